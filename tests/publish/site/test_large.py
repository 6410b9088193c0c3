"""A large corpus: lists come in parts, every part is reached, no first view grows too heavy."""

import re
import shutil
from collections import Counter

import pytest

from generator.publish.site import check_links
from generator.publish.site.parts import in_parts, pager
from tests.built_site import build, knowledge_base

PLANS = 14


def _plan(number):
    month = number % 3 + 4
    return {
        "schema": 1,
        "id": f"plan-{number:02d}",
        "title": f"第{number}号工作要点",
        "script": "hant" if number % 5 == 0 else "hans",
        "year": 2021 + number % 2,
        "region": "廣東省" if number % 5 == 0 else "广东省" if number % 5 == 1 else "江西省",
        "body": [
            {
                "label": "一、",
                "heading": "抽查电线电缆",
                "text": f"对电线电缆抽查30家，{month}月底前完成，每周三报送，15个工作日内反馈。见《办法{number}》。",
                "products": [{"name": "电线电缆", "quote": "电线电缆"}],
                "citations": [{"title": f"办法{number}", "quote": f"《办法{number}》"}],
                "targets": [{"value": 30, "unit": "家", "comparator": "=", "quote": "30家", "of": "企业"}],
                "deadlines": [
                    {
                        "kind": "deadline",
                        "quote": f"{month}月底前",
                        "to": f"{2021 + number % 2}-0{month}-{30 if month != 5 else 31}",
                    },
                    {"kind": "recurring", "quote": "每周三", "rrule": "FREQ=WEEKLY;BYDAY=WE"},
                    {"kind": "deadline", "quote": "15个工作日内"},
                ],
            }
        ],
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of a corpus that is large for the limits that it is built with."""
    root = knowledge_base(tmp_path_factory.mktemp("large") / "kb", *(_plan(n) for n in range(PLANS)))
    with pytest.MonkeyPatch.context() as limits:
        for name in (
            "plan_lists.MOST_PLANS",
            "deadline_pages.MOST_ROWS",
            "deadline_pages.MOST_UNTIMED",
            "target_pages.MOST_LINES",
            "subject_pages.MOST_MENTIONS",
            "subject_pages.MOST_SUBJECTS",
        ):
            limits.setattr(f"generator.publish.site.{name}", 3)
        build(root)
    return root / "site"


def _rows(site, pattern):
    """Return what the rows of some pages link to first, each page's own."""
    found = {}
    for path in sorted(site.glob(pattern)):
        rows = re.findall(r"<tr data-row.*?</tr>", path.read_text("utf-8"), flags=re.S)
        found[path.name] = [re.search(r'href="([^"]+)"', row)[1] for row in rows]
    return found


def test_every_link_resolves_and_no_table_is_longer_than_its_limit(site):
    assert check_links(site) == []
    for path in site.rglob("*.html"):
        if "notices" in path.parts:
            continue  # has a limit of its own
        assert path.read_text("utf-8").count("<tr data-row") <= 3, path


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("plans/years/*.html", 1),
        ("plans/regions/*.html", 1),
        ("deadlines/202?-0?*.html", 1),
        ("deadlines/recurring*.html", 1),
        ("deadlines/from-event*.html", 1),
        ("targets/202?*.html", 1),
    ],
)
def test_the_parts_of_a_list_hold_every_plan_once(site, pattern, most):
    pages = _rows(site, pattern)
    assert len(pages) > 2
    named = Counter(re.search(r"plan-\d\d", address)[0] for rows in pages.values() for address in rows)
    assert len(named) == PLANS
    assert set(named.values()) == {most}


def test_every_plan_has_its_place_among_those_without_a_time(site):
    pages = sorted((site / "deadlines").glob("open*.html"))
    assert len(pages) == 5
    named = Counter(
        name
        for page in pages
        for name in re.findall(r"<h2><a href=\"../plans/(plan-\d\d)", page.read_text("utf-8"))
    )
    assert len(named) == PLANS
    assert set(named.values()) == {1}


def test_works_and_mentions_come_in_parts_that_are_reached_from_the_first(site):
    works = {address for rows in _rows(site, "works/index*.html").values() for address in rows}
    assert len([address for address in works if "/x-" in address or address.startswith("../works")]) == PLANS
    first = (site / "products" / "wire-and-cable.html").read_text("utf-8")
    assert "wire-and-cable/2021.html" in first
    year = (site / "products" / "wire-and-cable" / "2021.html").read_text("utf-8")
    assert "2021-2.html" in year
    assert "第 2 页" in year


def test_a_region_written_in_both_scripts_is_one_region(site):
    home = (site / "index.html").read_text("utf-8")
    chips = dict(re.findall(r'plans/regions/\w+\.html">(\S+) <span class="wp-count">(\d+)', home))
    assert chips == {"江西省": "8", "广东省": "6"}
    assert "廣東省" in (site / "hant" / "index.html").read_text("utf-8")


def test_a_page_is_the_same_when_it_is_built_alone(site, tmp_path):
    """One changed plan in a large corpus touches its own lists only."""
    root = shutil.copytree(site.parent, tmp_path / "kb")
    path = root / "source_plans" / "plan-03.yaml"
    path.write_text(path.read_text("utf-8").replace("第3号", "第三号"), "utf-8")
    with pytest.MonkeyPatch.context() as limits:
        limits.setattr("generator.publish.site.plan_lists.MOST_PLANS", 3)
        before = {p: p.read_bytes() for p in (root / "site" / "plans").rglob("*.html")}
        build(root)
    touched = {p.relative_to(root / "site" / "plans").parts[0] for p in before if p.read_bytes() != before[p]}
    assert "plan-03.html" in touched
    years = [p for p in before if "years" in p.parts and p.read_bytes() != before[p]]
    assert len(years) == 1


def test_rows_are_parted_without_loss():
    parts = in_parts("works/index.html", tuple(range(7)), 3)
    assert [(p.number, p.path, tuple(p.rows)) for p in parts] == [
        (1, "works/index.html", (0, 1, 2)),
        (2, "works/index-2.html", (3, 4, 5)),
        (3, "works/index-3.html", (6,)),
    ]
    assert pager(in_parts("works/index.html", (), 3)) == ()
