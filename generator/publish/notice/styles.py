"""What a paragraph and its runs look like once their styles are resolved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Type(NamedTuple):
    """The type of a run: font product, size in points, extra space in points, colour, weight, width."""

    font: str | None
    size: float
    spacing: float
    colour: str | None
    bold: bool
    scale: int
    hinted: bool


class Words(NamedTuple):
    """A run of words in one type."""

    text: str
    type: Type
    highlighted: bool


class Line(NamedTuple):
    """A paragraph: its runs and its layout. ``pitch`` is in twips, ``None`` unless exact."""

    runs: tuple[Words, ...]
    style: str | None
    align: str | None
    pitch: int | None
    indent: float
    red_rule: bool
    in_table: bool

    @property
    def text(self) -> str:
        """Return the words, with line breaks as line feeds."""
        return "".join(run.text for run in self.runs)

    @property
    def type(self) -> Type | None:
        """Return the type of the first words."""
        return next((run.type for run in self.runs if run.text.strip()), None)


def q(name: str) -> str:
    """Return a qualified name: ``q("p")``."""
    return f"{{{_W}}}{name}"


def value_of(element: Any, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of a child element, ``w:val`` by default."""
    child = element.find(q(name)) if element is not None else None
    return child.get(q(attribute)) if child is not None else None


def is_on(element: Any) -> bool:
    """Tell whether a switch is there and not turned off."""
    return element is not None and element.get(q("val")) not in ("0", "false", "off")


def number_of(text: str | None, otherwise: int = 0) -> int:
    """Read a number; what is none counts as ``otherwise``."""
    try:
        return round(float(text)) if text else otherwise
    except ValueError:
        return otherwise


class Styles:
    """The styles of a document, by id, and how a paragraph or run resolves through them."""

    def __init__(self, root: Any) -> None:
        self._styles = {s.get(q("styleId")): s for s in root.iter(q("style"))}
        default = (s for s in root.iter(q("style")) if s.get(q("default")) in ("1", "true"))
        self._default = next((s for s in default if s.get(q("type")) == "paragraph"), None)
        defaults = root.find(q("docDefaults"))
        self._text_defaults = defaults.find(f".//{q('rPr')}") if defaults is not None else None
        theme = (q("asciiTheme"), q("eastAsiaTheme"), q("hAnsiTheme"))
        self.uses_theme_fonts = any(f.get(a) for f in root.iter(q("rFonts")) for a in theme)

    def line(self, paragraph: Any) -> Line:
        """Return a paragraph with what its style, those below it and the defaults give it."""
        properties = paragraph.find(q("pPr"))
        style = value_of(properties, "pStyle")
        chain = [properties, *(s.find(q("pPr")) for s in self._chain(style))]
        size = self._type(None, style).size
        return Line(
            runs=tuple(self._runs(paragraph, style)),
            style=style,
            align=_first(chain, "jc"),
            pitch=_pitch(chain),
            indent=_indent(chain, size),
            red_rule=_has_red_rule(chain),
            in_table=any(True for _ in paragraph.iterancestors(q("tc"))),
        )

    def _chain(self, style: str | None) -> Iterator[Any]:
        """Yield a style and those that it is based on, to the default."""
        element, seen = self._styles.get(style, self._default), 0
        while element is not None and seen < 20:
            yield element
            based = value_of(element, "basedOn")
            element = self._styles.get(based) if based else None
            seen += 1

    def _runs(self, paragraph: Any, style: str | None) -> Iterator[Words]:
        for run in paragraph.iter(q("r")):
            text = "".join(_run_text(child) for child in run)
            if text:
                properties = run.find(q("rPr"))
                marked = properties is not None and properties.find(q("highlight")) is not None
                yield Words(text, self._type(properties, style), marked)

    def _type(self, properties: Any, style: str | None) -> Type:
        chain = [properties, *(s.find(q("rPr")) for s in self._chain(style)), self._text_defaults]
        chain = [element for element in chain if element is not None]
        fonts = [f for e in chain if (f := e.find(q("rFonts"))) is not None]
        return Type(
            font=next((f.get(q("eastAsia")) for f in fonts if f.get(q("eastAsia"))), None),
            size=number_of(_first(chain, "sz"), 20) / 2,
            spacing=number_of(_first(chain, "spacing")) / 20,
            colour=_first(chain, "color"),
            bold=is_on(next((b for e in chain if (b := e.find(q("b"))) is not None), None)),
            scale=number_of(_first(chain, "w"), 100),
            hinted=next((h for f in fonts if (h := f.get(q("hint")))), None) == "eastAsia",
        )


def _first(chain: list[Any], name: str) -> str | None:
    return next((v for element in chain if element is not None and (v := value_of(element, name))), None)


def _run_text(child: Any) -> str:
    tag = etree.QName(child).localname
    return (child.text or "") if tag == "t" else {"br": "\n", "cr": "\n", "tab": "\t"}.get(tag, "")


def _pitch(chain: list[Any]) -> int | None:
    for element in chain:
        spacing = element.find(q("spacing")) if element is not None else None
        if spacing is not None and spacing.get(q("line")):
            return number_of(spacing.get(q("line"))) if spacing.get(q("lineRule")) == "exact" else None
    return None


def _indent(chain: list[Any], size: float) -> float:
    """Return the indent of the first line, in characters."""
    for element in chain:
        indent = element.find(q("ind")) if element is not None else None
        if indent is not None:
            if indent.get(q("firstLineChars")):
                return number_of(indent.get(q("firstLineChars"))) / 100
            if indent.get(q("firstLine")):
                return number_of(indent.get(q("firstLine"))) / 20 / size
    return 0.0


def _has_red_rule(chain: list[Any]) -> bool:
    for element in chain:
        border = element.find(f"{q('pBdr')}/{q('bottom')}") if element is not None else None
        if border is not None:
            return is_red(border.get(q("color")))
    return False


def is_red(colour: str | None) -> bool:
    """Tell whether a colour of six hexadecimal digits is a red."""
    if colour is None or len(colour) != 6:
        return False
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red > 150 and green < 90 and blue < 90
