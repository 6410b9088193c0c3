"""A Markdown extension that lets a generated page through as it is.

Generated pages are one HTML element; the Markdown parser would take each apart and put it together
again, for the same result. With this extension it does not look inside. Without it the pages come out
the same, only slower.
"""

from __future__ import annotations

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.preprocessors import Preprocessor  # type: ignore[import-untyped]

from generator.publish.site.page import OPENING
from generator.text.script import fold


class _PassGeneratedPage(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        """Put a generated page aside whole; leave any other text to the parser."""
        first = next((line for line in lines if line), "")
        if not first.startswith(OPENING):
            return lines
        return [self.md.htmlStash.store("\n".join(lines).strip())]


class VerbatimExtension(Extension):  # type: ignore[misc]
    """Registers the step before the HTML parsers of Markdown (20) and of MkDocs (21)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Register the step."""
        md.preprocessors.register(_PassGeneratedPage(md), "generated-page", 28)


def anchor_of(heading: str, separator: str) -> str:
    """Return the anchor of a heading, the same in both scripts: ``產品目錄 2`` is ``产品目录-2``."""
    words = "".join(character if character.isalnum() else " " for character in fold(heading)).split()
    return separator.join(words)


def makeExtension(**settings: object) -> VerbatimExtension:  # noqa: N802  the name that Markdown calls
    """Return the extension, as Markdown asks a module for it."""
    return VerbatimExtension(**settings)
