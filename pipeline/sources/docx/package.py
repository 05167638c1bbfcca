"""The zip package of a Word file (ECMA-376, part 2): its parts as XML trees, read with limits. Knows no text.

Nothing outside the file is ever fetched, no entity resolved, no macro looked at. The Strict form (ISO/IEC 29500) has
other namespaces for the same elements; they are made the usual ones here, so that nobody else meets them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from pipeline.errors import SourceError, system_reason
from pipeline.sources.docx.encrypted import OLE, decrypted

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as lxml writes it in front of a name."""
MOST_BYTES: Final = 32 * 2**20
"""Bytes that are unpacked at most, of all parts together: a thousand pages of text have about ten million."""
MOST_TAGS: Final = 4_000_000
"""Tags of one part at most: each takes more room in memory than in the file. A thousand pages have about a million."""
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_DISGUISED: Final = (
    (b"%PDF", "其实是 PDF 文件，请把扩展名改成 .pdf 再试"),
    (b"{\\rtf", "其实是 RTF 文件，请用 Word 或 WPS 打开，另存为 .docx"),
    (b"<", "其实是网页或 XML 文件，请用 Word 或 WPS 打开，另存为 .docx"),
)
_SEARCHED: Final = 1024
_DAMAGED: Final = "文件已损坏或没有传完，请重新获取，或用 Word、WPS 打开修复后另存为 .docx"


class Package:
    """The parts of one file, each found by what refers to it. Use as a context manager; it holds the file open."""

    def __init__(self, path: Path, password: str = "") -> None:
        """Raises SourceError for what is no Word file, PasswordError if ``password`` does not open it."""
        self._name = path.name
        self._left = MOST_BYTES
        try:
            with path.open("rb") as file:
                start = file.read(_SEARCHED)
            self._zip = zipfile.ZipFile(decrypted(path, password) if start.startswith(OLE) else path)
        except OSError as error:
            raise SourceError(f"{path.name}：文件打不开（{system_reason(error)}）。") from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _no_package(path.name, start) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def main(self) -> str:
        """The name of the part that holds the text. Raises SourceError if the file is no Word document."""
        for _, name in self.related("", ("officeDocument",)):
            return name
        raise SourceError(f"{self._name}：不是 Word 文件（里面没有正文）。请用 Word 或 WPS 打开，另存为 .docx。")

    def related(self, part: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """(kind, name) of the parts inside the file that a part refers to, in the order of its relationships."""
        folder, _, base = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        for one in root.iter(_RELATION) if root is not None else ():
            kind = one.get("Type", "").rpartition("/")[2]
            target = one.get("Target", "")
            if kind in kinds and one.get("TargetMode") != "External" and target:
                inside = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
                if inside.lower() in self._names:
                    yield kind, inside

    def tree(self, part: str) -> etree._Element | None:
        """The root of a part; None if there is none. Raises SourceError for one broken or beyond the limits."""
        name = self._names.get(part.lower())
        if name is None:
            return None
        data = self._bytes(name)
        if data.count(b"<") > MOST_TAGS:
            raise self._too_large()
        if b"<!DOCTYPE" in data:
            raise self._foreign()
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error).lower():
                raise SourceError(
                    f"{self._name}：表格或内容嵌套得太深，没有读。请用 Word 打开，去掉层层嵌套的表格再试。"
                ) from error
            raise SourceError(f"{self._name}：{_DAMAGED}。") from error
        # In UTF-16 the mark is not found above.
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._foreign()
        return root

    def _foreign(self) -> SourceError:
        return SourceError(f"{self._name}：文件里有外部引用（DTD、XML 实体），Word 不会这样保存，没有读。请核实来源。")

    def _too_large(self) -> SourceError:
        return SourceError(f"{self._name}：解压后过大（至多 {MOST_BYTES // 2**20} MB），没有读。请核实来源。")

    def _bytes(self, name: str) -> bytes:
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise SourceError(f"{self._name}：压缩包加了密码。请先解压、去掉密码再试。")
        self._left -= info.file_size
        if self._left < 0:
            raise self._too_large()
        try:
            return self._zip.read(info)
        except MemoryError:
            raise
        # What the packers of the standard library raise about broken data has no common class.
        except Exception as error:
            raise SourceError(f"{self._name}：{_DAMAGED}。") from error


def _no_package(name: str, start: bytes) -> SourceError:
    """Why the file is no zip, told from its first bytes."""
    if not start:
        return SourceError(f"{name}：文件是空的（0 字节），请重新取得文件。")
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = next((kind for sign, kind in _DISGUISED if begins.startswith(sign)), _DAMAGED)
    return SourceError(f"{name}：{kind}。")
