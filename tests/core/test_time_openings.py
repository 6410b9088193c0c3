"""How times begin: what a reader of times can read, the search for them must stop at."""

import datetime as dt
import random
import re
from re._constants import CATEGORY_DIGIT
from re._parser import parse

import pytest

from generator.core.date_phrases import POINT
from generator.core.dates import Anchor
from generator.core.recurrences import FORMS, read_recurrence
from generator.core.time_phrases import PLACES, TERM, read_times

READERS = [POINT, TERM, *(form.pattern for form in FORMS)]
ANCHOR = Anchor(2022, dt.date(2022, 4, 13))


class Writer:
    """Writes texts that a pattern may match, each alternative as often as the others."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.tree, self.draw = parse(pattern.pattern), random.Random(7)

    def write(self, items=None) -> str:
        """Write one text; what it must not hold or stand behind is left to the pattern to refuse."""
        return "".join(self._write(*item) for item in (self.tree if items is None else items))

    def _write(self, kind, value) -> str:
        ways = {
            "LITERAL": chr,
            "BRANCH": lambda ways: self.write(self.draw.choice(ways[1])),
            "IN": lambda marks: self._write(*self.draw.choice(marks)),
            "RANGE": lambda bounds: chr(self.draw.randint(*bounds)),
            "CATEGORY": lambda marks: "7" if marks is CATEGORY_DIGIT else " ",
            "SUBPATTERN": lambda group: self.write(group[-1]),
            "MAX_REPEAT": self._repeat,
            "MIN_REPEAT": self._repeat,
            "ASSERT": lambda look: self.write(look[1]),
            "GROUPREF": lambda _: ".",
        }
        return ways.get(str(kind), lambda _: "")(value)

    def _repeat(self, value) -> str:
        least, most, items = value
        return "".join(self.write(items) for _ in range(self.draw.randint(least, min(most, least + 2))))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.pattern[:12])
def test_the_search_stops_at_all_that_a_reader_can_read(reader):
    writer, read, missed = Writer(reader), 0, set()
    for _ in range(4000):
        text = writer.write()
        found = {place.start() for place in PLACES.finditer(text)}
        places = {at for at, mark in enumerate(text) if not mark.isspace() and reader.match(text, at)}
        missed |= {text[at:] for at in places - found}
        read += bool(places)
    assert not missed
    assert read > 500


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pattern.pattern[:12])
def test_a_recurring_time_is_read_by_its_first_character(form):
    writer = Writer(form.pattern)
    written = [text for text in (writer.write() for _ in range(1000)) if form.pattern.match(text)]
    assert [text for text in written if read_recurrence(text, 0) is None] == []


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.pattern[:12])
def test_whatever_matches_can_be_read(reader):
    writer = Writer(reader)
    for _ in range(1000):
        read_times(f"{writer.write()}{writer.write()}", ANCHOR, lambda _: iter(()), lambda *_: True)
