"""Composing the notice of tasks: the task table of a plan as 附件, for those who do them."""

from __future__ import annotations

import datetime as dt

from generator.core.model import Plan
from generator.publish.notice.compose import Composer, nest, print_number
from generator.publish.notice.content import Blank, Column, Enclosure, Notice, Paragraph, Role, Table
from generator.publish.notice.fields import NoticeFields
from generator.publish.notice.provisions import Show
from generator.publish.notice.punctuation import tidy
from generator.publish.notice.table import column_widths
from generator.views.tasks import TaskRow


def compose_task_notice(plan: Plan, rows: tuple[TaskRow, ...], fields: NoticeFields) -> Notice:
    """Compose the notice that hands out the tasks of a plan: its task table as 附件, to those who do them.

    ``rows`` are those of ``views.tasks``. A task whose plan names no leading unit is to be filled.
    """
    return _TaskComposer(plan, fields, rows).compose()


class _TaskComposer(Composer):
    """A notice of tasks while it is being composed."""

    def __init__(self, plan: Plan, fields: NoticeFields, rows: tuple[TaskRow, ...]) -> None:
        super().__init__(plan, fields)
        self._rows = rows
        self._annexes = ()

    @property
    def _is_notice(self) -> bool:
        return False

    def _numbered(self) -> str | None:
        """Return the number of this notice: never that of the one that issued the plan."""
        return self._fields.number

    def _dated(self) -> dt.date | None:
        return self._fields.date

    def _plan_title_parts(self) -> tuple[str, ...]:
        return (*super()._plan_title_parts(), self._say("任务分解表"))

    def _letter(self) -> tuple[Paragraph, ...]:
        basis = tidy(self._fields.basis or "").rstrip("，,。 ")
        opening = f"{basis}，" if basis else ""
        number = self._show(self._plan.document_number or "")
        cited = f"（{print_number(number)}）" if number else ""
        title = f"《{nest(self._plan_title())}》{cited}{self._say('任务分解表')}"
        sentence = self._say("印发给你们，请按照职责分工和完成时限抓好落实。")
        body = Paragraph(Role.BODY, self._mark_blanks(f"{opening}{self._say('现将')}{title}{sentence}"))
        listed = f"{self._say('附件：')}{nest(self._plan_title())}{self._say('任务分解表')}"
        return (body, Paragraph(Role.ATTACHMENTS, self._mark_blanks(listed)))

    def _enclosures(self) -> tuple[Enclosure, ...]:
        title = self._title((nest(self._plan_title()), self._say("任务分解表")))
        empty = sum(not row.lead for row in self._rows)
        if empty:
            self._blanks["牵头单位"] = Blank(f"牵头单位（{empty}项，表中标黄）")
        return (Enclosure(title, (), self._say("附件"), task_table(self._rows, self._say, self._show)),)

    def _note(self) -> Paragraph | None:
        return super()._note() if self._fields.contact else None


_TASK_HEADS = ("序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限", "量化指标", "来源条款")
_TASK_SHARES = (5, 12, 34, 10, 9, 14, 9, 10)
_LEAD = _TASK_HEADS.index("牵头单位")


def task_table(rows: tuple[TaskRow, ...], say: Show = str, show: Show = str) -> Table:
    """Return the task table for paper. ``say`` sets words of our own, ``show`` words of the plan."""
    widths = zip(_TASK_HEADS, column_widths(_TASK_SHARES), strict=True)
    columns = tuple(Column(say(head), width, at == _LEAD) for at, (head, width) in enumerate(widths))
    return Table(columns, tuple(_cells(row, show) for row in rows))


def _cells(row: TaskRow, show: Show) -> tuple[str, ...]:
    texts = (row.task, row.measure, "、".join(row.lead), "、".join(row.support))
    lists = ("\n".join(show(text) for text in texts) for texts in (row.due, row.targets))
    return (str(row.ordinal), *(show(text) for text in texts), *lists, show(row.source))
