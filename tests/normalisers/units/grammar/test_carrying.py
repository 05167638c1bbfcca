"""The level that goes from name to name, and what keeps its own place."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import notation, read

CASES = [
    # a name with a place inside takes no level, and a branch only interrupts the row
    ("省财政厅、国铁济南局、公安厅", "- 省财政厅 · - 国铁济南局 · - 省公安厅"),
    ("县农业农村局、人保财险攸县支公司", "- 县农业农村局 · - 人保财险攸县支公司"),
    ("区人民银行平潭支行、财政局", "- 区人民银行平潭支行 · - 区财政局"),
    ("县民政局、大坡乡党委政府、审计局", "- 县民政局 · - 大坡乡党委政府 · - 县审计局"),
    ("市水利局、矿产资源局", "- 市水利局 · - 市矿产资源局"),
    # zones and their like are jurisdictions
    ("平潭综合实验区财政局、审计局", "- 平潭综合实验区财政局 · - 平潭综合实验区审计局"),
    ("区农业农村局、开发区港澳办", "- 区农业农村局 · - 开发区港澳办"),
    ("郊区财政局、民政局", "- 郊区财政局 · - 郊区民政局"),
    ("区财政局、高新区管委会、审计局", "- 区财政局 · - 高新区管委会 · - 区审计局"),
    ("各乡镇（街道）和县住房和城乡建设局", "- 各乡镇（街道）* · - 县住房和城乡建设局"),
    ("自治县国防动员委员会、财政局", "- 自治县国防动员委员会 · - 自治县财政局"),
    # the youth league takes the level when it stands by itself
    ("县总工会、共青团、妇联", "- 县总工会 · - 县共青团 · - 县妇联"),
    # the short name of a place hands on no level
    ("苏州军分区、公安局", "- 苏州军分区 · - 公安局"),
    # 会同 takes the level over, from behind a comma too
    ("省发改委牵头，会同能源局、财政厅", "L 省发改委 · S 省能源局 · S 省财政厅"),
    ("省发改委牵头；财政厅配合", "L 省发改委 · S 财政厅"),
    # organisations with their place inside
    ("县人大常委会、政协彭阳县委员会和县人武部", "- 县人大常委会 · - 政协彭阳县委员会 · - 县人武部"),
    ("区人才办与致公党宝安总支共同主办", "L 区人才办 · L 致公党宝安总支"),
    # a row of bare places shares the body that cannot stand alone
    ("和平区、河西区人民政府", "- 和平区人民政府 · - 河西区人民政府"),
    ("内蒙古、广西军区", "- 内蒙古军区 · - 广西军区"),
    ("凉山州财政局、教育局", "- 凉山州财政局 · - 凉山州教育局"),
    ("区应急办、“两难办”", "- 区应急办 · - 区“两难办”"),
    ("各镇街、省级高新区、东湖管理局", "- 各镇街* · - 省级高新区 · - 东湖管理局"),
    ("市公安局、云川海关、税务局", "- 市公安局 · - 云川海关 · - 市税务局"),
    # the League's level begins a row; what is a village's own is nobody else's; 平安 is a county too
    ("团县委、妇联配合", "S 团县委 · S 县妇联"),
    ("县税务局、各乡镇财政所、村“两委”", "- 县税务局 · - 各乡镇财政所* · - 村“两委”"),
    ("街道党政综合办、平安法治办", "- 街道党政综合办 · - 街道平安法治办"),
    ("县法院立案庭、刑事审判庭", "- 县法院立案庭 · - 县法院刑事审判庭"),
    ("省水利厅、黄河上中游管理局", "- 省水利厅 · - 黄河上中游管理局"),
    # 居 in 居民 is no kind of place; below a village stands nobody
    ("各社区居民委员会、物业服务企业", "- 各社区居民委员会* · - 物业服务企业*"),
    ("师市工信局、财政局", "- 师市工信局 · - 师市财政局"),
    ("镇党政办、村建办", "- 镇党政办 · - 镇村建办"),
    # 在苏 says whose they are, a national brand is no city's
    ("省教育厅、在苏高校", "- 省教育厅 · - 在苏高校"),
    ("市能源局、华润燃气公司", "- 市能源局 · - 华润燃气公司"),
    # the committee as it is written, a bureau's offices of one kind, towns before the government of the last
    ("自治区党委宣传部、网信办", "- 自治区党委宣传部 · - 自治区党委网信办"),
    ("市税务局办公室、纳税服务科", "- 市税务局办公室 · - 市税务局纳税服务科"),
    ("云河新区工委、管委，街道党工委、办事处", "- 云河新区工委 · - 云河新区管委 · - 街道党工委 · - 街道办事处"),
    ("街道平安建设办公室、应急消防队", "- 街道平安建设办公室 · - 街道应急消防队"),
    ("各乡镇卫生院、村卫生室", "- 各乡镇卫生院* · - 村卫生室"),
    ("省各民主党派、工商联", "- 省各民主党派* · - 省工商联"),
    ("县财政、审计、税务部门", "- 县财政 · - 县审计 · - 县税务部门*"),
    ("各县委办公室、县政府办公室", "- 各县委办公室* · - 各县政府办公室*"),
    ("各级教育部门会同经信、财税等部门", "L 各级教育部门* · S 经信 · S 财税 · S + 等部门"),
    ("城关镇、东河乡、西坪镇人民政府", "- 城关镇人民政府 · - 东河乡人民政府 · - 西坪镇人民政府"),
]


@pytest.mark.parametrize(("text", "says"), CASES)
def test_levels(text: str, says: str) -> None:
    assert notation(read(text)[0]) == says
