"""How a diary from elsewhere is taken: what every reflection of it is given, and the clock of its writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.core.moment import MIDNIGHT, Moment, moment_at, moment_on
from reflect.core.reflection import Draft, checked_draft, distinct, narrowest


class UnfitError(Exception):
    """Why an entry can not be taken, in words that end without a full stop."""


class Taking(NamedTuple):
    """``local`` gives a naive wall time its offset; ``now`` is aware. The rest is said of every entry,
    beside what it says itself; ``audience`` only narrows."""

    local: Callable[[datetime], datetime]
    now: datetime
    day_starts: time = MIDNIGHT
    question: str | None = None
    tags: tuple[str, ...] = ()
    by: str | None = None
    audience: str | None = None

    def moment(self, wall: datetime, *, timed: bool) -> Moment:
        """When an entry was, by the wall clock of its writer. Raises UnfitError."""
        try:
            if not timed:
                wall = datetime.combine(wall.date(), MIDNIGHT, tzinfo=wall.tzinfo)
            aware = self.local(wall) if wall.tzinfo is None else wall
            moment = moment_at(aware, day_starts=self.day_starts) if timed else moment_on(aware)
        except (ValueError, OverflowError, OSError):
            raise UnfitError(f"{wall.date()} is too far from now") from None
        if moment.day > self.now.date() + timedelta(days=1):
            raise UnfitError(f"{moment.day} lies in the future")
        return moment

    def draft(self, said: Draft) -> Draft:
        """What an entry says and what is said of every one. Raises UnfitError for what no journal keeps."""
        audiences = [audience for audience in (said.audience, self.audience) if audience]
        try:
            return checked_draft(
                said._replace(
                    question=said.question or self.question,
                    tags=distinct([*said.tags, *self.tags]),
                    by=said.by or self.by,
                    audience=narrowest(*audiences) if audiences else None,
                )
            )
        except BadInput as error:
            raise UnfitError(error.sentence.rstrip(".")) from None


class Diary(NamedTuple):
    """What a diary holds. ``blank``: entries without a word; ``notes``: what is to be told of the rest."""

    rows: Sequence[Incoming | Refused]
    blank: int = 0
    notes: tuple[str, ...] = ()


def utf8(content: bytes, *, name: str) -> str:
    """The text of a file, its line ends as they are. Raises BadInput with the line that is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadInput(f"{name}, line {line}: this is not UTF-8.") from None
