"""Reading documents for ``workplan import``: one, or many in several processes."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext
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
        yield from ((path, _try(path, vocabulary)) for path in files)
        return
    first, *others = files
    read = _try(first, vocabulary)  # what extractors build once is then in every copy of this process
    gc.freeze()  # so that no reader's collector walks through what all have in common, and copies its pages
    pool = ProcessPoolExecutor(jobs, _processes(), _start_reader, (vocabulary,))
    try:
        with uninterrupted():  # the readers start here, and only this process answers Ctrl-C
            results = pool.map(_read_in_worker, others)
        yield first, read
        yield from zip(others, results, strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


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


def _processes() -> BaseContext:
    """Return how reading processes start: where that is safe as copies of this one, which has all in memory."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _try(path: Path, vocabulary: Vocabulary) -> Candidate | str:
    try:
        return read_candidate(path, vocabulary)
    except ImportFailure as error:
        return str(error)
    except OSError as error:
        return f"{path} 无法读取（{error.strerror or error}）"
    except Exception as error:
        return f"读取时程序出错（{type(error).__name__}：{error}），请把这份文件发给维护人员"


class _Worker:
    """What a reading process keeps between files."""

    vocabulary = Vocabulary()


def _start_reader(vocabulary: Vocabulary) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.vocabulary = vocabulary


def _read_in_worker(path: Path) -> Candidate | str:
    return _try(path, _Worker.vocabulary)
