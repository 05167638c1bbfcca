"""Each kind of edit, sent as the page sends it and found again in the results of a new run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from pipeline.serving import editing
from pipeline.serving.known_results import known_notices, version_of
from tests import RULES
from tests.serving.site import TABLE, client, convert, place, write
from yaodian import load


class Room:
    """One notice that is edited."""

    def __init__(self, folder: Path) -> None:
        self.root = place(folder)
        self.client: TestClient = client(self.root)
        self.one = known_notices(self.root / "output")[0]
        self.way = f"/notices/{self.one.id}/"

    @property
    def version(self) -> str:
        return version_of(self.one.corrections)

    def post(self, what: str, body: Any) -> Any:
        return self.client.post(self.way + what, content=json.dumps(body).encode("utf-8", "surrogatepass"))

    def edit(self, **edit: Any) -> Any:
        answer = self.post("edits", {"version": self.version, "edit": edit})
        assert answer.status_code == 200, answer.text
        self.settled()
        return load(self.one.folder)

    def settled(self) -> None:
        while True:
            state = self.client.get(self.way + "state").json()
            assert state["work"]["state"] != "failed", state
            if state["work"]["state"] == "done" and state["version"] == self.version:
                return


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_a_text(room: Room) -> None:
    notice = room.edit(type="text", where="requirement", number=1, old="按时公开部门预算。", new="按时公开各部门预算。")
    assert notice.tasks[0].requirement == "按时公开各部门预算。"
    again = room.edit(type="text", where="requirement", number=1, old="按时公开各部门预算。", new="公开各部门预算。")
    assert again.tasks[0].requirement == "公开各部门预算。"


def test_rows_are_split_changed_and_joined(room: Room) -> None:
    notice = room.edit(type="split", rows=[3], before="各单位要")
    assert [task.requirement for task in notice.tasks[2:]] == ["公开专项规划。", "各单位要公开历史规划。"]
    data = room.client.get(room.way).text.partition('id="data">')[2].partition("</script>")[0]
    assert [task.get("read") for task in json.loads(data)["tasks"]] == [None, None, None, [3]]
    notice = room.edit(
        type="text",
        where="requirement",
        number=3,
        old="各单位要公开历史规划。",
        new="各部门要公开历史规划。",
        beside="公开专项规划。",
    )
    assert notice.tasks[3].requirement == "各部门要公开历史规划。"
    notice = room.edit(type="join", first=[3], second=[3], begins="各部门要公开历史规划。")
    assert len(notice.tasks) == 3
    notice = room.edit(type="join", first=[1], second=[2], begins="按时")
    assert len(notice.tasks) == 2 and notice.tasks[0].requirement.startswith("按时公开部门预算。按时公开部门决算")


def test_units_and_roles(room: Room) -> None:
    task = room.client.get(room.way + "tasks/1").json()
    assert [party["role"] for party in task["parties"]] == ["lead", "support"]
    wanted = [{"text": "县财政局", "role": "support"}, {"text": "县发改局", "name": "甲县发展和改革局", "role": "lead"}]
    notice = room.edit(type="units", task=1, raw=task["raw"], parties=wanted)
    found = {(party.name, party.role) for party in notice.tasks[0].assignment.parties}
    assert ("甲县发展和改革局", "lead") in found and len(found) == 2
    rows = (room.one.folder / "assignments.csv").read_text(encoding="utf-8-sig")
    assert "甲县发展和改革局" in rows


def test_a_name(room: Room) -> None:
    notice = room.edit(type="name", text="商城", name="甲县商城管委会")
    assert notice.tasks[2].assignment.parties[0].name == "甲县商城管委会"


def test_a_deadline(room: Room) -> None:
    notice = room.edit(type="deadline", task=3, due="2021-12-31", words="年底前")
    assert [(one.raw, one.due) for one in notice.tasks[2].deadlines] == [("年底前", "2021-12-31")]


def test_a_finding_is_checked_and_the_list_says_so(room: Room) -> None:
    finding = next(one for one in load(room.one.folder).findings if one.severity != "info")
    about = {"code": finding.code, "message": finding.message, "point": finding.point, "task": finding.task}
    notice = room.edit(type="check", checked=True, **about)
    assert [one.checked for one in notice.findings if one.message == finding.message] == [True]
    assert "已核对 1/" in room.client.get("/").text
    assert b'"checked"' not in msgspec.json.encode(room.edit(type="check", checked=False, **about).findings)


def test_edits_last_and_can_be_taken_back(room: Room) -> None:
    first = load(room.one.folder)
    room.edit(type="deadline", task=3, due="2021-12-31")
    convert(room.root)
    assert load(room.one.folder).tasks[2].deadlines
    assert room.client.get(room.way + "state").json()["undo"] is True
    assert room.post("undo", {"version": room.version}).status_code == 200
    room.settled()
    assert load(room.one.folder) == first and not room.one.corrections.exists()
    assert room.post("undo", {"version": ""}).status_code == 400


def test_two_at_once_and_an_editor_meanwhile(room: Room) -> None:
    other = client(room.root)
    stale = {"version": "", "edit": {"type": "name", "text": "商城", "name": "乙"}}
    room.edit(type="name", text="商城", name="甲县商城管委会")
    before = room.one.corrections.read_bytes()
    answer = other.post(room.way + "edits", json=stale)
    assert answer.status_code == 409 and "刚刚改过" in answer.json()["message"]
    assert room.one.corrections.read_bytes() == before
    seen = room.version
    write(room.one.corrections, before.decode() + "# 手工\n")
    assert room.post("edits", {**stale, "version": seen}).status_code == 409
    assert room.one.corrections.read_text(encoding="utf-8").endswith("# 手工\n")
    page = room.client.get(room.way).text
    assert f'data-version="{seen}"' in page and f'data-current="{room.version}"' in page


def test_a_broken_corrections_file_is_one_line(room: Room) -> None:
    write(room.one.corrections, "texts:\n  - {where: nowhere}\n")
    answer = room.post("edits", {"version": room.version, "edit": {"type": "name", "text": "商城", "name": "乙"}})
    assert answer.status_code == 422 and "第 2 行" in answer.json()["message"]
    room.post("convert", {})
    for _ in range(1000):
        work = room.client.get(room.way + "state").json()["work"]
        if work["state"] == "failed":
            break
    assert "第 2 行" in work["message"] and load(room.one.folder).tasks


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b"{",
        b'{"version": "", "edit": {"type": "unknown"}}',
        b'{"version": "", "edit": {"type": "name", "text": 1, "name": "a"}}',
        b'{"version": "", "edit": {"type": "name", "text": "a", "name": "b", "path": "/etc"}}',
        b'{"version": "", "edit": {"type": "text", "where": "../x", "old": "a", "new": "b"}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_edit_is_refused(room: Room, body: bytes) -> None:
    answer = room.client.post(room.way + "edits", content=body)
    assert answer.status_code == 400 and "看不懂" in answer.json()["message"]
    assert not room.one.corrections.exists()


def test_what_is_too_long_is_refused(room: Room) -> None:
    answer = room.client.post(room.way + "edits", content=b" " * (editing.MOST_JSON + 1))
    assert answer.status_code == 413 and not room.one.corrections.exists()


def test_no_other_notice_and_no_path(room: Room) -> None:
    for name in ("0" * 16, "..%2f..", "%2e%2e"):
        answer = room.client.post(
            f"/notices/{name}/edits",
            content=b'{"version": "", "edit": {"type": "join", "first": [1], "second": [2], "begins": ""}}',
        )
        assert answer.status_code in (400, 404)
    assert room.client.get(room.way + "tasks/99").status_code == 400


def test_script_in_every_field_stays_text(room: Room) -> None:
    bad = "</script><img src=x onerror=alert(1)>"
    room.edit(type="text", where="task", number=1, old="公开预算", new=f"公开预算{bad}")
    room.edit(type="text", where="requirement", number=1, old="按时公开部门预算。", new=f"按时公开部门预算{bad}。")
    room.edit(type="name", text="商城", name=f"甲{bad}", unit=bad)
    room.edit(type="deadline", task=2, words=bad)
    for way in ("/", room.way):
        assert "<img" not in room.client.get(way).text
    state = room.client.get(room.way + "tasks/1")
    assert state.headers["content-type"] == "application/json" and state.headers["x-content-type-options"] == "nosniff"


def test_an_upload_is_converted(room: Room) -> None:
    text = (room.root / "input/甲县.txt").read_text(encoding="utf-8").replace("甲县", "乙县")
    answer = room.client.put("/uploads", params={"name": "乙县.txt"}, content=text.encode())
    assert answer.json() == {"file": "乙县.txt"}
    while any(work["state"] in ("waiting", "working") for work in room.client.get("/work").json()):
        pass
    assert "2021年乙县政务公开工作要点" in room.client.get("/").text


@pytest.mark.parametrize("name", ["../乙.txt", "乙.exe", "<b>.txt", ""])
def test_hostile_uploads_are_told(room: Room, name: str) -> None:
    answer = room.client.put("/uploads", params={"name": name}, content=b"x")
    assert answer.status_code == 400 and answer.json()["message"]
    assert [path.name for path in (room.root / "input").iterdir()] == ["甲县.txt"]


def test_an_upload_that_says_that_it_is_too_large(room: Room) -> None:
    answer = room.client.put(
        "/uploads?name=a.txt", content=b"x", headers={"content-length": str(editing.MOST_BYTES + 1)}
    )
    assert answer.status_code == 413


def test_a_name_is_offered_as_a_diff_and_then_written(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    root = place(tmp_path)
    write(root / "input/罗庄区.txt", TABLE.replace("甲县", "罗庄区").replace("县", "区"))
    convert(root)
    one = next(one for one in known_notices(root / "output") if one.source.stem == "罗庄区")
    asked, way = client(root, rules=rules), f"/notices/{one.id}/names"
    name = {"text": "商城", "name": "罗庄区商城管委会", "unit": None}
    offered = asked.post(way, json={"name": name}).json()
    assert "罗庄区商城管委会" in offered["diff"] and not (rules / "units/371311.yaml").exists()
    assert asked.post(way, json={"name": name, "version": "other"}).status_code == 409
    assert asked.post(way, json={"name": name, "version": offered["version"]}).status_code == 200
    assert "商城管委会" in (rules / "units/371311.yaml").read_text(encoding="utf-8")
    while asked.get(f"/notices/{one.id}/state").json()["work"]["state"] in ("waiting", "working"):
        pass
    assert load(one.folder).tasks[2].assignment.parties[0].name == "罗庄区商城管委会"


def test_a_name_that_the_rules_cannot_hold_is_said(room: Room) -> None:
    answer = room.post("names", {"name": {"text": "商城", "name": "甲县商城管委会"}})
    assert answer.status_code == 200 and "只改这一份" in answer.json()["refused"]
