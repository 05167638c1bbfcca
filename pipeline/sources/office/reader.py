"""Reads old Word and WPS files, RTF and ODT through LibreOffice: turned into a .docx, which is read as any other.

What a file is, is told by its bytes, not by its name: offices save pages and new Word files as .doc too, and those are
read as what they are.
"""

from __future__ import annotations

import io
import logging
import tempfile
import zipfile
from pathlib import Path
from typing import Final, Literal

from msgspec.structs import replace

from pipeline.errors import PasswordError, SourceError, system_reason
from pipeline.model import Finding, Layout
from pipeline.sources.docx.reader import read_docx
from pipeline.sources.html.page_rules import PageRules
from pipeline.sources.html.reader import read_html
from pipeline.sources.office.libreoffice import NotConvertedError, find_program, to_docx

Kind = Literal["doc", "rtf", "odt", "xml", "docx", "html", "mht"]
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEARCHED: Final = 4096
_MISSING: Final = (
    "读旧版 Word、WPS 文件要用 LibreOffice，这台机器上没有。"
    "请安装 LibreOffice，或用 Word、WPS 打开，另存为 .docx 或 PDF 再试"
)
_UNREAD: Final = "LibreOffice 打不开这个文件，可能已损坏。请用 Word 或 WPS 打开，另存为 .docx 或 PDF 再试"
_NO_WORDS: Final = "里面没有 Word 或 WPS 文字（是别的程序的文件）。请打开看一下，另存为 .docx 或 PDF 再试"
_LATE: Final = "LibreOffice 转换超时，没有读。请用 Word 或 WPS 打开，另存为 .docx 或 PDF 再试"
_TOLD: Final = (
    "这个文件是用 LibreOffice 转换以后读的；编号、文本框和表格如有出入，请用 Word 或 WPS 另存为 .docx 再转换。"
)


def read_office(path: Path, password: str, pages: PageRules) -> Layout:
    """The layout of a file that Word or WPS opens, its format ``word`` where LibreOffice converted it.

    Such a file carries the finding ``form.converted``. Raises SourceError with a reason in plain Chinese: no such file,
    LibreOffice missing, too late or unable, and what the readers of the forms raise; PasswordError if the file is
    encrypted and ``password`` is not its own.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}：文件打不开（{system_reason(error)}）。") from error
    kind = _kind_of(path.name, data)
    if kind == "docx":
        return read_docx(path, password)
    with tempfile.TemporaryDirectory(prefix="yaodian-") as folder:
        # A name of its own: what a person called the file is no matter for another program.
        source = Path(folder) / f"source.{kind}"
        source.write_bytes(_opened(path.name, data, password) if kind == "doc" else data)
        try:
            return read_html(source, pages) if kind in ("html", "mht") else _converted(source)
        except SourceError as error:
            # Readers name the file that they were given.
            _, _, why = str(error).partition("：")
            raise SourceError(f"{path.name}：{why}") from error


def _converted(source: Path) -> Layout:
    program = find_program()
    if program is None:
        raise SourceError(f"{source.name}：{_MISSING}。")
    made = source.parent / "made"
    made.mkdir()
    try:
        layout = read_docx(to_docx(program, source, made))
    except NotConvertedError as error:
        raise SourceError(f"{source.name}：{_LATE if error.late else _UNREAD}。") from error
    return replace(layout, format="word", findings=(*layout.findings, Finding.of("form.converted", _TOLD)))


def _kind_of(name: str, data: bytes) -> Kind:
    """What a file is by its bytes. Raises SourceError for what Word does not open."""
    begins = data[:_SEARCHED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(_OLE):
        return "docx" if "EncryptedPackage".encode("utf-16-le") in data else "doc"
    if begins.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK"):
        return _zipped(name, data)
    if begins.lower().startswith(b"mime-version:") or b"multipart/related" in begins.lower():
        return "mht"
    if begins.startswith(b"<"):
        return "xml" if b"wordDocument" in begins else "html"
    if not data:
        raise SourceError(f"{name}：文件是空的（0 字节），请重新取得文件。")
    advice = "其实是 PDF 文件，请把扩展名改成 .pdf" if begins.startswith(b"%PDF") else "请确认文件内容，或重新取得文件"
    raise SourceError(f"{name}：不是 Word 或 WPS 文件，{advice}。")


def _zipped(name: str, data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(f"{name}：文件已损坏或没有传完，请重新取得文件。") from error
    return "odt" if "content.xml" in names and "word/document.xml" not in names else "docx"


def _opened(name: str, data: bytes, password: str) -> bytes:
    """An old Word file without its encryption, if it has any. Raises SourceError for old files of other programs."""
    import msoffcrypto
    import olefile
    from msoffcrypto.exceptions import InvalidKeyError

    # It tells of odd containers on standard error otherwise.
    logging.getLogger("olefile").addHandler(logging.NullHandler())
    try:
        with olefile.OleFileIO(data) as container:
            if not container.exists("WordDocument"):
                raise SourceError(f"{name}：{_NO_WORDS}。")
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not office.is_encrypted():
            return data
        if not password:
            raise PasswordError.of(name)
        office.load_key(password=password)
        opened = io.BytesIO()
        office.decrypt(opened)
        return opened.getvalue()
    except (SourceError, MemoryError):
        raise
    except InvalidKeyError as error:
        raise PasswordError.of(name) from error
    # Both libraries raise nearly anything about a broken file: struct.error, ValueError, OSError …
    except Exception as error:
        raise SourceError(f"{name}：文件已损坏或不完整，读不出来，请重新取得文件。") from error
