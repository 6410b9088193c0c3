"""Identity as a value: what is printed is parsed back."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from generator.core.ids import (
    ANNEX,
    LEVELS,
    POINT,
    FrbrUri,
    Step,
    frbr_uri,
    parse_frbr_uri,
    parse_node_id,
    plan_id_of_path,
    print_frbr_uri,
    print_node_id,
)

steps = st.builds(Step, st.sampled_from((*LEVELS, POINT, ANNEX)), st.integers(0, 999), st.integers(1, 9))


@given(st.lists(steps, min_size=1, max_size=6).map(tuple))
def test_a_node_id_is_parsed_back(path):
    assert parse_node_id(print_node_id(path)) == path


@given(st.text())
def test_parsing_any_text_as_a_node_id_prints_it_again_or_refuses(text):
    path = parse_node_id(text)
    assert path is None or print_node_id(path) == text


def test_the_form_of_a_node_id():
    assert print_node_id((Step("sec", 3), Step("subsec", 2))) == "sec_3__subsec_2"
    assert print_node_id((Step("sec", 3, 2),)) == "sec_3-2"


def test_a_plan_takes_its_id_from_its_place():
    assert plan_id_of_path("jilin/2020-product-quality.yaml") == "jilin-2020-product-quality"
    assert plan_id_of_path("0001.yaml") == "0001"
    assert plan_id_of_path("../x.yaml") is None
    assert plan_id_of_path("吉林/2020.yaml") is None


@given(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True),
    st.none() | st.dates(min_value=dt.date(1950, 1, 1)),
    st.none() | st.integers(1950, 2199),
)
def test_a_frbr_uri_is_parsed_back(plan, dated, year):
    uri = frbr_uri(plan, dated, year, "hans")
    assert parse_frbr_uri(print_frbr_uri(uri)) == uri


def test_the_form_of_a_frbr_uri():
    uri = FrbrUri("jiangxi-2022-x", "2022-04-13", "zho-hans")
    assert print_frbr_uri(uri) == "/akn/cn/doc/jiangxi-2022-x/2022-04-13/zho-hans@"
    assert parse_frbr_uri("/akn/cn/doc/../2022/zho-hans@") is None
