"""Checking a finished notice against the rules of GB/T 9704-2012 that a machine can check."""

from __future__ import annotations

from pathlib import Path

from generator.core.model import Issue


def check_notice(path: Path) -> tuple[Issue, ...]:
    """Return what a notice does not keep."""
    return ()
