"""What a notice's head should say and does not."""

from __future__ import annotations

from pipeline.model import Finding, Head, Notice


def check_head(notice: Notice) -> tuple[Finding, ...]:
    """Findings ``head.missing_title``, ``head.missing_year``, ``head.missing_date``, ``head.missing_issuer`` and
    ``head.year_unlikely``.

    That the jurisdiction is not known is said where it is looked up. A notice of work points is issued in its own
    year, at times late in the year before or early in the year after.
    """
    head = notice.notice
    findings = _missing(head)
    if head.year is not None and head.issued_on and abs(int(head.issued_on[:4]) - head.year) > 1:
        message = f"标题年份是 {head.year}，成文日期是 {head.issued_on}，相差超过一年，请核对。"
        findings.append(Finding.of("head.year_unlikely", message))
    return tuple(findings)


def check_empty(notice: Notice) -> tuple[Finding, ...]:
    """A finding ``body.no_points`` for a document of which only the head could be read: a reply, a letter, an order."""
    if notice.sections or notice.tasks:
        return ()
    message = (
        "没有读到编号的要点，也没有任务分解表，只读出了标题、文号等。批复、函、令往往如此；如果原件里有任务，请核对。"
    )
    return (Finding.of("body.no_points", message),)


def _missing(head: Head) -> list[Finding]:
    findings: list[Finding] = []
    if head.title is None:
        findings.append(Finding.of("head.missing_title", "没有识别出工作要点的标题，请对照原件核对。"))
    if head.year is None:
        message = "没有识别出工作要点的年份，没写年份的完成时限无法换算成日期，请对照原件核对。"
        findings.append(Finding.of("head.missing_year", message))
    if head.issued_on is None:
        findings.append(Finding.of("head.missing_date", "没有识别出成文日期，请对照原件核对。"))
    if not head.issuers:
        findings.append(Finding.of("head.missing_issuer", "没有识别出发文机关，请对照原件核对。"))
    return findings
