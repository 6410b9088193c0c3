"""How fast the site is built: time a page, growth with the number of plans, memory, small changes, weight.

``WORKPLAN_BENCH_PLANS`` sets the sizes, ``100,500,2000`` by default, which takes some minutes. The plans
are those of the reference documents' maker where it is there, else the five that ship, over and over.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from bench._search_corpus import corpus

ROOT = Path(__file__).parent.parent
MEASURES_A_PLAN = 22
"""Slightly more than the maker gives a plan on average, so that enough plans come out."""

_BUILD = """
import resource, sys, time
from generator.cli import build, main

spent = [0.0]
make = build.search_files
def timed(*given, **named):
    start = time.process_time()
    try:
        return make(*given, **named)
    finally:
        spent[0] += time.process_time() - start
build.search_files = timed
try:
    main(['build', '--root', sys.argv[1]])
except SystemExit:
    pass
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, spent[0], used.ru_maxrss)
"""
_START = """
import resource, sys
from pathlib import Path
from generator.publish.site.mkdocs_pages import MkDocsPages, PACKAGED_SETTINGS
MkDocsPages(PACKAGED_SETTINGS, Path(sys.argv[1]) / 'source_plans', Path(sys.argv[1]) / 'site')
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
"""


class Figures(NamedTuple):
    """One build: processor seconds in all and of the search, wall seconds, most megabytes, what it said."""

    processor: float
    search: float
    wall: float
    megabytes: float
    said: str

    @property
    def alone(self) -> float:
        """Return the processor seconds without the search."""
        return self.processor - self.search


def make_knowledge_base(root: Path, plans: int) -> None:
    """Make a knowledge base of so many plans; a smaller one is the beginning of a larger one."""
    folder = root / "source_plans"
    folder.mkdir(parents=True)
    made = corpus(plans * MEASURES_A_PLAN)
    if made is None:
        _repeat_own_plans(folder, plans)
        return
    for path in sorted((made / "source_plans").glob("*.yaml"))[:plans]:
        shutil.copy(path, folder)


def _repeat_own_plans(folder: Path, plans: int) -> None:
    sources = sorted(p for p in (ROOT / "source_plans").glob("*/*.yaml") if p.parent.name != "vocabulary")
    texts = [path.read_text("utf-8") for path in sources]
    for number in range(plans):
        text = re.sub(r"(?m)^id: .*$", f"id: bench-{number:04d}", texts[number % len(texts)], count=1)
        text = re.sub(r"(?m)^year: .*$", f"year: {2005 + number % 20}", text, count=1)
        (folder / f"{number:04d}.yaml").write_text(text, "utf-8")


def build(root: Path) -> Figures:
    """Build the site of a knowledge base in a process of its own."""
    start = time.perf_counter()
    *said, figures = _run(_BUILD, root)
    processor, search, kilobytes = map(float, figures.split())
    said_first = next((line for line in said if line.startswith("网站")), "")
    return Figures(processor, search, time.perf_counter() - start, kilobytes / 1024, said_first)


def mkdocs_start(root: Path) -> float:
    """Return the processor seconds that MkDocs and its theme take before the first page."""
    return min(float(_run(_START, root)[-1]) for _ in range(3))


def _run(code: str, root: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.splitlines()


def measure(plans: int) -> Figures:
    """Print the figures of a knowledge base of some size; return those of its first build."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_knowledge_base(root, plans)
        start, first = mkdocs_start(root), build(root)
        pages = sum(1 for _ in (root / "site").rglob("*.html"))
        print(
            f"{plans} 份计划，{pages} 个网页：处理器 {first.processor:.1f} s，其中检索 {first.search:.1f} s；"
            f"内存至多 {first.megabytes:.0f} MB"
        )
        print(
            f"  MkDocs 起动 {start:.2f} s；此外每页 {(first.alone - start) / pages * 1000:.1f} ms，"
            f"连检索 {(first.processor - start) / pages * 1000:.1f} ms"
        )
        _measure_changes(root)
        _print_weights(root / "site")
        return first


def _measure_changes(root: Path) -> None:
    same = build(root)
    print(f"  没有改动：{same.wall:.2f} s（处理器 {same.processor:.2f} s），{same.said}")
    sources = sorted((root / "source_plans").glob("*.yaml"))
    source = sources[len(sources) // 2]
    source.write_text(_change_a_word(source.read_text("utf-8")), "utf-8")
    changed = build(root)
    print(
        f"  改动一份：{changed.wall:.2f} s（处理器 {changed.processor:.2f} s，其中检索 {changed.search:.2f} s），"
        f"{changed.said}"
    )


def _change_a_word(text: str) -> str:
    """Change the wording of one measure, as an editor does."""
    for word, other in (("加强", "强化"), ("加強", "強化"), ("开展", "组织"), ("開展", "組織")):
        if word in text:
            return text.replace(word, other, 1)
    return text


def _print_weights(site: Path) -> None:
    """Print the heaviest first view of each kind of page: the page and all that it loads, uncompressed."""
    heaviest: dict[str, int] = defaultdict(int)
    for page in site.rglob("*.html"):
        path = page.relative_to(site).as_posix().removeprefix("hant/")
        folder, slash, name = path.rpartition("/")
        kind = folder + slash + (name if name == "index.html" or not folder else "…")
        heaviest[kind] = max(heaviest[kind], first_view(page))
    listed = "  ".join(f"{kind} {size / 1000:.0f}" for kind, size in sorted(heaviest.items()))
    print(f"  各类网页首次打开至多（KB，未压缩）：{listed}")


def first_view(page: Path) -> int:
    """Return the bytes of a page with the styles, scripts and icons that it loads."""
    text = page.read_text("utf-8")
    tags = re.findall(r"<(?:script|link)\b[^>]*>", text)
    loaded = [
        found[1]
        for tag in tags
        if 'rel="alternate"' not in tag and (found := re.search(r'(?:src|href)="([^":]+)"', tag))
    ]
    return page.stat().st_size + sum(
        (page.parent / name).stat().st_size
        for name in dict.fromkeys(loaded)
        if (page.parent / name).is_file()
    )


def run() -> None:
    """Measure each size, and how time grows from the smallest to the largest (1.0: in proportion)."""
    sizes = [int(size) for size in os.environ.get("WORKPLAN_BENCH_PLANS", "100,500,2000").split(",")]
    figures = [measure(size) for size in sizes]
    if len(sizes) > 1:
        growth, whole = (
            math.log(last / first) / math.log(sizes[-1] / sizes[0])
            for first, last in (
                (figures[0].alone, figures[-1].alone),
                (figures[0].processor, figures[-1].processor),
            )
        )
        print(
            f"从 {sizes[0]} 到 {sizes[-1]} 份，处理器时间按计划数的 {growth:.2f} 次方增长；连检索 {whole:.2f} 次方"
        )
