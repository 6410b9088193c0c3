"""A plan as linked data: schema.org ``Legislation``, for the head of its page."""

from __future__ import annotations

import json

from generator.core.ids import frbr_uri, print_frbr_uri
from generator.core.model import Plan, walk
from generator.core.terms import Script

_LANGUAGES = {Script.HANS: "zh-Hans", Script.HANT: "zh-Hant"}
_IN_SCRIPT_ELEMENT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def legislation(plan: Plan, url: str | None = None) -> dict[str, object]:
    """Describe a plan as schema.org ``Legislation``; what it does not state is left out.

    ``url`` is the address of its page, where the site knows its own.
    """
    described = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": plan.title,
        "identifier": _frbr(plan),
        "legislationIdentifier": plan.document_number,
        "legislationType": plan.kind,
        "inLanguage": _LANGUAGES.get(plan.script) if plan.script else None,
        "legislationDate": _iso(plan.dated),
        "datePublished": _iso(plan.published),
        "legislationDateOfApplicability": _iso(plan.effective),
        "temporalCoverage": str(plan.year) if plan.year else None,
        "legislationPassedBy": [_organisation(name) for name in plan.issuers],
        "legislationJurisdiction": _area(plan.region),
        "spatialCoverage": _area(plan.region),
        "citation": [{"@type": "CreativeWork", "name": title} for title in _cited(plan)],
        "isBasedOn": plan.source.url if plan.source else None,
    }
    return {key: value for key, value in described.items() if value}


def print_json_ld(described: dict[str, object]) -> str:
    """Print linked data so that it may stand inside a ``<script>`` element: no ``<`` of a text survives."""
    return json.dumps(described, ensure_ascii=False, sort_keys=False).translate(_IN_SCRIPT_ELEMENT)


def _frbr(plan: Plan) -> str | None:
    if plan.id is None:
        return None
    return print_frbr_uri(frbr_uri(plan.id, plan.dated, plan.year, plan.script or Script.HANS))


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": name}


def _area(name: str | None) -> dict[str, str] | None:
    return {"@type": "AdministrativeArea", "name": name} if name else None


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _cited(plan: Plan) -> list[str]:
    nodes = [citation for node, _ in walk(plan.body) for citation in node.citations]
    return list(dict.fromkeys(citation.title for citation in (*plan.citations, *nodes)))
