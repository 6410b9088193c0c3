"""What the rules find in each plan, remembered by the plan's digest: only changed plans are checked anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

import generator
from generator.core.model import Issue
from generator.corpus import Corpus
from generator.corpus.check import check_plans
from generator.publish.site.manifest import digest_of_files
from generator.store.files import write_if_changed


class _Remembered(msgspec.Struct, array_like=True):
    """Findings by digest. ``version`` fixes the rules."""

    version: str
    found: dict[str, list[Issue]] = {}


def find_in_plans(corpus: Corpus, digests: dict[str, str], cache: Path | None) -> Iterator[tuple[str, Issue]]:
    """Yield what the rules find, with the id of the plan; ``digests`` fix plans and words by plan id."""
    file = cache / "findings.msgpack" if cache else None
    known = _recall(file)
    unknown = tuple(plan for plan in corpus.plans if digests[plan.id or ""] not in known)
    found: dict[str, list[Issue]] = {key: known.get(key, []) for key in digests.values()}
    for plan, issue in check_plans(unknown, corpus.vocabulary):
        found[digests[plan.id or ""]].append(issue)
    if file and found != known:
        write_if_changed(file, msgspec.msgpack.encode(_Remembered(_rules(), found)))
    for plan in corpus.plans:
        yield from ((plan.id or "", issue) for issue in found[digests[plan.id or ""]])


def _recall(file: Path | None) -> dict[str, list[Issue]]:
    if file is None:
        return {}
    try:
        memory = msgspec.msgpack.decode(file.read_bytes(), type=_Remembered)
    except (OSError, msgspec.MsgspecError):
        return {}
    return memory.found if memory.version == _rules() else {}


def _rules() -> str:
    """Return what fixes the rules: the code that checks, and the facts that it reads anew."""
    package = Path(generator.__file__).parent
    code = [path for name in ("core", "text", "facts", "corpus") for path in (package / name).glob("*.py")]
    return digest_of_files(code)
