"""XML parts of a document, parsed without entities, network or unbounded depth."""

from __future__ import annotations

from lxml import etree

from generator.importers.document import ImportFailure


def parse_part(content: bytes) -> etree._Element:
    """Parse one XML part of a Word file.

    Raises:
        ImportFailure: where it is not well-formed, is nested deeper than libxml2 allows (256), or
            declares a document type: no Word file has one, and entities are how XML bombs are built.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ImportFailure("文件内部的 XML 已损坏或嵌套过深。请在 Word、WPS 中打开后另存为 docx") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ImportFailure(
            "文件内部声明了 XML 实体，正常的 Word 文件没有，为安全起见不读取。请向来文单位重新索取"
        )
    return root
