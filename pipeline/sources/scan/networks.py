"""The two networks that find and read lines, run on onnxruntime. They come with the package rapidocr (PP-OCRv6, small).

Only its files are used: rapidocr itself can fetch models, and so is never imported; nothing here can reach a network.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
_FINDER: Final = "PP-OCRv6_det_small.onnx"
_READER: Final = "PP-OCRv6_rec_small.onnx"


class Network:
    """One model, loaded once a process. Calling it runs it on one array (images, colours, height, width); a MemoryError
    where there is too little for that."""

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Pages differ in size; an arena would keep the largest of everything for good.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._name: str = self._session.get_inputs()[0].name

    def __call__(self, images: Numbers) -> Numbers:
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, RuntimeException

        try:
            result: Numbers = self._session.run(None, {self._name: images})[0]
        # The model and the shape of its input are ours: what is left to go wrong is that nothing more can be allocated.
        except (Fail, RuntimeException) as error:
            raise MemoryError(str(error)) from error
        return result

    @property
    def signs(self) -> tuple[str, ...]:
        """What the classes of a reading network mean, the blank first."""
        known = self._session.get_modelmeta().custom_metadata_map.get("character", "")
        return ("", *known.splitlines(), " ")


@lru_cache(maxsize=2)
def finder(threads: int) -> Network:
    """The network that marks where lines of text are."""
    return Network(_folder() / _FINDER, threads)


@lru_cache(maxsize=2)
def line_reader(threads: int) -> Network:
    """The network that reads one line."""
    return Network(_folder() / _READER, threads)


def _folder() -> Path:
    spec = find_spec("rapidocr")
    places = spec.submodule_search_locations if spec is not None else None
    if not places:
        raise ModuleNotFoundError("rapidocr")
    return Path(next(iter(places))) / "models"
