"""How fast plans are read: megabytes of UTF-8 text a second on one core, memory, growth, two processes."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.core.vocabulary import Vocabulary
from generator.facts import read_plan
from generator.store import open_knowledge_base, read_vocabulary

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000
PLANS = 1_200
"""Files that the import of a folder is measured on: so many that starting, which one process and two do alike, tells little."""

_YEAR = re.compile(r"20[12]\d(?=[年〕])")


def sample_texts() -> list[str]:
    """Return raw plans to read: the reference ones where they are, else those of the repository."""
    reference = Path(os.environ.get("WORKPLAN_REFERENCE", ROOT.parent / "shared")) / "seeds"
    if reference.is_dir():
        return [path.read_text("utf-8") for path in sorted(reference.glob("*.txt"))]
    plans = [stored.plan for stored in open_knowledge_base(ROOT).load().plans]
    return ["\n".join([plan.title or "", *_lines(plan.body)]) for plan in plans]


def _lines(nodes: tuple) -> list[str]:  # type: ignore[type-arg]
    return [
        line for n in nodes for line in (f"{n.label}{n.heading or ''}。{n.text or ''}", *_lines(n.children))
    ]


def repeated(texts: list[str], megabytes: float) -> list[str]:
    """Return the texts over and over until they make up so many megabytes of UTF-8."""
    found: list[str] = []
    size = 0.0
    while size < megabytes * MEGABYTE:
        found += texts
        size += sum(len(text.encode()) for text in texts)
    return found


def seconds(work: object) -> float:
    """Return the processor seconds that a call takes."""
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


def run() -> None:
    """Print the figures."""
    vocabulary, _ = read_vocabulary()
    texts = sample_texts()
    read_plan(texts[0], vocabulary)  # tables and automata are built once

    many = repeated(texts, 5)
    size = sum(len(text.encode()) for text in many) / MEGABYTE
    took = seconds(lambda: [read_plan(text, vocabulary) for text in many])
    print(f"read_plan: {size:.1f} MB in {took:.2f} s, {size / took:.2f} MB/s on one core")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    _beside_jionlp(texts, vocabulary)
    _growth(texts, vocabulary)
    _two_processes(texts, vocabulary)


def _beside_jionlp(texts: list[str], vocabulary: object) -> None:
    try:
        import jionlp  # noqa: PLC0415  only where it is installed
    except ImportError:
        print("JioNLP is not installed: no comparison (pip install jionlp==1.5.29)")
        return
    find = jionlp.ner.extract_time
    find(texts[0])
    theirs = seconds(lambda: [find(text) for text in texts])
    ours = min(seconds(lambda: [read_plan(text, vocabulary) for text in texts]) for _ in range(3))  # type: ignore[arg-type]
    print(f"JioNLP's time extraction alone takes {theirs / ours:.1f} times as long as all of read_plan")


def _growth(texts: list[str], vocabulary: object) -> None:
    line = "".join("".join(texts).split())
    for megabytes in (0.5, 1, 2, 5):
        text = "".join(repeated([line], megabytes))
        took = seconds(lambda text=text: read_plan(text, vocabulary))
        size = len(text.encode()) / MEGABYTE
        print(f"one line of {size:.1f} MB: {took:.2f} s, {size / took:.2f} MB/s")


def _two_processes(texts: list[str], vocabulary: Vocabulary) -> None:
    titles = [read_plan(text, vocabulary).plan.title for text in texts]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for number in range(PLANS):
            which = number % len(texts)
            (folder / "in" / f"{number:04}.txt").write_text(
                another_plan(texts[which], titles[which], number), "utf-8"
            )
        took = {jobs: min(_import(folder, jobs) for _ in range(2)) for jobs in (1, 2)}
    print(
        f"import of {PLANS} files: --jobs 1 {took[1]:.1f} s, --jobs 2 {took[2]:.1f} s, {took[1] / took[2]:.2f} times as fast"
    )


def another_plan(text: str, title: str | None, number: int) -> str:
    """Return a plan as that of another year and district, so that it is taken for no other one."""
    own = title or "产品质量安全整治工作方案"
    text = text if title else f"{own}\n{text}"
    return _YEAR.sub(lambda year: str(int(year[0]) - number % 10), text.replace(own, f"第{number}片区{own}"))


def _import(folder: Path, jobs: int) -> float:
    root = Path(tempfile.mkdtemp(dir=folder))
    (root / "source_plans").mkdir(parents=True)
    command = [
        sys.executable,
        "-m",
        "generator.cli",
        "import",
        str(folder / "in"),
        "--root",
        str(root),
        "--jobs",
        str(jobs),
    ]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    took = time.perf_counter() - start
    written = len(list((root / "source_plans").rglob("*.yaml")))
    if written != PLANS:
        raise SystemExit(f"only {written} of {PLANS} files were taken for plans of their own")
    return took
