"""``workplan build``: read the knowledge base, build its site, say where to open it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

import generator
from generator.cli.options import describe_issue, root_option
from generator.core.vocabulary import Vocabulary
from generator.corpus import link_corpus
from generator.publish.site.build import BuildReport, Progress, SitePlace, build_site
from generator.publish.site.mkdocs_pages import settings_file
from generator.publish.site.pages import site_pages
from generator.publish.site.shelf import Shelf
from generator.publish.site.sources import Source, hand_sources, page_sources
from generator.store import Loaded, StoreError, open_knowledge_base, read_vocabulary


@click.command(name="build")
@root_option
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="网站写到哪个文件夹；默认为知识库下的 site",
)
@click.option("--strict", is_flag=True, help="有读不了的计划时，以状态 1 结束")
def command(root: Path, out: Path | None, strict: bool) -> int:
    """生成网站：双击 index.html 即可打开，无需联网。"""
    try:
        base = open_knowledge_base(root)
    except StoreError as error:
        raise click.UsageError(str(error)) from error
    loaded = base.load()
    vocabulary, faults = read_vocabulary(base.vocabulary)
    issues = (*loaded.issues, *faults)
    for issue in issues:
        click.echo(describe_issue(issue), err=True)
    place = SitePlace(settings_file(base.root), base.cache, (out or base.root / "site").absolute())
    report = build_site(_sources(base.root, loaded, vocabulary), place, _progress())
    _say(report, place.out)
    return 1 if strict and issues else 0


def _sources(root: Path, loaded: Loaded, vocabulary: Vocabulary) -> Iterator[Source]:
    plans = tuple(stored.plan for stored in loaded.plans)
    digests = {stored.plan.id or "": stored.digest for stored in loaded.plans}
    shelf = Shelf(link_corpus(plans, vocabulary), digests, loaded.issues)
    yield from page_sources(site_pages(shelf))
    yield from hand_sources([packaged_docs(), root / "docs"])


def packaged_docs() -> Path:
    """Return the folder of the pages written by hand: inside the package, or beside it in a checkout."""
    package = Path(generator.__file__).parent
    inside = package / "data" / "docs"
    return inside if inside.is_dir() else package.parent / "docs"


def _progress() -> Progress:
    """Return what shows progress: one line that is written over on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        return lambda doing, done, of: None
    return _show_progress


def _show_progress(doing: str, done: int, of: int) -> None:
    if done == of or done % 20 == 0:
        amount = f"{done}/{of}" if of else str(done)
        click.echo(f"\r{doing} {amount}" + ("\n" if done == of else ""), nl=False, err=True)


def _say(report: BuildReport, out: Path) -> None:
    changed = f"重写 {report.written} 个" if report.written else "没有改动"
    gone = f"，删除 {report.removed} 个" if report.removed else ""
    click.echo(f"网站共 {report.files} 个文件，{changed}{gone}。")
    click.echo(f"打开：{out / 'index.html'}（双击即可，无需联网）")
