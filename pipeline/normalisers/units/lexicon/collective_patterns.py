"""The expressions that parties for a group are told by, compiled once from the lists of the rules."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary
from pipeline.rules.words import any_of, listed


class CollectivePatterns:
    """Expressions and sets for :class:`CollectiveParts` and :class:`Collectives`; nothing is decided here."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        group, lands = words.collectives, words.territories
        land = f"(?!{any_of(lands.no_places)}){any_of(*lands.ranks, lands.guests)}"
        # A kind of place with more kinds in brackets or behind a 、: 县（市、区）, 省、自治区、直辖市.
        other = any_of(*lands.ranks, lands.guests, lands.bracketed)
        self.beside_towns = frozenset(lands.beside_towns.split())
        kinds = f"{land}(?:（{other}(?:[、，/]{other})*）)?"
        kinds = f"{kinds}(?:{kinds})?"
        self.party_bodies = tuple(listed(lands.party_bodies))
        self.ranks = {word: rank for rank, words_ in enumerate(lands.ranks) for word in words_.split()}
        self.lowest = max(self.ranks.values())
        self.zone_parties = tuple(listed(lands.zone_parties))
        self.zone_governments = frozenset(lands.zone_governments.split())
        self.village_offices = tuple(listed(lands.village_offices))
        self.committees = frozenset(lands.committees.split())
        self.counted_places = re.compile(lands.counted)
        # 两 in the place of 一, which counts no row.
        self.counts = lands.counts
        self.described_land = re.compile(any_of([word for word in self.ranks if "的" in word]))
        self.single = re.compile("[各、和][^、]$")
        self.guest = re.compile(f"^{any_of(lands.guests)}")
        self.every_land = re.compile(land)
        whole = f"(?:{any_of(group.determiners)}|{group.counted})"
        self.counted = re.compile(f"^{group.counted}")
        self.first_land = re.compile(f"^{whole}?(?P<land>{land})")
        self.qualified_land = re.compile(f"^{whole}?{any_of(lands.qualifiers)}*(?P<land>{land})")
        self.open = re.compile(f"(?<![{''.join(words.tails.not_before.split())}])等")
        self.each = re.compile(f"^{whole}")
        self.land_body = re.compile(f"^{kinds}{any_of(lands.bodies)}{{0,2}}(?:（{any_of(lands.bodies)}）)?$")
        heads = f"(?:{any_of(group.determiners, group.some)}|^{group.counted})"
        self.each_land = re.compile(f"{heads}(?:{any_of(lands.qualifiers)}*{kinds}|级)")
        self.next_land = re.compile(f"(?:、|以及|和|及|与){kinds}")
        self.government_body = re.compile(f"^{any_of(lands.bodies)}(?:[、和]?{any_of(lands.bodies)})*$")
        self.many_land = re.compile(
            f"^(?:{any_of([w for rank in lands.ranks for w in rank.split() if len(w) > 1])}|{land}（)"
        )
        self.each_some = re.compile(f"^各?{any_of(group.some)}?")
        self.twins = tuple(listed(group.twins))
        self.loose = re.compile(any_of(group.loose))
        self.loose_start = re.compile(f"^{any_of(group.loose)}(?P<rest>.+)$")
        self.noun = re.compile(f"{any_of(group.nouns)}(?:（{any_of(group.nouns)}）)?$")
        self.glued = re.compile(group.glued)
        self.short = frozenset(group.short.split())
        some = f"^.*?{any_of(group.determiners, group.some)}+"
        self.short_kinds = re.compile(f"{some}(?P<kinds>.+)$")
        self.short_head = re.compile(f"{some}(?:.*[、和])?(?P<kinds>.+)$")
        each = [its for _, its in vocabulary.roles.roles.each()]
        verbs = " ".join(f"{its.strong} {its.weak}" for its in each).split()
        # 各镇街负责本部门 … is a sentence, 各项目牵头单位 is none.
        sure = " ".join(its.strong for its in each)
        self.doing = re.compile(f"{any_of(sure)}(?!{any_of(vocabulary.roles.in_runs())}$)")
        # 市发改委为牵头单位: what a body is told to be, no group.
        self.told = re.compile(f"{any_of([verb for verb in verbs if '为' in verb[:-1]])}$")
        self.begins_joint = re.compile(f"^(?:{any_of(words.separators.words, words.before_names)})")
        self.ends_joint = re.compile(f"{any_of(words.separators.words)}$")
        self.plain_noun = re.compile(f"{any_of(group.plain_nouns)}$")
        self.count = re.compile(f"{words.counts}$")
        self.joining = re.compile(any_of(words.joining))
        # 同 of 市卫生健康委员会同有关部门: 会 is the end of the name too.
        self.joining_end = re.compile("|".join(f"(?<={word[0]}){word[1:]}" for word in words.joining_sure.split()))
        # 其他场所由各乡镇 is a clause.
        self.before = re.compile(any_of(words.before_names))
        self.of_nation = re.compile(f"^{any_of(words.levels.nation)}")
        self.by = re.compile(f"{any_of(words.before_names)}{whole}")
        self.twin = re.compile(f"^{any_of(group.twins)}$")
        self.joint = re.compile(f"以及|和|与|及|、|并(?={any_of(group.determiners, group.some)})")
        levels = any_of(words.levels.government, words.levels.inner)
        within = group.within.replace("LEVEL", levels)
        # （三）各乡镇: an ordinal says no region.
        self.within_each = re.compile(r"^(?P<left>[^（].{0,15}?)各(?P<right>.+)$")
        self.within = re.compile(f"^(?:{within})$")
        self.government = re.compile(f"{any_of(group.governments)}$")
        self.level_word = re.compile(f"^.{{0,6}}{any_of(words.levels.government)}(?:级|直|属)")
        self.levelled = re.compile(f"^(?:{any_of(words.levels.government)}(?:级|直|属)|.*{any_of(group.heads)})")
        kind = any_of(group.short)
        kinds_in_row = f"{kind}(?:[、和]{kind})+"
        self.heads = re.compile(
            f"^(?P<head>.*?{any_of(group.heads)}){any_of(group.behind_heads)}*(?:{any_of(group.nouns)}|{kinds_in_row}$)"
        )
        self.kinds = frozenset(group.kinds.split())
        self.each_kind = re.compile(f"^[^、]{{0,6}}各[^、]{{0,8}}?{any_of(group.kinds)}(?:、{any_of(group.kinds)})*$")
        self.head_body = re.compile(f"^{any_of(group.head_bodies)}$")


@lru_cache(maxsize=2)
def patterns_of(vocabulary: Vocabulary) -> CollectivePatterns:
    """Those of a vocabulary: the readers of all places share them."""
    return CollectivePatterns(vocabulary)
