"""The index in an OpenSearch cluster, with an analyzer of character n-grams.

Needs the extra ``opensearch`` (opensearch-py). The index refreshes only when an update is whole, so a
reader sees it before or after.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from generator.search.backend import BackendError, Update, decode_entry
from generator.search.entry import Entry, Terms
from generator.search.grams import grams_of_part
from generator.search.query import Query

INDEX = "workplan"
"""Name of the index."""

BODY: dict[str, Any] = {
    "settings": {
        "number_of_shards": 1,
        "refresh_interval": "-1",
        "max_ngram_diff": 1,
        "analysis": {
            "tokenizer": {"characters": {"type": "ngram", "min_gram": 1, "max_gram": 2}},
            "analyzer": {"characters": {"type": "custom", "tokenizer": "characters"}},
        },
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "kind": {"type": "keyword"},
            "plan": {"type": "keyword"},
            "digest": {"type": "keyword", "index": False},
            "texts": {"type": "text", "analyzer": "characters", "index_options": "docs", "norms": False},
            "words": {"type": "keyword"},
            "data": {"type": "binary"},
        },
    },
}
"""Settings and mapping: texts are cut into single characters and pairs; nothing else is analysed."""

_TERMS_ID = "terms"
_PAGE = 1000


class OpenSearchBackend:
    """An index in an OpenSearch cluster; it is made by the first update.

    ``client`` is for tests; else one is made for the address.
    """

    def __init__(self, url: str, client: Any = None) -> None:
        try:
            import opensearchpy  # noqa: PLC0415  an optional package
        except ImportError:
            raise BackendError("缺少 opensearch-py，请先运行 pip install 'workplan[opensearch]'") from None
        self._errors = opensearchpy.OpenSearchException
        self._missing = opensearchpy.NotFoundError
        self._bulk, self._scan = opensearchpy.helpers.bulk, opensearchpy.helpers.scan
        self._client = client or opensearchpy.OpenSearch(url, timeout=30)

    def candidates(self, query: Query) -> Iterator[Entry]:
        """Yield entries that have every gram of the query."""
        grams = sorted({gram for part in query.parts for gram in grams_of_part(part)})
        filters = [{"term": {"kind": "entry"}}, *({"term": {"texts": gram}} for gram in grams)]
        for found in self._all({"bool": {"filter": filters}}, ["data"]):
            yield decode_entry(base64.b64decode(found["data"]))

    def word_counts(self, words: Iterable[str]) -> Mapping[str, int]:
        """Return the number of provisions with each word."""
        wanted = sorted(words)
        if not wanted:
            return {}
        filters = {str(i): {"term": {"words": word}} for i, word in enumerate(wanted)}
        body = {"size": 0, "aggs": {"words": {"filters": {"filters": filters}}}}
        buckets = self._ask(self._client.search, index=INDEX, body=body)["aggregations"]["words"]["buckets"]
        return {word: n for i, word in enumerate(wanted) if (n := buckets[str(i)]["doc_count"])}

    def size(self) -> int:
        """Return the number of provisions."""
        return int(
            self._ask(self._client.count, index=INDEX, body={"query": {"term": {"kind": "entry"}}})["count"]
        )

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every plan; none where the index is not made yet."""
        if not self._ask(self._client.indices.exists, index=INDEX):
            return {}
        plans = self._all({"term": {"kind": "plan"}}, ["plan", "digest"])
        return {found["plan"]: found["digest"] for found in plans}

    def terms(self) -> Terms:
        """Return the stored names."""
        try:
            found = self._client.get(index=INDEX, id=_TERMS_ID)
        except self._missing:
            return Terms()
        except self._errors as error:
            raise self._failure(error) from None
        return msgspec.msgpack.decode(base64.b64decode(found["_source"]["data"]), type=Terms)

    def update(self, update: Update) -> None:
        """Apply a change; it shows with the refresh at its end."""
        if not self._ask(self._client.indices.exists, index=INDEX):
            self._ask(self._client.indices.create, index=INDEX, body=BODY)
        if update.fresh:
            self._drop({"match_all": {}})
        for plan in update.removed:
            self._drop({"term": {"plan": plan}})
        self._ask(self._bulk, self._client, self._actions(update))
        self._ask(self._client.indices.refresh, index=INDEX)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _actions(self, update: Update) -> Iterator[dict[str, Any]]:
        for item in update.changed:
            self._drop({"term": {"plan": item.plan}})
            yield _action(f"plan/{item.plan}", kind="plan", plan=item.plan, digest=item.digest)
            for entry in item.entries:
                yield _action(
                    f"entry/{entry.record.key}",
                    kind="entry",
                    plan=item.plan,
                    texts=[*entry.without_marks.split("\n"), *sorted(set(entry.folded))],
                    words=sorted(set(entry.words)),
                    data=_packed(entry),
                )
        yield _action(_TERMS_ID, kind="terms", data=_packed(update.terms))

    def _drop(self, query: dict[str, Any]) -> None:
        drop = self._client.delete_by_query
        self._ask(drop, index=INDEX, body={"query": query}, conflicts="proceed", refresh=False)

    def _all(self, query: dict[str, Any], fields: list[str]) -> Iterator[dict[str, Any]]:
        body = {"query": query, "_source": fields}
        try:
            for found in self._scan(self._client, query=body, index=INDEX, size=_PAGE):
                yield found["_source"]
        except self._errors as error:
            raise self._failure(error) from None

    def _ask(self, call: Any, *arguments: Any, **options: Any) -> Any:
        try:
            return call(*arguments, **options)
        except self._errors as error:
            raise self._failure(error) from None

    @staticmethod
    def _failure(error: Exception) -> BackendError:
        return BackendError(f"OpenSearch 报错（{str(error)[:200]}）；还没有索引时请先运行 workplan index")


def _packed(value: Any) -> str:
    return base64.b64encode(msgspec.msgpack.encode(value)).decode()


def _action(identity: str, **source: Any) -> dict[str, Any]:
    return {"_op_type": "index", "_index": INDEX, "_id": identity, "_source": source}
