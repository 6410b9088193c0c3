"""From plain data to a typed record, with every fault of a file named in one reading.

A decoder stops at the first fault. So each fault found is struck out of a copy of the data and the
rest is read again, until nothing is wrong or nothing is left.
"""

from __future__ import annotations

import copy
import re
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from generator.core import codes
from generator.core.codes import Finding
from generator.core.model import Issue
from generator.store.yaml_reader import Path

T = TypeVar("T")

MAX_FAULTS = 200
"""Faults named for one file; a file with more is not a record at all."""

_STAND_INS: dict[str, object] = {"label": "？", "schema": 1}
"""Values that let the rest of a node or plan be read where the field itself is missing."""


class Fault(NamedTuple):
    """One fault in the data: what it is, where it stands, and the words that fill its message."""

    finding: Finding
    path: Path
    words: dict[str, str]

    @property
    def code(self) -> str:
        """Return the stable code of the fault."""
        return self.finding.code

    @property
    def field(self) -> str:
        """Return the field that is missing or unknown, or nothing."""
        return self.words.get("field", "")

    def at(self, file: str, line: int) -> Issue:
        """Return the fault as an issue of a file."""
        return replace(self.finding.at(line=line, **self.words), file=file)


def read_record(data: object, record_type: type[T]) -> tuple[T | None, tuple[Fault, ...]]:
    """Read data as a record of a type. The record is ``None`` where any fault was found."""
    faults: list[Fault] = []
    rest = _Rest(data)
    for _ in range(MAX_FAULTS):
        try:
            record = msgspec.convert(rest.data, record_type)
        except msgspec.ValidationError as error:
            here = _fault(str(error))
            fault = here._replace(path=rest.original(here.path))
            if not rest.is_consequence(fault):
                faults.append(_fault(str(error), fault.path))
            if not rest.strike_out(here):
                break
        else:
            return (None if faults else record), tuple(faults)
    return None, tuple(faults)


class _Rest:
    """The data that is left to read, and where each part of it stood before parts were struck out."""

    def __init__(self, data: object) -> None:
        self.data = data
        self._own = False
        self._struck: set[Path] = set()

    def original(self, path: Path) -> Path:
        """Return the place in the file of a place in the rest: items struck out before it count again."""
        found: Path = ()
        for step in path:
            if isinstance(step, int):
                gone = sorted(p[-1] for p in self._struck if p[:-1] == found and isinstance(p[-1], int))
                for index in gone:
                    step += index <= step  # noqa: PLW2901  the step moves past each item that is gone
            found = (*found, step)
        return found

    def is_consequence(self, fault: Fault) -> bool:
        """Tell whether a fault is only there because a part was struck out."""
        if fault.finding is codes.RECORD_MISSING:
            return (*fault.path, fault.field) in self._struck
        return fault.finding is codes.RECORD_LENGTH and any(p[:-1] == fault.path for p in self._struck)

    def strike_out(self, fault: Fault) -> bool:
        """Take a faulty value out; tell whether there was one to take."""
        if not self._own:
            self.data, self._own = copy.deepcopy(self.data), True
        holder = self._holder(fault.path[:-1])
        if fault.finding is codes.RECORD_MISSING and fault.field in _STAND_INS:
            return self._complete(fault)
        if not fault.path or holder is None:
            return False
        origin = self.original(fault.path)
        try:
            del holder[fault.path[-1]]
        except (LookupError, TypeError):
            return False
        self._struck.add(origin)
        return True

    def _complete(self, fault: Fault) -> bool:
        place = self._holder(fault.path)
        if not isinstance(place, dict):
            return False
        place[fault.field] = _STAND_INS[fault.field]
        return True

    def _holder(self, path: Path) -> Any:
        place: Any = self.data
        for step in path:
            try:
                place = place[step]
            except (LookupError, TypeError):
                return None
        return place


_PLACE = re.compile(r" - at `\$?([^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_TYPES = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "array": "列表",
    "object": "键值表",
    "null": "空",
    "bool": "是非值",
}

_EXPLANATIONS = (
    (re.compile(r"Object contains unknown field `(?P<field>.+)`"), codes.RECORD_UNKNOWN),
    (re.compile(r"Object missing required field `(?P<field>.+)`"), codes.RECORD_MISSING),
    (re.compile(r"Expected `[^`]+` matching regex '(?P<pattern>.+)'"), codes.RECORD_FORMAT),
    (re.compile(r"Expected `[^`]+` of length (?P<limit>>= \d+|<= \d+|\d+)"), codes.RECORD_LENGTH),
    (re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<found>[^`]+)`"), codes.RECORD_TYPE),
    (re.compile(r"Expected `[^`]+` (?P<limit>[<>]=? \S+)"), codes.RECORD_RANGE),
    (re.compile(r"Invalid enum value '?(?P<value>.+?)'?$"), codes.RECORD_CHOICE),
    (re.compile(r"Invalid RFC3339"), codes.RECORD_DATE),
    (re.compile(r"(?P<reason>.*)", re.DOTALL), codes.RECORD_VALUE),
)
"""What the decoder says, and the finding that says it to staff; the last one takes anything."""


def _fault(error: str, path: Path | None = None) -> Fault:
    place = _PLACE.search(error)
    if path is None:
        path = tuple(name or int(index) for name, index in _STEP.findall(place[1])) if place else ()
    reason = error[: place.start()] if place else error
    found = ((pattern.match(reason), finding) for pattern, finding in _EXPLANATIONS)
    match, finding = next((match, finding) for match, finding in found if match)
    words = {key: value for key, value in match.groupdict().items() if value is not None}
    if finding is codes.RECORD_UNKNOWN and path[-1:] != (words["field"],):
        path = (*path, words["field"])
    above = path[:-1] if finding is codes.RECORD_UNKNOWN else path
    words |= {key: _types(value) for key, value in words.items() if key in ("wanted", "found")}
    words |= {"name": _name(path), "where": f"（在{_name(above)}）" if above else ""}
    return Fault(finding, path, words)


def _types(names: str) -> str:
    return "或".join(_TYPES.get(name.strip(), name.strip()) for name in names.split("|"))


def _name(path: Path) -> str:
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return f"“{text}”" if text else "文件"
