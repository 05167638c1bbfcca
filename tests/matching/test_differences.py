import pytest

from pipeline.matching.differences import differences


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (
            "把握疫情防控的阶段性特征，发布信息。",
            "要把握疫情防控的阶段特征，发布信息。其他。",
            [("阶段性特征", "阶段特征")],
        ),
        (
            "做好重大成果的宣传活动的宣传，及时发布。",
            "做好重大成果的宣传活动，及时发布。",
            [("宣传活动的宣传", "宣传活动")],
        ),
        ("2021年年底系统清理文件。", "集中公开，2021年年底前系统清理文件。", [("2021年年底", "2021年年底前")]),
        ("编制年度决策项目目录，明确名称。", "编制年度决策事项目录，明确名称。", [("决策项目目录", "决策事项目录")]),
        ("公开率达到100%以上。", "确保公开率达到95%以上。", [("达到100%以上", "达到95%以上")]),
        ("落实《甲条例》要求。", "要落实《甲条例》要求。再说。", []),
        ("做好公开工作", "做好公开工作。", []),
        ("", "任何", []),
    ],
)
def test_words_in_table_and_body(part: str, whole: str, expected: list[tuple[str, str]]) -> None:
    assert differences(part, whole) == expected


def test_unrelated_texts_do_not_fail() -> None:
    assert differences("甲乙丙丁", "子丑寅卯辰巳午未")
    assert differences("甲乙丙丁", "") == [("甲乙丙丁", "")]
