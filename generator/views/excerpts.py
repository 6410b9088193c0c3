"""The words of a provision that say what it does with something: the sentence around a quote."""

from __future__ import annotations

from generator.core.model import Node
from generator.views.facts import Piece, mark_quotes

LONGEST = 110
"""Characters of an excerpt; a longer sentence is cut before and behind the quote."""

_ENDS = "。；！？;\n"


def excerpt_of(node: Node, quote: str) -> tuple[Piece, ...]:
    """Return the sentence of a provision's text that holds a quote, the quote marked.

    Where only the heading holds it, the text's beginning is given: it says what the heading names.
    ``excerpt_of(…, "双随机")`` is ``对获证企业开展“`` ``双随机`` ``”抽查。``.
    """
    text = node.text or ""
    at = text.find(quote)
    if at < 0:
        return (Piece(_shorten(text, 0, 0)),) if text else ()
    start = max(text.rfind(end, 0, at) for end in _ENDS) + 1
    ends = (found for end in _ENDS if (found := text.find(end, at + len(quote))) >= 0)
    sentence = text[start : min(ends, default=len(text)) + 1]
    shown = _shorten(sentence, at - start, at - start + len(quote)).strip()
    return mark_quotes(shown, (quote,))[0]


def _shorten(text: str, start: int, end: int) -> str:
    """Cut a text to about ``LONGEST`` characters around a part of it; ``…`` stands for what is left out."""
    if len(text) <= LONGEST:
        return text
    first = max(0, min(start - 24, len(text) - LONGEST))
    last = max(first + LONGEST, end)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
