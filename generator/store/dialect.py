"""The YAML dialect of sources for ruamel.yaml, which edits them and keeps what people wrote around.

A value composed here is written like one that `generator.store.writer` prints.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from generator.store.style import FACTS, ON_ONE_LINE, as_written, is_day, is_plain
from generator.text.normalise import well_formed


def yaml_dialect() -> YAML:
    """Return the one YAML dialect of all sources: block style, two spaces, nothing folded."""
    yaml = YAML(typ="rt")
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1 << 20  # a measure stays on one line, however long: a diff then shows the measure
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def compose(key: str, value: Any) -> Any:
    """Return plain data as it is written under a key: one fact a line, dates and plain text unquoted."""
    if isinstance(value, (list, tuple)):
        return _sequence(key, value)
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, str):
        return dt.date.fromisoformat(value) if is_day(key, value) else _scalar(value)
    return as_written(value) if key == "value" else value


def _mapping(data: dict[str, Any]) -> CommentedMap:
    mapping = CommentedMap()
    for key, value in data.items():
        mapping[key] = compose(key, value)
    return mapping


def _sequence(key: str, items: list[Any] | tuple[Any, ...]) -> CommentedSeq:
    sequence = CommentedSeq(compose("", item) for item in items)
    if key in ON_ONE_LINE:
        sequence.fa.set_flow_style()
    if key in FACTS:
        for entry in sequence:
            entry.fa.set_flow_style()
    return sequence


def _scalar(text: str) -> str:
    text = well_formed(text)
    return text if is_plain(text) else DoubleQuotedScalarString(text)
