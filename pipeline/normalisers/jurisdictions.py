"""Whose notice it is: from its title and issuers, by the national division data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Finding, Jurisdiction
from pipeline.normalisers.divisions import Divisions, level_of
from pipeline.normalisers.units.registry.naming import NATION
from pipeline.rules.words import any_of
from pipeline.text.ordinals import HAN_DIGITS

_LONGEST = 14
# What stands behind a place's name in an issuer: 兰山区 + 人民政府办公室.
# Right in front of a place of two characters, unless it begins a text: elsewhere it is chance (省和县, 信息县).
_LEADS = re.compile(rf"(?:^|[\d{HAN_DIGITS}]年|关于|印发|做好|中共|[《“：])$")
_PLACE = "(?P<place>(?!年|全|[省市州县区旗盟]?人民)[一-龥]{2,20}?)"
_GOVERNMENT = "(?<=[省市州县区旗盟镇乡])委|人民政府|委员会|政府"
_OWN = re.compile(
    r"^(?:中共)?(?P<place>(?![省市州县区旗盟全年])[一-龥]{1,7}?[省市州县区旗盟])(?=(?P<year>\d{4}年)|[一-龥]{2})"
)
"""A place's name by its form, at the start of an issuer, or of a title before its year."""
_NATION = re.compile(r"^(?:中共中央|中央|国务院|国家|全国)")


def find_jurisdiction(
    divisions: Divisions,
    title: str | None,
    issuers: Sequence[str],
    given: str | None = None,
    texts: Sequence[str] = (),
) -> tuple[Jurisdiction | None, list[Finding]]:
    """The jurisdiction of a notice, and what a person should know about how it was found.

    ``given`` (a name, with the places above it or not, or a six-digit code) wins over the notice's own words.
    Homonyms are settled by the places above that title, issuers or ``texts`` (the preamble, the documents that it rests
    on) name. A place that the division data does not know (a development zone) comes back with its name and no code;
    None if no place can even be guessed.
    """
    finder = _Finder(divisions)
    around = [*issuers, title or "", *texts]
    if given:
        return finder.given(given.strip(), around)
    for text in [*issuers, title or ""]:
        found = finder.in_text(text, around)
        if found is not None:
            return found
    zone = re.compile(f"(?P<place>[一-龥]{{2,20}}?{divisions.zones.own_place()})")
    government = re.compile(f"(?:中共)?{_PLACE}(?:{_GOVERNMENT}|{any_of(divisions.zones.committees)})")
    for text in [*issuers, title or ""]:
        own = _OWN.match(text)
        guess = zone.search(text) or (own if own and (text in issuers or own["year"]) else government.search(text))
        if guess:
            name = re.sub(r"^(?:关于|\d{4}年)", "", guess.group("place"))
            message = f"区划数据里没有“{name}”，单位名称只按通用规则推断。可用 --jurisdiction 指定所属区县。"
            return Jurisdiction(name), [Finding.of("jurisdiction.unknown", message)]
    message = "看不出这份文件是哪个地方的，单位名称只按通用规则推断。可用 --jurisdiction 指定区县。"
    return None, [Finding.of("jurisdiction.not_found", message)]


class _Finder:
    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions

    def given(self, given: str, texts: Sequence[str]) -> tuple[Jurisdiction | None, list[Finding]]:
        """The place that the user named."""
        if given in self._divisions.places:
            return self._divisions.jurisdiction(given), []
        found = self.in_text(given, [given, *texts])
        if found is not None:
            return found
        codes = self._divisions.short_names.get(given, [])
        if len(codes) == 1:
            return self._divisions.jurisdiction(codes[0]), []
        message = (
            f"区划数据里没有“{given}”，单位名称只按通用规则推断。请检查 --jurisdiction 的写法（如 临沂市兰山区）。"
        )
        return Jurisdiction(given), [Finding.of("jurisdiction.unknown", message)]

    def in_text(self, text: str, texts: Sequence[str]) -> tuple[Jurisdiction | None, list[Finding]] | None:
        """The lowest place of the first row of places in a text; None if it names none."""
        if _NATION.match(text):
            return Jurisdiction("全国", NATION, "nation"), []
        for start in range(len(text)):
            chain = self._chain(text, start)
            if chain:
                return self._settle(chain, texts)
        return None

    def _chain(self, text: str, start: int) -> list[str]:
        """Places one behind the other from ``start``: 临沂市, 兰山区."""
        chain: list[str] = []
        at = start
        while True:
            for end in range(min(len(text), at + _LONGEST), at + 1, -1):
                name = self._divisions.full_names.get(text[at:end])
                if name and (chain or end - at > 2 or (name[-1] in "县市" and _LEADS.search(text, 0, at))):
                    chain.append(name)
                    at = end
                    break
            else:
                return chain

    def _settle(self, chain: list[str], texts: Sequence[str]) -> tuple[Jurisdiction | None, list[Finding]]:
        """Which of the places of one name: the one whose parents are named in front of it, else in any text."""
        codes = self._divisions.codes[chain[-1]]
        for named in (chain[:-1], None):
            if len(codes) > 1:
                fits = [code for code in codes if self._named(code, named, texts)]
                codes = fits or codes
        if len(codes) == 1:
            return self._divisions.jurisdiction(codes[0]), []
        wheres = "、".join("".join(self._divisions.jurisdiction(code).parents) for code in codes)
        example = f"{''.join(self._divisions.jurisdiction(codes[0]).parents)}{chain[-1]}"
        message = (
            f"“{chain[-1]}”有 {len(codes)} 处（{wheres}），看不出是哪一处。"
            f"请用 --jurisdiction 写明上级，如“{example}”。"
        )
        levels = {level_of(code) for code in codes}
        level = levels.pop() if len(levels) == 1 else None
        return Jurisdiction(chain[-1], None, level), [Finding.of("jurisdiction.ambiguous", message)]

    def _named(self, code: str, chain: list[str] | None, texts: Sequence[str]) -> bool:
        """Whether a place above this one is named: in the chain, or in any of the texts."""
        above = [self._divisions.places[up] for up in self._divisions.parent_codes(code)]
        if chain is not None:
            return any(name in chain for name in above)
        return any(name in text for name in above for text in texts)
