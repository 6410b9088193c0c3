"""Cited works: every 《…》 once a provision, with nested marks kept."""

from __future__ import annotations

import re

from generator.core.model import Citation
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet

_MARKS = re.compile(r"[\s《》〈〉“”\"'()\[\]〔〕,。、:;.·-]")
_SHORT_NAME = re.compile(r"[(（]\s?(?:以下|下)(?:简|统|合)?称[为:]?\s?(《[^《》]{1,30}》)")


def bare_title(folded: str) -> str:
    """Reduce a folded title to what tells it from others: no marks, no space."""
    return _MARKS.sub("", folded)


def own_titles(title: str | None, opening: str | None) -> frozenset[str]:
    """Return the names by which a plan speaks of itself, bare: its title, and what its notice calls it.

    Both arguments are folded. ``《2022年工作方案》（以下简称《方案》）`` makes 《方案》 a name of the plan.
    """
    names = {bare_title(title)} if title else set()
    passage = Passage(opening or "", Sheet(opening or ""))
    for span in passage.titles:
        if bare_title(span.of(passage.folded)) in names:
            short = _SHORT_NAME.match(passage.folded, span.end)
            if short:
                names.add(bare_title(short[1]))
    return frozenset(names)


def find_citations(provision: Provision, setting: Setting) -> tuple[Citation, ...]:
    """Find the works that a provision names between book-title marks, each once, in order."""
    found: dict[str, Citation] = {}
    for passage in provision.passages:
        for span in passage.titles:
            bare = bare_title(span.of(passage.folded))
            if bare and bare not in found and bare not in setting.own_titles:
                quote = passage.quote(span)
                found[bare] = Citation(" ".join(quote[1:-1].split()), quote)
    return tuple(found.values())
