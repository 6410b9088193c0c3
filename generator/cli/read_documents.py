"""Reading documents for ``workplan import``, one after another."""

from __future__ import annotations

import contextlib
import datetime as dt
import signal
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from generator.core.model import Source
from generator.core.vocabulary import Vocabulary
from generator.facts import read_plan
from generator.importers import ImportFailure, read_document
from generator.store.importing import Candidate


def read_candidate(path: Path, vocabulary: Vocabulary) -> Candidate:
    """Return the plan that a document holds.

    Raises:
        ImportFailure: the document cannot be read.
    """
    document = read_document(path)
    reading = read_plan(document.text, vocabulary)
    source = Source(file=path.name, sha256=document.sha256, retrieved=dt.datetime.now(tz=dt.UTC).date())
    return Candidate(replace(reading.plan, source=source), document.text, reading.issues, document.notes)


def read_all(files: list[Path], vocabulary: Vocabulary, jobs: int) -> Iterator[tuple[Path, Candidate | str]]:
    """Yield each file with what was read from it or why it could not be, in the order of the files."""
    if jobs == 1:
        yield from ((path, try_candidate(path, vocabulary)) for path in files)
        return
    from generator.cli.reading_processes import read_in_processes  # noqa: PLC0415  one process needs none

    yield from read_in_processes(files, vocabulary, jobs)


class ReaderLostError(Exception):
    """A reading process ended before it was told to."""


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until what is under way is done: a source is then written, and told, or neither."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def try_candidate(path: Path, vocabulary: Vocabulary) -> Candidate | str:
    """Return the plan that a document holds, or why it could not be read, in a sentence. Never raises."""
    try:
        return read_candidate(path, vocabulary)
    except ImportFailure as error:
        return str(error)
    except OSError as error:
        return f"{path} 无法读取（{error.strerror or error}）"
    except Exception as error:
        return f"读取时程序出错（{type(error).__name__}：{error}），请把这份文件发给维护人员"
