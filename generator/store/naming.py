"""Where a new source is kept: ``<region>/<year>-<slug>.yaml``, from what the plan says of itself."""

from __future__ import annotations

import re

from generator.core.model import Plan
from generator.text.script import simplify

MAX_SYLLABLES = 8
"""Syllables of a title that go into a file name: enough to tell plans of one office apart."""

_YEARS = re.compile(r"[12]\d{3}\s*年(?:度)?")
_NOISE = re.compile(
    r"关于|印发|开展|进一步|全[省市县区国]|的通知|工作方案|实施方案|行动方案|工作要点|工作计划|专项行动|方案|要点|计划"
)
_KINDS_OF_REGION = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|自治[州县]$|[省市县区州]$")


def suggest_place(plan: Plan) -> str:
    """Return a place for a plan, relative to ``source_plans/``, without an ending.

    ``2026年电动自行车质量安全专项整治工作方案`` of 青禾县 is
    ``qinghe/2026-dian-dong-zi-xing-che-zhi-liang-an``.
    """
    region = slug(_KINDS_OF_REGION.sub("", simplify(plan.region or ""))).replace("-", "") or "other"
    year = str(plan.year) if plan.year else "undated"
    title = simplify(plan.title or "")
    for issuer in plan.issuers:
        title = title.replace(simplify(issuer), "")
    title = title.replace(simplify(plan.region or "\0"), "")
    name = slug(_NOISE.sub("", _YEARS.sub("", title))) or slug(title) or "plan"
    return f"{region}/{year}-{name}"


def slug(text: str) -> str:
    """Return text as lower-case ASCII words joined by hyphens, Chinese by its syllables."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  its tables take a quarter of a second to load

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(text)).lower())
    return "-".join(words[:MAX_SYLLABLES])
