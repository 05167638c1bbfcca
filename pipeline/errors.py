"""What can go wrong in ways that a user can mend. Messages are plain Chinese: file, place, expected, what to do."""

from __future__ import annotations

import errno
from typing import Final

_REASONS: Final = {
    "ENOENT": "没有这个文件或文件夹",
    "EACCES": "没有权限或文件正被使用",
    "EPERM": "没有权限或文件正被使用",
    "EEXIST": "同名的文件或文件夹挡住了",
    "ENOTDIR": "同名的文件或文件夹挡住了",
    "EISDIR": "同名的文件或文件夹挡住了",
    "EBUSY": "文件正被别的程序使用",
    "ETXTBSY": "文件正被别的程序使用",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "超过了磁盘配额",
    "EFBIG": "文件太大，磁盘放不下",
    "EROFS": "磁盘是只读的",
    "ENAMETOOLONG": "文件名太长",
    "ELOOP": "链接绕成了圈",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "ENOMEM": "内存不足",
    "EIO": "磁盘读写出错",
    "ESTALE": "网络磁盘断开了",
    "ENXIO": "设备不存在",
    "EINVAL": "系统不接受这个名字或位置",
}


class YaodianError(Exception):
    """Base of all errors whose message is meant for the user; shown as one line, never as a traceback.

    ``details`` are further lines below it (a list to choose from).
    """

    def __init__(self, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message, details)
        self.details = details

    def __str__(self) -> str:
        return str(self.args[0])


class UsageError(YaodianError):
    """The call itself cannot be carried out (exit status 2): no such path, nothing to read."""


class SourceError(YaodianError):
    """One input file cannot be read (exit status 3): not a PDF, encrypted, images only, no points and no table."""


class PasswordError(SourceError):
    """The file is encrypted, and the password given (or none) does not open it."""

    @classmethod
    def of(cls, name: str) -> PasswordError:
        """The error about a file of that name, whatever its form."""
        return cls(f"{name}：文件有密码，打不开；请用 --password-file 给出密码，或索取没有密码的文件。")


class RulesError(YaodianError):
    """A file under ``rules/`` is broken; names file and line (exit status 2, before anything is written)."""


class CorrectionsError(RulesError):
    """A person's corrections of one file are broken: no reason to stop the others."""


class OutputError(YaodianError):
    """A result cannot be written (exit status 3): no permission, disk full, workbook open elsewhere."""


class ClusterError(YaodianError):
    """Other machines that were doing the work are gone (exit status 3): what is done is whole, the rest is left."""


class NotRegularError(OSError):
    """Something stands where a file should that is none: a pipe, a device."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.EINVAL, "not a regular file", name)


def system_reason(error: OSError) -> str:
    """Why the system refused, in the words of a clerk; its number where nobody thought of the case."""
    if isinstance(error, NotRegularError):
        return "不是普通文件"
    number = error.errno or 0
    return _REASONS.get(errno.errorcode.get(number, "")) or (f"系统拒绝，代号 {number}" if number else "系统拒绝")


def install(extra: str) -> str:
    """The command that installs an extra of the package, with make and without."""
    return f"make {extra}（没有 make 的，pip install 'yaodian[{extra}]'）"


def missing_extra(name: str, what: str, extra: str) -> SourceError:
    """The error of a file whose form (``what``) needs packages that are not installed."""
    return SourceError(f"{name}：读{what}要另装附加组件，请运行 {install(extra)}，再试。")
