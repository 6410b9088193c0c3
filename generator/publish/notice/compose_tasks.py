"""Composing the notice of tasks: the task table of a plan as 附件, for those who do them."""

from __future__ import annotations

from generator.core.model import Plan
from generator.publish.notice.compose import Composer, nest
from generator.publish.notice.content import Blank, Column, Enclosure, Notice, Paragraph, Role, Table
from generator.publish.notice.fields import NoticeFields
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

    def _plan_title_parts(self) -> tuple[str, ...]:
        return (*super()._plan_title_parts(), self._say("任务分解表"))

    def _letter(self) -> tuple[Paragraph, ...]:
        basis = tidy(self._fields.basis or "").rstrip("，,。 ")
        opening = f"{basis}，" if basis else ""
        title = "".join(self._plan_title_parts())
        sentence = self._say("印发给你们，请按照职责分工和完成时限抓好落实。")
        body = Paragraph(Role.BODY, self._mark_blanks(f"{opening}{self._say('现将')}{title}{sentence}"))
        listed = f"{self._say('附件：')}{nest(self._plan_title())}{self._say('任务分解表')}"
        return (body, Paragraph(Role.ATTACHMENTS, self._mark_blanks(listed)))

    def _enclosures(self) -> tuple[Enclosure, ...]:
        title = self._title((nest(self._plan_title()), self._say("任务分解表")))
        empty = sum(not row.lead for row in self._rows)
        if empty:
            self._blanks["牵头单位"] = Blank(f"牵头单位（{empty}项，表中标黄）")
        self._remarks.append("表格页为横排，页码位置请按 GB/T 9704 第 8 条核对。")
        return (Enclosure(title, (), self._say("附件"), self._table()),)

    def _table(self) -> Table:
        heads = (self._say(head) for head in _TASK_HEADS)
        widths = column_widths(_TASK_SHARES)
        columns = tuple(
            Column(h, w, at == _LEAD) for at, (h, w) in enumerate(zip(heads, widths, strict=True))
        )
        return Table(columns, tuple(self._cells(row) for row in self._rows))

    def _cells(self, row: TaskRow) -> tuple[str, ...]:
        texts = (row.task, row.measure, "、".join(row.lead), "、".join(row.support))
        lists = ("\n".join(self._show(text) for text in texts) for texts in (row.due, row.targets))
        return (str(row.ordinal), *(self._show(text) for text in texts), *lists, self._show(row.source))

    def _note(self) -> Paragraph | None:
        return super()._note() if self._fields.contact else None


_TASK_HEADS = ("序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限", "量化指标", "来源条款")
_TASK_SHARES = (5, 12, 34, 10, 9, 14, 9, 10)
_LEAD = _TASK_HEADS.index("牵头单位")
