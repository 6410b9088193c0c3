"""What a plan says does not hang on how its text is laid out or on the width of its marks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.core.vocabulary import Vocabulary
from generator.facts import read_plan
from generator.importers import read_document
from generator.store import read_vocabulary
from generator.store.encode import plan_data
from tests.quality.measure import Case, own_cases
from tests.quality.score import FAMILIES, missed, stated

LAID_OUT = {"ocr-cosmetics-2020", "catering-tasks-2020"}
"""Plans whose very layout is their trouble: a scan, a table whose cells are parted by spaces."""

CASES = [
    case
    for case in own_cases(Path(__file__).parent.parent.parent)
    if case.input.suffix == ".txt" and case.name not in LAID_OUT
]
HALF_WIDTH = str.maketrans("（）：；，", "():;,")


def indented(text: str) -> str:
    return "\r\n".join(f"    {line}" for line in text.split("\n"))


def spread(text: str) -> str:
    return text.replace("\n", "\n\n")


def half_width(text: str) -> str:
    return text.translate(HALF_WIDTH)


def figures_apart(text: str) -> str:
    return re.sub(r"(?<=[一-鿿])(\d+)(?=[一-鿿])", r" \1 ", text)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(None)[0]


@pytest.mark.parametrize("change", [indented, half_width], ids=lambda change: change.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_all_is_read_alike(case: Case, change: Callable[[str], str], vocabulary: Vocabulary) -> None:
    assert differing(case, change, FAMILIES, vocabulary) == {}


@pytest.mark.parametrize("change", [spread, figures_apart], ids=lambda change: change.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_tree_and_its_times_are_read_alike(
    case: Case, change: Callable[[str], str], vocabulary: Vocabulary
) -> None:
    assert differing(case, change, ("structure", "parents", "deadlines", "units"), vocabulary) == {}


def differing(
    case: Case, change: Callable[[str], str], families: tuple[str, ...], vocabulary: Vocabulary
) -> dict[str, object]:
    text = read_document(case.input).text
    before, after = (stated(plan_data(read_plan(t, vocabulary).plan)) for t in (text, change(text)))
    pairs = {family: missed(before[family], after[family]) for family in families}
    return {family: pair for family, pair in pairs.items() if pair != ([], [])}
