"""Breaking a title into lines: between words, balanced, never a line of one character.

GB/T 9704 7.3.1 asks for lines that break where the sense does, shaped like a trapezoid or a diamond.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate, combinations, pairwise

import jieba

from generator.publish.notice.measure import width_of
from generator.text.script import simplify

LONGEST_LINE = 19.5
"""Characters of 22 points in a line: 20 fill the 156 mm, less a margin for figures wider than half."""

LONGEST_LINE_ACROSS = 28.5
"""The same on a page across, 225 mm."""

_BREAK_IN_PIECE = 8
_BREAK_IN_NAME = 25
"""What a break costs inside a piece, and inside a 《…》 that would fit a line, in squares of characters."""

_MOST_LINES = 6
_MOST_WORDS = 40
_CLOSING = frozenset("》〉”’）】〕，、；：。")
_OPENING = frozenset("《〈“‘（【〔、")


def break_title(parts: tuple[str, ...], longest: float = LONGEST_LINE) -> tuple[str, ...]:
    """Break a title into lines of at most ``longest`` characters.

    ``parts`` are the pieces a reader would keep together (issuer, 关于印发, 《…》, 的通知); a break
    between two of them costs least, one inside a word is not made.
    """
    words, seams = _words(parts)
    text = "".join(words)
    fewest = max(1, -(-int(width_of(text) * 2) // int(longest * 2)))
    if fewest == 1:
        return (text,)
    for count in range(fewest, _MOST_LINES + 1 if len(words) <= _MOST_WORDS else 0):
        candidates = _candidates(words, count, longest)
        if candidates:
            return min(candidates, key=lambda lines: _cost(lines, seams, _names(parts)))
    return _fill(words, longest)


def _words(parts: tuple[str, ...]) -> tuple[list[str], frozenset[int]]:
    """Return the unbreakable pieces of a title, and the offsets of its seams."""
    words: list[str] = []
    seams, at = set(), 0
    for part in parts:
        words += [part] if _is_name(part) else cut_words(part)
        at += len(part)
        seams.add(at)
    return _glue([word for word in words if word]), frozenset(seams)


def cut_words(part: str) -> list[str]:
    """Cut a text into words; the dictionary knows simplified script, whose length is the same."""
    simple = simplify(part)
    ends = accumulate(len(word) for word in _tokenizer(simple).cut(simple))
    return [part[start:end] for start, end in pairwise((0, *ends))]


def _is_name(part: str) -> bool:
    """Tell whether a piece must not be broken: a fixed phrase, or an office whose name fits a line."""
    return width_of(part) <= (LONGEST_LINE if part.endswith(_OFFICES) else 4)


_OFFICES = ("局", "厅", "廳", "委", "办公室", "辦公室", "部", "院", "会", "會", "部门", "部門")


def _glue(words: list[str]) -> list[str]:
    """Join what must not be parted: a mark and its word, 的 and the word before it, figures and 年."""
    glued: list[str] = []
    for word in words:
        before = glued[-1][-1] if glued else ""
        closes = word == "的" or word[0] in _CLOSING
        if before and (closes or before in _OPENING or before.isdigit()):
            glued[-1] += word
        else:
            glued.append(word)
    return glued


def _tokenizer(text: str) -> jieba.Tokenizer:
    """Return jieba with those words of its dictionary that stand in a text, which it cuts as with all.

    To make all ready takes jieba a second, longer than the rest of a notice.
    """
    known, total, longest = _dictionary()
    parts = (text[at : at + length] for at in range(len(text)) for length in range(1, longest + 1))
    words = {part: int(known[part]) for part in parts if part in known}
    beginnings = {word[:end]: 0 for word in words for end in range(1, len(word))}
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = beginnings | words, total, True
    return tokenizer


@cache
def _dictionary() -> tuple[dict[str, str], int, int]:
    """Return how often each word of jieba's dictionary was seen, in figures, the sum of that, and the longest word's length."""
    with jieba.Tokenizer().get_dict_file() as file:
        fields = file.read().decode("utf-8").split()
    words = dict(zip(fields[::3], fields[1::3], strict=True))
    return words, sum(map(int, fields[1::3])), max(map(len, words))


def _candidates(words: list[str], count: int, longest: float) -> list[tuple[str, ...]]:
    found = []
    for cuts in combinations(range(1, len(words)), count - 1):
        ends = (0, *cuts, len(words))
        lines = tuple("".join(words[a:b]) for a, b in pairwise(ends))
        if all(1 < width_of(line) <= longest for line in lines):
            found.append(lines)
    return found


def _names(parts: tuple[str, ...]) -> frozenset[int]:
    """Return the offsets inside a 《…》 that one line can hold."""
    inside, at = set[int](), 0
    for part in parts:
        if part.startswith("《") and width_of(part) <= LONGEST_LINE:
            inside |= set(range(at + 1, at + len(part)))
        at += len(part)
    return frozenset(inside)


def _cost(lines: tuple[str, ...], seams: frozenset[int], names: frozenset[int]) -> float:
    widths = [width_of(line) for line in lines]
    mean = sum(widths) / len(widths)
    cost = sum((width - mean) ** 2 for width in widths) / len(widths)
    at = 0
    for line in lines[:-1]:
        at += len(line)
        cost += _BREAK_IN_NAME if at in names else 0 if at in seams else _BREAK_IN_PIECE
    return cost + (12 if _is_hourglass(widths) else 0)


def _is_hourglass(widths: list[float]) -> bool:
    return any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def _fill(words: list[str], longest: float) -> tuple[str, ...]:
    """Fill lines one after another: for a title longer than any should be, or a word wider than a line."""
    lines = [""]
    for character in "".join(words):
        if width_of(lines[-1] + character) > longest:
            lines.append("")
        lines[-1] += character
    return tuple(lines)
