"""Normal form of a raw text, character for character: what is cleaned keeps its place.

Nothing here changes a length, so a place in the normal form is the same place in the raw text.
"""

from __future__ import annotations

import re

from generator.core.spans import Span

_CONTROLS = {code: " " for code in (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA1))}
_BLANKS = dict.fromkeys(
    (0xAD, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x2065), 0xFEFF),
    " ",
)
_INVISIBLE = _CONTROLS | _BLANKS
_HAS_INVISIBLE = re.compile(f"[{re.escape(''.join(map(chr, _INVISIBLE)))}]")


def blank_invisible(text: str) -> str:
    """Put a plain space for every control, no-break, zero-width and typographic space.

    Line ends and tabs (which part the cells of a table) stay. ``blank_invisible("一、\\u200b总")``
    is ``"一、 总"``.
    """
    return text.translate(_INVISIBLE) if _HAS_INVISIBLE.search(text) else text


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
_PINYIN = re.compile(
    rf"(?<=[\u3400-\u9fff])[(（](?=[a-zɡ{_TONED}]{{1,6}}[)）])[a-zɡ]*[{_TONED}][a-zɡ{_TONED}]*[)）]"
)


def find_pinyin(text: str) -> tuple[Span, ...]:
    """Find readings that a page has strewn into its text against copying: ``產(chǎn)品``.

    Only a toned syllable in brackets behind a Chinese character counts.
    """
    if not any(mark in text for mark in "āáǎàēéěèīíǐìōóǒòūúǔùǚǜ"):
        return ()
    return tuple(Span(*match.span()) for match in _PINYIN.finditer(text))
