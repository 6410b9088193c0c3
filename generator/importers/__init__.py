"""From the bytes of a document, in the formats that offices have, to raw text with provenance.

``read_document`` is the one door: it tells what a file really is, reads it within fixed limits of time
and memory, and fails with one clear Chinese sentence and no other exception.
"""

from generator.importers.document import Document, ImportFailure
from generator.importers.reading import SUFFIXES, read_document

__all__ = ["SUFFIXES", "Document", "ImportFailure", "read_document"]
