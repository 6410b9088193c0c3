"""Rules about paper, type and pitch, read from the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.core.model import Issue
from generator.publish.notice import rules
from generator.publish.notice.faces import Face, class_of
from generator.publish.notice.geometry import TEXT_HEIGHT, TEXT_WIDTH
from generator.publish.notice.measure import LINES, lines_of, width_of
from generator.publish.notice.outline import Outline
from generator.publish.notice.reading import PageSetup, ReadDocument

_MM = 1440 / 25.4
_TOLERANCE = 1.05
"""Millimetres: the standard allows 1; a twip is rounded on the way."""
_BLACK = frozenset((None, "auto", "000000"))


def check_page(document: ReadDocument) -> Iterator[Issue]:
    """Check paper, margins and grid of every upright section."""
    for page in dict.fromkeys(document.pages):
        if page.width > page.height:
            continue
        width, height = page.width / _MM, page.height / _MM
        if abs(width - 210) > 1 or abs(height - 297) > 1:
            yield rules.PAPER.at(size=f"{width:.0f}×{height:.0f}")
        yield from _check_margins(page)
        if page.grid:
            yield rules.GRID.at()


def _check_margins(page: PageSetup) -> Iterator[Issue]:
    for side, twips, wanted in (
        ("上", page.top, 37),
        ("下", page.bottom, 35),
        ("左", page.left, 28),
        ("右", page.right, 26),
    ):
        if abs(twips / _MM - wanted) > _TOLERANCE:
            yield rules.MARGINS.at(side=side, size=f"{twips / _MM:.1f}", wanted=wanted)


def check_body_type(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check face, size, pitch and room of the running text, by what most of it has."""
    types = Counter(
        (run.type.font, run.type.size, run.type.spacing)
        for line in parts.text
        for run in line.runs
        for _ in run.text
    )
    if not types:
        return
    font, size, spacing = types.most_common(1)[0][0]
    if size != 16 or (font and class_of(font) is not Face.FANGSONG):
        yield rules.BODY_TYPE.at(size=f"{size:g}", font=font or "未指定的字体")
    count = int(TEXT_WIDTH / 20 // (size + spacing))
    if count != 28:
        yield rules.CHARACTERS.at(count=count)
    yield from _check_pitch(parts)


def _check_pitch(parts: Outline) -> Iterator[Issue]:
    pitches = Counter(line.pitch for line in parts.text for _ in range(1 + len(line.text) // 28))
    pitch = pitches.most_common(1)[0][0]
    if pitch is None:
        yield rules.PITCH.at(pitch="非固定值", lines="不定")
    elif TEXT_HEIGHT // pitch != LINES and not _is_tightened(parts, pitch):
        yield rules.PITCH.at(pitch=f"{pitch / 20:g} 磅", lines=f" {TEXT_HEIGHT // pitch} ")


def _is_tightened(parts: Outline, pitch: int) -> bool:
    """Tell whether a short letter was set tighter to keep its signature on one page (7.3.5.5)."""
    short = sum(lines_of(line.text, indent=line.indent) for line in parts.text) <= LINES
    return short and LINES < TEXT_HEIGHT // pitch <= 27


def check_colour(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check that all but the mark is black."""
    for line in document.lines:
        for run in line.runs:
            if run.type.colour not in _BLACK and line not in parts.marks and run.text.strip():
                yield rules.COLOUR.at(words=run.text.strip()[:12])
                return


def check_head(document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check the mark and the red rule."""
    if not parts.marks:
        yield rules.NO_MARK.at()
        return
    for mark in parts.marks:
        kind = mark.type
        room = TEXT_WIDTH / 20 + 1
        if kind and not mark.in_table and width_of(mark.text) * kind.size * kind.scale / 100 > room:
            yield rules.MARK_WIDTH.at(quote=mark.text)
    if not any(line.red_rule for line in document.lines):
        yield rules.NO_RULE.at()


def check_title_type(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check face and size of each title, and the width of its lines."""
    for title in parts.titles:
        kind = title.type
        if kind is None:
            continue
        if kind.size != 22 or (kind.font and class_of(kind.font) is not Face.TITLE):
            yield rules.TITLE_TYPE.at(
                size=f"{kind.size:g}", font=kind.font or "未指定的字体", quote=title.text
            )
        for line in title.text.split("\n"):
            if width_of(line) * kind.size > TEXT_WIDTH / 20 + 1 and "\n" in title.text:
                yield rules.TITLE_LINE.at(words=line, reason="超过版心宽度")


def check_indent(_document: ReadDocument, parts: Outline) -> Iterator[Issue]:
    """Check that paragraphs of running text begin two characters in."""
    bare = [
        line
        for line in parts.text
        if width_of(line.text) > 28 and abs(line.indent - 2) > 0.2 and line.align in (None, "both", "left")
    ]
    bare = [line for line in bare if not line.text.startswith(("附件", "　　"))]
    if bare:
        yield rules.INDENT.at(count=len(bare), words=bare[0].text[:12], quote=bare[0].text[:40])


def check_page_numbers(document: ReadDocument) -> Iterator[Issue]:
    """Check that pages are numbered, in which type, and on alternating sides."""
    numbered = [line for field, line in document.footers if "PAGE" in field.upper()]
    if not numbered:
        yield rules.NO_PAGE_NUMBER.at()
        return
    kind = numbered[0].type
    if kind and (kind.size != 14 or (kind.font and class_of(kind.font) is not Face.SONG)):
        yield rules.PAGE_TYPE.at(size=f"{kind.size:g}", font=kind.font or "未指定的字体")
    if not document.even_and_odd or len({line.align for line in numbered}) < 2:
        yield rules.PAGE_SIDES.at()


def check_tables(document: ReadDocument) -> Iterator[Issue]:
    """Check that a long table repeats its head, and that its grid and cells agree (WPS reads the grid)."""
    if any(table.rows > 8 and not table.repeats_head for table in document.tables):
        yield rules.TABLE_HEAD.at()
    if any(not table.even_grid for table in document.tables):
        yield rules.TABLE_GRID.at()


def check_fonts(document: ReadDocument) -> Iterator[Issue]:
    """Check that only the five classes of type are used, and none by way of a theme."""
    fonts = {
        run.type.font for line in document.lines for run in line.runs if run.type.font and run.text.strip()
    }
    for font in sorted(fonts):
        if class_of(font) is None:
            yield rules.FONT.at(font=font)
    if document.theme_fonts:
        yield rules.THEME_FONTS.at()
    marks = sum(
        not run.type.hinted and any(mark in run.text for mark in "“”‘’—…")
        for line in document.lines
        for run in line.runs
    )
    if marks:
        yield rules.HINT.at(count=marks)


def check_file(document: ReadDocument) -> Iterator[Issue]:
    """Check what the file carries besides its text."""
    if document.revisions:
        yield rules.REVISIONS.at()
    for what in document.properties:
        yield rules.METADATA.at(what=what)
    if document.compatibility != 15:
        yield rules.COMPATIBILITY.at(mode=document.compatibility or "未注明")
