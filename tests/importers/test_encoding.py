"""A raw text is read in whatever encoding an office saved it, and refused where it is no text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.encoding import decode
from generator.text.script import traditionalise

PLAN = (
    "2023年产品质量安全监管工作要点\n一、总体要求\n守住质量安全底线，压实企业主体责任。\n"
    "（一）抓好监督抽查。5月底前完成电线电缆、燃气器具等产品抽查300批次，不合格发现率不低于10%。\n"
)
ENCODINGS = ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_simplified_text_is_read_without_a_mark(encoding: str) -> None:
    found = decode(PLAN.encode(encoding))
    assert found is not None
    assert found.text == PLAN
    assert found.broken == 0


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_traditional_text_is_read_without_a_mark(encoding: str) -> None:
    text = traditionalise(PLAN)
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(encoding: str) -> None:
    found = decode(PLAN.encode(encoding))
    assert found is not None
    assert found.text == PLAN


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
def test_a_few_words_are_enough(encoding: str) -> None:
    found = decode("工作要点".encode(encoding))
    assert found is not None
    assert found.text == "工作要点"


def test_a_wrong_declaration_is_not_believed() -> None:
    found = decode(PLAN.encode("gb18030"), declared="utf-8")
    assert found is not None
    assert found.encoding == "gb18030"


@pytest.mark.parametrize("text", ["联通", "0全", "一、联通"])
def test_bytes_that_are_valid_in_two_encodings_are_read_as_words(text: str) -> None:
    found = decode(text.encode("gb18030"))
    assert found is not None
    assert found.text == text


def test_broken_bytes_are_counted_and_the_rest_is_read() -> None:
    data = bytearray((PLAN * 10).encode())
    data[100] = 0xFF
    found = decode(bytes(data))
    assert found is not None
    assert found.encoding == "utf-8"
    assert 1 <= found.broken <= 3
    assert found.text.endswith(PLAN)


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = bytearray((PLAN * 3).encode("gb18030"))
    data[200] = 0xFF
    found = decode(bytes(data))
    assert found is not None
    assert found.encoding == "gb18030"


@pytest.mark.parametrize("size", [10, 300, 50_000])
def test_bytes_that_are_no_text_are_refused(size: int) -> None:
    assert decode(random.Random(size).randbytes(size)) is None
    assert decode(b"\0" * size) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found.text, str)


@given(
    st.text(
        st.sampled_from("一二三、重点监督抽查产品质量安全（）年月日0123456789\n"), min_size=2, max_size=200
    )
)
def test_what_was_written_is_what_is_read(text: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        found = decode(text.encode(encoding))
        assert found is not None
        assert found.text == text
