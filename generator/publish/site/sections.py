"""The main sections of the site: their folders, their titles, and their first pages."""

from __future__ import annotations

from collections.abc import Callable

from generator.publish.site.page import Content, Crumb, Page

SECTIONS = {
    "plans": "计划",
    "products": "产品",
    "deadlines": "时限",
    "targets": "指标",
    "units": "单位",
    "entities": "制度",
    "works": "依据",
    "notices": "公文",
    "quality": "质量",
}
"""Each section's folder and its title in the menu."""


def hub(folder: str, title: str, key: str, content: Callable[[], Content]) -> Page:
    """Return the first page of a section."""
    path = f"{folder}/index.html"
    return Page(path, f"{folder}.html", title, path, key, content)


def section_crumb(folder: str) -> Crumb:
    """Return the way back to a section."""
    return Crumb(SECTIONS[folder], f"{folder}/index.html")
