"""Who was heard, found in a real journal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reflect.core.learning.voices import GroupHeard, Voice
from reflect.core.moment import moment_at
from reflect.core.period import ALL, last_weeks
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.journal import amending, naming, reflections, renaming, undoing
from reflect.journal.journal import Journal
from reflect.journal.reports.voices import find_roster, find_voices
from tests.conftest import NOW
from tests.guards.test_statements import FILTERS

RECENT = last_weeks(13, NOW.date())


def write(journal: Journal, day: date, *, question: str | None = None, **people: object) -> int:
    draft = Draft("Tea.", moment_at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)), question=question)
    return reflections.add(journal, draft._replace(**people), now=NOW).number  # type: ignore[arg-type]


def heard(journal: Journal, **wanted: object) -> list[str | None]:
    found = find_voices(journal, Filter(period=RECENT)._replace(**wanted))  # type: ignore[arg-type]
    return [voice.person for voice in found.people]


def test_an_empty_journal_has_no_voices(journal: Journal) -> None:
    found = find_voices(journal, Filter(period=ALL))
    assert (found.people, found.own, found.ask_next, found.groups) == ((), None, (), ())


def test_roles_days_and_lenses_are_found(journal: Journal) -> None:
    write(journal, date(2026, 11, 2), question="pressure", by="Ana", with_=("Bo",))
    write(journal, date(2026, 11, 9), question="success", by="Ana")
    write(journal, date(2026, 11, 10), with_=("Bo",))
    found = find_voices(journal, Filter(period=RECENT))
    assert found.people == (
        Voice("Ana", False, None, date(2026, 11, 9), None, None, ("pressure", "positive")),
        Voice("Bo", False, None, None, date(2026, 11, 10), None, ("pressure",)),
    )
    assert found.own is not None
    assert found.own.by == date(2026, 11, 10)


def test_who_was_heard_before_the_period_is_to_be_asked_and_it_says_when_it_was(journal: Journal) -> None:
    write(journal, date(2026, 3, 1), by="Cy")
    naming.roster_add(journal, ["Cy", "Di"], group="night", no_group=False, now=NOW)
    found = find_voices(journal, Filter(period=RECENT))
    assert [(each.person, each.last) for each in found.ask_next] == [("Cy", date(2026, 3, 1)), ("Di", None)]
    assert found.groups == (GroupHeard("night", 2, 0, 0),)


def test_an_alias_is_the_person_it_means(journal: Journal) -> None:
    write(journal, date(2026, 11, 2), by="Anna")
    write(journal, date(2026, 11, 9), with_=("Ana",))
    renaming.merge(journal, "person", ["Anna"], "Ana", now=NOW)
    [ana] = find_voices(journal, Filter(period=RECENT)).people
    assert (ana.person, ana.by, ana.with_) == ("Ana", date(2026, 11, 2), date(2026, 11, 9))


def test_a_deleted_reflection_is_heard_no_more(journal: Journal) -> None:
    write(journal, date(2026, 11, 2), by="Ana")
    undoing.undo(journal, now=NOW)
    assert heard(journal) == []


def test_filters_choose_in_what_people_were_heard(journal: Journal) -> None:
    write(journal, date(2026, 11, 2), question="pressure", by="Ana", with_=("Bo",))
    write(journal, date(2026, 11, 9), question="success", by="Cy")
    assert heard(journal, lens="positive") == ["Cy"]
    assert heard(journal, by="Ana") == ["Ana", "Bo"]
    assert heard(journal, by="Nobody") == []


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_runs(name: str, journal: Journal) -> None:
    wanted = FILTERS[name]
    fitting: dict[str, object] = {"by": "Ana", "with_": ("Bo",), "from_": ("Cy",), "tags": ("kitchen", "tea")}
    fitting["point"] = None if wanted.without_point else "kettle"
    question = None if wanted.unsorted else "pressure"
    write(journal, date(2026, 11, 22), question=question, **fitting)
    assert [voice.person for voice in find_voices(journal, wanted).people] == ["Ana", "Bo", "Cy"]


def test_an_owner_with_a_name_is_the_one_of_the_roster(journal: Journal) -> None:
    write(journal, date(2026, 3, 1))
    naming.roster_add(journal, ["Ana", "Bo"], group="ward", no_group=False, now=NOW)
    before = find_voices(journal, Filter(period=RECENT), owner="ana")
    assert [(each.person, each.last) for each in before.ask_next] == [("Ana", date(2026, 3, 1)), ("Bo", None)]
    write(journal, date(2026, 11, 2))
    found = find_voices(journal, Filter(period=RECENT), owner="ana")
    assert [(voice.person, voice.by) for voice in found.people] == [("Ana", date(2026, 11, 2))]
    assert found.own is None
    assert [each.person for each in found.ask_next] == ["Bo"]
    assert find_roster(journal, RECENT, owner="ana") == (2, ("Bo",), False)
    assert find_voices(journal, Filter(period=RECENT), owner="Stranger").own is not None


def test_whom_to_ask_is_found_without_the_rest(journal: Journal) -> None:
    assert find_roster(journal, RECENT) == (0, (), False)
    gone = write(journal, date(2026, 11, 22), by="Cy")
    assert find_roster(journal, RECENT) == (0, (), True)
    assert find_roster(journal, RECENT, owner="cy") == (0, (), False)
    amending.delete(journal, [gone], now=NOW)
    assert find_roster(journal, RECENT) == (0, (), False)
    naming.roster_add(journal, ["Cy", "bo", "Ana"], group=None, no_group=False, now=NOW)
    write(journal, date(2026, 11, 22), by="Ana", with_=("bo",), from_=("Cy",))
    assert find_roster(journal, RECENT) == (3, ("bo", "Cy"), False)
    asked = find_voices(journal, Filter(period=RECENT)).ask_next
    assert [each.person for each in asked] == ["bo", "Cy"]
