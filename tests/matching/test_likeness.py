from pipeline.matching.likeness import containment, grams, likeness


def test_likeness_does_not_see_typing() -> None:
    assert likeness("“三同步”（试行）", '"三同步" (试行)') == 1.0


def test_likeness_runs_from_nothing_to_all() -> None:
    assert likeness("数据开放", "数据开放") == 1.0
    assert likeness("数据开放", "政民互动") == 0.0
    assert 0.5 < likeness("做好数据开放工作", "做好公共数据开放工作") < 1.0


def test_containment_forgives_one_word() -> None:
    whole = "准确把握疫情防控的阶段特征，重点围绕散发疫情发布权威信息。提高规范化水平。"
    assert containment("重点围绕散发疫情发布权威信息。", whole) == 1.0
    assert containment("准确把握疫情防控的阶段性特征，", whole) > 0.9
    assert containment("稳步扩大预决算公开范围", whole) < 0.3
    assert containment("", whole) == 1.0
    assert containment("公开", whole) == 0.0


def test_grams_are_runs_of_three() -> None:
    assert grams("政务公开") == {"政务公", "务公开"}
    assert grams("政务") == frozenset()
