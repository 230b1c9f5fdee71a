"""The example reflections: the loader can rely on them, and every situation a report tells apart is there."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

import reflect
from reflect.core.follow_up import KINDS
from reflect.core.framework import Question
from reflect.core.framework_toml import read_framework
from reflect.core.reflection import inline_names
from reflect.core.themes import Document, recurring_themes
from reflect.models import Outcome, State

Row = dict[str, Any]

PACKAGE = Path(reflect.__file__).parent
CONTENT = tomllib.loads((PACKAGE / "demo" / "reflections.toml").read_text(encoding="utf-8"))
POINTS: dict[str, str] = CONTENT["points"]
REFLECTIONS: list[Row] = CONTENT["reflection"]
FOLLOW_UPS: list[tuple[Row, Row]] = [(each, f) for each in REFLECTIONS for f in each.get("follow_up", [])]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STAGES = ("tried", "routine", "written down", "owned")


def shipped_questions() -> dict[str, Question]:
    """By the name the content gives them: the default framework's by bare key, the other's in full."""
    found = {}
    for name in ("capturing-learning", "learning-in-practice"):
        text = (PACKAGE / "frameworks" / f"{name}.toml").read_text(encoding="utf-8")
        for question in read_framework(text, file=f"{name}.toml").questions:
            key = question.key if name == "capturing-learning" else f"{name}/{question.key}"
            found[key] = question
    return found


QUESTIONS = shipped_questions()


def lens(each: Row) -> str | None:
    return QUESTIONS[each["question"]].lens if "question" in each else None


def audience(each: Row) -> str:
    default = QUESTIONS[each["question"]].audience if "question" in each else None
    return str(each.get("audience", default or "team"))


def day(each: Row) -> int:
    """In days from this week's Monday: negative for the weeks before."""
    return -7 * int(each["weeks_ago"]) + WEEKDAYS.index(each["weekday"])


def closed(follow_up: Row) -> int:
    return -7 * int(follow_up["closed_weeks_ago"]) + WEEKDAYS.index(follow_up["closed_weekday"])


def words(text: str) -> str:
    return " ".join(text.lower().split())


def at(point: str) -> list[Row]:
    return [each for each in REFLECTIONS if each.get("point") == point]


def strengthened(point: str, state: str) -> list[Row]:
    found = [f for each in at(point) for f in each.get("follow_up", []) if f["kind"] == "strengthen"]
    return [f for f in found if f["state"] == state]


def attempts(each: Row) -> Counter[tuple[str, str | None]]:
    tries = [f for f in each.get("follow_up", []) if f["kind"] == "replicate"]
    return Counter((f["state"], f.get("helped")) for f in tries)


POSITIVES = [each for each in REFLECTIONS if lens(each) == "positive"]
PRESSURE = [each for each in REFLECTIONS if lens(each) == "pressure"]


# ---- what the loader can rely on


@pytest.mark.parametrize("each", REFLECTIONS, ids=lambda each: words(each["text"])[:30])
def test_a_reflection_has_only_what_the_loader_and_the_frameworks_know(each: Row) -> None:
    known = "weeks_ago weekday time question point text tags by with from audience details follow_up"
    assert set(each) <= set(known.split())
    assert 0 <= each["weeks_ago"] <= 12
    assert each["weekday"] in WEEKDAYS
    assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", each.get("time", "00:00"))
    assert each.get("audience", "team") in ("team", "anonymous", "private")
    assert each.get("point") is None or (each["point"] in POINTS and lens(each) == "pressure")
    if "details" in each:
        probes = [probe.key for probe in QUESTIONS[each["question"]].probes]
        assert set(each["details"]) <= set(probes)
        assert all(answer.strip() for answer in each["details"].values())


@pytest.mark.parametrize(("each", "follow_up"), FOLLOW_UPS, ids=lambda row: words(row["text"])[:30])
def test_a_follow_up_agrees_with_its_state(each: Row, follow_up: Row) -> None:
    known = "kind text owner with state due_weeks_ago closed_weeks_ago closed_weekday helped note where"
    assert set(follow_up) <= {*known.split(), "review_weeks_ago", "stage", "role"}
    assert follow_up["kind"] in KINDS
    assert follow_up["state"] in get_args(State)
    assert ("helped" in follow_up) == (follow_up["state"] == "done")
    assert ("stage" in follow_up) == (follow_up["kind"] == "adopt")
    assert ("role" in follow_up) == (follow_up.get("stage") == "owned")
    if follow_up["state"] == "open":
        assert not {"closed_weeks_ago", "closed_weekday"} & set(follow_up)
    else:
        assert day(each) <= closed(follow_up) < 0
    if "due_weeks_ago" in follow_up:
        assert follow_up["due_weeks_ago"] < each["weeks_ago"], "due before it was thought of"
        assert follow_up["due_weeks_ago"], "in this week it would be overdue or not, by the weekday"


def test_every_point_is_used_and_described_in_one_sentence() -> None:
    assert {each.get("point") for each in PRESSURE} - {None} == set(POINTS)
    assert 5 <= len(POINTS) <= 6
    assert all(re.fullmatch(r"[A-Z][^.]*\.", described) for described in POINTS.values())


def test_everybody_on_the_roster_is_named_in_it_and_some_wait_to_be_heard() -> None:
    roster = {name for people in CONTENT["roster"].values() for name in people}
    wrote = {each["by"] for each in REFLECTIONS if "by" in each}
    named = {name for each in REFLECTIONS for name in (*each.get("with", ()), *each.get("from", ()))}
    assert wrote <= roster <= wrote | named
    assert len(roster - wrote) >= 3


def test_nothing_in_it_names_a_month_or_a_season_and_so_ages() -> None:
    names = "january february april june july august september october november december summer autumn winter"
    ages = re.compile(rf"\b({'|'.join(names.split())}|christmas|easter|20\d\d)\b")
    every_word = [text for each in REFLECTIONS for text in (each["text"], *each.get("details", {}).values())]
    every_word += [f.get(key, "") for _, f in FOLLOW_UPS for key in ("text", "note", "where")]
    assert [text for text in every_word if ages.search(text.lower())] == []


# ---- it reads like people


def test_it_covers_twelve_weeks_and_puts_little_in_the_week_that_may_only_have_begun() -> None:
    by_week = Counter(each["weeks_ago"] for each in REFLECTIONS)
    assert 110 <= len(REFLECTIONS) <= 130
    assert sorted(by_week) == list(range(13))
    assert 1 <= by_week[0] <= 6 < min(count for week, count in by_week.items() if week)


def test_texts_differ_and_are_as_uneven_as_real_ones() -> None:
    texts = [each["text"] for each in REFLECTIONS]
    lines = [text.count("\n") + 1 for text in texts]
    assert len({words(text) for text in texts}) == len(texts)
    assert all(text == text.strip() and 10 <= len(text) <= 600 for text in texts)
    assert sum(len(text) < 60 for text in texts) >= 10
    assert max(lines) <= 8
    assert sum(count >= 6 for count in lines) >= 4
    assert sum("time" not in each for each in REFLECTIONS) >= 10


def test_the_owner_writes_most_beside_five_to_seven_others() -> None:
    voices = Counter(each.get("by") for each in REFLECTIONS)
    owner = voices.pop(None)
    assert 5 <= len(voices) <= 7
    assert owner > 2 * max(voices.values())
    assert min(voices.values()) >= 4


def test_tags_and_people_stand_in_the_text_and_in_their_fields() -> None:
    inline = [inline_names(each["text"]) for each in REFLECTIONS]
    tags = Counter(tag for names in inline for tag in names.tags)
    assert 8 <= len(tags) <= 10
    assert min(tags.values()) >= 3
    assert sum("tags" in each for each in REFLECTIONS) >= 5
    assert {tag for each in REFLECTIONS for tag in each.get("tags", [])} <= set(tags)
    assert sum(bool(names.people) for names in inline) >= 5
    assert sum("with" in each for each in REFLECTIONS) >= 5
    assert sum("from" in each for each in REFLECTIONS) >= 3


def test_some_are_private_some_anonymous_some_unsorted() -> None:
    audiences = Counter(map(audience, REFLECTIONS))
    assert 8 <= audiences["private"] <= 10
    assert 3 <= audiences["anonymous"] <= 4
    assert 6 <= sum("question" not in each for each in REFLECTIONS) <= 8
    anonymous = [each for each in REFLECTIONS if audience(each) == "anonymous"]
    assert len({each.get("by") for each in anonymous}) >= 2
    assert not any(str(each.get("by")).lower() in each["text"].lower() for each in anonymous)


def test_every_question_in_use_is_answered_and_witness_is_private_unless_its_writer_says_otherwise() -> None:
    asked = Counter(each["question"] for each in REFLECTIONS if "question" in each)
    assert set(asked) == set(QUESTIONS)
    assert min(asked.values()) >= 4
    witness = [each for each in REFLECTIONS if lens(each) == "witness"]
    assert {audience(each) for each in witness if "audience" not in each} == {"private"}
    assert any(each.get("audience") == "team" for each in witness)


# ---- what the reports need


def test_a_third_are_positives_and_many_are_taken_apart() -> None:
    assert 0.3 <= len(POSITIVES) / len(REFLECTIONS) <= 0.4
    assert {each["question"] for each in POSITIVES} == {"success", "learning-in-practice/pride"}
    assert sum("details" in each for each in POSITIVES) > len(POSITIVES) / 2
    assert sum("details" in each for each in PRESSURE) >= 15


def test_successes_stand_at_every_point_between_untried_and_tried_three_times_held_twice() -> None:
    tried = [attempts(each) for each in POSITIVES]
    assert Counter({("done", "yes"): 2, ("done", "no"): 1}) in tried
    assert Counter({("open", None): 1}) in tried
    assert Counter({("dropped", None): 1}) in tried
    assert Counter() in tried


def test_one_pressure_point_gave_way_before_and_after_a_fix_that_was_said_to_help() -> None:
    fixes = strengthened("Friday handover", "done")
    days = [day(each) for each in at("Friday handover")]
    assert {fix["helped"] for fix in fixes} == {"yes", "no"}
    for fix in fixes:
        assert sum(each < closed(fix) for each in days) >= 3
        assert sum(each > closed(fix) for each in days) >= 3
    assert max(days) >= -7, "and it is not over"


def test_one_pressure_point_is_quiet_since_its_fix() -> None:
    (fix,) = strengthened("login from home", "done")
    days = [day(each) for each in at("login from home")]
    assert len(days) >= 4
    assert max(days) < closed(fix) <= -28


def test_one_pressure_point_has_actions_under_way_of_which_one_is_overdue() -> None:
    due = [f["due_weeks_ago"] for f in strengthened("Monday release", "open")]
    assert min(due) < 0 < max(due)
    assert not strengthened("Monday release", "done")


def test_one_pressure_point_keeps_recurring_and_nobody_has_done_anything() -> None:
    recurring = at("out-of-hours phone")
    assert len({each["weeks_ago"] for each in recurring}) >= 5
    assert not any("follow_up" in each for each in recurring)


def test_one_pressure_point_has_a_dropped_fix_and_one_that_nobody_is_sure_of() -> None:
    assert strengthened("dressing stock", "dropped")
    assert [fix["helped"] for fix in strengthened("dressing stock", "done")] == ["unsure"]


def test_one_pressure_point_is_new_in_the_last_two_weeks() -> None:
    assert len(at("referral inbox")) >= 3
    assert {each["weeks_ago"] for each in at("referral inbox")} <= {0, 1}


@pytest.mark.parametrize(("phrase", "often"), [("key safe", 5), ("discharge letter", 4)])
def test_pressure_that_names_no_point_shares_a_phrase(phrase: str, often: int) -> None:
    found = [each for each in PRESSURE if "point" not in each and phrase in words(each["text"])]
    assert len(found) >= often
    assert len({each["weeks_ago"] for each in found}) >= often - 1


def test_follow_ups_are_of_every_kind_state_outcome_and_stage() -> None:
    every = [f for _, f in FOLLOW_UPS]
    assert {f["kind"] for f in every} == set(KINDS)
    assert {f["state"] for f in every} == set(get_args(State))
    assert {f["helped"] for f in every if f["state"] == "done"} == set(get_args(Outcome))
    assert {f["stage"] for f in every if f["kind"] == "adopt"} == set(STAGES)
    agreed = [f for f in every if f["kind"] == "agree"]
    assert sum("where" in f for f in agreed) >= 2
    assert all("review_weeks_ago" in f for f in agreed)
    due = [f["due_weeks_ago"] for f in every if f["state"] == "open" and "due_weeks_ago" in f]
    assert sum(weeks > 0 for weeks in due) >= 3, "overdue"
    assert sum(-2 <= weeks < 0 for weeks in due) >= 3, "due soon"
    assert sum("owner" in f for f in every) > len(every) / 2
    assert sum("with" in f for f in every) >= 5


def test_last_week_is_rich_even_when_only_what_may_be_sent_is_counted() -> None:
    sent = [each for each in REFLECTIONS if each["weeks_ago"] == 1 and audience(each) == "team"]
    assert len(sent) >= 8
    assert sum(lens(each) == "positive" for each in sent) >= 3
    assert sum(lens(each) == "pressure" for each in sent) >= 3


@pytest.mark.parametrize("weekday", range(7))
def test_themes_rise_and_fall_whatever_the_weekday_of_the_demo(weekday: int) -> None:
    monday = date(2026, 11, 23)
    today = monday + timedelta(days=weekday)
    documents = [
        Document(
            number=number,
            day=min(today, monday + timedelta(days=day(each))),
            text="\n".join([each["text"], *each.get("details", {}).values()]),
            lens=lens(each),
        )
        for number, each in enumerate(REFLECTIONS, start=1)
        if audience(each) != "private"
    ]
    trends = {theme.phrase: theme.trend for theme in recurring_themes(documents, top=10)}
    assert trends["wound photos"] == "rising"
    assert trends["late referrals"] == "rising"
    assert trends["paper list"] == "falling"
