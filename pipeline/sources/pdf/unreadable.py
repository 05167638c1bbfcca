"""Why a PDF could not be read, in words for a clerk: whatever pdfminer and pdfplumber raise becomes a SourceError."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from pipeline.errors import PasswordError, SourceError, system_reason

UNREADABLE: Final = 0.05
"""The share of characters without a readable code from which on a file counts as unreadable."""

_LIKE_WORD: Final = "其实是 Word、WPS 或压缩文件；是 .docx 文件的，把扩展名改回 .docx 再试"
_KINDS: Final = (
    (b"PK\x03\x04", _LIKE_WORD),
    (b"\xd0\xcf\x11\xe0", "其实是旧版 Word、WPS 或 Excel 文件，请打开后另存为 PDF"),
    (b"\xff\xd8\xff", "其实是图片（JPEG），请先做文字识别（OCR）"),
    (b"\x89PNG", "其实是图片（PNG），请先做文字识别（OCR）"),
    (b"{\\rtf", "其实是 RTF 文件，请用 Word 或 WPS 打开后另存为 PDF"),
    (b"<", "其实是网页，可能下载时得到的是登录页或出错页，请重新下载"),
)
_SEARCHED: Final = 1024


def check_signature(path: Path) -> None:
    """That the file begins like a PDF (within 1,024 bytes, as readers allow). Raises SourceError that says what it
    seems to be instead."""
    try:
        with path.open("rb") as file:
            start = file.read(_SEARCHED)
    except OSError as error:
        raise SourceError(
            f"{path.name}：无法读取（{system_reason(error)}），请检查文件是否存在、是否有权限。"
        ) from error
    if b"%PDF-" in start:
        return
    if not start:
        raise SourceError(f"{path.name}：文件是空的（0 字节），请重新取得文件。")
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = next((kind for sign, kind in _KINDS if begins.startswith(sign)), "请确认文件内容，或重新下载")
    raise SourceError(f"{path.name}：不是 PDF 文件，{kind}。")


def check_readable(name: str, texts: Iterable[str]) -> None:
    """That nearly all characters have a readable code. Raises SourceError if more than ``UNREADABLE`` are U+FFFD or
    stand in the private areas of Unicode, as with fonts that carry no ToUnicode table."""
    total = lost = 0
    for text in texts:
        total += 1
        lost += text == "\ufffd" or "\ue000" <= text <= "\uf8ff"
    if total and lost > UNREADABLE * total:
        share = f"{100 * lost / total:.0f}%"
        raise SourceError(
            f"{name}：有 {share} 的文字没有编码，读出来是乱码（PDF 的字体缺少文字对照表）。"
            "请向发文单位索取 Word 版或重新生成的 PDF，或先做文字识别（OCR）。"
        )


def explain(name: str, error: Exception) -> SourceError:
    """The SourceError for what a PDF library raised. A MemoryError, also one that a library wrapped, is raised again:
    the caller knows the limit."""
    chain = list(_chain(error))
    for one in chain:
        if isinstance(one, MemoryError):
            raise MemoryError from error
    if any(isinstance(one, PDFPasswordIncorrect) for one in chain):
        return PasswordError.of(name)
    if any(isinstance(one, PDFEncryptionError) for one in chain):
        return SourceError(f"{name}：文件用了本程序不认识的加密方式，请在 PDF 阅读器中另存为没有密码的文件。")
    if any(isinstance(one, RecursionError) for one in chain):
        return SourceError(f"{name}：文件内部结构嵌套太深或循环引用，可能已损坏，请重新取得文件。")
    return SourceError(f"{name}：文件已损坏或不完整，读不出来，请重新下载或向发文单位索取。")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those inside it: wrapped as an argument, cause or context."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = (*one.args, one.__cause__, one.__context__)
        waiting += [part for part in inner if isinstance(part, BaseException)]
