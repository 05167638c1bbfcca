import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.matching.wording import Piece, wording
from pipeline.matching.words import WHOLE


def marked(pieces: list[Piece]) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}
    return "".join(marks[kind].format(text) for kind, text in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("做好数据开放工作。", "做好数据开放工作。", "做好数据开放工作。"),
        ("做好数据开放工作。", "做好公共数据分级分类开放工作。", "做好[-数据-][+公共数据分级分类+]开放工作。"),
        ("退役军人、困难人员等", "退役军人、农民工、困难人员等", "退役军人、[+农民工、+]困难人员等"),
        ("借助5G、云直播、视频直播、VR等新技术", "借助5G、云直播等新技术", "借助5G、云直播[-、视频直播、VR-]等新技术"),
        ("编制年度决策项目目录", "编制年度决策事项目录", "编制年度决策[-项目-][+事项+]目录"),
        ("2021年年底清理文件（2016年以后制定的）", "2022年年底清理文件（2016年以后制定的）",
         "[-2021年-][+2022年+]年底清理文件（2016年以后制定的）"),
        ("甲项公开，回应关切。", "甲项公开，回应关切。乙项公开，回应关切。",
         "甲项公开，回应关切。[+乙项公开，回应关切。+]"),
        ("甲项公开，回应关切。丙项更新。", "甲项公开，回应关切。乙项公开，回应关切。丙项更新。",
         "甲项公开，回应关切。[+乙项公开，回应关切。+]丙项更新。"),
        ("落实《甲乙办法（试行）》要求", "落实《甲乙办法》要求", "落实[-《甲乙办法（试行）》-][+《甲乙办法》+]要求"),
        ("公开率达到100%", "公开率达到95%", "公开率达到[-100%-][+95%+]"),
        ("鲁政办发〔2021〕5号", "鲁政办发〔2021〕15号", "鲁政办发[-〔2021〕5号-][+〔2021〕15号+]"),
        ("严格落实惠企政策", "统筹做好惠企政策", "[-严格落实-][+统筹做好+]惠企政策"),
        ("完善事项标准目录。对目录进行跟踪评估。", "对目录进行跟踪评估。完善事项标准目录。",
         "[-完善事项标准目录。-]对目录进行跟踪评估。[+完善事项标准目录。+]"),
        ("结合本地实际和重点工作，组织编制年度目录", "结合实际，组织编制年度重大目录",
         "结合[-本地-]实际[-和重点工作-]，组织编制年度[+重大+]目录"),
        ("", "新的", "[+新的+]"),
        ("旧的", "", "[-旧的-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_changes_are_words_that_can_be_read(old: str, new: str, expected: str) -> None:
    assert marked(wording(old, new)) == expected


FRAGMENTS = st.sampled_from(
    ["做好", "公开", "信息公开", "，", "。", "、", "2021年", "6月底前", "100%", "5G", "《公开办法（试行）》", "的",
     "重大", "项目", "及时", "惠企政策", "（", "）", " ", "〔2021〕5号", "“一件事”", "A", "\n", "乡村振兴", "x1.5",
     "３０", "二〇二一年"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=30).map("".join), st.text(max_size=30))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_pieces_rejoin_exactly(old: str, new: str) -> None:
    pieces = wording(old, new)
    assert "".join(text for kind, text in pieces if kind != "insert") == old
    assert "".join(text for kind, text in pieces if kind != "delete") == new
    assert all(text for _, text in pieces)
    kinds = [kind for kind, _ in pieces]
    assert all(a != b for a, b in pairwise(kinds))
    assert ("insert", "delete") not in list(pairwise(kinds))


@settings(max_examples=200, deadline=None)
@given(st.lists(FRAGMENTS, max_size=20), st.lists(FRAGMENTS, max_size=20))
def test_whole_items_are_never_cut(old: list[str], new: list[str]) -> None:
    pieces = wording("".join(old), "".join(new))
    for side in ("insert", "delete"):
        text = "".join(piece for kind, piece in pieces if kind != side)
        cuts, at = set(), 0
        for kind, piece in pieces:
            if kind != side:
                cuts.add(at)
                at += len(piece)
        assert not any(match.start() < point < match.end() for match in WHOLE.finditer(text) for point in cuts)


def test_no_confetti() -> None:
    old = "准确把握常态化新冠肺炎疫情防控的阶段性特征，重点围绕散发疫情发布权威信息。"
    new = "因时因势优化疫情防控信息发布，重点围绕散发疫情发布权威信息。"
    assert not re.search(r"[\]](.|..)[\[]", marked(wording(old, new)).replace("-][+", ""))
