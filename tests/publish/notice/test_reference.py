"""Real plans as notices: every one is composed, written and kept to the rules of layout."""

import json

import msgspec
import pytest

from generator.core.identify import identify_nodes
from generator.core.model import Plan
from generator.core.terms import Severity
from generator.core.vocabulary import Vocabulary
from generator.corpus.link import link_corpus
from generator.publish.akn import write_akn
from generator.publish.calendar import make_calendar
from generator.publish.notice import (
    NoticeFields,
    check_notice,
    compose_notice,
    compose_task_notice,
    find_secrecy_mark,
    write_docx,
    write_markdown,
)
from generator.publish.workbook import task_csv, task_workbook
from generator.views.tasks import task_rows

pytestmark = pytest.mark.reference

ABOUT_THE_TEXT = {"notice-left-over", "notice-attachment-missing", "notice-to-fill"}


@pytest.fixture
def plans(reference):
    found = []
    for path in sorted((reference / "gold").glob("*/*.gold.json")):
        record = json.loads(path.read_text("utf-8"))
        record = {key: value for key, value in record.items() if key not in ("input", "skip")}
        plan = msgspec.convert(record | {"id": f"plan-{len(found)}"}, Plan, strict=False)
        found.append(msgspec.structs.replace(plan, body=identify_nodes(plan.body)))
    assert found
    return found


def test_every_plan_becomes_a_notice_that_keeps_the_rules(plans, tmp_path):
    for plan in plans:
        assert find_secrecy_mark(plan) is None
        notice = compose_notice(plan, NoticeFields())
        file = tmp_path / f"{plan.id}.docx"
        file.write_bytes(write_docx(notice))
        errors = [
            i for i in check_notice(file) if i.severity is Severity.ERROR and i.code not in ABOUT_THE_TEXT
        ]
        assert not errors, (plan.title, errors)
        write_markdown(notice)
        assert all(contact.phone not in str(notice) for contact in plan.contacts if contact.phone)


def test_every_plan_becomes_tables_a_calendar_and_xml(plans):
    for plan in plans:
        provisions = link_corpus((plan,), Vocabulary()).provisions
        rows = task_rows(provisions)
        task_workbook(rows, plan.name)
        task_csv(rows)
        write_docx(compose_task_notice(plan, rows, NoticeFields()))
        deadlines = sum(len(p.node.deadlines) for p in provisions)
        calendar = make_calendar(provisions, plan.name, lambda _: None)
        assert calendar.events + calendar.omitted == deadlines
        write_akn(plan)
