"""Raw text keeps its lines, its tabs and its words."""

import pytest

from generator.importers import ImportFailure
from generator.importers.plain import read_plain, unify_lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert unify_lines(f"一、总体要求{end}二、重点任务{end}") == "一、总体要求\n二、重点任务\n"


def test_control_characters_go_and_tabs_stay() -> None:
    assert unify_lines("序号\t任务\x07\x00\n1\t抽查") == "序号\t任务\n1\t抽查"


def test_the_encoding_is_named() -> None:
    assert read_plain("一、总体要求".encode("gb18030")).encoding == "gb18030"


def test_broken_places_are_told() -> None:
    data = ("一、总体要求。" * 60).encode() + b"\xff" + "二、重点任务".encode()
    document = read_plain(data)
    assert "�" in document.text
    assert "1 处字节" in document.notes[0]


def test_what_is_no_text_is_refused_with_advice() -> None:
    with pytest.raises(ImportFailure, match=r"编码.*请用记事本"):
        read_plain(bytes(range(128, 256)) * 20)
