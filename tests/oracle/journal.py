"""The journal of journal.toml, made through the product: as `add`, an import and `follow done` would."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import moment_at, moment_on
from reflect.core.reflection import Draft
from reflect.journal import following, names, reflections
from reflect.journal.journal import Journal, open_journal
from tests.conftest import NOW

HERE = Path(__file__).parent
ENTRIES = (
    *("state", "closed", "helped", "note", "owner", "due", "review", "where"),
    *("stage", "stage_since", "role", "asked"),
)


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def make(path: Path) -> None:
    """Make the journal at ``path``."""
    written = read("journal.toml")
    with open_journal(path, create=True) as journal:
        reflections.add_all(journal, map(_draft, written["reflection"]), summary="the oracle", now=NOW)
        with journal.transaction():
            for point, description in written["points"].items():
                names.describe_point(journal, point, description)
            for person, group in written["roster"].items():
                _put_on_roster(journal, person, group)
            for number, each in enumerate(written["reflection"], start=1):
                if each.get("highlighted"):
                    journal.db.execute("UPDATE reflection SET highlighted = true WHERE number = ?", (number,))
        for given in written["follow_up"]:
            _at_point_alone(journal, given)
        reflections.add_all(journal, map(_draft, written["later"]), summary="what lasts", now=NOW)
        _close_by_command(journal, [f for each in written["reflection"] for f in each.get("follow_up", ())])


def _draft(given: dict[str, Any]) -> Draft:
    on = given["on"]
    if isinstance(on, datetime):
        moment = moment_at(on.replace(tzinfo=UTC))
    else:
        moment = moment_on(datetime.combine(on, time(), UTC))
    return Draft(
        text=given["text"],
        moment=moment,
        question=given.get("question"),
        point=given.get("point"),
        by=given.get("by"),
        with_=tuple(given.get("with", ())),
        from_=tuple(given.get("from", ())),
        audience=given.get("audience"),
        details=tuple(given.get("details", {}).items()),
        follow_ups=tuple(map(_follow_up, given.get("follow_up", ()))),
    )


def _follow_up(given: dict[str, Any]) -> NewFollowUp:
    """``done_at``: it is open until it is closed by command."""
    said = {name: given[name] for name in ENTRIES if name in given and "done_at" not in given}
    return NewFollowUp(given["kind"], given["text"], with_=tuple(given.get("with", ())), **said)


def _close_by_command(journal: Journal, given: list[dict[str, Any]]) -> None:
    for number, each in enumerate(given, start=1):
        if "done_at" in each:
            at = each["done_at"].replace(tzinfo=UTC)
            following.done(journal, {number: each.get("helped")}, on=at.date(), today=at.date(), now=at)


def _at_point_alone(journal: Journal, given: dict[str, Any]) -> None:
    """At a point about which nothing was written yet."""
    with journal.transaction():
        names.known_as(journal, "point", given["point"])
    new = NewFollowUp(given["kind"], given["text"])
    following.add(journal, new, for_=None, point=given["point"], today=NOW.date(), now=NOW)


def _put_on_roster(journal: Journal, person: str, group: str) -> None:
    number = names.known_as(journal, "person", person).number
    said = {"number": number, "belongs_to": group}
    journal.row("UPDATE person SET on_roster = true, belongs_to = :belongs_to WHERE number = :number", said)


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None
