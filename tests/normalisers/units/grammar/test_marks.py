"""Words that separate, beside words that look like them: 和 in a name behind 由, 负责 in 负责人, 组成 behind a list."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import notation, read

CASES = [
    # a name that holds 和, behind what opens the clause
    ("由文化和旅游部牵头", "L 文化和旅游部"),
    ("由市教育和体育局负责", "R 市教育和体育局"),
    ("6月底前由甘肃省文化和旅游厅牵头", "L 甘肃省文化和旅游厅"),
    # persons behind a list are no 负责
    ("县发改委、县财政局、县审计局主要负责人", "- 县发改委 · - 县财政局 · - 县审计局"),
    ("市城管委、市公安消防局等部门负责人", "- 市城管委 · - 市公安消防局 · - + 等部门"),
    ("县教育局主要负责人牵头，县财政局配合", "L 县教育局 · S 县财政局"),
    ("市财政局负责，人社局配合", "R 市财政局 · S 人社局"),
    # what closes a list gives no role
    ("由市公安局、消防救援支队组成", "- 市公安局 · - 市消防救援支队"),
    ("由县应急局、县公安局组成，县应急局牵头", "R 县应急局 · R 县公安局 · L 县应急局"),
    ("由区财政局、审计局等共同组成", "- 区财政局 · - 区审计局 · - + 等"),
    # whom a leader helps
    ("协助县长分管县财政局、审计局", "- 县财政局 · - 县审计局"),
    ("协助分管县财政局", "- 县财政局"),
    ("县委常委，县农业农村局", "- 县农业农村局"),
    # a label is one whatever sign follows it
    ("牵头单位；县农业农村局，责任单位；各镇（办）", "L 县农业农村局 · R 各镇（办）*"),
    ("县委常委、副县长韦强，县农业农村局", "- 县农业农村局"),
    ("责任单位云溪街道、农业局", "R 云溪街道 · R 农业局"),
    ("约束性指标，牵头单位：市统计局", "L 市统计局"),
    # scope in brackets is no part of the name, an alias is
    ("工信部（算力、通信）、财政部", "- 工信部 · - 财政部"),
    ("市教育局（体育局）", "- 市教育局（体育局）"),
    ("区旅游局（即文化）", "- 区旅游局（即文化）"),
    # 同 and 并 only before a name that a list has
    ("市黄埔军校同学会", "- 市黄埔军校同学会"),
    ("县农业农村局（主）、县水利局（协）", "L 县农业农村局 · S 县水利局"),
    ("省农业农村厅会同有关部门指导灾区编制规划", "L 省农业农村厅 · S 有关部门*"),
    # a bracket belongs to whom it stands behind, a count ends a list, and a row may end in a name nobody knows
    ("县财政局（国资局）负责筹措", "R 县财政局（国资局）"),
    ("由教育部、体育总局2个部门和单位组成", "- 教育部 · - 体育总局"),
    ("由区旅游局、云川大观共同组织实施", "R 区旅游局 · R 云川大观?"),
    # what is organised takes part; 组织 begins names too
    ("省体育局牵头，组织省公安厅、省司法厅参与", "L 省体育局 · S 省公安厅 · S 省司法厅"),
    ("县委办，组织部", "- 县委办 · - 组织部"),
    ("县财政局并各乡镇", "- 县财政局 · - 各乡镇*"),
    # 工作 closes a list of what a leader has in hand
    ("分管县公安局、县信访局工作", "- 县公安局 · - 县信访局"),
    ("市交通运输局牵头督办，各县区政府组织实施", "O 市交通运输局 · R 各县区政府*"),
    # 方 of 方案 makes no label; 总 of 抓总 is part of the word; what is done well is told by the second word
    ("市教育局：牵头制定方案；各县区：具体落实", "L 市教育局 · R 各县区*"),
    ("市住建局抓总，各区兜底落实", "L 市住建局 · R 各区*"),
    ("市工信局、市商务局双牵头，市财政局做好指导", "L 市工信局 · L 市商务局 · O 市财政局"),
    ("县农业农村局负总责，各乡镇具体抓", "R 县农业农村局 · R 各乡镇*"),
    # what bodies do that no word of a role says; organising an inspection is no oversight
    ("县市场监管局会同县公安局查处，县农业农村局配合", "L 县市场监管局 · S 县公安局 · S 县农业农村局"),
    ("由县应急管理局会同县住建局组织检查", "L 县应急管理局 · S 县住建局"),
    ("各责任单位限期办结", "R 各责任单位*"),
    ("县安委会成员单位按照“三管三必须”要求负责", "R 县安委会成员单位*"),
    ("市住建局、市城管局（以上单位按职责分工负责）", "R 市住建局 · R 市城管局"),
    ("县卫健局负责落实，县财政局予以保障", "R 县卫健局 · S 县财政局"),
    ("市水务局作为牵头单位，负责统筹协调；市财政局作为配合单位", "L 市水务局 · S 市财政局"),
    ("请市住建局牵头，市城管局配合，于6月20日前报市政府", "L 市住建局 · S 市城管局"),
    # a label without a colon, and one that says whose list it heads
    ("成员单位包括市财政局、市教育局", "- 市财政局 · - 市教育局"),
    ("成员单位由市财政局、市教育局组成", "- 市财政局 · - 市教育局"),
    ("县人民检察院：依法办理；县公安局：立案侦查", "R 县人民检察院 · R 县公安局"),
    ("市交通运输局主管，各镇负主体责任", "R 市交通运输局 · R 各镇*"),
    ("教导处牵头，德育处、班主任配合", "L 教导处 · S 德育处"),
    ("请区商务局会同区市场监管局研究，提出意见报区政府", "L 区商务局 · S 区市场监管局"),
    ("县安委会成员单位：县应急局、县公安局等", "- 县应急局 · - 县公安局 · - + 等"),
    # 组织 in the body of each, and before a verb
    ("市委组织部会同市人社局制定，各县（市、区）委组织部落实", "L 市委组织部 · S 市人社局 · R 各县（市、区）委组织部*"),
    ("会同市财政局等部门组织实施", "S 市财政局 · S + 等部门"),
    ("市建筑业协会、市物业管理协会等行业协会", "- 市建筑业协会 · - 市物业管理协会 · - + 等行业协会"),
    # one 各 over kinds of bodies
    ("各有关高校和科研院所", "- 各有关高校和科研院所*"),
    ("各镇街和市直部门", "- 各镇街* · - 市直部门*"),
    # a leader's fields are nobody; groups made for a task are whose members answer
    ("负责教育、体育等方面工作。分管县教体局、县文旅局", "- 县教体局 · - 县文旅局"),
    ("现场指挥部由县应急局、县公安局组成", "- 县应急局 · - 县公安局"),
    ("医疗救护组由县卫健局牵头，县人民医院配合", "L 县卫健局 · S 县人民医院"),
    ("抢险救援组：县消防救援大队、县人武部", "- 县消防救援大队 · - 县人武部"),
    ("综合协调组（县政府办、县应急局）", "- 县政府办 · - 县应急局"),
    ("市财政局保障资金，市审计局加强审计监督", "R 市财政局 · R 市审计局"),
    ("市水务集团作为实施主体，市水利局作为监管单位", "R 市水务集团 · O 市水利局"),
    ("县教育局主抓、县公安局交警大队协管", "L 县教育局 · S 县公安局交警大队"),
    ("区人社局和各街道共同组织实施", "R 区人社局 · R 各街道*"),
    # persons behind a body's colon; divisions and regiments of the corps
    ("县住建局：王强；县城管局：李军", "- 县住建局 · - 县城管局"),
    ("一四三团、八师石河子市", "- 一四三团 · - 八师石河子市"),
    # a colon of another code point; an alias that is a sign at the door
    ("责任单位∶县水利局", "R 县水利局"),
    ("县农业农村局（加挂县畜牧兽医局牌子）", "- 县农业农村局（加挂县畜牧兽医局牌子）"),
    # 会 is the end of a name and of 会同 too
    ("县卫生健康委员会同有关部门", "L 县卫生健康委员会 · S 有关部门*"),
    ("县发展改革委员会同县审计局制定", "L 县发展改革委员会 · S 县审计局"),
    ("市黄埔军校同学会", "- 市黄埔军校同学会"),
]


@pytest.mark.parametrize(("text", "says"), CASES)
def test_marks(text: str, says: str) -> None:
    assert notation(read(text)[0]) == says
