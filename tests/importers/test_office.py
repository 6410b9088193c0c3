"""Old office formats are read by way of LibreOffice, and answered with advice where there is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.importers import ImportFailure, office, read_document
from tests.importers.files import numbering, paragraph, table, word

RTF = (
    rb"{\rtf1\ansi\ansicpg936\uc1 \u19968?\u12289?\u35201?\u27714?\par \u25235?\u22909?\u33853?\u23454?\par}"
)


@pytest.fixture
def rtf(tmp_path: Path) -> Path:
    path = tmp_path / "方案.rtf"
    path.write_bytes(RTF)
    return path


def test_without_libreoffice_the_message_says_what_to_do(rtf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ImportFailure, match=r"rtf.*LibreOffice.*没有安装.*另存为 docx"):
        read_document(rtf)


def test_a_program_that_hangs_is_stopped(rtf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 & echo $! > " + str(tmp_path / "pid") + "\nwait\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    monkeypatch.setattr(office, "OFFICE_SECONDS", 1)
    with pytest.raises(ImportFailure, match="已停止"):
        read_document(rtf)
    left = subprocess.run(
        ["ps", "-p", (tmp_path / "pid").read_text().strip(), "-o", "stat="],
        capture_output=True,
        text=True,
        check=False,
    )
    assert left.stdout.strip()[:1] in ("", "Z")  # gone, or only not yet buried


def test_the_name_of_the_file_never_reaches_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: "soffice")
    monkeypatch.setattr(office, "_wait", seen.append)
    path = tmp_path / "--convert-to=x;touch y.rtf"
    path.write_bytes(RTF)
    with pytest.raises(ImportFailure):
        read_document(path)
    assert not any("touch" in part for part in seen[0])


@pytest.mark.office
def test_rich_text_is_read(rtf: Path, soffice_path: Path) -> None:
    document = read_document(rtf)
    assert document.text == "一、要求\n抓好落实"
    assert document.format == "rtf"


@pytest.mark.office
@pytest.mark.parametrize("kind", ["doc", "wps", "odt"])
def test_old_formats_keep_numbers_and_tables(kind: str, tmp_path: Path, soffice_path: Path) -> None:
    body = paragraph("抓好抽查", level=(1, 0)) + paragraph("抓好监测", level=(1, 0))
    body += table([["序号", "任务"], ["1", "抽查电线电缆"]]) + paragraph("抓好落实。")
    source = tmp_path / "方案.docx"
    source.write_bytes(word(body, numbering=numbering(("chineseCounting", "%1、"))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(soffice_path),
        profile,
        "--headless",
        "--convert-to",
        "doc" if kind == "wps" else kind,
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if kind == "wps":
        (tmp_path / "方案.doc").rename(tmp_path / "方案.wps")
    document = read_document(tmp_path / f"方案.{kind}")
    assert document.text == read_document(source).text
    assert document.format == kind


@pytest.mark.office
def test_a_broken_old_file_is_refused(tmp_path: Path, soffice_path: Path) -> None:
    path = tmp_path / "方案.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000)
    with pytest.raises(ImportFailure, match="LibreOffice 打不开"):
        read_document(path)
