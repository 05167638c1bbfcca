"""Word files in the manner of different offices, against what they say: each was written, with its answers, before a
program had read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.conversion import read_source
from pipeline.settings import Settings
from pipeline.sources.beside import Beside
from tests import RULES
from tests.sources.docx.writing import BOX, SPACES, levels, numbered, p, table, tc, tr, write
from tests.whole.test_published_pages import joined, points

FORMS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


class Office(NamedTuple):
    """``tasks``: category, task, requirement, and units with their roles. ``write`` gives the file and what is
    attached."""

    write: Callable[[Path], tuple[Path, tuple[Path, ...]]]
    title: str
    full_title: str | None
    number: str | None
    issuers: tuple[str, ...]
    issued_on: str | None
    points: tuple[str, ...]
    tasks: tuple[tuple[str | None, str | None, str, str], ...]


def centred(text: str) -> str:
    return p(text, '<w:jc w:val="center"/>')


def right(text: str) -> str:
    return p(text, '<w:jc w:val="right"/>')


def down(text: str, begins: bool = False) -> str:
    """A cell merged downwards."""
    return tc(text, '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>")


def across(text: str, columns: int) -> str:
    return tc(text, f'<w:gridSpan w:val="{columns}"/>')


def letterhead_in_a_box(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """WPS: the letterhead twice in a box, paragraphs indented by blanks, cells merged in the old way, a column of
    heads."""
    head = BOX.format(centred("丹山县人民政府办公室文件"))
    shape = f'<w:drawing><w:anchor><s:wsp xmlns:s="{FORMS}"><s:txbx>{head}</s:txbx></s:wsp></w:anchor></w:drawing>'
    drawn = f"<w:pict><v:shape><v:textbox>{head}</v:textbox></v:shape></w:pict>"
    body = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + centred("丹政办发〔2023〕12号") + centred("丹山县人民政府办公室")
        + centred("关于印发《丹山县2023年数字政府建设工作要点》的通知")
        + p("各乡镇人民政府，县政府各部门、各直属机构：")
        + p("　　《丹山县2023年数字政府建设工作要点》已经县政府同意，现印发给你们，请认真组织实施。")
        + p("　　附件：丹山县2023年数字政府建设任务分解表")
        + right("丹山县人民政府办公室") + right("2023年4月18日") + p("（此件公开发布）")
        + centred("丹山县2023年数字政府建设工作要点") + p("　　一、统筹平台建设")
        + p("　　（一）建设政务云。整合部门自建机房，年底前上云率达到90%。")
        + p("　　（二）建设数据平台。归集高频数据500类。") + p("　　二、优化服务")
        + p("　　（三）推进“一网通办”。县级事项网办率达到95%以上。")
        + p("附件") + centred("丹山县2023年数字政府建设任务分解表")
    )  # fmt: skip
    merged = tc("县行政审批局", '<w:hMerge w:val="restart"/>') + tc("", '<w:hMerge w:val="continue"/>')
    rows = (
        tr("任务类别", "序号", "工作任务", "牵头领导", "牵头单位", "配合单位"),
        tr(down("统筹平台建设", True), "1", "整合部门自建机房，年底前上云率达到90%。", down("张某某", True),
           "县大数据中心", "县财政局　县公安局"),
        tr(down(""), "2", "归集高频数据500类。", down(""), "县大数据中心", "各乡镇人民政府，县政府各部门"),
        tr("优化服务", "3", "县级事项网办率达到95%以上。", "李某某", merged),
    )  # fmt: skip
    return write(folder / "n.docx", body + table(*rows, widths=6), spaces=SPACES), ()


def three_levels_by_style(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """All labels are automatic and belong to styles; nothing stands between 1. and 6月."""

    def style(name: str, level: int) -> str:
        numbering = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{numbering}</w:style>'

    def of(name: str, text: str) -> str:
        return p(text, f'<w:pStyle w:val="{name}"/>')

    chinese = "chineseCountingThousand"
    lists = levels((chinese, "%1、", ""), (chinese, "（%2）", ""), ("decimal", "%3.", ""))
    body = (
        centred("白塔市人民政府关于印发2024年白塔市安全生产重点工作任务的通知") + centred("白政发〔2024〕5号")
        + p("各县（区）人民政府，市政府各部门：")
        + p("现将《2024年白塔市安全生产重点工作任务》印发给你们，请认真贯彻落实。")
        + right("白塔市人民政府") + right("2024年2月6日") + centred("2024年白塔市安全生产重点工作任务")
        + of("H1", "压实安全责任") + of("H2", "落实党政领导责任")
        + of("L3", "每季度召开一次安全生产形势分析会。（市应急局牵头，各县（区）人民政府配合）")
        + of("L3", "将安全生产纳入年度考核。（市委组织部、市应急局）") + of("H2", "落实企业主体责任")
        + of("L3", "6月底前完成重点企业主要负责人轮训。（市应急局、市工业和信息化局）")
        + of("H1", "开展专项整治") + of("H2", "整治燃气隐患")
        + of("L3", "更换老旧燃气管道80公里。（市住房城乡建设局牵头，市财政局、市市场监管局配合）")
        + of("L3", "瓶装液化气用户安全检查全覆盖。（市住房城乡建设局）")
    )  # fmt: skip
    styles = style("H1", 0) + style("H2", 1) + style("L3", 2)
    return write(folder / "n.docx", body, {"styles": styles, "numbering": lists}), ()


def letter_and_attachment(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """The table is a second file; its rows are numbered by Word, cells hold several paragraphs."""
    letter = (
        centred("关于印发《2022年柳河县河道保洁工作方案任务分工》的通知") + centred("柳河长办〔2022〕6号")
        + p("各镇（街道）河长办，县河长制成员单位：")
        + p("现将《2022年柳河县河道保洁工作方案任务分工》（见附件）印发给你们，请抓好落实。")
        + p("附件：2022年柳河县河道保洁工作方案任务分工") + right("柳河县河长制办公室") + right("2022年5月30日")
    )  # fmt: skip
    counted = tc(numbered(""))
    rows = (
        tr("序号", "重点任务", "工作措施", "责任单位", "完成时间"),
        tr(counted, "河面保洁", "主要河道每周打捞不少于2次。", "各镇（街道）", "全年"),
        tr(counted, "岸线整治", tc(p("清理违建码头3处。") + p("恢复岸线2公里。")),
           tc(p("县交通运输局") + p("县水利局")), "2022年8月31日前"),
        tr(counted, "联合执法", "开展联合执法6次。", "县公安局、县水利局", "年底前"),
    )  # fmt: skip
    attached = p("附件") + centred("2022年柳河县河道保洁工作方案任务分工") + table(*rows, widths=5)
    second = write(folder / "附件.docx", attached, {"numbering": levels(("decimal", "%1", ""))})
    return write(folder / "n.docx", letter), (second,)


def tables_page_by_page(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """A table a page, each with its header of two rows; sections are rows over the whole width."""
    header = (
        tr(
            *(down(one, True) for one in ("序号", "任务名称", "任务内容")),
            across("责任分工", 2),
            down("完成时限", True),
        ),
        tr(down(""), down(""), down(""), "牵头单位", "责任单位", down("")),
    )

    def row(*cells: str) -> str:
        return tr(tc(numbered("")), *cells)

    first = table(
        *header,
        tr(across("一、稳就业", 6)),
        row(
            "技能培训", "组织补贴性职业技能培训1.2万人次。", "市人力资源社会保障局", "市财政局、市教育局", "2023年12月"
        ),
        row("公共招聘", "每月举办一场现场招聘会。", "市人力资源社会保障局", "市总工会", "每月"),
        widths=6,
    )
    second = table(
        *header,
        row("创业贷款", "发放创业担保贷款3亿元。", "市金融办", "市财政局", "2023年12月"),
        tr(across("二、优服务", 6)),
        row("一老一小", "新增托位1500个。", "市卫生健康委", "各县（市、区）人民政府", "2023年11月底前"),
        widths=6,
    )
    body = centred("南江市2023年民生实事任务清单") + first + p("") + second
    return write(folder / "n.docx", body, {"numbering": levels(("decimal", "%1", ""))}), ()


OFFICES = (
    Office(
        letterhead_in_a_box,
        "丹山县2023年数字政府建设工作要点",
        "丹山县人民政府办公室关于印发《丹山县2023年数字政府建设工作要点》的通知",
        "丹政办发〔2023〕12号",
        ("丹山县人民政府办公室",),
        "2023-04-18",
        ("建设政务云", "建设数据平台", "推进“一网通办”"),
        (
            ("统筹平台建设", None, "整合部门自建机房，年底前上云率达到90%。",
             "lead 县大数据中心, support 县财政局, support 县公安局"),
            ("统筹平台建设", None, "归集高频数据500类。",
             "lead 县大数据中心, support 各乡镇人民政府, support 县政府各部门"),
            ("优化服务", None, "县级事项网办率达到95%以上。", "lead 县行政审批局"),
        ),
    ),
    Office(
        three_levels_by_style,
        "2024年白塔市安全生产重点工作任务",
        "白塔市人民政府关于印发2024年白塔市安全生产重点工作任务的通知",
        "白政发〔2024〕5号",
        ("白塔市人民政府",),
        "2024-02-06",
        (
            "每季度召开一次安全生产形势分析会。（市应急局牵头，各县（区）人民政府配合）",
            "将安全生产纳入年度考核。（市委组织部、市应急局）",
            "6月底前完成重点企业主要负责人轮训。（市应急局、市工业和信息化局）",
            "更换老旧燃气管道80公里。（市住房城乡建设局牵头，市财政局、市市场监管局配合）",
            "瓶装液化气用户安全检查全覆盖。（市住房城乡建设局）",
        ),
        (
            ("压实安全责任", "落实党政领导责任", "每季度召开一次安全生产形势分析会。",
             "lead 市应急局, support 各县（区）人民政府"),
            ("压实安全责任", "落实党政领导责任", "将安全生产纳入年度考核。",
             "unspecified 市委组织部, unspecified 市应急局"),
            ("压实安全责任", "落实企业主体责任", "6月底前完成重点企业主要负责人轮训。",
             "unspecified 市应急局, unspecified 市工业和信息化局"),
            ("开展专项整治", "整治燃气隐患", "更换老旧燃气管道80公里。",
             "lead 市住房城乡建设局, support 市财政局, support 市市场监管局"),
            ("开展专项整治", "整治燃气隐患", "瓶装液化气用户安全检查全覆盖。", "unspecified 市住房城乡建设局"),
        ),
    ),
    Office(
        letter_and_attachment,
        "2022年柳河县河道保洁工作方案任务分工",
        "关于印发《2022年柳河县河道保洁工作方案任务分工》的通知",
        "柳河长办〔2022〕6号",
        ("柳河县河长制办公室",),
        "2022-05-30",
        (),
        (
            (None, "河面保洁", "主要河道每周打捞不少于2次。", "unspecified 各镇（街道）"),
            (None, "岸线整治", "清理违建码头3处。恢复岸线2公里。", "unspecified 县交通运输局, unspecified 县水利局"),
            (None, "联合执法", "开展联合执法6次。", "unspecified 县公安局, unspecified 县水利局"),
        ),
    ),
    Office(
        tables_page_by_page,
        "南江市2023年民生实事任务清单",
        None,
        None,
        (),
        None,
        (),
        (
            ("稳就业", "技能培训", "组织补贴性职业技能培训1.2万人次。",
             "lead 市人力资源社会保障局, responsible 市财政局, responsible 市教育局"),
            ("稳就业", "公共招聘", "每月举办一场现场招聘会。", "lead 市人力资源社会保障局, responsible 市总工会"),
            ("稳就业", "创业贷款", "发放创业担保贷款3亿元。", "lead 市金融办, responsible 市财政局"),
            ("优服务", "一老一小", "新增托位1500个。", "lead 市卫生健康委, responsible 各县（市、区）人民政府"),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.write.__name__)
def test_what_an_office_wrote(office: Office, tmp_path: Path) -> None:
    path, attached = office.write(tmp_path)
    notice = read_source(path, Settings(RULES), beside=Beside(attached=attached)).notice
    head = notice.notice
    found = Office(
        office.write,
        head.title or "",
        head.full_title,
        head.document_number,
        head.issuers,
        head.issued_on,
        tuple(points(notice.sections)),
        tuple(
            (
                task.category,
                task.task,
                joined(task.requirement),
                ", ".join(f"{party.role} {party.text}" for party in task.assignment.parties),
            )
            for task in notice.tasks
        ),
    )
    assert found._asdict() == office._asdict()
    assert notice.coverage is not None and notice.coverage.unaccounted == 0
