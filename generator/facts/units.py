"""Units: who leads, carries out or supports the work of a provision.

Four places name them: a bracket that closes a task, a labelled list (责任单位：…), the running text
(由X牵头, 会同Y), and headings that divide duties. A mere subject (各地要…) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.core.model import UnitDuty
from generator.core.spans import Span
from generator.core.terms import Role
from generator.facts.lexicon import Lexicon
from generator.facts.passage import Passage, Provision
from generator.facts.setting import Setting
from generator.facts.sheet import Sheet, holds, within
from generator.facts.unit_clauses import SAID, Said, find_slogans, is_doer, is_within, read_sentences
from generator.facts.unit_lists import (
    ENDS_LABEL,
    VERB_FIRST,
    Duty,
    find_brackets,
    read_brackets,
    read_labels,
    read_under_label,
)
from generator.facts.unit_names import UnitTerms, ends_as_unit, names_from, says_who, split_names

FIRST_LEADS = re.compile(
    r"(?:排名?|列)(?:在|于)?(?:第一|首)(?:位|名)?的?(?:部门|单位|处室|科室|机构)?的?[为是](?:第一)?牵头"
)
"""Says that the first unit named leads: 排在第一位的部门为牵头部门，下同."""

_BRACKET = ")"
_LABEL_END = f"[{''.join(ENDS_LABEL)}]"
_HINT = re.compile(  # words only, no set first: so a search skips to the first characters of them
    rf"{SAID}|\{_BRACKET}|负(?=责)(?<=全面.)|:(?:(?<={_LABEL_END}.)|(?<={_LABEL_END}\s.))"
)
_NOT_SAID = (_BRACKET, "负", ":")
"""The hints that say nothing in a sentence: brackets, the ends of labels, 全面负责."""
_OPENS_DUTY = re.compile(
    r"(?:履行|落实|要(?!把(?!好|住|牢)|将|高度|充分|切实提高|提高认识|增强|统一思想)|应当?|须|负责|承担|按|根据|依据|依法|会同|牵头|参与|配合|做好|组织|加强|督促|指导|对[^,。;]{0,16}负|增加|严格|强化|开展|查处|以[^,。;]{1,60}为(?:重点|主|突破口|抓手)|于[^,。;]{1,14}[前底内日])"
)
_ONLY_HELPS = re.compile(r"(?:要|应|须)?(?:积极|主动)?(?:参与|参加|配合|协[助同])[^,;]*$")
_LEADS = re.compile(r"(?:要|应|须|负责)*牵头")
_LEADS_TOO = re.compile(r"(?:^|[,;。])\s?(?:负责)?牵头")
"""Says behind other duties that the unit leads: 负责流通环节的监管，牵头处理投诉."""
_IS_LABEL = re.compile(r"(?:单位|部门)$")
_NAMES_DOER = re.compile(r"\s?(?::|[—–-]{1,2})?\s?")
"""Stands between an office and what it does, under a heading that divides duties."""


class _Signs:
    """What a plan says of units, looked for on its whole sheet."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        hints = [(*match.span(), match[0]) for match in _HINT.finditer(sheet.plain)]
        self.hints = [at for at, _, _ in hints]
        """Where a word stands without which no unit is named but under a heading that says so."""
        self.words = [at for at, _, word in hints if word != _BRACKET]
        """Those of them that a sentence or a label needs; a bracket alone may only hold a list of names."""
        self.said = [hint for hint in hints if hint[2] not in _NOT_SAID]
        """Those of them that a sentence says who does what by."""
        said = FIRST_LEADS.search(sheet.folded) if "牵头" in sheet.folded else None
        self.first_leads = said.start() if said else len(sheet.folded)
        """Where the plan says that the first unit named for a task leads it."""
        plain = sheet.plain
        self.labels = [start for start, end, _ in sheet.headings if plain[end - 1] in ENDS_LABEL]


def where_duties(sheet: Sheet, lexicon: Lexicon) -> Iterable[int]:
    """Return where a plan may name units, and the provisions under headings that divide duties."""
    signs = sheet.scan(_Signs, lexicon)
    ruled = sheet.ruled(lexicon.bind(UnitTerms).duty_headings)
    divided = (at for start, close in ruled for at in sheet.starts_within(start, close))
    return chain(signs.hints, signs.labels, divided)


def find_units(provision: Provision, setting: Setting) -> tuple[UnitDuty, ...]:
    """Find the units of a provision, each once, in its strongest role: lead, responsible, support."""
    found: dict[str, UnitDuty] = {}
    signs = provision.sheet.scan(_Signs, setting.lexicon)
    for passage, duty in _duties(provision, setting.lexicon.bind(UnitTerms), signs):
        name, key = passage.quote(duty.span), passage.folded(duty.span)
        known = found.get(key)
        if known is None or list(Role).index(duty.role) < list(Role).index(known.role):
            found[key] = UnitDuty(name, duty.role, name)
    return tuple(found.values())


def _duties(provision: Provision, terms: UnitTerms, signs: _Signs) -> Iterator[tuple[Passage, Duty]]:
    divided = provision.is_under(terms.duty_headings)
    if divided and provision.heading:
        yield from ((provision.heading, duty) for duty in _in_heading(provision, terms))
    for passage in provision.passages:
        duties: list[Duty] = []
        if holds(signs.hints, passage.start, passage.end):
            brackets = list(find_brackets(passage.plain))
            led = signs.first_leads < provision.end
            duties += read_brackets(passage.plain, brackets, terms, first_leads=led)
            if holds(signs.words, passage.start, passage.end):
                duties += read_labels(passage, terms, first_leads=led)
                duties += read_sentences(passage, _said(passage, signs), brackets, terms)
            if duties and (slogans := find_slogans(passage.plain)):
                duties = [duty for duty in duties if not is_within(duty.span.end - 1, slogans)]
        if provision.heading and passage is provision.text:
            duties += read_under_label(provision.heading.plain, passage.plain, terms)
        if divided:
            duties += _as_subjects(passage, terms)
        for duty in sorted(duties):
            yield passage, duty


def _said(passage: Passage, signs: _Signs) -> list[Said]:
    start = passage.start
    return [(at - start, end - start, word) for at, end, word in within(signs.said, start, passage.end)]


def _in_heading(provision: Provision, terms: UnitTerms) -> list[Duty]:
    """Read a heading that is a unit, or a list of units, under 工作职责: they do what the text says."""
    heading, text = provision.heading, provision.text
    if heading is None:
        return []
    words = re.sub(r"[(〔][^()〔〕]*[)〕]$", "", heading.plain) if "等" in heading.plain else heading.plain
    spans = split_names(heading.plain, Span(0, len(words)), terms)
    known = [span for span in spans if ends_as_unit(span.of(heading.plain), terms)]
    if len(known) != len(spans) or not all(says_who(span.of(heading.plain), terms) for span in known):
        return []
    leads = text is not None and _LEADS_TOO.search(text.plain)
    return [Duty(span, Role.LEAD if leads else Role.RESPONSIBLE) for span in known]


def _as_subjects(passage: Passage, terms: UnitTerms) -> Iterator[Duty]:
    """Read sentences under 职责分工 that begin with a unit: 教育部门要…."""
    text = passage.plain
    for sentence in passage.sentences():
        names = names_from(text, sentence.start, sentence.end, terms)
        names = [
            name
            for name in names
            if (name.end - name.start >= 3 or text[name.start] == "各") and is_doer(name.of(text), terms)
        ]
        mark = _NAMES_DOER.match(text, names[-1].end) if names else None
        start = mark.end() if mark else 0
        labelled = bool(names) and start > names[-1].end and not _IS_LABEL.search(names[-1].of(text))
        if not names or VERB_FIRST.match(text, sentence.start):
            continue
        if not labelled and not _OPENS_DUTY.match(text, start):
            continue
        rest = text[start : sentence.end]
        only_helps = _ONLY_HELPS.match(rest)
        leads = _LEADS.match(rest) or _LEADS_TOO.search(rest)
        role = Role.SUPPORT if only_helps else Role.LEAD if leads else Role.RESPONSIBLE
        yield from (Duty(name, role) for name in names)
