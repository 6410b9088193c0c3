"""The same document in another encoding or container gives the same record."""

import html
import re
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from generator.core.vocabulary import Vocabulary
from generator.store import read_vocabulary
from tests.quality.measure import read_record

PLANS = Path(__file__).parent.parent / "plans"
PLAIN = ("testing-measures-2023", "holiday-notice-2024", "ccc-checks-2022")
"""Plans whose raw file is text with one paragraph a line."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(None)[0]


@pytest.fixture(params=PLAIN)
def text(request: pytest.FixtureRequest) -> str:
    return (PLANS / request.param / "input.txt").read_text("utf-8")


def without_lines(value: Any) -> Any:
    """Drop what counts lines: a container may break them elsewhere."""
    if isinstance(value, dict):
        return {key: without_lines(item) for key, item in value.items() if key not in ("lines", "source")}
    return [without_lines(item) for item in value] if isinstance(value, list | tuple) else value


def record(path: Path, vocabulary: Vocabulary) -> Any:
    return without_lines(read_record(path, vocabulary))


def write_docx(text: str, path: Path) -> Path:
    """Lay the lines out as offices do: sentences indented by two characters, names and dates to the right."""
    document = docx.Document()
    for line in filter(str.strip, text.splitlines()):
        paragraph = document.add_paragraph(line)
        if line.endswith(tuple("。；：）")):
            paragraph.paragraph_format.first_line_indent = Pt(22)
        elif re.search("(局|日|室)$", line):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(str(path))
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_encodings(text: str, encoding: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    before.write_text(text, "utf-8")
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    after.write_bytes(mark + text.encode(encoding))
    assert record(after, vocabulary) == record(before, vocabulary)


def test_line_ends(text: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    before.write_text(text, "utf-8")
    after.write_bytes(text.replace("\n", "\r\n").encode())
    assert record(after, vocabulary) == record(before, vocabulary)


def test_a_web_page(text: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    before, after = tmp_path / "a.txt", tmp_path / "b.html"
    before.write_text(text, "utf-8")
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines() if line.strip())
    after.write_text(f"<html><head><meta charset='utf-8'></head><body>{lines}</body></html>", "utf-8")
    assert record(after, vocabulary) == record(before, vocabulary)


def test_a_word_document(text: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    before = tmp_path / "a.txt"
    before.write_text(text, "utf-8")
    assert record(write_docx(text, tmp_path / "b.docx"), vocabulary) == record(before, vocabulary)


@pytest.mark.office
@pytest.mark.parametrize("name", PLAIN[:2])
def test_a_pdf_with_wrapped_lines(
    name: str, tmp_path: Path, vocabulary: Vocabulary, soffice_path: Path
) -> None:
    before, word = write_both((PLANS / name / "input.txt").read_text("utf-8"), tmp_path)
    assert record(convert(word, "pdf", soffice_path), vocabulary) == record(before, vocabulary)


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_other_office_formats(
    suffix: str, tmp_path: Path, vocabulary: Vocabulary, soffice_path: Path
) -> None:
    before, word = write_both((PLANS / PLAIN[0] / "input.txt").read_text("utf-8"), tmp_path)
    assert record(convert(word, suffix, soffice_path), vocabulary) == record(before, vocabulary)


def write_both(text: str, folder: Path) -> tuple[Path, Path]:
    before = folder / "a.txt"
    before.write_text(text, "utf-8")
    return before, write_docx(text, folder / "b.docx")


def convert(path: Path, suffix: str, soffice: Path) -> Path:
    folder = path.parent / suffix
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{suffix}"
