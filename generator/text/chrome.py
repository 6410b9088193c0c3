"""The furniture of a page: menus, share bars, counters, statements, footers, repeated copies.

Furniture is marked, never deleted. All patterns are matched against a whole line of folded text
(simplified, half width, lower case) with its outer space taken off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from generator.core.numbering import begins_with_label
from generator.core.spans import Span

_PAGE_NUMBER = (
    r"-{1,3}\s*\d{1,3}\s*-{1,3}|[—–一]\s*\d{1,3}\s*[—–一]|[·•]\s*\d{1,3}\s*[·•]"
    r"|第\s*\[?\d{1,3}\]?\s*页(?:\s*[,/]?\s*共\s*\[?\d{1,3}\]?\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_STAMP = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
_ANYWHERE = (  # the characters that a line may begin with, and the line
    (
        "发更公录上",
        rf"(?:发布时间|发布日期|发稿时间|发表时间|更新时间|更新日期|公开日期|录入时间|上传时间)\s*:\s*{_STAMP}.{{0,120}}",
    ),
    ("时日", rf"(?:时间|日期)\s*:\s*{_STAMP}(?:\s+\d.{{0,120}}|\s*(?:来源|作者|阅读|点击|浏览).{{0,120}})?"),
    (
        "[(【12",
        rf"[\[(【]?\s*{_STAMP}\s*[\])】]?(?:\s+\d\d?:\d\d(?::\d\d)?)?\s*(?:来源|信息来源|文章来源|作者|阅读|点击|浏览|字号|编辑|责任编辑).{{0,120}}",
    ),
    ("12", rf"{_STAMP}\s+\d\d?:\d\d(?::\d\d)?"),
    (
        "12",
        rf"{_STAMP}(?:\s+[^\s\d。,;:]{{1,16}}){{1,3}}\s+(?:来源|作者|点击|浏览|阅读|编辑)(?:次数|量|数)?\s*:?.{{0,60}}",
    ),
    ("您你的现当所位栏", r"(?:您|你)?(?:的|现在|当前|所在)*(?:位置|栏目)[:>].*"),
    ("首网主", r"(?:首页|网站首页|主页)\s*(?:>|»|›|/|->|-|\|).*"),
    (
        "扫请微长",
        r"(?:扫一扫|扫描|请扫|微信扫|长按)[^。]{0,30}(?:二维码|手机|页|关注|打开|分享|阅读)[^。]{0,20}",
    ),
    (
        "[【(打关收分字大纠返加我",
        r"[\[【(]?\s*(?:打印|关闭|收藏|分享|字体|字号|大中小|纠错|返回|加入收藏|我要纠错|打印本[页文]|关闭(?:本页|窗口))"
        r"[\s|:\]】)\[【(]*(?:(?:大|中|小|打印|关闭|收藏|分享|字体|字号|返回|窗口|本页|本文|顶部|列表|到|微信|微博|朋友圈|qq空间|\+|-)[\s|:\]】)\[【(]*)*",
    ),
    ("[", r"\[\s*[^\[\]]{2,12}\s*\](?:\s*\[\s*[^\[\]]{2,12}\s*\])+"),
    ("放缩默", r"(?:放大|缩小|默认)字体.*"),
    ("字文", r"(?:字体|字号|文字)\s*[:：]?\s*[\[【]?\s*(?:大|特大|超大|小).{0,30}"),
    (
        "老无适繁简e登注收设r手网",
        r"(?:老年版|无障碍|适老|繁体|简体|english|登录|注册|收藏本站|设为首页|rss|手机版|网站支持ipv6)"
        r"(?:[\s|]+\S{1,10})*",
    ),
    (
        "初复终审校编责作撰供录点浏阅访文信稿来发上",
        r"(?:初审|复审|终审|审核|校对|编审|责编|责任编辑|编辑|作者|撰稿|供稿|录入员?|录入时间|点击数?|浏览(?:次数|量)?|阅读(?:次数|量|数)?|访问(?:次数|量)?|文章来源|信息来源|稿源|来源|发布人|发布者|上传者?)\s*[:：].{0,80}",
    ),
    ("最", r"最新评论\s*[:：]?.{0,20}"),
    ("点浏阅访", r"(?:点击|浏览|阅读|访问)(?:次数|量|数)?\s*\d+\s*次?"),
    ("分", r"分享(?:到|至|好友).{0,30}"),
    ("-—–一·•第0123456789", _PAGE_NUMBER),
    (
        "v0123456789海侵顶踩(-",
        r"vip\S{0,6}|\d+\+|\d+(?:\.\d+)?\s?(?:kb|mb|k|m)|\d+\s?页|海报|侵权投诉|顶一下|踩一下|\(\d+\)|-{2,}\s*分隔线\s*-{2,}",
    ),
    ("12", rf"{_STAMP}\s+\d{{1,6}}"),
    ("【[(第篇", r"[【\[(]?\s*(?:第[一二三四五六七八九十\d]+篇|篇[一二三四五六七八九十\d]+)\s*[】\])]?"),
    ("欢请", r"(?:欢迎|请)(?:登录|访问|关注|光临|收藏).{0,40}"),
    ("-<*=_.·•|/", r"(?:-->|<!--|\*+|=+|-+|_+|\.+|[·•|/]+)"),
    ("相附下点查阅展收", r"(?:相关|附件)?(?:下载|点击下载|查看原文|阅读全文|展开全文|收起)|相关附件\s*:?"),
    (
        "【[",
        r"(?:[【\[]\s*(?:信息来源|信息时间|发布时间|发布日期|阅读次数|浏览次数|浏览|点击数?|字号|字体|我要打印|打印|关闭|来源|作者|时间|日期)[^】\]]{0,60}[】\]]\s*)+",
    ),
    ("【[", r"[【\[](?:内容概述|内容摘要|内容简介|内容提要|摘要|导读)[】\]].*"),
    ("用", r"用户登录"),
    ("打", r"打印时间\s*:.{0,40}"),
    ("阅浏点", r"(?:阅读|浏览|点击)\(\d+\)(?:\s*(?:评论|赞|收藏)\(\d+\))*.{0,40}"),
    ("本", r"本文共有?\s?\d+\s?页.{0,30}"),
    ("(", r"\((?:责任编辑|责编|编辑|审核人?|校对|供稿|撰稿|作者)\s*:.{0,20}\)"),
    ("【[", r"[【\[]\s*(?:正文|全文|内容)\s*[】\]]"),
    ("分收点在阅喜赞写转", r"(?:(?:分享|收藏|点赞|在看|阅读原文|喜欢作者|赞赏|写留言|转发)[\s|]*){2,}"),
    ("核导前摘编内小", r"(?:核心提示|导语|导读|前言|摘要|编者按|内容提要|内容摘要|小编)\s*[:：].*"),
    ("小本我", r"(?:小编|本站|本网|我们)(?:为|给)(?:您|你|大家).{0,80}"),
)
_ANYWHERE_INSIDE = (
    r"[^。]{0,30}(?:>|»|›)\s*[^。]{1,30}(?:>|»|›)[^。]*",
    r"[^\s。,;]{2,16}\s*(?:19|20)\d\d年第?\d{1,2}期.{0,20}",
    r"[^。]{0,20}(?:扫码|扫描二维码|二维码)[^。]{0,25}",
    r".*(?:文章|资料|范文|一文|本文|内容).{0,12}(?:来源于?|由|为|转自).{0,12}(?:网友|网络|互联网|会员|用户)(?:上传|整理|收集|分享|提供|投稿).*",
    r".*(?:不代表本站|不代表本网|仅供参考,).*",
)
_ANYWHERE_HINT = (  # each of those holds one of these, whose first characters are rarer than 上 or 整
    r"[>»›码期友络网员户代仅](?:(?<=[>»›码])|(?<=\d期)|(?<=[友络网员户])[上整收分提投]|(?<=不代)表本|(?<=仅)供参考)"
)

_TAIL = (  # the same for the first line of a foot
    ("免版郑特本声", r"(?:免责|版权|郑重|特别|本站|本网)?声明\s*[:：]?.{0,8}"),
    ("上下前后", r"(?:上一篇|下一篇|上一条|下一条|上篇|下篇|前一篇|后一篇)\s*[:：]?.*"),
    (
        "相热推最精猜延其更同今大友",
        r"(?:相关|热门|推荐|最新|精彩|猜你喜欢|延伸|其他|更多|同类|今日|大家|友情)(?:文章|推荐|阅读|链接|新闻|文档|信息|资讯|法规|内容|稿件|报道|专题|地方法规|标签|搜索|热点|关注|都在看|解读|文件|政策|附件下载)?\s*[:：]?(?:[\s|].{0,60})?",
    ),
    ("点阅热浏下", r"(?:点击|阅读|热点|浏览|下载)(?:排行|排名|榜|排行榜)\s*[:：]?.*"),
    ("关标t所文热", r"(?:关键词|标签|tags?|所属栏目|文章关键词|热门标签)\s*[:：].*"),
    ("相", r"相关(?:解读|阅读|文章|新闻|链接|附件下载)\s*:.{0,120}"),
    ("您版", r"(?:您可能感兴趣的文章|版权声明)\s*:?.*"),
    ("责网编", r"(?:责任编辑|责编|网站编辑|编辑)\s*[:：].*"),
    (
        "主承协技网隐使关联法站",
        r"(?:主办|承办|协办|主办单位|承办单位|技术支持|网站地图|网站声明|隐私|使用帮助|关于我们|联系我们|法律声明|站点地图|网站导航|法规中心)(?:\s*[:：|].{0,80}|\s.{0,80})?",
    ),
    ("本文原", r"(?:本文|文章|原文)(?:链接|网址|地址|标题|来自|由).{0,120}"),
    ("pmq", r"(?:powered by|processed in|memory|query|queries).{0,100}"),
    ("上", r"上面(?:法规)?内容为部分内容.{0,60}"),
    ("以希", r"(?:以上(?:就是|是|内容)|希望(?:能|对|本文|以上)).{0,80}"),
    ("凡", r"凡(?:本网|本站|注明).{0,200}"),
    ("已共", r"(?:已有|共有)\s*\d+\s*(?:人|条|位).{0,20}(?:评论|参与|赞|阅读)?"),
    ("我发网用", r"(?:我要|发表|网友|用户)(?:评论|留言).{0,40}"),
    (
        "国地省市各驻网部",
        r"(?:国务院部门|地方政府|省政府|市政府|各省|驻外)?(?:网站|部门网站)(?:链接|导航)?\s*[:：]?",
    ),
)
_TAIL_INSIDE = (
    r"(?=.{0,80}\|).{0,60}(?:关于我们|联系我们|版权声明|网站地图|隐私声明).{0,100}",
    r".{0,60}(?:版权所有|all rights reserved|copyright|©).{0,100}",
    r".{0,40}(?:icp备|icp证|公网安备|网站标识码|政府网站找错).{0,80}",
    r".{0,60},标签:.{0,100}",
    r"[^。]{0,80}转载时?请[标注]明.{0,30}",
)
_TAIL_HINT = (
    r"[版ci©网签|r转](?:(?<=[©|])|(?<=版)权|(?<=c)opy|(?<=i)cp|(?<=r)ights|(?<=网)[安站]|(?<=签):|(?<=转)载)"
)


_BULLETS = frozenset("-•·* \t\n")  # and space: what can stand before a shape


class _Shapes:
    """Shapes of whole lines: those with a start of their own, by its character, and those with a word inside."""

    def __init__(self, starting: Sequence[tuple[str, str]], inside: Sequence[str], hint: str) -> None:
        self._starting, self._inside = starting, inside
        self._firsts = _BULLETS.union(*(firsts for firsts, _ in starting))
        self._hint = re.compile(hint)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, line: str) -> bool:
        """Tell whether a line, as a whole, has one of the shapes."""
        first = line[0]
        if first in self._firsts:
            first = "" if first in _BULLETS else first
            pattern = self._patterns.get(first) or self._compile(first)
            if pattern.fullmatch(line) is not None:
                return True
        return self._hint.search(line) is not None and self._within.fullmatch(line) is not None

    def _compile(self, first: str) -> re.Pattern[str]:
        """Compile the shapes that can begin with a character; all for an empty one: behind a bullet."""
        shapes = [form for firsts, form in self._starting if first in firsts]
        pattern = self._patterns[first] = _whole((*shapes, *(() if first else self._inside)))
        return pattern

    @cached_property
    def _within(self) -> re.Pattern[str]:
        return _whole(self._inside)


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"[-•·*\s]*(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")")


_FURNITURE = _Shapes(_ANYWHERE, _ANYWHERE_INSIDE, _ANYWHERE_HINT)
_FOOTER = _Shapes(_TAIL, _TAIL_INSIDE, _TAIL_HINT)
_LONGEST_LINE, _LONG_LINE, _LONGEST_FOOTER, _LONGEST_PAGE_NUMBER = 400, 120, 200, 24


def is_furniture(line: str) -> bool:
    """Tell whether a folded line is page furniture wherever it stands: ``初审: 复审: 终审:``."""
    size = len(line)
    if size > _LONG_LINE and (size > _LONGEST_LINE or not _may_be_long(line) or _holds_provisions(line)):
        return False
    return size > 0 and _FURNITURE.match(line)


def _may_be_long(line: str) -> bool:
    """Tell whether a line holds a mark or a word of long furniture; single characters first, most hold none."""
    if ":" in line or ">" in line or "|" in line or "»" in line or "›" in line:
        return True
    return ("网" in line and ("本网" in line or "网友" in line)) or ("站" in line and "本站" in line)


def _holds_provisions(line: str) -> bool:
    """Tell whether a page without line ends stands on a line: its furniture and its text in one."""
    return "一、" in line and "二、" in line


_PAGE = re.compile(_PAGE_NUMBER)
_PAGE_ENDS = frozenset("-—–一·•页")  # or a figure


def is_page_number(line: str) -> bool:
    """Tell whether a folded line is the number of a printed page: ``- 3 -``, ``第3页 共8页``."""
    if len(line) > _LONGEST_PAGE_NUMBER or not (line[-1:] in _PAGE_ENDS or line[-1:].isdecimal()):
        return False
    return _PAGE.fullmatch(line) is not None


def starts_footer(line: str) -> bool:
    """Tell whether a folded line, after the end of a document, begins the foot of the page.

    What follows such a line (``声明:``, ``上一篇``, ``主办单位``) is furniture as a whole.
    """
    return 0 < len(line) <= _LONGEST_FOOTER and _FOOTER.match(line)


_COPY_LINES, _COPY_CHARACTERS = 3, 120
SHORTEST_REPEAT = 2 * _COPY_CHARACTERS
"""Characters that a line has, at least, which says again what it said before."""


def find_repeated_lines(lines: Sequence[str]) -> range:
    """Find the longest run of lines that a page prints again; empty where it prints nothing twice.

    Blank lines do not count. Short lines repeat by chance, so a run needs three lines and 120
    characters. ``lines`` are folded and stripped.
    """
    printed = [line for line in lines if line]
    if len(printed) - len(set(printed)) < _COPY_LINES:
        return range(0)
    seen: set[str] = set()
    best, run_start, size, count, best_size = range(0), 0, 0, 0, 0
    for at, line in enumerate(lines):
        if not line:
            continue
        if line not in seen:
            size = count = 0
            seen.add(line)
            run_start = at + 1
            continue
        size, count = size + len(line), count + 1
        if size > best_size and count >= _COPY_LINES and size >= _COPY_CHARACTERS:
            best, best_size = range(run_start, at + 1), size
    return best


_HEADS_OUTLINE = re.compile(r"一、|\(一\)|1[.、]|第一[章部]")
_FEWEST_HEADINGS, _LONGEST_HEADING, _OPENING = 3, 100, 12


def find_outline(lines: Sequence[str]) -> range:
    """Find the outline that a page prints above its text: headings alone, most of which come again below."""
    if not _HEADS_OUTLINE.match(next(filter(None, lines), "")):
        return range(0)
    printed = [at for at, line in enumerate(lines) if line]
    headings = list(takewhile(lambda at: _is_heading(lines[at]), printed))
    below = lines[headings[-1] + 1 :] if headings else ()
    again = [at for at in headings if any(line.startswith(lines[at][:_OPENING]) for line in below)]
    if len(again) < _FEWEST_HEADINGS or again[0] != printed[0]:
        return range(0)
    return range(printed[0], headings[-1] + 1)


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith("。") and begins_with_label(line)


_PROBE = 40


def find_repeated_tail(text: str) -> Span | None:
    """Find where one long folded line begins to say again, to its end, what it said before."""
    if len(text) < SHORTEST_REPEAT:
        return None
    first = max(text.find("。"), 0)
    probe = text[first : first + _PROBE]
    again = text.find(probe, first + 1)
    if again < 0:
        return None
    length = 0
    limit = min(len(text) - again, again - first)
    while length < limit and text[first + length] == text[again + length]:
        length += 1
    if length < _COPY_CHARACTERS or again + length < len(text) - _COPY_CHARACTERS:
        return None
    return Span(again, len(text))
