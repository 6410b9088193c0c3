"""A preview of a document-sharing site reads as the document that it was cut from."""

import pytest

from generator.importers import read_document
from generator.importers.shared_pages import join_shared_pages

SITE = "计量惠民方案.docx\n《计量惠民方案.docx》由会员分享,可在线阅读。\n"
FILLING = "各单位要落实责任，按时完成检定任务，及时报送情况。" * 8


def test_pages_that_a_word_was_cut_by_are_joined() -> None:
    shared = f"{SITE}1、计量惠民方案一、目标{FILLING}二、重点任\n\n2、务。检定案秤。{FILLING}三、要求按期完\n3、成。\n\n下载"
    assert join_shared_pages(shared) == (
        f"{SITE}计量惠民方案\n一、目标{FILLING}二、重点任务。检定案秤。{FILLING}三、要求按期完成。\n\n下载"
    )


def test_a_page_that_ends_with_its_sentence_ends_a_line() -> None:
    shared = f"{SITE}1、一、目标{FILLING}\n2、{FILLING}三、要求按期完\n3、成。"
    assert join_shared_pages(shared) == f"{SITE}一、目标{FILLING}\n{FILLING}三、要求按期完成。"


def test_measures_of_a_shared_plan_keep_their_numbers() -> None:
    plan = f"{SITE}1、{FILLING}\n2、{FILLING}\n3、{FILLING}"
    assert join_shared_pages(plan) == plan
    short = f"{SITE}1、检定案秤\n2、检定血压计\n3、总结"
    assert join_shared_pages(short) == short


def test_no_preview_is_left_alone() -> None:
    plan = f"1、{FILLING}三、要求按期完\n2、成。"
    assert join_shared_pages(plan) == plan


@pytest.mark.parametrize("name", ["计量.txt", "计量.html"])
def test_whoever_imports_a_preview_is_told(tmp_path, name: str) -> None:
    lines = f"{SITE}1、计量惠民方案一、目标{FILLING}二、重点任\n2、务。检定案秤。".split("\n")
    text = "\n".join(f"<p>{line}</p>" for line in lines) if name.endswith("html") else "\n".join(lines)
    (tmp_path / name).write_text(text, "utf-8")
    document = read_document(tmp_path / name)
    assert "重点任务。检定案秤。" in document.text
    assert [note for note in document.notes if "文库" in note and "编号" in note]
