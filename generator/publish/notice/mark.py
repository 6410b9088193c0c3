"""The size of a 发文机关标志: as large as its longest name allows on one line, within custom."""

from __future__ import annotations

from generator.publish.notice.content import Head
from generator.publish.notice.geometry import TEXT_WIDTH
from generator.publish.notice.measure import width_of

NAMES_WIDTH = round(TEXT_WIDTH * 0.8)
"""Of a joint mark: the issuers; 文件 stands beside them."""

_SIZES = (30.0, 46.0)
_SIZES_OF_MANY = (28.0, 32.0)
"""Smallest and largest size in points; more than two issuers leave the first page little room."""


def mark_size(head: Head) -> tuple[float, int]:
    """Return the size of the mark in points, and its width in percent, so that it fits one line."""
    count = len(head.issuers)
    longest = max(width_of(run.text) for run in head.issuers)
    characters, width = (longest + 2, TEXT_WIDTH) if count == 1 else (longest, NAMES_WIDTH)
    room = width / 20 - 8
    smallest, largest = _SIZES if count <= 2 else _SIZES_OF_MANY
    size = min(largest, max(smallest, room // characters))
    return size, min(100, int(room / (characters * size) * 100))


def mark_pitch(size: float) -> int:
    """Return the line pitch of a mark in twips: little more than its size, alike in all programs."""
    return round(size * 1.1 * 20)
