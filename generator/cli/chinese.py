"""Help and error messages of the command line in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable

import click


class ChineseCommand(click.Command):
    """A command whose help is laid out with Chinese headings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Chinese text."""
        return _chinese_help(super().get_help_option(ctx))


class ChineseGroup(click.Group):
    """A group of commands whose help is laid out with Chinese headings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        kwargs.setdefault("subcommand_metavar", "命令 [参数]")
        kwargs.setdefault("no_args_is_help", False)
        kwargs.setdefault("invoke_without_command", True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is named; without one, show what there is."""
        if ctx._protected_args or ctx.args:
            return super().invoke(ctx)
        click.echo(ctx.get_help())
        return 0

    def summaries(self) -> list[tuple[str, str]]:
        """Return each command with its line of help."""
        return [(name, command.get_short_help_str()) for name, command in self.commands.items()]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        with formatter.section("命令"):
            formatter.write_dl(self.summaries())
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Chinese text."""
        return _chinese_help(super().get_help_option(ctx))


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [p for p in command.get_params(ctx) if isinstance(p, click.Option)]
    records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
    with formatter.section("选项"):
        formatter.write_dl([(names, _notes(text)) for names, text in records])


def _notes(text: str) -> str:
    """Say click's own notes on an option in Chinese: its default, and the range of numbers it takes."""
    match = _NOTES.search(text)
    if match is None:
        return text
    notes = [
        f"默认 {part[9:]}" if part.startswith("default: ") else f"范围 {part}"
        for part in match[1].split("; ")
    ]
    return f"{text[: match.start()].rstrip()}（{'；'.join(notes)}）"


_NOTES = re.compile(r"\[((?:default: |x[<>]|-?\d+<=x)[^\]]*)\]$")


def _chinese_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示本帮助"
    return option


def explain(error: click.ClickException) -> str:
    """Say in Chinese what is wrong with a call, where, and what to do."""
    text = f"错误：{_reason(error)}"
    ctx = getattr(error, "ctx", None)
    return f"{text}\n用法见：{ctx.command_path} --help" if ctx is not None else text


def _reason(error: click.ClickException) -> str:
    for kind, say in _REASONS:
        if isinstance(error, kind):
            return say(error)
    return _translate(error.message)


def _no_such_option(error: click.NoSuchOption) -> str:
    near = f"，是否要用 {'、'.join(error.possibilities)}？" if error.possibilities else "。"
    return f"没有选项 {error.option_name}{near}"


def _missing(error: click.MissingParameter) -> str:
    return f"缺少参数 {_name(error)}。"


def _bad_value(error: click.BadParameter) -> str:
    reason = _translate(error.message)
    return reason if reason.startswith("找不到") else f"{_name(error)} 的值无效：{reason}"


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "参数")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx else str(error.param.name)
    return "/".join(error.param.opts)


_REASONS: tuple[tuple[type[click.ClickException], Callable[..., str]], ...] = (
    (click.NoSuchOption, _no_such_option),
    (click.MissingParameter, _missing),
    (click.BadParameter, _bad_value),
)

_PHRASES = (
    (re.compile(r"No such command '(.*?)'.*", re.DOTALL), r"没有命令“\1”，workplan --help 列出全部命令。"),
    (re.compile(r"Got unexpected extra arguments? \((.*)\)"), r"多余的参数：\1。"),
    (re.compile(r"Option '(.*)' requires (?:an|\d+) arguments?\."), r"选项 \1 后面要给出值。"),
    (re.compile(r"Option '(.*)' does not take a value\."), r"选项 \1 后面不带值。"),
    (re.compile(r"'(.*)' is not a valid (?:integer|float)( range)?\."), r"“\1”不是数字。"),
    (re.compile(r"(\S+) is not in the range (.*)\."), r"\1 不在允许的范围（\2）内。"),
    (re.compile(r"'(.*)' is not one of (.*)\."), r"“\1”不在可选值（\2）之中。"),
    (re.compile(r"(?:File|Directory|Path) '(.*)' does not exist\."), r"找不到“\1”，请核对路径。"),
    (
        re.compile(r"(?:File|Directory|Path) '(.*)' is a (?:file|directory)\."),
        r"“\1”的类型不对（要文件还是文件夹？）。",
    ),
    (re.compile(r"(?:File|Directory|Path) '(.*)' is not (?:readable|writable)\."), r"“\1”没有读写权限。"),
)


def _translate(message: str) -> str:
    for pattern, chinese in _PHRASES:
        if pattern.fullmatch(message):
            return pattern.sub(chinese, message)
    return message
