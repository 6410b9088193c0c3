"""No family of facts is read worse than when the figures were last accepted."""

from pathlib import Path

import pytest

from tests.quality.measure import (
    Case,
    lower,
    measure,
    misses,
    own_cases,
    read_baseline,
    reference_cases,
    source_cases,
    total,
)


def fallen(name: str, cases: list[Case]) -> list[str]:
    accepted = read_baseline()
    assert accepted[name], f"no accepted figures of {name}: python -m tests.quality --accept"
    results = measure(cases)
    worse = lower({name: total(results)}, accepted)
    shown = [f"{result.case.name}: {line}" for result in results for line in misses(result)] if worse else []
    return [*worse, *shown]


def test_our_own_plans_are_read_as_well_as_before(root: Path) -> None:
    assert fallen("plans", own_cases(root)) == []


def test_facts_are_found_in_the_words_of_our_sources_as_well_as_before(root: Path) -> None:
    assert fallen("sources", source_cases(root)) == []


@pytest.mark.reference
def test_the_reference_documents_are_read_as_well_as_before(reference: Path) -> None:
    assert fallen("reference", reference_cases(reference)) == []
