"""``yaodian diff``: what it takes, what it says, what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

import yaodian
from pipeline import cli
from pipeline.batch.record import NAME, Counts, MadeFrom, Record, record_bytes
from pipeline.errors import CorrectionsError, SourceError
from pipeline.exporters.json_file import write_json
from pipeline.exporters.titles import row_keys
from pipeline.model import Jurisdiction, Notice
from pipeline.own_code import hash_program
from pipeline.rules.loading import hash_rules
from tests import RULES
from tests.diff.build import TEXTS, notice, task
from tests.progress.books import fill

OLD = notice([task(1), task(2)], 2021)
NEW = notice([task(1), task(2, TEXTS[4])], 2022)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> dict[str, Notice]:
    """What the converter gives for a file of that name; counts nothing else as readable."""
    known: dict[str, Notice] = {}
    broken = {"corrected.pdf"}

    def read_with(path: Path, settings: object) -> Notice:
        if path.name in broken:
            raise CorrectionsError(f"{path}：更正文件有毛病。")
        if path.name not in known:
            raise SourceError(f"{path}：读不出来。")
        return known[path.name]

    monkeypatch.setattr("pipeline.face.read_with", read_with)
    return known


def run(*words: str | Path) -> int:
    return cli.main(["diff", *(str(word) for word in words), "--rules", str(RULES)])


def saved(one: Notice, folder: str) -> Path:
    path = Path(folder) / "notice.json"
    write_json(one, path)
    return path


def recorded(folder: Path, **other: str) -> None:
    """Says of a folder's results that they were made just so, but for ``other``."""
    basis = MadeFrom("", hash_rules(RULES), hash_program(), {})
    record = Record("yaodian/record/1", "done", msgspec.structs.replace(basis, **other), Counts(), {})
    (folder / NAME).write_bytes(record_bytes(record))


def placed(one: Notice, name: str, **source: str) -> Notice:
    head = msgspec.structs.replace(one.notice, jurisdiction=Jurisdiction(name, parents=("某省",)))
    made = msgspec.structs.replace(one.generator, rules_sha256=hash_rules(RULES))
    origin = msgspec.structs.replace(one.source, **source)
    return msgspec.structs.replace(one, notice=head, source=origin, generator=made)


def test_a_file_a_folder_and_a_source(sources: dict[str, Notice], capsys: pytest.CaptureFixture[str]) -> None:
    sources["new.pdf"] = NEW
    Path("new.pdf").write_bytes(b"x")
    saved(OLD, "a")
    assert run("a", "new.pdf") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "新增 1，取消 1，不变 1" in said.out
    folder = Path("output/diff-某某区-2021-2022")
    assert sorted(path.name for path in folder.glob("diff.*")) == ["diff.html", "diff.json", "diff.xlsx"]
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    Path("a/notice.xlsx").write_bytes(b"x")
    assert run("a/notice.json", "new.pdf", "-o", "out") == 0
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == first
    assert run("a/notice.xlsx", "new.pdf", "-o", "out") == 0
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == first


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["a"], 2, "旧、新两份"),
        (["a", "missing.pdf"], 2, "没有这个文件"),
        (["a", "empty"], 2, "没有 notice.json"),
        (["a", "bad.json"], 3, "JSON"),
        (["a", "bad.pdf"], 3, "读不出来"),
        (["a", "nothing"], 3, "无法比较"),
        (["a", "book.xlsx"], 3, "book.xlsx"),
        (["--years", "2021", "2022", "--input", "某处"], 2, "放进 某处/ 再试"),
        (["a", "b", "-o", "/proc/x"], 2, "（没有这个文件或文件夹）"),
        (["a", "b", "--password-file", "empty"], 2, "密码文件读不出来"),
        (["a", "b", "--years", "2021", "2022"], 2, "一种方式"),
        (["--years", "2021"], 2, "两个不同的年份"),
    ],
)
def test_what_cannot_be(
    words: list[str], status: int, said: str, sources: dict[str, Notice], capsys: pytest.CaptureFixture[str]
) -> None:
    saved(OLD, "a")
    saved(NEW, "b")
    saved(msgspec.structs.replace(OLD, tasks=()), "nothing")
    Path("empty").mkdir()
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("bad.pdf").write_bytes(b"x")
    Path("book.xlsx").write_bytes(b"x")
    assert run(*words) == status
    assert said in capsys.readouterr().err
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (NEW, OLD, "颠倒"),
        (OLD, OLD, "同一个文件"),
        (OLD, placed(NEW, "别的县"), "不是同一个地区"),
        (OLD, msgspec.structs.replace(NEW, notice=msgspec.structs.replace(NEW.notice, year=None)), "没有认出年份"),
    ],
)
def test_a_clear_word_first(one: Notice, other: Notice, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(saved(one, "a"), saved(other, "b"), "-o", "out") == 0
    assert said in capsys.readouterr().err
    assert Path("out/diff.json").exists()


def test_a_table_by_itself_is_a_source(sources: dict[str, Notice]) -> None:
    sources["table.csv"] = NEW
    Path("table.csv").write_text("", encoding="utf-8")
    assert run(saved(OLD, "a"), "table.csv", "-o", "out") == 0 and Path("out/diff.json").exists()


def test_three_years_give_a_history(capsys: pytest.CaptureFixture[str]) -> None:
    later = notice([task(1)], 2023)
    assert run(saved(OLD, "a"), saved(later, "c"), saved(NEW, "b")) == 0
    assert "颠倒" in capsys.readouterr().err
    folder = Path("output/diff-某某区-2021-2023")
    assert sorted(path.name for path in folder.glob("[!.]*")) == ["history.json", "history.xlsx"]


def test_a_year_that_is_missing_in_the_row_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(saved(OLD, "a"), saved(notice([task(1)], 2024), "c"), "-o", "out") == 0
    assert "中间缺 2022 年、2023 年的文件" in capsys.readouterr().err
    first = json.loads(Path("out/diff.json").read_bytes())["changes"][0]
    assert first["old_ids"] == [OLD.tasks[first["old"][0] - 1].id]


def test_years_are_found_where_results_were_put(capsys: pytest.CaptureFixture[str]) -> None:
    for one in (OLD, NEW):
        folder = Path("别处", str(one.notice.year))
        folder.mkdir(parents=True)
        Path(saved(one, f"n{one.notice.year}")).rename(folder / "notice.json")
    assert run("--years", "2021", "2022", "--results", "别处", "-o", "out") == 0
    assert Path("out/diff.json").exists()


@pytest.mark.process
def test_the_ledger_is_found_where_results_were_put(capsys: pytest.CaptureFixture[str]) -> None:
    """Last year's progress stands in the comparison, whatever folder both were converted into."""
    for year, words in (("2021", "按时公开信息，接受监督。"), ("2022", "按时公开信息，接受监督。")):
        head = f"{year}年沂水县政务公开工作要点"
        text = f"沂水县人民政府办公室关于印发{head}的通知\n{head}\n一、任务\n（一）公开\n{words}（财政局负责）\n"
        Path(f"{year}.txt").write_text(text, encoding="utf-8")
        yaodian.convert(f"{year}.txt", "别处/结果", exports=["json", "xlsx"], rules=RULES, workers=1)
    (key,) = row_keys(yaodian.load("别处/结果/2021").tasks)
    fill(Path("别处/结果/2021/notice.xlsx"), {key: {"进展情况": "正在办"}})
    for words in (["别处/结果/2021", "别处/结果/2022"], ["--years", "2021", "2022", "--results", "别处/结果"]):
        assert run(*words, "-o", "out") == 0
        (change,) = json.loads(Path("out/diff.json").read_bytes())["changes"]
        assert [one["progress"] for one in change["progress"]] == ["正在办"]
        Path("out/diff.json").unlink()
    assert run("--years", "2021", "2022", "-o", "别处/结果/对照") == 0
    assert Path("别处/结果/对照/diff.json").exists()


def test_of_several_districts_missing_years_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    paths = [
        saved(placed(notice([task(1)], year), place, sha256=f"{place}{year}"), f"{place}{year}")
        for place, year in (("甲区", 2020), ("甲区", 2022), ("乙县", 2021))
    ]
    assert run(*paths, "-o", "out") == 0
    said = capsys.readouterr().err
    assert "甲区缺 2021 年的文件" in said and "乙县缺 2020 年、2022 年的文件" in said


class TestYears:
    def test_converts_what_is_missing_or_stale(
        self, sources: dict[str, Notice], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("input").mkdir()
        Path("input/old.pdf").write_bytes(b"old")
        Path("input/new.pdf").write_bytes(b"new")
        Path("input/broken.pdf").write_bytes(b"broken")
        Path("input/corrected.pdf").write_bytes(b"corrected")
        sources["old.pdf"], sources["new.pdf"] = OLD, NEW
        assert run("--years", "2022", "2021") == 0
        said = capsys.readouterr()
        assert "跳过" in said.err and "broken.pdf" in said.err and "corrected.pdf：更正文件有毛病" in said.err
        assert "年份先后颠倒（2022、2021）" in said.err
        assert Path("output/diff-某某区-2021-2022/diff.json").exists()

    def test_uses_what_is_fresh(self, sources: dict[str, Notice]) -> None:
        import hashlib

        Path("input").mkdir()
        for one, name in ((OLD, "old"), (NEW, "new")):
            Path(f"input/{name}.pdf").write_bytes(name.encode())
            saved(placed(one, "某某区", sha256=hashlib.sha256(name.encode()).hexdigest()), f"output/{name}")
            recorded(Path(f"output/{name}"))
        assert run("--years", "2021", "2022") == 0

    @pytest.mark.parametrize("change", ["corrections", "program", "rules"])
    def test_does_not_use_what_is_stale(self, sources: dict[str, Notice], change: str) -> None:
        """Results that were made without the corrections there are now, by other code or by other rules."""
        self.test_uses_what_is_fresh(sources)
        if change == "corrections":
            Path("input/old.corrections.yaml").write_text("texts: []", encoding="utf-8")
        else:
            recorded(Path("output/old"), **{change: "of yesterday"})
        assert run("--years", "2021", "2022") == 2
        sources["old.pdf"] = placed(OLD, "某某区")
        assert run("--years", "2021", "2022") == 0

    def test_lists_the_districts(self, sources: dict[str, Notice], capsys: pytest.CaptureFixture[str]) -> None:
        for place in ("甲区", "乙县"):
            for one in (OLD, NEW):
                saved(placed(one, place, sha256=place + str(one.notice.year)), f"output/{place}{one.notice.year}")
        assert run("--years", "2021", "2022") == 2
        said = capsys.readouterr().err
        assert "某省甲区：2021年、2022年" in said and "DISTRICT" in said
        assert run("--years", "2021", "2022", "--district", "乙县") == 0
        assert Path("output/diff-乙县-2021-2022").is_dir()
        assert run("--years", "2021", "2023") == 2
        assert "没有哪个地区同时有" in capsys.readouterr().err


def test_districts_of_one_year_are_no_history(capsys: pytest.CaptureFixture[str]) -> None:
    for place in ("甲区", "乙县", "丙市"):
        saved(placed(OLD, place, sha256=place), place)
    assert run("甲区", "乙县", "丙市") == 2
    assert "yaodian coverage" in capsys.readouterr().err


def test_a_body_renamed_by_a_dated_relation() -> None:
    from pipeline.diff.comparison import compare
    from pipeline.known_bodies import bodies_of
    from pipeline.normalisers.units.registry.registry import Knowledge
    from tests.diff.build import party

    names = {2020: "扶贫开发领导小组办公室", 2021: "乡村振兴局"}
    old, new = (notice([task(1, parties=[party(name)])], year) for year, name in names.items())
    (change,) = compare(old, new, bodies_of([old, new], Knowledge(RULES))).diff.changes
    assert change.kind == ("kept",)
    assert [renaming.new for renaming in change.units.renamed] == ["某某区乡村振兴局"]
