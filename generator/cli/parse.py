"""``workplan parse``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, echo_json, json_option
from generator.cli.outline import print_plan
from generator.facts import read_plan
from generator.importers import ImportFailure, read_document
from generator.store.encode import encode_plan
from generator.store.vocabulary import read_vocabulary


@click.command(cls=ChineseCommand, name="parse")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@json_option
@click.option("--text", "as_text", is_flag=True, help="只打印从文件读出的文字，各行带行号")
def command(file: Path, as_json: bool, as_text: bool) -> int:
    """读一份文件，打印识别出的计划：标题、文号、层次、时限、指标、产品、单位、引用。不写任何文件。

    可读 txt、html、docx、pdf；装有 LibreOffice 时还可读 doc、wps、rtf、odt。

    \b
    示例：
      workplan parse 方案.docx
      workplan parse 方案.html --json > 方案.json
      workplan parse 方案.pdf --text
    """
    try:
        document = read_document(file)
    except ImportFailure as error:
        raise click.ClickException(str(error)) from None
    for note in document.notes:
        click.echo(f"提示：{note}", err=True)
    if as_text:
        for number, line in enumerate(document.text.split("\n"), 1):
            click.echo(f"{number:>5}  {line}")
        return 0
    vocabulary, _ = read_vocabulary()
    reading = read_plan(document.text, vocabulary)
    if as_json:
        echo_json(encode_plan(reading.plan, reading.issues))
        return 0
    print_plan(reading.plan)
    for issue in reading.issues:
        click.echo(describe_issue(issue), err=True)
    return 0
