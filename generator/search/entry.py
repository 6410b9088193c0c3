"""What an index keeps of a provision, and what it knows beside the provisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.search.marks import bare
from generator.text.script import fold
from generator.views.search_records import SearchRecord

Segment = Callable[[str], Iterable[str]]
"""Cuts a folded text into words."""


class Entry(Struct, frozen=True, array_like=True):
    """A record with its folded text: title, heading and text, each on a line of its own.

    ``bare`` is the folded text without marks, empty where it is the same; ``words`` are the words of
    heading and text in order, for ranking.
    """

    record: SearchRecord
    folded: str
    bare: str
    words: tuple[str, ...]

    @property
    def without_marks(self) -> str:
        """Return the folded text without the marks that a query may leave out."""
        return self.bare or self.folded


LAYOUT = ",".join((*Entry.__struct_fields__, *SearchRecord.__struct_fields__))
"""What an index keeps, by name: an index of another layout is made anew."""


def make_entry(record: SearchRecord, segment: Segment) -> Entry:
    """Make the entry of a record."""
    title, heading = record.title.replace("\n", " "), record.heading.replace("\n", " ")
    folded = fold(f"{title}\n{heading}\n{record.text}")
    plain = bare(folded)
    own = plain.split("\n", 1)[1]
    words = tuple(word for word in segment(own) if word.isalnum())
    return Entry(record, folded, "" if plain == folded else plain, words)


class Name(Struct, frozen=True, array_like=True):
    """A name of a subject of one kind; ``former`` where the subject no longer bears it."""

    kind: str
    subject: str
    name: str
    former: bool = False


class Terms(Struct, frozen=True, array_like=True):
    """The names that an index knows: every name by its folded form, and the present one by subject.

    ``wider`` maps a product to the category above it; ``renamed`` an old name to the present one.
    """

    names: dict[str, tuple[Name, ...]] = {}
    labels: dict[str, str] = {}
    wider: dict[str, str] = {}
    renamed: dict[str, str] = {}

    def label(self, kind: str, subject: str) -> str:
        """Return the present name of a subject; its id where the index does not know it."""
        return self.labels.get(f"{kind}/{subject}", subject)
