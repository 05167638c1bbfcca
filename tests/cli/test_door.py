"""The door: words, exit statuses, and that it opens quickly."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli
from tests import ROOT
from tests.faults.notices import make_notice

RULES = str(ROOT / "rules")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # A file of the program saved while the tests run would be a reason to convert again.
    monkeypatch.setattr("pipeline.batch.running.hash_program", lambda: "program")


def convert(*words: str) -> int:
    return cli.main(["convert", *words, "--rules", RULES, "-j", "1"])


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["convert"], ["diff"], ["units"], ["schema"]):
        assert cli.main([*words, "--help"]) == 0
        said = capsys.readouterr().out
        assert "用法：" in said and "选项" in said
        assert not any(word in said for word in ("usage", "options", "arguments", "show "))
    assert cli.main(["--version"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "用法"),
        (["nothing"], "没有“nothing”这个命令"),
        (["convert"], "缺少参数"),
        (["convert", "missing.pdf"], "没有这个文件"),
        (["convert", "."], "没有可以读的文件"),
        (["convert", "x", "--time-limit", "0"], "大于 0"),
        (["convert", "x", "-j", "two"], "要写大于 0 的整数"),
        (["convert", "x", "--memory-limit", "1"], "内存上限太小，至少要"),
        (["convert", ""], "路径是空的"),
        (["conv"], "可选的命令：convert、diff、"),
        (["units", "--year", "二零二一", "x"], "公历年份，如 2021"),
        (["diff", "--years", "abc", "2022"], "公历年份，如 2021"),
        (["convert", "a.pdf", "--jurisdiction", "不存在区"], "区划数据里没有“不存在区”"),
        (["convert", "a.pdf", "--jurisdiction", "鼓楼区"], "江苏省南京市"),
        (["diff", "a.pdf", "a.pdf", "--jurisdiction", "兰山取"], "山东省临沂市兰山区"),
        (["units", "--jurisdiction", "不存在区", "x"], "区划数据里没有“不存在区”"),
        (["convert", "a.pdf", "-o", "/proc/x"], "（没有这个文件或文件夹）"),
        (["convert", "x", "-q", "-v"], "不能与"),
        (["convert", "x", "--jur", "a"], "不认识的参数"),
        (["convert", "a.pdf", "--rules", "nowhere"], "规则目录不存在"),
        (["convert", "a.pdf", "--password-file", "nowhere"], "密码文件读不出来"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    if "a.pdf" in words:
        Path("a.pdf").write_bytes(b"%PDF-1.4")
    assert cli.main(words) == 2
    told = capsys.readouterr()
    assert said in told.err and "Traceback" not in told.err
    assert told.err.count("\n") == 1 or not words
    assert not Path("output").exists()


@pytest.mark.process
def test_verbose_lists_what_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    source = str(ROOT / "tests/data/lanshan-2021/source.txt")
    assert convert(source) == 0
    assert "警告：" not in capsys.readouterr().out
    assert convert(source, "-v") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  警告：")]
    assert lines and all(len(line) < 90 for line in lines)


@pytest.mark.process
def test_files_with_errors_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.batch import whole_run
    from tests.batch import standins

    plan = whole_run.Plan
    monkeypatch.setattr(whole_run, "Plan", lambda *args, **more: plan(*args, convert=standins.convert, **more))
    Path("in").mkdir()
    for number in range(6):
        Path(f"in/{number}.txt").write_text("finding" if number == 3 else "fine", encoding="utf-8")
    assert convert("in") == 0
    assert "有错误的文件，请先看：in/3.txt。" in capsys.readouterr().out


@pytest.mark.process
def test_the_whole_way(capsys: pytest.CaptureFixture[str]) -> None:
    make_notice(Path("in/a.pdf"), 1)
    make_notice(Path("in/b/c.pdf"), 2)
    assert convert("in", "--log", "run.log") == 0
    told = capsys.readouterr()
    assert told.err == "" and "要点 4 条，任务 4 项" in told.out and "共 2 个文件：本次转换 2 个" in told.out
    notice = json.loads(Path("output/b/c/notice.json").read_bytes())
    assert (len(notice["tasks"]), notice["generator"]["rules_sha256"] != "") == (4, True)
    log = Path("run.log").read_text(encoding="utf-8")
    assert "开始：yaodian" in log and "in/a.pdf：完成" in log and "结束：本次转换 2 个" in log
    assert sorted(path.name for path in Path("output").iterdir() if not path.name.startswith(".")) == [
        "a",
        "b",
        "index.html",
        "summary.csv",
        "summary.json",
    ]
    files = {path: path.read_bytes() for path in Path("output").rglob("notice.*")}
    assert convert("in") == 0
    assert "本次转换 0 个，没有变化 2 个" in capsys.readouterr().out
    assert convert("in", "--force", "-q") == 0
    assert capsys.readouterr().out == ""
    assert {path: path.read_bytes() for path in Path("output").rglob("notice.*")} == files


@pytest.mark.process
def test_bad_files_are_named_and_the_others_written(capsys: pytest.CaptureFixture[str]) -> None:
    make_notice(Path("in/good.pdf"), 1)
    Path("in/bad.pdf").write_bytes(b"PK\x03\x04 no PDF")
    Path("in/note.docx").write_bytes(b"PK\x03\x04")
    assert convert("in", "in/note.docx", "-q") == 3
    told = capsys.readouterr()
    assert told.out == "" and len(told.err.splitlines()) == 2
    assert "bad.pdf：不是 PDF 文件" in told.err and "note.docx" in told.err
    assert Path("output/good/notice.xlsx").exists() and not Path("output/bad").exists()
    status = {row["file"]: row["status"] for row in json.loads(Path("output/summary.json").read_bytes())["files"]}
    assert status == {"in/good.pdf": "done", "in/bad.pdf": "failed", "in/note.docx": "failed"}


@pytest.mark.process
def test_what_cannot_be_read_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    make_notice(Path("in/good.pdf"), 1)
    for name in ("good.txt", "甲/通知.pages", "照片.heic", "~$通知.docx", "good.corrections.yaml.bak"):
        Path("in", name).parent.mkdir(exist_ok=True)
        Path("in", name).write_bytes(b"x")
    assert convert("in") == 0
    said = capsys.readouterr().out
    assert "另有 2 个文件读不了" in said and "in/甲/通知.pages（请用 Word 或 WPS 打开，另存为 PDF）" in said
    assert "in/照片.heic（请用看图软件打开" in said and "与旁边同名的文件对照过文字，没有另外转换：in/good.txt" in said
    status = {row["file"]: row["status"] for row in json.loads(Path("output/summary.json").read_bytes())["files"]}
    assert status == {"in/good.pdf": "done", "in/照片.heic": "skipped", "in/甲/通知.pages": "skipped"}
    Path("in/good.pdf").unlink()
    Path("in/good.txt").unlink()
    assert convert("in") == 2
    assert "里面的 2 个文件读不了" in capsys.readouterr().err


@pytest.mark.process
def test_a_second_file_of_the_stem_leaves_the_ledger_in_place(capsys: pytest.CaptureFixture[str]) -> None:
    make_notice(Path("in/n.pdf"), 1)
    assert convert("in") == 0
    make_notice(Path("in/n.PDF"), 2)
    make_notice(Path("other/n.pdf"), 3)
    capsys.readouterr()
    assert convert("in", "other/n.pdf") == 0
    said = capsys.readouterr().out
    assert "in/n.pdf：" in said and "没有变化" in said and "同名的文件夹里是 n.pdf 的结果" in said
    assert sorted(path.parent.relative_to("output").as_posix() for path in Path("output").rglob("notice.xlsx")) == [
        "n", "n.PDF", "other/n"
    ]  # fmt: skip
    assert convert("in/n.PDF") == 0
    assert "没有变化" in capsys.readouterr().out


@pytest.mark.process
def test_a_renamed_file_is_told_where_its_ledger_is(capsys: pytest.CaptureFixture[str]) -> None:
    make_notice(Path("a.pdf"), 1)
    assert convert("a.pdf") == 0
    Path("a.pdf").rename("b.pdf")
    assert convert("b.pdf") == 0
    assert "与“a”文件夹里转换过的是同一文件" in capsys.readouterr().out
    assert convert("b.pdf", "--force") == 0
    assert "同一文件" not in capsys.readouterr().out


@pytest.mark.process
def test_the_summary_keeps_what_other_runs_made() -> None:
    make_notice(Path("甲/n.pdf"), 1)
    make_notice(Path("乙/n.pdf"), 2)
    Path("乙/坏.pdf").write_bytes(b"x")
    assert convert("甲", "乙", "-q") == 3
    make_notice(Path("丙.pdf"), 3)
    assert convert("丙.pdf", "-q") == 0

    def rows() -> dict[str, tuple[str, str, bool]]:
        files = json.loads(Path("output/summary.json").read_bytes())["files"]
        return {row["file"]: (row["status"], row["folder"], row["this_run"]) for row in files}

    assert rows() == {
        "丙.pdf": ("done", "丙", True),
        "甲/n.pdf": ("done", "甲/n", False),
        "乙/n.pdf": ("done", "乙/n", False),
        "乙/坏.pdf": ("failed", "", False),
    }
    shutil.rmtree("output/甲")
    Path("乙/坏.pdf").unlink()
    assert convert("丙.pdf", "-q") == 0
    assert set(rows()) == {"丙.pdf", "乙/n.pdf"}


@pytest.mark.process
def test_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.batch import whole_run
    from tests.batch import standins

    plan = whole_run.Plan
    monkeypatch.setattr(whole_run, "Plan", lambda *args, **more: plan(*args, convert=standins.convert, **more))
    for name, status in (("fine", 0), ("finding", 1), ("bad", 3)):
        Path(f"{name}.txt").write_text(name, encoding="utf-8")
        assert convert(f"{name}.txt", "--strict") == status
        assert convert(f"{name}.txt", "--strict") == status
        assert convert(f"{name}.txt") == (0 if status == 1 else status)


@pytest.mark.process
def test_broken_rules_stop_before_anything_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    make_notice(Path("a.pdf"))
    shutil.copytree(RULES, "rules")
    Path("rules/columns.yaml").write_text("one: 1\ntwo: [\n", encoding="utf-8")
    assert cli.main(["convert", "a.pdf"]) == 2
    said = capsys.readouterr().err
    assert "columns.yaml 第" in said and said.count("\n") == 1
    assert not Path("output").exists()


def test_a_fault_of_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipeline.cli.commands import schema

    def fail(args: object) -> int:
        raise KeyError("inside")

    monkeypatch.setattr(schema, "run", fail)
    assert cli.main(["schema"]) == 3
    said = capsys.readouterr().err
    assert "程序出错（test_door.py 第" in said and said.count("\n") == 1
    assert "KeyError" not in said and "--log" not in said


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("notice", "diff"):
        assert cli.main(["schema", kind]) == 0
        assert json.loads(capsys.readouterr().out)["$defs"]


@pytest.mark.process
def test_commands_declare_their_arguments_without_heavy_imports() -> None:
    code = (
        "import sys, argparse, pipeline.cli, pipeline.cli.commands.convert as c, pipeline.cli.commands.diff as d,"
        "pipeline.cli.commands.units as u, pipeline.cli.commands.schema as s\n"
        "[m.add_arguments(argparse.ArgumentParser()) for m in (c, d, u, s)]\n"
        "heavy = ('msgspec', 'yaml', 'pdfplumber', 'openpyxl', 'numpy', 'pandas', 'jieba')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT, text=True).stdout
    assert said.strip() == "[]"


@pytest.mark.process
def test_a_reader_that_leaves_early() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f"{sys.executable} -m pipeline.cli schema notice | head -1"
    told = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, text=True)
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.process
def test_a_workbook_that_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is lost while it is open, and once it is closed the next run brings it up to date."""
    make_notice(Path("a.pdf"), 1)
    assert convert("a.pdf", "-q") == 0
    book, lock = Path("output/a/notice.xlsx"), Path("output/a/.~lock.notice.xlsx#")
    before = book.read_bytes()
    lock.touch()
    make_notice(Path("a.pdf"), 2)
    for _ in range(2):
        assert convert("a.pdf") == 0
        assert "notice（新）.xlsx" in capsys.readouterr().out
        assert book.read_bytes() == before
        assert [path.name for path in Path("output/a").glob("*新*")] == ["notice（新）.xlsx"]
    lock.unlink()
    assert convert("a.pdf") == 0
    said = capsys.readouterr().out
    assert "新的一份写在旁边" not in said and "已经过时" in said
    assert book.read_bytes() != before
    assert convert("a.pdf") == 0
    assert "没有变化" in capsys.readouterr().out


@pytest.mark.process
def test_a_disk_that_fills_up() -> None:
    """No file may be larger than 8 KB here, which is as when the disk were full in the middle of the workbook."""
    make_notice(Path("in/a.pdf"), 1)
    assert convert("in", "-q") == 0
    before = {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()}
    make_notice(Path("in/a.pdf"), 2)
    command = f"ulimit -f 8; exec {sys.executable} -m pipeline.cli convert in -q --rules {RULES}"
    # What measures coverage could not write its own file either.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment["PYTHONPATH"] = str(ROOT)
    told = subprocess.run(["bash", "-c", command], capture_output=True, env=environment, text=True)
    assert told.returncode == 3 and told.stderr.startswith("失败：in/") and told.stderr.count("\n") == 1
    after = {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()}
    assert {path for path in before if before[path] != after[path]} <= {
        *Path("output").glob("index.html"), *Path("output").glob("summary.*"), *Path("output").glob(".yaodian-*")
    }  # fmt: skip
    assert after.keys() == before.keys()


@pytest.mark.process
def test_a_password_is_asked_for_on_a_terminal() -> None:
    import pty

    from tests.faults.broken import KINDS, PASSWORD

    KINDS["encrypted"][0](Path("locked.pdf"))
    child, terminal = pty.fork()
    if child == 0:
        os.environ["PYTHONPATH"] = str(ROOT)
        words = ["-m", "pipeline.cli", "convert", "locked.pdf", "--rules", RULES]
        os.execv(sys.executable, [sys.executable, *words])
    said = b""
    while "跳过）：".encode() not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, f"{PASSWORD}\n".encode())
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert Path("output/locked/notice.json").exists()
    assert PASSWORD.encode() not in said


def test_no_password_at_the_prompt_is_to_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.cli.asking import ask_password

    asked: list[str] = []

    def leave(prompt: str) -> str:
        asked.append(prompt)
        raise EOFError

    monkeypatch.setattr("getpass.getpass", leave)
    assert ask_password(["a.pdf"], again=True) == ""
    assert asked[0].startswith("密码不对。加密的文件：a.pdf")


@pytest.mark.process
def test_a_terminal_without_chinese() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline.cli", "--help"]
    told = subprocess.run(command, capture_output=True, env=environment, text=True)
    assert (told.returncode, told.stderr) == (0, "") and "\\u7528" in told.stdout


@pytest.mark.process
def test_the_command_line_loads_no_library_before_it_needs_one() -> None:
    heavy = ("openpyxl", "numpy", "scipy", "pandas", "PIL", "pypdfium2", "pdfplumber", "lxml", "urllib.request")
    code = (
        "import sys, pipeline.cli.commands.convert, pipeline.batch.whole_run, pipeline.cli.reporting\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
