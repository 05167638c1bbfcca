"""Every finding that the program can make: code, severity, meaning, and what to do about it.

The one place where a finding is declared. The severity of each ``Finding``, the workbook's advice and the tables in the
READMEs come from here. Knows nothing of how a finding is come by.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Severity = Literal["info", "warning", "error"]
SEVERITY_NAMES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "info": "提示"}
"""What a severity is called, the gravest first."""


class Exceptional(NamedTuple):
    """Another severity that a finding has in one case, and the case in English and Chinese."""

    severity: Severity
    case: str
    case_zh: str


class FindingKind(NamedTuple):
    """A row of the registry. English for the README, Chinese for the workbook and the clerk's guide."""

    code: str
    severity: Severity
    meaning: str
    advice: str
    meaning_zh: str
    advice_zh: str
    exceptional: Exceptional | None = None


class UnknownFindingError(ValueError):
    """A finding whose code is not declared here. The message names it and all that are."""

    def __init__(self, code: str) -> None:
        super().__init__(f"没有登记的校核意见代码“{code}”，已登记的有：{'、'.join(FINDING_KINDS)}")


def kind_of(code: str) -> FindingKind:
    """The registry's row of a code. Raises UnknownFindingError if there is none."""
    try:
        return FINDING_KINDS[code]
    except KeyError:
        raise UnknownFindingError(code) from None


# fmt: off
_ROWS: Final = (
    FindingKind("body.no_points", "warning",
        "a document with title and number or date holds neither points nor a task table",
        "nothing for a reply or an order; else compare with the document",
        "文件有标题和文号（或日期），但没有读到要点和任务", "批复、函、令往往没有任务；原件里有的，请核对文件是否完整"),
    FindingKind("body.unread", "warning",
        "a paragraph of the body fits nowhere and is in no field", "read it; add what matters to the ledger's 备注",
        "正文里有一段没有读懂，没有收入结果", "打开原文核对这段文字，需要的内容请补进台账备注"),
    FindingKind("body_table.category_differs", "warning",
        "a section's heading and the table's category for the same tasks differ",
        "compare; the notice itself is inconsistent, the text as issued counts",
        "正文的章节标题与任务分解表的类别文字不同", "对照原文，核对正文与任务分解表的不同之处，以正式印发的文本为准"),
    FindingKind("body_table.heading_differs", "warning",
        "a point's heading and the table's task differ",
        "compare; the notice itself is inconsistent, the text as issued counts",
        "正文的要点标题与任务分解表的任务文字不同", "对照原文，核对正文与任务分解表的不同之处，以正式印发的文本为准"),
    FindingKind("body_table.text_differs", "warning",
        "a point's text and a task's requirement differ in these words",
        "compare; the notice itself is inconsistent, the text as issued counts",
        "正文与任务分解表的具体要求有文字不同", "对照原文，核对正文与任务分解表的不同之处，以正式印发的文本为准"),
    FindingKind("body_table.text_without_task", "info",
        "a sentence of a point stands in no task", "see whether the table left it out on purpose",
        "正文里的一句话没有列入任务分解表", "对照原文，看任务分解表是不是有意没有列入"),
    FindingKind("claims.twice", "error",
        "characters were counted for two places",
        "compare the page for characters left out or read twice; report it, this is a fault of the program",
        "有的字重复归类", "打开原文相应页，核对有无漏读、重读的文字"),
    FindingKind("claims.unaccounted", "error",
        "characters belong to no field, structure or furniture",
        "compare the page for characters left out or read twice; report it, this is a fault of the program",
        "有的字没有归入任何栏目", "打开原文相应页，核对有无漏读、重读的文字"),
    FindingKind("clause.in_sentence", "warning",
        "who answers for a point was taken from a sentence that says more",
        "compare the page: are these the units, and is the rest what they are to do",
        "要点没有单独写明责任单位，从一句话里取出", "打开原文相应页，核对是不是这些单位、要做什么"),
    FindingKind("clause.none", "info",
        "in a notice without a table, a point names no responsible unit; it gives no task",
        "decide whether it belongs in the ledger, and who answers for it",
        "没有任务分解表的文件里，一条要点没有写明责任单位，没有列入任务",
        "看这一条要不要列入台账；要列入的，请明确责任单位"),
    FindingKind("clause.text_without_units", "warning",
        "text after the last responsibility clause of a point gives no task",
        "decide whether it belongs in the ledger, and who answers for it",
        "要点最后一处责任单位之后还有文字，没有列入任务", "看这段文字要不要列入台账；要列入的，请明确责任单位"),
    FindingKind("correction.applied", "info",
        "a correction of yours was applied", "nothing",
        "您写的一条更正已经生效", "供参考，是您写的更正"),
    FindingKind("correction.not_found", "warning",
        "what a correction corrects no longer stands in the notice", "change or remove it in the corrections file",
        "更正文件里的一条已对不上原文", "核对更正文件：改正这一条，不再需要的请删去"),
    FindingKind("correction.not_taken", "warning",
        "a row of the sheet 更正 was not applied: it is not clear, or contradicts another correction",
        "put the row right, or empty it",
        "“更正”表里的一行没有采用：写得不清楚，或与别的更正矛盾", "按说明改正“更正”表的这一行，不需要的请清空"),
    FindingKind("deadline.past", "warning",
        "a deadline lies before the date of issue", "compare with the document",
        "完成时限早于成文日期", "对照原文，确认完成时限",
        Exceptional("info", "if it is in the same year", "在成文当年的")),
    FindingKind("deadline.unresolved", "info",
        "a deadline that is no date (国庆节前) is kept as printed", "compare, and set a date in the ledger",
        "完成时限（如“国庆节前”）换算不成日期，已按原文保留", "对照原文，确定完成日期，记在台账里"),
    FindingKind("form.attached", "info",
        "the file holds other files (attachments of an OFD file), which were not read",
        "save those that matter, and convert them by themselves",
        "文件里还附有别的文件，没有读", "需要的请用阅读器另存出来，再单独转换"),
    FindingKind("form.attachment_missing", "warning",
        "the notice names an attachment that is in no file beside it, and holds no tasks itself",
        "put the file beside it (附件1.docx), or name it by `--attachment`",
        "通知提到的附件没有找到，通知里又没有任务", "把附件放在通知旁边（如“附件1.docx”），或用 --attachment 指定"),
    FindingKind("form.attachment_unclear", "warning",
        "several files beside the notice may be the same attachment; none was read with it",
        "take away the one that is not meant, or name the right one by `--attachment`",
        "旁边有几个文件都像是同一个附件，没有连在一起读", "移走多余的，或用 --attachment 指定"),
    FindingKind("form.converted", "info",
        "an old Word or WPS file was read after LibreOffice had converted it",
        "where numbers, boxes or tables differ, save it as .docx with Word or WPS",
        "旧版 Word、WPS 文件是用 LibreOffice 转换以后读的",
        "编号、文本框和表格如有出入，请用 Word 或 WPS 另存为 .docx 再转换"),
    FindingKind("form.differs", "warning",
        "the same notice in another form beside it (a Word file beside its PDF) has other words here",
        "compare both, and keep the one that was issued",
        "旁边同名的另一种文件（如 Word 稿）在这里文字不同", "两份对照，以正式印发的为准，另一份改过来或移走"),
    FindingKind("form.joined", "info",
        "a file that the notice names as its attachment was read with it, as a part of it",
        "see that it is the attachment that was issued",
        "通知提到的附件在另一个文件里，已连在一起读", "看一下是不是正式印发的附件"),
    FindingKind("form.leads", "info",
        "the results are of another form of the notice beside the file, which is a scan",
        "see what `form.differs` tells; the scan is the document as issued",
        "文件是扫描件，结果是从旁边同名的另一种文件读的", "看两份有没有不同（form.differs），以正式印发的为准",
        Exceptional("warning", "if the file cannot be read", "文件读不了的")),
    FindingKind("form.not_compared", "info",
        "the same notice in another form beside it could not be read, and was not compared",
        "see whether it is damaged; nothing of it was used",
        "旁边同名的另一种文件读不了，没有对照", "看一下那个文件是否损坏；结果里没有用到它"),
    FindingKind("form.page_unread", "warning",
        "a page, or a part of it, could not be read: it is damaged, missing, or shows no text but pictures",
        "compare the page; add what matters to the ledger's 备注",
        "有一页没有读出文字（只有图片、内容不完整或找不到）", "打开原文相应页核对，需要的内容请补进台账备注"),
    FindingKind("form.several", "info",
        "the file holds several documents, which were read one after the other", "see that they belong together",
        "文件里有几份文档，已连在一起读", "看一下这几份文档是不是同一个通知"),
    FindingKind("form.signed", "info",
        "the file carries an electronic signature or seal, which was not verified",
        "verify it with an OFD reader where it matters",
        "本文件带电子签章，未验证", "需要核验的，请用 OFD 阅读器打开验证"),
    FindingKind("form.text_under_picture", "warning",
        "a page is a picture with text hidden under it, mostly from OCR; the text was read",
        "compare with the picture",
        "有一页是图片，读的是图片下面的文字（多半是识别得到的）", "打开原文相应页，与图片核对文字"),
    FindingKind("head.missing_date", "info",
        "no date of issue was found", "compare with the first and the last page",
        "没有识别出成文日期", "对照原文首页和落款核对"),
    FindingKind("head.missing_issuer", "info",
        "no issuer was found", "compare with the first and the last page",
        "没有识别出发文机关", "对照原文首页和落款核对"),
    FindingKind("head.missing_title", "warning",
        "no title was found", "compare with the first page",
        "没有识别出工作要点的标题", "对照原文首页核对"),
    FindingKind("head.missing_year", "warning",
        "no year was found, so that 年底前 has no date", "compare with the first and the last page",
        "没有识别出年份，“年底前”之类的时限没有日期", "对照原文首页和落款核对"),
    FindingKind("head.year_unlikely", "warning",
        "the title's year and the date of issue are more than a year apart", "compare with the first and the last page",
        "标题年份与成文日期相差超过一年", "对照原文首页和落款核对"),
    FindingKind("jurisdiction.ambiguous", "warning",
        "several places have the name", "`--jurisdiction` with the superior: 临沂市兰山区",
        "有几个地方同名", "转换时用 --jurisdiction 指定，写上上级，如 临沂市兰山区"),
    FindingKind("jurisdiction.not_found", "info",
        "the notice does not say whose it is; units are named by general rules", "`--jurisdiction`",
        "看不出文件是哪个地方的，单位名称按通用规则推断", "确认文件属于哪个地方，转换时用 --jurisdiction 指定"),
    FindingKind("jurisdiction.unknown", "info",
        "no division has the name; units are named by general rules", "check the name, or `--jurisdiction`",
        "区划数据里没有这个地名，单位名称按通用规则推断", "确认文件属于哪个地方；不对的，转换时用 --jurisdiction 指定"),
    FindingKind("numbering.gap", "warning",
        "a number is missing in a sequence", "compare: left out in print, or not read",
        "编号不连续", "对照原文，看是原文漏号，还是没有读到"),
    FindingKind("numbering.label_in_text", "warning",
        "a paragraph begins like a point, but its number does not run on; it was taken for text of the point before",
        "compare with the document: a point of its own, or a number in running text",
        "有一段文字像编号的要点，但序号不连续，已作为上一要点的内容", "对照原文核对：是单独的要点，还是正文里的数字"),
    FindingKind("numbering.repeat", "warning",
        "a number comes twice or goes back", "compare with the document",
        "编号重复或倒退", "对照原文，检查编号有无重号"),
    FindingKind("placing.point_without_task", "info",
        "no task carries out the point", "see whether the table left it out",
        "正文的一条要点在任务分解表里没有对应的任务", "对照原文，看任务分解表是否漏列"),
    FindingKind("placing.task_without_point", "warning",
        "a task fits no point of the body", "compare the body with the table",
        "一项任务在正文里找不到对应的要点", "对照原文，看任务分解表与正文各条是否对得上"),
    FindingKind("scan.coarse", "warning",
        "a page was scanned with fewer than 100 dots to the inch; thin strokes and rules may be lost",
        "compare every word, or scan it again with 200 or more",
        "有一页扫描得太粗（不到 100 dpi），细的笔画和表格线可能没有扫上", "逐字核对，最好用 200 dpi 以上重新扫描"),
    FindingKind("scan.doubtful", "warning",
        "characters of a scan were read with doubt; the message says what else they may be, the evidence where",
        "compare with the original; put what is wrong into the corrections file",
        "扫描件上有的字可能认错，未作改动", "对照原件相应位置核对；确实认错的，写进更正文件"),
    FindingKind("scan.unread", "warning",
        "places of a scan look like text but could not be read",
        "compare with the original; add what matters to the ledger's 备注",
        "扫描件上有的地方像是文字，没有认出来", "对照原件相应位置核对，需要的内容请补进台账备注"),
    FindingKind("table.cells_by_likeness", "warning",
        "a table was copied with a cell a line, and a row has more or fewer lines than columns: its cells were told "
        "apart by what the words of the other rows look like",
        "compare the row with the original",
        "复制成一格一行的表格里，有一行的行数与列数不符，是按文字的样子归格的", "请对照原件核对这一行各格的内容"),
    FindingKind("table.doubtful_break", "info",
        "a row at the top of a page, or one of its cells, may go on or be new; the message gives both readings",
        "compare; `join` in the corrections file",
        "页首的一行或其中一格可能是续前页的，也可能是新的，两种读法写在意见里",
        "对照原文核对；是续行的，在更正文件里用 join 合并"),
    FindingKind("table.not_tasks", "warning",
        "a table without columns for tasks and units was left out",
        "if it is the task table, add its headers to `rules/columns.yaml`",
        "有表格没有认出任务列和责任单位列，未作为任务",
        "打开原文相应页核对；如是任务分解表，请把表头加进 rules/columns.yaml",
        Exceptional("info", "if tasks were found elsewhere", "别处已有任务的")),
    FindingKind("table.note", "info",
        "a note in the table gives no task", "nothing",
        "表内附注没有列入任务", "供参考，附注没有列入任务"),
    FindingKind("table.unframed", "error",
        "the labels of a task table stand in running text: no rules frame it, and its rows were not read",
        "use a file in which the table has rules, or save it as CSV",
        "像是没有框线的任务分解表，没有分清行和列，没有读出任务", "改用表格带框线的文件，或另存为 CSV 再转换"),
    FindingKind("table.unknown_label", "warning",
        "a header that no rule knows was placed by its content",
        "check the column; add the header to `rules/columns.yaml`",
        "表头不在规则里，按内容判断是哪一列", "核对这一列读得对不对；对的，请把表头加进 rules/columns.yaml"),
    FindingKind("table.unread_cell", "warning",
        "text in a cell of the task table belongs to no column",
        "compare the page; add what matters to the ledger's 备注",
        "任务分解表里有文字没有归入任何任务", "打开原文相应页核对，需要的内容请补进台账备注"),
    FindingKind("text.invisible", "info",
        "zero-width characters were kept out of the text", "with direction signs: compare the order of the words",
        "文件里夹有看不见的字符，已去掉", "供参考；有方向符的，请对照原文核对字序",
        Exceptional("warning", "if there are direction signs", "有方向符的")),
    FindingKind("text.repaired", "info",
        "a fault of copying out was repaired by `rules/text.yaml`", "nothing",
        "按 rules/text.yaml 改了原文中的误植", "供参考，改的是原文中的明显误植"),
    FindingKind("text.set_apart", "info",
        "notes, comments, annotations, or the text of page templates were kept out of the text",
        "see whether they matter",
        "脚注、批注、注释、模板文字等没有作为正文", "打开原文看这些文字要不要，需要的内容请补进台账备注"),
    FindingKind("text.tracked_changes", "warning",
        "a Word file has tracked changes; it was read as if all were accepted",
        "see that it is the text as issued",
        "Word 文件里有没接受的修订，已按接受修订后的文字读取", "确认修订后的文字就是正式印发的文本"),
    FindingKind("text.unread_object", "warning",
        "a Word file holds SmartArt, a chart, a sheet or a document put in, whose words were not read",
        "look at them; if they hold tasks, make them text or a table of the file",
        "Word 文件里插入的图形、图表或文档没有读", "打开原文核对，有任务的改成正文或表格再转换"),
    FindingKind("text.unseen", "warning",
        "text that no viewer shows (coloured as its ground, covered, clipped, unpainted, on a layer that is off)"
        " was kept out",
        "compare with the document; add what holds to the ledger",
        "文件里有打开时看不见的文字（与底色相同、被盖住、被裁去、图层关闭等），没有读入",
        "核对原件；确有效力的，请补进台账"),
    FindingKind("unit.doubtful", "warning",
        "a string of units can be read in another way too; the message gives both readings",
        "compare; the corrections file can say what is meant",
        "责任单位的一处有两种读法，写在意见里", "对照原文核对；读得不对的，写进更正文件"),
    FindingKind("unit.near_miss", "warning",
        "a unit looks like a slip of a known one; nothing was changed",
        "if it is one, put it into the corrections file",
        "单位名称像是某个单位的误写，未作改动", "核对是不是误写；确是误写的，写进更正文件"),
    FindingKind("unit.not_in_registry", "info",
        "no rule knows these units; their full names were inferred or taken as printed",
        "check the names, add them to `rules/units/<code>.yaml`",
        "单位名录里没有的单位，全称是推断的或照原文列出", "确认单位的规范名称；今后还会出现的，请补充到规则文件"),
    FindingKind("unit.unknown", "warning",
        "nobody can tell which unit is meant; kept as printed",
        "ask for the name; if it comes again, add it to `rules/units/<code>.yaml`",
        "看不出是哪个单位，已原样保留", "确认单位的规范名称；今后还会出现的，请补充到规则文件"),
    FindingKind("workbook.both_changed", "warning",
        "a cell of the workbook that a person changed would now say something else; the person's words stay",
        "compare both; to take the program's, clear the cell and convert again",
        "台账里有一格您改过，程序这次的内容也变了；您改的没有覆盖",
        "对照两种内容；要用程序的，请清空这一格再生成一次"),
)
# fmt: on
FINDING_KINDS: Final[dict[str, FindingKind]] = {row.code: row for row in _ROWS}
"""The registry by code, in the order of the codes."""
