"""What provisions say: deadlines, targets, products, units, citations and named things, each with its quote."""

from generator.facts.annotating import annotate
from generator.facts.findings import find_issues
from generator.facts.reading import Reading, read_plan

__all__ = ["Reading", "annotate", "find_issues", "read_plan"]
