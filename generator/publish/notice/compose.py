"""Composing a notice: every word of it, from the plan and from what a person stated.

What neither states becomes a marked blank; nothing is invented, and nobody's name or telephone is
carried over from an earlier year.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from msgspec.structs import replace

from generator.core.model import Node, Plan
from generator.core.numbering import Style, read_label
from generator.core.terms import Script
from generator.publish.notice.content import (
    Blank,
    Colophon,
    Enclosure,
    Head,
    Notice,
    Paragraph,
    Role,
    Run,
)
from generator.publish.notice.fields import NoticeFields
from generator.publish.notice.pagination import addressees_fill_the_first_page
from generator.publish.notice.provisions import set_provisions, set_text
from generator.publish.notice.punctuation import punctuate, tidy
from generator.publish.notice.title import break_title
from generator.text.script import detect_script, fold, in_script


def compose_notice(plan: Plan, fields: NoticeFields) -> Notice:
    """Compose the 印发通知 of a plan, or, where the plan is itself a 通知, that notice.

    ``fields`` override what the plan states. The blanks of the result are what is left to fill.
    """
    return Composer(plan, fields).compose()


class _Annex(NamedTuple):
    title: str
    node: Node | None


class Composer:
    """One notice while it is being composed."""

    def __init__(self, plan: Plan, fields: NoticeFields) -> None:
        self._plan = replace(plan, title=fields.title) if fields.title else plan
        self._fields = fields
        self._blanks: dict[str, Blank] = {}
        self._remarks: list[str] = []
        self._marks: dict[str, int] = {}
        self._converts = fields.script is not _script_of(plan)
        self._annexes = _annexes(plan)

    def compose(self) -> Notice:
        """Return the notice, its blanks in the order of the document."""
        head = self._head()
        title = self._notice_title()
        addressees = self._addressees()
        letter = (addressees, *self._letter())
        signature = self._issuers()
        date = self._date(self._dated(), "成文日期", "--date")
        note = self._note()
        enclosures = self._enclosures()
        colophon = self._colophon() if self._fields.colophon else None
        notice = Notice(
            head=head,
            title=title,
            letter=letter,
            signature=signature,
            date=date,
            enclosures=enclosures,
            note=note,
            colophon=colophon,
            seal=self._fields.seal,
            blanks=tuple(self._blanks.values()),
            plan=self._plan.id,
        )
        return replace(self._with_text_on_first_page(notice), remarks=self._all_remarks())

    def _with_text_on_first_page(self, notice: Notice) -> Notice:
        """Move addressees that leave the first page no line of text into the 版记 (GB/T 9704 7.3.2)."""
        if notice.colophon is None or not addressees_fill_the_first_page(notice):
            return notice
        self._remarks.append("主送机关过多，首页排不下正文，已按规定移至版记。")
        addressees = notice.letter[0].text.rstrip("：")
        colophon = replace(notice.colophon, addressees=f"{self._say('主送')}：{addressees}。")
        return replace(notice, colophon=colophon, letter=notice.letter[1:])

    # Words

    def _show(self, text: str) -> str:
        """Return words of the plan as the notice prints them."""
        text = tidy(text)
        shown = punctuate(in_script(text, self._fields.script) if self._converts else text)
        self._marks[text] = shown.changes
        return shown.text

    def _say(self, words: str) -> str:
        """Return words of our own in the script of the notice."""
        return in_script(words, self._fields.script) if self._fields.script is Script.HANT else words

    def _blank(self, name: str, option: str | None) -> Run:
        self._blanks.setdefault(name, Blank(name, option))
        return Run(f"【{self._say(name)}】", blank=True)

    def _given(self, text: str | None, name: str, option: str) -> Run:
        return Run(tidy(text)) if text and tidy(text) else self._blank(name, option)

    def _date(self, day: dt.date | None, name: str, option: str) -> Run:
        return self._given(f"{day.year}年{day.month}月{day.day}日" if day else None, name, option)

    # Parts

    def _head(self) -> Head:
        number = self._numbered()
        return Head(
            issuers=self._issuers(),
            number=self._given(print_number(number) if number else None, "发文字号", "--number"),
            urgency=self._fields.urgency,
        )

    def _numbered(self) -> str | None:
        return self._fields.number or self._show(self._plan.document_number or "")

    def _dated(self) -> dt.date | None:
        return self._fields.date or self._plan.dated

    def _issuers(self) -> tuple[Run, ...]:
        if self._fields.issuers:
            return tuple(Run(tidy(name)) for name in self._fields.issuers)
        if self._plan.issuers:
            return tuple(Run(self._show(name)) for name in self._plan.issuers)
        return (self._blank("发文机关", "--issuer"),)

    @property
    def _is_notice(self) -> bool:
        """Whether the plan is itself the notice (关于开展…的通知), not a text that one issues."""
        return fold(self._plan.title or "").endswith("通知")

    def _notice_title(self) -> Paragraph:
        if self._is_notice:
            return self._title((self._show(self._plan.title or ""),))
        parts = (*self._issuers_in_title(), self._say("关于印发"), *self._plan_title_parts(), "的通知")
        return self._title(parts)

    def _issuers_in_title(self) -> tuple[str, ...]:
        """Return the issuers as a title names them: two side by side, of more only the host."""
        names = tuple(run.text for run in self._issuers())
        if len(names) <= 2:
            return names if len(names) == 1 else (names[0], f" {names[1]}")
        return (f"{names[0]}{self._say('等')}{len(names)}{self._say('部门')}",)

    def _title(self, parts: tuple[str, ...]) -> Paragraph:
        return Paragraph(Role.TITLE, self._mark_blanks("\n".join(break_title(parts))))

    def _mark_blanks(self, text: str) -> tuple[Run, ...]:
        """Split words of our own making at their blanks, so that each can be marked."""
        runs = [Run(text)]
        for name in self._blanks:
            mark = f"【{self._say(name)}】"
            runs = [piece for run in runs for piece in _split_at(run, mark)]
        return tuple(runs)

    def _plan_title(self) -> str:
        title = self._show(self._plan.title or "")
        return title or self._blank("计划名称", "--title").text

    def _plan_title_parts(self) -> tuple[str, ...]:
        return (f"《{nest(self._plan_title())}》",)

    def _addressees(self) -> Paragraph:
        if self._fields.addressees:
            runs: tuple[Run, ...] = (Run(tidy("，".join(self._fields.addressees))),)
        elif self._plan.addressees:
            runs = (Run("，".join(self._show(name) for name in self._plan.addressees)),)
        else:
            runs = (self._blank("主送机关", "--to"),)
        return Paragraph(Role.ADDRESSEES, (*runs, Run("：")))

    def _letter(self) -> tuple[Paragraph, ...]:
        if self._is_notice:
            return (*self._plan_text(), *self._attachment_list())
        if self._plan.transmittal and not self._fields.basis:
            return set_text(self._plan.transmittal, self._show)
        basis = tidy(self._fields.basis or "").rstrip("，,。 ")
        if not basis:
            self._remarks.append("计划未载明印发依据，正文未写依据；需要时用 --basis 补写。")
        opening = f"{basis}，" if basis else ""
        title = "".join(self._plan_title_parts())
        sentence = self._say("印发给你们，请结合实际认真贯彻执行。")
        words = f"{opening}{self._say('现将')}{title}{sentence}"
        return (Paragraph(Role.BODY, self._mark_blanks(words)),)

    def _plan_text(self) -> tuple[Paragraph, ...]:
        body = tuple(node for node in self._plan.body if not _is_annex(node))
        return (*set_text(self._plan.preamble, self._show), *set_provisions(body, self._show))

    def _attachment_list(self) -> tuple[Paragraph, ...]:
        several = len(self._annexes) > 1
        entries = []
        for at, annex in enumerate(self._annexes, start=1):
            head = self._say("附件：") if at == 1 else ""
            number = f"{at}. " if several else ""
            entries.append(Paragraph(Role.ATTACHMENTS, (Run(f"{head}{number}{self._annex_title(annex)}"),)))
        return tuple(entries)

    def _annex_title(self, annex: _Annex) -> str:
        return self._show(annex.title).strip("《》。；;")

    def _enclosures(self) -> tuple[Enclosure, ...]:
        annexes = tuple(self._annex(annex, at) for at, annex in enumerate(self._annexes, start=1))
        if self._is_notice:
            return annexes
        title = self._title((self._plan_title(),))
        plan = Enclosure(title, (*self._plan_text(), *self._attachment_list()))
        return (plan, *annexes)

    def _annex(self, annex: _Annex, number: int) -> Enclosure:
        label = self._say("附件") + (str(number) if len(self._annexes) > 1 else "")
        title = self._title((self._annex_title(annex),))
        if annex.node is None:
            blank = self._blank(f"{label}原件", None)
            return Enclosure(title, (Paragraph(Role.BODY, (blank,)),), label)
        text = set_text(annex.node.text, self._show)
        return Enclosure(title, (*text, *set_provisions(annex.node.children, self._show)), label)

    def _note(self) -> Paragraph | None:
        if self._fields.contact:
            return Paragraph(Role.REMARK, (Run(f"（{self._say('联系人')}：{tidy(self._fields.contact)}）"),))
        if not self._plan.contacts:
            return None
        self._remarks.append("计划原载的联系人和电话未沿用，请用 --contact 重新填写。")
        who, phone = self._blank("联系人", "--contact"), self._blank("联系电话", "--contact")
        words = (Run(f"（{self._say('联系人')}："), who, Run(f"，{self._say('电话')}："), phone, Run("）"))
        return Paragraph(Role.REMARK, words)

    def _colophon(self) -> Colophon:
        copies = tidy("，".join(self._fields.copies))
        return Colophon(
            addressees=None,
            copies=f"{self._say('抄送：')}{copies}。" if copies else None,
            office=self._given(self._fields.office, "印发机关", "--office"),
            printed=(self._date(self._fields.printed, "印发日期", "--printed"), Run(self._say("印发"))),
        )

    def _all_remarks(self) -> tuple[str, ...]:
        changed = []
        if self._converts:
            changed.append(
                f"计划原文为{_script_of(self._plan).label}，通知按{self._fields.script.label}排印。"
            )
        marks = sum(self._marks.values())
        if marks:
            changed.append(f"按国家标准把半角标点、数字范围连接号改为全角，共{marks}处。")
        return (*changed, *self._remarks)


def _script_of(plan: Plan) -> Script:
    if plan.script:
        return plan.script
    sample = "".join(text for node in plan.body for text in (node.heading, node.text) if text)
    return detect_script(f"{plan.title or ''}{sample}") or Script.HANS


def _is_annex(node: Node) -> bool:
    label = read_label(node.label)
    return label is not None and label.style is Style.ANNEX


def _annexes(plan: Plan) -> tuple[_Annex, ...]:
    """Return the plan's own forms and annexes: those it lists, each with its text where it has one."""
    nodes = {_plain(node.heading or node.label): node for node in plan.body if _is_annex(node)}
    listed = [_Annex(title, nodes.pop(_plain(title), None)) for title in plan.attachments]
    return (*listed, *(_Annex(node.heading or node.label, node) for node in nodes.values()))


def _plain(title: str) -> str:
    return "".join(character for character in fold(title) if character.isalnum())


def nest(title: str) -> str:
    """Return a title as it stands inside 《》: its own marks become 〈〉."""
    return title.replace("《", "〈").replace("》", "〉")


def print_number(number: str) -> str:
    """Return a 发文字号 with the brackets that the standard wants: ``〔2022〕``."""
    return number.translate(str.maketrans("[]［］【】()（）", "〔〕〔〕〔〕〔〕〔〕"))


def _split_at(run: Run, mark: str) -> list[Run]:
    head, found, tail = run.text.partition(mark)
    if run.blank or not found:
        return [run]
    pieces = [Run(head), Run(mark, blank=True), *_split_at(Run(tail), mark)]
    return [piece for piece in pieces if piece.text]
