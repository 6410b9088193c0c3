"""Where a plan may speak of times: no place of one that can be read is passed by."""

import re

import pytest

from generator.core.dates import Anchor
from generator.core.time_phrases import read_times
from generator.core.vocabulary import Vocabulary
from generator.facts.deadlines import where_times
from generator.facts.lexicon import lexicon_of
from generator.facts.sheet import Sheet
from tests.core.test_time_openings import READERS
from tests.pattern_writer import Writer

FIGURES_ALONE = re.compile(r"[\d/-]+\D*")  # 2022-05-06 mostly dates a page: it needs another time beside it
LEXICON = lexicon_of(Vocabulary())


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.pattern[:12])
def test_each_time_stands_where_times_are_looked_for(reader):
    writer, passed_by = Writer(reader), []
    for _ in range(2000):
        text = writer.write()
        times = read_times(text, Anchor(2022), LEXICON.find_occasions, lambda *_: True)
        if not list(where_times(Sheet(text, text), LEXICON)):
            passed_by += [time.span.of(text) for time in times]
    assert [time for time in passed_by if not FIGURES_ALONE.fullmatch(time)] == []
