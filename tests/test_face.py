"""The public face: what each function gives, and what it raises; its examples run as they stand."""

from __future__ import annotations

import doctest
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import pipeline.face
import yaodian
from pipeline.batch.inputs import Survey
from pipeline.batch.running import Result
from pipeline.batch.whole_run import Watch
from tests import ROOT, RULES
from tests.diff.build import notice, task
from tests.faults.broken import KINDS, PASSWORD
from tests.faults.notices import make_notice

pytestmark = pytest.mark.process

TEXT = "一、公开\n（一）政策。发布政策。（责任单位：区财政局）\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def made() -> Path:
    """Results of a small notice, as a conversion leaves them."""
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    (result,) = yaodian.convert("a.txt", rules=RULES, workers=1)
    assert result.status == "done"
    return Path("output/a")


@pytest.mark.parametrize("module", [yaodian, pipeline.face])
def test_the_examples(module: object, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "input", tmp_path / "input")
    failed, tried = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)  # type: ignore[arg-type]
    assert tried and not failed, capfd.readouterr().out


def test_every_public_function_shows_its_use() -> None:
    assert yaodian.__version__ and set(yaodian.__all__) <= set(dir(yaodian))
    for function in (yaodian.read, yaodian.convert, yaodian.load, yaodian.compare, yaodian.frames):
        assert ">>> import yaodian" in (function.__doc__ or "")


def test_its_types_are_told() -> None:
    assert all((ROOT / name / "py.typed").is_file() for name in ("pipeline", "yaodian"))


def test_nothing_heavy_is_imported_with_it() -> None:
    code = (
        "import sys, yaodian\n"
        "heavy = ('pdfplumber', 'openpyxl', 'pandas', 'numpy', 'jieba', 'yaml')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT, text=True).stdout
    assert said.strip() == "[]"


class TestRead:
    def test_corrections_beside_the_file_are_applied(self) -> None:
        Path("a.txt").write_text(TEXT, encoding="utf-8")
        plain = yaodian.read("a.txt", rules=RULES)
        Path("a.corrections.yaml").write_text(
            "texts:\n- {where: requirement, number: 1, old: 发布政策, new: 公开政策}\n", encoding="utf-8"
        )
        mended = yaodian.read(Path("a.txt"), rules=RULES)
        assert plain.tasks[0].requirement == "发布政策。" and mended.tasks[0].requirement == "公开政策。"
        Path("a.corrections.yaml").write_text("texts: 5", encoding="utf-8")
        with pytest.raises(yaodian.CorrectionsError, match=r"a\.txt"):
            yaodian.read("a.txt", rules=RULES)

    def test_whose_notice_it_is(self) -> None:
        Path("a.txt").write_text(TEXT, encoding="utf-8")
        found = yaodian.read("a.txt", rules=RULES, jurisdiction="临沂市兰山区")
        assert found.tasks[0].assignment.parties[0].name == "兰山区财政局"

    def test_a_reader_by_its_code(self) -> None:
        Path("copied").write_text(TEXT, encoding="utf-8")
        assert len(yaodian.read("copied", rules=RULES, reader="text").tasks) == 1

    def test_passwords(self) -> None:
        KINDS["encrypted"][0](Path("locked.pdf"))
        for passwords in ((), "wrong", ["wrong", "worse"]):
            with pytest.raises(yaodian.PasswordError, match="密码"):
                yaodian.read("locked.pdf", rules=RULES, passwords=passwords)
        assert yaodian.read("locked.pdf", rules=RULES, passwords=PASSWORD).tasks
        assert yaodian.read("locked.pdf", rules=RULES, passwords=["wrong", PASSWORD]).tasks

    @pytest.mark.parametrize(
        ("path", "options", "error", "said"),
        [
            ("missing.pdf", {}, yaodian.UsageError, "没有这个文件"),
            ("a\0b", {}, yaodian.UsageError, "没有这个文件"),
            (".", {}, yaodian.UsageError, "是文件夹"),
            ("a.pages", {}, yaodian.SourceError, r"只能读 \.pdf、\.docx、.*。请用 Word"),
            ("empty.pdf", {}, yaodian.SourceError, "0 字节"),
            ("letter.txt", {}, yaodian.SourceError, "没有找到编号的要点"),
            ("broken.pdf", {}, yaodian.SourceError, "损坏"),
            ("letter.txt", {"reader": "wps"}, yaodian.UsageError, "可选：pdf、docx、text、csv"),
            ("letter.txt", {"jurisdiction": "无此县"}, yaodian.UsageError, "区划数据里没有"),
            ("letter.txt", {"rules": "nowhere"}, yaodian.RulesError, "规则目录不存在"),
        ],
    )
    def test_what_cannot_be_read(
        self, path: str, options: dict[str, str], error: type[Exception], said: str, capfd: pytest.CaptureFixture[str]
    ) -> None:
        Path("empty.pdf").touch()
        Path("a.pages").write_bytes(b"PK")
        Path("letter.txt").write_text("同志们：大家好。", encoding="utf-8")
        Path("broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
        with pytest.raises(error, match=said):
            yaodian.read(path, **{"rules": RULES, **options})  # type: ignore[arg-type]
        assert capfd.readouterr() == ("", "")

    def test_it_prints_nothing(self, capfd: pytest.CaptureFixture[str]) -> None:
        make_notice(Path("a.pdf"), 1)
        assert yaodian.read("a.pdf", rules=RULES).tasks
        assert capfd.readouterr() == ("", "")


class TestConvert:
    def test_what_is_written_is_chosen_by_code(self) -> None:
        Path("a.txt").write_text(TEXT, encoding="utf-8")
        (result,) = yaodian.convert(Path("a.txt"), "out", exports="json", rules=RULES, workers=1)
        assert result.status == "done" and result.converted and result.outcome.counts.tasks == 1
        assert {path.name for path in Path("out/a").iterdir()} == {"notice.json", ".yaodian.json"}
        (again,) = yaodian.convert(["a.txt"], "out", exports=["json"], rules=RULES, workers=1)
        assert not again.converted
        (more,) = yaodian.convert(["a.txt"], "out", rules=RULES, workers=1)
        assert more.converted and Path("out/a/notice.xlsx").is_file()

    def test_a_file_that_fails_is_a_result(self, capfd: pytest.CaptureFixture[str]) -> None:
        Path("a.txt").write_text(TEXT, encoding="utf-8")
        KINDS["encrypted"][0](Path("b.pdf"))
        results = yaodian.convert(["a.txt", "b.pdf"], rules=RULES, workers=1)
        assert [result.status for result in results] == ["done", "failed"]
        assert results[1].outcome.problem == "password"
        assert capfd.readouterr() == ("", "")

    def test_a_watch_is_told_and_asked(self) -> None:
        class Clerk(Watch):
            def __init__(self) -> None:
                self.said: list[str] = []

            def warn(self, message: str) -> None:
                self.said.append(message)

            def begin(self, found: Survey) -> None:
                self.said.append(f"{len(found.inputs)} files")

            def tell(self, result: Result) -> None:
                self.said.append(result.status)

            def ask(self, names: object, again: bool) -> str:
                return PASSWORD if again else "wrong"

            def end(self, results: object, summary: Path, index: Path) -> None:
                self.said.append(summary.name)

        KINDS["encrypted"][0](Path("b.pdf"))
        clerk = Clerk()
        (result,) = yaodian.convert("b.pdf", rules=RULES, workers=1, jurisdiction="某某开发区", watch=clerk)
        assert result.status == "done"
        assert "某某开发区" in clerk.said[0] and clerk.said[1:] == ["1 files", "done", "summary.csv"]

    def test_a_call_that_cannot_be_writes_nothing(self) -> None:
        Path("a.txt").write_text(TEXT, encoding="utf-8")
        for call in (
            lambda: yaodian.convert("missing.pdf", rules=RULES),
            lambda: yaodian.convert("a.txt", exports=["docx"], rules=RULES),
            lambda: yaodian.convert("a.txt", jurisdiction="", rules=RULES),
        ):
            with pytest.raises(yaodian.UsageError):
                call()
        assert not Path("output").exists()


class TestLoad:
    def test_folder_file_or_workbook_beside(self, made: Path) -> None:
        read = yaodian.read("a.txt", rules=RULES)
        assert [yaodian.load(path) for path in (made, made / "notice.json", made / "notice.xlsx")] == [read] * 3

    def test_broken_or_newer(self, made: Path) -> None:
        path = made / "notice.json"
        whole = path.read_bytes()
        path.write_bytes(whole[:-20])
        with pytest.raises(yaodian.SourceError, match="不是完整的 JSON"):
            yaodian.load(made)
        data = json.loads(whole)
        newer = "更新版本.*yaodian/notice/99.*升级"
        for schema, said in (("yaodian/notice/99", newer), ("other/2", "不是本程序"), (5, "不是本程序")):
            path.write_text(json.dumps(data | {"schema": schema}), encoding="utf-8")
            with pytest.raises(yaodian.SourceError, match=said):
                yaodian.load(made)
        path.write_text("[]", encoding="utf-8")
        with pytest.raises(yaodian.SourceError, match="不是本程序"):
            yaodian.load(made)

    @pytest.mark.parametrize(
        ("path", "said"),
        [("nowhere", "没有这个文件"), ("empty", "没有 notice.json"), ("empty/book.xlsx", "旁边也没有 notice.json")],
    )
    def test_nothing_there(self, path: str, said: str) -> None:
        Path("empty").mkdir()
        Path("empty/book.xlsx").touch()
        with pytest.raises(yaodian.UsageError, match=said):
            yaodian.load(path)


class TestCompare:
    def test_notices_results_and_sources(self, made: Path) -> None:
        read = yaodian.load(made)
        for one in (read, made, made / "notice.json", "a.txt"):
            assert yaodian.compare(read, one, rules=RULES).diff.summary.kept == 1
        assert not list(Path().glob("**/diff.json"))

    def test_results_are_written_where_asked(self) -> None:
        old, new = (notice([task(1)], year) for year in (2021, 2022))
        compared = yaodian.compare(old, new, "deep/diff", rules=RULES)
        assert {path.name for path in Path("deep/diff").glob("diff.*")} == {"diff.xlsx", "diff.html", "diff.json"}
        written = json.loads(Path("deep/diff/diff.json").read_bytes())
        assert written == json.loads(msgspec.json.encode(compared.diff))

    def test_what_cannot_be(self) -> None:
        one = notice([task(1)])
        Path("file").touch()
        with pytest.raises(yaodian.UsageError, match="无法写入"):
            yaodian.compare(one, one, "file/deep", rules=RULES)
        with pytest.raises(yaodian.SourceError, match="无法比较"):
            yaodian.compare(one, notice([]), rules=RULES)
        with pytest.raises(yaodian.UsageError, match="没有这个文件"):
            yaodian.compare(one, "missing.pdf", rules=RULES)


class TestFrames:
    def test_of_notices_and_of_folders(self, made: Path) -> None:
        read = yaodian.load(made)
        for what in (read, [read], made, "output", made / "notice.json"):
            tables = yaodian.frames(what, rules=RULES)
            assert tables.tasks["requirement"].tolist() == ["发布政策。"]
        assert len(yaodian.frames([read, read], rules=RULES).notices) == 2

    @pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: None])
    def test_nothing_converted_there(self, make: Callable[[Path], None]) -> None:
        make(Path("empty"))
        with pytest.raises(yaodian.UsageError):
            yaodian.frames("empty", rules=RULES)
