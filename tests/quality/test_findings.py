"""Reading a whole plan says what a person should look at, and nothing of a plan that is in order."""

from pathlib import Path

import pytest

from generator.core.vocabulary import Vocabulary
from generator.facts import read_plan
from generator.importers import read_document
from generator.store import read_vocabulary

PLANS = Path(__file__).parent.parent / "plans"

TROUBLES = {
    "ocr-cosmetics-2020": {"lookalike-character", "brackets-mixed"},
    "consumer-rights-2019": {"brackets-mixed", "number-lost", "numbering-gap", "numbering-repeat"},
    "online-market-2017": {"pinyin-noise", "text-repeated", "script-mixed"},
    "child-goods-undated": {"words-masked", "date-missing"},
    "elevators-2018": {"contact-person"},
    "price-order-2022": {"reporting-burden"},
    "food-key-points-2021": {"date-missing"},
}

IN_ORDER = (
    "agri-products-2022",
    "campus-food-2025",
    "ccc-checks-2022",
    "food-production-2021",
    "packaging-2023",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(None)[0]


def codes(name: str, vocabulary: Vocabulary) -> set[str]:
    text = read_document(next((PLANS / name).glob("input.*"))).text
    return {issue.code for issue in read_plan(text, vocabulary).issues}


@pytest.mark.parametrize("name", TROUBLES)
def test_troubles_are_named(name: str, vocabulary: Vocabulary) -> None:
    assert codes(name, vocabulary) >= TROUBLES[name]


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_plan_in_order_raises_no_issue(name: str, vocabulary: Vocabulary) -> None:
    assert codes(name, vocabulary) == set()
