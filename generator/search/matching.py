"""Whether a provision is a hit, and where in it the parts of a query stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.spans import Span
from generator.search.entry import Entry
from generator.search.marks import has_mark, pattern
from generator.search.query import Query


class Matcher:
    """A query made ready to be held against many entries.

    A provision is a hit when its folded title, heading and text contain every part, and no exclusion.
    """

    def __init__(self, query: Query) -> None:
        self._plain = tuple(part for part in query.parts if not has_mark(part))
        self._marked = tuple(pattern(part) for part in query.parts if has_mark(part))
        self._not_plain = tuple(part for part in query.excluded if not has_mark(part))
        self._not_marked = tuple(pattern(part) for part in query.excluded if has_mark(part))
        self._patterns = {part: pattern(part) for part in query.parts}
        self.parts = query.parts

    def matches(self, entry: Entry) -> bool:
        """Tell whether an entry is a hit."""
        text = entry.without_marks
        return (
            all(part in text for part in self._plain)
            and not any(part in text for part in self._not_plain)
            and all(p.search(entry.folded) for p in self._marked)
            and not any(p.search(entry.folded) for p in self._not_marked)
        )

    def spans(self, part: str, folded: str, start: int = 0) -> Iterator[Span]:
        """Yield every place of a part in a folded text from an offset on, in order."""
        found: re.Match[str]
        for found in self._patterns[part].finditer(folded, start):
            yield Span(*found.span())

    def stands_in(self, part: str, folded: str) -> bool:
        """Tell whether a part stands in a folded text."""
        return part in folded or self._patterns[part].search(folded) is not None
