"""An empty .docx with the styles of official documents, and the packing of a finished one.

Starts from python-docx's blank document and takes out of it what an official document must not carry:
theme fonts, preview picture, custom data, names of people. The same document packs to the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.publish.notice.faces import Face, Font, FontProfile, fonts_of
from generator.publish.notice.geometry import CHARACTER, LINE, TIGHTER

_KEPT_PARTS = frozenset((RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE))
_KEPT_PROPERTIES = frozenset((RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES))
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def new_document(profile: FontProfile, title: str) -> Any:
    """Return an empty document with official styles, settings and font table."""
    document = docx.Document()
    fonts = fonts_of(profile)
    _drop_parts(document.part.rels, _KEPT_PARTS)
    _drop_parts(document.part.package.rels, _KEPT_PROPERTIES)
    _replace_children(document.styles.element, _styles_xml(fonts))
    _replace_children(document.settings.element, _SETTINGS)
    font_table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    font_table._blob = _font_table_xml(fonts).encode()
    _clear_properties(document, title)
    return document


def pack(document: Any) -> bytes:
    """Return the bytes of a document, with fixed times in place of those of the clock."""
    draft, packed = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _drop_parts(relations: Any, kept: frozenset[str]) -> None:
    for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
        relations.pop(key)


def _replace_children(element: Any, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _clear_properties(document: Any, title: str) -> None:
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = title


_SETTINGS = f"""<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:evenAndOddHeaders/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:spaceForUL/>
    <w:balanceSingleByteDoubleByteWidth/>
    <w:doNotLeaveBackslashAlone/>
    <w:ulTrailSpace/>
    <w:doNotExpandShiftReturn/>
    <w:useFELayout/>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
</w:settings>"""


def rfonts_xml(font: Font) -> str:
    """Return the ``w:rFonts`` of a font, with the hint that gives quotes and dashes their Chinese form."""
    name = quoteattr(font.name)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>'


def _styles_xml(fonts: dict[Face, Font]) -> str:
    text = rfonts_xml(fonts[Face.FANGSONG])
    return f"""<w:styles {nsdecls("w")}>
  <w:docDefaults>
    <w:rPrDefault><w:rPr>{text}<w:sz w:val="32"/><w:szCs w:val="32"/>
      <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:qFormat/>
    <w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>
      <w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>
      <w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>
      <w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/><w:jc w:val="both"/></w:pPr>
    <w:rPr>{text}<w:spacing w:val="{TIGHTER}"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/>
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
      <w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>
    </w:tblCellMar></w:tblPr>
  </w:style>
  {"".join(_style_xml(fonts, *style) for style in _STYLES)}
</w:styles>"""


_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_CELL_INDENT = '<w:ind w:left="60" w:right="60" w:firstLineChars="0" w:firstLine="0"/>'
_STYLES: tuple[tuple[str, str, Face, int, str], ...] = (
    ("OfficialTitle", "公文标题", Face.TITLE, 44, f'{_NO_INDENT}<w:jc w:val="center"/>'),
    ("Mark", "发文机关标志", Face.TITLE, 72, f'{_NO_INDENT}<w:jc w:val="center"/>'),
    ("Number", "发文字号", Face.FANGSONG, 32, f'{_NO_INDENT}<w:jc w:val="center"/>'),
    ("Addressees", "主送机关", Face.FANGSONG, 32, _NO_INDENT),
    ("Heading1", "heading 1", Face.HEI, 32, '<w:outlineLvl w:val="0"/>'),
    ("Heading2", "heading 2", Face.KAI, 32, '<w:outlineLvl w:val="1"/>'),
    ("Heading3", "heading 3", Face.FANGSONG, 32, '<w:outlineLvl w:val="2"/>'),
    ("Attachments", "附件说明", Face.FANGSONG, 32, '<w:jc w:val="left"/>'),
    ("AttachmentLabel", "附件标识", Face.HEI, 32, _NO_INDENT),
    ("Signature", "署名", Face.FANGSONG, 32, f'{_NO_INDENT}<w:jc w:val="center"/>'),
    ("Colophon", "版记", Face.FANGSONG, 28, f'{_NO_INDENT}<w:jc w:val="left"/>'),
    ("TableText", "表格文字", Face.FANGSONG, 21, f'{_CELL_INDENT}<w:jc w:val="left"/>'),
    ("TableHead", "表格标题", Face.HEI, 21, f'{_CELL_INDENT}<w:jc w:val="center"/>'),
    ("PageNumber", "页码", Face.SONG, 28, _NO_INDENT),
)
_PITCHES = {"Colophon": 360, "PageNumber": 360, "TableText": 320, "TableHead": 320}
_HEADINGS = frozenset(("Heading1", "Heading2", "Heading3"))


def _style_xml(
    fonts: dict[Face, Font], style_id: str, name: str, face: Face, size: int, paragraph: str
) -> str:
    keep = "<w:keepNext/>" if style_id in _HEADINGS else ""
    pitch = ""
    if style_id in _PITCHES:
        pitch = f'<w:spacing w:before="0" w:after="0" w:line="{_PITCHES[style_id]}" w:lineRule="exact"/>'
    tight = "" if size == 32 else '<w:spacing w:val="0"/>'
    return f"""<w:style w:type="paragraph" w:styleId="{style_id}">
    <w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>
    <w:pPr>{keep}{pitch}{paragraph}</w:pPr>
    <w:rPr>{rfonts_xml(fonts[face])}{tight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>
  </w:style>"""


def _font_table_xml(fonts: dict[Face, Font]) -> str:
    entries = "".join(
        f"<w:font w:name={quoteattr(font.name)}><w:altName w:val={quoteattr(font.other)}/>"
        f'<w:charset w:val="86"/><w:family w:val="{font.family}"/><w:pitch w:val="default"/></w:font>'
        for font in fonts.values()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:fonts {nsdecls('w')}>{entries}</w:fonts>"
