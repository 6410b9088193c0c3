"""Persons are kept out of what is published."""

from generator.views.privacy import WITHHELD, withhold, without_contacts
from tests.views.plans import plan


def test_names_and_numbers_are_withheld():
    assert withhold("联系人：张三，0791-86355020", ("张三",)) == f"联系人：{WITHHELD}，{WITHHELD}"
    assert withhold("手机13800000000。", ()) == f"手机{WITHHELD}。"


def test_hot_lines_document_numbers_and_figures_stay():
    for text in ("拨打12315、12365", "赣市监质监〔2022〕1号", "4000批次", "2022年4月13日"):
        assert withhold(text, ()) == text


def test_a_published_plan_has_no_contacts_anywhere():
    shown = without_contacts(
        plan(
            "p",
            2022,
            [
                {
                    "label": "一、",
                    "heading": "报送",
                    "text": "请报张三三。",
                    "children": [{"label": "（一）", "text": "电话0791-86355020。"}],
                }
            ],
            contacts=[{"name": "张三三", "phone": "0791-86355020"}],
            transmittal="联系人张三三。",
        )
    )
    assert shown.contacts == ()
    assert "张三" not in repr(shown)
    assert "86355020" not in repr(shown)
