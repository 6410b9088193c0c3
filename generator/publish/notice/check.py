"""Checking a finished notice against the rules of GB/T 9704-2012 and its kin that a machine can check.

Works on any .docx, also one that was written or changed by hand. What only a person can judge (the right
kind of document, agreement of other departments) is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from generator.core.model import Issue
from generator.core.terms import Severity
from generator.publish.notice import check_head as head
from generator.publish.notice import check_layout as layout
from generator.publish.notice import check_text as text
from generator.publish.notice import rules
from generator.publish.notice.outline import outline
from generator.publish.notice.reading import ReadDocument, UnreadableDocumentError, read_document_file

_WHOLE_CHECKS = (
    layout.check_page,
    layout.check_page_numbers,
    layout.check_tables,
    layout.check_fonts,
    layout.check_file,
)
_PART_CHECKS = (
    layout.check_body_type,
    layout.check_colour,
    layout.check_head,
    layout.check_title_type,
    layout.check_indent,
    text.check_urgency,
    head.check_number,
    head.check_title,
    head.check_addressees,
    head.check_issuer,
    text.check_levels,
    text.check_attachments,
    text.check_names,
    text.check_dates,
    text.check_copies,
    text.check_wording,
    text.check_burden,
    text.check_kind,
)
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check_notice(path: Path) -> tuple[Issue, ...]:
    """Check a .docx and return what it does not keep, what is required first."""
    try:
        document = read_document_file(path)
    except UnreadableDocumentError as error:
        return (replace(rules.UNREADABLE.at(reason=str(error)), file=str(path)),)
    found = [replace(issue, file=str(path)) for issue in _run(document)]
    return tuple(sorted(found, key=lambda issue: _RANK[issue.severity]))


def _run(document: ReadDocument) -> Iterator[Issue]:
    parts = outline(document)
    for check in _WHOLE_CHECKS:
        yield from check(document)
    for check_parts in _PART_CHECKS:
        yield from check_parts(document, parts)
