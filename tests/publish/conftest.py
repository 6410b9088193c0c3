"""A made-up plan with every kind of fact, and one that states almost nothing."""

import os
import re
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest

from generator.core.identify import identify_nodes
from generator.core.model import Plan
from generator.core.vocabulary import Vocabulary
from generator.corpus.link import link_corpus

HERE = Path(__file__).parent
PDF_WITH_BLANK_PAGES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'

FULL = {
    "schema": 1,
    "id": "nanling-2025-toys",
    "title": "2025年儿童玩具质量安全专项整治工作方案",
    "kind": "工作方案",
    "script": "hans",
    "year": 2025,
    "region": "南岭省",
    "issuers": ["南岭省市场监督管理局"],
    "document_number": "南市监质〔2025〕7号",
    "dated": "2025-03-05",
    "addressees": ["各市、县(区)市场监督管理局"],
    "transmittal": "现将《2025年儿童玩具质量安全专项整治工作方案》印发给你们,请抓好落实。",
    "preamble": "为守护儿童安全,省局决定开展专项整治,方案如下:",
    "contacts": [{"name": "林某某", "unit": "质量处", "phone": "0755-1234567"}],
    "attachments": ["玩具整治情况统计表"],
    "citations": [{"title": "儿童玩具召回管理规定", "quote": "《儿童玩具召回管理规定》"}],
    "body": [
        {
            "label": "一、",
            "heading": "工作目标",
            "text": "以电动玩具、塑胶玩具为重点,全年抽查不少于300批次,1-3月摸底。",
            "targets": [{"value": 300, "unit": "批次", "comparator": ">=", "quote": "不少于300批次"}],
            "deadlines": [{"kind": "period", "from": "2025-01-01", "to": "2025-03-31", "quote": "1-3月"}],
            "products": [{"name": "电动玩具", "quote": "电动玩具"}],
        },
        {
            "label": "二、",
            "heading": "主要任务",
            "children": [
                {
                    "label": "（一）",
                    "heading": "全面排查",
                    "text": "各地逐户排查,6月底前完成,每周三报进度(质量处牵头,执法处配合)。",
                    "deadlines": [
                        {"kind": "deadline", "to": "2025-06-30", "quote": "6月底前", "task": "逐户排查"},
                        {
                            "kind": "recurring",
                            "rrule": "FREQ=WEEKLY;BYDAY=WE",
                            "quote": "每周三",
                            "task": "报进度",
                        },
                    ],
                    "units": [
                        {"name": "质量处", "role": "lead", "quote": "质量处牵头"},
                        {"name": "执法处", "role": "support", "quote": "执法处配合"},
                    ],
                },
                {
                    "label": "（二）",
                    "heading": "分类处置",
                    "text": "要做到:",
                    "children": [
                        {"label": "一是", "text": "立即下架不合格产品;"},
                        {
                            "label": "二是",
                            "text": "15个工作日内复查。",
                            "deadlines": [{"kind": "deadline", "quote": "15个工作日内"}],
                        },
                    ],
                },
                {
                    "label": "（三）",
                    "text": "由监督所负责按季度汇总。",
                    "deadlines": [
                        {"kind": "recurring", "rrule": "FREQ=MONTHLY;INTERVAL=3", "quote": "按季度"}
                    ],
                    "units": [{"name": "监督所", "role": "responsible", "quote": "由监督所负责"}],
                },
            ],
        },
    ],
}

BARE = {
    "schema": 1,
    "id": "bare",
    "script": "hant",
    "body": [{"label": "一、", "heading": "加強電線電纜監管", "text": "20*年底前完成。"}],
}


def _plan(data: dict[str, object]) -> Plan:
    plan = msgspec.convert(data, Plan, strict=False)
    return msgspec.structs.replace(plan, body=identify_nodes(plan.body))


@pytest.fixture
def plan() -> Plan:
    return _plan(FULL)


@pytest.fixture
def bare() -> Plan:
    return _plan(BARE)


@pytest.fixture
def make_plan():
    """Make the full plan with some fields changed."""
    return lambda **changes: _plan(FULL | changes)


@pytest.fixture
def provisions(plan):
    return link_corpus((plan,), Vocabulary()).provisions


@pytest.fixture
def bare_provisions(bare):
    return link_corpus((bare,), Vocabulary()).provisions


@pytest.fixture(scope="session")
def render(soffice_path, tmp_path_factory):
    """Render an office document to PDF with LibreOffice, with stand-ins for the official faces.

    LibreOffice 7.4 reads ``overflowPunct`` the wrong way round (off hangs closing marks into the margin,
    on does not), so it is turned for the rendering alone.
    """
    folder = tmp_path_factory.mktemp("office")

    def to_pdf(data: bytes, name: str) -> Path:
        source = folder / name
        source.write_bytes(data)
        command = [soffice_path, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        form = "pdf"
        if name.endswith(".docx"):
            _turn_overflow(source)
            form = PDF_WITH_BLANK_PAGES
        command += ["--convert-to", form, "--outdir", folder, source]
        fonts = os.environ | {"FONTCONFIG_FILE": str(HERE / "fonts.conf")}
        subprocess.run(command, check=True, env=fonts, capture_output=True, timeout=120)
        return source.with_suffix(".pdf")

    return to_pdf


def _turn_overflow(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = parts["word/styles.xml"]
    parts["word/styles.xml"] = re.sub(rb'<w:overflowPunct w:val="0"/>', b"<w:overflowPunct/>", styles)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
