"""The expressions of the grammar, compiled from the vocabulary: role phrases, labels, tails, joints, remarks."""

from __future__ import annotations

import re

from pipeline.model.raw import Role
from pipeline.normalisers.units.grammar.flat import GLUE, MASK
from pipeline.normalisers.units.lexicon.vocabulary import Separators, Vocabulary
from pipeline.rules.words import any_of
from pipeline.text.ordinals import BRACKETED, CIRCLED, COUNT, DOTTED, HAN

_LONGEST_LABEL = 12
_SHORT_LABEL, _LONG_VERB = 2, 6


class Patterns:
    """All compiled expressions. Those that search through a run see brackets masked."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words, self._roles = vocabulary.words, vocabulary.roles
        roles = dict(self._roles.roles.each())
        self._role_of: dict[str, Role] = {}
        self._named: dict[str, Role] = {}
        for role, its in roles.items():
            self._role_of.update(dict.fromkeys(f"{its.strong} {its.weak} {its.labels}".split(), role))
            self._named.update(dict.fromkeys(its.names.split(), role))
        strong = [verb for verbs in roles.values() for verb in verbs.strong.split()]
        weak = [verb for verbs in roles.values() for verb in verbs.weak.split()]
        lead = roles["lead"].strong.split()
        self._strong = re.compile(any_of(strong))
        self._verb = re.compile(any_of(strong, weak))
        self._verbs = (*strong, *weak)
        self._label_verb = re.compile(any_of(self._role_of))
        self._telling = re.compile(any_of(lead, roles["support"].strong))
        self._supervising = re.compile(any_of(words.doubts.supervising))
        self._duty = re.compile(words.duty)
        self._sharing = re.compile(any_of(words.doubts.sharing))
        self.towards = re.compile(words.doubts.towards)
        working = any_of(lead, roles["support"].strong, roles["responsible"].strong)
        self._speaking = re.compile(f"{working}(?!{any_of(self._roles.in_runs())})")
        self._lead = re.compile(any_of([verb for verb, role in self._role_of.items() if role == "oversee"], lead))
        self._lead_verbs = frozenset(lead)

        person = f"(?P<person>{words.persons})"
        closing = f"(?P<closing>(?:{any_of(words.closings, words.works)}|{words.closed})$)"
        said = f"(?>{any_of(words.manner, strong, weak)}|{words.manner_by})"
        phrase = f"(?P<role>(?:(?!{words.persons}){said}(?<!{words.not_manner})){{1,10}})"
        self._arranging = tuple(words.arranging.split())
        self._deed = re.compile(any_of(words.deeds))
        self._doing = re.compile(words.doing)
        self.may = tuple(words.may.split())
        self.when = re.compile(words.when)
        self._helping = re.compile(words.helping)
        joining = f"(?P<joining>{any_of(words.joining_before)}{{0,3}}{any_of(words.joining)}|{words.gathering})"
        self.gathering = re.compile(words.gathering)
        joint = f"(?P<joint>{any_of(words.separators.words)})"
        self.marks = re.compile("|".join([self._tails(vocabulary), person, closing, joining, phrase, joint]))
        self.joints = tuple(words.separators.words.split())
        self.weak_joints = frozenset(words.separators.weak.split())
        self.auxiliaries = frozenset(word for word in words.manner.split() if len(word) == 1)
        self.joining_sure = tuple(words.joining_sure.split())
        self.joining_end = re.compile(f"{any_of(words.joining)}$")
        self.phrase = re.compile(phrase)
        self._glued = re.compile(words.collectives.glued)
        self.count = re.compile(f"(?<=.){words.counts}$")
        self.before = re.compile(f"(?!{any_of(words.called)}){any_of(words.before_names)}")
        self.frame = re.compile(f"^(?:{words.helped})?{any_of(words.frames)}")
        self.first_leads = re.compile(f"^{words.first_leads}。?$")
        self.date = re.compile(f"^{words.dates}")
        nouns = any_of(self._roles.in_runs())
        closing = any_of(self._roles.before_colon())
        # 作为牵头单位 is told of a body, and makes no label.
        verbs = any_of([verb for verb in self._role_of if len(verb) < _LONG_VERB])
        prefix = f"(?:\\d+[.．])?{any_of(self._roles.before)}{{0,3}}"
        self.label = re.compile(f"^{prefix}(?:{verbs}{{1,3}}(?:（{verbs}）)?{closing}?|{nouns})$")
        self._headed = frozenset(self._roles.always.split())
        self._unit_label = re.compile(any_of(self._roles.always))
        self.label_end = re.compile(f"(?:{prefix}{verbs}{{1,3}}{nouns})$")
        self._noun_end = re.compile(f"{nouns}$")
        self.label_noun = re.compile(f"^{nouns}")
        self.joins_on = re.compile(f"(?:{any_of(words.joining, words.separators.words)}|由)$")
        self._called = re.compile(any_of(words.called))
        self.includes = re.compile(any_of(words.includes))
        self.starred = re.compile(r"[*★☆※●■▲◆△○#]+$")
        self.bracketed_ordinal = re.compile(f"（{COUNT}）(?=[^（）]*$)")
        labels = tuple(filter(_is_long, self._named))
        self.stated_label = re.compile(f"^{any_of(labels)}(?={words.stated}.)")
        self.groups = tuple(words.groups.split())
        works, leading = any_of(words.works), any_of(words.frames)
        self.fields = re.compile(
            f"(?<![^，；。])(?:{words.fields})[^，；。]+(?:{works}(?![^，；。])|(?=[；，。]{leading}))"
        )
        self.ahead = re.compile(f"^[^，；。：（）]+(?=[；。]{leading})")
        self.notes = re.compile(words.notes)
        self.headings = (*labels, *words.groups.split())
        self.is_stated = re.compile(f"^{words.stated}(?=.)")
        # 各镇街（配合单位）: what reads as one collective is a name and its role.
        marked = f"(?:(?:为|系)?{verbs}{{1,2}}{nouns}?|{any_of(set(self._named) & set(''.join(self._named)))})"
        self._marked_end = re.compile(f"（{marked}）$")
        self.mark = re.compile(f"^{marked}$")
        # 【牵头单位】市司法局【配合单位】市法院: labels, though they stand in brackets.
        self._leading_marks = re.compile(f"（({verbs}{{1,2}}{nouns}?)）(?=[^、，；。（）])")
        kinds = [(kind, re.compile(f"(?:{any_of(listed)})$")) for kind, listed in words.remark_labels.items()]
        self._remark_labels = kinds
        self._surname = re.compile(f"^[{words.surnames}][一-龥]{{1,2}}$")
        surname = f"[{words.surnames}]"
        remarks = {kind: expression.replace("SURNAME", surname) for kind, expression in words.remarks.items()}
        self._remarks = [(kind, re.compile(expression)) for kind, expression in remarks.items()]
        breaks = words.separators
        self.sign_kinds = _sign_kinds(breaks)
        self.signs = re.compile(f"[{re.escape(''.join(self.sign_kinds))}]")
        # Only beside these a sign may be an ordinal's, or a decimal's.
        self.numbers = re.compile(f"[\\d.{CIRCLED}{BRACKETED}]")
        self.breaks = re.compile(
            f"(?P<item>[{re.escape(breaks.item.replace(' ', ''))}])"
            f"|(?P<comma>[{re.escape(breaks.comma.replace(' ', ''))}])"
            f"|(?P<strong>[{re.escape(breaks.strong.replace(' ', ''))}]|(?<!\\d)[.])|(?P<colon>：)|(?P<bracket>[（）])"
            f"|(?P<ordinal>(?<!\\d){DOTTED}|[{CIRCLED}{BRACKETED}])"
        )

    @staticmethod
    def _tails(vocabulary: Vocabulary) -> str:
        """等 … 部门 and 及其他 … 部门."""
        tails = vocabulary.words.tails
        bracket = f"(?:{MASK}+)?"
        many = f"(?:\\d{{1,3}}|[{HAN}两几多]{{1,3}})?"
        middle = f"(?:{any_of(tails.middle)}){{0,6}}"
        # 等部门组织 实施: what is organised goes on behind the word.
        joined = f"{any_of(tails.joined)}(?!(?<={vocabulary.words.arranging})[一-龥])"
        closing = f"{any_of(tails.nouns)}{bracket}(?:(?:、|和|及|与|{GLUE})?{joined})?"
        before = "".join(tails.not_before.split())
        after = "".join(tails.not_after.split())
        return (
            f"(?P<others>{any_of(tails.others)}{middle}{closing})"
            f"|(?P<tail>(?<![{before}])等(?![{after}])(?:{many}{middle}{closing})?)"
        )

    def glue(self, masked: str, text: str) -> str:
        """The masked text with the 、 covered that do not separate (中央、省、市驻县各单位)."""
        for found in self._glued.finditer(text) if "、" in masked or "和" in masked else ():
            start, end = found.span()
            masked = masked[:start] + re.sub("[、和及]", GLUE, masked[start:end]) + masked[end:]
        return masked

    def role(self, phrase: str) -> Role | None:
        """The role that a phrase of role words gives, None if it holds words of manner only.

        Leading wins (牵头负责), unless it is the checking that is led (牵头考核); else the first word decides.
        """
        return self._of_words(phrase, self._verb)

    def label_role(self, label: str) -> Role | None:
        """The role that a label gives, None if it gives none: 牵头单位, 第一责任单位, 分工, and 单位."""
        excepted = self._roles.excepted("strings", label)
        if excepted is not None:
            return None if excepted == "unspecified" else excepted
        return self._named.get(label) or self._of_words(label, self._label_verb)

    def _of_words(self, phrase: str, verb: re.Pattern[str]) -> Role | None:
        leading = self._lead.search(phrase)
        if leading and leading.group() in self._lead_verbs:
            return "lead"
        roles = [self._role_of[found] for found in verb.findall(phrase)]
        if not roles:
            return None
        # 负责指导, 做好配合: the second word says what they are to do.
        if roles[0] == "responsible" and not phrase.startswith(self._arranging):
            return next((role for role in roles if role != "responsible"), "responsible")
        return roles[0]

    def is_role_label(self, text: str) -> bool:
        """Whether a text is nothing but a label that says a role (责任单位), not a group (各责任单位, 区级部门)."""
        return self.is_label(text) and bool(self._label_verb.match(text)) and self.label_role(text) is not None

    def supervises(self, phrase: str) -> bool:
        """负监管责任, 做好监管: to oversee, or what the body is there for."""
        return bool(self._supervising.search(phrase))

    def shares(self, phrase: str) -> bool:
        """按职责分工负责: each of them for its own part."""
        return bool(self._sharing.search(phrase))

    def is_duty(self, phrase: str) -> bool:
        """按职责分工, which says behind a body that it answers for its part."""
        return bool(self._duty.search(phrase))

    def tells(self, remark: str) -> bool:
        """Whether a remark speaks of who leads or supports: 标★的为牵头单位."""
        return bool(self._telling.search(remark))

    def speaks(self, text: str) -> bool:
        """Whether what was read as a group holds a role word that makes no noun of it (各牵头单位)."""
        return bool(self._speaking.search(text))

    def is_marked(self, run: str) -> bool:
        """Whether a run of words ends in a bracket that says a role, a task or a deadline."""
        if not run.endswith("）"):
            return False
        start = run.rfind("（")
        inside = run[start + 1 : -1]
        marked = start >= 0 and self._marked_end.match(run, start)
        return bool(marked or self.first_leads.match(inside)) or self.sets_apart(inside)

    def does(self, text: str) -> str:
        """负责 of 负责数据汇总, which says what the body before it does; nothing if the text begins otherwise."""
        phrase = self.phrase.match(text)
        said = phrase.group() if phrase is not None and phrase.end() < len(text) else ""
        return said if said and self.is_strong(said) and self.role(said) else ""

    def deed(self, text: str) -> Role | None:
        """The role of a body that does what the text begins with: 查处, 依法查处, 制定; None if it is no such word."""
        if text.startswith(self.may):
            return None
        if self._helping.match(text):
            return "support"
        phrase = self.phrase.match(text)
        if phrase is not None and (role := self.role(phrase.group())):
            return role
        if self._doing.match(text):
            return "responsible"
        starts = {0, phrase.end() if phrase is not None else 0}
        return "responsible" if any(self._deed.match(text, start) for start in starts) else None

    def doing_starts(self, text: str) -> list[int]:
        """Where words of doing begin in a clause: 执法队|对工业区进行暗访."""
        return [found.start() for found in self._doing.finditer(text)]

    def label_marks(self, text: str) -> str:
        """The text, of the same length, with ；牵头： for （牵头） before names: several, one of them first."""
        if not self._leading_marks.match(text):
            return text
        labelled, marks = self._leading_marks.subn(r"；\1：", text)
        return labelled if marks > 1 else text

    def is_aside(self, inside: str) -> bool:
        """Whether a bracket says how, or what is written below: （根据各自职责）, （以下简称市城管局）."""
        return bool(self._called.match(inside) or self.phrase.fullmatch(inside))

    def sets_apart(self, inside: str) -> bool:
        """Whether what a bracket holds is of what stands before it, and no part of its name: （持续推进）."""
        return bool(self.does(inside)) or self.remark(inside) == "deadline"

    def is_strong(self, phrase: str) -> bool:
        """Whether the phrase gives a role wherever it ends a clause."""
        return bool(self._strong.search(phrase))

    def ends_verb(self, text: str, end: int) -> bool:
        """Whether a whole role word ends at ``end`` of the text: 抓总."""
        return text.endswith(self._verbs, 0, end)

    def remark_label(self, text: str) -> str | None:
        """The kind of remark that a label announces (完成时限：), None if it is no such label."""
        if self._unit_label.search(text):
            return None
        return next((kind for kind, expression in self._remark_labels if expression.search(text)), None)

    def remark_label_start(self, text: str) -> int:
        """Where the label of a remark begins that ends the text (…公司完成时限); 0 if none does, or nothing else stands
        there."""
        found = [one.start() for _, expression in self._remark_labels if (one := expression.search(text))]
        return min(found, default=0)

    def is_label(self, text: str) -> bool:
        """Whether the text before a colon tells the role of what follows it."""
        if text in self._named or self.label.match(text):
            return True
        return len(text) <= _LONGEST_LABEL and bool(self._unit_label.match(text))

    def ends_noun(self, text: str) -> bool:
        """Whether the text before a colon ends as a label does: 冠名单位."""
        return len(text) <= _LONGEST_LABEL and self._noun_end.search(text) is not None

    def is_headed(self, text: str) -> bool:
        """Whether it is a label whatever sign follows it: 牵头单位."""
        return text in self._headed

    def is_person(self, text: str) -> bool:
        """Whether a short text may be a person's name."""
        return bool(self._surname.match(text))

    def remark(self, text: str) -> str | None:
        """What kind of remark a piece is that names nobody, None if it cannot be told."""
        return next((kind for kind, expression in self._remarks if expression.search(text)), None)


def _sign_kinds(separators: Separators) -> dict[str, str]:
    """Every sign that stands between runs of words, with its kind."""
    listed = {"item": separators.item, "comma": separators.comma, "strong": separators.strong}
    signs = {**listed, "colon": "：", "bracket": "（）"}
    return {sign: kind for kind, ones in signs.items() for sign in ones.replace(" ", "")}


def _is_long(label: str) -> bool:
    return len(label) > _SHORT_LABEL
