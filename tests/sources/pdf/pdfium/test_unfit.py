"""Reasons have meanings."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.unfit import REASONS, UnfitError


def test_a_reason_is_one_of_those_there_are() -> None:
    assert UnfitError("font").reason == "font" and str(UnfitError("font")) == REASONS["font"]
    with pytest.raises(KeyError):
        UnfitError("weather")
