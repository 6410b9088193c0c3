"""Options and habits that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator.core.model import Issue
from generator.core.terms import Severity


def _nearest_root(_ctx: click.Context, _param: click.Parameter, given: Path | None) -> Path:
    """Return the folder given, else the nearest one from here upwards that holds ``source_plans/``."""
    if given is not None:
        return given
    here = Path.cwd()
    return next((p for p in (here, *here.parents) if (p / "source_plans").is_dir()), here)


def root_option(command: Any) -> Any:
    """Add ``--root DIR``: the knowledge base; the nearest one from the current folder upwards by default."""
    return click.option(
        "--root",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        callback=_nearest_root,
        envvar="WORKPLAN_ROOT",
        help="知识库所在文件夹（内有 source_plans）；默认为当前文件夹或其上级",
    )(command)


def json_option(command: Any) -> Any:
    """Add ``--json``: one JSON document on standard output and nothing else there."""
    return click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取")(command)


def echo_json(data: bytes) -> None:
    """Print one JSON document as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def describe_issue(issue: Issue) -> str:
    """Print an issue on a line: ``file:line: what is wrong: what to do [code]``."""
    place = ":".join(str(part) for part in (issue.file, issue.line) if part is not None)
    advice = f"：{issue.advice}" if issue.advice else ""
    label = click.style(issue.severity.label, fg=_COLOURS[issue.severity])
    return f"{place + ': ' if place else ''}{label}：{issue.message}{advice} [{issue.code}]"
