"""Full-width punctuation beside Chinese, and nothing else changed."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish.notice.punctuation import half_width_marks, punctuate

CASES = yaml.safe_load((Path(__file__).parent / "punctuation.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_punctuation(case):
    assert punctuate(case["text"]).text == case["expect"]


def test_changes_are_counted():
    assert punctuate("甲,乙(丙),9-11月").changes == 4
    assert punctuate("甲，乙").changes == 0


@settings(deadline=None)
@given(st.text(alphabet="甲乙12,;:()《》“”年月-—a. "))
def test_punctuating_twice_changes_nothing_more(text):
    once = punctuate(text).text
    again = punctuate(once)
    assert again.text == once


@settings(deadline=None)
@given(st.text())
def test_no_word_is_lost(text):
    def words(s):
        return [c for c in s if c.isalnum()]

    assert words(punctuate(text).text) == words(text)


def test_half_width_marks_are_found_between_characters():
    assert half_width_marks("甲,乙；a,b；丙(丁；8:30") == ("甲,乙", "丙(丁")
