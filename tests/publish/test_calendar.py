"""Calendars: valid, the same each time, and only of times that have a day."""

import datetime as dt

import msgspec
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from generator.core.model import Deadline, Node, Plan
from generator.core.terms import DeadlineKind, Script
from generator.corpus.link import Provision
from generator.publish.calendar import days_of, make_calendar


def no_url(_provision):
    return None


def events(provisions, **options):
    made = make_calendar(provisions, "时限", no_url, **options)
    return made, {str(event["uid"]): event for event in Calendar.from_ical(made.data).walk("VEVENT")}


def test_every_time_with_a_day_is_an_event_and_the_others_are_counted(provisions):
    made, found = events(provisions)
    assert made.events == len(found) == 4
    assert made.omitted == 1


def test_the_same_provisions_give_the_same_bytes(provisions):
    assert make_calendar(provisions, "时限", no_url) == make_calendar(provisions, "时限", no_url)


def test_an_event_has_the_identity_of_its_fact(provisions):
    _, found = events(provisions)
    assert "nanling-2025-toys#sec_2__subsec_1#deadline-1@workplan" in found
    _, again = events(provisions[3:])
    assert set(again) <= set(found)


def test_a_provision_given_twice_is_one_event(provisions):
    assert make_calendar((*provisions, *provisions), "时限", no_url).events == 4


def test_a_deadline_is_one_whole_day(provisions):
    _, found = events(provisions)
    event = found["nanling-2025-toys#sec_2__subsec_1#deadline-1@workplan"]
    assert event["dtstart"].dt == dt.date(2025, 6, 30)
    assert event["dtend"].dt == dt.date(2025, 7, 1)
    assert event["summary"] == "逐户排查"
    assert event["dtstamp"].dt == dt.datetime(2025, 3, 5, tzinfo=dt.UTC)
    assert "“6月底前”" in event["description"]
    assert "南市监质〔2025〕7号 二、（一）" in event["description"]
    assert "url" not in event


def test_a_period_takes_all_its_days(provisions):
    _, found = events(provisions)
    event = found["nanling-2025-toys#sec_1#period-1@workplan"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2025, 1, 1), dt.date(2025, 4, 1))


def test_a_recurrence_begins_with_the_plan_and_ends_with_its_year(provisions):
    _, found = events(provisions)
    event = found["nanling-2025-toys#sec_2__subsec_1#recurring-1@workplan"]
    assert event["dtstart"].dt == dt.date(2025, 3, 5)
    assert event["rrule"]["UNTIL"] == [dt.date(2025, 12, 31)]
    assert event["rrule"]["BYDAY"] == ["WE"]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;INTERVAL=3", ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]),
        ("FREQ=MONTHLY;INTERVAL=6", ["2025-06-30", "2025-12-31"]),
        ("FREQ=YEARLY", ["2025-12-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=5;INTERVAL=4", ["2025-04-05", "2025-08-05", "2025-12-05"]),
    ],
)
def test_a_rule_falls_on_days_that_exist(plan, rule, days):
    span = days_of(Deadline("recurring", "按期", rrule=rule), plan)
    parts = ";".join(part for part in span.rule.split(";") if not part.startswith("UNTIL"))
    start = dt.datetime.combine(span.first, dt.time())
    found = rrulestr(f"{parts};UNTIL=20251231", dtstart=start)
    assert [day.date().isoformat() for day in found] == days


def test_a_day_that_the_plan_does_not_name_is_said_to_be_assumed(provisions):
    _, found = events(provisions)
    event = found["nanling-2025-toys#sec_2__subsec_3#recurring-1@workplan"]
    assert "原文未写明具体日期" in event["description"]


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline("deadline", "15个工作日内"),
        Deadline("deadline", "年底前", end="--12-31"),
        Deadline("recurring", "每日", rrule="FREQ=NONSENSE"),
        Deadline("recurring", "每时", rrule="FREQ=HOURLY"),
        Deadline("recurring", "每日", rrule="FREQ=DAILY;INTERVAL=0"),
        Deadline("recurring", "每年", rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        Deadline("recurring", "每日", rrule="FREQ=DAILY;X=1"),
    ],
)
def test_a_time_without_a_day_is_left_out(plan, deadline):
    assert days_of(deadline, plan) is None


def test_a_recurrence_of_a_plan_without_year_is_left_out(bare):
    assert days_of(Deadline("recurring", "每日", rrule="FREQ=DAILY"), bare) is None


def test_lines_are_folded_at_75_octets_between_characters(make_plan):
    from generator.core.vocabulary import Vocabulary
    from generator.corpus.link import link_corpus

    plan = make_plan(title="长" * 200)
    data = make_calendar(link_corpus((plan,), Vocabulary()).provisions, "历", no_url).data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    for line in data.split(b"\r\n"):
        line.decode()
    assert "长" * 200 in data.replace(b"\r\n ", b"").decode()


def test_text_of_a_plan_stays_inside_its_property(make_plan):
    from generator.core.vocabulary import Vocabulary
    from generator.corpus.link import link_corpus

    plan = make_plan(title="甲\r\nBEGIN:VALARM\r\nEND:VALARM;乙,丙\\丁")
    made = make_calendar(link_corpus((plan,), Vocabulary()).provisions, plan.title, no_url)
    calendar = Calendar.from_ical(made.data)
    assert not calendar.walk("VALARM")
    assert len(calendar.walk("VEVENT")) == made.events


def test_nothing_rings_and_nothing_blocks_the_day(provisions):
    made, found = events(provisions)
    assert b"VALARM" not in made.data
    assert all(event["transp"] == "TRANSPARENT" for event in found.values())


def test_an_address_leads_back_and_words_come_in_the_script_that_is_asked_for(provisions):
    made = make_calendar(provisions, "时限", lambda p: f"https://x/{p.key}", Script.HANT)
    event = Calendar.from_ical(made.data).walk("VEVENT")[0]
    assert event["url"] == "https://x/nanling-2025-toys#sec_1"
    assert "出處" in event["description"]


def test_every_event_is_one_that_the_standard_allows(provisions):
    made, found = events(provisions)
    calendar = Calendar.from_ical(made.data)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    for event in found.values():
        assert {"uid", "dtstamp", "dtstart", "summary"} <= {key.lower() for key in event}
        assert event["dtstart"].params["value"] == "DATE"
        assert not isinstance(event["dtstart"].dt, dt.datetime)
    assert msgspec.json.encode(sorted(found)) == msgspec.json.encode(sorted(set(found)))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["FREQ=", "DAILY", "WEEKLY", "MONTHLY", "BYDAY=", "WE", "-1", "INTERVAL=", "3", ";", ","]
        )
    ),
    st.text(max_size=30),
)
def test_any_rule_and_any_words_make_a_calendar_that_is_read_back(pieces, words):
    deadline = Deadline(DeadlineKind.RECURRING, words or "每日", rrule="".join(pieces), task=words)
    node = Node("一、", id="sec_1", text=words, deadlines=(deadline,))
    plan = Plan(schema=1, id="p", title=words, year=2025, body=(node,))
    made = make_calendar((Provision(plan, node, ()),), words, no_url)
    assert made.events + made.omitted == 1
    assert len(Calendar.from_ical(made.data).walk("VEVENT")) == made.events
