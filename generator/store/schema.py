"""The layout of a plan source as JSON Schema, for editors and other programs."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from generator.core.model import Plan


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a plan source."""
    schema = msgspec.json.schema(Plan)
    for record in schema["$defs"].values():
        if "description" in record:  # a docstring, which Python strips of its indent from 3.13 on
            record["description"] = cleandoc(record["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "工作计划",
        **{key: value for key, value in schema.items() if key != "title"},
    }
