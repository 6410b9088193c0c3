"""The judged queries, and how well an order of hits serves them."""

import math
from pathlib import Path

import yaml

PLANS = {
    "jx": "jiangxi-2022-industrial-products",
    "jl": "jilin-2020-product-quality",
    "sh": "shanghai-2019-product-quality",
    "en": "other-2014-enforcement",
    "ur": "other-undated-rectification",
}
LEVELS = {"p": "para", "i": "point"}


def judged_queries():
    """Return each query with the grade of each hit by its key."""
    data = yaml.safe_load(Path(__file__).with_name("judged.yaml").read_text("utf-8"))
    return {
        str(query): {_key(place): grade for place, grade in grades.items()} for query, grades in data.items()
    }


def _key(place):
    plan, path = place.split("/")
    steps = path.split(".") if isinstance(path, str) else [str(path)]
    names = [_step(step, number) for number, step in enumerate(steps)]
    return f"{PLANS[plan]}#{'__'.join(names)}"


def _step(step, number):
    return f"{LEVELS[step[0]]}_{step[1:]}" if step[0] in LEVELS else f"{('sec', 'subsec')[number]}_{step}"


def ndcg(found, grades, depth=10):
    """Return the normalised discounted cumulative gain of an order of keys, 1 for the best order."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(key, 0) for key in found[:depth]]) / _gain(best[:depth])


def _gain(grades):
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
