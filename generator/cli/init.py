"""``workplan init``."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from generator.cli.chinese import ChineseCommand
from generator.store.files import write_if_changed
from generator.store.schema import plan_schema


@click.command(cls=ChineseCommand, name="init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> int:
    """新建一个知识库：在 DIR 中建立 source_plans 文件夹。

    \b
    示例：
      workplan init 知识库
      workplan import 方案.docx --root 知识库
      workplan build --root 知识库
    """
    sources = folder / "source_plans"
    if sources.is_dir() and any(sources.iterdir()):
        raise click.ClickException(f"{sources} 已有内容，未作改动")
    schema = msgspec.json.format(msgspec.json.encode(plan_schema()), indent=2) + b"\n"
    write_if_changed(sources / "plan.schema.json", schema)
    write_if_changed(folder / ".gitignore", b".workplan/\nsite/\n")
    click.echo(f"已建立 {sources}。下一步：workplan import 文件 --root {folder}")
    return 0
