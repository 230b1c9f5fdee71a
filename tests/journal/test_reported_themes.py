"""Themes of a journal: all of it is read, or a sample that is counted in all."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reflect.core.follow_up import NewFollowUp
from reflect.core.learning.recurring import Recurring
from reflect.core.moment import moment_at
from reflect.core.period import ALL, Period
from reflect.core.query import Filter
from reflect.core.reflection import Draft
from reflect.core.themes import AS_IT_COMES
from reflect.journal import amending, reflections
from reflect.journal.journal import Journal, open_journal
from reflect.journal.reports import themes
from reflect.journal.reports.everything import Everything
from reflect.journal.reports.themes import find_recurring
from tests.conftest import NOW

FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)
SAID = (
    *("Kettle scale again.", "The kettle scale!", "A LADDER leans there.", "Ladders wobble.", "Rain only."),
    *("It was me.", "It was you.", "It was her.", "It was him.", "It was them."),
)


def drafts(count: int) -> list[Draft]:
    """One a day; every tenth says the same thing, every seventh says it in a detail."""
    return [
        Draft(
            text=f"{SAID[n * 3 % 10]} {'Nothing else' if n % 2 else 'That is it'} {'so ' * (n % 4)}.",
            moment=moment_at(FIRST + timedelta(days=n)),
            question="success" if n % 3 else "pressure",
            details=(("why", "Oboe lessons."),) if n % 7 == 0 and n % 3 else (),
            tags=("kitchen",) if n % 4 == 0 else ("yard",) if n % 4 == 1 else (),
        )
        for n in range(count)
    ]


def written(journal: Journal, each: Sequence[Draft]) -> list[int]:
    return [reflections.add(journal, draft, now=NOW).number for draft in each]


def found(journal: Journal, wanted: Filter = Filter()) -> Recurring:  # noqa: B008
    return find_recurring(journal, wanted, top=6, reading=AS_IT_COMES)


def facts(report: Recurring) -> Sequence[object]:
    """All but what is told of a text: those read differ."""
    return sorted(
        (each.phrase.lower(), list(each.numbers), each.weeks, each.by_week, each.positive, each.pressure)
        for each in report.themes
    )


def in_a_sample(monkeypatch: pytest.MonkeyPatch, about: int = 90) -> None:
    monkeypatch.setattr(themes, "SAMPLE", about)


def test_what_is_counted_in_a_sample_s_whole_is_what_reading_everything_counts(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = written(journal, drafts(240))
    amending.delete(journal, numbers[5:20], now=NOW)
    read = found(journal)
    in_a_sample(monkeypatch)
    sampled = found(journal)
    assert (read.read, read.looked_at, sampled.looked_at) == (None, 225, 225)
    assert 0 < (sampled.read or 0) < 225
    assert {theme.phrase.lower() for theme in read.themes} >= {"kettle scale", "oboe lessons"}
    assert facts(sampled) == facts(read)
    assert [(tag.tag, tag.times, tag.by_week) for tag in sampled.tags] == [
        (tag.tag, tag.times, tag.by_week) for tag in read.tags
    ]


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(lens="positive"),
        Filter(tags=("kitchen",)),
        Filter(period=Period(date(2026, 2, 1), date(2026, 8, 1), "half")),
        Filter(period=Period(date(2026, 5, 4), date(2026, 5, 31), "four weeks")),
    ],
    ids=["lens", "tag", "long", "short"],
)
def test_filters_narrow_a_sample_s_whole_too(
    wanted: Filter, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(journal, drafts(240))
    read = found(journal, wanted)
    in_a_sample(monkeypatch, 40)
    sampled = found(journal, wanted)
    assert sampled.read is not None
    assert read.looked_at == sampled.looked_at
    counted = {theme.phrase.lower(): theme for theme in read.themes}
    for theme in sampled.themes:
        assert list(theme.numbers) == list(counted[theme.phrase.lower()].numbers)


def test_the_order_in_which_they_were_written_down_changes_no_sample(tmp_path: Path) -> None:
    sampled = []
    for seed in (1, 2):
        with open_journal(tmp_path / f"{seed}.db", create=True) as journal:
            mixed = random.Random(seed).sample(drafts(120), 120)
            written(journal, mixed)
            chosen = Everything(journal, Filter()).sample(40)
            sampled.append({mixed[number - 1].text for number in chosen})
            assert 10 < len(chosen) < 90
    assert sampled[0] == sampled[1]


def test_what_happened_later_and_has_a_lower_number_still_comes_later(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(journal, drafts(240)[::-1])
    in_a_sample(monkeypatch)
    [theme] = [theme for theme in found(journal).themes if theme.phrase.lower() == "kettle scale"]
    assert list(theme.numbers) == sorted(theme.numbers, reverse=True)


def test_a_week_s_themes_are_those_of_thirteen_weeks_that_came_up_in_it(journal: Journal) -> None:
    written(journal, drafts(120))
    week = Period(date(2026, 4, 20), date(2026, 4, 26), "week 2026-W17")
    report = found(journal, Filter(period=week))
    assert report.looked_at == 7
    assert report.around is not None
    assert report.around.first == date(2026, 1, 26)
    kettle = next(theme for theme in report.themes if theme.phrase.lower() == "kettle scale")
    assert len(kettle.numbers) in (1, 2)
    assert kettle.weeks == 1
    assert sum(count for _, count in kettle.by_week) > 15
    counts = [len(theme.numbers) for theme in report.themes]
    assert counts == sorted(counts, reverse=True)


def test_an_empty_journal_and_an_unknown_name_have_no_themes(journal: Journal) -> None:
    assert found(journal) == Recurring((), (), 0)
    written(journal, drafts(30))
    assert found(journal, Filter(tags=("atlantis",))) == Recurring((), (), 0)


@pytest.mark.parametrize("tag", ["kitchen", "kettle-scale"])
def test_what_only_a_name_or_a_follow_up_says_is_not_counted(tag: str, journal: Journal) -> None:
    follow_up = NewFollowUp("strengthen", "Kettle scale: a filter.")
    plain, followed, named, in_detail, both = (
        draft._replace(text="Tea.", details=(), tags=(), question="pressure") for draft in drafts(5)
    )
    told = [
        plain,
        followed._replace(follow_ups=(follow_up,)),
        named._replace(tags=(tag,)),
        in_detail._replace(details=(("why", "The KETTLE scale."),)),
        both._replace(details=(("why", "Kettle scale."),), follow_ups=(follow_up,), tags=(tag,)),
    ]
    numbers = written(journal, told)
    assert list(Everything(journal, Filter()).tally_of(["kettle scale"]).numbers) == numbers[3:]


def test_nobody_s_name_is_a_theme(journal: Journal) -> None:
    told = [draft._replace(text=f"Zuleika helped. {draft.text}") for draft in drafts(12)]
    written(journal, told)
    assert any("Zuleika" in theme.phrase for theme in found(journal).themes)
    reflections.add(journal, told[0]._replace(by="Zuleika"), now=NOW)
    assert not any("Zuleika" in theme.phrase for theme in found(journal, Filter(period=ALL)).themes)
