"""The parts inside an OFD file: found by whatever way refers to them, parsed with nothing outside resolved."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from pipeline.errors import SourceError, system_reason
from pipeline.sources.ofd.values import Element

MOST_BYTES: Final = 256 * 2**20
"""Bytes that one part may take when unpacked; all parts that are read together twice as many."""
MOST_PARTS: Final = 200_000
ENTRY: Final = "ofd.xml"

_DAMAGED: Final = "文件已损坏或不完整，读不出来，请重新下载或向发文单位索取"
_DISGUISED: Final = (
    (b"%PDF-", "其实是 PDF 文件，请把扩展名改成 .pdf"),
    (b"\xd0\xcf\x11\xe0", "其实是旧版 Word、WPS 或 Excel 文件，请打开后另存为 PDF"),
    (b"\xff\xd8\xff", "其实是图片（JPEG），请先做文字识别（OCR）"),
    (b"\x89PNG", "其实是图片（PNG），请先做文字识别（OCR）"),
    (b"<", "其实是网页，可能下载时得到的是登录页或出错页，请重新下载"),
)
# What XML 1.0 does not allow, in bytes and as references; some writers put it into text all the same.
_NO_TEXT: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_DECLARED: Final = re.compile(rb"^\s*<\?xml[^>]*\?>")


class ZippedParts:
    """Holds the file open; use as a context manager. Names of parts are without regard to case and slashes.

    ``broken`` are the parts of which only something could be read.
    """

    def __init__(self, path: Path) -> None:
        """Raises SourceError in plain Chinese for what is no OFD file."""
        self._name = path.name
        self._left = 2 * MOST_BYTES
        self._counted: set[str] = set()
        self.broken: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise SourceError(
                f"{path.name}：无法读取（{system_reason(error)}），请检查文件是否存在、是否有权限。"
            ) from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _no_zip(path) from error
        if len(self._zip.infolist()) > MOST_PARTS:
            self._zip.close()
            raise SourceError(f"{path.name}：压缩包里的文件太多（超过 {MOST_PARTS} 个），没有读。请核实来源。")
        self._parts = {_plain(_decoded(one)): one for one in self._zip.infolist() if not one.is_dir()}
        roots = [name for name in self._parts if name == ENTRY or name.endswith("/" + ENTRY)]
        self.root = dirname(min(roots, key=len)) if roots else ""

    def __enter__(self) -> ZippedParts:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def entry(self) -> Element:
        """The root of OFD.xml. Raises SourceError where there is none, or the file is encrypted."""
        name = self.find(ENTRY)
        if self.find("Encryptions.xml") is not None:
            raise SourceError(f"{self._name}：文件加了密，本程序打不开。请用 OFD 阅读器打开，另存为没有密码的文件。")
        tree = self.tree(name) if name else None
        if tree is None:
            word = any(one.startswith("word/") for one in self._parts)
            other = "其实是 Word 文件，请把扩展名改成 .docx" if word else "里面没有 OFD.xml，请确认文件内容，或重新下载"
            raise SourceError(f"{self._name}：不是 OFD 文件，{other}。")
        return tree

    def find(self, way: str, *beside: str) -> str | None:
        """The name of the part that ``way`` means in the parts ``beside``, the first that fits; None if there is none.

        A way is relative to the part it stands in, or begins with / at the root; writers also leave out the slash.
        """
        way = _plain(way, keep_root=True)
        folders = [self.root] if way.startswith("/") else [*(dirname(part) for part in beside), self.root, ""]
        for folder in folders:
            name = normpath(join(folder, way.lstrip("/"))).lstrip("/")
            while name.startswith("../"):
                name = name[3:]
            if name in self._parts:
                return name
        return None

    def tree(self, part: str) -> Element | None:
        """The root of a part, or of what is left of it (see ``broken``); None for one that is no XML.

        Raises SourceError beyond the limits, or for a DTD.
        """
        data = self.data(part)
        try:
            return self._parsed(data, _parser(recover=False))
        except etree.XMLSyntaxError as error:
            if "depth" in str(error).lower():
                raise SourceError(f"{self._name}：内容嵌套得太深，没有读。请核实来源。") from error
        parser = _parser(recover=True)
        try:
            root = self._parsed(_mended(data), parser)
        except etree.XMLSyntaxError:
            root = None
        # A prefix that is declared nowhere (a namespace error) loses nothing.
        if root is None or any(
            one.level_name != "WARNING" and one.domain_name != "NAMESPACE" for one in parser.error_log
        ):
            self.broken.add(part)
        return root

    def data(self, part: str) -> bytes:
        """The bytes of a part. Raises SourceError for one that is damaged, locked or too large."""
        info = self._parts[part]
        if info.flag_bits & 1:
            raise SourceError(f"{self._name}：压缩包加了密码。请先去掉密码再试。")
        more = 0 if part in self._counted else info.file_size
        if info.file_size > MOST_BYTES or more > self._left:
            raise SourceError(
                f"{self._name}：解压后过大（{part} 有 {info.file_size // 2**20} MB），没有读。请核实来源。"
            )
        self._left -= more
        self._counted.add(part)
        try:
            return self._zip.read(info)
        # What the packers raise is of many kinds: zlib.error, LZMAError, EOFError …
        except Exception as error:
            if isinstance(error, MemoryError):
                raise
            raise SourceError(f"{self._name}：{_DAMAGED}。") from error

    def _parsed(self, data: bytes, parser: etree.XMLParser) -> Element | None:
        root: Element | None = etree.fromstring(data, parser)
        if root is not None and root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"{self._name}：文件里有外部引用（DTD、XML 实体），OFD 不会这样保存，没有读。请核实来源。"
            )
        return root


def _mended(data: bytes) -> bytes:
    """A part as UTF-8, with spaces for signs that XML does not know: offsets count them as characters."""
    data = _NO_TEXT.sub(b" ", data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            data = _DECLARED.sub(b"", data).decode("gb18030").encode("utf-8")
        except UnicodeDecodeError:
            return data
    return data


def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _decoded(info: zipfile.ZipInfo) -> str:
    """A part's name; names that are not marked as UTF-8 are tried as it, then as Chinese."""
    if info.flag_bits & 0x800:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return info.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return info.filename


def _plain(name: str, keep_root: bool = False) -> str:
    plain = name.strip().replace("\\", "/").lower()
    root = keep_root and plain.startswith("/")
    plain = normpath(plain.lstrip("/") or ".").lstrip("/")
    return f"/{plain}" if root else plain


def _no_zip(path: Path) -> SourceError:
    """Why the file is no zip, told from its first bytes."""
    with path.open("rb") as file:
        start = file.read(1024)
    if not start:
        return SourceError(f"{path.name}：文件是空的（0 字节），请重新取得文件。")
    if start.startswith(b"PK"):
        return SourceError(f"{path.name}：{_DAMAGED}。")
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, what in _DISGUISED:
        if begins.startswith(sign):
            return SourceError(f"{path.name}：不是 OFD 文件，{what}。")
    return SourceError(f"{path.name}：不是 OFD 文件，请确认文件内容，或重新下载。")
