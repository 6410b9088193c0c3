"""Broken and hostile files cost little and end in one sentence; nothing else is ever raised."""

import contextlib
import os
import struct
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importers import ImportFailure, limits, read_document
from generator.importers import pdf as pdf_reader
from tests.importers.files import W, numbering, paragraph, pdf, raw_pdf, raw_word, word

SECONDS = 10
"""How much processor time of this process one hostile file may take; a child has limits of its own."""


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _refused(path: Path) -> str:
    """Read a file that must be refused, soon; return the sentence."""
    start = time.process_time()
    with pytest.raises(ImportFailure) as failure:
        read_document(path)
    assert time.process_time() - start < SECONDS
    sentence = str(failure.value)
    assert "\n" not in sentence
    assert sentence.endswith("。")
    assert "Traceback" not in sentence
    return sentence


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert "200 MB" in _refused(path)


def test_a_zip_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    bomb = raw_word(f"<w:document {W}>".encode() + b" " * (limits.MAX_PART_BYTES + 1))
    assert len(bomb) < 200_000
    assert "解压后超过" in _refused(_write(tmp_path, "方案.docx", bomb))


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(word(paragraph("一、要求" * 1000)))
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 4)
    _refused(_write(tmp_path, "方案.docx", bytes(data)))


def test_a_directory_of_a_million_entries_is_refused(tmp_path: Path) -> None:
    data = bytearray(word(paragraph("一")))
    struct.pack_into("<I", data, data.rfind(b"PK\x05\x06") + 12, 60_000_000)
    assert "损坏" in _refused(_write(tmp_path, "方案.docx", bytes(data)))


BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!ENTITY a0 "甲">',
        '<!ENTITY a0 SYSTEM "file:///etc/hostname">',
        '<!ENTITY a0 "甲">' + BILLION,
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;',
    ],
)
def test_entities_are_never_resolved(tmp_path: Path, doctype: str) -> None:
    document = (
        f'<?xml version="1.0"?><!DOCTYPE d [{doctype}]><w:document {W}><w:body><w:p><w:r><w:t>&a0;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    _refused(_write(tmp_path, "方案.docx", raw_word(document)))


def test_entities_in_another_part_are_not_resolved_either(tmp_path: Path) -> None:
    part = '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + numbering(("decimal", "&a;"))
    _refused(_write(tmp_path, "方案.docx", word(paragraph("一", level=(1, 0)), numbering=part)))


def test_deep_nesting_in_a_word_file_is_refused(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
    assert "嵌套过深" in _refused(_write(tmp_path, "方案.docx", word(deep)))


def test_tables_in_tables_within_the_limit_are_read(tmp_path: Path) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 75 + paragraph("一、要求") + "</w:tc></w:tr></w:tbl>" * 75
    assert read_document(_write(tmp_path, "方案.docx", word(nested))).text == "一、要求"


def test_deep_nesting_in_a_page_is_refused(tmp_path: Path) -> None:
    assert "嵌套过深" in _refused(_write(tmp_path, "a.html", b"<div>" * 200_000 + b"1"))


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("a.txt", "重点监督抽查。"),
        ("a.html", "<p>重点监督抽查。"),
        ("b.html", "<table><tr><td colspan=1000 rowspan=1000>甲<td>乙"),
        ("c.html", "<p a=1"),
        ("d.html", "<"),
        ("e.html", "<!--"),
        ("f.html", "&#20013;"),
        ("g.html", "<a href=1>链接</a><ul>"),
    ],
)
def test_endless_lines_and_pages_cost_little(tmp_path: Path, name: str, pattern: str) -> None:
    path = _write(tmp_path, name, (pattern * (2_000_000 // len(pattern.encode()))).encode())
    start = time.process_time()
    with contextlib.suppress(ImportFailure):
        assert read_document(path).text
    assert time.process_time() - start < SECONDS


def test_numbering_that_claims_absurd_figures_costs_little(tmp_path: Path) -> None:
    levels = [("upperRoman", "%1" * 50), ("upperLetter", "%9" * 50)]
    part = numbering(*levels, start=10**9)
    body = paragraph("甲", level=(1, 0)) * 500 + paragraph("乙", level=(1, 99)) * 500
    text = read_document(_write(tmp_path, "方案.docx", word(body, numbering=part))).text
    assert len(text) < 20_000_000


@pytest.mark.parametrize("cut", [5, 40, 200, 400])
def test_files_cut_short_are_refused_or_read(tmp_path: Path, cut: int) -> None:
    for name, data in (
        ("方案.docx", word(paragraph("一、要求"))),
        ("方案.pdf", pdf([[(80, 700, 14, "一、要求")]])),
    ):
        _refused(_write(tmp_path, name, data[:cut]))


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    locked = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>/ID[<4142><4142>]"
    )
    assert "密码" in _refused(_write(tmp_path, "方案.pdf", raw_pdf([b""], trailer=locked)))


def test_a_locked_zip_part_says_so(tmp_path: Path) -> None:
    data = bytearray(word(paragraph("一")))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(sign, start)) >= 0:
            data[start + place] |= 1
            start += 4
    assert "密码" in _refused(_write(tmp_path, "方案.docx", bytes(data)))


def test_a_pdf_stream_that_fills_the_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "PDF_MEMORY_BYTES", 400_000_000)
    packer = zlib.compressobj(1)
    once = b"".join(packer.compress(b" " * 10_000_000) for _ in range(40)) + packer.flush()
    bomb = raw_pdf([zlib.compress(once, 9)], filters=b"/Filter[/FlateDecode/FlateDecode]")
    assert len(bomb) < 500_000
    _refused(_write(tmp_path, "方案.pdf", bomb))


def test_a_pdf_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "PDF_SECONDS", 1)
    endless = raw_pdf([zlib.compress(b"q Q " * 4_000_000)], filters=b"/Filter/FlateDecode")
    assert "已停止" in _refused(_write(tmp_path, "方案.pdf", endless))


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    assert "1001 页" in _refused(_write(tmp_path, "方案.pdf", raw_pdf([b""] * 1001)))


def test_a_module_in_the_current_folder_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pdfplumber.py").write_text("raise SystemExit('run')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_document(_write(tmp_path, "方案.pdf", pdf([[(80, 700, 14, "一、要求")]]))).text == "一、要求"


@pytest.mark.parametrize("name", ["找不到.txt", "..", "a\0b.txt", "甲" * 3000 + ".txt"])
def test_a_path_that_names_no_file_is_refused(tmp_path: Path, name: str) -> None:
    _refused(tmp_path / name)


@pytest.mark.skipif(os.name != "posix", reason="needs devices and pipes")
def test_devices_and_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "不是普通文件" in _refused(tmp_path / "pipe.txt")
    assert "不是普通文件" in _refused(Path("/dev/zero"))


def test_a_name_cannot_break_the_line_of_the_message(tmp_path: Path) -> None:
    sentence = _refused(_write(tmp_path, "方案\n\x1b[31m.txt", b""))
    assert sentence.startswith("方案??[31m.txt：")


def test_parts_with_paths_that_climb_are_never_written(tmp_path: Path) -> None:
    out = BytesIO(word(paragraph("一、要求")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../climbed.xml", "<a/>")
        archive.writestr("/tmp/climbed.xml", "<a/>")
    folder = tmp_path / "in" / "side"
    folder.mkdir(parents=True)
    assert read_document(_write(folder, "方案.docx", out.getvalue())).text == "一、要求"
    assert not list(tmp_path.rglob("climbed.xml"))


DAMAGED = [
    ("方案.docx", word(paragraph("一、要求", level=(1, 0)), numbering=numbering(("decimal", "%1.")))),
    ("方案.html", "<table><tr><td>一、要求</td><td><ul><li>甲</li></ul></td></tr></table>".encode()),
    ("方案.txt", "一、总体要求\n守住底线。\n".encode("gb18030")),
]


@pytest.mark.parametrize(("name", "data"), DAMAGED, ids=["docx", "html", "txt"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_damage_is_refused_or_read(
    tmp_path: Path, name: str, data: bytes, places: list[tuple[int, int]]
) -> None:
    damaged = bytearray(data)
    for place, value in places:
        damaged[place % len(damaged)] = value
    path = _write(tmp_path, name, bytes(damaged))
    try:
        assert read_document(path).text
    except ImportFailure as failure:
        assert str(failure).endswith("。")
