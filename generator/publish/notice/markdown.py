"""A notice as Markdown: the same words as the .docx, and its statements as YAML in front.

For programs that read the notice and for a person who edits it elsewhere. Text of a plan is escaped, so
that none of it can become markup.
"""

from __future__ import annotations

import re

import yaml

from generator.publish.notice.content import Enclosure, Notice, Paragraph, Role, Run, Table

_SPECIAL = re.compile(r"([\\`*_{}\[\]])")
_ENTITIES = str.maketrans({mark: f"&#{ord(mark)};" for mark in "&<>|~$!"})
_OPENING = re.compile(r"^(\s*)(?:(\d{1,9})([.)])|([-+#]))")


def write_markdown(notice: Notice) -> str:
    """Return a notice as Markdown with YAML front matter; ``【…】`` in bold is still to be filled."""
    blocks = [
        "　".join(escape(run.text) for run in notice.head.issuers) + "文件",
        _words((notice.head.number,)),
        _title(notice.title, 1),
        *(_block(paragraph) for paragraph in notice.letter),
        "　".join(_words((run,)) for run in notice.signature),
        _words((notice.date,)),
        *([_block(notice.note)] if notice.note else []),
        *(block for enclosure in notice.enclosures for block in _enclosure(enclosure)),
        *_colophon(notice),
    ]
    return f"---\n{_front_matter(notice)}---\n\n" + "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Escape a text so that Markdown shows it as it is: ``1.`` at its start is no list, ``<b>`` no tag."""
    escaped = _SPECIAL.sub(r"\\\1", text.translate(_ENTITIES))
    return _OPENING.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[1]}\\{m[4]}", escaped)


def _front_matter(notice: Notice) -> str:
    stated = {
        "title": notice.title.text.replace("\n", ""),
        "issuers": [run.text for run in notice.head.issuers if not run.blank],
        "document_number": _filled(notice.head.number),
        "dated": _iso(notice.date),
        "addressees": _addressees(notice),
        "urgency": notice.head.urgency,
        "plan": notice.plan,
        "to_fill": [blank.name for blank in notice.blanks],
    }
    kept = {key: value for key, value in stated.items() if value}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)


def _iso(date: Run) -> str | None:
    """Return a date as programs read it: ``2022年4月13日`` as ``2022-04-13``."""
    if date.blank:
        return None
    year, month, day = (int(part) for part in re.findall(r"\d+", date.text))
    return f"{year:04}-{month:02}-{day:02}"


def _addressees(notice: Notice) -> str | None:
    first = notice.letter[0]
    if first.role is Role.ADDRESSEES:
        return _filled(*first.runs[:-1])
    return notice.colophon.addressees if notice.colophon else None


def _filled(*runs: Run) -> str | None:
    return None if any(run.blank for run in runs) else "".join(run.text for run in runs)


def _words(runs: tuple[Run, ...]) -> str:
    words = escape("".join(run.text for run in runs))
    for run in runs:
        if run.blank:
            words = words.replace(escape(run.text), f"**{escape(run.text)}**", 1)
    return words


def _title(paragraph: Paragraph, level: int) -> str:
    return f"{'#' * level} {_words(paragraph.runs)}".replace("\n", "")


def _block(paragraph: Paragraph) -> str:
    words = _words(paragraph.runs)
    levels = {Role.HEADING_1: "## ", Role.HEADING_2: "### ", Role.HEADING_3: "#### "}
    return levels.get(paragraph.role, "") + words


def _enclosure(enclosure: Enclosure) -> list[str]:
    label = [escape(enclosure.label)] if enclosure.label else []
    table = [_table(enclosure.table)] if enclosure.table else []
    return ["---", *label, _title(enclosure.title, 1), *(_block(p) for p in enclosure.paragraphs), *table]


def _table(table: Table) -> str:
    rows = [tuple(column.head for column in table.columns), ("---",) * len(table.columns)]
    rows += [
        tuple("；".join(escape(line) for line in text.split("\n")) for text in row) for row in table.rows
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _colophon(notice: Notice) -> list[str]:
    colophon = notice.colophon
    if colophon is None:
        return []
    lists = [escape(text) for text in (colophon.addressees, colophon.copies) if text]
    return ["---", *lists, f"{_words((colophon.office,))}　{_words(colophon.printed)}"]
