"""Recurring times as RFC 5545 rules."""

import pytest
from dateutil.rrule import rrulestr

from generator.core.recurrences import read_recurrence

CASES = [
    ("每周三", "FREQ=WEEKLY;BYDAY=WE"),
    ("每周一、周四", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("每周一次", "FREQ=WEEKLY"),
    ("每两周", "FREQ=WEEKLY;INTERVAL=2"),
    ("每日", "FREQ=DAILY"),
    ("每个工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("每月", "FREQ=MONTHLY"),
    ("每月5日前", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("每月二十五日前", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("每月底前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月20日至25日", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("每2个月", "FREQ=MONTHLY;INTERVAL=2"),
    ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
    ("每季度末月20日前", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20"),
    ("每季度结束后15日内", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15"),
    ("每半年", "FREQ=MONTHLY;INTERVAL=6"),
    ("每年", "FREQ=YEARLY"),
    ("每年6月底前", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
    ("每年12月10日前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
    ("每年年底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
    ("每三年", "FREQ=YEARLY;INTERVAL=3"),
    ("按季度", "FREQ=MONTHLY;INTERVAL=3"),
    ("逐月", "FREQ=MONTHLY"),
    ("一年两次", "FREQ=MONTHLY;INTERVAL=6"),
    ("每季度不少于1次", "FREQ=MONTHLY;INTERVAL=3"),
    ("半年一次", "FREQ=MONTHLY;INTERVAL=6"),
    ("4次/年", "FREQ=MONTHLY;INTERVAL=3"),
    ("1次/月", "FREQ=MONTHLY"),
    ("上月25日至当月10日前", "FREQ=MONTHLY;BYMONTHDAY=10"),
    ("次月5日前", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("一季一通报", "FREQ=MONTHLY;INTERVAL=3"),
    ("每月第二个周三", "FREQ=MONTHLY;BYDAY=2WE"),
    ("每月8日、23日", "FREQ=MONTHLY;BYMONTHDAY=8,23"),
    ("每年至少检查4次", "FREQ=MONTHLY;INTERVAL=3"),
    ("每季度结束后,于下月15日前", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15"),
    ("双月10日前", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10"),
]


@pytest.mark.parametrize(("text", "rule"), CASES)
def test_the_rule_of_a_phrase(text, rule):
    found = read_recurrence(f"请{text}，", 1)
    assert found is not None
    assert found.span == (1, 1 + len(text))
    assert found.rule == rule
    rrulestr(rule)  # a rule that calendars read


@pytest.mark.parametrize(
    ("text", "rule"),
    [("日报告", "FREQ=DAILY"), ("季度通报", "FREQ=MONTHLY;INTERVAL=3"), ("年度报告", "FREQ=YEARLY")],
)
def test_the_rhythm_of_a_reporting_system(text, rule):
    found = read_recurrence(f"实行{text}制度", 2)
    assert found is not None
    assert (found.rule, found.shape) == (rule, "system")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "每年级",
            "按年龄分组",
            "按时报送",
            "一月一日",
            "按日期排列",
            "第三季度通报",
            "用一年时间",
            "三年一届",
        ),
        *("半天2次", "半日一游", "半周一报", "半季度一次"),
    ],
)
def test_what_does_not_recur(text):
    assert [at for at in range(len(text)) if read_recurrence(text, at)] == []
