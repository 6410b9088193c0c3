"""``workplan build``: read the knowledge base, build its site, say where to open it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

import generator
from generator.cli.chinese import ChineseCommand
from generator.cli.options import describe_issue, root_option
from generator.core.model import Issue, Plan
from generator.core.vocabulary import Vocabulary
from generator.corpus import link_corpus
from generator.publish.site import (
    BuildReport,
    Progress,
    Shelf,
    SitePlace,
    Source,
    SourceWords,
    build_site,
    check_links,
    download_sources,
    file_source,
    hand_sources,
    page_sources,
    settings_file,
    site_address,
    site_pages,
)
from generator.search.browser import search_files
from generator.store import KnowledgeBase, Loaded, StoreError, open_knowledge_base, read_vocabulary
from generator.views.privacy import contact_words, withhold, without_contacts


@click.command(cls=ChineseCommand, name="build")
@root_option
@click.option(
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="网站写到哪里；默认为知识库下的 site",
)
@click.option("--strict", is_flag=True, help="有读不了的计划或打不开的链接时，退出状态为 1")
@click.option("--with-contacts", is_flag=True, help="保留联系人姓名和电话；默认一律略去")
def command(root: Path, out: Path | None, strict: bool, with_contacts: bool) -> int:
    """生成网站：双击 index.html 即可打开，无需联网。只重写有改动的页面。

    \b
    示例：
      workplan build
      workplan build --root 知识库 --out 网站
    """
    try:
        base = open_knowledge_base(root)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    loaded = base.load()
    vocabulary, faults = read_vocabulary(base.vocabulary, base.vocabulary_memory)
    issues = (*loaded.issues, *faults)
    for issue in issues:
        click.echo(describe_issue(issue), err=True)
    place = SitePlace(settings_file(base.root), base.cache, (out or base.root / "site").absolute())
    progress = _progress()
    report = build_site(_sources(base, loaded, vocabulary, issues, with_contacts), place, progress)
    _say(report, place.out)
    return _verdict(issues, place.out) if strict else 0


def _sources(
    base: KnowledgeBase, loaded: Loaded, vocabulary: Vocabulary, issues: tuple[Issue, ...], contacts: bool
) -> Iterator[Source]:
    plans = tuple(item.plan if contacts else without_contacts(item.plan) for item in loaded.plans)
    digests = {item.plan.id or "": f"{item.digest}{contacts}" for item in loaded.plans}
    paths = {item.plan.id or "": item.path for item in loaded.plans}
    shelf = Shelf(link_corpus(plans, vocabulary), digests, paths, issues, base.cache)
    own = {item.plan.id or "": item.plan for item in loaded.plans}

    def words_of(plan: Plan) -> SourceWords:
        return _words_of(base.root, paths[plan.id or ""], own[plan.id or ""], contacts)

    yield from page_sources(site_pages(shelf, words_of), base.cache / "templates")
    yield from hand_sources([packaged_docs(), base.root / "docs"])
    yield from download_sources(shelf, site_address(settings_file(base.root)))
    yield file_source(
        "search", shelf.key, lambda: search_files(plans, vocabulary, cache=base.cache / "search" / "site")
    )


def _words_of(root: Path, path: str, plan: Plan, contacts: bool) -> SourceWords:
    """Return the raw text kept beside a source, else the source itself."""
    record = root / path
    kept = record.with_suffix(".txt")
    raw = kept.is_file()
    file = kept if raw else record
    words = file.read_text("utf-8-sig", errors="replace")
    return SourceWords(
        file.relative_to(root).as_posix(), words if contacts else withhold(words, contact_words(plan)), raw
    )


def packaged_docs() -> Path:
    """Return the folder of the pages written by hand: inside the package, or beside it in a checkout."""
    package = Path(generator.__file__).parent
    inside = package / "data" / "docs"
    return inside if inside.is_dir() else package.parent / "docs"


def _verdict(issues: tuple[Issue, ...], out: Path) -> int:
    broken = check_links(out)
    for link in broken:
        click.echo(f"{link.page}：链接打不开：{link.target}", err=True)
    return 1 if issues or broken else 0


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
