"""A scan all the way to a notice: what a person reads off the page, each value with its place and confidence."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from pipeline.conversion import read_source
from pipeline.settings import Settings
from tests import ROOT, RULES
from tests.pages.paper import Paper
from tests.sources.scan.sheets import SMALL

pytestmark = pytest.mark.ocr


def test_a_picture_gives_a_notice() -> None:
    notice = read_source(SMALL, Settings(RULES)).notice
    assert notice.source.format == "image" and notice.source.pages == 1
    assert notice.notice.full_title == "甲县人民政府办公室关于印发2023年甲县政务公开工作要点的通知"
    assert [(point.heading, point.text) for point in notice.points()] == [
        ("财政公开", "县财政局、县审计局要按时公开预算、决算，接受社会监督。"),
        ("就业公开", "县人力资源和社会保障局每季度公开一次就业信息。"),
    ]
    assert [(task.task, task.requirement) for task in notice.tasks] == [
        ("财政公开", "按时公开预算、决算，接受社会监督。"),
        ("就业公开", "每季度公开一次就业信息。"),
    ]
    assert [[party.text for party in task.assignment.parties] for task in notice.tasks] == [
        ["县财政局", "县审计局"],
        ["县人力资源和社会保障局"],
    ]
    assert notice.coverage.unaccounted == 0
    (place,) = notice.tasks[0].where.task
    assert place.page == 1 and isinstance(place.confidence, float) and place.confidence > 0.9
    # In the picture the words stand from 242 to 350 and from 556 to 585 pixels; there are 150 to the inch.
    assert place.bbox == pytest.approx((242 * 0.48, 555 * 0.48, 350 * 0.48, 583 * 0.48), abs=3)


def test_a_pdf_whose_text_cannot_be_read_is_read_by_its_looks(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page(595, 442)
    paper.canvas.drawImage(str(SMALL), 0, 0, 595, 442)
    paper.text(20, 20, "\ue000" * 60, size=0.1).save()
    assert len(read_source(tmp_path / "a.pdf", Settings(RULES, ocr=True)).notice.tasks) == 2


def test_a_doubtful_character_leads_to_its_task(tmp_path: Path) -> None:
    with Image.open(SMALL) as image:
        # A part of a character of the second task is blotted out.
        image.paste("white", (246, 664, 258, 697))
        image.save(tmp_path / "a.png", dpi=(150, 150))
    notice = read_source(tmp_path / "a.png", Settings(RULES)).notice
    (finding,) = (one for one in notice.findings if one.code == "scan.doubtful")
    assert finding.task == 2
    (place,) = finding.evidence
    assert place.page == 1 and place.bbox is not None and 118 < place.bbox[0] < 123


def test_a_character_that_vanishes_with_half_of_it_is_told(tmp_path: Path) -> None:
    with Image.open(SMALL) as image:
        image.paste("white", (274, 660, 288, 700))
        image.save(tmp_path / "a.png", dpi=(150, 150))
    notice = read_source(tmp_path / "a.png", Settings(RULES)).notice
    assert notice.tasks[1].task == "就公开"
    (finding,) = (one for one in notice.findings if one.code == "scan.unread")
    assert finding.task == 2 and finding.evidence[0].page == 1


@pytest.mark.slow
def test_two_pages_on_each_picture_are_read_as_single_ones_are(tmp_path: Path) -> None:
    """Four pages with the table running over them, on two pictures."""
    kept = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(ROOT / "input" / "2021-兰山区政务公开工作要点.pdf") as seed:
        kept.import_pages(seed, [9, 10, 11, 12])
        images = [seed[at].render(scale=150 / 72).to_pil().convert("RGB") for at in (9, 10, 11, 12)]
    kept.save(tmp_path / "single.pdf")
    width, height = images[0].size
    spreads = [Image.new("RGB", (2 * width, height), "white") for _ in range(2)]
    for at, image in enumerate(images):
        spreads[at // 2].paste(image, (at % 2 * width, 0))
    spreads[0].save(tmp_path / "spread.tif", save_all=True, append_images=spreads[1:], dpi=(150, 150))
    single = read_source(tmp_path / "single.pdf", Settings(RULES)).notice
    notice = read_source(tmp_path / "spread.tif", Settings(RULES)).notice
    assert notice.source.pages == 2 and len(notice.tasks) == len(single.tasks) > 20
    assert [(task.task, task.requirement, task.assignment.raw) for task in notice.tasks] == [
        (task.task, task.requirement, task.assignment.raw) for task in single.tasks
    ]
    assert notice.coverage is not None and notice.coverage.unaccounted == 0
    places = [place for task in notice.tasks for place in task.where.requirement]
    assert {place.page for place in places} == {1, 2} and max(place.bbox[0] for place in places if place.bbox) > 595
