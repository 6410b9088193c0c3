"""Golden cases: one behaviour each, after the guide of the record, and whole provisions as plans write them."""

import pytest

from tests.facts.reading_cases import load_cases, read_case, show


def cases(family):
    return [pytest.param(case, id=case["name"]) for case in load_cases(family)]


@pytest.mark.parametrize("case", cases("deadlines"))
def test_deadlines(case):
    assert show(read_case(case), "deadlines") == case["expect"]


@pytest.mark.parametrize("case", cases("targets"))
def test_targets(case):
    assert show(read_case(case), "targets") == case["expect"]


@pytest.mark.parametrize("case", cases("products"))
def test_products(case):
    assert show(read_case(case), "products") == case["expect"]


@pytest.mark.parametrize("case", cases("units"))
def test_units(case):
    assert show(read_case(case), "units") == case["expect"]


@pytest.mark.parametrize("case", cases("citations"))
def test_citations(case):
    assert show(read_case(case), "citations") == case["expect"]


FAMILIES = ("deadlines", "targets", "products", "units", "citations")


@pytest.mark.parametrize(
    ("case", "family"),
    [
        pytest.param(case, family, id=f"{case['name']}: {family}")
        for case in load_cases("paragraphs")
        for family in FAMILIES
        if family in case
    ],
)
def test_whole_provisions(case, family):
    assert sorted(show(read_case(case), family)) == sorted(case[family])
