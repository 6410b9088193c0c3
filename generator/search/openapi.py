"""The service's description in OpenAPI 3.1; the answer's layout comes from its types."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.search.answer import Answer
from generator.search.query import MAX_LENGTH

_TEXT = {"type": "string"}
_FILTERS: dict[str, tuple[str, dict[str, Any]]] = {
    "year": ("年度，可重复", {"type": "integer", "minimum": 1949, "maximum": 2199}),
    "region": ("地区名称的一部分，可重复", _TEXT),
    "plan": ("计划标识，可重复", _TEXT),
    "kind": ("文种，可重复", _TEXT),
    "product": ("产品标识、名称或别名，含下级，可重复", _TEXT),
    "entity": ("系统、目录、制度等的标识或名称，可重复", _TEXT),
    "unit": ("承担单位的标识或名称，可重复", _TEXT),
    "month": ("到期月份，可重复", {"type": "integer", "minimum": 1, "maximum": 12}),
}


def describe(version: str, max_limit: int, max_offset: int) -> dict[str, Any]:
    """Return the OpenAPI document of the service."""
    (schema,), components = msgspec.json.schema_components(
        [Answer], ref_template="#/components/schemas/{name}"
    )
    components["Error"] = {"type": "object", "properties": {"error": _TEXT}, "required": ["error"]}
    parameters = [
        _parameter(
            "q",
            '检索词：各词以空格分开，须都出现；"…" 内的空格算作词的一部分，-词 为排除',
            {**_TEXT, "maxLength": MAX_LENGTH},
        ),
        *(
            _parameter(name, text, {"type": "array", "items": kind})
            for name, (text, kind) in _FILTERS.items()
        ),
        _parameter("has_target", "是否有量化指标", {"type": "boolean"}),
        _parameter(
            "limit", "本页条数", {"type": "integer", "minimum": 1, "maximum": max_limit, "default": 20}
        ),
        _parameter(
            "offset", "略过条数", {"type": "integer", "minimum": 0, "maximum": max_offset, "default": 0}
        ),
    ]
    return {
        "openapi": "3.1.0",
        "info": {"title": "年度工作计划检索", "version": version},
        "paths": {
            "/api/search": {
                "get": {
                    "operationId": "search",
                    "summary": "检索各计划的条款",
                    "parameters": parameters,
                    "responses": {
                        "200": _response("命中条款，最相关的在前", schema),
                        "400": _response("参数有误", {"$ref": "#/components/schemas/Error"}),
                        "503": _response("超时或索引不可用", {"$ref": "#/components/schemas/Error"}),
                    },
                }
            }
        },
        "components": {"schemas": components},
    }


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _response(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
