"""Titles break between words, in balance, and keep together what belongs together."""

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish.notice.measure import lines_of, width_of
from generator.publish.notice.title import LONGEST_LINE, break_title, cut_words

CASES = [
    (
        ("南岭省市场监督管理局", "关于印发", "《要点》", "的通知"),
        ["南岭省市场监督管理局", "关于印发《要点》的通知"],
    ),
    (
        ("【发文机关】", "关于印发", "《产品监督和执法打假工作要点》", "的通知"),
        ["【发文机关】关于印发", "《产品监督和执法打假工作要点》的通知"],
    ),
    (
        ("南岭省市场监督管理局", "关于印发", "《2025年儿童玩具质量安全专项整治工作方案》", "的通知"),
        ["南岭省市场监督管理局关于印发", "《2025年儿童玩具质量安全", "专项整治工作方案》的通知"],
    ),
    (("2025年南岭省儿童玩具质量监督管理工作计划",), ["2025年南岭省儿童玩具", "质量监督管理工作计划"]),
]


@pytest.mark.parametrize(("parts", "lines"), CASES, ids=lambda value: "".join(value)[:12])
def test_titles(parts, lines):
    assert list(break_title(parts)) == lines


def test_both_scripts_break_alike():
    simplified = break_title(("南岭省电线电缆产品质量安全监督管理工作计划",))
    traditional = break_title(("南嶺省電線電纜產品質量安全監督管理工作計劃",))
    assert [len(line) for line in simplified] == [len(line) for line in traditional]


@pytest.mark.parametrize("text", ["".join(parts) for parts, _ in CASES] + ["乘风破浪研究生命起源ABC", ""])
def test_words_are_those_of_jieba_with_its_whole_dictionary(text):
    assert cut_words(text) == list(jieba.cut(text))


def test_a_title_that_fits_is_not_broken():
    assert break_title(("某县局", "关于印发", "《要点》", "的通知")) == ("某县局关于印发《要点》的通知",)


@settings(deadline=None)
@given(st.text(alphabet="关于开展玩具质量安全整治工作方案的《》“”（）2025年、a", min_size=1, max_size=90))
def test_any_title_is_broken_without_loss_and_fits(text):
    lines = break_title((text,))
    assert "".join(lines) == text
    assert all(width_of(line) <= LONGEST_LINE for line in lines) or len(lines) == 1


def test_no_line_opens_or_ends_with_the_wrong_mark():
    lines = break_title(
        ("南岭省市场监督管理局关于印发", "《“净网”“利剑”两个专项行动实施方案（试行）》", "的通知")
    )
    assert len(lines) > 1
    assert not any(line[0] in "》”）的、" or line[-1] in "《“（、" for line in lines)


def test_lines_are_counted_as_they_are_set():
    assert lines_of("字" * 28) == 1
    assert lines_of("字" * 28, indent=2) == 2
    assert lines_of("字" * 28 + "。") == 2
    assert lines_of("") == 1
