"""A package is read and written part by part; what nobody changes stays byte for byte."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import DamagedPartError


def saved() -> bytes:
    book = openpyxl.Workbook()
    book.create_sheet("另一张")["A1"].hyperlink = "https://example.invalid/"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_parts_stay_and_the_same_parts_give_the_same_bytes() -> None:
    package = BookPackage(saved())
    before = dict(package.parts)
    content = package.content()
    assert BookPackage(content).parts == before and BookPackage(content).content() == content


def test_sheets_and_where_parts_lead() -> None:
    package = BookPackage(saved())
    assert [(entry.name, entry.is_grid) for entry in package.sheets()] == [("Sheet", True), ("另一张", True)]
    (link,) = package.relations(package.sheets()[1].part).values()
    assert (link.kind, link.target, link.external) == ("hyperlink", "https://example.invalid/", True)
    assert package.lead(package.book, "styles") == "xl/styles.xml" and package.lead(package.book, "none") is None


def test_a_part_is_added_led_to_and_taken_out() -> None:
    package = BookPackage(saved())
    before = BookPackage(saved()).parts
    name = package.free_name("xl/worksheets/sheet", ".xml")
    package.add(name, b"<a/>", "text/xml")
    identity = package.relate(package.book, "worksheet", name)
    assert package.relations(package.book)[identity].target == name
    package.declare("vml", "text/vml")
    package.declare("vml", "text/other")
    assert package.parts["[Content_Types].xml"].count(b"vml") == 2
    package.remove(name, package.book)
    assert name not in package.parts and identity not in package.relations(package.book)
    assert package.parts.keys() == before.keys()


@pytest.mark.parametrize("content", [b"", b"no archive", saved()[:300], saved()[:-30]])
def test_what_is_no_workbook(content: bytes) -> None:
    with pytest.raises(DamagedPartError):
        BookPackage(content)


def test_an_archive_that_unpacks_to_too_much() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("a", b"x")
    content = file.getvalue()
    at = content.index(b"PK\x01\x02") + 24
    with pytest.raises(DamagedPartError):
        BookPackage(content[:at] + (1 << 31).to_bytes(4, "little") + content[at + 4 :])
