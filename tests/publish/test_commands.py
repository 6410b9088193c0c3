"""``workplan notice`` and ``workplan export`` as a secretary meets them."""

import io
import json

import docx
import openpyxl
import pytest
from icalendar import Calendar

from generator.cli import main

PLAN = """schema: 1
title: 2025年玩具整治方案
kind: 方案
script: hans
year: 2025
body:
  - label: 一、
    heading: 排查
    text: 各地排查电动玩具，6月底前完成。
    deadlines:
      - {kind: deadline, to: 2025-06-30, quote: 6月底前}
      - {kind: deadline, quote: 完成}
    products:
      - {name: 电动玩具, quote: 电动玩具}
  - label: 二、
    text: 质量处负责汇总。
    units:
      - {name: 质量处, role: responsible, quote: 质量处负责}
"""


@pytest.fixture
def run(capsys, tmp_path):
    source = tmp_path / "base/source_plans/x"
    source.mkdir(parents=True)
    (source / "2025-toys.yaml").write_text(PLAN, "utf-8")

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(
                [
                    *map(str, arguments),
                    *(() if "--check" in arguments else ("--root", str(tmp_path / "base"))),
                ]
            )
        output = capsys.readouterr()
        return stop.value.code, output.out, output.err

    return call


def test_a_notice_is_written_twice_and_what_is_missing_is_listed(run, tmp_path):
    status, out, err = run("notice", "x-2025-toys", "--output", tmp_path / "发文")
    assert (status, err) == (0, "")
    document = docx.Document(tmp_path / "发文/x-2025-toys-notice.docx")
    assert any("玩具整治方案" in paragraph.text for paragraph in document.paragraphs)
    assert "# 【" in (tmp_path / "发文/x-2025-toys-notice.md").read_text("utf-8").replace("**", "").replace(
        "\\", ""
    )
    for name in ("发文机关", "发文字号", "主送机关", "成文日期", "印发机关", "印发日期"):
        assert f"待填：{name}" in out
    assert "（可用 --number 给出）" in out


def test_the_plan_may_be_named_by_its_source(run, tmp_path):
    source = tmp_path / "base/source_plans/x/2025-toys.yaml"
    assert run("notice", source, "--output", tmp_path / "通知.docx", "--format", "docx")[0] == 0
    assert (tmp_path / "通知.docx").exists()
    assert not (tmp_path / "通知.md").exists()


def test_what_is_given_is_not_asked_for(run, tmp_path):
    status, out, _ = run(
        "notice", "x-2025-toys", "--output", tmp_path, "--issuer", "甲局，乙局", "--number", "甲市监〔2025〕1号",
        "--date", "2025-02-03", "--to", "各分局，各单位", "--office", "办公室", "--printed", "2025-02-05",
    )  # fmt: skip
    assert status == 0
    assert "待填" not in out
    text = (tmp_path / "x-2025-toys-notice.md").read_text("utf-8")
    assert "dated: '2025-02-03'" in text
    assert "各分局，各单位" in text


def test_a_file_that_stands_is_not_overwritten_unless_told(run, tmp_path):
    target = tmp_path / "x-2025-toys-notice.docx"
    target.write_bytes(b"mine")
    status, _, err = run("notice", "x-2025-toys", "--output", tmp_path)
    assert status == 2
    assert "未覆盖" in err
    assert target.read_bytes() == b"mine"
    assert not target.with_suffix(".md").exists()
    assert run("notice", "x-2025-toys", "--output", tmp_path, "--force")[0] == 0
    assert target.read_bytes() != b"mine"


def test_classified_material_is_refused_and_nothing_is_written(run, tmp_path):
    source = tmp_path / "base/source_plans/x/2025-secret.yaml"
    source.write_text(PLAN.replace("body:", "preamble: 秘密★1年\nbody:"), "utf-8")
    status, _, err = run("notice", "x-2025-secret", "--output", tmp_path / "发文")
    assert status == 2
    assert "涉密" in err
    assert not (tmp_path / "发文").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["notice", "nope"], "没有标识为“nope”的计划"),
        (["notice"], "缺少 PLAN"),
        (["notice", "x-2025-toys", "--date", "2025"], "“2025”不是日期"),
        (["notice", "x-2025-toys", "--format", "pdf"], "可用：docx、md"),
        (["export", "nope"], "没有标识为“nope”的计划"),
        (["export", "--format", "doc"], "可用：xlsx、docx、csv、ics、json、xml"),
        (["export", "--unit", "谁"], "没有哪条措施写到单位“谁”"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run, arguments, words):
    status, out, err = run(*arguments)
    assert status == 2
    assert words in err
    assert out == ""
    assert "Traceback" not in err


def test_a_file_is_checked_and_an_error_ends_with_status_1(run, tmp_path):
    run("notice", "x-2025-toys", "--output", tmp_path)
    path = tmp_path / "x-2025-toys-notice.docx"
    assert run("notice", "--check", path)[0] == 0
    document = docx.Document(path)
    next(p for p in document.paragraphs if "各地排查" in p.text).add_run("甲,乙")
    document.save(path)
    status, out, _ = run("notice", "--check", path)
    assert status == 1
    assert "[notice-half-width]" in out


def test_everything_that_can_be_exported(run, tmp_path):
    status, out, _ = run(
        "export", "x-2025-toys", "--format", "xlsx,docx,csv,ics,json,xml", "--output", tmp_path
    )
    assert status == 0
    assert "1 项原文未写明牵头单位" in out
    assert "1 个时限没有确定的日期" in out
    sheet = openpyxl.load_workbook(tmp_path / "x-2025-toys-tasks.xlsx").active
    assert sheet["A1"].value == "2025年玩具整治方案任务分解表"
    assert (tmp_path / "x-2025-toys-tasks.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    calendar = Calendar.from_ical((tmp_path / "x-2025-toys.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 1
    table = docx.Document(tmp_path / "x-2025-toys-tasks.docx").tables[0]
    assert [cell.text for cell in table.rows[2].cells][3] == "质量处（负责）"
    assert b"<akomaNtoso" in (tmp_path / "x-2025-toys.akn.xml").read_bytes()
    assert json.loads((tmp_path / "x-2025-toys.json").read_bytes())["plans"][0]["year"] == 2025


def test_an_export_may_be_limited_to_a_unit_or_a_product(run, tmp_path):
    run("export", "--product", "电动玩具", "--output", tmp_path)
    (path,) = tmp_path.glob("all-*-tasks.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active
    assert sheet.max_row == 4
    assert sheet["A1"].value.startswith("全部计划·电")


def test_an_export_overwrites_nothing_unless_told(run, tmp_path):
    assert run("export", "--output", tmp_path)[0] == 0
    assert run("export", "--output", tmp_path)[0] == 2
    assert run("export", "--output", tmp_path, "--force")[0] == 0
