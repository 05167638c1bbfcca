"""A command in a child of its process: its limits, its end, and who is told of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests import ROOT

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only"),
]
# A command that does what a test asks, in the place of one of the program's.
COMMAND = """
import os, signal, sys, time
import pipeline.cli.commands.units as units
def run(args):
    {body}
units.run = run
sys.argv[1:] = ["units", "x", *{options}]
from pipeline.cli import main
sys.exit(main())
"""


def start(body: str, *options: str) -> subprocess.Popen[str]:
    body = textwrap.indent(body, "    ").strip()
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND.format(body=body, options=list(options))],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(body: str, *options: str) -> tuple[int, str, str]:
    process = start(body, *options)
    out, said = process.communicate(timeout=60)
    return process.returncode, out, said


def test_status_and_words_are_those_of_the_command() -> None:
    assert ended("print('done'); return 1") == (1, "done\n", "")
    status, _, said = ended("raise KeyError('x')")
    assert status == 3 and "程序出错" in said


@pytest.mark.parametrize(
    "hang",
    [
        "try:\n    time.sleep(1000)\nfinally:\n    print('cleared up', flush=True)",
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGXCPU]); print('cleared up', flush=True); time.sleep(1000)",
    ],
    ids=["gives way", "lets nobody in"],
)
def test_time_has_an_end(hang: str) -> None:
    assert ended(hang, "--time-limit", "1") == (
        3,
        "cleared up\n",
        "超过了时间上限（1 秒），已停止；可用 --time-limit 放宽。\n",
    )


def test_time_begins_anew_with_each_page_of_a_scan() -> None:
    pages = "for _ in range(4):\n    time.sleep(0.6)\n    beat()"
    body = f"from pipeline.heartbeat import beat\n{pages}\nprint('read'); return 0"
    assert ended(body, "--time-limit", "2")[:2] == (0, "read\n")
    assert ended(body.replace("0.6", "0.9").replace("beat()", "pass"), "--time-limit", "2")[0] == 3


def test_memory_has_an_end() -> None:
    status, out, said = ended("bytearray(600_000_000); print('fits')", "--memory-limit", "300")
    assert (status, out) == (3, "") and said.startswith("内存不够，没有做完") and said.count("\n") == 1
    assert ended("bytearray(600_000_000); print('fits'); return 0", "--memory-limit", "900") == (0, "fits\n", "")


def test_a_child_that_is_ended_is_told_of() -> None:
    status, _, said = ended("os.kill(os.getpid(), 9)")
    assert status == 137 and "内存不足，或被系统强行终止" in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_ends_the_process_ends_its_child(number: int) -> None:
    process = start("print(os.getpid(), flush=True); time.sleep(1000)")
    assert process.stdout is not None and process.stderr is not None
    child = int(process.stdout.readline())
    assert child != process.pid
    process.send_signal(number)
    assert process.wait(timeout=30) == 143
    assert "已被系统终止" in process.stderr.read()
    process.communicate()
    assert not Path(f"/proc/{child}").exists()


def test_the_child_of_a_killed_process_ends() -> None:
    process = start("print(os.getpid(), flush=True); time.sleep(1000)")
    assert process.stdout is not None
    child = int(process.stdout.readline())
    process.kill()
    process.communicate()
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1]:
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child goes on")
