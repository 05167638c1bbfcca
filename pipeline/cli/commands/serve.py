"""``yaodian serve``: the notices of an output folder in a browser, on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.arguments import path, port_number

_PORT = 8760


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add = parser.add_argument
    what = "转换结果所在的文件夹（默认 output/）"
    add("output", nargs="?", type=path, default=Path("output"), metavar="结果文件夹", help=what)
    add("--port", type=port_number, default=_PORT, metavar="端口", help=f"用哪个端口（默认 {_PORT}）")
    what = "网页上传的文件放在哪里（默认 input/）"
    add("--input", type=path, default=Path("input"), metavar="文件夹", help=what)
    add("--rules", type=path, metavar="文件夹", help="规则文件夹（默认 ./rules，否则用程序自带的）")
    add("--jurisdiction", metavar="地名", help="上传的文件是哪个地方的，如 临沂市兰山区（默认从文件中识别）")
    add("--password-file", type=path, metavar="文件", help="加密文件的密码，写在这个文件里，每行一个，依次尝试")
    what = "让别的电脑也能打开：本机的地址，如 0.0.0.0（默认只有本机能打开；给出后网址带口令）"
    add("--host", default="127.0.0.1", metavar="地址", help=what)
    add("--token", default="", metavar="口令", help="网址里的口令（用 --host 时默认随机生成一个）")


def run(args: argparse.Namespace) -> int:
    """Exit status 0 when it is stopped. Raises UsageError: port in use, results of another version, extra missing."""
    from pipeline.cli.asking import read_passwords
    from pipeline.errors import UsageError, install
    from pipeline.face import settings_of

    try:
        from pipeline.serving.listening import Folders, serve
    except ModuleNotFoundError as error:
        raise UsageError(f"网页服务要另装附加组件，请运行 {install('serve')}，再试。") from error
    settings, note = settings_of(args.rules, args.jurisdiction, read_passwords(args.password_file))
    if note:
        print(note)
    try:
        serve(Folders(args.output, args.input, settings), args.host, args.port, args.token, _tell)
    except KeyboardInterrupt:
        print("\n已停止。")
    return 0


def _tell(address: str) -> None:
    print(f"请用浏览器打开：{address}（按 Ctrl-C 停止）", flush=True)
