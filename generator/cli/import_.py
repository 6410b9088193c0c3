"""``workplan import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, root_option
from generator.cli.proposals import choose, print_proposals
from generator.cli.read_documents import ReaderLostError, read_all, read_candidate, uninterrupted
from generator.importers import SUFFIXES, ImportFailure
from generator.store import KnowledgeBase, StoreError, open_knowledge_base, read_vocabulary
from generator.store.importing import (
    Candidate,
    Register,
    accept,
    add_source,
    free_place,
    propose,
)
from generator.store.naming import suggest_place


class Outcome(NamedTuple):
    """What became of one file: 已写入, 无变化, 待选择, 已更新 or 失败, and a line to say so."""

    state: str
    message: str


@click.command(cls=ChineseCommand, name="import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@root_option
@click.option(
    "--name",
    metavar="地区/年份-名称",
    help="在 source_plans 中的位置，如 jiangxi/2022-key-products；默认由标题得出",
)
@click.option(
    "--accept",
    "accepted",
    metavar="序号|untouched|all",
    help="再次读入时采用哪些改动：如 1,3；untouched 为未经人工改动的全部；默认只列出不采用",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="读文件夹时同时读几份（默认 1）"
)
def command(file: Path, root: Path, name: str | None, accepted: str | None, jobs: int) -> int:
    """读一份文件或一个文件夹，写成知识库中的计划。

    写出 source_plans/地区/年份-名称.yaml，读到的文字存为同名的 .txt。已有的计划绝不覆盖：
    再次读入同一份文件时，逐条列出会有哪些改动，只采用选定的。

    \b
    示例：
      workplan import 方案.docx
      workplan import 方案.html --name jiangxi/2022-key-products
      workplan import 方案.docx --accept 1,3
      workplan import 收文 --jobs 2
    """
    try:
        base = open_knowledge_base(root)
        if file.is_dir():
            return _import_folder(base, file, jobs, accepted)
        vocabulary, _ = read_vocabulary(base.vocabulary, base.vocabulary_memory)
        candidate = read_candidate(file, vocabulary)
        desk = Desk(base, Register(base.load().plans), accepted)
        outcome = desk.take(candidate, name, quiet=False)
    except (StoreError, ImportFailure) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{outcome.state}：{outcome.message}")
    for note in candidate.notes:
        click.echo(f"提示：{note}", err=True)
    for issue in candidate.issues:
        click.echo(describe_issue(issue), err=True)
    return 0


class Desk(NamedTuple):
    """Where candidates are taken in: the knowledge base, the plans that it holds by now, what to accept."""

    base: KnowledgeBase
    register: Register
    accepted: str | None

    def take(self, candidate: Candidate, name: str | None, *, quiet: bool) -> Outcome:
        """Write a candidate as a new source, or apply to the source that stands what was chosen."""
        twin = self.register.find_twin(candidate.plan)
        if twin is None or name is not None:
            return self._add(candidate, name, quiet=quiet)
        proposals = propose(self.base, twin, candidate)
        if not proposals:
            return Outcome("无变化", f"{twin.path}，与现有内容一致")
        if not quiet:
            print_proposals(proposals)
        chosen = choose(proposals, self.accepted)
        if not chosen:
            return Outcome(
                "待选择", f"{twin.path} 未作改动，有 {len(proposals)} 处不同，用 --accept 选择采用"
            )
        accept(self.base, twin, candidate, chosen)
        return Outcome(
            "已更新", f"{twin.path}，采用 {len(chosen)} 处，保留原样 {len(proposals) - len(chosen)} 处"
        )

    def _add(self, candidate: Candidate, name: str | None, *, quiet: bool) -> Outcome:
        place = name or free_place(self.base, suggest_place(candidate.plan))
        stored = add_source(self.base, place, candidate)
        self.register.add(stored)
        found = f"，有 {len(candidate.issues)} 处请核对（文件中以“待核”注明）" if candidate.issues else ""
        told = f"。提示：{'；'.join(candidate.notes)}" if quiet and candidate.notes else ""
        return Outcome("已写入", f"{stored.path}{found}{told}")


def _import_folder(base: KnowledgeBase, folder: Path, jobs: int, accepted: str | None) -> int:
    files = sorted(
        p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and not p.name.startswith(".")
    )
    if not files:
        raise StoreError(f"{folder} 中没有可读的文件（{'、'.join(sorted(SUFFIXES))}）")
    desk = Desk(base, Register(base.load().plans), accepted)
    outcomes: list[tuple[Path, Outcome]] = []
    with click.progressbar(
        read_all(files, read_vocabulary(base.vocabulary, base.vocabulary_memory)[0], jobs),
        length=len(files),
        label="读入",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as results:
        try:
            for path, result in results:
                with uninterrupted():
                    outcomes.append((path, _settle(desk, result)))
        except (KeyboardInterrupt, ReaderLostError) as error:
            _report(outcomes)
            rest = f"还有 {len(files) - len(outcomes)} 份没有读；再次运行同一命令会接着读"
            if isinstance(error, ReaderLostError):
                raise StoreError(f"一个读取进程意外结束（多为内存不足），{rest}，可用 --jobs 1") from None
            click.echo(f"{rest}。", err=True)
            raise
    return _report(outcomes)


def _settle(desk: Desk, result: Candidate | str) -> Outcome:
    if isinstance(result, str):
        return Outcome("失败", result)
    try:
        return desk.take(result, None, quiet=True)
    except StoreError as error:
        return Outcome("失败", str(error))


def _report(outcomes: list[tuple[Path, Outcome]]) -> int:
    for path, outcome in outcomes:
        click.echo(f"{outcome.state}  {path.name}：{outcome.message.removeprefix(f'{path.name}：')}")
    states = dict.fromkeys(outcome.state for _, outcome in outcomes)
    counts = [f"{state} {sum(o.state == state for _, o in outcomes)}" for state in states]
    click.echo(f"共 {len(outcomes)} 份：{'，'.join(counts)}。", err=True)
    return int("失败" in states)
