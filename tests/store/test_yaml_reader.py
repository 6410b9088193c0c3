"""Reading YAML: lines are known, traps are refused, nothing raises."""

from hypothesis import given
from hypothesis import strategies as st

from generator.store.yaml_reader import MAX_DEPTH, read_yaml


def problems(text):
    return [(p.line, p.message) for p in read_yaml(text).problems]


def test_dates_stay_text_until_the_record_reads_them():
    assert read_yaml("dated: 2022-04-13").data == {"dated": "2022-04-13"}


def test_the_line_of_a_nested_value_is_found():
    file = read_yaml("body:\n  - label: 一、\n    text: 甲\n  - label: 二、\n    text: 乙\n")
    assert file.line_of(("body", 1, "text")) == 5
    assert file.line_of(("body", 7, "text")) == 1


def test_a_key_that_stands_twice_is_named_with_its_line():
    assert problems("title: 甲\ntitle: 乙\n") == [(2, "键“title”重复")]


def test_an_alias_is_refused_so_that_a_small_file_cannot_grow():
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert all("别名" in message for _, message in problems(text))
    assert problems(text)


def test_tags_that_build_objects_are_refused():
    assert problems("- !!python/object/apply:os.system [ls]\n")


def test_deep_nesting_is_refused_without_a_crash():
    assert problems("[" * 100_000)
    assert problems("".join(f"{' ' * n}a:\n" for n in range(60)) + " " * 60 + "b: 1")
    assert problems("- " * 5_000 + "甲")


def test_nesting_is_counted_to_the_line_where_it_is_too_deep() -> None:
    deep, deeper = ("[\n" * levels + "1" + "]" * levels for levels in (MAX_DEPTH, MAX_DEPTH + 1))
    assert problems(deep) == problems(f"[{'[1],' * 500}]") == []
    assert problems(deeper) == [(MAX_DEPTH + 1, f"嵌套超过 {MAX_DEPTH} 层")]


def test_a_syntax_error_names_its_line():
    assert problems("title: 甲\nbody: a: b\n")[0][0] == 2


@given(st.text())
def test_any_text_is_read_or_named_a_problem(text):
    file = read_yaml(text)
    assert file.data is None or not file.problems or isinstance(file.problems, tuple)
