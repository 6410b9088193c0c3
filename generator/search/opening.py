"""Choosing an index by its name and address."""

from __future__ import annotations

import threading
from pathlib import Path

from generator.search.answer import Answer, Page, answer
from generator.search.backend import Backend, BackendError
from generator.search.filters import Filters
from generator.search.local import open_local
from generator.search.service import Search

BACKENDS = ("whoosh", "postgresql", "opensearch")
"""Names of the backends, the embedded one first."""


def open_backend(root: Path, name: str, url: str | None) -> Backend:
    """Open an index: the embedded one under a root, brought up to date, or a server's as it is.

    Raises:
        BackendError: it cannot be reached, or the address or a package is missing.
    """
    if name == "whoosh":
        return open_local(root).backend
    if not url:
        raise BackendError("请用 --url 给出索引服务器的地址")
    if name == "postgresql":
        from generator.search.postgresql_backend import PostgresqlBackend  # noqa: PLC0415  an optional package

        return PostgresqlBackend(url)
    from generator.search.opensearch_backend import OpenSearchBackend  # noqa: PLC0415  an optional package

    return OpenSearchBackend(url)


def open_search(root: Path, name: str = "whoosh", url: str | None = None) -> Search:
    """Return a function that answers queries, each thread with an index of its own.

    The embedded index is looked at for changed sources before each answer, as the command line does.
    """
    open_backend(root, name, url).close()
    mine = threading.local()

    def search(text: str, filters: Filters, page: Page) -> Answer:
        backend = getattr(mine, "backend", None)
        if name == "whoosh" or backend is None:
            if backend is not None:
                backend.close()
            backend = mine.backend = open_backend(root, name, url)
        return answer(backend, text, filters, page)

    return search
