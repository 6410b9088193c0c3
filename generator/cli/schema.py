"""``workplan schema``."""

from __future__ import annotations

import click
import msgspec

from generator.cli.chinese import ChineseCommand
from generator.cli.options import echo_json
from generator.store.schema import plan_schema


@click.command(cls=ChineseCommand, name="schema")
def command() -> int:
    """打印计划记录的 JSON Schema，供编辑器补全和检查。

    \b
    示例：
      workplan schema > source_plans/plan.schema.json
    """
    echo_json(msgspec.json.format(msgspec.json.encode(plan_schema()), indent=2))
    return 0
