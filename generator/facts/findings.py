"""What contradicts itself in a plan: findings over its facts, for import and for stored plans alike."""

from __future__ import annotations

from generator.core.model import Issue, Plan


def find_issues(plan: Plan) -> tuple[Issue, ...]:
    """Find what a person should look at in the words of a plan."""
    return ()
