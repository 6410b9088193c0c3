"""``workplan index``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, root_option


@click.command(cls=ChineseCommand, name="index")
@root_option
@click.option(
    "--backend",
    type=click.Choice(("whoosh", "postgresql", "opensearch")),
    default="whoosh",
    show_default=True,
    help="索引的种类",
)
@click.option(
    "--url", metavar="URL", help="索引服务器的地址，如 postgresql://用户@主机/库名（whoosh 不需要）"
)
@click.option("--rebuild", is_flag=True, help="全部重建，而不只更新改动的计划")
def command(root: Path, backend: str, url: str | None, rebuild: bool) -> int:
    """建立或更新检索索引。workplan search 会自动更新本机索引；此命令供预先建立或使用服务器时用。

    \b
    示例：
      workplan index
      workplan index --backend postgresql --url postgresql://workplan@localhost/workplan
    """
    from generator.search.backend import Backend, BackendError  # noqa: PLC0415  nothing is read for --help
    from generator.search.indexing import update_index  # noqa: PLC0415
    from generator.search.local import open_local  # noqa: PLC0415
    from generator.search.opening import open_backend  # noqa: PLC0415
    from generator.store import StoreError  # noqa: PLC0415

    try:
        if backend == "whoosh":
            local = open_local(root, _progress, fresh=rebuild)
            if local.stale:
                raise BackendError("另一个进程正在更新索引，请稍候再试")
            opened: Backend = local.backend
            issues = local.issues
        else:
            opened = open_backend(root, backend, url)
            issues = update_index(opened, root, fresh=rebuild, progress=_progress).issues
        size = opened.size()
        opened.close()
    except (BackendError, StoreError) as error:
        raise click.ClickException(str(error)) from None
    for issue in issues:
        click.echo(describe_issue(issue), err=True)
    click.echo(f"索引已是最新，共 {size} 条。")
    return 1 if issues else 0


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r正在建立索引：{done}/{of} 份计划" + ("\n" if done == of else ""), nl=False, err=True)
