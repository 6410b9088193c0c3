"""Years as plans print them: 2022, 二〇二二, and what stands for a zero in copies (二○二二, 二O二二)."""

from __future__ import annotations

HAN_YEAR = r"[一二][〇○零oO09九][〇○零oO\d一二三四五六七八九]{2}"
"""A year of this century or the last in Chinese figures, as a pattern over folded text or printed one."""

ZEROS = str.maketrans("○零oO0", "〇〇〇〇〇")
"""Brings together what stands for a zero."""

_FIGURES = {han: str(value) for value, han in enumerate("〇一二三四五六七八九")}


def read_year(numeral: str) -> int:
    """Read a year in figures of either kind, or of both: ``read_year("二○2二") == 2022``."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    return int("".join(_FIGURES.get(figure, figure) for figure in numeral.translate(ZEROS)))
