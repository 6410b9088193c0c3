"""Previews of document-sharing sites, which number their pages in the text and cut it in the middle of a word."""

from __future__ import annotations

import re

_SHARED = re.compile("由会员分享|珍藏版|文档简介|全文预览|文檔簡介|由會員分享|全文預覽")
_PAGE = re.compile(r"[ \u3000]*(\d{1,3})、[ \u3000]*(?=\S)")
_STOPS = frozenset("。；;：:！!？?…”》）)")
_FILE_NAME = re.compile(r"(?:_第\d+页|\.(?:docx?|pdf|wps|txt|rtf))$")
_SHORTEST_TITLE = 6
_SHORTEST = 150
"""Characters of a page that is followed by another."""


def join_shared_pages(text: str) -> str:
    """Take out the numbers of the pages that a preview was cut into, and join what they cut.

    A text that is no such preview is returned as it is: pages are long lines numbered from 1 on, and one of
    them at least breaks off within a sentence.
    """
    if not _SHARED.search(text):
        return text
    lines = text.split("\n")
    pages = _find_pages(lines)
    ends = [lines[at].rstrip()[-1:] for at in pages[:-1]]
    if all(end in _STOPS for end in ends):
        return text
    above, behind = lines[: pages[0]], lines[pages[-1] + 1 :]
    words = _join([_words(lines[at]) for at in pages])
    title = _title(above, words)
    return "\n".join([*above, *filter(None, (title, words[len(title) :].lstrip())), *behind])


def _find_pages(lines: list[str]) -> list[int]:
    """Return the lines that begin with 1、, 2、, 3、 …, blank ones between, all but the last long ones."""
    pages: list[int] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        page = _PAGE.match(line)
        if page and int(page[1]) == len(pages) + 1:
            pages.append(at)
            if len(line) < _SHORTEST:
                break
        elif pages:
            break
    return pages


def _words(line: str) -> str:
    return _PAGE.sub("", line, count=1).rstrip()


def _title(above: list[str], words: str) -> str:
    """Return the title that the first page begins with and the site prints above; empty without one."""
    named = (_FILE_NAME.sub("", line.strip()) for line in above)
    return next((name for name in named if len(name) >= _SHORTEST_TITLE and words.startswith(name)), "")


def _join(pages: list[str]) -> str:
    joined = pages[0]
    for page in pages[1:]:
        joined += ("\n" if joined[-1:] in _STOPS else "") + page
    return joined
