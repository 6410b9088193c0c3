"""The words of the trade as data: products, entities, units, works, occasions, plan periods.

A vocabulary is a value that is passed in, never a global. ``store`` reads it from
``generator/data/*.yaml`` and lays ``source_plans/vocabulary/*.yaml`` of a knowledge base over it:
an entry there with a known id replaces the packaged one, one with a new id is added.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta, field

from generator.core.model import Record, Slug
from generator.core.terms import EntityGroup, WorkStatus

MonthDay = Annotated[str, Meta(pattern=r"^\d{2}-\d{2}$")]
"""A day of every year, ``03-15``."""


class Product(Record, frozen=True):
    """A product, or a category of products where it has no ``parent``.

    ``aliases`` are other names, in either script; spellings that differ only in script need no alias.
    """

    id: Slug
    name: str
    parent: Slug | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None


class Entity(Record, frozen=True):
    """A named system, catalogue, ledger, report, mechanism … of one of the eleven groups.

    A name or alias that a plan contains counts as a mention.
    """

    id: Slug
    group: EntityGroup
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None


class Unit(Record, frozen=True):
    """An office or kind of office that is given duties.

    ``formerly`` are names that it no longer bears (质监局 → 市场监管局); ``renamed`` says when.
    """

    id: Slug
    name: str
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    renamed: str | None = None
    note: str | None = None


class Work(Record, frozen=True):
    """A law, rule, standard, catalogue or other document that plans cite.

    ``status`` holds as of ``checked``; ``basis`` says where that is known from. ``replaced_by`` is the
    id of the work that stands in its place.
    """

    id: Slug
    title: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: dt.date | None = None
    effective: dt.date | None = None
    revised: dt.date | None = None
    status: WorkStatus = WorkStatus.UNKNOWN
    replaced_by: Slug | None = None
    checked: dt.date | None = None
    basis: str | None = None
    note: str | None = None


class Occasion(Record, frozen=True):
    """A named day or span that returns each year: 3·15, 质量月."""

    id: Slug
    name: str
    start: MonthDay = field(name="from")
    end: MonthDay = field(name="to")
    aliases: tuple[str, ...] = ()


class PlanPeriod(Record, frozen=True):
    """A five-year plan: 十三五 is 2016 to 2020."""

    id: Slug
    name: str
    start: int = field(name="from")
    end: int = field(name="to")


class Renaming(Record, frozen=True):
    """A name of a system or hot-line that changed: 12365 → 12315."""

    old: str
    new: str
    since: str | None = None
    note: str | None = None


class WordList(Record, frozen=True):
    """Words that the extractors read by, under the id that they ask for: ``task-verbs``, ``state-words``."""

    id: Slug
    words: tuple[str, ...]
    note: str | None = None


class Vocabulary(Record, frozen=True):
    """All words that a knowledge base knows, each kind in the order of its file."""

    products: tuple[Product, ...] = ()
    entities: tuple[Entity, ...] = ()
    units: tuple[Unit, ...] = ()
    works: tuple[Work, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    periods: tuple[PlanPeriod, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    words: tuple[WordList, ...] = ()
