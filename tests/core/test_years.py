"""Years as plans print them."""

import re

import pytest

from generator.core.years import HAN_YEAR, read_year


@pytest.mark.parametrize("numeral", ["2022", "二〇二二", "二○二二", "二O二二", "二零22", "二02二"])
def test_a_year_is_read_whatever_stands_for_its_figures(numeral):
    assert read_year(numeral) == 2022
    assert numeral == "2022" or re.fullmatch(HAN_YEAR, numeral)
