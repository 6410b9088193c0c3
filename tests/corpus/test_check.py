"""Each data-quality rule names the node that breaks it, and is silent on one that does not."""

import pytest

from generator.core.model import Citation, Deadline, Node, Plan, ProductMention
from generator.core.terms import DeadlineKind, Script, WorkStatus
from generator.core.vocabulary import Product, Vocabulary, Work
from generator.corpus.check import check_plans, is_day

VOCABULARY = Vocabulary(
    products=(Product("cement", "水泥"),),
    works=(
        Work("old-rules", "旧办法", status=WorkStatus.REPEALED, replaced_by="new-rules"),
        Work("new-rules", "新办法", status=WorkStatus.IN_FORCE),
    ),
)
KIND = DeadlineKind


def codes_of(node=None, **fields):
    given = {"schema": 1, "id": "a", "title": "2022年要点", "kind": "要点", "script": Script.HANS} | fields
    plan = Plan(body=(node,) if node else (), **given)
    return [issue.code for _, issue in check_plans((plan,), VOCABULARY)]


def node(text="6月底前查水泥", **facts):
    return Node("一、", id="sec_1", text=text, **facts)


def test_a_plan_in_order_has_no_finding():
    fact = Deadline(KIND.DEADLINE, "6月底前", end="2022-06-30")
    assert codes_of(node(deadlines=(fact,), products=(ProductMention("水泥", "水泥", "cement"),))) == []


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline(KIND.DEADLINE, "6月底前", end="2022-06-31"),
        Deadline(KIND.PERIOD, "6月底前", start="2022-07-01", end="2022-06-30"),
        Deadline(KIND.PERIOD, "6月底前", start="2022-06-01"),
        Deadline(KIND.START, "6月底前"),
        Deadline(KIND.RECURRING, "6月底前"),
        Deadline(KIND.DEADLINE, "6月底前", end="--13-01"),
    ],
)
def test_a_time_that_cannot_be_is_an_error(deadline):
    assert codes_of(node(deadlines=(deadline,))) == ["deadline-invalid"]


def test_a_quote_that_does_not_stand_is_an_error():
    assert codes_of(node(products=(ProductMention("砖", "砖"),))) == ["quote-not-found"]
    assert codes_of(citations=(Citation("甲", "《甲》"),)) == ["quote-not-found"]


def test_an_id_that_the_vocabulary_does_not_have_is_an_error():
    assert codes_of(node(products=(ProductMention("水泥", "水泥", "cements"),))) == ["vocabulary-unknown"]


def test_two_nodes_with_one_id_are_an_error():
    assert codes_of(Node("一、", id="sec_1", children=(Node("（一）", id="sec_1", text="甲"),))) == [
        "node-double-id"
    ]


def test_lines_out_of_order_are_an_error():
    assert codes_of(node(lines=(5, 3))) == ["lines-order"]


def test_a_repealed_work_is_named_with_what_stands_in_its_place():
    plan = Plan(
        1,
        "a",
        "要点",
        "要点",
        Script.HANS,
        body=(node("依《旧办法》", citations=(Citation("旧办法", "《旧办法》"),)),),
    )
    ((_, issue),) = check_plans((plan,), VOCABULARY)
    assert (issue.code, issue.advice) == ("work-replaced", "现行的是《新办法》")


def test_29_february_stands_in_a_masked_year_only_where_it_can():
    assert is_day("--02-29")
    assert is_day("2024-02-29")
    assert not is_day("2023-02-29")
