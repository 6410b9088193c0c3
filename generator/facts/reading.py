"""One text read whole: its structure, its facts, and what a person should look at."""

from __future__ import annotations

from typing import NamedTuple

from generator import parse
from generator.core.model import Issue, Plan
from generator.core.vocabulary import Vocabulary
from generator.facts.annotating import annotate
from generator.facts.findings import find_issues


class Reading(NamedTuple):
    """A plan as read from a text, and the issues found on the way."""

    plan: Plan
    issues: tuple[Issue, ...]


def read_plan(text: str, vocabulary: Vocabulary) -> Reading:
    """Read a text to a plan with all its facts. Never raises, whatever the text.

    The words of the text are quoted as printed; nothing is looked up but the vocabulary.
    """
    structure = parse.read_structure(text)
    plan = annotate(structure.plan, vocabulary, structure.folds)
    return Reading(plan, (*structure.issues, *find_issues(plan)))
