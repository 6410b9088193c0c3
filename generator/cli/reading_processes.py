"""Reading documents for ``workplan import`` in several processes."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from pathlib import Path

from generator.cli.read_documents import ReaderLostError, try_candidate, uninterrupted
from generator.core.vocabulary import Vocabulary
from generator.store.importing import Candidate

_MOST_TOGETHER = 8
"""Files handed to a reader at a time: handing over one takes a tenth of the time that it takes to read it."""

_TURNS = 16
"""How often each reader should get files at least, so that none is left alone with many long ones."""


def read_in_processes(
    files: list[Path], vocabulary: Vocabulary, jobs: int
) -> Iterator[tuple[Path, Candidate | str]]:
    """Yield each file with what was read from it or why it could not be, in the order of the files.

    Raises:
        ReaderLostError: a reading process ended, as one does that the system takes its memory from.
    """
    first, *others = files
    # what extractors build once is then in every copy of this process
    read = try_candidate(first, vocabulary)
    gc.freeze()  # so that no reader's collector walks through what all have in common, and copies its pages
    together = max(1, min(_MOST_TOGETHER, len(others) // (jobs * _TURNS)))
    pool = ProcessPoolExecutor(jobs, _processes(), _start_reader, (vocabulary,))
    try:
        with uninterrupted():  # the readers start here, and only this process answers Ctrl-C
            results = pool.map(_read, others, chunksize=together)
        yield first, read
        yield from zip(others, results, strict=True)
    except BrokenProcessPool:
        raise ReaderLostError from None
    finally:
        pool.shutdown(cancel_futures=True)


def _processes() -> BaseContext:
    """Return how reading processes start: where that is safe as copies of this one, which has all in memory."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class _Worker:
    """What a reading process keeps between files."""

    vocabulary = Vocabulary()


def _start_reader(vocabulary: Vocabulary) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.vocabulary = vocabulary


def _read(path: Path) -> Candidate | str:
    return try_candidate(path, _Worker.vocabulary)
