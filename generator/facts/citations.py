"""Cited works: every 《…》 once a provision, with nested marks kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from generator.core.model import Citation
from generator.core.spans import Span
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet

_MARKS = re.compile(r"[\s《》〈〉“”\"'()\[\]〔〕,。、:;.·—–~-]")
_SHORT_NAME = re.compile(r"[(（]\s?(?:以下|下)(?:简|统|合)?称[为:]?\s?(《[^《》]{1,30}》)")
_ISSUED = re.compile(r"(?:\(见?附件?\d{0,2}\))?[,，]\s?现(?:予以?)?(?:印发|下发|公布|发布|转发)")
"""Follows the title of the document that a notice issues: 制定了《要点》，现印发给你们."""

_SENT = re.compile(r"(?:予以?)?(?:印发|下发|公布|发布)")


def bare_title(folded: str) -> str:
    """Reduce a folded title to what tells it from others: no marks, no space."""
    return _MARKS.sub("", folded)


def own_titles(title: str | None, opening: Provision) -> frozenset[str]:
    """Return the names by which a plan speaks of itself, bare: its title, and what its notice calls it.

    ``《2022年工作方案》（以下简称《方案》）`` makes 《方案》 a name of the plan.
    """
    sheet = opening.sheet
    names = {bare_title(sheet.folded[: len(title)])} if title else set()
    for start, end in _titles_of(opening):
        bare = bare_title(sheet.folded[start:end])
        if _ISSUED.match(sheet.folded, end, opening.end) or (
            title and _is_sent_out(sheet, title, start, end)
        ):
            names.add(bare)
        if bare in names:
            short = _SHORT_NAME.match(sheet.folded, end, opening.end)
            if short:
                names.add(bare_title(short[1]))
    return frozenset(names)


def _is_sent_out(sheet: Sheet, title: str, start: int, end: int) -> bool:
    """Tell whether a notice issues a title that lacks only whose the plan is: 现将《2023年任务分解表》印发给你们."""
    if not (sheet.folded.startswith("将", start - 1) and _SENT.match(sheet.folded, end)):
        return False
    return bare_title(sheet.folded[: len(title)]).endswith(bare_title(sheet.folded[start:end]))


def where_titles(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where the titles of a plan begin."""
    return [start for start, _ in sheet.titles]


def find_citations(provision: Provision, setting: Setting) -> tuple[Citation, ...]:
    """Find the works that a provision names between book-title marks, each once, in order."""
    sheet = provision.sheet
    found: dict[str, Citation] = {}
    for start, end in _titles_of(provision):
        bare = bare_title(sheet.folded[start:end])
        if bare and bare not in found and bare not in setting.own_titles:
            quote = sheet.raw[start:end]
            found[bare] = Citation(" ".join(quote[1:-1].split()), quote)
    return tuple(found.values())


def _titles_of(provision: Provision) -> list[Span]:
    titles = provision.sheet.titles
    first = bisect_left(titles, (provision.start,))
    return titles[first : bisect_left(titles, (provision.end,), first)]
