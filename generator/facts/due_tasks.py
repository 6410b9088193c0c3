"""What is due at a time, in the document's words: what a clerk reads beside the date.

The words stand behind the time (4月底前完成自查), about it (名单4月10日前报省局: 名单报省局), in the
clause before it (开展专项审计，11月底前完成), or before the bracket or the label that holds the time.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.core.spans import Span
from generator.core.time_bounds import TimePhrase
from generator.facts.passage import Passage, Provision
from generator.facts.unit_names import UnitTerms, ends_as_unit

_LONGEST_HEADING = 40  # characters that are read at a glance; of a longer one the first clause
_REACH = 200  # characters before a time in which its label or bracket begins
_MOST_SIBLINGS = 8  # times of one list that are looked at, each way
_SIBLING = re.compile(r"[”\"]?\s?(?:[、和及与]|以及)\s?[“\"]?")
_OCCASIONS = re.compile(
    r"[”\"]?(?:、[“\"]?[\u4e00-\u9fff]{2,8}(?:周|月|日|节)(?![前底初末内期份])[”\"]?)?"
    r"(?:等|期间|活动期间|前后)?(?:重要|重大)?(?:时间)?(?:节点|时机|时段|契机)?(?:期间|为契机)?"
)
_HOUR = re.compile(
    r"(?:\s?(?:当天|当日|上午|下午|晚上?|中午|\d{1,2}(?::\d\d|[时点](?:\d\d分|整|半)?)|[~～至—–-](?=\d)|下班|前后|左右|之?前|以前))+"
)
_ASIDE_OF_TIME = re.compile(r"\s?\((?:(?:星期|周)[一二三四五六日天]\)|[^(),。;]{1,12}\)(?=\s?[,;:]))")
_LEADS = "应|应当|须|需|要|将|务必|必须|原则上|可|力争|争取|拟|确保|一般|请|分别|全部|其中|同时|时间为|拟定时间为|经研究决定|研究决定|决定|定"
_AT = "于|在|从|自|到|至|结合|利用|借助|抓住|依托|以"
_LEADS_TO = re.compile(rf"(?P<joins>并?)(?:{_LEADS}|计划(?=\s?$))*(?:{_AT})?[“\"]?\s?$")
_ENDS_LEAD = frozenset(word[-1] for word in f'{_LEADS}|计划|{_AT}|并|“|"| |\t|\xa0'.split("|"))
_OPENS = re.compile(r"(?:并|即|且|也|应当?|须|要|其中|同时)+(?:[于在](?=[^,。;]{1,12}后$))?")
_FROM_EVENT = re.compile(r"(?:应当?)?(?:在|自|从)[^,。;]{1,16}之日起?$")
_BARE = re.compile(
    r"\s?(?:[各再又也均应要须需将并一]|全部|基本|全面|及时|统一|自行|至少|不少于|不得少于|不低于|开展|组织|完成|报送|上报|结束|办结|到位|提交|报告|实施|启动|印发|出台|落实|执行|建成|公布|公示|公开"
    r"|下达|反馈|汇总|发布|通报|调度|会商|研判|更新|检查|核查|验收|销号|互通|送达|备案|完毕|投入使用|\d+\s?次?|[两二三四]?次)*\s?"
)
_DONE = re.compile(r"\s?(?:[应要须需将均]|全部|基本|全面)*(?:完成|结束|到位|办结)(?:完毕)?\s?")
_BY_MEANS = re.compile(
    r"\s?(?:采取|采用|结合|通过|以|按照?|根据|依据|依托|围绕|针对|对照|为了|为期|用[^,。;]{1,10}时间$)"
)
_WHO = re.compile(r"[^,。;]*(?:牵头|负责|配合|参加|协助)\s?")
_UNSAID = re.compile(
    r"第?[一二三四五六七八九十\d]{1,2}个?(?:阶段|步|轮|批|季度)|[^,。;]{0,6}(?:时间|时限|期限)(?:安排)?"
)
_LABEL = re.compile(r"(?:时限|时间|期限|进度|节点|安排|日期)(?:要求|安排)?\s?:\s?$")
_EACH = re.compile(
    r"每(?:隔)?个?(?:[一二两三四五六\d]{1,2}个?)?(?:半年度?|半个?月|年度?|季度?|月度?|工作日|周|星期|旬|日|天)内?"
)
_EVENT = re.compile(r"[”\"]?[^,。;、]{0,6}?(?:活动|行动|仪式|咨询)(?!期间)")
_HOLDS = re.compile(r"(?:组织|开展|举办|策划|办好|启动)[“\"]?$")
_ASIDE = re.compile(
    r"\s?[(（〔【\[][^()（）〔〕【】\[\]]*(?:牵头|牽頭|负责|負責|配合|责任|責任|详见|詳見|见附|見附)[^()（）〔〕【】\[\]]*[)）〕】\]]?\s?$"
)
_NUMBER = re.compile(
    r"(?:[^\s,。;:()]{0,8}\(\d{1,2}\)|\d{1,2}[)、.]|[一二三四五六七八九十]{1,2}[是、])\s?(?=[\u4e00-\u9fff])"
)
_PART = re.compile(r"[;:。\n]")
_ITEM = re.compile(r"[、,;:。\n]")
_OUTER = " \t\n\u3000，,、。.；;：:"
_PAIRED = re.compile("[(（“「『〔【\\[)）”」』〕】]")
_PAIRS = tuple(zip("(（“「『〔【", ")）”」』〕】", strict=True))


def find_task(
    phrase: TimePhrase, others: list[Span], passage: Passage, provision: Provision, terms: UnitTerms
) -> str | None:
    """Return what is due, in the document's words, so that it reads alone; ``None`` where nothing says it.

    ``各所4月底前完成自查`` gives 完成自查, ``名单4月10日前报省局`` gives 名单报省局. ``others`` are the
    times of the passage, this one among them.
    """
    words = _Task(phrase, others, passage, terms).read()
    return words or _of_provision(passage, provision)


def _of_provision(passage: Passage, provision: Provision) -> str | None:
    """Return what the other half of a provision says: the heading, or the first clause of the text."""
    other = provision.heading if passage is provision.text else provision.text
    if other is None or other is passage:
        return None
    start, end = other.clause(0)
    if other is provision.heading:
        bracket = other.plain.find("(")
        whole = bracket if bracket > 0 else len(other.plain)
        end = whole if whole <= _LONGEST_HEADING else end
    return None if _UNSAID.fullmatch(other.plain, start, end) else _trim(other.raw[start:end])


class _Task:
    """The words about one time of a passage."""

    def __init__(self, phrase: TimePhrase, others: list[Span], passage: Passage, terms: UnitTerms) -> None:
        self.phrase, self.others, self.passage, self.terms = phrase, others, passage, terms
        self.text = passage.plain
        self.start, self.end = self._find_list()
        self.opens = passage.opening(self.start)
        self.closes = self._find_close()

    def _find_list(self) -> tuple[int, int]:
        """Return the place of the time with those that it is listed with: 3·15、质量月等时间节点."""
        start, end = self.phrase.span
        each = _EACH.match(self.text, start) if self.phrase.rule else None
        if each and "次" in self.text[each.end() : end]:
            end = each.end()  # how often is part of what is to be done: 每年|至少检查4次
        index = bisect_left(self.others, self.phrase.span)
        for other in self.others[index + 1 : index + _MOST_SIBLINGS]:
            if other.start >= end and not _SIBLING.fullmatch(self.text, end, other.start):
                break
            end = max(end, other.end)
        for other in reversed(self.others[max(0, index - _MOST_SIBLINGS) : index]):
            if other.end <= start and not _SIBLING.fullmatch(self.text, other.end, start):
                break
            start = min(start, other.start)
        aside = _ASIDE_OF_TIME.match(self.text, end) if "(" in self.text[end : end + 2] else None
        end = aside.end() if aside else end
        hour = _HOUR.match(self.text, end)
        occasions = _OCCASIONS.match(self.text, end) if self.phrase.shape == "occasion" else None
        return start, max(end, hour.end() if hour else 0, occasions.end() if occasions else 0)

    def _find_close(self) -> int:
        """Return where the words behind the time end: with its clause, or before the next time of a list."""
        if self.text[self.end : self.end + 1] in ",;:。":
            return self.end
        close = self.passage.closing(self.end)
        following = bisect_left(self.others, (self.end,))
        if following < len(self.others) and self.others[following].start < close:
            joint = self.text[self.end : self.others[following].start]
            if joint.endswith(("、", "并", "并于", "和")) and len(joint) > len("完成、"):
                return self.end + len(joint.rstrip("、并于和"))
        return close

    def read(self) -> str | None:
        """Return the words that say what is due; ``None`` where only the other half of the provision does."""
        if self.phrase.shape == "system":
            return self._print(*self._item(*self.phrase.span))
        if self._is_in_bracket():
            return self._before_bracket()
        if self.phrase.shape == "occasion" and self._is_event():
            return self._print(self.opens, self.closes)
        ahead, joins = self._find_ahead()
        behind = self.text[self.end : self.closes]
        if not behind.strip():
            return self._alone(ahead)
        if _BARE.fullmatch(behind):
            return self._with_bare(ahead, "，" if joins else "", behind)
        return self._behind(ahead, "，" if joins else "", behind)

    def _is_event(self) -> bool:
        """Tell whether a named day is part of the name of what is held: 组织3·15主题活动."""
        return (
            _EVENT.match(self.text, self.phrase.span.end) is not None
            and _HOLDS.search(self.text, self.opens, self.start) is not None
        )

    def _find_ahead(self) -> tuple[Span | None, bool]:
        """Return what stands before the time in its clause, and whether 并 joins the time to it."""
        start, end = self.opens, self.start
        before = bisect_left(self.others, (end,)) - 1
        if start == end or (before >= 0 and start < self.others[before].end <= end):
            return None, False  # what stands there is due at another time
        if self.phrase.shape == "term" and (event := _FROM_EVENT.search(self.text, start, end)):
            end = event.start()
        may_lead = start < end and self.text[end - 1] in _ENDS_LEAD
        lead = _LEADS_TO.search(self.text, start, end) if may_lead else None  # mostly there is none
        end = lead.start() if lead else end
        opening = _OPENS.match(self.text, start, end)
        start = opening.end() if opening else start
        ahead = Span(start, end) if self.text[start:end].strip(' 、和及与“"') else None
        return ahead, bool(lead and lead["joins"])

    def _behind(self, ahead: Span | None, mark: str, behind: str) -> str | None:
        if _BY_MEANS.match(behind) and self.text[self.closes : self.closes + 1] == ",":
            return self._next_clause(self.closes) or self._print(self.end, self.closes)
        if ahead and not ends_as_unit(ahead.of(self.text), self.terms):
            return self._join(ahead, mark)
        return self._print(self.end, self.closes)

    def _alone(self, ahead: Span | None) -> str | None:
        """Read a time that no words follow: what precedes it, else the clause behind it or before it."""
        if ahead and not self._is_unsaid(ahead) and not ends_as_unit(ahead.of(self.text), self.terms):
            return self._print(*ahead)
        if self._is_labelled():
            return self._previous_item()
        if self.text[self.end : self.end + 1] in (",", ":") and (words := self._next_clause(self.end)):
            return words
        return self._previous_clause() or (
            self._print(*ahead) if ahead and not self._is_unsaid(ahead) else None
        )

    def _with_bare(self, ahead: Span | None, mark: str, behind: str) -> str | None:
        """Read 完成, 公布 and the like, which say little alone: with what precedes them."""
        if ahead and self._is_unsaid(ahead):
            return self._next_clause(self.closes) if self.text[self.closes : self.closes + 1] == "," else None
        if ahead and not self.text.startswith("由", ahead.start):
            return self._join(ahead, mark)
        if self._is_labelled():
            return self._previous_item()
        before, words = self._previous_clause(), self._join(ahead, mark)
        if before is None or (ahead is None and _DONE.fullmatch(behind)):
            return before or words
        return f"{before}，{words}"

    def _is_unsaid(self, words: Span) -> bool:
        return _UNSAID.fullmatch(self.text[words.start : words.end].strip()) is not None

    def _is_labelled(self) -> bool:
        return _LABEL.search(self.text, max(0, self.opens - 8), self.opens) is not None

    def _previous_item(self) -> str | None:
        """Return what opens the line of a label: 烟花爆竹；时间安排：1月份."""
        opens = self.text.rfind("\n", max(0, self.opens - _REACH), self.opens) + 1
        item = _PART.search(self.text, opens, self.opens)
        return self._print(opens, item.start()) if item and item[0] != ":" else None

    def _previous_clause(self) -> str | None:
        """Return the clause before that of the time in its sentence, unless it only says who."""
        end = self.opens - 1
        if end <= 0 or self.text[end] not in ",:":
            return None
        clause = self.passage.clause(end)
        if _WHO.fullmatch(self.text, *clause) or self._holds_time(clause):
            return None
        return self._print(*clause)

    def _holds_time(self, clause: Span) -> bool:
        last = bisect_left(self.others, (clause.end,)) - 1
        return last >= 0 and self.others[last].end > clause.start

    def _next_clause(self, mark: int) -> str | None:
        """Return the first clause behind a mark that does more than say who."""
        for _ in range(3):
            clause = self.passage.clause(mark + 1)
            if clause.start <= mark or clause.start >= len(self.text):
                return None
            words = clause.of(self.text)
            if not (_WHO.fullmatch(words) or _BY_MEANS.match(words) or words.count("”") > words.count("“")):
                return self._print(*clause)
            mark = clause.end
            if self.text[mark : mark + 1] != ",":
                return None
        return None

    def _is_in_bracket(self) -> bool:
        """Tell whether the time fills a bracket, or closes one that says who: (A牵头，6月底前)."""
        return self.text[self.end : self.end + 1] == ")" and self.text[
            max(0, self.opens - 1) : self.start
        ].endswith(("(", ",", ";", "、", ":"))

    def _before_bracket(self) -> str | None:
        """Return what a bracket is about: 集中整治(7月至8月), 春耕(4－5月)、三夏(6－7月)."""
        end = self.text.rfind("(", max(0, self.start - _REACH), self.start)
        if end <= 0 or self.text[end - 1] in "。;\n":
            return None
        start = self.passage.opening(end)
        if self.text[self.end + 1 : self.end + 2] == "、" or self.text.rfind(")、", start, end) > 0:
            start = max(start, self.text.rfind("、", start, end) + 1)
        return None if self._is_unsaid(Span(start, end)) else self._print(start, end)

    def _item(self, start: int, end: int) -> tuple[int, int]:
        """Widen a place to its item in a list, or its clause."""
        clause = self.passage.clause(start)
        closes = _ITEM.search(self.text, end, clause.end)
        return max(
            clause.start, self.text.rfind("、", clause.start, start) + 1
        ), closes.start() if closes else clause.end

    def _join(self, ahead: Span | None, mark: str) -> str | None:
        before = self._print(*ahead) if ahead else None
        behind = self._print(self.end, self.closes)
        return f"{before}{mark}{behind}" if before and behind else before or behind

    def _print(self, start: int, end: int) -> str | None:
        return _trim(self.passage.raw[start:end])


def _trim(words: str) -> str | None:
    """Drop marks, asides and numbers about some words, and quotation marks and brackets that stand alone."""
    if _PAIRED.search(words):
        words = _balance(_ASIDE.sub("", words))
    words = words.strip(_OUTER)
    if number := _NUMBER.match(words):
        words = words[number.end() :]
    return words if any(map(str.isalnum, words)) else None


def _balance(words: str) -> str:
    """Drop what opens and is not closed, and the mark that closes what was not opened."""
    for opening, closing in _PAIRS:
        if words.count(opening) > words.count(closing):
            keeps = words.strip(_OUTER).startswith(opening) or opening not in "(（"
            words = words.replace(opening, "", 1) if keeps else words[: words.rfind(opening)]
        elif words.count(closing) > words.count(opening):
            words = words.replace(closing, "", 1)
    return words
