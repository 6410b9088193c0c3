"""How values stand in a source: which text needs no quotes, which lists stand on one line."""

from __future__ import annotations

import datetime as dt
import re

FACTS = frozenset({"deadlines", "targets", "products", "units", "citations", "entities", "contacts"})
"""Keys whose entries stand on one line each, beside the words that they quote."""

ON_ONE_LINE = frozenset({"lines"})
"""Keys whose whole list stands on one line."""

_DATES = frozenset({"dated", "published", "effective", "retrieved", "from", "to"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(
    r"(?:[\u4e00-\u9fff\u3400-\u4dbf《“（〔]|(?!(?i:true|false|null)$)[A-Za-z]|[0-9]+(?=[^0-9.:eE+ -]))"
    r"[^\x00-\x20\x7f-\xa0\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff:#,{}\[\]'\"`\\]*"
)


def is_plain(text: str) -> bool:
    """Tell whether text stands without quotes, in block and flow style alike, for YAML 1.1 and 1.2."""
    return _PLAIN.fullmatch(text) is not None


def is_day(key: str, value: str) -> bool:
    """Tell whether a value under a key is a day of the calendar, which stands without quotes."""
    if key not in _DATES or not _DAY.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def as_written(value: float) -> float:
    """Return a figure as people write it: ``500``, not ``500.0``."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
