"""Files of every form that nobody can read, beside a notice: each is told in one clear line, and the notice is made."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image

import yaodian
from pipeline.sources.docx import package
from tests import DATA
from tests.pages.paper import Paper
from tests.sources.docx.writing import p, write
from tests.sources.ofd.test_zipped import packed
from tests.sources.ofd.writing import Ofd

pytestmark = [pytest.mark.process, pytest.mark.ocr]
SEED = DATA / "lanshan-2021"


def _encrypted(path: Path) -> None:
    found = io.BytesIO()
    with (SEED / "word.docx").open("rb") as file:
        OOXMLFile(file).encrypt("机密", found)
    path.write_bytes(found.getvalue())


def _nested(path: Path) -> None:
    write(path, "<w:tbl><w:tr><w:tc>" * 10_000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 10_000)


def _with_entity(path: Path) -> None:
    body = "<w:document><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    other = write(path.with_name("plain.docx"), p("甲"))
    with package.zipfile.ZipFile(other) as old, package.zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            dtd = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>{body}'.encode()
            new.writestr(name, dtd if name == "word/document.xml" else old.read(name))
    other.unlink()


def _of_100_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"<html><body>")
        file.truncate(100_000_000)


def _referring_outside(path: Path) -> None:
    packed(path, {"OFD.xml": "<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd'><a/>"})


def _garbage(path: Path) -> None:
    """A text layer in which each character is another than the one printed."""
    text = "各级各部门要按时公开预算决算，接受社会监督。" * 8
    wrong = "".join(chr(0x4E00 + (ord(one) * 7 + 1234) % 0x5200) if one not in "，。" else one for one in text)
    paper = Paper(path).page()
    for at in range(0, len(wrong), 40):
        paper.text(20, 20 + at, wrong[at : at + 40])
    paper.save()


def _huge(path: Path) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 99)))


BAD: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "encrypted.docx": (_encrypted, "文件有密码，打不开；请用 --password-file"),
    "renamed.docx": (lambda path: shutil.copy(SEED / "word.doc", path), "其实是旧版 Word"),
    "bomb.docx": (lambda path: write(path, p("甲"), {"styles": " " * package.MOST_BYTES}), "解压后过大"),
    "nested.docx": (_nested, "嵌套得太深"),
    "entity.docx": (_with_entity, "XML 实体"),
    "large.html": (_of_100_megabytes, "网页文件太大（超过 50 MB）"),
    "pageless.ofd": (lambda path: Ofd(path).save(), "一页也没有"),
    "outside.ofd": (_referring_outside, "外部引用"),
    "huge.png": (_huge, "图片太大，读不了"),
    "photo.jpg": (lambda path: Image.effect_noise((400, 300), 20).save(path), "图片里没有认出文字"),
    "garbage.pdf": (_garbage, "文字是乱码"),
}


def test_each_is_told_in_one_line_and_the_notice_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(SEED / "word.docx", folder / "notice.docx")
    for name, (make, _) in BAD.items():
        make(folder / name)
    before = {path.name: path.read_bytes()[:1000] for path in folder.iterdir()}
    results = {one.input.path.name: one for one in yaodian.convert(folder, tmp_path / "out", exports=["json"])}
    assert results.keys() == {*BAD, "notice.docx"} and results["notice.docx"].status == "done"
    for name, (_, words) in BAD.items():
        said = results[name].outcome.reason
        assert results[name].status == "failed" and words in said, f"{name}: {said}"
        assert said.startswith(f"{name}：") and "\n" not in said and "Traceback" not in said
    assert {path.name: path.read_bytes()[:1000] for path in folder.iterdir()} == before
    assert len(yaodian.load(tmp_path / "out/notice").tasks) == 34
