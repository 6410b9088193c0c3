"""A bare page of the search over any plans, and asking it: for corpora that no site is built of."""

import contextlib
import functools
import http.server
import json
import threading

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width"><meta name="wp-root" content="{root}"><meta name="wp-base" content="./">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{root}search/search.css">
<script src="{root}search/search.js" defer></script><title>检索</title></head>
<body><div id="wp-search-app"></div></body></html>
"""


def write_pages(folder, files):
    """Write the files of the search, and its page in both scripts."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for lang, place, root in (("zh-Hans", "search.html", "./"), ("zh-Hant", "hant/search.html", "../")):
        path = folder / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format(lang=lang, root=root, policy=POLICY), "utf-8")
    return folder


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """Serve a folder on a free port of this machine; yield its address."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


ASK = """async ([query, all]) => {
  const input = document.getElementById("ws-q"), app = document.getElementById("wp-search-app");
  input.value = query;
  input.form.requestSubmit();
  const done = async () => {
    for (let i = 0; i < 4000 && app.getAttribute("data-search-done") !== query; i++) await new Promise(r => setTimeout(r, 2));
  };
  await done();
  const total = () => Number(document.querySelector("[data-search-total]")?.dataset.searchTotal ?? -1);
  const hits = () => [...document.querySelectorAll("[data-search-hit]")].map(e => e.dataset.searchHit);
  while (all && hits().length < total()) {
    const before = hits().length;
    document.querySelector(".ws-more").click();
    for (let i = 0; i < 2000 && hits().length === before; i++) await new Promise(r => setTimeout(r, 2));
    if (hits().length === before) break;
  }
  return JSON.stringify({ total: total(), hits: hits() });
}"""


def until(page, expression):
    """Wait for an expression to hold; the page's policy forbids Playwright's own way."""
    for _ in range(300):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never: {expression}")


def ask(page, query, every=True):
    """Type a query and return the total and the hits shown, all of them or the first."""
    return json.loads(page.evaluate(ASK, [query, every]))
