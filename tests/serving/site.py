"""Output folders as a run leaves them, and a client that asks as a browser does."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor, Future
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from starlette.testclient import TestClient

from pipeline.batch.whole_run import Manner, convert_all
from pipeline.face import settings_of
from pipeline.serving.application import Site, application
from pipeline.serving.conversions import Conversions
from pipeline.serving.editing import Editing
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
        "1\t财政公开\t公开预算\t按时公开部门预算。\t县财政局牵头，县审汁局配合\t2021年9月底前",
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
    convert_all([root / "input"], root / "output", settings_of(RULES)[0], Manner(pool=AtOnce()))


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


class AtOnce(Executor):
    """Work is done where it is asked for, in this process."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except BaseException as error:
            done.set_exception(error)
        return done


def site(root: Path, rules: Path = RULES, **more: Any) -> Site:
    output = root / "output"
    conversions = Conversions(output, settings_of(rules)[0], AtOnce())
    return Site(output, door(**more), Editing(output, root / "input", rules, conversions))


def client(root: Path, host: str = HERE, rules: Path = RULES, **more: Any) -> TestClient:
    """A browser that has opened a page of the site."""
    app = application(site(root, rules, **more))
    return TestClient(app, base_url=host, headers={CSRF: "csrf-word"}, follow_redirects=False)
