"""``workplan notice``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, root_option
from generator.core.model import Plan
from generator.core.terms import Script, Severity
from generator.core.vocabulary import Vocabulary
from generator.corpus.link import link_corpus
from generator.publish.notice import (
    FontProfile,
    Notice,
    NoticeFields,
    check_notice,
    compose_notice,
    compose_task_notice,
    find_secrecy_mark,
    write_docx,
    write_markdown,
)
from generator.publish.notice.rules import TO_FILL
from generator.store import StoreError, open_knowledge_base, write_if_changed
from generator.views.tasks import task_rows

_FORMATS = ("docx", "md")


def _read_date(_ctx: click.Context, _param: click.Parameter, given: str | None) -> dt.date | None:
    if given is None:
        return None
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter(f"“{given}”不是日期，请写作 2026-03-02") from None


def _read_formats(_ctx: click.Context, _param: click.Parameter, given: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in given.split(",")))
    if not set(wanted) <= set(_FORMATS):
        raise click.BadParameter(f"“{given}”不是可用的格式，可用：docx、md，以逗号分隔")
    return wanted


def _split_names(_ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Split names at ，；, so that one option may hold several; 、 stays inside a name."""
    names = (name.strip() for text in given for name in text.replace("；", "，").split("，"))
    return tuple(name for name in names if name)


@click.command(cls=ChineseCommand, name="notice")
@click.argument("plan_name", metavar="PLAN", required=False)
@root_option
@click.option(
    "--output", metavar="DIR|FILE", type=click.Path(path_type=Path), help="写到哪里；默认为当前文件夹"
)
@click.option(
    "--format",
    "formats",
    default="docx,md",
    show_default=True,
    callback=_read_formats,
    help="写哪些格式",
)
@click.option(
    "--kind",
    type=click.Choice(["印发", "任务分解"]),
    default="印发",
    show_default=True,
    help="印发计划全文，或只把任务分解表印发给承办单位",
)
@click.option("--title", help="计划的名称；计划没有写明标题时用")
@click.option("--issuer", "issuers", multiple=True, callback=_split_names, help="发文机关，联合行文以，分隔")
@click.option("--number", help="发文字号，如 赣市监质监〔2026〕1号")
@click.option("--date", metavar="YYYY-MM-DD", callback=_read_date, help="成文日期")
@click.option("--to", "addressees", multiple=True, callback=_split_names, help="主送机关，以，分隔")
@click.option("--basis", help="印发依据，写在正文开头，如 根据市场监管总局统一部署")
@click.option("--copy", "copies", multiple=True, callback=_split_names, help="抄送机关，以，分隔")
@click.option("--office", help="印发机关（版记），如 某某市场监督管理局办公室")
@click.option("--printed", metavar="YYYY-MM-DD", callback=_read_date, help="印发日期（版记）")
@click.option("--contact", help="联系人和电话（附注）；计划原载的联系人不沿用")
@click.option("--urgency", type=click.Choice(["特急", "加急"]), help="紧急程度")
@click.option("--seal/--no-seal", default=True, help="是否加盖印章，决定署名位置（默认加盖）")
@click.option("--colophon/--no-colophon", default=True, help="是否编排版记（默认编排）")
@click.option(
    "--script",
    type=click.Choice([script.value for script in Script]),
    default=Script.HANS.value,
    callback=lambda _ctx, _param, given: next(script for script in Script if script.value == given),
    show_default=True,
    help="字形：hans 简体，hant 繁体",
)
@click.option(
    "--font-profile",
    "profile",
    type=click.Choice([profile.value for profile in FontProfile]),
    default=FontProfile.OFFICE.value,
    callback=lambda _ctx, _param, given: FontProfile(given),
    show_default=True,
    help="字体：机关（方正小标宋、仿宋_GB2312），或 Windows 自带",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@click.option(
    "--check",
    "checked",
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    callback=lambda ctx, _param, given: _check(ctx, given),
    help="只检查一份已有的 .docx，不生成；有错误时退出状态为 1",
)
def command(
    plan_name: str | None,
    root: Path,
    output: Path | None,
    formats: tuple[str, ...],
    profile: FontProfile,
    force: bool,
    **stated: Any,
) -> int:
    """由计划生成印发通知，Word 和 Markdown 各一份，版式按 GB/T 9704-2012。

    PLAN 是计划的标识，或其源文件。计划没有写明、命令也没有给出的，留作【】空白并列为“待填”，
    绝不代拟；已有的文件不覆盖。生成后按公文格式规则检查一遍，列出问题。

    \b
    示例：
      workplan notice jiangxi-2022-industrial-products
      workplan notice jiangxi-2022-industrial-products --output 发文 --number 赣市监质监〔2022〕1号
      workplan notice jiangxi-2022-industrial-products --kind 任务分解
      workplan notice --check 发文/通知.docx
    """
    if plan_name is None:
        raise click.UsageError("缺少 PLAN：请给出计划的标识或源文件，或用 --check 检查已有的文件")
    plan = find_plan(root, plan_name)
    mark = find_secrecy_mark(plan)
    if mark:
        raise click.ClickException(f"计划标有密级“{mark}”：涉密材料不得在本系统处理，未生成任何文件。")
    tasks = stated.pop("kind") == "任务分解"
    notice = _compose(plan, NoticeFields(**stated), tasks=tasks)
    paths = _places(output, f"{plan.id}-{'tasks-notice' if tasks else 'notice'}", formats)
    if not force:
        _refuse_existing(paths)
    _write(notice, paths, profile)
    _report(notice, paths)
    return 0


def _compose(plan: Plan, fields: NoticeFields, *, tasks: bool) -> Notice:
    if not tasks:
        return compose_notice(plan, fields)
    rows = task_rows(link_corpus((plan,), Vocabulary()).provisions)
    return compose_task_notice(plan, rows, fields)


def _check(ctx: click.Context, path: Path | None) -> None:
    """Check one file and end there: 0 nothing required is amiss, 1 something is."""
    if path is None or ctx.resilient_parsing:
        return
    issues = check_notice(path)
    for issue in issues:
        click.echo(describe_issue(issue))
    click.echo(f"共 {len(issues)} 处。" if issues else "没有发现问题。", err=True)
    ctx.exit(int(any(issue.severity is Severity.ERROR for issue in issues)))


def find_plan(root: Path, name: str) -> Plan:
    """Return the plan of an id, or of the path of its source.

    Raises:
        click.ClickException: the knowledge base has no such plan.
    """
    try:
        base = open_knowledge_base(root)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    loaded = base.load()
    path = Path(name)
    place = path.resolve() if path.suffix == ".yaml" else None
    for stored in loaded.plans:
        if stored.plan.id == name or (place and (base.root / stored.path).resolve() == place):
            return stored.plan
    known = "、".join(stored.plan.id or "" for stored in loaded.plans[:8])
    more = "……" if len(loaded.plans) > 8 else ""
    hint = f"已有：{known}{more}" if known else "知识库中还没有计划"
    raise click.ClickException(f"没有标识为“{name}”的计划。{hint}")


def _places(output: Path | None, name: str, formats: tuple[str, ...]) -> dict[str, Path]:
    """Return where each format goes: into a folder under a name, or beside each other as a file is named."""
    base = output or Path()
    if base.suffix.lower() in (".docx", ".md") and not base.is_dir():
        return {form: base.with_suffix(f".{form}") for form in formats}
    return {form: base / f"{name}.{form}" for form in formats}


def _refuse_existing(paths: dict[str, Path]) -> None:
    standing = [str(path) for path in paths.values() if path.exists()]
    if standing:
        raise click.ClickException(
            f"已有 {'、'.join(standing)}，未覆盖。请用 --output 另指位置，或用 --force 覆盖"
        )


def _write(notice: Notice, paths: dict[str, Path], profile: FontProfile) -> None:
    if "docx" in paths:
        write_if_changed(paths["docx"], write_docx(notice, profile))
    if "md" in paths:
        write_if_changed(paths["md"], write_markdown(notice).encode())


def _report(notice: Notice, paths: dict[str, Path]) -> None:
    for path in paths.values():
        click.echo(f"已写入：{path}")
    for blank in notice.blanks:
        how = f"（可用 {blank.option} 给出）" if blank.option else "（在文件中补上）"
        click.echo(f"待填：{blank.name}{how}")
    for remark in notice.remarks:
        click.echo(f"说明：{remark}")
    if "docx" in paths:
        for issue in check_notice(paths["docx"]):
            if issue.code != TO_FILL.code:
                click.echo(describe_issue(replace(issue, file=None)))
