"""Reading a knowledge base: good plans load whatever is wrong with others, and each fault has a line."""

import os

import pytest

from generator.store import StoreError, open_knowledge_base
from generator.store.checking import check_knowledge_base

GOOD = "schema: 1\ntitle: 甲\nbody:\n  - label: 一、\n    text: 6月底前完成\n"


@pytest.fixture
def base(tmp_path):
    (tmp_path / "source_plans" / "x").mkdir(parents=True)
    return open_knowledge_base(tmp_path)


def write(base, name, text):
    path = base.sources / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_folder_without_sources_is_no_knowledge_base(tmp_path):
    with pytest.raises(StoreError, match="workplan init"):
        open_knowledge_base(tmp_path)


def test_a_plan_gets_its_id_from_its_place_and_its_nodes_theirs_from_their_labels(base):
    write(base, "x/2022-a.yaml", GOOD)
    (stored,) = base.load().plans
    assert stored.plan.id == "x-2022-a"
    assert stored.plan.body[0].id == "sec_1"
    assert stored.path == "source_plans/x/2022-a.yaml"


def test_a_bad_file_is_an_issue_and_does_not_stop_the_others(base):
    write(base, "x/2022-a.yaml", GOOD)
    write(base, "x/2022-b.yaml", GOOD.replace("text:", "txt:"))
    loaded = base.load()
    assert [stored.plan.id for stored in loaded.plans] == ["x-2022-a"]
    assert [(i.file, i.line, i.code) for i in loaded.issues] == [
        ("source_plans/x/2022-b.yaml", 5, "record-unknown-field")
    ]


def test_one_id_in_two_files_is_named(base):
    write(base, "x/2022-a.yaml", GOOD)
    write(base, "x/2022-b.yaml", GOOD + "id: x-2022-a\n")
    assert [issue.code for issue in base.load().issues] == ["source-double-id"]


def test_a_file_that_is_not_utf8_names_the_line(base):
    path = write(base, "x/2022-a.yaml", "")
    path.write_bytes(b"schema: 1\ntitle: \xb9\xfa\n")
    (issue,) = base.load().issues
    assert (issue.code, issue.line) == ("source-encoding", 2)


def test_a_second_load_is_served_from_memory_and_a_changed_file_is_read_again(base):
    path = write(base, "x/2022-a.yaml", GOOD)
    first = base.load()
    memory = (base.cache / "plans.msgpack").stat().st_mtime_ns
    assert base.load() == first
    assert (base.cache / "plans.msgpack").stat().st_mtime_ns == memory
    path.write_text(GOOD.replace("甲", "乙"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert base.load().plans[0].plan.title == "乙"


def test_a_damaged_memory_is_ignored(base):
    write(base, "x/2022-a.yaml", GOOD)
    base.load()
    (base.cache / "plans.msgpack").write_bytes(b"\x93broken")
    assert base.load().plans[0].plan.title == "甲"


def test_check_names_file_line_and_code_of_a_quote_that_does_not_stand(base):
    fact = "    deadlines:\n      - {kind: deadline, quote: 7月底前, to: 2022-07-31}\n"
    write(base, "x/2022-a.yaml", GOOD + fact)
    errors = [i for i in check_knowledge_base(base) if i.severity == "error"]
    assert [(i.file, i.line, i.code) for i in errors] == [
        ("source_plans/x/2022-a.yaml", 4, "quote-not-found")
    ]
