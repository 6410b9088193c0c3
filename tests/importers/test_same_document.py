"""The same plan is the same tree, with the same ids and facts, whatever file or script it comes in."""

import html
import json
from pathlib import Path
from typing import Any

import pytest

from generator.core.vocabulary import Vocabulary
from generator.facts import read_plan
from generator.importers import read_document
from generator.store import read_vocabulary
from generator.store.encode import plan_data
from generator.text.script import simplify, traditionalise
from tests.importers.files import paragraph, table, typeset, word

TITLE = "某市2023年产品质量安全监管工作要点"
PROVISIONS = [
    "为做好全市产品质量安全监管工作，根据年度工作安排，制定本要点。",
    "一、总体要求",
    "坚持问题导向，守住质量安全底线，压实企业主体责任。",
    "二、重点任务",
    "（一）抓好监督抽查。5月底前制定抽查方案，全年完成不少于300批次，重点抽查电线电缆、燃气具和儿童用品。",
    "（二）开展隐患排查。按照《中华人民共和国产品质量法》的规定，对生产企业开展检查，每月25日前报送情况。（牵头单位：质量监督科）",
    "三、工作要求",
    "各单位要加强组织领导，11月10日前报送工作总结。",
]
LINES = [TITLE, *PROVISIONS]


def _as_html(lines: list[str]) -> bytes:
    menu = "".join(f"<li><a href='{n}'>栏目{n}导航</a></li>" for n in range(6))
    body = "".join(f"<p style='text-indent:2em'>　　{html.escape(line)}</p>\n" for line in lines)
    return f"<html><head><meta charset='utf-8'></head><body><ul>{menu}</ul><div>{body}</div></body></html>".encode()


CONTAINERS = {
    "gb18030.txt": lambda lines: "\r\n".join(lines).encode("gb18030"),
    "utf-16.txt": lambda lines: "\n".join(lines).encode("utf-16"),
    "plan.html": _as_html,
    "plan.docx": lambda lines: word("".join(map(paragraph, lines))),
    "table.docx": lambda lines: word(table([["".join(map(paragraph, lines))]])),
    "plan.pdf": lambda lines: typeset([" " + lines[0], *lines[1:]], head="工作文件汇编"),
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(None)[0]


def _record(path: Path, vocabulary: Vocabulary) -> Any:
    record = plan_data(read_plan(read_document(path).text, vocabulary).plan)
    return _without_lines(record)


def _without_lines(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_lines(item) for key, item in value.items() if key not in ("lines", "script")}
    return [_without_lines(item) for item in value] if isinstance(value, list | tuple) else value


def _folded(record: Any) -> Any:
    return json.loads(simplify(json.dumps(record, ensure_ascii=False, default=str)))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Any:
    path = tmp_path_factory.mktemp("plain") / "plan.txt"
    path.write_text("\n".join(LINES), "utf-8")
    return _record(path, vocabulary)


def test_the_plain_text_is_read_with_its_facts(plain: Any) -> None:
    assert plain["title"] == TITLE
    assert [node["label"] for node in plain["body"]] == ["一、", "二、", "三、"]
    assert len(plain["body"][1]["children"]) == 2
    assert plain["body"][2]["deadlines"]


@pytest.mark.parametrize("name", CONTAINERS)
def test_another_container_gives_the_same_record(
    name: str, plain: Any, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / name
    path.write_bytes(CONTAINERS[name](LINES))
    assert _record(path, vocabulary) == plain


@pytest.mark.parametrize("name", [*CONTAINERS, "big5.txt"])
def test_another_script_gives_the_same_record(
    name: str, plain: Any, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    lines = [traditionalise(line).replace("爲", "為") for line in LINES]
    path = tmp_path / name
    path.write_bytes(_traditional(name, lines))
    assert _folded(_record(path, vocabulary)) == _folded(plain)


def _traditional(name: str, lines: list[str]) -> bytes:
    return "\n".join(lines).encode("big5hkscs") if name == "big5.txt" else CONTAINERS[name](lines)


@pytest.mark.reference
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kindergarten_rectification.html", "kindergarten_rect_conv.pdf"),
        ("bonded_zone_measures.html", "bonded_zone_conv.pdf"),
        ("gov_website_pilot_plan.html", "gov_website_conv.docx"),
        ("wufei_city_pilot_plan.html", "wufei_city_conv.docx"),
        ("wufei_city_pilot_plan.html", "wufei_city_pilot_plan_hant.html"),
    ],
)
def test_conversions_of_the_reference_documents_give_the_same_tree(
    one: str, other: str, reference: Path, vocabulary: Vocabulary
) -> None:
    records = [_folded(_record(reference / "inputs" / name, vocabulary)) for name in (one, other)]
    first, second = ([_skeleton(node) for node in record["body"]] for record in records)
    assert first == second


def _skeleton(node: Any) -> Any:
    return (
        node["id"],
        node["label"],
        node.get("heading", "")[:10],
        [_skeleton(n) for n in node.get("children", ())],
    )
