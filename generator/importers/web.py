"""Saved web pages: the text that a reader of the page sees, without scripts, menus and forms.

What is surely no part of a document is dropped here by its markup, which is lost in the text: hidden
elements, navigation, and lists of links. What only looks like furniture stays for ``text.chrome``.

Extractors that guess the main text lose what a plan needs. trafilatura 2.3 keeps 10 of the 239 paragraphs
of five State Council pages as lines of their own, because the body stands in a layout table there (0 of
14 on a county's page of that kind); on other pages it drops the title, the date of publication or the
signature with the furniture (19 of 24, 34 of 44, 23 of 29 lines kept, recall favoured).
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable

from lxml import etree, html

from generator.importers.document import Document, ImportFailure
from generator.importers.flat import Block, Cell, lay_out, print_blocks, tidy
from generator.importers.plain import decode_text, unify_lines
from generator.importers.web_furniture import find_menus, is_seen

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,20})""", re.IGNORECASE)
_HEAD_BYTES = 4_096

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "ol", "p",
        "pre", "section", "summary", "ul", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
    }
)  # fmt: skip
_WRAP = re.compile(
    "(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \t]*\n[ \t\n]*(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)

_MAX_SPAN = 1_000


def read_web(data: bytes) -> Document:
    """Read a saved web page.

    Raises:
        ImportFailure: where it is too long, is in no encoding that can be read, or shows no text.
    """
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    text, encoding, notes = decode_text(data, declared[1].decode("ascii", "replace") if declared else None)
    return Document(_page_text(unify_lines(text)), "html", encoding, notes=notes)


def read_web_archive(data: bytes) -> Document:
    """Read a page saved as one file (.mht): its first part that is a web page.

    Raises:
        ImportFailure: as ``read_web`` does, and where the archive holds no page.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return read_web(content)._replace(format="mht")
    raise ImportFailure("网页存档里没有网页正文。请在浏览器中打开，用“另存为 → 网页，仅 HTML”保存后再导入")


def _page_text(text: str) -> str:
    # huge_tree: else libxml2 drops what is nested deeper than 256 elements; deeper than 2,048 it always does.
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ImportFailure("网页里没有可读的文字。请在浏览器中打开，确认能看到正文后另存为网页") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ImportFailure("网页嵌套过深，读不完整。请在浏览器中打开，把正文复制到 Word 中另存为 docx")
    return print_blocks(_Reader().read(root))


class _Reader:
    """Turns a page into blocks in one pass over its elements; the open tables are kept in a list."""

    def __init__(self) -> None:
        self._out: list[list[Block]] = [[]]
        self._line: list[str] = []
        self._tables: list[_OpenTable] = []
        self._lists: list[_OpenList] = []
        self._preformatted = 0

    def read(self, root: etree._Element) -> Iterable[Block]:
        """Return the blocks of a page."""
        unseen = find_menus(root)
        skipped: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if skipped is None and event == "start":
                if element in unseen or not is_seen(element):
                    skipped = element
                else:
                    self._start(element)
            elif event == "end" and (skipped is None or skipped is element):
                if skipped is None:
                    self._end(element)
                skipped = None
                self._add(element.tail)
        self._flush()
        return self._out[0]

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS or tag == "br":
            self._flush()
        if tag == "table":
            self._tables.append(_OpenTable())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._out.append([])
        elif tag in ("ol", "ul"):
            self._lists.append(_OpenList(element))
        elif tag == "li" and self._lists:
            self._line.append(self._lists[-1].label(element))
        self._preformatted += tag == "pre"
        self._add(element.text)

    def _add(self, text: str | None) -> None:
        """Add text to the open line; in preformatted text every line end ends it."""
        first, *more = (text or "").split("\n") if self._preformatted else [text or ""]
        self._line.append(first)
        for line in more:
            self._flush()
            self._line.append(line)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        self._preformatted -= tag == "pre"
        if tag in _BLOCKS:
            self._flush()
        if tag in ("td", "th") and self._tables and len(self._out) > 1:
            self._close_cell(element)
        elif tag == "table" and self._tables:
            table = self._tables.pop()
            self._out[-1].extend(lay_out([row for row in table.rows if row]))
            if self._tables:
                self._tables[-1].nested = True
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def _close_cell(self, element: etree._Element) -> None:
        table = self._tables[-1]
        blocks = tuple(self._out.pop())
        cell = Cell(blocks, _span(element, "colspan"), _span(element, "rowspan"), nested=table.nested)
        table.nested = False
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)

    def _flush(self) -> None:
        """Close the open line; an empty one leaves no trace."""
        line = tidy(_WRAP.sub("", "".join(self._line)))
        self._line.clear()
        if line:
            self._out[-1].append(line)


class _OpenTable:
    """A table whose end has not been met: its rows so far, and whether its open cell holds a table."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.nested = False


class _OpenList:
    """A list whose end has not been met, counting its items as a browser would."""

    def __init__(self, element: etree._Element) -> None:
        self._numbered = element.tag == "ol" and "list-style" not in str(element.get("style", ""))
        start = str(element.get("start", "1"))
        self._next = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        self._letter = {"a": "a", "A": "A"}.get(str(element.get("type", "")))

    def label(self, item: etree._Element) -> str:
        """Return the label that a browser prints before an item, ``""`` in a list without numbers."""
        if not self._numbered:
            return ""
        number, self._next = self._next, self._next + 1
        shown = chr(ord(self._letter) + (number - 1) % 26) if self._letter else str(number)
        return f"{shown}." + (" " if (item.text or "").strip()[:1].isdigit() else "")


def _span(cell: etree._Element, name: str) -> int:
    value = str(cell.get(name, "1"))
    return (
        min(int(value), _MAX_SPAN)
        if value.isascii() and value.isdigit() and len(value) < 6 and int(value)
        else 1
    )
