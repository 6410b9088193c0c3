"""What on a saved page is surely no part of its document: by its markup, which the text no longer has."""

from __future__ import annotations

import re

from lxml import etree

_UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "head", "title", "object", "embed", "iframe",
        "applet", "svg", "math", "canvas", "audio", "video", "map", "select", "option", "datalist",
        "button", "input", "textarea", "progress", "meter", "dialog", "rt", "rp", "nav",
    }
)  # fmt: skip
_LISTS = frozenset({"ul", "ol", "dl", "div", "table", "section", "aside", "td", "center", "menu"})
_NAVIGATION = ("navigation", "search", "menu", "menubar")
_HIDDEN = re.compile(r"(?:^|[;\s])display\s*:\s*none", re.IGNORECASE)
_FILE_LINK = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|rtf|zip|rar)(?:$|[?#])", re.IGNORECASE)
_NOTE_LINK = re.compile(r"#_?(?:ftn|edn|fn|footnote|endnote|note)", re.IGNORECASE)
_ATTACHED = re.compile("附件|附表|附錄|附录")

_MANY_LINKS = 4
_LINK_SHARE = 0.7


def is_seen(element: etree._Element) -> bool:
    """Tell whether a reader sees an element: it is shown, is text, and is no navigation.

    ``visibility: hidden`` says nothing: pages of WeChat carry it on their text until a script has run.
    """
    if element.tag == "body":
        return True
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return False
    if element.get("role") in _NAVIGATION or _HIDDEN.search(str(element.get("style", ""))):
        return False
    return not (_is_note_mark(element) or _is_page_edge(element))


def _is_note_mark(element: etree._Element) -> bool:
    """Tell the mark of a note: a link to it, raised or not."""
    if element.tag == "sup":
        link = element.find("a")
        return link is not None and str(link.get("href", "")).startswith("#")
    return element.tag == "a" and _NOTE_LINK.match(str(element.get("href", ""))) is not None


def _is_page_edge(element: etree._Element) -> bool:
    """Tell the head or foot of printed pages, as LibreOffice saves it."""
    return element.tag == "div" and element.get("title") in ("header", "footer")


def find_menus(root: etree._Element) -> frozenset[etree._Element]:
    """Return the elements that are lists of links: menus, related pages, rankings.

    At least four links that hold most of the text, and no link to an attached file among them.
    """
    menus: set[etree._Element] = set()
    open_sums: list[list[int]] = [[0, 0, 0, 0]]  # characters, linked characters, links, attachments
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            open_sums.append([_size(element.text) if is_seen(element) else 0, 0, 0, 0])
            continue
        chars, linked, links, attached = open_sums.pop()
        if element.tag == "a" and element.get("href"):
            linked, links = chars, links + 1
            attached += bool(
                _FILE_LINK.search(str(element.get("href"))) or _ATTACHED.search(element.text or "")
            )
        if element.tag in _LISTS and links >= _MANY_LINKS and not attached and linked >= _LINK_SHARE * chars:
            menus.add(element)
        if not is_seen(element):
            chars = linked = links = attached = 0
        above = open_sums[-1]
        for place, value in enumerate((chars + _size(element.tail), linked, links, attached)):
            above[place] += value
    return frozenset(menus)


def _size(text: str | None) -> int:
    """Count letters and characters; dates beside the links of a list and marks between them say nothing."""
    return sum(map(str.isalpha, text)) if text else 0
