"""The documents that a notice rests on: those of its preamble, and of the sentence that hands it over."""

from __future__ import annotations

import pytest

from pipeline.model import RawHead, Traced
from pipeline.normalisers.normalise import normalise_head


def traced(text: str) -> Traced:
    return Traced(text, tuple(range(len(text))))


@pytest.mark.parametrize(
    ("transmittal", "expected"),
    [
        (
            "根据国务院办公厅《甲要点》（国办发〔2022〕8号）、《乙意见》要求，现将《丙要点》印发给你们。",
            [("甲要点", "国办发〔2022〕8号"), ("乙意见", None)],
        ),
        ("《丙要点》和《丙任务分工》已经县政府同意，现印发给你们，请认真贯彻落实。", []),
        ("为贯彻落实《丁通知》，现将《丙要点》印发给你们。", [("丁通知", None)]),
    ],
)
def test_basis(transmittal: str, expected: list[tuple[str, str | None]]) -> None:
    raw = RawHead(
        title=traced("丙要点"), transmittal=traced(transmittal), preamble=traced("为落实《丁通知》，制定本要点。")
    )
    head, _ = normalise_head(raw, lambda title, issuers, texts: (None, []), lambda text: ())
    assert [(one.title, one.document_number) for one in head.basis] == list(
        dict.fromkeys([*expected, ("丁通知", None)])
    )
