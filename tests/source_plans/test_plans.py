"""The plans that ship with the project: sound records, every fact in its words, nothing copied."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from generator.core.model import Node, Plan, walk
from generator.importers import read_document
from generator.parse import read_structure
from generator.store import Loaded, open_knowledge_base, read_vocabulary
from generator.store.encode import plan_data
from tests.quality.score import compare, plain, provisions

ORIGINALS = {
    "jilin-2020-product-quality": "000_33ea2344ae1e145c",
    "shanghai-2019-product-quality": "001_36f5f3b452a4ae63",
    "other-undated-rectification": "002_cda0ce9fae3222e4",
    "jiangxi-2022-industrial-products": "003_b23faa37b0b72837",
    "other-2014-enforcement": "004_2afed4af153e7fca",
}
COPIED = 22
"""Consecutive characters that no longer are facts and names but somebody's sentence."""

FOUND_ENTITIES = 131
"""Systems, catalogues, ledgers, reports … that a careful reading of the five originals found."""

IN_FULL = ("deadlines", "targets", "products", "units", "citations", "metadata")
"""Families that a restated plan must hold whole; openings and over-long headings are reworded."""


@pytest.fixture(scope="module")
def loaded(root: Path) -> Loaded:
    return open_knowledge_base(root).load()


@pytest.fixture(params=ORIGINALS, scope="module")
def plan(request: pytest.FixtureRequest, loaded: Loaded) -> Plan:
    return next(stored.plan for stored in loaded.plans if stored.plan.id == request.param)


def nodes(plan: Plan) -> list[Node]:
    return [node for node, _ in walk(plan.body)]


def test_all_five_load_without_an_issue(loaded: Loaded) -> None:
    assert loaded.issues == ()
    assert {stored.plan.id for stored in loaded.plans} >= set(ORIGINALS)


def test_every_quote_stands_in_its_node(plan: Plan) -> None:
    for node in nodes(plan):
        for fact in node.facts:
            assert fact.quote in (node.heading or "") or fact.quote in (node.text or ""), (node.id, fact)
    opening = (plan.transmittal or "", plan.preamble or "")
    for fact in (*plan.citations, *plan.deadlines, *plan.entities):
        assert any(fact.quote in part for part in opening), fact


def test_every_provision_says_something_and_where_it_stands(plan: Plan) -> None:
    for node, above in walk(plan.body):
        assert node.heading or node.text, node.id
        assert node.lines and node.lines[0] <= node.lines[1], node.id
        if above and above[-1].lines:
            assert above[-1].lines[0] <= node.lines[0], node.id
            assert node.lines[1] <= above[-1].lines[1], node.id


def test_sibling_provisions_follow_one_another(plan: Plan) -> None:
    for family in (plan.body, *(node.children for node in nodes(plan))):
        starts = [node.lines[0] for node in family if node.lines]
        assert starts == sorted(starts)


def test_every_product_and_entity_is_known_to_the_vocabulary(plan: Plan) -> None:
    vocabulary, _ = read_vocabulary(None)
    products = {product.id for product in vocabulary.products}
    entities = {entity.id for entity in vocabulary.entities}
    for node in nodes(plan):
        assert {product.canonical for product in node.products} <= products
        assert {entity.canonical for entity in node.entities} <= entities
    assert {entity.canonical for entity in plan.entities} <= entities


def test_together_they_name_all_131_entities_that_were_found_in_them(loaded: Loaded) -> None:
    named = {entity.canonical for stored in loaded.plans for entity in stored.plan.entities}
    for stored in loaded.plans:
        named |= {entity.canonical for node in nodes(stored.plan) for entity in node.entities}
    assert len(named) >= FOUND_ENTITIES


def test_no_person_is_named(plan: Plan) -> None:
    assert all(contact.name is None for contact in plan.contacts)


@pytest.mark.reference
def test_all_facts_of_the_original_are_there(plan: Plan, reference: Path) -> None:
    gold = json.loads((reference / f"gold/seeds/{ORIGINALS[str(plan.id)]}.gold.json").read_text("utf-8"))
    found = plan_data(plan)
    counts = compare(gold, found)
    assert {family: counts[family].f1 for family in IN_FULL} == dict.fromkeys(IN_FULL, 1.0)
    assert [path for _, path in provisions(found["body"])] == [path for _, path in provisions(gold["body"])]


@pytest.mark.reference
def test_headings_carry_over_whole_or_shortened(plan: Plan, reference: Path) -> None:
    gold = json.loads((reference / f"gold/seeds/{ORIGINALS[str(plan.id)]}.gold.json").read_text("utf-8"))
    pairs = zip(provisions(gold["body"]), provisions(plan_data(plan)["body"]), strict=True)
    for (original, _), (restated, path) in pairs:
        assert plain(original.get("heading")).endswith(plain(restated.get("heading"))), path


@pytest.mark.reference
def test_every_provision_stands_where_the_original_has_it(plan: Plan, reference: Path) -> None:
    original = read_document(next(reference.glob(f"seeds/{ORIGINALS[str(plan.id)]}*"))).text
    found = read_structure(original).plan
    assert [(node.id, node.lines) for node in nodes(plan)] == [(node.id, node.lines) for node in nodes(found)]


def squeezed(text: str) -> str:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"《[^》]*》", "\0", text)


@pytest.mark.reference
def test_no_sentence_is_copied(plan: Plan, reference: Path) -> None:
    runs: set[str] = set()
    for original in sorted((reference / "seeds").glob("*.txt")):
        text = squeezed(original.read_text("utf-8"))
        runs |= {text[at : at + COPIED] for at in range(len(text) - COPIED + 1)}
    words = [plan.transmittal, plan.preamble]
    words += [part for node in nodes(plan) for part in (node.heading, node.text)]
    for text in map(squeezed, filter(None, words)):
        copied = [text[at : at + COPIED] for at in range(len(text) - COPIED + 1)]
        assert not [run for run in copied if run in runs and "\0" not in run]
