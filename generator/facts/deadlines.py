"""Deadlines: which time phrases of a provision say when something is due, done or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.core.model import Deadline
from generator.core.recurrences import NUMERAL, REPORTS
from generator.core.time_bounds import TimePhrase
from generator.core.time_phrases import read_times
from generator.facts.due_tasks import find_task
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet, holds
from generator.facts.time_frames import Campaign, in_frame
from generator.facts.time_rules import TimeWords, says_when
from generator.facts.unit_names import UnitTerms
from generator.text.script import fold_each

_HINT = re.compile(  # no set first: so a search skips to the first characters of the words
    r"年|月|季|旬|周|星期|岁末|即日|之日|从现在|从目前|·\d|•\d|・\d|\.\d"
    rf"|提前|日(?:\s?[之以]?[内前]|{REPORTS})|天\s?[之以]?[内前]|小时\s?[之以]?内"
    rf"|每[隔逢]?{NUMERAL}?个?(?:工作日|[日天])|按[日天]|逐日|分日|一日|一天|次\s?[/每]\s?[日天]"
)
"""Words of which one stands where a time does; a date in figures alone, 2022-05-06, mostly dates a page."""


class _HintWords:
    """The words without which there is no time, the named days of a vocabulary among them; made by ``Lexicon.bind``."""

    def __init__(self, lexicon: Lexicon) -> None:
        names = fold_each(name for day in lexicon.vocabulary.occasions for name in (day.name, *day.aliases))
        days = [re.escape(name) for name in sorted({*names}) if not _HINT.search(name)]
        self.find = re.compile("|".join((_HINT.pattern, *days))).finditer


class _Hints:
    """Where on a sheet a word stands without which there is no time, in order."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.places = [match.start() for match in lexicon.bind(_HintWords).find(sheet.plain)]


def where_times(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where a plan may speak of times."""
    return sheet.scan(_Hints, lexicon).places


def find_deadlines(provision: Provision, setting: Setting) -> tuple[Deadline, ...]:
    """Find the deadlines of a provision, heading first, in order of place."""
    found: list[Deadline] = []
    frame: TimePhrase | None = None
    terms = setting.lexicon.bind(UnitTerms)
    hints = provision.sheet.scan(_Hints, setting.lexicon).places
    campaign = provision.sheet.scan(Campaign, setting.lexicon)
    for passage in provision.passages:
        if not holds(hints, passage.start, passage.end):
            continue
        phrases = _read(passage, setting)
        spans = [phrase.span for phrase in phrases]
        for phrase in phrases:
            task = find_task(phrase, spans, passage, provision, terms)
            found.append(_record(passage, in_frame(phrase, frame, campaign), task))
        if passage is provision.heading:
            frame = next((p for p in phrases if p.stated and p.last and p.last.year), None)
    return tuple(found)


def _read(passage: Passage, setting: Setting) -> list[TimePhrase]:
    anchor, lexicon, words = setting.anchor, setting.lexicon, setting.lexicon.bind(TimeWords)
    return read_times(
        passage.plain,
        anchor,
        lexicon.find_occasions,
        lambda text, phrase: says_when(text, phrase, anchor, words),
    )


def _record(passage: Passage, phrase: TimePhrase, task: str | None) -> Deadline:
    return Deadline(
        kind=phrase.kind,
        quote=passage.quote(phrase.span).strip(),
        start=phrase.first.print() if phrase.first else None,
        end=phrase.last.print() if phrase.last else None,
        rrule=phrase.rule,
        task=task,
    )
