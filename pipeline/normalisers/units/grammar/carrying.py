"""What a name takes over from the names before it: 省委宣传部、文化和旅游厅 is 省委宣传部 and 省文化和旅游厅.

A 、 or 和 hands the level on; ， and ； start afresh; a place, branch, firm or collective only interrupts it.
"""

from __future__ import annotations

from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY, Name
from pipeline.normalisers.units.lexicon.names import NameReader


class Carrier:
    """The state of one row of names. ``give`` turns what is written into the full stand-alone name."""

    def __init__(self, names: NameReader) -> None:
        self._names = names
        # 中央宣传部、统战部: the one level of the State that is handed on, and only to organs of the Party's centre.
        self._centre = names.bodies.centre
        self.forget()

    def forget(self) -> None:
        """；or a label: another group of roles begins."""
        self._head = self._before = ""
        self.reset()

    def resume(self) -> None:
        """会同 takes the level over, from behind a comma too: 省发改委牵头，会同经信厅."""
        self._head = self._head or self._before
        self._joined = True

    def reset(self) -> None:
        """A comma, a role word or a label: nothing is handed on."""
        self._before = self._head or self._before
        self._head = ""
        self._organ = self._committee = ""
        self._office: Name | None = None
        self._central = False
        self._group_head = self._zone = ""
        self._joined = False
        self._group_party = ""
        self._each_committee: Name | None = None
        self._clipped = ""
        self._government_head = ""

    def give(self, text: str, name: Name | None) -> tuple[str, bool]:
        """The stand-alone name, and whether it is a collective; ``text`` may have an alias in brackets at its end."""
        if group := self._of_group(text, name) if self._group_head or self._government_head else "":
            return group, True
        zone, self._zone = self._zone, self._names.collectives.zone_of(text)
        if zone and self._names.collectives.is_zone_government(text):
            return zone + text, False
        if self._each_committee and name is not None and self._is_each_government(name):
            # 各区委、区政府; 各省委办公厅、省政府办公厅.
            return f"各{text}", True
        if name is None:
            return text, False
        if name.kind == "collective":
            if self._clipped and self._names.collectives.is_plain(text):
                # 市财政、审计部门.
                return self._clipped + text, True
            self._remember_group(text)
            return text, True
        self._group_head = ""
        self._clipped = name.head or self._clipped if name.kind == "clipped" else ""
        if name.head:
            # 省级高新区 stands by itself: its level says of what rank it is, not whose.
            ranked = name.alone and name.core == text
            if name.level and not ranked and not (name.alone and self._names.bodies.is_posted(text)):
                self._head, self._organ = name.head, "" if name.alone else name.organ
                if name.organ == PARTY:
                    # As it is written: 自治区党委宣传部、网信办.
                    self._committee = name.text[len(name.head) : len(name.text) - len(name.core)]
            self._office = None if name.alone else name
            return text, False
        if name.kind == "league":
            # 团市委 says its level inside: it only interrupts a row, and begins one where there is none.
            self._head = self._head or self._names.bodies.level_of_league(text)
            return text, False
        if name.alone and not (self._head and self._names.bodies.is_also_local(name)):
            self._central = name.kind == "nation" and text.startswith(self._centre)
            return text, False
        if self._central and self._names.bodies.is_nation(self._centre + text):
            return self._centre + text, False
        return (self._bureau(name) or self._prefix(name)) + text, False

    def _is_each_government(self, name: Name) -> bool:
        """Whether it is the government of the level whose committees were named before, as 各."""
        each = self._each_committee
        if each is None or name.place or name.organ != GOVERNMENT:
            return False
        return (name.level, name.core) == (each.level, each.core)

    def _prefix(self, name: Name) -> str:
        """区, or 区委 for an organ of the party behind another one."""
        if not self._head or self._names.collectives.is_village(name.text):
            return ""
        behind_party = self._organ == PARTY and self._names.bodies.is_party_organ(name.core)
        if behind_party or self._names.bodies.is_party_only(name.core):
            return f"{self._head}{self._committee or PARTY}"
        return self._head

    def _bureau(self, name: Name) -> str:
        """市公安局 for 治安支队 behind 市公安局交警支队: offices of one kind stand in one bureau."""
        before = self._office
        kind = None if name.known or before is None or before.organ else self._names.bodies.office(name.core)
        if before is None or kind is None or self._names.bodies.office(before.core) != kind:
            return ""
        cuts = range(len(before.core) - 1, 1, -1)
        core = next((before.core[:cut] for cut in cuts if self._names.bodies.known_core(before.core[:cut])), "")
        return before.head + core if core else ""

    def _of_group(self, text: str, name: Name | None) -> str:
        """物价局 behind 各省、自治区、直辖市发展改革委; 直属机构 behind 国务院有关部门."""
        collectives = self._names.collectives
        if self._joined and name is not None and name.kind == "clipped":
            # 各级教育部门会同人社、财政等部门: those stand by themselves.
            return ""
        if self._government_head and collectives.takes_head(text):
            return self._government_head + text
        if self._group_head and (not self._stands_alone(text, name) or collectives.is_committee(text)):
            party = self._group_party if self._names.bodies.is_party_organ(text) else ""
            return self._group_head + party + text
        return ""

    def _stands_alone(self, text: str, name: Name | None) -> bool:
        """Whether it is nobody's of the group before it: it says whose it is, or is one of a village."""
        collectives = self._names.collectives
        if name is None or name.head or collectives.is_village(text):
            return True
        if name.kind == "collective":
            return not collectives.is_plain(text)
        return (name.alone or name.kind in ("nation", "league", "local")) and not self._names.bodies.is_also_local(name)

    def _remember_group(self, text: str) -> None:
        collectives = self._names.collectives
        self._government_head = collectives.government_head(text) or ""
        each = self._names.read(text[1:]) if text[0] == "各" else None
        self._each_committee = each if each is not None and each.organ == PARTY else None
        self._group_head = ""
        # 工商联 behind 省各民主党派.
        self._head = next(
            (level for level in self._names.bodies.levels_of(text) if text.startswith(f"{level}各")), self._head
        )
        parts = collectives.head_and_body(text)
        if parts is None:
            return
        head, body = parts
        if collectives.is_lowest(head):
            # 各社区居委会、物业服务企业: nothing stands below it that it would hold.
            return
        # Behind a government (各市人民政府、财政局) only a committee of a zone is another body of the same row.
        if body and (not collectives.is_government_body(body) or not self._head):
            self._group_head = head
            # 各省、自治区、直辖市党委宣传部、网信办.
            self._group_party = next((word for word in collectives.party_bodies if body.startswith(word)), "")
