"""How fast the site is built: time a page, growth with the number of plans, memory, and small changes.

``WORKPLAN_BENCH_PLANS`` sets the sizes, ``100,500`` by default; ``100,2000`` takes some minutes.
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
_COMMAND = (
    "import resource, sys; from generator.cli import main\n"
    "try: main(['build', '--root', sys.argv[1]])\n"
    "except SystemExit: pass\n"
    "u = resource.getrusage(resource.RUSAGE_SELF); print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
)


class Figures(NamedTuple):
    """One build: processor and wall seconds, megabytes at the most, and what the command said."""

    processor: float
    wall: float
    megabytes: float
    said: str


def make_knowledge_base(root: Path, plans: int) -> None:
    """Make a knowledge base of so many plans: the five that ship, over and over, each with its own id."""
    sources = sorted(p for p in (ROOT / "source_plans").glob("*/*.yaml") if p.parent.name != "vocabulary")
    texts = [path.read_text("utf-8") for path in sources]
    (root / "source_plans").mkdir(parents=True)
    for number in range(plans):
        text = re.sub(r"(?m)^id: .*$", f"id: bench-{number:04d}", texts[number % len(texts)], count=1)
        text = re.sub(r"(?m)^year: .*$", f"year: {2005 + number % 20}", text, count=1)
        (root / "source_plans" / f"{number:04d}.yaml").write_text(text, "utf-8")


def build(root: Path) -> Figures:
    """Build the site of a knowledge base in a process of its own."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, str(root)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    *said, figures = done.stdout.splitlines()
    processor, kilobytes = map(float, figures.split())
    return Figures(processor, time.perf_counter() - start, kilobytes / 1024, said[0] if said else "")


def measure(plans: int) -> float:
    """Print the figures of a knowledge base of some size; return the processor seconds of its first build."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_knowledge_base(root, plans)
        first = build(root)
        pages = sum(1 for _ in (root / "site").rglob("*.html"))
        print(
            f"{plans} plans, {pages} pages: {first.processor:.1f} s, {first.processor / pages * 1000:.1f} ms a page, "
            f"{first.megabytes:.0f} MB"
        )
        print(f"  nothing changed: {build(root).wall:.2f} s")
        source = root / "source_plans" / f"{plans // 2:04d}.yaml"
        source.write_text(source.read_text("utf-8").replace("加强", "强化", 1), "utf-8")
        changed = build(root)
        print(f"  one plan changed: {changed.wall:.2f} s, {changed.said}")
        return first.processor


def run() -> None:
    """Measure each size, and how time grows from the smallest to the largest (1.0: in proportion)."""
    sizes = [int(size) for size in os.environ.get("WORKPLAN_BENCH_PLANS", "100,500").split(",")]
    seconds = [measure(size) for size in sizes]
    if len(sizes) > 1:
        growth = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"growth from {sizes[0]} to {sizes[-1]} plans: {growth:.2f}")
