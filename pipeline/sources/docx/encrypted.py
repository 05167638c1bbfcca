"""Files in the container of old Office files (OLE): encrypted ones are opened, of others it is told what they are."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Final

from pipeline.errors import PasswordError, SourceError

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What such a file begins with."""
_MOST_ROUNDS: Final = 10_000_000
"""Rounds of the password's hash that the standard allows (MS-OFFCRYPTO, 2.3.4.10); Office makes 100,000."""
_OLD: Final = "其实是旧版 Word、WPS 文件（.doc、.wps），请用 Word 或 WPS 打开，另存为 .docx"
_PROTECTED: Final = "文件受权限管理（IRM）保护，只有在发文单位的系统里才打得开。请索取没有保护的文件"
_DAMAGED: Final = "文件已损坏或不完整，读不出来，请重新取得文件"


def decrypted(path: Path, password: str) -> io.BytesIO:
    """The zip package inside an encrypted file.

    Raises PasswordError if the password is missing or wrong, SourceError for what is no encrypted .docx: an old Word
    file, one under rights management, a damaged one.
    """
    import olefile
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    # It tells of odd containers on standard error otherwise.
    logging.getLogger("olefile").addHandler(logging.NullHandler())
    try:
        with path.open("rb") as file, olefile.OleFileIO(file) as container:
            if not container.exists("EncryptedPackage"):
                raise SourceError(f"{path.name}：{_OLD}。")
            if not container.exists("EncryptionInfo"):
                raise SourceError(f"{path.name}：{_PROTECTED}。")
            if not password:
                raise PasswordError.of(path.name)
            office = OOXMLFile(file)
            if office.type == "agile" and office.info["spinValue"] > _MOST_ROUNDS:
                raise SourceError(f"{path.name}：{_DAMAGED}。")
            office.load_key(password=password, verify_password=True)
            package = io.BytesIO()
            office.decrypt(package)
    except (SourceError, MemoryError):
        raise
    except InvalidKeyError as error:
        raise PasswordError.of(path.name) from error
    # Both libraries raise nearly anything about a broken file: struct.error, ValueError, OSError, lxml's errors …
    except Exception as error:
        raise SourceError(f"{path.name}：{_DAMAGED}。") from error
    package.seek(0)
    return package
