"""A plan as Akoma Ntoso 3.0: the XML that legal publishers exchange, with FRBR identity.

A plan is a ``doc`` of the name that its kind gives it. Levels are those of the node ids, so that
``eId`` is the node id itself. Facts are not repeated here; cited works are marked where they stand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from generator.core.ids import frbr_uri, parse_node_id, print_frbr_uri
from generator.core.model import Node, Plan
from generator.core.terms import Script

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The namespace of Akoma Ntoso 3.0."""

_LEVELS = {
    "sec": "section",
    "subsec": "subsection",
    "para": "paragraph",
    "subpara": "subparagraph",
    "clause": "clause",
    "subclause": "subclause",
    "point": "point",
    "att": "hcontainer",
}
_CITED = re.compile(r"(《[^《》]{1,200}》)")
_UNSTATED = "1001-01-01"
"""Where the format wants a date and the plan states none: a date that nobody takes for one."""


def write_akn(plan: Plan) -> bytes:
    """Return a plan as an Akoma Ntoso document, UTF-8. The same plan gives the same bytes."""
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: AKN})  # type: ignore[dict-item]
    document = _add(root, "doc", name=_name(plan))
    _add_meta(document, plan)
    if plan.title or plan.preamble:
        preface = _add(document, "preface")
        if plan.title:
            _add(_add(preface, "longTitle"), "p").text = _text(plan.title)
        for line in _lines(plan.preamble):
            _add_words(_add(preface, "p"), line)
    body = _add(document, "mainBody")
    for node in plan.body:
        _add_node(body, node)
    if not plan.body:
        _add(body, "p")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _tag(name: str) -> str:
    return f"{{{AKN}}}{name}"


def _add(parent: etree._Element, element: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(element), attributes)


def _name(plan: Plan) -> str:
    return _text(plan.kind or "计划")


def _text(words: str) -> str:
    """Return words without the characters that XML cannot hold."""
    return "".join(
        c
        for c in words
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def _lines(text: str | None) -> Iterator[str]:
    for line in (text or "").splitlines():
        if _text(line).strip():
            yield _text(line).strip()


def _add_meta(document: etree._Element, plan: Plan) -> None:
    meta = _add(document, "meta")
    identification = _add(meta, "identification", source="#issuer")
    uri = print_frbr_uri(frbr_uri(plan.id or "plan", plan.dated, plan.year, plan.script or Script.HANS))
    work = _add_level(identification, "FRBRWork", uri.rsplit("/", 1)[0], plan.dated, "成文日期")
    _add(work, "FRBRcountry", value="cn")
    if plan.document_number:
        _add(work, "FRBRnumber", value=_text(plan.document_number))
    expression = _add_level(identification, "FRBRExpression", uri, plan.dated, "成文日期")
    _add(expression, "FRBRlanguage", language="zho")
    _add_level(identification, "FRBRManifestation", f"{uri}.akn", plan.published, "发布日期")
    references = _add(meta, "references", source="#issuer")
    issuers = _text("、".join(plan.issuers)) or "发文机关未载明"
    _add(references, "TLCOrganization", eId="issuer", href="/ontology/organization/cn/issuer", showAs=issuers)


def _add_level(
    identification: etree._Element, level: str, uri: str, day: dt.date | None, meaning: str
) -> etree._Element:
    """Describe the plan at one level of FRBR; a day that it does not state is said to be unstated."""
    element = _add(identification, level)
    _add(element, "FRBRthis", value=f"{uri}/!main")
    _add(element, "FRBRuri", value=uri)
    _add(element, "FRBRdate", date=str(day or _UNSTATED), name=meaning if day else f"{meaning}未载明")
    _add(element, "FRBRauthor", href="#issuer")
    return element


def _add_node(parent: etree._Element, node: Node) -> None:
    steps = parse_node_id(node.id or "")
    level = _LEVELS[steps[-1].level] if steps else "hcontainer"
    attributes = {"eId": node.id} if node.id else {}
    if level == "hcontainer":
        attributes["name"] = "annex" if steps else "provision"
    element = _add(parent, level, **attributes)
    _add(element, "num").text = _text(node.label)
    if node.heading:
        _add_words(_add(element, "heading"), _text(" ".join(node.heading.split())))
    lines = list(_lines(node.text))
    holder = _add(element, "intro" if node.children else "content") if lines or not node.children else None
    if holder is not None:
        for line in lines or [""]:
            _add_words(_add(holder, "p"), line)
    for child in node.children:
        _add_node(element, child)


def _add_words(element: etree._Element, words: str) -> None:
    """Set words as text, each 《…》 as a reference to a work."""
    last = None
    for at, piece in enumerate(_CITED.split(words)):
        if at % 2:
            last = _add(element, "ref", href="")
            last.text = piece
        elif last is None:
            element.text = piece
        else:
            last.tail = piece
