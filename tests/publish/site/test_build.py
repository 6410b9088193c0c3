"""Building: only what changed is written, a full and an incremental build give the same bytes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from generator.publish.site import check_links
from generator.publish.site.mkdocs_pages import MkDocsPages
from tests.built_site import build, knowledge_base


def _plan(number, product="电线电缆", text="抽查不少于30家。"):
    return {
        "schema": 1,
        "id": f"plan-{number}",
        "title": f"第{number}号工作要点",
        "script": "hans",
        "year": 2015 + number,
        "region": "江西省",
        "body": [
            {
                "label": "一、",
                "heading": f"抽查{product}",
                "text": f"对{product}开展监督抽查。{text}",
                "products": [{"name": product, "quote": product}],
                "deadlines": [{"kind": "recurring", "quote": "监督", "rrule": "FREQ=YEARLY"}],
            }
        ],
    }


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def _times(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = knowledge_base(tmp_path_factory.mktemp("built") / "kb", *(_plan(n) for n in range(1, 5)))
    build(root)
    return root


@pytest.fixture
def base(built, tmp_path):
    """A knowledge base with its site, to change."""
    return shutil.copytree(built, tmp_path / "kb")


def test_a_second_build_writes_nothing_and_renders_nothing(base, monkeypatch):
    before = _times(base / "site")
    monkeypatch.setattr("generator.publish.site.build.MkDocsPages", None)  # would fail if it were used
    assert "没有改动" in build(base)
    assert _times(base / "site") == before


def _pages_touched(base, number, change):
    """Change the text of one plan and return the pages that a build then writes anew."""
    before = _digests(base / "site")
    changed = _plan(number)
    change(changed["body"][0])
    (base / "source_plans" / f"plan-{number}.yaml").write_text(
        json.dumps(changed, ensure_ascii=False), "utf-8"
    )
    build(base)
    after = _digests(base / "site")
    return {path for path in after if path.endswith(".html") and after[path] != before.get(path)}


def _both(*paths):
    return {tree + path for tree in ("", "hant/") for path in paths}


def test_one_changed_plan_touches_only_what_depends_on_it(base):
    pages = _pages_touched(base, 2, lambda node: node.update(text=node["text"].replace("30", "50")))
    assert pages == _both("plans/plan-2.html", "sources/plan-2.html")


def test_a_changed_sentence_changes_the_pages_that_quote_it(base):
    pages = _pages_touched(base, 2, lambda node: node.update(text=node["text"].replace("开展", "组织")))
    assert pages == _both("plans/plan-2.html", "sources/plan-2.html", "products/wire-and-cable.html")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "plan-3.yaml").unlink(),
        lambda folder: (folder / "plan-3.yaml").write_text(
            json.dumps(_plan(3, "儿童用品"), ensure_ascii=False), "utf-8"
        ),
        lambda folder: (folder / "plan-9.yaml").write_text(json.dumps(_plan(9), ensure_ascii=False), "utf-8"),
    ],
    ids=["a plan removed", "another product", "a plan added"],
)
def test_an_incremental_build_gives_the_same_bytes_as_a_full_one(base, change):
    change(base / "source_plans")
    build(base)
    incremental = _digests(base / "site")
    shutil.rmtree(base / "site")
    shutil.rmtree(base / ".workplan")
    build(base)
    assert _digests(base / "site") == incremental


def test_a_damaged_or_deleted_page_comes_back(base):
    before = _digests(base / "site")
    (base / "site" / "index.html").unlink()
    (base / "site" / "plans" / "plan-1.html").write_text("坏", "utf-8")
    build(base)
    assert _digests(base / "site") == before


def test_a_file_of_the_theme_that_is_gone_comes_back(base):
    before = _digests(base / "site")
    next((base / "site" / "assets").rglob("*.css")).unlink()
    assert "重写 1 个" in build(base)
    assert _digests(base / "site") == before


def test_a_theme_file_of_an_earlier_version_is_taken_away(base, monkeypatch):
    earlier = MkDocsPages.theme_files
    with monkeypatch.context() as version:
        version.setattr(
            MkDocsPages, "theme_files", lambda pages: {**earlier(pages), "assets/old.css": b"a{}"}
        )
        version.setattr("generator.publish.site.build.site_version", lambda settings: "earlier")
        build(base)
        assert (base / "site" / "assets" / "old.css").exists()
    build(base)
    assert not (base / "site" / "assets" / "old.css").exists()


def test_the_report_counts_every_file_of_the_site(base):
    assert f"网站共 {len(_digests(base / 'site'))} 个文件" in build(base)


def test_files_of_others_in_the_site_folder_stay(base):
    (base / "site" / "CNAME").write_text("example.org", "utf-8")
    (base / "source_plans" / "plan-4.yaml").unlink()
    build(base)
    assert (base / "site" / "CNAME").exists()
    assert not (base / "site" / "plans" / "plan-4.html").exists()
    assert not (base / ".workplan" / "docs" / "plans" / "plan-4.md").exists()


def test_an_empty_knowledge_base_has_a_site(tmp_path):
    root = knowledge_base(tmp_path / "kb")
    build(root)
    assert (root / "site" / "index.html").is_file()
    assert [
        link for link in check_links(root / "site") if not link.page.split("hant/")[-1].startswith("guide")
    ] == []


def test_an_unreadable_plan_is_reported_and_the_others_are_built(base):
    (base / "source_plans" / "plan-8.yaml").write_text("title: [", "utf-8")
    build(base)
    assert (base / "site" / "plans" / "plan-1.html").is_file()
    assert "plan-8.yaml" in (base / "site" / "quality" / "index.html").read_text("utf-8")


def test_contacts_are_withheld_unless_allowed(tmp_path):
    plan = {
        **_plan(1),
        "contacts": [{"name": "李四四", "phone": "0791-86355020"}],
        "transmittal": "联系李四四，0791-86355020。",
    }
    root = knowledge_base(tmp_path / "kb", plan)
    (root / "source_plans" / "plan-1.txt").write_text("第一行\n联系人李四四 0791-86355020\n", "utf-8")
    build(root)
    assert not [p for p in _texts(root / "site") if "李四四" in p or "86355020" in p]
    build(root, "--with-contacts")
    assert [p for p in _texts(root / "site") if "李四四" in p]


def _texts(site):
    return [
        path.read_text("utf-8")
        for path in site.rglob("*")
        if path.suffix in (".html", ".json", ".csv", ".js")
    ]


def test_raw_text_beside_a_source_is_shown_with_its_quotes_marked(tmp_path):
    plan = _plan(1)
    plan["body"][0]["lines"] = [2, 2]
    root = knowledge_base(tmp_path / "kb", plan)
    (root / "source_plans" / "plan-1.txt").write_text("标题\n一、抽查电线电缆\n", "utf-8")
    build(root)
    page = (root / "site" / "sources" / "plan-1.html").read_text("utf-8")
    assert "<mark>电线电缆</mark>" in page
    assert 'id="sec_1"' in page


@pytest.fixture
def settings(five_plans, tmp_path):
    """The settings of the repository beside the tree of the five plans; they write to ``plain``."""
    shutil.copytree(five_plans.parent / ".workplan" / "docs", tmp_path / ".workplan" / "docs")
    repository, path = Path(__file__).parents[3], tmp_path / "mkdocs.yml"
    text = (repository / "mkdocs.yml").read_text("utf-8").replace("generator/", f"{repository}/generator/")
    path.write_text(f"{text}site_dir: plain\n", "utf-8")
    return path


def _run(builder, settings):
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", builder, "build", "-f", settings], check=True, env=environment)


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_other_builders_give_the_same_pages_from_the_same_tree(five_plans, settings, tmp_path, builder):
    _run(builder, settings)
    ours, theirs = _digests(five_plans), _digests(tmp_path / "plain")
    assert {path for path in ours if ours[path] != theirs.get(path)} == set()
    extra = {path for path in theirs.keys() - ours.keys() if not path.startswith("assets/")}
    assert extra <= {"sitemap.xml", "sitemap.xml.gz"}


def test_zensical_builds_the_same_pages_anchors_and_links_from_the_same_tree(five_plans, settings, tmp_path):
    _run("zensical", settings)
    ours, theirs = _pages(five_plans), _pages(tmp_path / "plain")
    assert theirs.keys() == ours.keys()
    # It gives its page of errors an address, and its frame a skip link of its own.
    differing = {path for path in ours if ours[path] != theirs[path] and path != "404.html"}
    assert differing == set()


def _pages(site):
    """Every page of a site: its anchors, and where the links of its body lead, in order."""
    return {page.relative_to(site).as_posix(): _anchors_and_links(page) for page in site.rglob("*.html")}


def _anchors_and_links(page):
    root = lxml.html.parse(page).getroot()
    links = [link.get("href") for link in root.iter("a") if link.get("class") != "md-skip"]
    return root.xpath("//@id"), links
