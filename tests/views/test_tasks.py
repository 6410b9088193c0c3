"""Rows of the task table: what stands in the plan, and nothing that does not."""

import datetime as dt

import msgspec
import pytest

from generator.core.identify import identify_nodes
from generator.core.model import Plan
from generator.core.terms import Script
from generator.core.vocabulary import Vocabulary
from generator.corpus.link import link_corpus
from generator.views.tasks import task_rows


def rows_of(*nodes, script=None, **fields):
    plan = msgspec.convert({"schema": 1, "id": "p", "body": nodes, **fields}, Plan, strict=False)
    plan = msgspec.structs.replace(plan, body=identify_nodes(plan.body))
    return task_rows(link_corpus((plan,), Vocabulary()).provisions, script)


def test_a_heading_without_text_of_its_own_is_no_row():
    rows = rows_of(
        {
            "label": "一、",
            "heading": "任务",
            "children": [{"label": "（一）", "heading": "甲", "text": "做。"}],
        }
    )
    assert [(row.task, row.measure, row.source) for row in rows] == [("甲", "做。", "一、（一）")]


def test_a_row_without_heading_takes_the_one_above_and_keeps_its_number():
    rows = rows_of(
        {"label": "一、", "heading": "任务", "text": "要：", "children": [{"label": "一是", "text": "做。"}]}
    )
    assert (rows[1].task, rows[1].measure) == ("任务", "一是做。")


def test_units_stand_where_the_plan_puts_them_and_are_never_guessed():
    units = [
        {"name": "甲处", "role": "lead", "quote": "甲处牵头"},
        {"name": "乙处", "role": "support", "quote": "乙处配合"},
        {"name": "丙处", "role": "responsible", "quote": "丙处负责"},
    ]
    named, unnamed = rows_of(
        {"label": "一、", "text": "做。", "units": units}, {"label": "二、", "text": "各处抓好。"}
    )
    assert named.lead == ("甲处", "丙处（负责）")
    assert named.support == ("乙处",)
    assert unnamed.lead == unnamed.support == ()


def test_several_times_are_told_apart_by_their_tasks():
    deadlines = [
        {"kind": "deadline", "to": "2025-04-30", "quote": "4月底前", "task": "自查"},
        {"kind": "deadline", "to": "2025-06-30", "quote": "6月底前"},
    ]
    (row,) = rows_of({"label": "一、", "text": "做。", "deadlines": deadlines})
    assert row.due == ("自查：4月底前", "6月底前")
    assert row.due_by == dt.date(2025, 6, 30)


@pytest.mark.parametrize(
    "deadline",
    [
        {"kind": "deadline", "quote": "15个工作日内"},
        {"kind": "deadline", "to": "--06-30", "quote": "6月底前"},
        {"kind": "start", "from": "2025-06-01", "quote": "6月起"},
        {"kind": "recurring", "rrule": "FREQ=DAILY", "quote": "每日"},
    ],
)
def test_a_time_without_a_last_day_makes_nothing_overdue(deadline):
    (row,) = rows_of({"label": "一、", "text": "做。", "deadlines": [deadline]})
    assert row.due == (deadline["quote"],)
    assert row.due_by is None


def test_rows_are_numbered_and_converted():
    rows = rows_of(
        {"label": "一、", "text": "电线"}, {"label": "二、", "text": "电缆"}, script=Script.HANT, title="电"
    )
    assert [(row.ordinal, row.measure, row.plan) for row in rows] == [(1, "電線", "電"), (2, "電纜", "電")]
