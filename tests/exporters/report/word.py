"""Word files for these tests: made from a body, and read back by their paragraphs."""

from __future__ import annotations

import zipfile
from io import BytesIO

from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import XmlNode

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"


def word(body: str) -> bytes:
    """A Word file of nothing but a body."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_P}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_P}/relationships"><Relationship Id="rId1" Type="{_R}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def paragraphs(content: bytes) -> list[str]:
    """The text of each paragraph."""
    package = BookPackage(content)
    return [
        "".join(text.text for text in node.walk() if text.local == "t")
        for node in package.tree(package.book).walk()
        if node.local == "p"
    ]


def nodes(content: bytes, local: str) -> list[XmlNode]:
    """The elements of a name in the text."""
    package = BookPackage(content)
    return [node for node in package.tree(package.book).walk() if node.local == local]
