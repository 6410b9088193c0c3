"""Page templates in either script: the interface is converted once, when a template is read.

Text from plans is set by filters: ``said`` gives a plan's own words, verbatim in the plan's own script
and converted in the other; ``zh`` converts words of the vocabulary. All output is escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import jinja2

from generator.core.numbering import lead
from generator.core.terms import Script
from generator.publish.site.page import (
    TREES,
    Content,
    Page,
    measure_path,
    plan_path,
    source_path,
    subject_path,
    way_up,
)
from generator.text.script import in_script, traditionalise
from generator.views.phrases import date_phrase, number_phrase

TEMPLATES = Path(__file__).parent / "templates"

_CONTROL = {code: None for code in range(32) if code not in (9, 10)} | {
    0x7F: None,
    0xFFFE: None,
    0xFFFF: None,
}


def clean(text: str) -> str:
    """Drop the characters that may not stand in HTML: controls, half surrogate pairs."""
    return text.translate(_CONTROL).encode("utf-8", "ignore").decode("utf-8")


@cache
def page_templates(script: Script, compiled: Path | None = None) -> jinja2.Environment:
    """Return the templates of one script, kept compiled in a folder. Undefined names are errors."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _read_template(name, script)),
        bytecode_cache=compiled_templates(compiled, script.value) if compiled else None,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @lru_cache(maxsize=50_000)
    def convert(text: str) -> str:
        return clean(in_script(text, script))

    environment.filters.update(
        said=lambda text, own: clean(text) if own is script else convert(text),
        zh=convert,
        day=date_phrase,
        number=number_phrase,
    )
    environment.globals.update(script=script, hant=script is Script.HANT, lead=lead)
    return environment


def _read_template(name: str, script: Script) -> tuple[str, str, Callable[[], bool]] | None:
    path = TEMPLATES / name
    if not path.is_file():
        return None
    source = path.read_text("utf-8")
    return traditionalise(source) if script is Script.HANT else source, str(path), lambda: True


def compiled_templates(folder: Path, kind: str) -> jinja2.BytecodeCache:
    """Return the place of templates that were compiled before; they are used while their text is the same.

    Each kind has files of its own: a template has the same name in both scripts, and another text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder), f"{kind}-%s.cache")


def render_page(page: Page, content: Content, script: Script, compiled: Path | None = None) -> str:
    """Draw the body of a page in one script: a single HTML element."""
    template = page_templates(script, compiled).get_template(page.template)
    return template.render(page=page, **content, **_addresses(page, script))


def _addresses(page: Page, script: Script) -> dict[str, Callable[..., str]]:
    up = way_up(page.path)
    root = way_up(TREES[script] + page.path)
    here = page.path + "#"

    def link(path: str) -> str:
        """Return the address of a page of the same script; of a place on this page, only its anchor."""
        return path[len(here) - 1 :] if path.startswith(here) else up + path

    return {
        "link": link,
        "file": lambda path: root + path,
        "to": lambda ref: link(subject_path(ref)),
        "to_plan": lambda plan: link(plan_path(plan)),
        "to_measure": lambda measure: link(measure_path(measure)),
        "to_source": lambda plan: link(source_path(plan)),
    }
