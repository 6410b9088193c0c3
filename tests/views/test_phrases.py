"""Times and figures as one says them."""

import pytest

from generator.core.model import Deadline, Target
from generator.core.terms import Comparator, DeadlineKind
from generator.views.phrases import bound_phrase, deadline_phrase, recurrence_phrase, target_phrase


@pytest.mark.parametrize(
    ("kind", "start", "end", "rrule", "said"),
    [
        ("deadline", None, "2022-04-30", None, "2022年4月30日前"),
        ("deadline", None, "--04-30", None, "4月30日前"),
        ("period", "2022-09-01", "2022-11-30", None, "2022年9月1日至11月30日"),
        ("period", "2022-11-01", "2023-02-28", None, "2022年11月1日至2023年2月28日"),
        ("period", "--08-16", "--12-15", None, "8月16日至12月15日"),
        ("period", "2022-03-15", "2022-03-15", None, "2022年3月15日"),
        ("start", "2022-06-01", None, None, "2022年6月1日起"),
        ("start", "--03-12", None, None, "3月12日起"),
        ("recurring", None, None, "FREQ=WEEKLY;BYDAY=WE", "每周三"),
        ("deadline", None, None, None, ""),
    ],
)
def test_a_deadline_is_said_with_its_full_date(kind, start, end, rrule, said):
    deadline = Deadline(kind=DeadlineKind(kind), quote="某日", start=start, end=end, rrule=rrule)
    assert deadline_phrase(deadline) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "每日"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "每月5日"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "每月最后一日"),
        ("FREQ=MONTHLY;INTERVAL=3", "每季度"),
        ("FREQ=MONTHLY;INTERVAL=6", "每半年"),
        ("FREQ=MONTHLY;INTERVAL=5", "每5个月"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "每2周一、五"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "每周一至周五"),
        ("FREQ=YEARLY", "每年"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "每年12月31日"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", "每年6月最后一日"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,20,-1", "每月10日、20日、最后一日"),
        ("FREQ=MONTHLY;BYDAY=1FR", "每月第1个周五"),
        ("FREQ=MONTHLY;BYDAY=-1MO", "每月最后一个周一"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("不是规则", "不是规则"),
    ],
)
def test_a_recurrence_is_said_and_an_unknown_one_given_as_it_is(rule, said):
    assert recurrence_phrase(rule) == said


@pytest.mark.parametrize(
    ("bound", "printed"), [("--03-12", "3月12日"), ("2026-03-12", "2026-03-12"), (None, None)]
)
def test_a_bound_without_its_year_is_printed_as_staff_write_it(bound, printed):
    assert bound_phrase(bound) == printed


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "said"),
    [
        (4000.0, "=", "批次", "4000批次"),
        (2.5, ">=", "批次/千人", "不少于2.5批次/千人"),
        (3.0, "<=", "%", "不超过3%"),
    ],
)
def test_a_target_is_said_with_its_comparator(value, comparator, unit, said):
    target = Target(value=value, unit=unit, comparator=Comparator(comparator), quote="x")
    assert target_phrase(target) == said
