"""A plan as JSON, in the field order of the record."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.core.model import Issue, Plan
from generator.text.normalise import well_formed


def plan_data(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain data, absent fields left out, dates as text."""
    data: dict[str, Any] = msgspec.to_builtins(plan, str_keys=True)
    return data


def encode_plan(plan: Plan, issues: tuple[Issue, ...] = ()) -> bytes:
    """Return a plan as one JSON document, with the issues found in reading it under ``issues``.

    Half a surrogate pair, as a damaged file may hold, becomes the replacement character.
    """
    data = plan_data(plan) | ({"issues": msgspec.to_builtins(issues)} if issues else {})
    try:
        encoded = msgspec.json.encode(data)
    except UnicodeEncodeError:  # so rare that no one else should pay for looking at every text
        encoded = msgspec.json.encode(_well_formed(data))
    return msgspec.json.format(encoded, indent=2)


def _well_formed(value: Any) -> Any:
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, dict):
        return {key: _well_formed(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_well_formed(item) for item in value]
    return value
