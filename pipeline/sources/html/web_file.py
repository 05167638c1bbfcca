"""The text of a page's file, or of the page inside a web archive (``.mht``, RFC 2557). Touches one file."""

from __future__ import annotations

import email
from email import policy
from pathlib import Path
from typing import Final

from pipeline.errors import SourceError, system_reason
from pipeline.sources.encodings import check_chinese, decoded_with_losses
from pipeline.sources.html.nodes import count_han

MOST_BYTES: Final = 50_000_000
_ARCHIVES: Final = (".mht", ".mhtml")
_PAGES: Final = ("text/html", "application/xhtml+xml")


def read_web_text(path: Path) -> str:
    """The page's markup, in whatever encoding. Raises SourceError: unreadable, too large, an archive without a page."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(
                f"{path.name}：网页文件太大（超过 {MOST_BYTES // 1_000_000} MB），不像一份通知。请只保存通知那一页。"
            )
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name}：文件打不开（{system_reason(error)}）。") from error
    if path.suffix.lower() in _ARCHIVES:
        return _archived(path.name, data)
    text = decoded_with_losses(data)
    check_chinese(path.name, data, text)
    return text


def _archived(name: str, data: bytes) -> str:
    """The page with most Chinese characters: the first of an archive may be a set of frames around it."""
    pages = [decoded_with_losses(page) for page in _pages(data)]
    if not any(page.strip() for page in pages):
        raise SourceError(f"{name}：里面没有网页。请用浏览器打开原网页，另存为“网页，仅 HTML”再试。")
    return max(pages, key=lambda page: count_han(page))


def _pages(data: bytes) -> list[bytes]:
    message = email.message_from_bytes(data, policy=policy.compat32)
    parts = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() in _PAGES]
    return [part for part in parts if isinstance(part, bytes)]
