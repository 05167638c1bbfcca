"""The national division data of ``rules/divisions/``: provinces, prefectures, counties, and the towns under them.

Codes are those of GB/T 2260: ``370000`` 山东省, ``371300`` 临沂市, ``371302`` 兰山区. Read lazily: the names of all
places are one small file, the towns are one file a province.
"""

from __future__ import annotations

import gzip
import re
import zlib
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import RulesError
from pipeline.model import Jurisdiction
from pipeline.model.notice import Level
from pipeline.rules.zones import ZoneRules, load_zones

T = TypeVar("T")
# Endings of the kind of place, which a short name loses (兰山区 → 兰山).
_KINDS = ("自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "省", "市", "州", "盟", "县", "区", "旗")
# Autonomous areas lose the names of peoples too in daily writing: 凉山彝族自治州 is 凉山州, 广西壮族自治区 is 广西.
_PEOPLES = re.compile(
    "(?:汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族"
    "|(?<=.)(?:维吾尔|哈萨克|蒙古|柯尔克孜)$"
)
# Two-letter codes of zones that are counted like counties (130271 芦台经济开发区); GB/T 2260 keeps 71-80 free.
_ZONES = range(71, 81)


class Divisions:
    """Division data of one rules folder."""

    def __init__(self, rules: Path) -> None:
        self._rules = rules
        self._folder = rules / "divisions"
        self._towns: dict[str, dict[str, list[str]]] = {}

    @cached_property
    def zones(self) -> ZoneRules:
        """What the names of zones end with, of which the data lists few."""
        return load_zones(self._rules)

    @cached_property
    def places(self) -> dict[str, str]:
        """Code → name of every province, prefecture and county."""
        return self._read(self._folder / "places.json.gz", dict[str, str])

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """Name → codes of all places of that name."""
        found: dict[str, list[str]] = {}
        for code, name in self.places.items():
            found.setdefault(name, []).append(code)
        return found

    @cached_property
    def full_names(self) -> dict[str, str]:
        """How a place is named in titles → its name: itself, and 凉山州 and 凉山自治州 for 凉山彝族自治州."""
        found = {name: name for name in self.codes}
        for daily, code in self.daily_names.items():
            name, kind = self.places[code], f"自治{daily[-1]}"
            if not name.endswith(kind):
                continue
            found.setdefault(daily[:-1] + kind, name)
            if daily.endswith("州"):
                found.setdefault(daily, name)
        return found

    @cached_property
    def short_names(self) -> dict[str, list[str]]:
        """Name without its kind (兰山) → codes; names of one character are left out."""
        found: dict[str, list[str]] = {}
        for code, name in self.places.items():
            short = short_name(name)
            if len(short) > 1:
                found.setdefault(short, []).append(code)
        return found

    @cached_property
    def daily_names(self) -> dict[str, str]:
        """What autonomous areas are called in daily writing → code: 凉山州, 凉山, 广西."""
        found: dict[str, str] = {}
        for code, name in self.places.items():
            kind = next((kind for kind in _KINDS[:4] if name.endswith(kind)), None)
            bare = _PEOPLES.sub("", name.removesuffix(kind)) if kind else ""
            if kind and len(bare) > 1 and bare != name.removesuffix(kind):
                found.setdefault(bare, code)
                if kind != "自治区":
                    found.setdefault(bare + kind[-1], code)
        return found

    def jurisdiction(self, code: str) -> Jurisdiction:
        """The place of that code with its parents, the province first."""
        parents = [self.places[up] for up in _above(code) if up in self.places]
        return Jurisdiction(self.places[code], code, level_of(code), tuple(parents))

    def parent_codes(self, code: str) -> list[str]:
        """Codes of the places above, the nearest first."""
        return [up for up in reversed(_above(code)) if up in self.places]

    def below(self, code: str) -> list[tuple[str, str]]:
        """Code and name of the counties of a prefecture, or of the prefectures of a province, in code order."""
        if code.endswith("0000"):
            same = [(other, name) for other, name in self.places.items() if other[:2] == code[:2]]
            return [(other, name) for other, name in same if other.endswith("00") and other != code]
        same = [(other, name) for other, name in self.places.items() if other[:4] == code[:4] and other != code]
        return [(other, name) for other, name in same if int(other[4:]) not in _ZONES]

    def towns(self, code: str) -> list[str]:
        """Names of all towns, townships and sub-districts of a county (or a prefecture without counties).

        None of a code that no place has.
        """
        if code not in self.places:
            return []
        province = code[:2]
        if province not in self._towns:
            path = self._folder / "towns" / f"{province}.json.gz"
            self._towns[province] = self._read(path, dict[str, list[str]])
        return self._towns[province].get(code, [])

    def check(self) -> None:
        """Whether all files are there and whole. Raises RulesError naming the file that is not."""
        for province in sorted({code[:2] for code in self.places}):
            _unpack(self._folder / "towns" / f"{province}.json.gz")

    @staticmethod
    def _read(path: Path, shape: type[T]) -> T:
        try:
            return msgspec.json.decode(_unpack(path), type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise _damaged(path) from error


def _unpack(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except FileNotFoundError as error:
        raise RulesError(f"缺少区划数据：{path}。请恢复该文件，或重新生成（见 rules/divisions/NOTICE.md）。") from error
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> RulesError:
    return RulesError(f"区划数据读不出来：{path}（文件已损坏，或没有读取权限）。请恢复该文件，或重新生成。")


def short_name(name: str) -> str:
    """A place's name without its kind: 兰山区 → 兰山."""
    for kind in _KINDS:
        if name.endswith(kind) and len(name) > len(kind):
            return name[: -len(kind)]
    return name


def level_of(code: str) -> Level:
    """The level of government that a division code stands for."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _above(code: str) -> list[str]:
    """Codes of the levels above, the province first."""
    if code.endswith("0000"):
        return []
    return [code[:2] + "0000"] if code.endswith("00") else [code[:2] + "0000", code[:4] + "00"]
