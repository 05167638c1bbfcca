"""The models come with a package; nothing is imported that could fetch others."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from pipeline.sources.scan import networks
from pipeline.sources.scan.networks import Network, finder, line_reader


@pytest.mark.ocr
def test_models_are_there_and_loaded_once() -> None:
    assert finder(1) is finder(1)
    signs = line_reader(1).signs
    assert signs[0] == "" and signs[-1] == " " and "政" in signs and len(signs) == 18710
    assert finder(1)(np.zeros((1, 3, 64, 96), np.float32)).shape == (1, 1, 64, 96)
    assert "rapidocr" not in sys.modules and "requests" not in sys.modules


def test_what_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="rapidocr"):
        networks._folder()


@pytest.mark.ocr
def test_too_little_memory_is_called_that() -> None:
    from onnxruntime.capi.onnxruntime_pybind11_state import RuntimeException

    class Session:
        def run(self, names: object, given: object) -> object:
            raise RuntimeException("Non-zero status code returned while running Add node.")

    network = object.__new__(Network)
    network._session, network._name = Session(), "x"
    with pytest.raises(MemoryError, match="Add node"):
        network(np.zeros((1, 3, 64, 96), np.float32))
