"""What closes a line behind its last sentence: contacts, a list of attachments, a source note, the foot of a page."""

from __future__ import annotations

import re

_LONGEST_END = 600  # characters in which what closes a line stands
_CLOSINGS = re.compile(
    r"[。;)\s](?:(?<=\S)\s*(?=(?:联系人|联系电话|联系方式|联系单位|联络员)(?:及\S{2,8})?:|附件\s?:\s?\S|[上下前后]一[篇条]\s?:|版权所有|【\s?(?:打印|关闭)|copyright)"
    r"|(?<=\s)(?=(?:来源|信息来源|责任编辑|文章来源):))"
)
_GLUED_LIST = re.compile(r"附(?<=[^。;,:(]附)件:1\s?[.、]")


def closing_cuts(text: str) -> set[int]:
    """Cut before contacts, a list of attachments, a source note, the foot of a page that end a line."""
    if not _may_hold_closing(text):
        return set()
    start = max(len(text) - _LONGEST_END, 0)
    cuts = {match.end() for match in _CLOSINGS.finditer(text, start)}
    return cuts | {match.start() for match in _GLUED_LIST.finditer(text, start)}


def _may_hold_closing(text: str) -> bool:
    """Tell whether a line holds a word that closes one; of each a character first, as most lines hold none."""
    return (
        ("联" in text and ("联系" in text or "联络员" in text))
        or ("附" in text and "附件" in text)
        or ("源" in text and "来源:" in text)
        or ("辑" in text and "责任编辑" in text)
        or _ends_in_foot(text)
    )


def _ends_in_foot(text: str) -> bool:
    """Tell whether the foot of a page may stand behind the last sentence of a line: 上一篇：…, 版权所有."""
    return text[-1] != "。" and (
        ("一篇" in text and text.rfind("一篇") > text.rfind("。"))
        or ("一条" in text and text.rfind("一条") > text.rfind("。"))
        or ("权" in text and "版权所有" in text)
        or ("【" in text and ("【打印" in text or "【关闭" in text))
        or text.find("copyright", max(len(text) - _LONGEST_END, 0)) > 0
    )
