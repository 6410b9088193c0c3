"""What a person may state for a notice beyond what its plan states."""

from __future__ import annotations

import datetime as dt

from generator.core.model import Record
from generator.core.terms import Script


class NoticeFields(Record, frozen=True):
    """Statements of the user; each overrides the plan's, and what neither states becomes a blank.

    ``title`` is that of the plan; ``basis`` is the clause that opens the body (根据…部署), ``copies`` the 抄送机关, ``office`` the
    印发机关 and ``printed`` the 印发日期 of the 版记, ``contact`` the 附注, ``urgency`` 特急 or 加急.
    ``seal`` tells whether the notice is stamped, which moves the signature; ``colophon`` whether it ends
    with a 版记. Contacts are never taken from a plan: people move.
    """

    title: str | None = None
    issuers: tuple[str, ...] = ()
    number: str | None = None
    date: dt.date | None = None
    addressees: tuple[str, ...] = ()
    basis: str | None = None
    copies: tuple[str, ...] = ()
    office: str | None = None
    printed: dt.date | None = None
    contact: str | None = None
    urgency: str | None = None
    seal: bool = True
    colophon: bool = True
    script: Script = Script.HANS
