"""All files of the search in the browser: the program, its style, and a corpus made ready for it.

A small corpus ships whole and is read through, as the index on the command line would. A large one
ships as shards, of which a search loads a few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from importlib.resources import files as resources
from pathlib import Path

from generator.core.model import Plan
from generator.core.vocabulary import Vocabulary
from generator.search.browser.memory import Memory
from generator.search.browser.packing import path, script, shard_of
from generator.search.browser.sharded import sharded_corpus
from generator.search.browser.texts import Made, encode, hant_shard
from generator.search.browser.whole import whole_corpus
from generator.search.entry import Name, Terms
from generator.search.marks import MARKS, bare
from generator.search.terms import make_terms
from generator.text.script import fold

WHOLE_CHARACTERS = 2_000_000
"""Characters of text up to which a corpus ships whole, in chunks: few files, of which a changed plan changes
one, so that correcting one plan of 500 is published in two seconds. Some 15,000 provisions, 1.5 MB, which a
first search loads once; from shards it would load 40 kB, but each changed plan rewrites many of them."""

NAME_SHARDS = 64
"""Files that the names of the vocabulary are spread over."""

PARTS = (
    "base.js",
    "words.js",
    "script.js",
    "query.js",
    "ranking.js",
    "whole.js",
    "sharded.js",
    "results.js",
    "page.js",
)
"""Pieces of the program, in order."""


_Meaning = tuple[str, str, str, int]


def search_files(
    plans: Sequence[Plan], vocabulary: Vocabulary, *, whole: bool | None = None, cache: Path | None = None
) -> dict[str, bytes]:
    """Return every file of the search by its place in the site.

    ``whole`` decides how the corpus ships; by its size where it is ``None``. In the folder ``cache`` is
    remembered what was made of each plan; the files are the same without.
    """
    memory, terms = Memory(cache), make_terms(vocabulary)
    made = memory.plans(sorted(plans, key=lambda plan: (-(plan.year or 0), plan.id or "")), vocabulary, terms)
    if whole or (whole is None and _characters(made) <= WHOLE_CHARACTERS):
        shards, meta = whole_corpus(made, memory)
        names = sorted(terms.names)
    else:
        shards, meta, pairs = sharded_corpus(made, memory)
        names = [
            name
            for name in sorted(terms.names)
            if all(name[i : i + 2] in pairs for i in range(len(name) - 1))
        ]
    used = set().union(*(plan.characters for plan in made), *terms.labels.values())
    maps = memory.maps("".join(sorted(used)))
    meta |= {"marks": MARKS, "known": NAME_SHARDS, "hans": maps["hans"], "pairs": maps["pairs"]}
    shards |= {"names": script("names", encode(names)), "wider": script("wider", encode(_categories(terms)))}
    subjects = set().union(*(plan.subjects for plan in made))
    shards |= {"hant": hant_shard(maps["hant"], terms)} | _name_shards(terms, subjects)
    memory.keep()
    return {path(name): data for name, data in shards.items()} | program(encode(meta))


def _characters(plans: Sequence[Made]) -> int:
    return sum(len(unit) for plan in plans for unit in plan.units[2::2])


def program(meta: bytes) -> dict[str, bytes]:
    """Return the program, which carries what every search needs to know of the corpus, and its style."""
    folder = resources("generator.search.browser") / "assets"
    lines = [line for name in PARTS for line in (folder / name).read_text("utf-8").splitlines()]
    pieces = "\n".join(
        bare_line for line in lines if (bare_line := line.strip()) and not bare_line.startswith("// ")
    )
    code = f'(function () {{\n"use strict";\nvar META = {meta.decode()};\n{pieces}\n}})();\n'
    return {"search/search.js": code.encode(), "search/search.css": (folder / "search.css").read_bytes()}


def _categories(terms: Terms) -> dict[str, str]:
    """Return the names of the products that stand for narrower ones, which a provision need not name itself."""
    return {product: terms.label("product", product) for product in sorted(set(terms.wider.values()))}


def _name_shards(terms: Terms, subjects: Set[str]) -> dict[str, bytes]:
    """Return what the vocabulary says of the names in it, spread over shards.

    For a name, each subject that it stands for: the present name, the kind and the id where the subject has a
    page (else two empty words), and whether the present name is another one.
    """
    spread: list[dict[str, list[_Meaning]]] = [{} for _ in range(NAME_SHARDS)]
    for name, meanings in _meanings(terms, subjects):
        spread[shard_of(name, NAME_SHARDS)].setdefault(name, []).extend(meanings)
    return {f"a/{i}": script(f"a/{i}", encode(part)) for i, part in enumerate(spread)}


def _meanings(terms: Terms, subjects: Set[str]) -> Iterator[tuple[str, list[_Meaning]]]:
    for old, new in terms.renamed.items():
        yield old, [(new, "", "", 1)]
    for name, entries in terms.names.items():
        found = (_meaning(name, entry, terms, subjects) for entry in entries)
        if told := [meaning for meaning in found if meaning[1] or meaning[3]]:
            yield name, told


def _meaning(name: str, entry: Name, terms: Terms, subjects: Set[str]) -> _Meaning:
    label = terms.label(entry.kind, entry.subject)
    # Every entity has a page, products and units only where a plan names them.
    has_page = entry.kind == "entity" or f"{entry.kind}/{entry.subject}" in subjects
    page = (entry.kind, entry.subject) if has_page else ("", "")
    return label, *page, int(_searched(label) != name)


@cache
def _searched(label: str) -> str:
    """Return a label as a query for it is compared: most labels have several names."""
    return bare(fold(label))
