"""Search: exactness, order, bytes and time, on the command line and in the browser, beside other engines."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from bench._search_browser import browser_figures
from bench._search_corpus import Measure, corpus, gold, measures_of, queries
from bench._search_peers import peer_figures
from generator.search.answer import Page, answer
from generator.search.local import open_local

PROGRAM = [str(Path(sys.executable).with_name("workplan")), "search", "--json"]


def run(command_line: int = 10_000, browser: tuple[int, ...] = (10_000, 50_000)) -> None:
    """Print all figures of the search."""
    if corpus(100) is None:
        print("没有参考资料（WORKPLAN_REFERENCE），不测检索")
        return
    _command_line(command_line)
    for size in browser:
        browser_figures(size)
    peer_figures()


def _command_line(size: int) -> None:
    folder = corpus(size)
    assert folder is not None
    measures = measures_of(folder)
    start = time.perf_counter()
    subprocess.run([PROGRAM[0], "index", "--root", folder, "--rebuild"], check=True, capture_output=True)
    print(f"命令行，{size} 条：建立索引 {time.perf_counter() - start:.1f} s")
    recall, precision, exact, seconds, wrong = [], [], 0, [], []
    asked = queries(measures)
    for query in asked:
        start = time.perf_counter()
        found = _search(folder, query, 0)
        seconds.append(time.perf_counter() - start)
        wanted, got = gold(measures, query), [f"{hit['plan']}#{hit['node']}" for hit in found["hits"]]
        if wanted:
            recall.append(len(wanted & set(got)) / len(wanted))
            precision.append(len(wanted & set(got)) / max(len(got), 1))
        same = set(got) == wanted and len(got) == len(wanted) == found["total"]
        exact += same
        wrong += [] if same else [query]
    short = [_timed(folder, query) for query in asked[:40]]
    print(
        f"  查全 {statistics.mean(recall):.3f}  查准 {statistics.mean(precision):.3f}  完全一致 {exact}/{len(asked)} {wrong[:5]}"
    )
    print(f"  每次调用（列出全部）中位 {statistics.median(seconds):.3f} s，95% {_at(seconds, 0.95):.3f} s")
    print(f"  每次调用（前 20 条）中位 {statistics.median(short):.3f} s，95% {_at(short, 0.95):.3f} s")
    print(f"  按自身标题查到首位：平均倒数排名 {_own_headings(folder, measures):.3f}")
    print(f"  内存峰值 {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def _search(folder: Path, query: str, limit: int) -> dict:
    done = subprocess.run(
        [*PROGRAM, "--root", folder, "--limit", str(limit), query], check=True, capture_output=True
    )
    return json.loads(done.stdout)


def _timed(folder: Path, query: str) -> float:
    start = time.perf_counter()
    _search(folder, query, 20)
    return time.perf_counter() - start


def _own_headings(folder: Path, measures: list[Measure], sample: int = 400) -> float:
    """Return the mean reciprocal rank of measures whose heading no other measure has."""
    backend = open_local(folder).backend
    headings = [m.folded.split("\n")[1] for m in measures]
    counts = Counter(headings)
    alone = [(m, h) for m, h in zip(measures, headings, strict=True) if counts[h] == 1]
    ranks = []
    for measure, _ in alone[:: max(1, len(alone) // sample)]:
        found = [f"{h.plan}#{h.node}" for h in answer(backend, measure.heading, page=Page(50)).hits]
        ranks.append(1 / (found.index(measure.key) + 1) if measure.key in found else 0.0)
    return statistics.mean(ranks)


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
