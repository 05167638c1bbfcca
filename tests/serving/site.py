"""Output folders as a run leaves them, and a client that asks as a browser does."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from starlette.testclient import TestClient

from pipeline.batch.whole_run import Manner, convert_all
from pipeline.face import settings_of
from pipeline.serving.application import Site, application
from pipeline.serving.guard import CSRF, Door
from tests import RULES

PORT: Final = 8321
HERE: Final = f"http://127.0.0.1:{PORT}"
TABLE: Final = "\n".join(
    (
        "2021年甲县政务公开工作要点",
        "附件",
        "2021年甲县政务公开工作要点任务分解表",
        "序号\t任务类别\t工作任务\t具体要求\t责任单位\t完成时限",
        "1\t财政公开\t公开预算\t按时公开部门预算。\t县财政局牵头，县审计局配合\t2021年9月底前",
        "2\t财政公开\t公开决算\t按时公开部门决算，接受社会监督。\t县财政局\t2021年10月底前",
        "3\t规划公开\t公开规划\t公开专项规划。各单位要公开历史规划。\t商城\t",
    )
)


@cache
def _made() -> Path:
    """A small notice and its results, made once."""
    root = Path(mkdtemp())
    write(root / "input" / "甲县.txt", TABLE)
    convert(root)
    return root


def convert(root: Path) -> None:
    """What ``yaodian convert input`` does, in this process."""
    with ThreadPoolExecutor(1) as pool:
        convert_all([root / "input"], root / "output", settings_of(RULES)[0], Manner(pool=pool))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def place(folder: Path) -> Path:
    """A copy of the notice and its results, with ``input/`` and ``output/``."""
    shutil.copytree(_made(), folder / "place")
    return folder / "place"


def door(**more: Any) -> Door:
    return Door(**{"host": "127.0.0.1", "port": PORT, "csrf": "csrf-word", **more})


def client(root: Path, host: str = HERE, **more: Any) -> TestClient:
    """A browser that has opened a page of the site."""
    site = Site(root / "output", door(**more))
    return TestClient(application(site), base_url=host, headers={CSRF: "csrf-word"}, follow_redirects=False)
