from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.serving.known_results import known_notices
from tests.serving.site import client, convert, place, write


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return place(tmp_path_factory.mktemp("site"))


def address(root: Path) -> str:
    return f"/notices/{known_notices(root / 'output')[0].id}/"


def test_the_list_leads_to_pages_and_workbooks(root: Path) -> None:
    page = client(root).get("/")
    assert page.status_code == 200 and "2021年甲县政务公开工作要点" in page.text
    assert f'href="{address(root)}"' in page.text
    book = client(root).get(f"{address(root)}files/notice.xlsx")
    assert book.content[:2] == b"PK" and book.headers["content-disposition"].startswith("attachment")


def test_a_page_holds_what_notice_html_holds_and_no_inline_script(root: Path) -> None:
    page = client(root).get(address(root)).text
    data = re.search('id="data">(.*?)</script>', page)
    assert data is not None and len(json.loads(data[1])["tasks"]) == 3
    for tag in re.findall("<script[^>]*>", page):
        assert "src=" in tag or 'type="application/json"' in tag or 'type="text/plain"' in tag
    assert "<style" not in page and " style=" not in page and " on" + "click" not in page
    for name in re.findall('(?:src|href)="(/assets/[^"]*)"', page):
        assert client(root).get(name).status_code == 200


@pytest.mark.parametrize(
    "way",
    [
        "/notices/..%2f..%2fetc/",
        "/notices/%2e%2e/",
        "/assets/..%2f..%2fapplication.py",
        "/assets/page.css",
        "/assets/notice.html",
        "/assets/",
        "/templates/list.html",
        "/notices//",
        "/%00",
    ],
)
def test_no_way_leads_to_another_file(root: Path, way: str) -> None:
    assert client(root).get(way).status_code == 404


@pytest.mark.parametrize(
    "name", ["..%2f.yaodian.json", ".yaodian.json", "%2fetc%2fpasswd", "notice.html", "..%2f..", "secret.txt"]
)
def test_only_results_are_fetched(root: Path, name: str) -> None:
    write(root / "output/甲县/secret.txt", "secret")
    assert client(root).get(f"{address(root)}files/{name}").status_code == 404


def test_results_of_another_version_are_not_shown_by_this_one(tmp_path: Path) -> None:
    root = place(tmp_path)
    record = root / "output/甲县/.yaodian.json"
    told = json.loads(record.read_bytes())
    told["basis"]["program"] = "another"
    record.write_text(json.dumps(told), encoding="utf-8")
    page = client(root).get(address(root))
    assert page.status_code == 409 and "另一版本的程序转换的" in page.text
    (root / "output/甲县/notice.html").unlink()
    assert "没有网页" in client(root).get(address(root)).text


def test_hostile_words_stay_text(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    name = '"><img src=x onerror=alert(1)>\u202e.txt'
    text = (
        f"2021年甲县{bad}工作要点\n序号\t工作任务\t具体要求\t责任单位\n"
        f"1\t{bad}</script><svg onload=alert(1)>\t{{{{7*7}}}}{bad}\t县{bad}局\n"
    )
    write(tmp_path / "input" / name, text)
    convert(tmp_path)
    one = client(tmp_path)
    for page in (one.get("/").text, one.get(address(tmp_path)).text):
        assert "<script>alert" not in page and "<img" not in page and "<svg" not in page
    assert "&lt;img" in one.get("/").text and "\u202e" not in one.get("/").text


def test_an_empty_or_missing_folder_is_an_empty_list(tmp_path: Path) -> None:
    assert "还没有转换好的文件" in client(tmp_path).get("/").text
