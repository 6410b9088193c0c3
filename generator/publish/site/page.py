"""A page before it is written: where it goes, which template draws it, and what it shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from generator.core.terms import Script
from generator.views.rows import MeasureRef, PlanRef, Ref, SubjectKind

FOLDERS: dict[SubjectKind, str] = {
    "product": "products",
    "entity": "entities",
    "unit": "units",
    "work": "works",
}
"""The folder of the pages of each kind of subject."""

TREES = {Script.HANS: "", Script.HANT: "hant/"}
"""Where the pages of each script stand below the site's root. Names and anchors are the same in both."""

OPENING = '<div class="wp-page'
"""How every generated page begins: it is one HTML element."""

Content = Mapping[str, object]
"""What a template is given: records and rows by name."""


class Crumb(NamedTuple):
    """A page above this one: its title (simplified) and its path."""

    title: str
    path: str


class Page(NamedTuple):
    """One page of the site, in whichever script.

    ``path`` is that of its HTML file below the root of its script's tree. ``title`` is shown in the
    script of the tree; ``title_script`` says in which script it stands verbatim. ``key`` fixes what
    ``content`` returns, at less cost than calling it.
    """

    path: str
    template: str
    title: str
    section: str
    key: str
    content: Callable[[], Content]
    title_script: Script | None = None
    crumbs: tuple[Crumb, ...] = ()
    description: str = ""

    def digest(self, content: Content) -> str:
        """Return a digest of all that the page shows: the same digest, the same page."""
        frame = (self.path, self.template, self.title, self.section, self.crumbs, self.description)
        return digest_of(msgspec.json.encode(frame), msgspec.json.encode(content))


def digest_of(*parts: bytes | str) -> str:
    """Return a short digest of some parts, in their order."""
    sink = hashlib.blake2b(digest_size=12)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        sink.update(len(data).to_bytes(8, "big") + data)
    return sink.hexdigest()


def subject_path(ref: Ref) -> str:
    """Return the path of a subject's page: ``products/cable.html``."""
    return f"{FOLDERS[ref.kind]}/{ref.id}.html"


def plan_path(plan: PlanRef) -> str:
    """Return the path of a plan's page: ``plans/jiangxi-2022-x.html``."""
    return f"plans/{plan.id}.html"


def source_path(plan: PlanRef) -> str:
    """Return the path of the page that shows where a plan's words stand: ``sources/jiangxi-2022-x.html``."""
    return f"sources/{plan.id}.html"


def measure_path(measure: MeasureRef) -> str:
    """Return the address of a measure on its plan's page: ``plans/x.html#sec_3__subsec_2``."""
    return plan_path(measure.plan) + (f"#{measure.node}" if measure.node else "")


def way_up(page: str) -> str:
    """Return the way from a page to the root of its tree: ``way_up("plans/x.html") == "../"``."""
    return "../" * page.count("/")
