"""Why a PDF could not be read, in words for a clerk: whatever pdfminer and pdfplumber raise becomes a SourceError."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.errors import PasswordError, SourceError, system_reason

UNREADABLE: Final = 0.05
"""The share of characters without a readable code from which on a file counts as unreadable."""

_TELLING: Final = 100
"""Characters from which on their kinds say something."""
_RARE: Final = 0.5
"""The share of rare characters among Chinese ones: 1 % in simplified, a third in traditional, 80 % at random."""
_ACCENTED: Final = 0.3
_INSTEAD: Final = "是 PDF 的，请加 --ocr 再转换一次（按图片识别文字）；或向发文单位索取 Word 版、重新生成的文件。"

_LIKE_WORD: Final = "其实是 Word、WPS 或压缩文件；是 .docx 文件的，把扩展名改回 .docx 再试"
_KINDS: Final = (
    (b"PK\x03\x04", _LIKE_WORD),
    (b"\xd0\xcf\x11\xe0", "其实是旧版 Word、WPS 或 Excel 文件，请打开后另存为 PDF"),
    (b"\xff\xd8\xff", "其实是图片（JPEG），请把扩展名改成 .jpg"),
    (b"\x89PNG", "其实是图片（PNG），请把扩展名改成 .png"),
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
    """That a file's characters are text. Raises SourceError if more than ``UNREADABLE`` are U+FFFD or stand in the
    private areas of Unicode, as with fonts that carry no ToUnicode table, or if they cannot be what is printed: Chinese
    of which most characters are rare (a wrong table), or accented Latin letters (bytes read as another encoding)."""
    counts = Counter(texts)
    total = sum(counts.values())
    lost = sum(count for text, count in counts.items() if text == "\ufffd" or "\ue000" <= text <= "\uf8ff")
    if total and lost > UNREADABLE * total:
        share = f"{100 * lost / total:.0f}%"
        raise SourceError(f"{name}：有 {share} 的文字没有编码，读出来是乱码（字体缺少文字对照表）。{_INSTEAD}")
    if _is_garbled(counts, total):
        raise SourceError(f"{name}：文字是乱码，与页面上看到的不一样（文字对照表或编码是错的）。{_INSTEAD}")


def _is_garbled(counts: Mapping[str, int], total: int) -> bool:
    """Whether characters are mostly rare Chinese ones, or Latin letters with accents, as no notice has."""
    chinese = {text: count for text, count in counts.items() if "\u4e00" <= text <= "\u9fff"}
    found = sum(chinese.values())
    rare = sum(count for text, count in chinese.items() if not _is_common(text))
    accented = sum(count for text, count in counts.items() if "\xa1" <= text <= "\xff")
    return (found >= _TELLING and rare > _RARE * found) or (total >= _TELLING and accented > _ACCENTED * total)


def _is_common(text: str) -> bool:
    """Whether a character is one of the 3,755 of everyday use, which GB 2312 lists first."""
    try:
        return text.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def explain(name: str, error: Exception) -> SourceError:
    """The SourceError for what a PDF library raised. A MemoryError, also one that a library wrapped, is raised again:
    the caller knows the limit."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

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
    if where := _own_place(error):
        return SourceError(
            f"{name}：版面没能读懂，可能是文件有损坏，也可能是本程序的缺陷（{type(error).__name__}，{where}）。"
            "用 PDF 阅读器打得开的，请另存为 .docx 或重新打印成 PDF 再转换，并把原文件发给维护人员。"
        )
    return SourceError(f"{name}：文件已损坏或不完整，读不出来，请重新下载或向发文单位索取。")


def _own_place(error: Exception) -> str:
    """Module and line where the error was raised, if that is in this program and not in a library; else nothing."""
    frames = list(traceback.walk_tb(error.__traceback__))
    module = str(frames[-1][0].f_globals.get("__name__")) if frames else ""
    own = module.partition(".")[0] == __name__.partition(".")[0]
    return f"{module.rpartition('.')[2]}:{frames[-1][1]}" if own else ""


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
