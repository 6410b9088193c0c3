"""Reading one YAML file: fast, strict, and with the line of every value.

Dates stay text (the record says what they are), a key that stands twice is an error, and anchors are
not followed, so that a small file cannot grow into a large one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec
import yaml

from generator.core import codes
from generator.core.model import Issue

MAX_DEPTH = 40
"""Levels of nesting that a source may have; plans need about ten."""

Path = tuple[str | int, ...]
"""Where a value stands: ``("body", 0, "heading")``."""


class YamlProblem(NamedTuple):
    """One thing that makes a file unreadable or ambiguous; ``line`` counts from 1."""

    line: int
    message: str
    advice: str

    def at(self, file: str) -> Issue:
        """Return the problem as an issue of a file."""
        issue = codes.SOURCE_YAML.at(line=self.line, words=self.message, todo=self.advice)
        return msgspec.structs.replace(issue, file=file)


class YamlFile(NamedTuple):
    """The data of a file, and the parsed tree that knows its lines."""

    data: object
    tree: yaml.Node | None
    problems: tuple[YamlProblem, ...]

    def line_of(self, path: Path) -> int:
        """Return the line, from 1, of the value at a path, or of the nearest place above it."""
        node, line = self.tree, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        return line


class _TooDeepError(Exception):
    """A value nests deeper than ``MAX_DEPTH``."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.problem = YamlProblem(line, f"嵌套超过 {MAX_DEPTH} 层", "请减少层次")


class _Loader(yaml.CSafeLoader):
    """The C loader with the plain scalars of YAML 1.2: ``yes`` and ``2022-04-13`` are text.

    Its composer calls itself for each level and would end the process on a hostile file, were it not
    stopped in time.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Go down to a value that stands in another one, or to the whole document."""
        self._depth += 1
        if self._depth > MAX_DEPTH + 1:
            raise _TooDeepError(current_node.start_mark.line + 1 if current_node else 1)

    def ascend_resolver(self) -> None:
        """Come back from a value."""
        self._depth -= 1


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+",
        "-+.0123456789",
    ),
):
    for _character in _first:
        _rule = (f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"))
        _Loader.yaml_implicit_resolvers.setdefault(_character.strip("\0"), []).append(_rule)


def read_yaml(text: str) -> YamlFile:
    """Read one YAML document. Never raises on its content: what is wrong is in ``problems``."""
    try:
        loader = _Loader(text)
        try:
            tree = loader.get_single_node()
            build = _Builder(loader)
            data = build.value(tree) if tree is not None else None
        finally:
            loader.dispose()
    except _TooDeepError as error:
        return YamlFile(None, None, (error.problem,))
    except yaml.MarkedYAMLError as error:
        return YamlFile(None, None, (_syntax_problem(error),))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return YamlFile(
            None, None, (YamlProblem(1, f"不是可读的 YAML：{_first_line(error)}", "请核对文件内容与编码"),)
        )
    return YamlFile(data, tree, tuple(build.problems))


_TEXT = "tag:yaml.org,2002:str"
_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


class _Builder:
    """Turns a parsed tree into plain data, and notes what a reader would misunderstand."""

    def __init__(self, loader: _Loader) -> None:
        self._loader = loader
        self._built: set[int] = set()
        self.problems: list[YamlProblem] = []

    def value(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else self._loader.construct_object(node)
        if id(node) in self._built:
            self._note(node, "使用了 YAML 别名（* 引用）", "请把内容直接写在此处")
            return None
        self._built.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            self._note(node, f"使用了类型标记 {node.tag}", "请删去该标记")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: yaml.Node) -> dict[str, object]:
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._note(key_node, "键名不是文字", "请改为简单的键名")
            elif key in data:
                self._note(key_node, f"键“{key}”重复", "请删去其中一个")
            else:
                data[key] = self.value(value_node)
        return data

    def _note(self, node: yaml.Node, message: str, advice: str) -> None:
        self.problems.append(YamlProblem(node.start_mark.line + 1, message, advice))


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    return None


def _syntax_problem(error: yaml.MarkedYAMLError) -> YamlProblem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    return YamlProblem(
        line, f"YAML 语法错误（{_first_line(error.problem or error)}）", "请检查此行的缩进、冒号和引号"
    )


def _first_line(error: object) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
