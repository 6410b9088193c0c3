"""Writing a plan as a YAML source that a person enjoys reading.

Keys stand in the order of the record, long text in one line of its own, each fact on one line beside
the words that it quotes, and a comment wherever a person should look.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from generator.core.model import Issue, Node, Plan
from generator.store.encode import plan_data

EDITOR_LINE = "# yaml-language-server: $schema={schema}\n"
"""The first line of a source: tells an editor where the JSON Schema is."""

_DATES = frozenset({"dated", "published", "effective", "retrieved", "from", "to"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(
    r"(?:[\u4e00-\u9fff\u3400-\u4dbf《“（〔]|(?!(?:true|false|null)$)[A-Za-z]|[0-9]+[^0-9.:eE+ -])"
    r"[^\x00-\x20\x7f-\xa0\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff:#,{}\[\]'\"`\\]*",
    re.IGNORECASE,
)
"""Text that stands without quotes in block and flow style alike, for YAML 1.1 and 1.2."""

_FACTS = frozenset({"deadlines", "targets", "products", "units", "citations", "entities", "contacts"})


def yaml_dialect() -> YAML:
    """Return the one YAML dialect of all sources: block style, two spaces, nothing folded."""
    yaml = YAML(typ="rt")
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1 << 20  # a measure stays on one line, however long: a diff then shows the measure
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def dump_plan(plan: Plan, issues: tuple[Issue, ...] = (), schema: str = "../plan.schema.json") -> str:
    """Return the YAML source of a plan, with a comment for each issue at the node it speaks of.

    ``schema`` is the place of the JSON Schema as seen from the source.
    """
    notes: dict[str | None, list[str]] = {}
    for issue in issues:
        notes.setdefault(issue.node, []).append(_note(issue))
    document = _mapping(plan_data(plan))
    if "body" in document:
        _annotate(document["body"], plan.body, notes, 2)
    out = io.StringIO()
    yaml_dialect().dump(document, out)
    head = "".join(f"# {note}\n" for note in notes.get(None, []))
    return EDITOR_LINE.format(schema=schema) + head + out.getvalue()


def compose(key: str, value: Any) -> Any:
    """Return plain data as it is written under a key: one fact a line, dates and plain text unquoted."""
    return _sequence(key, value) if isinstance(value, (list, tuple)) else _value(key, value)


def _note(issue: Issue) -> str:
    line = f"（来源第 {issue.line} 行）" if issue.line else ""
    advice = f"；{issue.advice}" if issue.advice else ""
    words = f"待核{line}：{issue.message}{advice} [{issue.code}]"
    # a comment must not run on into the next line, nor hold what YAML does not allow
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def _mapping(data: dict[str, Any]) -> CommentedMap:
    mapping = CommentedMap()
    for key, value in data.items():
        mapping[key] = compose(key, value)
    return mapping


def _value(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _mapping(value)
    if key == "value" and isinstance(value, float) and value.is_integer():
        return int(value)
    if key in _DATES and isinstance(value, str) and _DAY.fullmatch(value):
        return _as_date(value)
    return _scalar(value) if isinstance(value, str) else value


def _scalar(text: str) -> str:
    """Return text that every YAML reader takes for this text: quoted unless it is plainly plain.

    Half a surrogate pair, as a damaged file may hold, has no UTF-8 and becomes the replacement character.
    """
    text = _SURROGATE.sub("\ufffd", text)
    return text if _PLAIN.fullmatch(text) else DoubleQuotedScalarString(text)


def _as_date(value: str) -> dt.date | str:
    try:
        return dt.date.fromisoformat(value)  # written without quotes
    except ValueError:
        return value


def _sequence(key: str, items: list[Any] | tuple[Any, ...]) -> CommentedSeq:
    sequence = CommentedSeq()
    for item in items:
        entry = _mapping(item) if isinstance(item, dict) else _scalar(item) if isinstance(item, str) else item
        if isinstance(entry, CommentedMap) and key in _FACTS:
            entry.fa.set_flow_style()
        sequence.append(entry)
    if key == "lines":
        sequence.fa.set_flow_style()
    return sequence


def _annotate(
    sequence: CommentedSeq, nodes: tuple[Node, ...], notes: dict[str | None, list[str]], indent: int
) -> None:
    for index, node in enumerate(nodes):
        found = notes.get(node.id, [])
        if found:
            sequence.yaml_set_comment_before_after_key(index, before="\n".join(found), indent=indent)
        if node.children:
            _annotate(sequence[index]["children"], node.children, notes, indent + 4)
