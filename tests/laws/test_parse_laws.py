"""What holds for every text, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings

from generator.core.identify import identify_nodes
from generator.core.ids import parse_node_id, print_node_id
from generator.core.model import Node, Plan, walk
from generator.core.numbering import Style, print_label, read_label, successor
from generator.parse import read_structure
from generator.parse.lines import read_page
from generator.text.normalise import blank_invisible
from generator.text.script import fold, simplify, traditionalise
from tests.laws.strategies import PARTS, damaged_plans, texts

THOROUGH = settings(max_examples=300, deadline=None)
WHOLE = "\n".join(PARTS[:17])


@given(texts)
@THOROUGH
def test_typed_lines_joined_are_the_raw_text(text: str) -> None:
    assert "".join(text[line.start : line.end] for line in read_page(text).lines) == text


@given(texts | damaged_plans())
@example("一、目标。摸清底数。 - 3\n- 二、任务。开展检查。")
@THOROUGH
def test_every_line_of_a_text_is_typed(text: str) -> None:
    starts = {line.start for line in read_page(text).lines}
    assert {0, *(at + 1 for at, mark in enumerate(text) if mark == "\n")} - {len(text)} <= starts


@given(texts)
@THOROUGH
def test_folding_and_blanking_keep_the_length(text: str) -> None:
    assert len(fold(text)) == len(text) == len(blank_invisible(text)) == len(simplify(text))


@given(texts)
@example("\ud800一、\udfff")
@example("\x00")
@example("一、" * 400)
@example("（一）" * 400)
@example("附件1" * 200)
@example("1.开展：" * 3000)
@example("1、开展：1.检查：" * 1500)
@THOROUGH
def test_parsing_never_raises_and_makes_a_record(text: str) -> None:
    plan = read_structure(text).plan
    if not any("\ud800" <= mark <= "\udfff" for mark in text):
        assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan


@given(damaged_plans())
@THOROUGH
def test_what_is_handed_on_as_folded_is_folded(text: str) -> None:
    for said, folded in read_structure(text).folds.items():
        assert fold(said) == folded


@given(texts)
@THOROUGH
def test_every_node_has_an_id_of_its_own_that_parses_back(text: str) -> None:
    ids = [node.id for node, _ in walk(read_structure(text).plan.body)]
    assert len(set(ids)) == len(ids)
    for node_id in ids:
        assert node_id is not None
        steps = parse_node_id(node_id)
        assert steps is not None
        assert print_node_id(steps) == node_id


@given(texts)
@THOROUGH
def test_the_words_of_a_node_stand_in_its_lines(text: str) -> None:
    page = read_page(text)
    lines = page.raw.split("\n")
    for node, _ in walk(read_structure(text).plan.body):
        assert node.lines is not None
        first, last = node.lines
        assert 1 <= first <= last <= len(lines)
        there = _dense("".join(lines[first - 1 : last]))
        if node.heading and "：" not in node.heading:
            assert _dense(node.heading) in there


def _dense(words: str) -> str:
    return "".join(words.split())


@dataclass(frozen=True)
class Shape:
    label: str
    heading: str
    text: str
    ids: str | None


def shapes(plan: Plan) -> Iterator[Shape]:
    for node, _ in walk(plan.body):
        yield Shape(fold(node.label), fold(node.heading or ""), fold(node.text or ""), node.id)


@given(damaged_plans())
@example(WHOLE)
@THOROUGH
def test_the_other_script_gives_the_same_tree_and_ids(text: str) -> None:
    other = "".join(traditionalise(mark) for mark in text)
    if len(other) != len(text) or fold(other) != fold(text):
        return
    here, there = read_structure(text).plan, read_structure(other).plan
    assert list(shapes(here)) == list(shapes(there))
    for one, two in ((here.title, there.title), (here.document_number, there.document_number)):
        assert fold(one or "") == fold(two or "")
    assert (here.dated, here.published, here.year) == (there.dated, there.published, there.year)


@pytest.mark.parametrize("style", list(Style))
def test_printed_labels_are_read_back_and_continue(style: Style) -> None:
    for number in range(1, 26 if style is Style.LETTER else 36):
        label = read_label(print_label(style, number))
        assert label is not None
        assert (label.style, label.number) == (style, number)
        after = read_label(successor(label).printed)
        assert after is not None
        assert after.number == number + 1


def test_identifying_twice_changes_nothing() -> None:
    body = (Node("一、", children=(Node("（一）"), Node("（一）"), Node("一是"))), Node("附件"), Node("？"))
    once = identify_nodes(body)
    assert identify_nodes(once) == once


@pytest.mark.reference
def test_real_plans_read_alike_in_both_scripts(reference: Path) -> None:
    for path in (*sorted((reference / "seeds").glob("*.txt")), *sorted((reference / "inputs").glob("*.txt"))):
        text = path.read_text("utf-8")
        other = "".join(simplify(mark) for mark in text)
        assert list(shapes(read_structure(text).plan)) == list(shapes(read_structure(other).plan)), path.name
