"""Where a plan may state facts: no place of one that can be read is passed by."""

import re

import pytest

from generator.core.dates import Anchor
from generator.core.time_phrases import read_times
from generator.core.vocabulary import Vocabulary
from generator.facts import unit_lists
from generator.facts.deadlines import where_times
from generator.facts.figures import FigureWords, where_figures
from generator.facts.lexicon import lexicon_of
from generator.facts.sheet import Sheet
from generator.facts.units import where_duties
from generator.store import read_vocabulary
from tests.core.test_time_openings import READERS
from tests.pattern_writer import Writer

FIGURES_ALONE = re.compile(r"[\d/-]+\D*")  # 2022-05-06 mostly dates a page: it needs another time beside it
IS_RATE = re.compile(r"[半一二三四五六七八九十百]+\s?(?:余|多)?\s?/10万")  # in figures only: 3/10万
LEXICON, KNOWN = lexicon_of(Vocabulary()), lexicon_of(read_vocabulary()[0])


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.pattern[:12])
def test_each_time_stands_where_times_are_looked_for(reader):
    writer, passed_by = Writer(reader), []
    for _ in range(2000):
        text = writer.write()
        times = read_times(text, Anchor(2022), LEXICON.find_occasions, lambda *_: True)
        if not list(where_times(Sheet(text, text), LEXICON)):
            passed_by += [time.span.of(text) for time in times]
    assert [time for time in passed_by if not FIGURES_ALONE.fullmatch(time)] == []


def test_each_label_of_units_stands_where_units_are_looked_for():
    writer, passed_by = Writer(unit_lists._LABEL), []
    for _ in range(2000):
        text = writer.write()
        label = unit_lists._LABEL.search(text)
        if label and label.lastgroup != "other" and not list(where_duties(Sheet(text, text), LEXICON)):
            passed_by.append(text)
    assert passed_by == []


def test_each_figure_stands_where_figures_are_looked_for():
    figure = KNOWN.bind(FigureWords).figure
    writer, passed_by = Writer(figure), []
    for _ in range(4000):
        text = writer.write()
        if figure.match(text) and 0 not in where_figures(Sheet(text, text), KNOWN):
            passed_by.append(text)
    assert [text for text in passed_by if not IS_RATE.match(text)] == []
