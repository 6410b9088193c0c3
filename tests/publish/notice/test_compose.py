"""What a notice says: from the plan, from the user, or a marked blank; nothing else."""

import datetime as dt

import pytest
from msgspec.structs import replace

from generator.core.model import Node
from generator.core.terms import Script
from generator.publish.notice import NoticeFields, compose_notice
from generator.publish.notice.content import Role
from generator.publish.notice.faces import Face


def words(paragraphs):
    return [paragraph.text for paragraph in paragraphs]


def blanks(notice):
    return [blank.name for blank in notice.blanks]


def test_a_notice_issues_its_plan_with_what_the_plan_states(plan):
    notice = compose_notice(plan, NoticeFields())
    title = notice.title.text.replace("\n", "")
    assert title == "南岭省市场监督管理局关于印发《2025年儿童玩具质量安全专项整治工作方案》的通知"
    assert notice.head.number.text == "南市监质〔2025〕7号"
    assert words(notice.letter) == [
        "各市、县（区）市场监督管理局：",
        "现将《2025年儿童玩具质量安全专项整治工作方案》印发给你们，请抓好落实。",
    ]
    assert [run.text for run in notice.signature] == ["南岭省市场监督管理局"]
    assert notice.date.text == "2025年3月5日"


def test_the_plan_follows_without_the_label_of_an_attachment_and_its_forms_with_it(plan):
    issued, form = compose_notice(plan, NoticeFields()).enclosures
    assert issued.label is None
    assert issued.title.text.replace("\n", "") == "2025年儿童玩具质量安全专项整治工作方案"
    assert words(issued.paragraphs)[-1] == "附件：玩具整治情况统计表"
    assert (form.label, form.title.text) == ("附件", "玩具整治情况统计表")


def test_several_forms_are_numbered(make_plan):
    notice = compose_notice(make_plan(attachments=["甲表", "《乙表》。"]), NoticeFields())
    assert words(notice.enclosures[0].paragraphs)[-2:] == ["附件：1. 甲表", "2. 乙表"]
    assert [(e.label, e.title.text) for e in notice.enclosures[1:]] == [("附件1", "甲表"), ("附件2", "乙表")]


def test_an_annex_with_text_is_set_and_one_without_is_a_blank(plan):
    annex = Node("附件1", heading="技术要求", children=(Node("一、", text="导线不外露。"),))
    several = replace(plan, body=(*plan.body, annex), attachments=("技术要求", "清单"))
    notice = compose_notice(several, NoticeFields())
    assert words(notice.enclosures[1].paragraphs) == ["一、导线不外露。"]
    assert words(notice.enclosures[2].paragraphs) == ["【附件2原件】"]
    assert "附件2原件" in blanks(notice)
    assert not any("导线" in text for text in words(notice.enclosures[0].paragraphs))


def test_what_nobody_states_is_a_blank_and_nothing_is_invented(bare):
    notice = compose_notice(bare, NoticeFields())
    assert blanks(notice) == [
        "发文机关", "发文字号", "计划名称", "主送机关", "成文日期", "印发机关", "印发日期",
    ]  # fmt: skip
    assert notice.title.text.replace("\n", "") == "【发文机关】关于印发《【计划名称】》的通知"
    assert [run.blank for run in notice.title.runs if "【" in run.text] == [True, True]
    assert not any(character.isdigit() for character in notice.date.text + notice.head.number.text)


def test_every_blank_is_marked_in_the_text(bare):
    notice = compose_notice(bare, NoticeFields())
    runs = [*notice.title.runs, *notice.letter[0].runs, notice.head.number, *notice.head.issuers, notice.date]
    assert {run.text.strip("【】") for run in runs if run.blank} == set(blanks(notice)[:5])


def test_what_the_user_states_stands_before_what_the_plan_states(plan):
    fields = NoticeFields(
        issuers=("北江市市场监督管理局",),
        number="北市监〔2026〕1号",
        date=dt.date(2026, 1, 9),
        addressees=("各区局", "各直属单位"),
        basis="根据上级部署，",
        copies=("省局", "市政府办公室"),
        office="办公室",
        printed=dt.date(2026, 1, 12),
        contact="王某，010-1",
        urgency="加急",
    )
    notice = compose_notice(plan, fields)
    assert blanks(notice) == ["附件原件"]
    assert notice.title.text.startswith("北江市市场监督管理局")
    assert (notice.head.number.text, notice.head.urgency) == ("北市监〔2026〕1号", "加急")
    assert words(notice.letter)[0] == "各区局，各直属单位："
    assert words(notice.letter)[1].startswith("根据上级部署，现将《")
    assert notice.note.text == "（联系人：王某，010-1）"
    assert notice.colophon.copies == "抄送：省局，市政府办公室。"
    assert "".join(run.text for run in notice.colophon.printed) == "2026年1月12日印发"


def test_a_plan_without_title_takes_the_one_that_is_given(bare):
    notice = compose_notice(bare, NoticeFields(title="电线电缆整治方案"))
    assert "《电线电缆整治方案》" in notice.title.text.replace("\n", "")
    assert "计划名称" not in blanks(notice)


def test_no_contact_of_a_plan_is_carried_over(plan):
    notice = compose_notice(plan, NoticeFields())
    assert notice.note.text == "（联系人：【联系人】，电话：【联系电话】）"
    assert "林某某" not in str(notice)
    assert "1234567" not in str(notice)


def test_the_date_of_publication_is_never_taken_for_the_date_of_signing(make_plan):
    notice = compose_notice(make_plan(dated=None, published="2025-03-20"), NoticeFields())
    assert "成文日期" in blanks(notice)


def test_a_plan_in_traditional_script_is_issued_in_simplified_unless_asked_otherwise(bare):
    assert compose_notice(bare, NoticeFields()).enclosures[0].paragraphs[0].text == "一、加强电线电缆监管"
    kept = compose_notice(bare, NoticeFields(script=Script.HANT))
    assert kept.enclosures[0].paragraphs[0].text == "一、加強電線電纜監管"
    assert "關於印發" in kept.title.text.replace("\n", "")


def test_a_plan_that_is_itself_a_notice_is_not_issued_by_another(make_plan):
    title = "南岭省市场监督管理局关于开展玩具整治的通知"
    notice = compose_notice(make_plan(title=title, transmittal=None), NoticeFields())
    assert notice.title.text.replace("\n", "") == title
    assert "一、工作目标" in words(notice.letter)
    assert words(notice.letter)[-1] == "附件：玩具整治情况统计表"
    assert [enclosure.label for enclosure in notice.enclosures] == ["附件"]


def test_joint_issuers_all_sign_and_the_title_names_the_host(make_plan):
    two = compose_notice(make_plan(issuers=["甲市市场监督管理局", "甲市教育局"]), NoticeFields())
    assert two.title.text.replace("\n", "").startswith("甲市市场监督管理局 甲市教育局关于印发")
    four = compose_notice(make_plan(issuers=["甲局", "乙局", "丙局", "丁局"]), NoticeFields())
    assert four.title.text.replace("\n", "").startswith("甲局等4部门关于印发")
    assert [run.text for run in four.signature] == ["甲局", "乙局", "丙局", "丁局"]


def test_addressees_that_leave_the_first_page_no_text_go_into_the_colophon(make_plan):
    many = [f"第{n}市人民政府市场监督管理工作领导小组办公室" for n in range(1, 31)]
    notice = compose_notice(make_plan(addressees=many), NoticeFields())
    assert notice.letter[0].role is Role.BODY
    assert notice.colophon.addressees.startswith("主送：第1市")
    assert any("移至版记" in remark for remark in notice.remarks)


def test_addressees_that_push_text_and_signature_to_the_second_page_go_there_too(make_plan):
    issuers = ["南岭省市场监督管理局", "南岭省教育厅", "南岭省公安厅", "南岭省商务厅"]
    addressees = [f"第{n}市市场监督管理局和教育局" for n in range(1, 8)]
    crowded = compose_notice(make_plan(issuers=issuers, addressees=addressees), NoticeFields())
    assert crowded.letter[0].role is Role.BODY
    roomy = compose_notice(make_plan(issuers=issuers, addressees=addressees[:2]), NoticeFields())
    assert roomy.letter[0].role is Role.ADDRESSEES


@pytest.mark.parametrize("marks", ["[2025]", "【2025】", "［2025］", "(2025)", "（2025）"])
def test_the_brackets_of_a_number_are_put_right(make_plan, marks):
    notice = compose_notice(make_plan(document_number=f"南市监质{marks}7号"), NoticeFields())
    assert notice.head.number.text == "南市监质〔2025〕7号"


def test_the_number_of_a_plan_in_traditional_script_is_simplified_too(make_plan):
    plan = make_plan(script="hant", document_number="滬市監質〔2025〕7號")
    assert compose_notice(plan, NoticeFields()).head.number.text == "沪市监质〔2025〕7号"


def test_without_a_colophon_nothing_of_it_is_asked(plan):
    notice = compose_notice(plan, NoticeFields(colophon=False))
    assert notice.colophon is None
    assert "印发机关" not in blanks(notice)


def test_provisions_have_the_type_of_their_level(plan):
    paragraphs = compose_notice(plan, NoticeFields()).enclosures[0].paragraphs
    texts = words(paragraphs)
    assert texts[1] == "一、工作目标"
    assert paragraphs[1].role is Role.HEADING_1
    run_in = paragraphs[texts.index("二、主要任务") + 1]
    assert [(run.text[:9], run.face) for run in run_in.runs] == [
        ("（一）全面排查。", Face.KAI),
        ("各地逐户排查，6月", Face.FANGSONG),
    ]


def test_an_inline_series_stays_in_its_paragraph(plan):
    texts = words(compose_notice(plan, NoticeFields()).enclosures[0].paragraphs)
    assert "（二）分类处置。要做到：一是立即下架不合格产品；二是15个工作日内复查。" in texts


def test_a_heading_that_runs_on_into_a_series_ends_as_a_sentence(make_plan):
    body = [{"label": "（一）", "heading": "加强培训", "children": [{"label": "一是", "text": "抓骨干。"}]}]
    paragraph = compose_notice(make_plan(body=body), NoticeFields()).enclosures[0].paragraphs[1]
    assert [(run.text, run.face) for run in paragraph.runs[:2]] == [
        ("（一）加强培训。", Face.KAI),
        ("一是", Face.FANGSONG),
    ]


@pytest.mark.parametrize(
    ("label", "heading", "printed"),
    [
        ("1、", "抽查", "1.抽查。做。"),
        ("1.", "2025年抽查", "1. 2025年抽查。做。"),
        ("（一）、", "抽查", "（一）抽查。做。"),
        ("（1）", "抽查", "（1）抽查。做。"),
        ("第一条", "抽查", "第一条 抽查。做。"),
    ],
)
def test_labels_are_printed_as_the_standard_has_them(make_plan, label, heading, printed):
    body = [{"label": label, "heading": heading, "text": "做。"}]
    texts = words(compose_notice(make_plan(body=body), NoticeFields()).enclosures[0].paragraphs)
    assert texts[1] == printed
