"""The gold records of our own plans are themselves sound: they say what stands in their raw files."""

import re
from pathlib import Path

import pytest

from generator.importers import read_document
from tests.quality.measure import Case, own_cases
from tests.quality.score import Record, plain, provisions

CASES = own_cases(Path(__file__).parent.parent.parent)
_PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_FACTS = ("deadlines", "targets", "products", "units", "citations")


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


def document(case: Case) -> str:
    return plain(_PINYIN.sub("", read_document(case.input).text))


def facts(holder: Record) -> list[Record]:
    return [fact for kind in _FACTS for fact in holder.get(kind) or []]


def test_every_heading_opening_and_quote_stands_in_the_raw_file(case: Case) -> None:
    text = document(case)
    for node, path in provisions(case.gold["body"]):
        words = [
            node.get("heading"),
            node.get("text", "").removesuffix("…"),
            *(f["quote"] for f in facts(node)),
        ]
        words = [part.split("：", 1)[-1] if "责任" in part[:2] else part for part in words if part]
        assert [part for part in words if plain(part) not in text] == [], path
    assert all(plain(fact["quote"]) in text for fact in facts(case.gold))


def test_every_provision_is_known_by_twelve_characters_or_all_it_has(case: Case) -> None:
    for node, path in provisions(case.gold["body"]):
        opening = plain(node.get("heading")) + plain(node.get("text"))
        whole = node.get("children") or (node.get("text") and not node["text"].endswith("…"))
        assert opening and (len(opening) >= 12 or whole), path


def test_a_year_stands_in_every_bound_unless_it_is_masked(case: Case) -> None:
    for node, path in provisions(case.gold["body"]):
        for fact in node.get("deadlines") or []:
            for bound in filter(None, (fact.get("from"), fact.get("to"))):
                assert bound.startswith("--") == ("year" not in case.gold), path


def test_both_scripts_and_all_containers_are_there() -> None:
    assert {case.gold["script"] for case in CASES} == {"hans", "hant"}
    assert {case.input.suffix for case in CASES} == {".txt", ".html", ".docx", ".pdf"}
    encodings = [str(read_document(case.input).encoding) for case in CASES if case.input.suffix == ".txt"]
    for family in ("utf-8", "utf-16", "gb18030", "big5"):
        assert any(name.startswith(family) for name in encodings), family


def test_at_least_fourteen_plans_and_seven_kinds_are_there() -> None:
    assert len(CASES) >= 14
    assert len({case.gold.get("kind") for case in CASES}) >= 7
