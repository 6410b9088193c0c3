"""Official notices (通知) in the layout of GB/T 9704-2012, from plan data to .docx and .md.

``compose_notice`` decides every word, ``write_docx`` and ``write_markdown`` only set it, so that both
files say the same; ``check_notice`` reads a finished file against the rules that a machine can check.
"""

from generator.publish.notice.check import check_notice
from generator.publish.notice.compose import compose_notice
from generator.publish.notice.compose_tasks import compose_task_notice, task_table
from generator.publish.notice.content import Notice
from generator.publish.notice.faces import FontProfile
from generator.publish.notice.fields import NoticeFields
from generator.publish.notice.markdown import write_markdown
from generator.publish.notice.secrecy import find_secrecy_mark
from generator.publish.notice.word import write_docx, write_table_docx

__all__ = [
    "FontProfile",
    "Notice",
    "NoticeFields",
    "check_notice",
    "compose_notice",
    "compose_task_notice",
    "find_secrecy_mark",
    "task_table",
    "write_docx",
    "write_markdown",
    "write_table_docx",
]
