"""The same queries put to Material's own search and to Pagefind, where that is installed.

Each measure is a section of its plan's page, so that both engines can name it in their answers.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench._search_corpus import corpus, gold, measures_of, queries
from bench._web_server import serving

MATERIAL_SIZES = (100, 10_000)
PAGEFIND_SIZE = 10_000

CONFIG = """
site_name: peers
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
"""
LISTEN = """
const Made = window.Worker;
window.Worker = class extends Made {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", event => { if (event.data.data && event.data.data.items) window.answered = event.data.data; });
  }
};
"""
"""Keeps what Material's search worker answers: its page shows the hits only as one scrolls."""

MATERIAL = """async query => {
  const input = document.querySelector("[data-md-component=search-query]");
  const start = performance.now();
  input.focus();
  await new Promise(done => setTimeout(done, 20));
  input.value = query;
  window.answered = null;
  input.dispatchEvent(new Event("keyup"));
  input.dispatchEvent(new Event("input"));
  while (!window.answered && performance.now() - start < 60000) await new Promise(done => setTimeout(done, 5));
  const items = window.answered ? window.answered.items.flat() : [];
  return [performance.now() - start, items.map(item => item.location)];
}"""
PAGEFIND = """async query => {
  const start = performance.now();
  const engine = await import("/pagefind/pagefind.js");
  const answer = await engine.search(query);
  const first = await Promise.all(answer.results.slice(0, 10).map(r => r.data()));
  const ms = performance.now() - start;
  const data = await Promise.all(answer.results.map(r => r.data()));
  return [ms, data.flatMap(d => d.sub_results.map(s => s.url))];
}"""


def peer_figures() -> None:
    """Print recall, bytes and time of other engines on the same measures and queries."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for size in MATERIAL_SIZES:
            _measure(browser, "Material 自带检索", size, _build_material, MATERIAL)
        if _pagefind() is None:
            print("没有安装 Pagefind（pip install 'pagefind[extended]'），不作比较")
        else:
            _measure(browser, "Pagefind", PAGEFIND_SIZE, _build_pagefind, PAGEFIND)
        browser.close()


def _measure(browser: Any, name: str, size: int, build: Any, ask: str) -> None:
    folder = corpus(size)
    assert folder is not None
    measures = measures_of(folder)
    with tempfile.TemporaryDirectory() as place:
        start = time.perf_counter()
        site = build(folder, Path(place))
        print(f"{name}，{size} 条：生成 {time.perf_counter() - start:.1f} s")
        recall, precision, sent, first = [], [], [], []
        with serving(site) as address:
            for query in queries(measures, more=0):
                wanted = {key.replace("#", ".html#") for key in gold(measures, query)}
                found, size_sent, ms = _ask(browser, address, ask, query)
                sent.append(size_sent / 1000)
                first.append(ms)
                if wanted:
                    recall.append(len(wanted & found) / len(wanted))
                    precision.append(len(wanted & found) / len(found) if found else 0.0)
        print(
            f"  查全 {statistics.mean(recall):.2f}  查准 {statistics.mean(precision):.2f}  "
            f"传输中位 {statistics.median(sent):.0f} KB  首次中位 {statistics.median(first):.0f} ms"
        )


def _ask(browser: Any, address: str, ask: str, query: str) -> tuple[set[str], int, float]:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    page.goto(f"{address}/index.html")
    page.wait_for_load_state("load")
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    ms, links, *_ = page.evaluate(ask, query)
    page.wait_for_timeout(50)
    context.close()
    return {link.rsplit("/", 1)[-1] for link in links}, sum(sizes), ms


def _pages(folder: Path) -> dict[str, list[tuple[str, str, str, str]]]:
    pages: dict[str, list[tuple[str, str, str, str]]] = {}
    for line in (folder / "measures.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        pages.setdefault(row["plan"], []).append((row["title"], row["id"], row["heading"], row["text"]))
    return pages


def _build_material(folder: Path, place: Path) -> Path:
    docs = place / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# index\n", "utf-8")
    for plan, rows in _pages(folder).items():
        text = f"# {rows[0][0]}\n" + "".join(f"\n## {h} {{#{node}}}\n\n{t}\n" for _, node, h, t in rows)
        (docs / f"{plan}.md").write_text(text, "utf-8")
    (place / "mkdocs.yml").write_text(CONFIG + "markdown_extensions: [attr_list]\nnav: [index.md]\n", "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=place,
        check=True,
        capture_output=True,
        env=environment,
    )
    return place / "site"


def _build_pagefind(folder: Path, place: Path) -> Path:
    site = place / "site"
    site.mkdir()
    (site / "index.html").write_text('<html lang="zh"><body></body></html>', "utf-8")
    for plan, rows in _pages(folder).items():
        body = "".join(f'<h2 id="{n}">{html.escape(h)}</h2><p>{html.escape(t)}</p>' for _, n, h, t in rows)
        page = f'<html lang="zh"><head><title>{plan}</title></head><body data-pagefind-body><h1 id="top">{html.escape(rows[0][0])}</h1>{body}</body></html>'
        (site / f"{plan}.html").write_text(page, "utf-8")
    tool = _pagefind()
    assert tool is not None
    subprocess.run([*tool, "--site", str(site)], check=True, capture_output=True)
    return site


def _pagefind() -> list[str] | None:
    if found := shutil.which("pagefind"):
        return [found]
    done = subprocess.run([sys.executable, "-m", "pagefind", "--version"], capture_output=True, check=False)
    return [sys.executable, "-m", "pagefind"] if done.returncode == 0 else None
