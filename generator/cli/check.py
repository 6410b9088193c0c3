"""``workplan check``."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, echo_json, json_option, root_option
from generator.core.model import Issue
from generator.core.terms import Severity
from generator.store import StoreError, open_knowledge_base
from generator.store.checking import check_knowledge_base


@click.command(cls=ChineseCommand, name="check")
@root_option
@json_option
@click.option("--errors-only", is_flag=True, help="只列错误，不列提醒和提示")
def command(root: Path, as_json: bool, errors_only: bool) -> int:
    """检查知识库的每份计划，一次列出全部问题：文件:行号: 问题: 做法 [代码]。

    \b
    示例：
      workplan check
      workplan check --root 知识库 --json > 问题.json

    有错误时退出状态为 1。
    """
    try:
        base = open_knowledge_base(root)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    issues = check_knowledge_base(base)
    if errors_only:
        issues = tuple(issue for issue in issues if issue.severity is Severity.ERROR)
    if as_json:
        echo_json(msgspec.json.format(msgspec.json.encode({"issues": issues}), indent=2))
    else:
        _print(issues)
    return int(any(issue.severity is Severity.ERROR for issue in issues))


def _print(issues: tuple[Issue, ...]) -> None:
    for issue in issues:
        click.echo(describe_issue(issue))
    counts = [
        f"{n} 个{severity.label}"
        for severity in Severity
        if (n := sum(i.severity is severity for i in issues))
    ]
    click.echo("、".join(counts) + "。" if counts else "没有发现问题。", err=True)
