"""Words that several outputs share: what a role is called, and what a notice is called."""

from __future__ import annotations

from typing import Final

from pipeline.model import Notice
from pipeline.model.raw import Role

ROLE_NAMES: Final[dict[Role, str]] = {
    "lead": "牵头",
    "responsible": "责任",
    "unspecified": "未分主次",
    "support": "配合",
    "oversee": "指导",
}
"""The strongest first: a matrix cell and a list show a unit's roles in this order."""
ROLE_WORDS: Final[dict[Role, str]] = {**ROLE_NAMES, "unspecified": ROLE_NAMES["responsible"]}
"""For a reader to whom a plain list is a list of responsible units."""


def role_name(role: str) -> str:
    """What a role is called; a collective's words, which may stand in a role's place, stay as they are."""
    return next((name for known, name in ROLE_NAMES.items() if known == role), role)


def role_word(role: str) -> str:
    """As ``role_name``, for a reader to whom a plain list is a list of responsible units."""
    return next((word for known, word in ROLE_WORDS.items() if known == role), role)


def title_of(notice: Notice) -> str:
    """The notice's title; the file's name where it has none."""
    return notice.notice.title or notice.source.file
