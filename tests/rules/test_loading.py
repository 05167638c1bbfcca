"""Broken rules: found before anything is written, told with file and line in plain Chinese."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.conversion import check_rules
from pipeline.errors import RulesError
from pipeline.rules.loading import hash_rules
from tests import RULES
from tests.faults.notices import make_notice

PLACE = "units/371302.yaml"
RELATION = "relations:\n  - {{kind: renamed, from: {}, to: {}, year: 2020}}\ncollectives:"


def broken(tmp_path: Path, name: str, old: str, new: str) -> Path:
    """A copy of the rules with one change."""
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    text = (rules / name).read_text(encoding="utf-8")
    assert old in text
    (rules / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return rules


def fault_of(rules: Path) -> str:
    with pytest.raises(RulesError) as told:
        check_rules(rules)
    return str(told.value).replace(str(rules), "")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (PLACE, "name: 兰山区", "nmae: 兰山区", "不认识“nmae”这一项，这里可以写：code、name"),
        (PLACE, "code: '371302'", "code: '371303'", "code 是“371303”，应当与文件名“371302”一致"),
        (PLACE, "code: '371302'", "code: 371302", "“code”应当是文字，数字、日期、yes、no 一类请加引号"),
        (PLACE, "as_of: '2021-06-28'", "as_of: 2023-02-30", "“2023-02-30”不是日期"),
        (PLACE, "id: 司法局", "id: 民政局", "id“民政局”前面已经用过"),
        (PLACE, "[{name: 兰山区民政局}]", "[]", "“names”不能空着"),
        (
            PLACE,
            "{name: 兰山区民政局}",
            "{name: 兰山区民政局, from: 2020, to: 2019}",
            "from 的年份比 to 的晚",
        ),
        (PLACE, "id: 各镇街道", "id: 各镇", "“各镇”不能用，只能写：各乡镇、各街道、各镇街道"),
        (PLACE, "街道办事处}]}", "街道办事处}], members: [半程镇, 甲镇]}", "没有“甲镇”"),
        (PLACE, "collectives:", RELATION.format("城市管理局", "甲乙丙丁"), "没有“甲乙丙丁”这个单位"),
        (PLACE, "collectives:", RELATION.format("兰山区城市管理局", "司法局"), "应当写成 id：城市管理局"),
        (PLACE, "type: zone", "type: 开发区", "“开发区”不能用，只能写：branch"),
        ("roles.yaml", "gap: (责任)?", "gap: (责任", "“(责任”不是正确的正则表达式：圆括号没有成对"),
        ("roles.yaml", "place: strings", "place: 字符串", "“字符串”不能用，只能写：clauses、columns、strings"),
        ("roles.yaml", "names: 牵头 主办", "name: 牵头 主办", "不认识“name”这一项，这里可以写：strong、weak"),
        ("columns.yaml", '["(具体|', '["((具体|', "“((具体|"),
        ("columns.yaml", '[：:].*"]', '[：:.*"]', "不是正确的正则表达式：方括号没有成对"),
        ("columns.yaml", 'note_starts: ["注："', 'note_starts: [""', "“note_starts”里不能空着"),
        ("units/words.yaml", "ditto: ^(?:", "ditto: ^(?:(", "“^(?:(同上"),
        ("units/words.yaml", "counts: (?:", "counts: (?i)(?:", "(?i) 一类的开关不能用"),
        ("units/words.yaml", "surnames: 王李", "surnames: z-a王李", "“surnames”只能写汉字"),
        ("units/bodies.yaml", "branch: '{upper}", "branch: '{uper}", "大括号里只能是 {upper}"),
        ("text.yaml", "wrong: and", "wrong: ''", "“wrong”不能空着"),
        ("text.yaml", "wrong: and", "wrong: !!int x", "不能用“!!”开头的标记"),
        ("text.yaml", "repairs:", "x: " + "[" * 5000, "套得太深"),
        ("deadlines.yaml", "month: 12", "month: 13", "“month”不能大于 12"),
        ("units/reforms.yaml", "year: 2019", "year: 二〇一九", "“year”应当是整数，现在是文字"),
    ],
)
def test_every_rule_is_checked(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    fault = fault_of(broken(tmp_path, name, old, new))
    text = (RULES / name).read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 + new.partition(", to: ")[0].count("\n")
    assert f"/{name} 第 {line} 行：" in fault and told in fault


def test_names_of_files_and_divisions(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    check_rules(rules)
    (rules / "units/371303.yml").write_text("", encoding="utf-8")
    assert "请把扩展名改成 .yaml" in fault_of(rules)
    (rules / "units/371303.yml").rename(rules / "units/999999.yaml")
    assert "/units/999999.yaml 第 1 行：缺少“code”这一项" in fault_of(rules)
    place = (rules / PLACE).read_text(encoding="utf-8").replace("371302", "999999")
    (rules / "units/999999.yaml").write_text(place, encoding="utf-8")
    assert "区划数据里没有代码“999999”" in fault_of(rules)
    (rules / "units/999999.yaml").unlink()
    towns = rules / "divisions/towns/11.json.gz"
    towns.write_bytes(towns.read_bytes()[:50])
    assert "区划数据读不出来：/divisions/towns/11.json.gz" in fault_of(rules)
    towns.unlink()
    assert "缺少区划数据：/divisions/towns/11.json.gz" in fault_of(rules)


def test_no_word_of_english_but_names(tmp_path: Path) -> None:
    """Whatever a file of corrections or rules holds instead of what it should."""
    from pipeline.corrections import read_corrections

    path = tmp_path / "甲.corrections.yaml"
    values = ["5", "甲", "[1]", "{a: 1}", "'", "[", "{", "@", "- a\nb: 1", "*x", "!!x y", "\x01", "甲: 乙: 丙"]
    written = ["甲.corrections.yaml", "units", "texts", "join", "split", "text", "parties", "task", "true", "false"]
    written += ["name", "yes", "no", "deadlines", "checked"]
    names = re.compile("|".join(map(re.escape, sorted(written, key=len, reverse=True))))
    for value in values:
        for start in ("", "texts: ", "texts: [", "units:\n  - text: a\n    parties: ", "a"):
            path.write_text(start + value, encoding="utf-8")
            with pytest.raises(RulesError, match=r"^更正文件.* 第 \d+ 行：") as told:
                read_corrections(path)
            assert not re.search("[A-Za-z]{2}", names.sub("", str(told.value).replace(str(tmp_path), ""))), told.value


@pytest.mark.process
def test_another_places_file_stops_a_batch_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = broken(tmp_path, PLACE, "units:", "unit:")
    make_notice(tmp_path / "in" / "a.pdf", 1)
    call = ["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--rules", str(rules), "-q", "-j", "1"]
    assert cli.main(call) == 2
    assert "371302.yaml 第 7 行" in capsys.readouterr().err
    assert not list((tmp_path / "out").rglob("notice.*"))


def test_a_changed_rule_is_noticed(tmp_path: Path) -> None:
    rules = broken(tmp_path, "text.yaml", "and", "and")
    before = hash_rules(rules)
    assert before == hash_rules(RULES) == hash_rules(rules)
    path = rules / "text.yaml"
    times = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("and", "adn"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert hash_rules(rules) != before
