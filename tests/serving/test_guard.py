"""Each sentence on safety that is about who may ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.serving.guard import CSRF, HEADERS, Door, is_loopback
from tests.serving.site import HERE, PORT, client, door, place


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return place(tmp_path_factory.mktemp("guard"))


@pytest.mark.parametrize(
    "host", ["evil.example:8321", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8321", "", "[::2]:8321"]
)
def test_another_host_is_refused(root: Path, host: str) -> None:
    answer = client(root).get("/", headers={"host": host})
    assert answer.status_code == 421 and "工作要点台账" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "[::1]:8321", "LOCALHOST:8321"])
def test_our_own_names_are_known(root: Path, host: str) -> None:
    assert client(root).get("/", headers={"host": host}).status_code == 200


def test_in_the_network_only_addresses_and_the_own_name_are_known() -> None:
    there = door(host="0.0.0.0", token="t")
    assert there.knows(f"192.168.1.7:{PORT}") and not there.knows(f"evil.example:{PORT}")
    assert door(host="ledger.local", token="t").knows(f"ledger.local:{PORT}")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80", "localhost"])
def test_port_80_need_not_be_said(host: str) -> None:
    assert Door("127.0.0.1", 80, "word").knows(host)
    assert host.endswith(":80") or not Door("127.0.0.1", 8321, "word").knows(host)


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1:80", "https://127.0.0.1:8321", "http://127.0.0.1:8321.evil"],
)
def test_another_origin_is_refused(root: Path, origin: str) -> None:
    for method in ("GET", "POST"):
        answer = client(root).request(method, "/", headers={"origin": origin})
        assert answer.status_code == 403 and "别的网站" in answer.json()["message"]
    assert client(root).get("/", headers={"origin": HERE}).status_code == 200


def test_what_changes_anything_needs_the_word_of_our_own_pages(root: Path) -> None:
    one = client(root)
    del one.headers[CSRF]
    for word in (None, "", "wrong", "ü"):
        headers = {} if word is None else {CSRF: word.encode()}
        answer = one.post("/", headers=headers)  # type: ignore[arg-type]
        assert answer.status_code == 403 and "刷新" in answer.json()["message"]
    assert one.post("/", headers={CSRF: "csrf-word"}).status_code == 405
    assert client(root).post("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_with_a_token_nothing_without_it(root: Path) -> None:
    one = client(root, token="a word")
    assert one.get("/").status_code == 403
    assert one.get("/?token=wrong").status_code == 403
    assert one.post("/?token=a+word").status_code == 403
    assert one.get("/", headers={"cookie": "yaodian=wrong"}).status_code == 403
    entered = one.get("/?token=a+word")
    assert entered.status_code == 303 and entered.headers["location"] == "/"
    assert (
        "httponly" in entered.headers["set-cookie"].lower()
        and "samesite=strict" in entered.headers["set-cookie"].lower()
    )
    assert one.get("/").status_code == 200


def test_headers_go_with_every_answer(root: Path) -> None:
    for answer in (
        client(root).get("/"),
        client(root).get("/nothing"),
        client(root).get("/", headers={"host": "evil"}),
    ):
        assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.2", "example.org", "")))
