"""Normal form of a raw text: invisible characters and strewn readings taken out, line ends kept.

Blanking keeps every place; dropping does not, so it is done line by line, and line numbers hold.
"""

from __future__ import annotations

import re

from generator.text.script import replace_marks

_CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA1))
_SPACES = (0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F)
_BLANK = {chr(code): " " for code in (*_CONTROLS, *_SPACES)}
_ZERO_WIDTH = {
    chr(code): ""
    for code in (
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        0xFEFF,
        0xFE0E,
        0xFE0F,
    )
}


_INVISIBLE = _BLANK | _ZERO_WIDTH
_FREQUENT = "\r\u00a0\u200b\ufeff\ufe0e\ufe0f"  # and those of the invisible that count as printable


def blank_invisible(text: str) -> str:
    r"""Put a plain space for every control, no-break and typographic space; the length stays.

    Line ends and tabs (which part the cells of a table) stay. ``blank_invisible("一、\u00a0总")`` is
    ``"一、 总"``.
    """
    return replace_marks(text, _BLANK)


_HALF_PAIR = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """Put U+FFFD for each half of a surrogate pair, as a damaged file may hold; the length stays.

    Without them a text can be encoded, which files ask for, and automata.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALF_PAIR.sub("\ufffd", text)
    return text


_LOST_SPACES = re.compile(r"^[ ?\u3000]*\?[ ?\u3000]*\?[ ?\u3000]*|^[ \u3000]*\?[ \u3000]*$", re.MULTILINE)


def blank_lost_spaces(text: str) -> str:
    """Put spaces for the question marks that a conversion left of spaces at the start of lines.

    One alone before words stays: it may be a number that was lost. The length stays.
    """
    if "?" not in text:
        return text
    return _LOST_SPACES.sub(lambda match: " " * len(match[0]), text)


def clean_invisible(text: str) -> str:
    """Blank the invisible and drop what takes no room: joiners, direction and byte-order marks."""
    for mark in _FREQUENT:
        text = text.replace(mark, _INVISIBLE[mark])
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return text
    return replace_marks(text, _INVISIBLE)


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_SYLLABLE = rf"[a-züɡ]{{0,5}}[{_TONED}][a-züɡ{_TONED}]{{0,5}}"
_NEUTRAL = "de|le|zhe|zi|men|ma|ba|ne|di|me|er|tou|guo"
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[(（](?:{_SYLLABLE}|{_NEUTRAL})[)）]")


def count_pinyin(text: str) -> int:
    """Count the readings that a page has strewn into its text against copying: ``產(chǎn)品``."""
    return len(_PINYIN.findall(text)) if any(map(text.__contains__, _TONED)) else 0


def drop_pinyin(text: str) -> str:
    """Take the strewn readings out: ``產(chǎn)品質(zhì)量`` → ``產品質量``."""
    return _PINYIN.sub("", text)


_ODD = re.compile(f"[{re.escape(''.join(_INVISIBLE))}{_TONED}]")
_FEW_READINGS = 3


def clean_page(text: str) -> tuple[str, int]:
    """Return a page in normal form, and how many readings were strewn into it; a few are its own and stay."""
    if _ODD.search(text) is None:  # nothing invisible, no reading with a tone: so are most pages
        return blank_lost_spaces(text), 0
    readings = count_pinyin(text)
    clean = blank_lost_spaces(clean_invisible(text))
    return drop_pinyin(clean) if readings >= _FEW_READINGS else clean, readings
