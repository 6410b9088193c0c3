"""The command line. Each command is one module of this folder and is read only when it is called."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys

import click

from generator import __version__
from generator.cli.chinese import ChineseGroup, explain

COMMANDS = {
    "parse": ("parse", "读一份文件，打印识别出的计划（不写任何文件）"),
    "import": ("import_", "读一份或一批文件，写成知识库中的计划"),
    "check": ("check", "检查知识库的每份计划，逐条指出问题所在"),
    "build": ("build", "生成网站"),
    "serve": ("serve", "在本机打开网站和检索服务"),
    "search": ("search", "检索各计划的条款"),
    "index": ("index", "建立或更新检索索引"),
    "notice": ("notice", "由计划生成印发通知（Word 和 Markdown）"),
    "export": ("export", "导出任务表、日历和数据"),
    "schema": ("schema", "打印计划记录的 JSON Schema"),
    "init": ("init", "新建一个知识库"),
}
"""Every command: the module that holds it, and what it does in a line."""


class LazyGroup(ChineseGroup):
    """A group that knows its commands' names, and imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; ``None`` for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"generator.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def summaries(self) -> list[tuple[str, str]]:
        """Return each command with its line of help, without importing any."""
        return [(name, summary) for name, (_, summary) in COMMANDS.items()]


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"workplan {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    epilog="各命令的用法和示例：workplan 命令 --help",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="显示版本"
)
def group() -> None:
    """市场监管年度工作计划：识别、关联、检索、发布。"""


def _spare_collector() -> None:
    """Let the collector look for cycles seldom: records have none, and most live as long as the command."""
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)  # what is left at the end goes with the process


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 problems in the content, 2 wrong usage or input."""
    _spare_collector()
    try:
        status = group.main(arguments, prog_name="workplan", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("已中断，未写完的文件不会留下。", err=True)
        sys.exit(130)
    except click.ClickException as error:
        click.echo(explain(error), err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe has gone, as in: workplan search … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        click.echo(f"错误：无法读写 {error.filename or '文件'}（{error.strerror or error}）。", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)
