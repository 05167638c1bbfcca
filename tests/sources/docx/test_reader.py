"""Whole Word files: what stands beside the text, what is told of, the two namespaces."""

from __future__ import annotations

import contextlib
import copy
import random
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import SourceError
from pipeline.model import Place
from pipeline.sources.plain_text import TextRules
from pipeline.sources.readers import Terms, read_layout
from tests.sources.docx.writing import (
    CHANGED,
    CHINESE,
    MAIN,
    SPACES,
    aside,
    levels,
    numbered,
    p,
    read,
    table,
    tc,
    texts,
    tr,
    write,
)


def test_stories_beside_the_text(tmp_path: Path) -> None:
    parts = {
        "header": p("页眉"),
        "footnotes": f"<w:footnote>{p('脚注')}</w:footnote>",
        "comments": f"<w:comment>{p('批注')}</w:comment>",
    }
    layout = read(write(tmp_path / "a.docx", p("正文"), parts))
    assert aside(layout) == {"running_head": "页眉", "footnote": "脚注", "comment": "批注"}
    assert [one.code for one in layout.findings] == ["text.set_apart"]


def test_changes_are_told_with_their_place(tmp_path: Path) -> None:
    layout = read(write(tmp_path / "a.docx", p("甲") + CHANGED))
    (finding,) = layout.findings
    assert finding.code == "text.tracked_changes" and finding.evidence[0].place == Place(paragraph=2)


def test_the_strict_form(tmp_path: Path) -> None:
    spaces = SPACES.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    path = write(tmp_path / "a.docx", numbered("甲"), {"numbering": levels(*CHINESE)}, spaces)
    assert texts(read(path)) == ["一、甲"]


def test_macros_are_not_looked_at(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docm", p("甲"))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 no macro at all")
    assert texts(read_layout(path, Terms(TextRules()))) == ["甲"]


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_faults_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    """Elements taken out, doubled, renamed, their values changed: nothing but a SourceError is raised, no character
    lost."""
    chance = random.Random(seed)
    parts = {
        "numbering": levels(*CHINESE),
        "styles": '<w:style w:styleId="H"/>',
        "footnotes": f"<w:footnote>{p('注')}</w:footnote>",
    }
    body = (
        numbered("甲")
        + CHANGED
        + table(tr("子", tc("丑", '<w:vMerge w:val="restart"/>')), tr("寅", tc("", "<w:vMerge/>")))
    )
    path = write(tmp_path / "a.docx", body, parts)
    with zipfile.ZipFile(path) as file:
        content = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, data in content.items():
            file.writestr(name, broken(data, chance) if chance.random() < 0.6 else data)
    with contextlib.suppress(SourceError):
        read(path)


def broken(data: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 6)):
        elements = list(root.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        match chance.randrange(4):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None:
                parent.append(copy.deepcopy(one))
            case 2:
                one.tag = other.tag
            case _:
                for name in one.attrib:
                    one.attrib[name] = chance.choice(["", "-1", "999999999999", "甲", "1"])
    return etree.tostring(root)
