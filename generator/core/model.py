"""The plan record: what one yearly work plan says, as frozen typed values.

The field names are those of the stored YAML and of ``workplan parse --json``; ``workplan schema``
prints the same layout as JSON Schema. A field that is absent and one that is unknown are the same:
both are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct, field

from generator.core.terms import Comparator, DeadlineKind, Role, Script, Severity

Slug = Annotated[
    str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="小写字母、数字和连字符组成的标识")
]
"""An identifier that stands in URLs: lower-case ASCII letters, digits, single hyphens."""

NodeId = Annotated[str, Meta(pattern="^[A-Za-z][A-Za-z0-9_-]*$", description="条款标识，在一份计划内唯一")]
"""An identifier of a node, unique within its plan, such as ``sec_3__subsec_2``."""

Bound = Annotated[
    str,
    Meta(pattern=r"^(\d{4}|-)-\d{2}-\d{2}$", description="日期 YYYY-MM-DD；年份被遮盖时为 --MM-DD"),
]
"""An inclusive date bound: ``YYYY-MM-DD``, or ``--MM-DD`` where the plan masks its year."""

Quote = Annotated[str, Meta(min_length=1, description="原文中表述该事实的最短文字，逐字照录")]
"""The words that state a fact, verbatim from the heading or the text of its node."""

Lines = Annotated[
    tuple[Annotated[int, Meta(ge=1)], Annotated[int, Meta(ge=1)]],
    Meta(description="在来源文本中的起止行号，从 1 起"),
]
"""First and last line in the source text, counted from 1."""


class Record(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of all records: immutable, strict about unknown fields, silent about absent ones."""


class Deadline(Record, frozen=True):
    """When something is due, done or repeated. ``4月底前`` of a plan of 2022 ends on 2022-04-30.

    Bounds are inclusive. ``rrule`` is the recurrence part of RFC 5545, ``FREQ=WEEKLY;BYDAY=WE``.
    A term counted from an event (``15个工作日内``) has neither bounds nor rule.
    """

    kind: DeadlineKind
    quote: Quote
    start: Bound | None = field(name="from", default=None)
    end: Bound | None = field(name="to", default=None)
    rrule: str | None = None
    task: str | None = None


class Target(Record, frozen=True):
    """A figure that the doers must reach: ``不少于30家`` is 30 家, comparator ``>=``."""

    value: float
    unit: str
    comparator: Comparator
    quote: Quote
    of: str | None = None


class ProductMention(Record, frozen=True):
    """A product or class of products that a node names; ``canonical`` is its id in the vocabulary."""

    name: str
    quote: Quote
    canonical: Slug | None = None


class UnitDuty(Record, frozen=True):
    """A unit that a node makes responsible, and its part in the work."""

    name: str
    role: Role
    quote: Quote


class Citation(Record, frozen=True):
    """A work that a node names between book-title marks; ``title`` without the outer marks."""

    title: str
    quote: Quote


class EntityMention(Record, frozen=True):
    """A system, catalogue, ledger, report, mechanism … that a node names.

    ``canonical`` is its id in the vocabulary.
    """

    name: str
    quote: Quote
    canonical: Slug | None = None


Fact = Deadline | Target | ProductMention | UnitDuty | Citation | EntityMention
"""Any fact; all have a ``quote``."""


class Contact(Record, frozen=True):
    """A person or office to ask. Withheld from the site unless allowed."""

    name: str | None = None
    unit: str | None = None
    phone: str | None = None


class Source(Record, frozen=True):
    """Where the text came from.

    ``title`` and ``page`` name the original document for a reader; ``file``, ``sha256``, ``url`` and
    ``retrieved`` fix the copy that was read.
    """

    file: str | None = None
    sha256: str | None = None
    url: str | None = None
    retrieved: dt.date | None = None
    title: str | None = None
    number: str | None = None
    page: str | None = None


class Node(Record, frozen=True):
    """A numbered provision: its label as printed, its heading, its own text, and its children."""

    label: str
    id: NodeId | None = None
    heading: str | None = None
    text: str | None = None
    lines: Lines | None = None
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    products: tuple[ProductMention, ...] = ()
    units: tuple[UnitDuty, ...] = ()
    citations: tuple[Citation, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    children: tuple[Node, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return all facts of the node, kind by kind."""
        return (*self.deadlines, *self.targets, *self.products, *self.units, *self.citations, *self.entities)


class Plan(Record, frozen=True):
    """One work plan as published: what it is, who issued it, and its provisions as a tree."""

    schema: Annotated[int, Meta(ge=1, le=1, description="记录格式的版本")]
    id: Slug | None = None
    title: str | None = None
    kind: str | None = None
    script: Script | None = None
    year: Annotated[int, Meta(ge=1949, le=2199)] | None = None
    region: str | None = None
    issuers: tuple[str, ...] = ()
    document_number: str | None = None
    dated: dt.date | None = None
    published: dt.date | None = None
    effective: dt.date | None = None
    addressees: tuple[str, ...] = ()
    transmittal: str | None = None
    preamble: str | None = None
    body: tuple[Node, ...] = ()
    attachments: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    source: Source | None = None

    @property
    def name(self) -> str:
        """Return what to call the plan: its title, else that of its source, else that it has none."""
        return self.title or (self.source.title if self.source else None) or "标题不详的计划"


class Issue(Record, frozen=True):
    """Something a person should look at: stable code, what is wrong, where, and what to do.

    ``message`` and ``advice`` are in Chinese; ``line`` counts from 1 in the named file or text.
    """

    code: str
    severity: Severity
    message: str
    advice: str | None = None
    file: str | None = None
    line: int | None = None
    node: str | None = None
    quote: str | None = None


def walk(nodes: tuple[Node, ...], above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Yield every node of a tree in document order, each with its ancestors from the top."""
    for node in nodes:
        yield node, above
        yield from walk(node.children, (*above, node))
