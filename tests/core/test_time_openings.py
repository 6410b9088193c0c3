"""How times begin: what a reader of times can read, the search for them must stop at."""

import datetime as dt

import pytest

from generator.core.date_phrases import POINT
from generator.core.dates import Anchor
from generator.core.recurrences import FORMS, read_recurrence
from generator.core.time_phrases import PLACES, TERM, read_times
from tests.pattern_writer import Writer

READERS = [POINT, TERM, *(form.pattern for form in FORMS)]
ANCHOR = Anchor(2022, dt.date(2022, 4, 13))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.pattern[:12])
def test_the_search_stops_at_all_that_a_reader_can_read(reader):
    writer, read, missed = Writer(reader), 0, set()
    for _ in range(4000):
        text = writer.write().lower()  # as folded texts are
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
