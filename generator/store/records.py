"""From plain data to a typed record, with every fault of a file named in one reading.

A decoder stops at the first fault. So each fault found is struck out of a copy of the data and the
rest is read again, until nothing is wrong or nothing is left.
"""

from __future__ import annotations

import copy
import re
from typing import Any, NamedTuple, TypeVar

import msgspec

from generator.store.yaml_reader import Path

T = TypeVar("T")

MAX_FAULTS = 200
"""Faults named for one file; a file with more is not a record at all."""

_STAND_INS: dict[str, object] = {"label": "？", "schema": 1}
"""Values that let the rest of a node or plan be read where the field itself is missing."""


class Fault(NamedTuple):
    """One fault in the data: a stable code, where it stands, what is wrong and what to do (Chinese)."""

    code: str
    path: Path
    message: str
    advice: str
    field: str = ""


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
        if fault.code == "record-missing-field":
            return (*fault.path, fault.field) in self._struck
        return fault.code == "record-length" and any(p[:-1] == fault.path for p in self._struck)

    def strike_out(self, fault: Fault) -> bool:
        """Take a faulty value out; tell whether there was one to take."""
        if not self._own:
            self.data, self._own = copy.deepcopy(self.data), True
        holder = self._holder(fault.path[:-1])
        if fault.code == "record-missing-field" and fault.field in _STAND_INS:
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


def _fault(error: str, path: Path | None = None) -> Fault:
    place = _PLACE.search(error)
    if path is None:
        path = tuple(name or int(index) for name, index in _STEP.findall(place[1])) if place else ()
    reason = error[: place.start()] if place else error
    for pattern, explain in _EXPLANATIONS:
        if match := pattern.match(reason):
            return explain(path, match)
    return Fault("record-value", path, f"{_name(path)}的值无效（{reason}）", "请对照字段说明修改")


def _name(path: Path) -> str:
    return f"“{_dotted(path)}”" if path else "文件"


def _dotted(path: Path) -> str:
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def _unknown(path: Path, match: re.Match[str]) -> Fault:
    above = path[:-1] if path and path[-1] == match[1] else path
    message = f"未知字段“{match[1]}”" + (f"（在{_name(above)}）" if above else "")
    here = path if path and path[-1] == match[1] else (*path, match[1])
    return Fault("record-unknown-field", here, message, "请核对拼写；workplan schema 列出全部字段")


def _missing(path: Path, match: re.Match[str]) -> Fault:
    message = f"缺少字段“{match[1]}”" + (f"（在{_name(path)}）" if path else "")
    return Fault("record-missing-field", path, message, "请补上该字段", match[1])


def _wrong_type(path: Path, match: re.Match[str]) -> Fault:
    wanted = "或".join(dict.fromkeys(_TYPES.get(part.strip(), part.strip()) for part in match[1].split("|")))
    found = _TYPES.get(match[2], match[2])
    advice = (
        "请加上引号"
        if match[1].startswith("str") and match[2] in ("int", "float", "bool")
        else "请对照字段说明修改"
    )
    return Fault("record-type", path, f"{_name(path)}应为{wanted}，现为{found}", advice)


def _pattern(path: Path, match: re.Match[str]) -> Fault:
    return Fault(
        "record-format", path, f"{_name(path)}的写法不合规定（应符合 {match[1]}）", "请对照字段说明修改"
    )


def _choice(path: Path, match: re.Match[str]) -> Fault:
    return Fault(
        "record-choice",
        path,
        f"{_name(path)}没有“{match[1].strip(chr(39))}”这个取值",
        "可用取值见 workplan schema",
    )


def _date(path: Path, _match: re.Match[str]) -> Fault:
    return Fault("record-date", path, f"{_name(path)}不是有效日期", "请写作 2022-04-13")


def _range(path: Path, match: re.Match[str]) -> Fault:
    return Fault("record-range", path, f"{_name(path)}的值应 {match[1]} {match[2]}", "请修改该值")


def _length(path: Path, match: re.Match[str]) -> Fault:
    return Fault("record-length", path, f"{_name(path)}的长度应为 {match[1]}", "请修改该值")


_EXPLANATIONS = (
    (re.compile(r"Object contains unknown field `(.+)`"), _unknown),
    (re.compile(r"Object missing required field `(.+)`"), _missing),
    (re.compile(r"Expected `[^`]+` matching regex '(.+)'"), _pattern),
    (re.compile(r"Expected `[^`]+` of length (>= \d+|<= \d+|\d+)"), _length),
    (re.compile(r"Expected `([^`]+)`, got `([^`]+)`"), _wrong_type),
    (re.compile(r"Expected `[^`]+` ([<>]=?) (\S+)"), _range),
    (re.compile(r"Invalid enum value (.+)"), _choice),
    (re.compile(r"Invalid RFC3339"), _date),
)
