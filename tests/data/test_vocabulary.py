"""The packaged vocabulary is sound: every id once, every word claimed once, every reference kept."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.core.terms import EntityGroup, WorkStatus
from generator.core.vocabulary import Vocabulary
from generator.store import read_vocabulary
from generator.text.script import fold

KINDS = ("products", "entities", "units", "works", "occasions", "periods")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found, issues = read_vocabulary(None)
    assert issues == ()
    return found


def _words(entry: Any) -> list[str]:
    """Every word that an entry claims, folded: its name or title, its aliases, its former names."""
    name = getattr(entry, "name", None) or entry.title
    return [fold(word) for word in (name, *getattr(entry, "aliases", ()), *getattr(entry, "formerly", ()))]


def _claims(entries: Iterable[Any]) -> dict[str, list[str]]:
    claims: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for word in _words(entry):
            claims[word].append(entry.id)
    return claims


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_is_claimed_once_whatever_its_script(vocabulary: Vocabulary, kind: str) -> None:
    claims = _claims(getattr(vocabulary, kind))
    assert {word: ids for word, ids in claims.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("kind", ["products", "entities", "units"])
def test_no_word_is_so_short_that_it_matches_everywhere(vocabulary: Vocabulary, kind: str) -> None:
    assert [word for word in _claims(getattr(vocabulary, kind)) if len(word) < 2] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_carries_stray_marks_or_blanks(vocabulary: Vocabulary, kind: str) -> None:
    for entry in getattr(vocabulary, kind):
        for word in _words(entry):
            assert word == word.strip(), entry.id
            assert not word.startswith(("《", "、", "|")), entry.id


def test_products_have_two_levels(vocabulary: Vocabulary) -> None:
    parents = {product.id: product.parent for product in vocabulary.products}
    for product, parent in parents.items():
        assert parent is None or parent in parents, f"{product}: no parent {parent}"
        assert parent is None or parents[parent] is None, f"{product}: third level under {parent}"


def test_every_category_has_products(vocabulary: Vocabulary) -> None:
    used = {product.parent for product in vocabulary.products}
    assert [p.id for p in vocabulary.products if p.parent is None and p.id not in used] == []


def test_whole_field_words_are_no_products(vocabulary: Vocabulary) -> None:
    claims = _claims(vocabulary.products)
    assert not {"产品", "工业产品", "工业品", "商品", "消费品", "食品"} & claims.keys()


def test_every_group_of_entities_is_filled(vocabulary: Vocabulary) -> None:
    assert {entity.group for entity in vocabulary.entities} == set(EntityGroup)


def test_an_entity_is_never_a_bare_everyday_word(vocabulary: Vocabulary) -> None:
    everyday = {
        "通报",
        "检查",
        "抽查",
        "整改",
        "台账",
        "报告",
        "总结",
        "系统",
        "平台",
        "考核",
        "督导",
        "承诺",
    }
    assert not everyday & _claims(vocabulary.entities).keys()


def test_a_replaced_work_names_one_that_exists(vocabulary: Vocabulary) -> None:
    ids = {work.id for work in vocabulary.works}
    for work in vocabulary.works:
        assert work.replaced_by is None or work.replaced_by in ids, work.id
        assert work.replaced_by != work.id


def test_what_is_said_of_a_work_rests_on_something(vocabulary: Vocabulary) -> None:
    for work in vocabulary.works:
        assert work.basis, work.id
        dates = [date for date in (work.issued, work.effective) if date]
        assert dates == sorted(dates), f"{work.id}: in force before it was issued"
        if work.status in (WorkStatus.IN_FORCE, WorkStatus.REPEALED):
            assert work.basis == "公开文本", work.id


def test_a_repealed_work_says_what_stands_in_its_place(vocabulary: Vocabulary) -> None:
    repealed = [work for work in vocabulary.works if work.status is WorkStatus.REPEALED]
    assert repealed
    assert all(work.replaced_by for work in repealed)


def test_laws_are_found_by_their_short_titles(vocabulary: Vocabulary) -> None:
    claims = _claims(vocabulary.works)
    for work in vocabulary.works:
        short = work.title.removeprefix("中华人民共和国")
        assert claims[fold(short)] == [work.id]


def test_occasions_and_periods_run_forward(vocabulary: Vocabulary) -> None:
    assert all(occasion.start <= occasion.end for occasion in vocabulary.occasions)
    spans = [(period.start, period.end) for period in vocabulary.periods]
    assert all(end - start == 4 for start, end in spans)
    assert [start for start, _ in spans[1:]] == [end + 1 for _, end in spans[:-1]]


def test_an_old_name_is_renamed_once(vocabulary: Vocabulary) -> None:
    old = [renaming.old for renaming in vocabulary.renamings]
    assert sorted(old) == sorted(set(old))
    assert {"12365"} <= set(old)


@pytest.mark.parametrize(
    ("word", "product"),
    [
        ("电动车", "electric-bicycles"),
        ("電線電纜", "wire-and-cable"),
        ("行動電源", "power-banks"),
        ("防爆電器", "explosion-proof-electrical"),
        ("童車", "children-vehicles"),
        ("充电器", "chargers"),
        ("热水器", "water-heaters"),
    ],
)
def test_a_product_is_found_under_its_other_names(vocabulary: Vocabulary, word: str, product: str) -> None:
    assert _claims(vocabulary.products)[fold(word)] == [product]


@pytest.mark.parametrize("old", ["质监局", "工商局", "食药监局", "質監局"])
def test_an_office_is_found_under_its_former_names(vocabulary: Vocabulary, old: str) -> None:
    assert _claims(vocabulary.units)[fold(old)] == ["amr"]


def _nodes(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield record
    for child in chain(record.get("body", ()), record.get("children", ())):
        yield from _nodes(child)


def _gold(reference: Path, family: str, key: str) -> set[str]:
    """Every value that the gold records give under a fact family."""
    records = [json.loads(path.read_text("utf-8")) for path in reference.glob("gold/*/*.gold.json")]
    assert records
    return {fact[key] for record in records for node in _nodes(record) for fact in node.get(family, ())}


@pytest.mark.reference
def test_every_product_of_the_reference_plans_is_known(vocabulary: Vocabulary, reference: Path) -> None:
    claims = _claims(vocabulary.products)
    assert {name for name in _gold(reference, "products", "name") if fold(name) not in claims} == set()


@pytest.mark.reference
def test_every_work_that_the_reference_plans_cite_is_known(vocabulary: Vocabulary, reference: Path) -> None:
    claims = _claims(vocabulary.works)
    assert {name for name in _gold(reference, "citations", "title") if fold(name) not in claims} == set()


@pytest.mark.reference
def test_every_entity_of_the_reference_plans_is_met_on_its_line(
    vocabulary: Vocabulary, reference: Path
) -> None:
    """Each row of the list of entities is found by the entry at its place, on the line that it names."""
    seeds = {path.name[:3]: path.read_text("utf-8").split("\n") for path in reference.glob("seeds/*.txt")}
    with (reference / "design" / "entities.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) <= len(vocabulary.entities)
    for row, entity in zip(rows, vocabulary.entities, strict=False):
        line = fold(seeds[row["seed"]][int(row["line"]) - 1])
        assert any(word in line for word in _words(entity)), f"{row['no']} {entity.id}"
        assert entity.group.label == row["type"], f"{row['no']} {entity.id}"
