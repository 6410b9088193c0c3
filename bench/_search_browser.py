"""The search in Chromium: a fresh page for every query, over http and from the folder.

Each query is asked in two fresh contexts: one is timed with nothing attached to it, from the key to the
moment when the answer stands in the page, laid out; in the other DevTools counts the bytes, which takes time itself.
The web server runs in a process of its own.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench._search_corpus import Measure, corpus, gold, measures_of, queries
from bench._web_server import serving
from generator.search.browser import search_files
from generator.store import open_knowledge_base, read_vocabulary
from tests.browser.search_pages import write_pages

TYPE = """async query => {
  const input = document.getElementById("ws-q"), app = document.getElementById("wp-search-app");
  const answered = new Promise(done => {
    const seen = new MutationObserver(() => {
      if (app.getAttribute("data-search-done") !== query) return;
      seen.disconnect();
      app.getBoundingClientRect(); // lays the hits out
      done(performance.now());
    });
    seen.observe(app, { attributeFilter: ["data-search-done"] });
    setTimeout(() => done(performance.now()), 20000);
  });
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return await answered - start;
}"""
CLEAR = """async () => {
  document.getElementById("ws-q").value = "";
  document.getElementById("ws-q").dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(done => setTimeout(done, 260));
}"""


def browser_figures(size: int) -> None:
    """Print what a search in the browser costs and finds over a corpus of so many measures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    folder = corpus(size)
    if chromium is None or folder is None:
        print("没有 Chromium，不测浏览器检索")
        return
    base = open_knowledge_base(folder)
    plans = tuple(item.plan for item in base.load().plans)
    vocabulary = read_vocabulary()[0]
    start = time.perf_counter()
    files = search_files(plans, vocabulary)
    built = time.perf_counter() - start
    total = sum(map(len, files.values()))
    print(
        f"浏览器，{size} 条：生成 {built:.1f} s（每千条 {1000 * built / size:.2f} s），{len(files)} 个文件 {total / 1e6:.1f} MB"
    )
    measures = measures_of(folder)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = write_pages(Path(place), files)
        browser = playwright.chromium.launch(executable_path=chromium)
        with serving(site) as address:
            _print("http", _ask_all(browser, f"{address}/search.html", measures, queries(measures)))
        _print("file", _ask_all(browser, f"{site.as_uri()}/search.html", measures, queries(measures)))
        found, asked = _own_headings(browser, f"{site.as_uri()}/search.html", measures)
        print(f"  按自身标题查到首位：平均倒数排名 {found:.3f}（{asked} 条）")
        browser.close()


def _own_headings(
    browser: Any, address: str, measures: list[Measure], sample: int = 100
) -> tuple[float, int]:
    """Return the mean reciprocal rank of measures whose heading no other measure has, and their number."""
    counts = Counter(m.folded.split("\n")[1] for m in measures)
    alone = [m for m in measures if counts[m.folded.split("\n")[1]] == 1]
    page = browser.new_page()
    page.goto(address)
    ranks = []
    for measure in alone[:: max(1, len(alone) // sample)]:
        page.evaluate(TYPE, measure.heading)
        hits = page.eval_on_selector_all("[data-search-hit]", "all => all.map(e => e.dataset.searchHit)")
        ranks.append(1 / (hits.index(measure.key) + 1) if measure.key in hits else 0.0)
    page.close()
    return statistics.mean(ranks), len(ranks)


def _ask_all(
    browser: Any, address: str, measures: list[Measure], asked: list[str]
) -> list[tuple[bool, int, float, float]]:
    return [_ask(browser, address, query, gold(measures, query)) for query in asked]


def _ask(browser: Any, address: str, query: str, wanted: set[str]) -> tuple[bool, int, float, float]:
    exact, sent = _counted(browser, address, query, wanted)
    return exact, sent, *_timed(browser, address, query)


def _counted(browser: Any, address: str, query: str, wanted: set[str]) -> tuple[bool, int]:
    """Return whether the answer is exact, and the bytes that it takes."""
    with _fresh_page(browser, address) as page:
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        sizes: list[int] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.evaluate(TYPE, query)
        page.wait_for_timeout(60)
        total = page.locator("[data-search-total]").get_attribute("data-search-total")
        shown = set(
            page.eval_on_selector_all("[data-search-hit]", "all => all.map(e => e.dataset.searchHit)")
        )
    exact = total == str(len(wanted)) and shown <= wanted and len(shown) == min(10, len(wanted))
    return exact, sum(sizes)


def _timed(browser: Any, address: str, query: str) -> tuple[float, float]:
    """Return the milliseconds to the first answer, and to the same answer asked for again."""
    with _fresh_page(browser, address) as page:
        cold = page.evaluate(TYPE, query)
        warm = []
        for _ in range(3):
            page.evaluate(CLEAR)
            warm.append(page.evaluate(TYPE, query))
    return cold, statistics.median(warm)


@contextlib.contextmanager
def _fresh_page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#ws-q")
    yield page
    context.close()


def _print(way: str, rows: list[tuple[bool, int, float, float]]) -> None:
    exact = sum(row[0] for row in rows)
    print(f"  {way}：完全一致 {exact}/{len(rows)}；" + "；".join(
        f"{name} 中位 {_at(values, 0.5):.{digits}f} {unit}、95% {_at(values, 0.95):.{digits}f} {unit}"
        for name, values, unit, digits in (
            ("传输", [row[1] / 1000 for row in rows], "KB", 1),
            ("首次", [row[2] for row in rows], "ms", 0),
            ("再次", [row[3] for row in rows], "ms", 1),
        )
    ))  # fmt: skip


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
