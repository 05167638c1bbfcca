"""The public face of learning: a place's own file proposed from its notices. Wiring; nothing here prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.errors import SourceError, UsageError
from pipeline.model import Jurisdiction, Notice
from pipeline.result_names import NOTICE_JSON

if TYPE_CHECKING:
    from pipeline.settings import Settings

AnyPath = str | PathLike[str]


class Learned(Struct, frozen=True):
    """What was proposed: ``text`` is the file, ``units`` and ``unsure`` count its bodies and those to be confirmed.
    ``messages`` tell of files that could not be read."""

    code: str
    place: str
    text: str
    notices: int
    units: int
    unsure: int
    adds: bool
    messages: tuple[str, ...] = ()


def learn(
    inputs: AnyPath | Iterable[AnyPath],
    *,
    jurisdiction: str | None = None,
    rules: AnyPath | None = None,
    passwords: str | Iterable[str] = (),
) -> Learned:
    """The file ``rules/units/<code>.yaml`` of a place as its notices suggest it; nothing is written.

    ``inputs``: source files, results, or folders of either (results, where a folder has some). Where the place has a
    file already, only what that lacks is proposed. ``jurisdiction``: which place, where the notices are of several or
    do not say. Raises UsageError (no such path, no notice, several places, a place without a code), RulesError.

    >>> import yaodian
    >>> learned = yaodian.learn("input")
    >>> learned.place, learned.notices, learned.adds, learned.units
    ('兰山区', 2, True, 0)
    """
    from pipeline.face import settings_of

    settings, _ = settings_of(rules, jurisdiction, passwords)
    given = [inputs] if isinstance(inputs, str | PathLike) else list(inputs)
    notices, messages = _opened([Path(one) for one in given], settings)
    place, own = _of_one_place(notices, settings.jurisdiction)
    if place.code is None:
        raise UsageError(
            f"{place.name}：区划数据里没有这个地方，不能单独建文件；请用 --jurisdiction 写明是哪里，如 临沂市兰山区。"
        )
    return _learned(place, own, settings, messages)


def _learned(place: Jurisdiction, notices: Sequence[Notice], settings: Settings, messages: Sequence[str]) -> Learned:
    from pipeline.known_bodies import bodies_of
    from pipeline.learning.place_yaml import place_yaml
    from pipeline.learning.proposal import Notices, propose
    from pipeline.learning.renamings import successions
    from pipeline.learning.sightings import look, read_anew
    from pipeline.normalisers.units.registry.place_files import read_place
    from pipeline.normalisers.units.registry.registry import Knowledge

    knowledge, code = Knowledge(settings.rules), place.code or ""
    anew = [read_anew(notice, knowledge) for notice in notices]
    seen = look(anew, place, knowledge)
    years = {short: sorted(body.years) for short, body in seen.bodies.items()}
    taken = successions(anew, years, f"{code}/", lambda pair: bodies_of(pair, knowledge))
    stems = list(knowledge.vocabulary.bodies.departments)
    proposal = propose(place, seen, taken, Notices(*_made_from(anew)), stems, read_place(settings.rules, code))
    unsure = sum(not one.sure for one in proposal.units)
    return Learned(
        code,
        place.name,
        place_yaml(proposal),
        len(anew),
        len(proposal.units) - unsure,
        unsure,
        proposal.adds,
        tuple(messages),
    )


def _opened(paths: Sequence[Path], settings: Settings) -> tuple[list[Notice], list[str]]:
    """The notices that the paths mean, each once, the oldest first; and what could not be read. A file that was read as
    the attachment of another is no notice by itself."""
    from pipeline.batch.inputs import check_exists

    found: dict[tuple[object, ...], Notice] = {}
    messages: list[str] = []
    for path in paths:
        check_exists(path)
        for one in _files(path) if path.is_dir() else [path]:
            try:
                notice = _told(one, settings)
            except SourceError as error:
                messages.append(str(error))
                continue
            head = notice.notice
            # The same notice in two forms, or beside its results, counts once.
            found.setdefault((head.title, head.year, *(task.key for task in notice.tasks)), notice)
    if not found:
        raise UsageError(f"{'、'.join(map(str, paths))}：没有读到工作要点通知。", tuple(messages))
    parts = {one.sha256 for notice in found.values() for one in notice.source.attached}
    whole = [notice for notice in found.values() if notice.source.sha256 not in parts]
    return sorted(whole, key=lambda notice: notice.notice.year or 0), messages


def _told(path: Path, settings: Settings) -> Notice:
    """The notice as it says whose it is itself; the place that was named holds only where it does not."""
    from msgspec.structs import replace

    from pipeline.face import open_notice, read_with

    # A workbook, a page or a CSV file is a result only beside its notice.json; elsewhere it is a source like others.
    made = path.is_dir() or path.suffix.lower() == ".json" or path.with_name(NOTICE_JSON).is_file()
    opened = open_notice if made else read_with
    notice = opened(path, replace(settings, jurisdiction=None))
    if notice.notice.jurisdiction is not None or settings.jurisdiction is None:
        return notice
    return opened(path, settings)


def _files(folder: Path) -> list[Path]:
    from pipeline.batch.inputs import files_in

    return sorted(folder.rglob(NOTICE_JSON)) or [one.path for one in files_in(folder)]


def _of_one_place(notices: Sequence[Notice], named: str | None) -> tuple[Jurisdiction, list[Notice]]:
    """The one place that the notices are of, or that is ``named``, and its notices."""
    by_place: dict[str, list[Notice]] = defaultdict(list)
    places: dict[str, Jurisdiction] = {}
    for notice in notices:
        place = notice.notice.jurisdiction
        if place is not None:
            full = "".join((*place.parents, place.name))
            by_place[full].append(notice)
            places[full] = place
    fitting = [full for full in by_place if named is None or full.endswith(named.strip())]
    if not fitting:
        if named is None:
            raise UsageError("没有认出通知是哪个地方的，请用 --jurisdiction 写明，如 临沂市兰山区。")
        raise UsageError(f"给出的文件里没有“{named}”的通知；有的是：{'、'.join(by_place) or '看不出地方的'}。")
    if len(fitting) > 1:
        raise UsageError(f"通知是几个地方的（{'、'.join(fitting)}），请用 --jurisdiction 写明要哪一个。")
    return places[fitting[0]], by_place[fitting[0]]


def _made_from(notices: Sequence[Notice]) -> tuple[str, str]:
    """Titles and the last day: what the file says it is from."""
    heads = [notice.notice for notice in notices]
    titles = (head.full_title or head.title or notice.source.file for head, notice in zip(heads, notices, strict=True))
    days = [head.issued_on for head in heads if head.issued_on]
    years = [head.year for head in heads if head.year]
    return "；".join(dict.fromkeys(titles)), max(days, default=f"{max(years, default=1949)}-12-31")
