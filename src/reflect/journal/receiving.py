"""Receiving what another journal sent: its own lines, known by their ids, and the shares of a team.

What was sent anonymously keeps no trace of the file that it came in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from reflect.core.carried import Carried, CarriedFollowUp, FromOthers
from reflect.core.reflection import narrowest
from reflect.journal import history
from reflect.journal.amendments import Subject, amend
from reflect.journal.carrying import Carrier
from reflect.journal.going_along import going_along
from reflect.journal.journal import Journal, new_id
from reflect.journal.names import NewName
from reflect.journal.received import (
    ADD_RUN,
    FORGET_RUN,
    OF_RUN,
    OWN,
    PORTABLE,
    SENT_FROM_HERE,
    SHARE,
    Base,
    base_of,
    fingerprints,
    keep,
    portable,
)
from reflect.journal.states import State, state_of
from reflect.journal.whole_lines import past_of

# A reflection of this journal, by its own id.
BY_ID = "SELECT number, revision, text = '' FROM reflection WHERE id = :id"


COUNTED = ("added", "unchanged", "older", "withdrawn", "gone", "mine", "follow_ups")


class Received(NamedTuple):
    """What came of it. ``kept``: the reflections, by number, that were changed on both sides, where what
    was changed here stays; ``gone``: how many are destroyed or withdrawn here and do not come back;
    ``mine``: how many of the shares were sent from this journal; ``narrower``: those, by number, that stay
    for fewer people than they are for elsewhere;
    ``follow_ups``: how many of points alone were added or changed; ``kept_follow_ups``: those, by number,
    that were changed here and stay so, of which the file says something else."""

    added: int = 0
    updated: tuple[int, ...] = ()
    unchanged: int = 0
    older: int = 0
    kept: tuple[int, ...] = ()
    withdrawn: int = 0
    gone: int = 0
    mine: int = 0
    narrower: tuple[int, ...] = ()
    follow_ups: int = 0
    kept_follow_ups: tuple[int, ...] = ()
    new_names: tuple[NewName, ...] = ()


class Run:
    """What is received by one command, as one change. ``narrowed_to``: at most this audience."""

    def __init__(self, journal: Journal, change: int, *, now: datetime, narrowed_to: str) -> None:
        self.journal = journal
        self.now = now
        self.narrowed_to = narrowed_to
        self.change = change
        self.carrier = Carrier(journal, change, now=now)
        self.runs: dict[tuple[str, str], int] = {}
        self.counts = dict.fromkeys(COUNTED, 0)
        self.updated: list[int] = []
        self.kept: list[int] = []
        self.narrower: list[int] = []

    def own(
        self, carried: Carried, *, file: str, past: Sequence[str] = (), theirs: FromOthers | None = None
    ) -> None:
        """A line of a journal's own export, known by its id. ``past``: what it was there before; ``theirs``:
        somebody shared it with that journal, and it stays theirs."""
        id_ = bytes.fromhex(carried.id)
        here = self.journal.row(BY_ID, {"id": id_})
        if here is None:
            if theirs is None or not self._came_by_itself(theirs):
                number = self._add(OWN, carried, id_=id_, file=file)
                self._stays(theirs, carried, number, file=file)
            return
        number, revision, destroyed = here
        base = base_of(self.journal, OWN, carried.id)
        if destroyed:
            self.counts["gone"] += 1
        elif base and base.undone:
            self._again(OWN, carried, number, file=file)
        elif base:
            self._compare(OWN, carried, base, file=file, past=past)
        else:
            self._first_comparison(carried, number, revision, file=file, past=past)

    def shared(self, carried: Carried, *, file: str) -> None:
        """A line of a share file."""
        if self.journal.row(SENT_FROM_HERE, {"id": bytes.fromhex(carried.id)}):
            self.counts["mine"] += 1
            return
        anonymous = carried.draft.audience == "anonymous"
        file = "" if anonymous else file
        base = base_of(self.journal, SHARE, carried.id)
        if base is None or (base.withdrawn and carried.revision > base.seen):
            id_ = UUID(bytes=os.urandom(16), version=4).bytes  # one with the time in it would tell that
            self._add(SHARE, carried, id_=id_ if anonymous else new_id(self.now), file=file)
        elif base.destroyed:
            self.counts["gone"] += 1
        elif base.undone:
            self._again(SHARE, carried, base.number, file=file)
        else:
            self._compare(SHARE, carried, base, file=file)

    def follow_ups(self, carried: Iterable[CarriedFollowUp]) -> None:
        """Those of points alone, known by their ids."""
        for each in carried:
            self.counts["follow_ups"] += self.carrier.alone(each)

    def forget(self) -> None:
        """Nothing was stored, so it was no change; older runs remember what was received."""
        for number in self.runs.values():
            if not self.journal.row(OF_RUN, {"run": number}):
                self.journal.row(FORGET_RUN, {"run": number})
        history.forget(self.journal, self.change)

    def outcome(self) -> Received:
        kept = tuple(dict.fromkeys(self.kept))
        updated = tuple(number for number in self.updated if number not in kept)
        return Received(
            updated=updated,
            kept=kept,
            narrower=tuple(self.narrower),
            kept_follow_ups=tuple(self.carrier.kept),
            new_names=tuple(self.carrier.names.new),
            **self.counts,
        )

    def _came_by_itself(self, theirs: FromOthers) -> bool:
        """Whether what was shared was sent from here, or is known here from a share file."""
        if self.journal.row(SENT_FROM_HERE, {"id": bytes.fromhex(theirs.key)}):
            self.counts["mine"] += 1
            return True
        base = base_of(self.journal, SHARE, theirs.key)
        if base is None or base.undone:
            return False
        self.counts["gone" if base.destroyed else "unchanged"] += 1
        return True

    def _stays(self, theirs: FromOthers | None, carried: Carried, number: int, *, file: str) -> None:
        """What came with another journal is known as the share that it was: its writer's file changes it."""
        if theirs is not None:
            share = carried._replace(id=theirs.key, revision=theirs.seen, followed=theirs.followed)
            file = "" if carried.draft.audience == "anonymous" else file
            self._keep(SHARE, share, number, said=self._state(carried), file=file, again=True)

    def _add(self, source: str, carried: Carried, *, id_: bytes, file: str) -> int:
        state = self._state(carried)
        narrowed = state | {"audience": narrowest(state["audience"], self.narrowed_to)}
        number = self.carrier.add(carried, narrowed, id_=id_)
        self._keep(source, carried, number, said=state, file=file, again=True)
        self.counts["added"] += 1
        return number

    def _again(self, source: str, carried: Carried, number: int, *, file: str) -> None:
        """The import that brought it was undone; now it is met again."""
        state = self._state(carried)
        narrowed = state | {"audience": narrowest(state["audience"], self.narrowed_to)}
        amend(self.journal, self.change, [(Subject("reflection", number), narrowed)])
        self.carrier.update_follow_ups(number, carried, narrowed)
        self._keep(source, carried, number, said=state, file=file, again=True)
        self.counts["added"] += 1

    def _compare(
        self, source: str, carried: Carried, base: Base, *, file: str, past: Sequence[str] = ()
    ) -> None:
        """What its writer changed since changes here, but for what was changed here as well."""
        number, wanted = base.number, self._state(carried)
        said, now = fingerprints(wanted), fingerprints(state_of(self.journal, "reflection", number) or {})
        theirs = {key for key in said if said[key] != base.said.get(key)}
        here = {key for key in said if now[key] != base.said.get(key)}
        if self._was(number, past):  # what was changed here has been there, and was changed again
            here -= set(PORTABLE)
        elif carried.revision == base.seen and carried.followed > base.followed:
            self._update(source, carried, number, wanted, {}, file=file)  # its follow-ups alone
            return
        elif carried.revision <= base.seen:
            self.counts["unchanged" if carried.revision == base.seen else "older"] += 1
            return
        if any(said[key] != now[key] for key in theirs & here):
            self.kept.append(number)
        fields = {key: value for key, value in wanted.items() if key in theirs - here}
        self._update(source, carried, number, wanted, fields, file=file)

    def _first_comparison(
        self, carried: Carried, number: int, revision: int, *, file: str, past: Sequence[str]
    ) -> None:
        """It was written here, or came by another way: newer is what has been the other, or else the one
        that was changed more often."""
        wanted = self._state(carried)
        said, now = fingerprints(wanted), fingerprints(state_of(self.journal, "reflection", number) or {})
        if said == now and carried.followed > self.carrier.followed(number):
            self._update(OWN, carried, number, wanted, {}, file=file)
        elif said == now:
            self.counts["unchanged"] += 1
        elif self._was(number, past):
            self._update(OWN, carried, number, wanted, wanted, file=file)
        elif carried.revision < revision or portable(wanted) in past_of(self.journal, number):
            self.counts["older"] += 1
        elif carried.revision == revision:
            self.kept.append(number)
        else:
            self._update(OWN, carried, number, wanted, wanted, file=file)

    def _update(
        self, source: str, carried: Carried, number: int, said: State, fields: State, *, file: str
    ) -> None:
        if "audience" in fields:  # what comes from outside may narrow it, never widen
            asked, here = fields["audience"], self._audience(number)
            fields = fields | {"audience": narrowest(asked, here)}
            self.narrower += [number] if fields["audience"] != asked else []
        wanted: list[tuple[Subject, State | None]] = [(Subject("reflection", number), fields)]
        along = going_along(self.journal, wanted)
        altered = amend(self.journal, self.change, wanted)
        if self.carrier.update_follow_ups(number, carried, said, along) or altered:
            self.updated.append(number)
        elif number not in self.kept:
            self.counts["unchanged"] += 1
        self._keep(source, carried, number, said=said, file=file)

    def _was(self, number: int, past: Sequence[str]) -> bool:
        """Whether a reflection is here what it was before elsewhere."""
        return bool(past) and portable(state_of(self.journal, "reflection", number) or {}) in past

    def _state(self, carried: Carried) -> State:
        return self.carrier.state(carried, audience=carried.draft.audience or "team")

    def _audience(self, number: int) -> str:
        return str((state_of(self.journal, "reflection", number) or {})["audience"])

    def _keep(
        self, source: str, carried: Carried, number: int, *, said: State, file: str, again: bool = False
    ) -> None:
        if (source, file) not in self.runs:
            of = {"source": source, "file": file, "change": self.change}
            self.runs[source, file] = int(self.journal.row(ADD_RUN, of)[0])
        keep(self.journal, source, carried, number, said=said, run=self.runs[source, file], again=again)
