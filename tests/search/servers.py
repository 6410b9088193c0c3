"""Servers for the tests: a real PostgreSQL where it is installed, and OpenSearch as its protocol has it."""

import base64
import contextlib
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlparse

from opensearchpy import Connection, OpenSearch
from opensearchpy.exceptions import NotFoundError


def postgresql_tools():
    """Return the folder of initdb and postgres, or None."""
    found = shutil.which("initdb")
    if found and Path(found).with_name("postgres").exists():
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextlib.contextmanager
def postgresql(tools):
    """Start a server of its own in a new folder, on a free port of this machine; yield its address."""
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="workplan-pg-"))
    if user:
        owner = pwd.getpwnam(user)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"user": user, "group": user, "extra_groups": []} if user else {}
    options |= {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    data = folder / "data"
    make = [
        tools / "initdb",
        "-D",
        data,
        "-U",
        "workplan",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    subprocess.run(make, check=True, **options)
    settings = [
        "-c",
        f"unix_socket_directories={folder}",
        "-c",
        "fsync=off",
        "-c",
        "listen_addresses=127.0.0.1",
    ]
    server = subprocess.Popen([tools / "postgres", "-D", data, "-p", str(port), *settings], **options)
    try:
        url = f"postgresql://workplan@127.0.0.1:{port}/postgres"
        _wait(url)
        yield url
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(url):
    import psycopg

    for _ in range(100):
        with contextlib.suppress(psycopg.Error):
            psycopg.connect(url, connect_timeout=2).close()
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


class FakeCluster:
    """One OpenSearch index in memory: the requests that the backend sends, answered as the server does.

    Texts are cut by an n-gram tokenizer from 1 to 2 characters; writes show after a refresh. What the
    backend does not need is refused.
    """

    def __init__(self):
        self.body = None
        self.pending = {}
        self.shown = {}
        self.requests = []
        self.scrolls = {}

    def client(self):
        cluster = self

        class Wire(Connection):
            def perform_request(
                self, method, url, params=None, body=None, timeout=None, ignore=(), headers=None
            ):
                text = body.decode() if isinstance(body, bytes) else body
                status, answer = cluster.respond(method, url, params or {}, text)
                if status == 404:
                    raise NotFoundError(status, "not_found", answer)
                return status, {"content-type": "application/json"}, json.dumps(answer)

            def close(self):
                pass

        return OpenSearch("http://opensearch.invalid:9200", connection_class=Wire)

    def respond(self, method, url, params, body):
        path = urlparse(url).path
        query = {k: v[-1] for k, v in parse_qs(urlparse(url).query).items()} | dict(params)
        self.requests.append((method, path, query, body))
        parts = [unquote(p) for p in path.strip("/").split("/")]
        action = f"{method} {parts[-1] if len(parts) > 1 else '/' + parts[0]}"
        if len(parts) == 3 and parts[1] == "_doc":
            found = self.shown.get(parts[2]) or self.pending.get(parts[2])
            return (200, {"_source": found, "found": True}) if found else (404, {"found": False})
        handler = {
            "HEAD /workplan": lambda: (200 if self.body else 404, {}),
            "PUT /workplan": lambda: self._create(json.loads(body)),
            "POST /_bulk": lambda: self._bulk(body),
            "PUT /_bulk": lambda: self._bulk(body),
            "POST _refresh": self._refresh,
            "POST _delete_by_query": lambda: self._delete(json.loads(body)["query"]),
            "POST _count": lambda: (200, {"count": len(self._matching(json.loads(body)["query"]))}),
            "POST _search": lambda: self._search(json.loads(body), query),
            "POST scroll": lambda: (200, self._page(json.loads(body)["scroll_id"])),
            "DELETE scroll": lambda: (200, {}),
        }.get(action)
        if handler is None:
            raise AssertionError(f"a request that the index does not need: {method} {url}")
        return handler()

    def _create(self, body):
        assert body["settings"]["refresh_interval"] == "-1"
        self.body = body
        return 200, {"acknowledged": True}

    def _bulk(self, body):
        lines = [json.loads(line) for line in body.splitlines()]
        items = []
        fields = self.body["mappings"]["properties"]
        for action, source in zip(lines[::2], lines[1::2], strict=True):
            assert set(source) <= set(fields), "the mapping is strict"
            if "data" in source:
                base64.b64decode(source["data"], validate=True)
            self.pending[action["index"]["_id"]] = source
            items.append({"index": {"_id": action["index"]["_id"], "status": 201}})
        return 200, {"errors": False, "items": items}

    def _refresh(self):
        self.shown = dict(self.pending)
        return 200, {}

    def _delete(self, query):
        gone = [key for key, source in self.shown.items() if self._passes(source, query)]
        for key in gone:
            if self.pending.get(key) == self.shown[key]:
                del self.pending[key]
        return 200, {"deleted": len(gone)}

    def _matching(self, query):
        return [source for source in self.shown.values() if self._passes(source, query)]

    def _passes(self, source, query):
        ((kind, clause),) = query.items()
        if kind == "match_all":
            return True
        if kind == "bool":
            return all(self._passes(source, c) for c in clause["filter"])
        assert kind == "term"
        ((field, value),) = clause.items()
        own = source.get(field, [])
        own = own if isinstance(own, list) else [own]
        if self.body["mappings"]["properties"][field]["type"] == "text":
            low, high = self._gram_sizes()
            own = {t[i : i + n] for t in own for n in range(low, high + 1) for i in range(len(t) - n + 1)}
        return value in own

    def _gram_sizes(self):
        analysis = self.body["settings"]["analysis"]
        analyzer = analysis["analyzer"][self.body["mappings"]["properties"]["texts"]["analyzer"]]
        tokenizer = analysis["tokenizer"][analyzer["tokenizer"]]
        assert tokenizer["type"] == "ngram"
        assert tokenizer["max_gram"] - tokenizer["min_gram"] <= self.body["settings"]["max_ngram_diff"]
        return tokenizer["min_gram"], tokenizer["max_gram"]

    def _search(self, body, query):
        if "aggs" in body:
            filters = body["aggs"]["words"]["filters"]["filters"]
            buckets = {k: {"doc_count": len(self._matching(q))} for k, q in filters.items()}
            return 200, {"aggregations": {"words": {"buckets": buckets}}}
        found = self._matching(body["query"])
        keep = body["_source"]
        hits = [{"_source": {k: s[k] for k in keep if k in s}} for s in found]
        number = str(len(self.scrolls))
        size = int(query.get("size", 10))
        self.scrolls[number] = [hits[i : i + size] for i in range(0, len(hits), size)]
        return 200, self._page(number)

    def _page(self, number):
        pages = self.scrolls[number]
        hits = pages.pop(0) if pages else []
        return {
            "_scroll_id": number,
            "_shards": {"successful": 1, "skipped": 0, "total": 1},
            "hits": {"hits": hits, "total": {"value": len(hits)}},
        }


def safe_name(text):
    return re.sub(r"\W", "_", text)
