"""Lines of JSON that reflect itself wrote: `export jsonl`, and share files.

Each line is held against a declared shape before anything is stored. Fields that are not known are left
alone, and so are lines that say something else than a reflection: a later version may write more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, NamedTuple
from uuid import UUID

from pydantic import Field, ValidationError

from reflect.core.carried import Carried, CarriedQuestion, Withdrawn
from reflect.core.errors import BadInput
from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Refused
from reflect.core.moment import Moment, minutes_from_utc, moment_on
from reflect.core.reflection import Draft, checked_draft
from reflect.exchange.follow_up_line import MOST, FollowUpLine, Line, When
from reflect.models import Audience

A_DAY = timedelta(days=1)
LONGEST = 16 * 1024 * 1024  # bytes of one line; a reflection with everything in it is shorter


class _Words(Line):
    """What a reflection says, wherever it is carried to."""

    id: UUID
    question: str | None = None
    framework: str | None = None
    wording: str | None = None
    lens: str | None = None
    text: str = Field(min_length=1)
    details: dict[str, str] = Field(default_factory=dict)
    tags: tuple[str, ...] = ()
    point: str | None = None
    revision: int = Field(ge=1, le=MOST)
    follow_ups: tuple[FollowUpLine, ...] = ()


class _Named(_Words):
    """One whose writer is known, or is the journal's owner."""

    on: When
    timed: bool
    day: date
    by: str | None = None
    with_: tuple[str, ...] = Field(default=(), alias="with")
    from_: tuple[str, ...] = Field(default=(), alias="from")
    highlighted: bool = False


class _Own(_Named):
    """A line of `export jsonl`."""

    number: int = Field(ge=1, le=MOST)
    key: str | None = None
    source: str | None = None
    written: When
    audience: Audience
    deleted: bool = False


class _Team(_Named):
    """A reflection in a share file, by name."""

    by: str = Field(min_length=1)


class _Anonymous(_Words):
    """A reflection in a share file, without a name; of its days only the week."""

    week: str = Field(pattern=r"^\d{4}-W\d\d$")


class _Withdrawn(Line):
    id: UUID
    revision: int = Field(ge=1, le=MOST)


class Shares(NamedTuple):
    """The lines of share files."""

    named: list[Carried]
    anonymous: list[Carried]
    withdrawn: list[Withdrawn]


class Read(NamedTuple):
    """What a file says. ``own``: a journal's own lines; ``beside``: lines of a whole journal that are no
    reflections, by what they are."""

    own: list[Carried]
    shares: Shares
    refused: list[Refused]
    beside: dict[str, list[dict[str, Any]]]


Local = Callable[[datetime], datetime]
BESIDE = (
    *("journal", "framework", "question", "tag", "person", "point", "theme", "change", "destroyed"),
    *("follow_up", "amendment", "run", "shared", "list", "past"),
)


def read_lines(lines: Iterable[bytes], *, name: str, local: Local) -> Read:
    """All that a file says, and why some of it can not be taken. Raises BadInput where nothing is ours."""
    read = Read([], Shares([], [], []), [], {})
    known = False
    for number, line in _numbered(lines):
        try:
            document = _document(line)
            known = _take(document, number, read, local=local) or known
        except _UnfitError as unfit:
            if not known:
                raise BadInput(
                    f"{name}, line {number}: {unfit}. `import jsonl` reads what `export jsonl` and "
                    "`export share` wrote."
                ) from None
            read.refused.append(Refused(number, (), str(unfit), name))
    if not known:
        raise BadInput(f"{name} holds nothing that `export jsonl` or `export share` wrote.")
    return read


class _UnfitError(Exception):
    pass


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _document(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise _UnfitError(f"a line of {len(line):,} bytes is no reflection")
    try:
        document = json.loads(line.decode())
    except (ValueError, RecursionError):
        raise _UnfitError("this is no line of JSON") from None
    if b"\\u" in line and not _is_text(document):
        raise _UnfitError("this holds half a sign (a lone surrogate)")
    if not isinstance(document, dict):
        raise _UnfitError("this is JSON, but no record")
    return document


def _is_text(document: object) -> bool:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _take(document: dict[str, Any], line: int, read: Read, *, local: Local) -> bool:
    """Whether the line is one of ours. Raises _UnfitError for one that is of no use."""
    try:
        if "share" in document:
            return _take_shared(document, line, read.shares, local=local)
        if "text" in document and "id" in document:
            read.own.append(_own(_Own.model_validate(document), line))
            return True
        kinds = [kind for kind in BESIDE if isinstance(document.get(kind), dict)]
        if document.keys() - {"reflect", "number", "key"} == set(kinds) and len(kinds) == 1:
            read.beside.setdefault(kinds[0], []).append(document[kinds[0]])
            return True
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _UnfitError(f"{where}: {first['msg']}") from None
    except BadInput as error:
        raise _UnfitError(error.sentence.rstrip(".")) from None
    if document.get("reflect") == 1:  # of a later version
        return True
    raise _UnfitError("this is no record of reflect")


def _take_shared(document: dict[str, Any], line: int, shares: Shares, *, local: Local) -> bool:
    kind: Literal["team", "anonymous", "withdrawn"] | Any = document["share"]
    if kind == "team":
        said = _Team.model_validate(document)
        shares.named.append(_carried(said, line, _draft(said, "team"), written=said.on))
    elif kind == "anonymous":
        nameless = _Anonymous.model_validate(document)
        draft = _nameless(nameless, local)
        shares.anonymous.append(_carried(nameless, line, draft, written=draft.moment.local))
    elif kind == "withdrawn":
        taken_back = _Withdrawn.model_validate(document)
        shares.withdrawn.append(Withdrawn(line, taken_back.id.hex, taken_back.revision))
    else:
        raise _UnfitError(f"a share that is {kind!r} is not known; a later version may know it")
    return True


def _own(said: _Own, line: int) -> Carried:
    draft = _draft(said, said.audience)._replace(key=said.key, source=said.source)
    carried = _carried(said, line, draft, written=said.written)
    return carried._replace(deleted=said.deleted, number=said.number)


def _carried(said: _Words, line: int, draft: Draft, *, written: datetime) -> Carried:
    question = None
    if said.question is not None:
        if said.framework is None:
            raise _UnfitError("a question without its framework")
        question = CarriedQuestion(said.framework, said.question, said.wording, said.lens)
    followed = sum(each.revision for each in said.follow_ups)
    return Carried(line, said.id.hex, checked_draft(draft), question, said.revision, written, followed)


def _draft(said: _Named, audience: str) -> Draft:
    if abs(said.on.date() - said.day) > A_DAY:  # at night a day may begin later than the calendar's
        raise _UnfitError(f"the day {said.day} is not that of {said.on.isoformat()}")
    moment = Moment(said.on, minutes_from_utc(said.on), said.timed, said.day)
    return Draft(
        said.text,
        moment,
        point=said.point,
        tags=said.tags,
        by=said.by,
        with_=said.with_,
        from_=said.from_,
        audience=audience,
        details=tuple(said.details.items()),
        follow_ups=tuple(each.new() for each in said.follow_ups),
        highlighted=said.highlighted,
    )


def _nameless(said: _Anonymous, local: Local) -> Draft:
    """Of its week: the Monday, without a time."""
    try:
        monday = date.fromisoformat(f"{said.week}-1")
        moment = moment_on(local(datetime.combine(monday, time())))
    except (ValueError, OverflowError, OSError):
        raise _UnfitError(f"there is no week {said.week}") from None
    return Draft(
        said.text,
        moment,
        point=said.point,
        tags=said.tags,
        audience="anonymous",
        details=tuple(said.details.items()),
        follow_ups=tuple(
            NewFollowUp(each.kind, each.text, state=each.state, helped=each.helped)
            for each in said.follow_ups
        ),
    )
