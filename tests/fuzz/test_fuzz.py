"""A short run of the fuzzer, with fixed seeds; ``python -m tests.fuzz`` runs as long as one likes."""

import random

import pytest

from generator.store import read_vocabulary
from tests.fuzz.__main__ import known_texts
from tests.fuzz.damage import damage
from tests.fuzz.laws import broken_law


@pytest.fixture(scope="module")
def texts():
    found = known_texts()
    assert found
    return found


@pytest.mark.parametrize("seed", range(0, 200, 40))
def test_damaged_plans_keep_the_laws(texts, seed):
    vocabulary, _ = read_vocabulary()
    for number in range(seed, seed + 40):
        assert broken_law(damage(texts, random.Random(number)), vocabulary) is None, f"seed {number}"
