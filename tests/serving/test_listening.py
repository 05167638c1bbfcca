from __future__ import annotations

import json
import socket
import threading
import urllib.request
from pathlib import Path

import pytest
import uvicorn

from pipeline.errors import UsageError
from pipeline.face import settings_of
from pipeline.serving.listening import Folders, address_of, door_for, listen, serve
from tests import RULES
from tests.serving.site import place


def there(root: Path) -> Folders:
    return Folders(root / "output", root / "input", settings_of(RULES)[0])


def test_a_port_in_use_is_one_line() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(UsageError, match=r"127\.0\.0\.1:\d+：端口已被占用.*--port"):
        listen("127.0.0.1", first.getsockname()[1])


def test_an_address_that_is_not_ours_is_one_line() -> None:
    with pytest.raises(UsageError, match="不是这台电脑的地址"):
        listen("192.0.2.1", 0)


def test_whoever_listens_for_others_has_a_token() -> None:
    assert door_for("127.0.0.1", 1, "").token == ""
    made = door_for("0.0.0.0", 1, "")
    assert len(made.token) >= 20 and made.token != door_for("0.0.0.0", 1, "").token
    assert door_for("0.0.0.0", 1, "given").token == "given"
    assert made.csrf != door_for("0.0.0.0", 1, "").csrf
    assert address_of(door_for("::1", 8, "t")) == "http://[::1]:8/?token=t"


def test_results_of_another_version_stop_it(tmp_path: Path) -> None:
    root = place(tmp_path)
    (root / "output/甲县/.yaodian.json").write_text(json.dumps({"schema": "yaodian/record/7"}), encoding="utf-8")
    with pytest.raises(UsageError, match="另一版本"):
        serve(there(root), "127.0.0.1", 0, "", lambda address: None)


@pytest.mark.process
def test_it_serves_until_it_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = place(tmp_path)
    servers: list[uvicorn.Server] = []
    made = uvicorn.Server.__init__

    def keep(self: uvicorn.Server, config: uvicorn.Config) -> None:
        made(self, config)
        servers.append(self)

    monkeypatch.setattr(uvicorn.Server, "__init__", keep)
    told: list[str] = []
    ready = threading.Event()
    thread = threading.Thread(
        target=lambda: serve(there(root), "127.0.0.1", 0, "", lambda one: (told.append(one), ready.set())[0]),
        daemon=True,
    )
    thread.start()
    assert ready.wait(30)
    with urllib.request.urlopen(told[0], timeout=30) as answer:
        assert "2021年甲县" in answer.read().decode()
        assert "server" not in {name.lower() for name in answer.headers}
    servers[0].should_exit = True
    thread.join(30)
    assert not thread.is_alive()
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", int(told[0].split(":")[2].strip("/"))), 5):
        pass
