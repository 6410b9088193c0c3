"""``workplan export``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from generator.cli.chinese import ChineseCommand
from generator.cli.options import root_option
from generator.core.model import Plan
from generator.core.terms import Script
from generator.corpus.link import Corpus, Provision, link_corpus
from generator.publish.akn import write_akn
from generator.publish.calendar import make_calendar
from generator.publish.notice import task_table, write_table_docx
from generator.publish.workbook import task_csv, task_workbook
from generator.store import StoreError, open_knowledge_base, read_vocabulary, write_if_changed
from generator.text.script import in_script
from generator.views.tasks import task_rows


class Selection(NamedTuple):
    """What is exported: provisions, the plans that they are of, a title to show and a name for files."""

    provisions: tuple[Provision, ...]
    plans: tuple[Plan, ...]
    title: str
    name: str


class Export(NamedTuple):
    """One file to write, and what to say about it."""

    suffix: str
    data: bytes
    remark: str | None = None


def _tasks_title(chosen: Selection, script: Script | None) -> str:
    return _shown(f"{chosen.title}任务分解表", script)


def _shown(words: str, script: Script | None) -> str:
    return in_script(words, script) if script else words


def _xlsx(chosen: Selection, script: Script | None) -> Export:
    rows = task_rows(chosen.provisions, script)
    empty = sum(not row.lead for row in rows)
    remark = f"{empty} 项原文未写明牵头单位，已留空标黄" if empty else None
    return Export("-tasks.xlsx", task_workbook(rows, _tasks_title(chosen, script), script), remark)


def _docx(chosen: Selection, script: Script | None) -> Export:
    table = task_table(task_rows(chosen.provisions, script), lambda words: _shown(words, script))
    return Export("-tasks.docx", write_table_docx(table, _tasks_title(chosen, script)))


def _csv(chosen: Selection, script: Script | None) -> Export:
    return Export("-tasks.csv", task_csv(task_rows(chosen.provisions, script), script))


def _ics(chosen: Selection, script: Script | None) -> Export:
    calendar = make_calendar(chosen.provisions, chosen.title, lambda _: None, script)
    left_out = f"{calendar.omitted} 个时限没有确定的日期，未列入日历" if calendar.omitted else None
    return Export(".ics", calendar.data, left_out)


def _json(chosen: Selection, _script: Script | None) -> Export:
    data = msgspec.json.encode({"plans": chosen.plans})
    return Export(".json", msgspec.json.format(data, indent=2) + b"\n")


def _xml(chosen: Selection, _script: Script | None) -> Export:
    if len(chosen.plans) > 1:
        raise click.ClickException("xml 一次只能导出一份计划，请写明 PLAN")
    return Export(".akn.xml", write_akn(chosen.plans[0]))


_FORMATS: dict[str, Callable[[Selection, Script | None], Export]] = {
    "xlsx": _xlsx,
    "docx": _docx,
    "csv": _csv,
    "ics": _ics,
    "json": _json,
    "xml": _xml,
}


def _read_formats(_ctx: click.Context, _param: click.Parameter, given: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in given.split(",")))
    if not set(wanted) <= set(_FORMATS):
        raise click.BadParameter(f"“{given}”不是可用的格式，可用：{'、'.join(_FORMATS)}，以逗号分隔")
    return wanted


@click.command(cls=ChineseCommand, name="export")
@click.argument("plan_name", metavar="PLAN", required=False)
@root_option
@click.option(
    "--format",
    "formats",
    default="xlsx",
    show_default=True,
    callback=_read_formats,
    help="xlsx,docx,csv,ics,json,xml",
)
@click.option("--unit", metavar="NAME", help="只取这个单位承担的措施")
@click.option("--product", metavar="NAME", help="只取涉及这种产品的措施")
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪里；默认为当前文件夹",
)
@click.option(
    "--script",
    type=click.Choice([script.value for script in Script]),
    callback=lambda _ctx, _param, given: next((s for s in Script if s.value == given), None),
    help="字形：hans 简体，hant 繁体；默认照原文",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(
    plan_name: str | None,
    root: Path,
    formats: tuple[str, ...],
    output: Path | None,
    force: bool,
    **limits: Script | str | None,
) -> int:
    """导出任务分解表（xlsx、docx、csv）、时限日历（ics）和计划数据（json；xml 为 Akoma Ntoso）。

    PLAN 是计划的标识；不给则导出全部计划。已有的文件不覆盖。

    \b
    示例：
      workplan export jiangxi-2022-industrial-products
      workplan export --format ics,csv --output 导出
      workplan export --product 电线电缆 --format xlsx
    """
    script = next((value for value in limits.values() if isinstance(value, Script)), None)
    chosen = _select(root, plan_name, limits.get("unit"), limits.get("product"))
    folder = output or Path()
    exports = [_FORMATS[name](chosen, script) for name in formats]
    paths = [folder / f"{chosen.name}{export.suffix}" for export in exports]
    if not force:
        _refuse_existing(paths)
    for path, export in zip(paths, exports, strict=True):
        write_if_changed(path, export.data)
        click.echo(f"已写入：{path}{f'（{export.remark}）' if export.remark else ''}")
    return 0


def _refuse_existing(paths: list[Path]) -> None:
    standing = [str(path) for path in paths if path.exists()]
    if standing:
        raise click.ClickException(
            f"已有 {'、'.join(standing)}，未覆盖。请用 --output 另指位置，或用 --force 覆盖"
        )


def _select(root: Path, plan_name: str | None, unit: str | None, product: str | None) -> Selection:
    try:
        base = open_knowledge_base(root)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    stored = base.load().plans
    plans = tuple(item.plan for item in stored if plan_name in (None, item.plan.id))
    if not plans:
        raise click.ClickException(f"没有标识为“{plan_name}”的计划" if plan_name else "知识库中还没有计划")
    corpus = link_corpus(plans, read_vocabulary(base.vocabulary)[0])
    return _limit(_whole(corpus, plan_name), corpus, unit, product)


def _whole(corpus: Corpus, plan_name: str | None) -> Selection:
    title = corpus.plans[0].name if plan_name else "全部计划"
    return Selection(corpus.provisions, corpus.plans, title, plan_name or "all")


def _limit(chosen: Selection, corpus: Corpus, unit: str | None, product: str | None) -> Selection:
    for kind, name, table, noun in (
        ("unit", unit, corpus.units, "单位"),
        ("product", product, corpus.products, "产品"),
    ):
        if name is None:
            continue
        subject = corpus.resolver.resolve(kind, name)
        named = {provision.key for provision in table.get(subject.id, ())}
        if not named:
            raise click.ClickException(f"没有哪条措施写到{noun}“{name}”")
        kept = tuple(p for p in chosen.provisions if p.key in named)
        title = f"{chosen.title}·{subject.name}"
        chosen = Selection(kept, chosen.plans, title, f"{chosen.name}-{subject.id}")
    return chosen
