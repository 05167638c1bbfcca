"""Doubts about strings of units: where the second-best reading is nearly as good, both are told; else nothing is."""

from __future__ import annotations

import json

import pytest

from tests import DATA
from tests.normalisers.units.reading import read
from tests.normalisers.units.test_labelled import judge


def doubts(text: str) -> list[str]:
    return [finding.message for finding in read(text)[1] if finding.code == "unit.doubtful"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("郊区财政局、安铜办", "“安铜办”按前面的级别读作“郊区安铜办”"),
        ("市疾控中心、120急救指挥中心", "也可能就是“120急救指挥中心”"),
        ("区公安分局，各派出所、交警大队", "也可能是“区交警大队”"),
        ("经开区创意园各街道服务站", "里面有“各”，也可能不止一个单位"),
        ("市教育局指导各县区编制方案", "“指导各县区”按由“各县区”指导读"),
        ("县财政局-县审计局", "里面有“-”，也可能不止一个单位"),
        ("区政府主要领导，区住建局", "“主要领导”没有作为单位"),
        ("各党支部、工会小组", "也可能合起来是一个（“各党支部、工会小组”）"),
        ("各乡镇卫生院和服务中心", "也可能合起来是一个（“各乡镇卫生院和服务中心”）"),
        ("各市党委和政府", "“各市党委”和“政府”按两个读"),
        ("各县（市、区）党委、政府", "“各县（市、区）党委”和“政府”按两个读"),
        ("区财政局流水小城镇综合试点区招商局", "也可能不止一个单位"),
        ("市直各部门、各单位", "“市直各部门”和“各单位”按两个读"),
        ("县司法局 持续推进", "“持续推进”按分工用语读；前面有空格"),
        ("县级河长，各乡镇级河长", "没有读出责任单位"),
        ("县旅游局（即文化）", "括号里的“即文化”"),
        ("区交通", "“区交通”是简略的写法"),
        ("厅机关各处室、各直属单位", "“厅机关各处室”和“各直属单位”按两个读"),
        ("县自然资源局、生态环境分局", "“生态环境分局”没有写级别"),
        ("区城管局（市容科、环卫科）", "括号里的“市容科、环卫科”"),
        ("派出所工商质监所", "“派出所”和“工商质监所”两个单位"),
        ("水务局云桥街道", "“水务局”和“云桥街道”两个单位"),
        ("文化宣传股文化馆", "“文化宣传股”和“文化馆”两个单位"),
        ("高新区管委会经发局、建设局", "也可能是“高新区管委会建设局”"),
        ("由镇政府牵头的路政、公安等部门", "“的路政”没有作为单位"),
        ("县应急局会同县气象局，指导各乡镇开展", "“指导各乡镇”按由“各乡镇”指导读"),
    ],
)
def test_both_readings_are_told(text: str, said: str) -> None:
    assert any(said in message for message in doubts(text)), doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "县财政局、审计局、统计局",
        "市公安局牵头，市司法局、市交通运输局配合",
        "各镇街道、区直各部门",
        "国家统计局涉县调查队、农业银行龙里县支行",
        "各县（市、区）人民政府、13个街道、镇",
        "市教育局（市委教育工委）等部门",
        "牵头市领导：副市长李明；牵头单位：市商务局",
        "各业务科室、局属事业单位、驻县金融机构",
        "党委宣传部牵头，教务处配合",
        "县自然资源和林业局",
        "同上",
        "教育、财政等相关部门",
        "由综治、城管、工商牵头",
        "全区各镇街",
        "县财政局和县税务局有关负责人",
        "县政府办公厅（室）",
        "中国证监会山西监管局",
        "云湾社区居委会",
        "检验科、药剂科等部门的主要负责人",
        "—",
        "1.市发改委 2.市财政局",
        "县自然资源局，生态环境分局",
        "市教育局、海关、人民银行平潭支行、高新区",
    ],
)
def test_where_nothing_else_is_likely_nothing_is_told(text: str) -> None:
    assert doubts(text) == []


def test_what_is_read_wrongly_is_told_and_what_is_right_seldom() -> None:
    """Over all labelled strings: four in five of the wrong ones, and of the right ones no more than three in twenty."""
    wrong: list[bool] = []
    right: list[bool] = []
    for file in ("dev", "own", *(f"own{number}" for number in range(2, 10))):
        for line in (DATA / "units" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            (right if all(judge(gold).values()) else wrong).append(bool(read(gold["raw"])[1]))
    assert sum(wrong) >= 0.8 * len(wrong)
    assert sum(right) <= 0.15 * len(right)
