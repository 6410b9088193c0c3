"""Strict records: every fault of a file is named in one reading, at its own place."""

from generator.core.model import Plan
from generator.store.records import read_record


def faults(data):
    return [(fault.code, fault.path) for fault in read_record(data, Plan)[1]]


def test_a_whole_record_has_no_fault():
    plan, found = read_record({"schema": 1, "title": "甲"}, Plan)
    assert plan == Plan(schema=1, title="甲")
    assert found == ()


def test_all_faults_are_named_at_once():
    data = {
        "schema": 1,
        "titel": "甲",
        "script": "han",
        "dated": "2022-13-01",
        "body": [{"label": "一、", "lines": [0, 1]}, {"text": 3, "children": [{"label": 5}]}],
    }
    assert faults(data) == [
        ("record-unknown-field", ("titel",)),
        ("record-choice", ("script",)),
        ("record-date", ("dated",)),
        ("record-range", ("body", 0, "lines", 0)),
        ("record-type", ("body", 1, "text")),
        ("record-type", ("body", 1, "children", 0, "label")),
        ("record-missing-field", ("body", 1)),
    ]


def test_places_stay_right_after_an_item_before_them_was_struck_out():
    targets = [
        {"value": "x", "unit": "家", "comparator": "=", "quote": "x家"},
        {"value": 1, "unit": "家", "comparator": "=", "quote": ""},
    ]
    data = {"schema": 1, "body": [{"label": "一、", "targets": targets}]}
    assert faults(data) == [
        ("record-type", ("body", 0, "targets", 0, "value")),
        ("record-length", ("body", 0, "targets", 1, "quote")),
    ]


def test_what_is_only_a_consequence_is_not_named():
    assert faults({"schema": 1, "body": [{"label": 3, "text": "甲"}]}) == [
        ("record-type", ("body", 0, "label")),
    ]


def test_the_data_given_is_left_as_it_was():
    data = {"schema": 1, "titel": "甲"}
    read_record(data, Plan)
    assert data == {"schema": 1, "titel": "甲"}


def test_messages_are_chinese_and_say_what_to_do():
    fault = read_record({"schema": 1, "year": "二〇二二"}, Plan)[1][0]
    assert fault.at("a.yaml", 1).message == "“year”应为整数或空，现为文字"
    assert fault.at("a.yaml", 1).advice


def test_something_that_is_no_record_at_all_is_one_fault():
    assert faults(["甲"]) == [("record-type", ())]
