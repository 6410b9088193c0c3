"""The site of the five plans: links, both scripts, weight, facts in their quotes."""

import datetime as dt
import json
import re
from pathlib import Path

import icalendar
import pytest

from bench.site import first_view
from generator.core.terms import Script
from generator.publish.site import check_links
from generator.publish.site.mkdocs_pages import THEME
from generator.publish.site.sources import join_chinese_lines
from generator.publish.site.templating import TEMPLATES, clean
from generator.text.script import traditionalise

FIRST_VIEW = 200_000
"""Bytes that a first view takes at most, uncompressed: the page and all that it loads."""


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def test_every_link_and_anchor_resolves(five_plans):
    assert check_links(five_plans) == []


def test_both_scripts_have_the_same_pages_and_anchors(five_plans):
    hans = {p.relative_to(five_plans).as_posix() for p in _pages(five_plans) if "hant" not in p.parts} - {
        "404.html"
    }
    hant = {p.relative_to(five_plans / "hant").as_posix() for p in _pages(five_plans / "hant")}
    assert hans == hant
    for path in hans:
        if path.startswith("guide"):
            continue  # headings of hand-written pages make their own anchors
        ids = [set(re.findall(r'\sid="([^"]+)"', _read(five_plans, tree + path))) for tree in ("", "hant/")]
        assert ids[0] == ids[1], path


def test_pages_say_their_language_and_where_the_other_script_is(five_plans):
    page = _read(five_plans, "plans/jiangxi-2022-industrial-products.html")
    assert '<html lang="zh-Hans"' in page
    assert 'hreflang="zh-Hant" href="../hant/plans/jiangxi-2022-industrial-products.html"' in page
    other = _read(five_plans, "hant/plans/jiangxi-2022-industrial-products.html")
    assert '<html lang="zh-Hant"' in other
    assert 'hreflang="zh-Hans" href="../../plans/jiangxi-2022-industrial-products.html"' in other


def test_a_plan_stands_verbatim_in_its_own_script_and_says_so_in_the_other(five_plans):
    own = _read(five_plans, "hant/plans/shanghai-2019-product-quality.html")
    converted = _read(five_plans, "plans/shanghai-2019-product-quality.html")
    assert "程序转换" in converted
    assert "程序轉換" not in own
    assert "2019年上海市產品質量安全監督管理工作計劃" in own
    assert "2019年上海市产品质量安全监督管理工作计划" in converted
    jiangxi = _read(five_plans, "hant/plans/jiangxi-2022-industrial-products.html")
    assert "程序轉換" in jiangxi


def test_no_page_asks_another_host_for_anything(five_plans):
    for path in _pages(five_plans):
        text = path.read_text("utf-8")
        for tag in re.findall(r"<(?:link|script|img|iframe|source)\b[^>]*>", text):
            assert not re.search(r'(?:href|src)="(?:https?:)?//', tag), (path, tag)
    for path in five_plans.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", path.read_text("utf-8")), path


def test_no_page_holds_a_script_or_a_style_of_its_own(five_plans):
    for path in _pages(five_plans):
        text = path.read_text("utf-8")
        assert "<style" not in text, path
        assert not re.search(r"\sstyle=", text), path
        assert "Content-Security-Policy" in text


def test_a_first_view_is_light(five_plans):
    for path in _pages(five_plans):
        if path.name == "404.html":
            continue  # its addresses are those of a web server
        weight = first_view(path)
        assert path.stat().st_size < weight <= FIRST_VIEW, (path, weight)


def test_the_words_of_the_frame_are_those_that_conversion_gives():
    source = (THEME / "partials" / "language.html").read_text("utf-8")
    pairs = re.findall(r'"([^"]+)": "([^"]+)"', source.split("set traditional")[1].split("} -%}")[0])
    assert len(pairs) > 20
    for simplified, traditional in pairs:
        assert traditionalise(simplified) == traditional


def test_templates_compare_with_no_chinese_word():
    """A template is converted whole for traditional script; a word it compares with would be, too."""
    for path in TEMPLATES.glob("*.html"):
        for code in re.findall(r"{%.*?%}", path.read_text("utf-8"), flags=re.S):
            assert not re.search(r"(?:==|!=|\bin)\s*'[^']*[\u4e00-\u9fff]", code), (path.name, code)


def test_every_fact_on_a_plan_page_stands_in_its_quote(five_plans):
    page = _read(five_plans, "plans/jiangxi-2022-industrial-products.html")
    targets = set(re.findall(r'class="wp-quote" href="#([^"]+)"', page))
    marks = set(re.findall(r'<mark id="([^"]+)"', page))
    assert targets
    assert targets <= marks
    assert '<span class="wp-quote">' not in page


def test_data_for_programs_agrees_with_the_pages(five_plans):
    plans = json.loads(_read(five_plans, "data/plans.json"))
    assert len(plans) == 5
    deadlines = json.loads(_read(five_plans, "data/deadlines.json"))
    june = [d for d in deadlines if d.get("to") == "2022-06-30"]
    assert [(d["task"], d["region"]) for d in june] == [("生产企业全覆盖检查", "江西省")]
    assert "工许证后监管部门" in june[0]["units"]
    linked = re.search(
        r'<script type="application/ld\+json">(.*?)</script>',
        _read(five_plans, "plans/jiangxi-2022-industrial-products.html"),
    )
    assert json.loads(linked[1])["legislationIdentifier"] == "赣市监质监〔2022〕1号"


def _events(site: Path, pattern: str) -> dict[str, list[icalendar.Event]]:
    return {
        path.relative_to(site / "downloads").as_posix(): icalendar.Calendar.from_ical(path.read_bytes()).walk(
            "VEVENT"
        )
        for path in sorted((site / "downloads").glob(pattern))
    }


def test_calendars_of_all_of_a_plan_a_unit_and_a_product_hold_the_same_events(five_plans):
    files = _events(five_plans, "**/*.ics")
    everything = {str(event["uid"]): event for event in files.pop("all.ics")}
    assert {name.split("/")[0] for name in files if "/" in name} == {"products", "units"}
    for name, events in files.items():
        uids = [str(event["uid"]) for event in events]
        assert events, name
        assert len(set(uids)) == len(uids), name
        for uid, event in zip(uids, events, strict=True):
            assert event.to_ical() == everything[uid].to_ical(), (name, uid)
    of_plans = {str(event["uid"]) for name, found in files.items() if "/" not in name for event in found}
    assert of_plans == everything.keys()


def test_events_last_whole_days_and_nothing_rings(five_plans):
    for events in _events(five_plans, "**/*.ics").values():
        for event in events:
            assert type(event.decoded("dtstart")) is type(event.decoded("dtend")) is dt.date
            assert event.decoded("dtstart") < event.decoded("dtend")
            assert not event.walk("VALARM")
            assert "rrule" not in event or "UNTIL" in event["rrule"]


def test_the_calendar_of_a_unit_has_what_the_schedule_sets_for_its_measures(five_plans):
    (event,) = _events(five_plans, "units/licence-follow-up.ics")["units/licence-follow-up.ics"]
    assert event.decoded("dtstart") == dt.date(2022, 6, 30)
    assert str(event["summary"]) == "生产企业全覆盖检查"
    page = _read(five_plans, "units/licence-follow-up.html")
    assert "2022年6月30日前" in page
    assert 'href="../downloads/units/licence-follow-up.ics"' in page


def test_every_field_of_every_data_file_is_described(five_plans):
    page = _read(five_plans, "data.html")
    for path in sorted((five_plans / "data").glob("*.json")):
        if path.stem in ("records", "vocabulary"):
            continue
        described = page.split(f'<h3 id="{path.stem}">')[1].split("</ul>")[0]
        keys = {key for row in json.loads(path.read_text("utf-8")) for key in row}
        assert keys
        assert keys <= set(re.findall(r"<code>(\w+)</code>", described)), path.name


def test_csv_opens_in_excel_as_utf8(five_plans):
    data = (five_plans / "data" / "deadlines.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0].startswith("起,止,重复")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("写了一半，\n另一半。", "写了一半，另一半。"),
        ("- 一条很长的\n  话。\n- 另一条", "- 一条很长的话。\n- 另一条"),
        ("用 `build`\n生成，再\n`serve`", "用 `build`\n生成，再\n`serve`"),
        ("# 标题\n正文", "# 标题\n正文"),
        ("一段\n\n又一段", "一段\n\n又一段"),
        ("```\n第一行\n第二行\n```", "```\n第一行\n第二行\n```"),
        ("| 栏目 |\n| 计划 |", "| 栏目 |\n| 计划 |"),
    ],
)
def test_a_line_break_between_chinese_characters_is_no_space(text, shown):
    assert join_chinese_lines(text) == shown


@pytest.mark.parametrize("text", ["a\x00b", "a\x02b\x03", "a\ud800b", "a\x7fb\ufffe"])
def test_characters_that_may_not_stand_in_html_are_dropped(text):
    assert clean(text) == "ab"


def test_the_two_scripts_have_a_tree_each():
    from generator.publish.site.page import TREES

    assert TREES == {Script.HANS: "", Script.HANT: "hant/"}
