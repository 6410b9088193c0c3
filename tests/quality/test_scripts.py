"""The same plan in the other script gives the same tree and the same facts."""

from pathlib import Path

import pytest

from generator.core.terms import Script
from generator.core.vocabulary import Vocabulary
from generator.facts import read_plan
from generator.importers import read_document
from generator.store import read_vocabulary
from generator.store.encode import plan_data
from generator.text.script import in_script
from tests.quality.measure import Case, own_cases
from tests.quality.score import FAMILIES, compare, missed, stated

CASES = own_cases(Path(__file__).parent.parent.parent)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(None)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan_converted_to_the_other_script_is_read_alike(case: Case, vocabulary: Vocabulary) -> None:
    text = read_document(case.input).text
    other = Script.HANT if case.gold["script"] == "hans" else Script.HANS
    before = plan_data(read_plan(text, vocabulary).plan)
    after = plan_data(read_plan(in_script(text, other), vocabulary).plan)
    figures = compare(before | {"script": other.value}, after)
    differing = {family: missed(stated(before)[family], stated(after)[family]) for family in FAMILIES}
    assert {name: pair for name, pair in differing.items() if pair != ([], [])} == {}
    assert [name for name, count in figures.items() if count.f1 < 1] == []
