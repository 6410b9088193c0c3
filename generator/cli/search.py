"""``workplan search``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import echo_json, json_option, root_option
from generator.core.numbering import lead

if TYPE_CHECKING:
    from generator.search.answer import Answer, Hit

DEFAULT_LIMIT = 20


def filter_options(command: Any) -> Any:
    """Add the options that narrow a search."""
    for option in reversed(
        (
            click.option(
                "--year", "years", type=int, multiple=True, metavar="年", help="只看该年度的计划，可多次"
            ),
            click.option(
                "--region",
                "regions",
                multiple=True,
                metavar="地区",
                help="只看该地区，写出名称的一部分即可，可多次",
            ),
            click.option("--plan", "plans", multiple=True, metavar="标识", help="只看该计划，可多次"),
            click.option("--kind", "kinds", multiple=True, metavar="文种", help="只看该文种，如 工作要点"),
            click.option(
                "--product",
                "products",
                multiple=True,
                metavar="产品",
                help="只看涉及该产品（含下级和别名）的条款",
            ),
            click.option(
                "--entity",
                "entities",
                multiple=True,
                metavar="名称",
                help="只看涉及该系统、目录、制度等的条款",
            ),
            click.option("--unit", "units", multiple=True, metavar="单位", help="只看由该单位承担的条款"),
            click.option(
                "--month",
                "months",
                type=click.IntRange(1, 12),
                multiple=True,
                metavar="月",
                help="只看该月到期的条款",
            ),
            click.option(
                "--target/--no-target", "has_target", default=None, help="只看有（无）量化指标的条款"
            ),
        )
    ):
        command = option(command)
    return command


@click.command(cls=ChineseCommand, name="search", context_settings={"ignore_unknown_options": True})
@click.argument("query", metavar="检索词", nargs=-1)
@root_option
@json_option
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=DEFAULT_LIMIT,
    show_default=True,
    metavar="N",
    help="最多列出几条；0 为全部",
)
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="略过最前面的几条")
@filter_options
def command(
    query: tuple[str, ...], root: Path, as_json: bool, limit: int, offset: int, **filters: Any
) -> int:
    """检索各计划的条款。简体、繁体写法都能查到；各词都出现在标题或正文中才算命中。

    \b
    “"…"” 之间的空格算作词的一部分，“-词”排除含该词的条款；
    双随机一公开 也能查到 双随机、一公开。

    \b
    示例：
      workplan search 电线电缆 监督抽查
      workplan search 双随机一公开 --year 2022 --region 江西
      workplan search 水泥 --json --limit 0
    """
    _refuse_unknown_options(query)
    from generator.search.answer import Page, answer  # noqa: PLC0415  nothing is read for --help
    from generator.search.backend import BackendError  # noqa: PLC0415
    from generator.search.filters import Filters  # noqa: PLC0415
    from generator.search.local import open_local  # noqa: PLC0415
    from generator.search.query import QueryError  # noqa: PLC0415

    try:
        local = open_local(root, _progress)
        given = Filters(**filters)
        found = answer(local.backend, _joined(query), given, Page(limit, offset))
    except (QueryError, BackendError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    if local.issues:
        click.echo(
            f"有 {len(local.issues)} 处来源问题，相关内容未编入索引；详情见 workplan check。", err=True
        )
    if local.stale:
        click.echo("另一个进程正在更新索引，以下结果来自更新前的索引。", err=True)
    if as_json:
        import msgspec  # noqa: PLC0415

        echo_json(msgspec.json.encode(msgspec.structs.replace(found, stale=local.stale)))
    else:
        _print(found)
    return 0


def _refuse_unknown_options(words: tuple[str, ...]) -> None:
    """Refuse ``--limt``: unknown options reach the query, so that ``-词`` can exclude."""
    for word in words:
        if word.startswith("--") and word[2:3].isascii() and word[2:3].isalpha():
            raise click.NoSuchOption(word.split("=")[0])


def _joined(words: tuple[str, ...]) -> str:
    """Join the words of the command line; one that a shell has already unquoted keeps its white space."""
    return (
        words[0]
        if len(words) == 1
        else " ".join(f'"{w}"' if any(c.isspace() for c in w) else w for w in words)
    )


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == of else ""
        click.echo(f"\r正在建立索引：{done}/{of} 份计划", nl=False, err=True)
        click.echo(end, nl=False, err=True)


def _print(found: Answer) -> None:
    for suggestion in found.suggestions:
        click.echo(
            f"{suggestion.reason}：“{suggestion.part}”→“{suggestion.offer}”，可查 workplan search {suggestion.query}"
        )
    if not found.total:
        _print_help(found)
        return
    last = found.offset + len(found.hits)
    click.echo(
        f"共 {found.total} 条"
        + (f"，列出第 {found.offset + 1}～{last} 条" if last - found.offset < found.total else "")
        + "："
    )
    for hit in found.hits:
        _print_hit(hit)
    _print_facets(found)


def _print_hit(hit: Hit) -> None:
    click.echo()
    click.echo(
        click.style(lead(hit.label, hit.heading), bold=True)
        + click.style(f"  {hit.plan}#{hit.node}", dim=True)
    )
    click.echo(click.style(f"  《{hit.title}》", fg="cyan"))
    if hit.snippet:
        click.echo(f"  {_coloured(hit.snippet, hit.marks)}")
    if hit.deadlines:
        click.echo(click.style(f"  期限：{'、'.join(hit.deadlines)}", fg="yellow"))


def _coloured(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    shown, at = "", 0
    for start, end in marks:
        shown += text[at:start] + click.style(text[start:end], fg="red", bold=True)
        at = end
    return shown + text[at:]


_FACETS = {"year": "年度", "region": "地区", "product": "产品", "month": "到期月份"}


def _print_facets(found: Answer) -> None:
    click.echo()
    for name, label in _FACETS.items():
        values = found.facets.get(name, ())[:6]
        if len(values) > 1:
            click.echo(
                click.style(f"{label}：", dim=True) + "  ".join(f"{v.label} {v.count}" for v in values)
            )


def _print_help(found: Answer) -> None:
    click.echo(f"没有条款同时含有“{found.query}”的各个词。" if found.query else "请给出检索词或筛选条件。")
    if found.help:
        for suggestion in (*found.help.dropped, *found.help.similar):
            what = f"去掉“{suggestion.part}”" if not suggestion.offer else f"相近词“{suggestion.offer}”"
            click.echo(f"  {what}：{suggestion.total} 条，可查 workplan search {suggestion.query}")
