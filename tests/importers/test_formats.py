"""What a file is shows in its content; what cannot be read is named and answered with advice."""

from pathlib import Path

import pytest

from generator.importers import SUFFIXES, ImportFailure, read_document
from generator.importers.formats import detect_format
from tests.importers.files import paragraph, pdf, raw_word, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TEXT = "一、总体要求\n守住质量安全底线。\n"
PAGE = "<html><body><p>一、总体要求</p><p>守住质量安全底线。</p></body></html>"


def _ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 64


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (TEXT.encode(), ".txt", "txt"),
        (TEXT.encode("utf-16"), ".txt", "txt"),
        ("愼愼愼瀼瀼瀼".encode("utf-16"), ".txt", "txt"),
        (PAGE.encode("utf-16-be"), ".html", "html"),
        (b"BMW\xe6\xa3\x80", ".txt", "txt"),
        (PAGE.encode(), ".html", "html"),
        (PAGE.encode(), ".txt", "html"),
        (PAGE.encode("utf-16"), ".html", "html"),
        (b"<p>1</p>", ".html", "html"),
        ("按照<方案>的要求".encode(), ".txt", "txt"),
        (word(paragraph("一")), ".docx", "docx"),
        (word(paragraph("一")), ".doc", "docx"),
        (pdf([[(80, 700, 14, "一")]]), ".pdf", "pdf"),
        (pdf([[(80, 700, 14, "一")]]), ".docx", "pdf"),
        (b"{\\rtf1 a}", ".doc", "rtf"),
        (_ole("WordDocument"), ".doc", "doc"),
        (_ole("WordDocument"), ".wps", "wps"),
        (_ole("EncryptedPackage"), ".docx", "encrypted"),
        (_ole("Workbook"), ".xls", "xls"),
        (zipped(xl__workbook="<a/>"), ".xlsx", "xlsx"),
        (zipped(ppt__presentation="<a/>"), ".pptx", "pptx"),
        (zipped(content="<a/>"), ".odt", "odt"),
        (zipped(OFD="<a/>"), ".ofd", "ofd"),
        (zipped(other="<a/>"), ".zip", "archive"),
        (b"PK\x03\x04" + b"\0" * 50, ".docx", "broken-zip"),
        (b"Rar!\x1a\x07\0", ".rar", "archive"),
        (b"\xff\xd8\xff\xe0", ".jpg", "image"),
        (b"\x89PNG\r\n", ".docx", "image"),
        (b"MZ\x90\0\x03\0\0\0", ".doc", "program"),
        (b'<?xml version="1.0"?><data/>', ".xml", "xml"),
        (b'<?xml version="1.0"?><w:wordDocument/>', ".doc", "flat-xml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", ".mht", "mht"),
    ],
)
def test_a_format_is_told_by_its_content(data: bytes, suffix: str, kind: str) -> None:
    assert detect_format(data, suffix) == kind


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("方案.ofd", zipped(OFD="<a/>"), "OFD.*请用 OFD 阅读器导出"),
        ("方案.xlsx", zipped(xl__workbook="<a/>"), "Excel.*另存为 docx"),
        ("方案.jpg", b"\xff\xd8\xff\xe0", "图片.*OCR"),
        ("方案.zip", zipped(other="<a/>"), "压缩包.*先解压"),
        ("方案.docx", _ole("EncryptedPackage"), "密码.*另存为 docx"),
        ("方案.docx", raw_word(b"<w:document")[:150], "已损坏.*重新下载"),
        ("方案.exe", b"MZ\x90\0\x03\0\0\0", "程序文件"),
        ("方案.xml", b'<?xml version="1.0"?><data/>', "XML 数据"),
        ("方案.txt", b"", "空的"),
        ("方案.txt", b" \n\t\xe3\x80\x80", "没有文字"),
        ("方案.docx", word(""), "没有文字"),
    ],
)
def test_what_cannot_be_read_is_named_with_advice(
    tmp_path: Path, name: str, data: bytes, advice: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ImportFailure, match=rf"^{name}：.*{advice}.*。$"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("方案.doc", PAGE.encode("gb18030"), "html"),
        ("方案.txt", word(paragraph("一、总体要求")), "docx"),
        ("方案.docx", TEXT.encode(), "txt"),
    ],
)
def test_a_wrong_extension_is_noted_and_the_file_read(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = read_document(path)
    assert document.format == kind
    assert document.text.startswith("一、总体要求")
    assert f"已按 {kind} 读取" in document.notes[0]


@pytest.mark.parametrize("name", ["方案.txt", "方案.TXT", "方案"])
def test_a_right_extension_is_not_noted(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, "utf-8")
    assert read_document(path).notes == ()


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(b"a")
    assert read_document(path).sha256 == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


def test_folders_take_up_only_what_can_be_read() -> None:
    assert {".txt", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".rtf", ".odt"} <= SUFFIXES
    assert not SUFFIXES & {".ofd", ".xlsx", ".zip", ".jpg"}


@pytest.mark.parametrize("name", ["方案.docx", "方案.pdf", "方案.wps"])
def test_a_document_that_came_in_broken_is_no_text_of_unknown_encoding(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(ImportFailure, match=r"扩展名是 \.(?:docx|pdf|wps)，内容却认不出来"):
        read_document(path)
    with pytest.raises(ImportFailure, match="认不出文字编码"):
        read_document(path.rename(tmp_path / "方案.txt"))
