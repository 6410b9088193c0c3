"""The large knowledge bases that the search is measured on, and what each query must find in them."""

from __future__ import annotations

import functools
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from generator.search.marks import bare, has_mark
from generator.text.script import fold, traditionalise

REFERENCE = Path(os.environ.get("WORKPLAN_REFERENCE", Path(__file__).parent.parent.parent / "shared"))
"""The folder of reference documents, which has the maker of large corpora and its queries."""


class Measure(NamedTuple):
    """One measure of a large corpus: its key, its heading, and its folded text."""

    key: str
    heading: str
    folded: str
    bare: str


@functools.cache
def corpus(measures: int) -> Path | None:
    """Make a knowledge base of so many measures; ``None`` without the reference documents."""
    maker = REFERENCE / "bench" / "make_corpus.py"
    if not maker.is_file():
        return None
    folder = Path(tempfile.gettempdir()) / f"workplan-bench-{measures}"
    if not (folder / "measures.jsonl").is_file():
        subprocess.run(
            [sys.executable, maker, "--measures", str(measures), "--out", folder],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return folder


def measures_of(folder: Path) -> list[Measure]:
    """Read the measures of a corpus."""
    found = []
    for line in (folder / "measures.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        text = fold(f"{row['title']}\n{row['heading']}\n{row['text']}")
        found.append(Measure(f"{row['plan']}#{row['id']}", row["heading"], text, bare(text)))
    return found


def gold(measures: list[Measure], query: str) -> set[str]:
    """Return the measures that a query must find: every part, marks between Chinese characters left out."""
    parts = [fold(part) for part in query.split()]
    return {m.key for m in measures if all(p in (m.folded if has_mark(p) else m.bare) for p in parts)}


def queries(measures: list[Measure], more: int = 60) -> list[str]:
    """Return the given queries, and as many pieces of the texts in either script, alone and in pairs."""
    path = REFERENCE / "eval" / "queries.json"
    given = [row["q"] for row in json.loads(path.read_text("utf-8"))] if path.is_file() else []
    rng = random.Random(17)

    def piece() -> str:
        lines = rng.choice(measures).folded.split("\n")
        text = lines[rng.choice((1, 2, 2))]
        start = rng.randrange(len(text))
        words = text[start : start + rng.choice((1, 2, 2, 3, 4, 4, 6, 8))].strip("，。、“”")
        return traditionalise(words) if rng.random() < 0.4 else words

    while len(given) < 34 + more:
        words = [w for w in (piece() for _ in range(rng.choice((1, 1, 2)))) if w]
        if words:
            given.append(" ".join(words))
    return given
