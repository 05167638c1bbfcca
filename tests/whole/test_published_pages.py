"""Made-up pages in the styles of governments' sites: what the notice says, and nothing of what stands around it.

Each was written, with what is expected of it, before a program had read it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

import yaodian
from pipeline.model import Section
from tests import DATA, RULES


class Expected(NamedTuple):
    """``tasks``: requirement and units of each, as printed. ``points``: headings, or first words of their text."""

    title: str
    full_title: str | None
    number: str | None
    issuers: tuple[str, ...]
    issued_on: str | None
    points: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]


PAGES = {
    "state-council": Expected(
        "2022年全省政务公开工作要点",
        "云岭省人民政府办公厅关于印发2022年全省政务公开工作要点的通知",
        "云政办发〔2022〕18号",
        ("云岭省人民政府办公厅",),
        "2022-05-09",
        ("加强涉及市场主体的信息公开", "加强涉及扩大有效投资的信息公开", "规范执行政府信息公开制度"),
        (
            (
                "及时公开减税降费、减租降息政策，帮助企业知晓和享受。",
                "省财政厅、省税务局牵头，各市、州人民政府配合",
            ),
            ("做好重大建设项目批准和实施信息公开。", "省发展改革委负责"),
            ("准确适用依申请公开各项规定，提高答复质量。", "省政府办公厅牵头"),
        ),
    ),
    "jcms-ucapcontent": Expected(
        "江北市2023年重点民生实事任务分工",
        "江北市人民政府办公室关于印发江北市2023年重点民生实事任务分工的通知",
        "江政办字〔2023〕6号",
        ("江北市人民政府办公室",),
        "2023-02-17",
        (),
        (
            (
                "新建改扩建公办幼儿园20所，新增学位5000个。",
                "牵头单位：市教育局；配合单位：市自然资源和规划局市住房城乡建设局",
            ),
            ("完成60所中小学教室照明改造。", "牵头单位：市教育局"),
            ("为全市适龄女性免费开展“两癌”筛查10万人次。", "牵头单位：市卫生健康委；配合单位：市妇联"),
            ("建设城市社区嵌入式养老服务机构15处。", "牵头单位：市民政局；配合单位：各县（市、区）人民政府"),
        ),
    ),
    "anhui-suoyin": Expected(
        "青山县2021年深化“放管服”改革重点任务清单",
        "关于印发青山县2021年深化“放管服”改革重点任务清单的通知",
        "青政办〔2021〕12号",
        ("青山县人民政府办公室",),
        "2021-06-03",
        (
            "推进“证照分离”改革全覆盖",
            "优化工程建设项目审批",
            "推行“双随机、一公开”监管",
        ),
        (
            ("对所有涉企经营许可事项实行清单管理。", "责任单位：县市场监管局、县司法局"),
            ("全面推行告知承诺制。", "责任单位：县住房城乡建设局，各乡镇人民政府"),
            ("联合抽查比例不低于10%。", "责任单位：县市场监管局"),
        ),
    ),
    "wechat-mirror": Expected(
        "2024年沙河区优化营商环境工作要点",
        "关于印发《2024年沙河区优化营商环境工作要点》的通知",
        "沙政办发〔2024〕3号",
        ("沙河区人民政府办公室",),
        "2024-03-08",
        ("深化“高效办成一件事”", "推行“免证办”", "保障用地需求"),
        (
            (
                "年内新增重点事项8个，实现线上线下一次告知。",
                "牵头单位：区行政审批局；责任单位：区市场监管局、区税务局",
            ),
            (
                "2024年9月底前，电子证照应用覆盖60%以上事项。",
                "牵头单位：区大数据局；责任单位：区政府各部门",
            ),
            ("推行工业用地“标准地”出让。", "牵头单位：区自然资源分局"),
        ),
    ),
    "tabs-interpretation": Expected(
        "2022年南湖区数字政府建设工作要点",
        "南湖区人民政府办公室关于印发2022年南湖区数字政府建设工作要点的通知",
        "南政办发〔2022〕9号",
        ("南湖区人民政府办公室",),
        "2022-04-15",
        ("总体要求", "建好一体化平台", "推进“一网通办”"),
        (
            ("完善公共数据平台，归集数据10亿条。", "责任单位：区数据局、区府办"),
            ("依申请事项网办率达到95%。", "责任单位：区行政服务中心、各镇街道"),
        ),
    ),
    "long-sidebar": Expected(
        "西岭县2023年乡村振兴重点工作任务分解表",
        None,
        None,
        (),
        None,
        (),
        (
            (
                "健全防止返贫动态监测机制，每季度开展一次集中排查。",
                "县乡村振兴局县民政局各乡镇",
            ),
            ("落实“四个不摘”要求，保持主要帮扶政策总体稳定。", "县乡村振兴局等有关部门"),
            ("新建高标准农田3万亩。", "县农业农村局"),
        ),
    ),
    "nested-layout-broken": Expected(
        "石桥镇2019年安全生产工作要点责任分解",
        "石桥镇2019年安全生产工作要点责任分解",
        None,
        ("石桥镇人民政府",),
        "2019-02-25",
        (),
        (
            ("开展烟花爆竹“打非治违”专项行动，取缔非法经营网点。", "派出所安监站"),
            ("加强道路交通安全管理，排查整治隐患路段15处。", "交管站、各村（社区）"),
            ("组织开展“安全生产月”活动。", "安监站、文化站"),
        ),
    ),
    "print-copy-and-comments": Expected(
        "2020年东港市政府工作报告重点任务分工方案",
        "关于印发2020年东港市政府工作报告重点任务分工方案的通知",
        "东政发〔2020〕2号",
        ("东港市人民政府",),
        "2020-02-07",
        (
            "地区生产总值增长6.5%左右。（市发展改革委牵头，市统计局配合）",
            "一般公共预算收入增长5%。（市财政局牵头，市税务局、各县（区）政府配合）",
            "城镇新增就业3万人。（市人力资源社会保障局负责）",
        ),
        (
            ("地区生产总值增长6.5%左右。", "市发展改革委牵头，市统计局配合"),
            ("一般公共预算收入增长5%。", "市财政局牵头，市税务局、各县（区）政府配合"),
            ("城镇新增就业3万人。", "市人力资源社会保障局负责"),
        ),
    ),
    "two-attachments": Expected(
        "平川市推进“一件事”改革工作要点",
        "平川市人民政府办公室关于印发平川市推进“一件事”改革工作要点的通知",
        "平政办〔2023〕21号",
        ("平川市人民政府办公室",),
        "2023-06-01",
        ("编制清单", "优化流程", "加强督导"),
        (
            ("编制“一件事”事项清单，实行动态管理。", "市行政审批局"),
            ("推动跨部门联办，办理时限压缩50%。", "市行政审批局、市公安局、市人社局"),
            ("将改革情况纳入年度考核。", "市委督查室、市政府督查室"),
        ),
    ),
}
AROUND = "版权所有|主办|ICP|相关|分享|扫一扫|导航|点击|浏览|字号|解读|本报讯|留言|当前位置|打印|无障碍|阅读|编辑"


def points(sections: tuple[Section, ...]) -> list[str]:
    found: list[str] = []
    for section in sections:
        found += [(point.heading or point.text or "").rstrip("。") for point in section.points]
        found += points(section.sections)
    return found


def joined(text: str | None) -> str:
    """Without the breaks between the paragraphs of a cell."""
    return (text or "").replace("\n", "")


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    wanted = PAGES[name]
    notice = yaodian.read(DATA / "web" / f"{name}.html", rules=RULES)
    head = notice.notice
    tasks = tuple(
        (joined(task.requirement), joined(task.assignment.raw if task.assignment else None)) for task in notice.tasks
    )
    said = Expected(
        head.title or "",
        head.full_title,
        head.document_number,
        tuple(head.issuers),
        head.issued_on,
        tuple(points(notice.sections)),
        tasks,
    )
    assert said._asdict() == wanted._asdict()
    assert notice.coverage.unaccounted == 0


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_what_stands_around_is_in_a_field(name: str) -> None:
    notice = yaodian.read(DATA / "web" / f"{name}.html", rules=RULES)
    kept = repr((notice.notice, notice.sections, notice.tasks))
    assert re.findall(AROUND, kept) == []
