"""Read damaged plans until the time is up; print every broken law with the seed that shows it."""

import argparse
import os
import random
import sys
import time
import traceback
from pathlib import Path

from generator.importers import ImportFailure, read_document
from generator.store import read_vocabulary
from tests.fuzz.damage import damage
from tests.fuzz.laws import broken_law

ROOT = Path(__file__).parents[2]


def known_texts():
    """Return the whole plans to start from: those of the tests, and the reference ones where present."""
    reference = Path(os.environ.get("WORKPLAN_REFERENCE", ROOT.parent / "shared"))
    folders = [*(ROOT / "tests/plans").glob("*/"), reference / "seeds", reference / "inputs"]
    texts = []
    for path in (p for folder in folders if folder.is_dir() for p in sorted(folder.iterdir())):
        if path.suffix in (".txt", ".html", ".docx"):
            try:
                texts.append(read_document(path).text[:30_000])
            except ImportFailure:
                continue
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, help="read only what this seed makes")
    options = parser.parse_args()
    texts, vocabulary = known_texts(), read_vocabulary()[0]
    seeds = [options.seed] if options.seed is not None else range(time.time_ns() % 10**9, 10**12)
    end, count, broken = time.monotonic() + 60 * options.minutes, 0, 0
    for seed in seeds:
        if time.monotonic() > end:
            break
        count += 1
        text = damage(texts, random.Random(seed))
        try:
            fault = broken_law(text, vocabulary)
        except Exception:
            fault = traceback.format_exc(limit=-3)
        if fault:
            broken += 1
            print(f"seed {seed}: {fault}", flush=True)
    print(f"{count} readings, {broken} broken laws")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
