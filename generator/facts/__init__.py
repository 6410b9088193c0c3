"""What provisions say: deadlines, targets, products, units, citations and named things, each with its quote.

The extractors compile some hundreds of patterns. They are read when first asked for, because a search or
a build of the site that has nothing new to read should not wait for them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.facts.annotating import annotate
    from generator.facts.findings import find_issues
    from generator.facts.reading import Reading, read_plan

__all__ = ["Reading", "annotate", "find_issues", "read_plan"]

_HOMES = {"Reading": "reading", "annotate": "annotating", "find_issues": "findings", "read_plan": "reading"}


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
