"""One 各, one collective; and what stands beside it."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import notation, read

CASES = [
    # the 区 of 园区 in brackets is no kind of place that 区财政局 could follow
    ("各街道（园区）和区财政局", "- 各街道（园区）* · - 区财政局"),
    ("各县（市、区）人民政府和市直有关部门", "- 各县（市、区）人民政府* · - 市直有关部门*"),
    ("各片区管理局、各乡镇人民政府（街道办事处）", "- 各片区管理局* · - 各乡镇人民政府（街道办事处）*"),
    # a number is like 各
    ("民政局等相关部门，13个街道、镇", "- 民政局 · - 13个街道、镇* · - + 等相关部门"),
    ("县农业农村局、10个移民安置社区", "- 县农业农村局 · - 10个移民安置社区*"),
    ("市卫健委协助，各市、区具体落实", "S 市卫健委 · R 各市、区*"),
    ("各镇街（配合单位）", "S 各镇街*"),
    # variants in brackets inside the body of a 各, and a body before it
    (
        "各省、自治区、直辖市财政厅（局）、农业农村（农牧、渔业）厅（局、委）",
        "- 各省、自治区、直辖市财政厅（局）* · - 各省、自治区、直辖市农业农村（农牧、渔业）厅（局、委）*",
    ),
    ("国家税务总局各省、自治区、直辖市税务局", "- 国家税务总局各省、自治区、直辖市税务局*"),
    ("市委和市级国家机关各部门，各人民团体", "- 市委和市级国家机关各部门* · - 各人民团体*"),
    ("县政府各办委局、各直属机构", "- 县政府各办委局* · - 县政府各直属机构*"),
    ("各省区市和计划单列市、新疆生产建设兵团", "- 各省区市和计划单列市、新疆生产建设兵团*"),
    # an ordinal says no region; 全市 before a number
    ("（三）各乡镇", "- 各乡镇*"),
    ("全市16个区、各直属海关", "- 全市16个区* · - 各直属海关*"),
    ("管委会各部门、各派驻机构", "- 管委会各部门* · - 管委会各派驻机构*"),
    ("省政府各厅委、各直属机构", "- 省政府各厅委* · - 省政府各直属机构*"),
    # bodies of two levels, the one of which sits in the other
    ("区直及市直派驻各单位", "- 区直及市直派驻各单位*"),
    ("市府直属和中央、省属驻岭各单位", "- 市府直属和中央、省属驻岭各单位*"),
    ("市直、中省直各单位", "- 市直、中省直各单位*"),
    ("市直各单位、省直各单位", "- 市直各单位* · - 省直各单位*"),
    # the last kind of a row with a bracket
    ("市直各委、办、局（公司），市财政局", "- 市直各委、办、局（公司）* · - 市财政局"),
    # what begins like 县市, and what 各 stands far before
    ("县市场监管局（知识产权局）", "- 县市场监管局（知识产权局）"),
    ("各负有监管职责的部门", "- 各负有监管职责的部门*"),
    ("各大企业、事业单位", "- 各大企业、事业单位*"),
    # kinds of one row, offices of sub-districts among them
    ("各中小学、幼儿园、校外培训机构，市教育局", "- 各中小学、幼儿园、校外培训机构* · - 市教育局"),
    ("各街道办事处、地区办事处、乡政府", "- 各街道办事处、地区办事处、乡政府*"),
    ("县域内各银行业金融机构", "- 县域内各银行业金融机构*"),
    # towns in a row without anything between
    ("五星街道南大街街道荷花池街道", "- 五星街道 · - 南大街街道 · - 荷花池街道"),
]


@pytest.mark.parametrize(("text", "says"), CASES)
def test_collectives(text: str, says: str) -> None:
    assert notation(read(text)[0]) == says
