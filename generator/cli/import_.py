"""``workplan import``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, root_option
from generator.facts import read_plan
from generator.importers import ImportFailure, read_document
from generator.store import StoreError, open_knowledge_base, read_vocabulary
from generator.store.importing import add_source
from generator.store.naming import suggest_place


@click.command(cls=ChineseCommand, name="import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@root_option
@click.option(
    "--name",
    metavar="地区/年份-名称",
    help="在 source_plans 中的位置，如 jiangxi/2022-key-products；默认由标题得出",
)
def command(file: Path, root: Path, name: str | None) -> int:
    """读一份文件，写成知识库中的计划；已有的文件绝不覆盖。

    写出 source_plans/地区/年份-名称.yaml，读到的文字存为同名的 .txt。

    \b
    示例：
      workplan import 方案.docx
      workplan import 方案.html --name jiangxi/2022-key-products
    """
    try:
        base = open_knowledge_base(root)
        document = read_document(file)
        vocabulary, _ = read_vocabulary(base.vocabulary)
        reading = read_plan(document.text, vocabulary)
        place = name or suggest_place(reading.plan)
        done = add_source(base, place, reading.plan, document.text, reading.issues)
    except (StoreError, ImportFailure) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"已写入 {done.path}")
    for issue in reading.issues:
        click.echo(describe_issue(issue), err=True)
    if reading.issues:
        click.echo(f"有 {len(reading.issues)} 处请核对（文件中以“待核”注明）。", err=True)
    return 0
