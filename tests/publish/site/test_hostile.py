"""Text from plans is data: it never becomes markup, script, template code or a path."""

from html.parser import HTMLParser

import pytest

from tests.built_site import build, knowledge_base

SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "schema": 1,
    "id": "hostile",
    "title": f"{SCRIPT}{{{{ 7*7 }}}}{{% raw %}}计划</title>",
    "kind": "<b>工作要点",
    "script": "hans",
    "year": 2022,
    "region": '"><img src=x onerror=alert(2)>',
    "issuers": ["*斜体* _下划_ `码` [链](javascript:alert(3))"],
    "document_number": '甲〔2022〕1号" onclick="alert(4)',
    "addressees": ["| 表 | 格 |\n|---|---|"],
    "transmittal": "--- \ntitle: 换题\n---\n\n# 标题\n\n<div>",
    "preamble": "<!-- 注释 --> &lt;b&gt; &amp; ]]>",
    "attachments": ["<svg onload=alert(5)>"],
    "source": {"title": "点此", "url": "javascript:alert(6)", "file": "../../etc/passwd"},
    "body": [
        {
            "label": "一、",
            "heading": f"加强{SCRIPT}监管",
            "text": "对</div></section>电线{{ config }}电缆\u0002wzxhzdk:0\u0003\u0000，4月底前完成，见《<i>办法》",
            "deadlines": [{"kind": "deadline", "quote": "4月底前", "to": "2022-04-30", "task": "<u>完成"}],
            "products": [{"name": "电线{{ config }}电缆", "quote": "电线{{ config }}电缆"}],
            "units": [{"name": "<script>处", "role": "lead", "quote": "完成"}],
            "citations": [{"title": "<i>办法", "quote": "《<i>办法》"}],
            "targets": [{"value": 1, "unit": "<em>家", "comparator": "=", "quote": "完成", "of": '"><x'}],
        }
    ],
}


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.scripts, self.text = set(), [], [], []
        self._in_script = False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        self._in_script = tag == "script"
        if tag == "script":
            self.scripts.append(dict(attrs))

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, data):
        if not self._in_script:
            self.text.append(data)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = knowledge_base(tmp_path_factory.mktemp("hostile"), HOSTILE)
    build(root)
    return root / "site"


def _pages(site):
    return list(site.rglob("*.html"))


def test_no_text_becomes_an_element_or_a_handler(site):
    for path in _pages(site):
        page = _Elements()
        page.feed(path.read_text("utf-8"))
        assert not page.tags & {"img", "x", "u", "i", "em", "b"}, path
        assert not [name for name, _ in page.attributes if name.startswith("on")], path
        assert not [value for _, value in page.attributes if (value or "").startswith("javascript:")], path
        for script in page.scripts:
            assert "src" in script or script.get("type") == "application/ld+json", path


def test_no_text_becomes_template_code_or_markdown(site):
    text = (site / "plans" / "hostile.html").read_text("utf-8")
    page = _Elements()
    page.feed(text)
    shown = "".join(page.text)
    assert "{{ 7*7 }}" in shown
    assert "49" not in shown.split("计划")[0]
    assert "电线{{ config }}电缆" in shown
    assert "*斜体* _下划_ `码` [链](javascript:alert(3))" in shown
    assert "换题" in shown
    assert "wzxhzdk:0" in shown
    assert not {"\u0000", "\u0002", "\u0003"} & set(shown)


def test_the_title_of_a_page_is_text(site):
    text = (site / "plans" / "hostile.html").read_text("utf-8")
    head = text.split("<title>")[1].split("</title>")[0]
    assert "&lt;script&gt;" in head or "<" not in head


def test_names_of_subjects_are_no_paths(site):
    """Every file of the site has a plain name, whatever the plans name."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./"), name
    assert not list(site.parent.rglob("*passwd*"))


def test_downloads_hold_no_formula(tmp_path):
    plan = {
        **HOSTILE,
        "id": "formula",
        "body": [{"label": "一、", "heading": '=HYPERLINK("http://x")', "text": "=1+1"}],
    }
    root = knowledge_base(tmp_path / "kb", plan)
    build(root)
    for path in (root / "site").rglob("*.csv"):
        for line in path.read_text("utf-8-sig").splitlines():
            assert not [cell for cell in line.split(",") if cell.strip('"').startswith("=")], path
