"""``notice.json``: the contract's file, and the way back to the same Notice."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from pipeline.errors import SourceError, system_reason
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.json_faults import broken_text, field_fault
from pipeline.model import Notice
from pipeline.model.finding_codes import UnknownFindingError
from pipeline.model.notice import SCHEMA
from pipeline.regular_files import read_regular

INDENT: Final = 2
_HALF: Final = re.compile("[\ud800-\udfff]")


def notice_json(notice: Notice) -> bytes:
    """UTF-8 with Chinese as it is and halves of characters as �, keys in the model's order, indented by two spaces."""
    try:
        content = msgspec.json.encode(notice)
    except UnicodeEncodeError:
        # Half a character, as a broken font table in a PDF can give: UTF-8 has no such thing.
        text = json.dumps(msgspec.to_builtins(notice), ensure_ascii=False)
        content = _HALF.sub("\ufffd", text).encode()
    return msgspec.json.format(content, indent=INDENT) + b"\n"


def write_json(notice: Notice, path: Path) -> None:
    """Write ``notice.json``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, notice_json(notice))


def read_notice(path: Path) -> Notice:
    """The Notice that ``write_json`` wrote, now or in version 1 of the schema; what that lacks is empty.

    A SourceError, in words for a clerk, if the file cannot be read or is no such JSON.
    """
    try:
        content = read_regular(path)
        notice = msgspec.json.decode(content, type=Notice)
    except OSError as error:
        raise SourceError(f"{path}：无法读取（{system_reason(error)}），请检查文件是否存在、是否有权限") from error
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, UnknownFindingError):
            raise SourceError(f"{path}：{error.__cause__}。请用原文件重新转换") from error
        raise SourceError(f"{path}：{_what_else(content, error)}，请用原文件重新转换") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = broken_text(content) or "不是完整的 JSON 文件"
        raise SourceError(f"{path}：{what}，请用原文件重新转换") from error
    deadlines = [one for task in notice.tasks for one in task.deadlines]
    deadlines += [one for point in notice.points() for one in point.deadlines]
    for deadline in deadlines:
        if deadline.due is not None and not _is_day(deadline.due):
            raise SourceError(
                f"{path}：时限“{deadline.raw}”的日期“{deadline.due}”不对，应当像 2021-12-31；请改正，或用原文件重新转换"
            )
    return replace(notice, schema=SCHEMA)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Named(msgspec.Struct):
    schema: str = ""


def _what_else(content: bytes, error: msgspec.ValidationError) -> str:
    """What a JSON file is that is no notice of this version, or which of its values cannot be."""
    try:
        schema = msgspec.json.decode(content, type=_Named).schema
    # No object at all, or a schema that is no text.
    except msgspec.DecodeError:
        schema = ""
    family, _, ours = SCHEMA.rpartition("/")
    theirs = schema.removeprefix(f"{family}/")
    if theirs != schema and theirs.isdecimal():
        if int(theirs) <= int(ours):
            return field_fault(str(error))
        return f"是更新版本的程序写的（{schema}，本程序只认到 {ours}），请升级 yaodian"
    return "不是本程序生成的要点 JSON，或版本不同"


def notice_schema() -> str:
    """The JSON Schema of ``notice.json``, as text."""
    return json.dumps(msgspec.json.schema(Notice), ensure_ascii=False, indent=INDENT)
