"""The Markdown twin: the words of the .docx, readable by programs, none of it markup by accident."""

import io

import docx
import markdown
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from generator.publish.notice import NoticeFields, compose_notice, write_docx, write_markdown
from generator.publish.notice.markdown import escape


def front(text):
    return yaml.safe_load(text.split("---\n")[1])


def test_the_front_matter_states_the_document(plan):
    stated = front(write_markdown(compose_notice(plan, NoticeFields())))
    assert stated == {
        "title": "南岭省市场监督管理局关于印发《2025年儿童玩具质量安全专项整治工作方案》的通知",
        "issuers": ["南岭省市场监督管理局"],
        "document_number": "南市监质〔2025〕7号",
        "dated": "2025-03-05",
        "addressees": "各市、县（区）市场监督管理局",
        "plan": "nanling-2025-toys",
        "to_fill": ["联系人", "联系电话", "附件原件", "印发机关", "印发日期"],
    }


def test_what_is_blank_is_not_stated(bare):
    stated = front(write_markdown(compose_notice(bare, NoticeFields())))
    assert set(stated) == {"title", "plan", "to_fill"}


def words(text):
    return [c for c in text if c.isalnum()]


def test_both_files_say_the_same(plan, bare):
    for source in (plan, bare):
        notice = compose_notice(source, NoticeFields(copies=("省局",)))
        rendered = html.fromstring(markdown.markdown(write_markdown(notice).split("---\n", 2)[2]))
        body = docx.Document(io.BytesIO(write_docx(notice))).element.body
        printed = "".join(t.text for t in body.iter(qn("w:t")))
        assert words(rendered.text_content()) == words(printed)


@pytest.mark.parametrize(
    "text",
    [
        "1. 项",
        "- 项",
        "+ 项",
        "# 题",
        "> 引",
        "<b>粗</b>",
        "*斜*",
        "[a](http://b)",
        "|a|",
        "`c`",
        "===",
        "&lt;",
        "1) x",
    ],
)
def test_text_is_shown_as_it_is(text):
    shown = html.fromstring(f"<div>{markdown.markdown(escape(text))}</div>")
    assert shown.text_content().strip() == text
    assert [child.tag for child in shown] == ["p"]
    assert len(shown[0]) == 0


@settings(deadline=None)
@given(st.text(alphabet="甲1.-+*_#<>[]()`|~&!\\ =:$", max_size=40))
def test_no_text_becomes_markup(text):
    text = " ".join(text.split())
    shown = html.fromstring(f"<div>{markdown.markdown(escape(text))}</div>")
    assert [child.tag for child in shown] in ([], ["p"])
    assert " ".join(shown.text_content().split()) == text


def test_a_title_cannot_end_the_front_matter(plan):
    text = write_markdown(compose_notice(replace(plan, title="甲\n---\nto_fill: []\n乙"), NoticeFields()))
    assert front(text)["plan"] == "nanling-2025-toys"
    assert front(text)["to_fill"]
