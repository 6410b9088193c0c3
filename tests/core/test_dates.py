"""Calendar values: bounds with and without a year, thirds, quarters, spans over New Year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.dates import (
    Day,
    half_stretch,
    is_day,
    join,
    last_day,
    month_stretch,
    quarter_stretch,
    third_stretch,
    year_stretch,
)

days = st.dates(dt.date(1950, 1, 1), dt.date(2190, 12, 31)).map(lambda d: Day(d.year, d.month, d.day))


def test_a_day_prints_as_a_bound():
    assert Day(2022, 4, 30).print() == "2022-04-30"
    assert Day(None, 4, 30).print() == "--04-30"


@given(day=days, by=st.integers(-400, 400))
def test_shifting_there_and_back(day, by):
    assert day.shift(by).shift(-by) == day


def test_an_unknown_year_stays_unknown_over_new_year():
    assert Day(None, 12, 31).shift(1) == Day(None, 1, 1)


def test_the_last_day_of_february():
    assert (last_day(2024, 2), last_day(2023, 2), last_day(None, 2)) == (29, 28, 28)
    assert Day(2024, 2, 29).in_year(2023) == Day(2023, 2, 28)


@pytest.mark.parametrize(
    ("day", "good"), [((2022, 2, 30), False), ((2022, 13, 1), False), ((None, 12, 31), True)]
)
def test_days_that_are_and_are_not(day, good):
    assert is_day(*day) is good


def test_parts_of_the_year():
    printed = [
        [d.print() for d in stretch]
        for stretch in (
            year_stretch(2022),
            half_stretch(2022, 2),
            quarter_stretch(2022, 3),
            third_stretch(2022, 2, 2),
            month_stretch(2022, 12, 2),
        )
    ]
    assert printed == [
        ["2022-01-01", "2022-12-31"],
        ["2022-07-01", "2022-12-31"],
        ["2022-07-01", "2022-09-30"],
        ["2022-02-21", "2022-02-28"],
        ["2022-12-01", "2023-02-28"],
    ]


def test_a_span_over_the_turn_of_the_year_ends_in_the_next():
    assert join(month_stretch(2022, 10, 10), month_stretch(2022, 3, 3)).last == Day(2023, 3, 31)
    assert join(month_stretch(None, 10, 10), month_stretch(None, 3, 3)).last == Day(None, 3, 31)
    assert join(month_stretch(2022, 3, 3), month_stretch(2022, 10, 10)).last == Day(2022, 10, 31)
