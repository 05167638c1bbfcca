"""What a file holds: documents, pages, templates, notes, signatures and attachments, by odd ways too."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.sources.ofd.volumes import A4, PageRef, Stamp, Volume, area_of, volumes
from pipeline.sources.ofd.zipped import ZippedParts
from tests.sources.ofd.writing import Ofd, text


def opened(path: Path) -> list[Volume]:
    with ZippedParts(path) as parts:
        return volumes(parts)


def test_pages_in_the_order_of_their_list(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 20, "甲")).page(text(20, 20, "乙"))
    ofd.pages = [*reversed(ofd.pages), "<ofd:Page ID='9' BaseLoc='Pages/None.xml'/>"]
    (volume,) = opened(ofd.save())
    assert volume.pages == (
        PageRef("101", "doc_0/pages/page_1/content.xml"),
        PageRef("100", "doc_0/pages/page_0/content.xml"),
        PageRef("9", None),
    )
    assert volume.resources == ("doc_0/publicres.xml",) and volume.area == A4


def test_sizes() -> None:
    def area(inner: str) -> tuple[float, float, float, float]:
        return area_of(etree.fromstring(f"<Area>{inner}</Area>"), A4)

    assert area("<PhysicalBox>0 0 297 210</PhysicalBox>") == (0, 0, 297, 210)
    assert area("<ApplicationBox>5 5 200 200</ApplicationBox>") == (5, 5, 200, 200)
    assert area("<PhysicalBox>0 0 0 0</PhysicalBox>") == area("") == area_of(None, A4) == A4


def test_what_stands_beside_the_pages(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 20, "甲"))
    ofd.common = "<ofd:TemplatePage ID='7' BaseLoc='Tpls/T.xml'/><ofd:TemplatePage ID='8' BaseLoc='none.xml'/>"
    ofd.beside = "<ofd:Annotations>Annots/All.xml</ofd:Annotations><ofd:Attachments>/Doc_0/Att.xml</ofd:Attachments>"
    ofd.body = "<ofd:Signatures>Doc_0/Signs/All.xml</ofd:Signatures>"
    ofd.parts |= {
        "Doc_0/Tpls/T.xml": "<ofd:Page/>",
        "Doc_0/Annots/All.xml": "<ofd:Annotations><ofd:Page PageID='100'><ofd:FileLoc>P/A.xml</ofd:FileLoc></ofd:Page>"
        "</ofd:Annotations>",
        "Doc_0/Annots/P/A.xml": "<ofd:PageAnnot/>",
        "Doc_0/Att.xml": "<ofd:Attachments><ofd:Attachment Name='表'/><ofd:Attachment Name='数据' Visible='false'/>"
        "<ofd:Attachment><ofd:FileLoc>Res/图.jpg</ofd:FileLoc></ofd:Attachment></ofd:Attachments>",
        "Doc_0/Signs/All.xml": "<ofd:Signatures><ofd:Signature BaseLoc='S/S.xml'/><ofd:Signature BaseLoc='none'/>"
        "</ofd:Signatures>",
        "Doc_0/Signs/S/S.xml": "<ofd:Signature><ofd:SignedInfo><ofd:StampAnnot PageRef='100' Boundary='10 20 30 40'/>"
        "</ofd:SignedInfo></ofd:Signature>",
    }
    (volume,) = opened(ofd.save())
    assert volume.templates == {"7": "doc_0/tpls/t.xml"}
    assert volume.notes == {"100": ["doc_0/annots/p/a.xml"]}
    assert volume.attached == ("表", "图.jpg")
    assert volume.signatures == 2 and volume.stamps == (Stamp("100", (10, 20, 30, 40)),)


def test_the_current_version_counts(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 20, "旧"))
    ofd.body = (
        "<ofd:Versions><ofd:Version ID='1' BaseLoc='V/1.xml'/><ofd:Version ID='2' Current='true' BaseLoc='V/2.xml'/>"
        "</ofd:Versions>"
    )
    ofd.parts |= {
        "V/1.xml": "<ofd:DocVersion><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocVersion>",
        "V/2.xml": "<ofd:DocVersion><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocVersion>",
        "Doc_1/Document.xml": "<ofd:Document><ofd:Pages><ofd:Page ID='5' BaseLoc='P.xml'/></ofd:Pages></ofd:Document>",
        "Doc_1/P.xml": "<ofd:Page/>",
    }
    (volume,) = opened(ofd.save())
    assert [page.part for page in volume.pages] == ["doc_1/p.xml"]


def test_a_document_that_is_missing_is_left_out(tmp_path: Path) -> None:
    ofd = Ofd(tmp_path / "a.ofd").page(text(20, 20, "甲"))
    ofd.body = "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_7/Document.xml</ofd:DocRoot>"
    assert len(opened(ofd.save())) == 1
