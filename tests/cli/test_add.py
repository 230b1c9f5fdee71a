"""`reflect add`: one reflection, from arguments, from a pipe or from an editor."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reflect.core.reflection import NAME_LIMIT
from tests.conftest import NOW, Answer, Reflect


def stored(reflect: Reflect, name: str = "last") -> dict[str, object]:
    record: dict[str, object] = reflect("show", name, "--json").json["reflection"]
    return record


def refused(answer: Answer, *said: str) -> None:
    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    for words in said:
        assert words in answer.err


def test_it_answers_with_number_question_and_day(reflect: Reflect) -> None:
    answer = reflect("add", "The kettle leaks", "#kitchen", "-q", "pressure", "-p", "kettle")
    assert answer.status == 0
    assert answer.out == "1  pressure  Sunday 2026-11-22 14:05  at kettle  #kitchen\n"
    assert reflect("add", "Tea.").out == "2  unsorted  Sunday 2026-11-22 14:05\n"


def test_the_first_one_says_where_the_journal_is_and_that_nothing_leaves_it(reflect: Reflect) -> None:
    first = reflect("add", "Tea.")
    assert len(first.err.splitlines()) == 2
    assert str(reflect.journal) in first.err
    assert "Nothing leaves this machine" in first.err
    assert "--private" in first.err
    assert reflect("add", "More tea.").err == ""


def test_every_option_is_stored(reflect: Reflect) -> None:
    answer = reflect(
        *(
            "add",
            "We",
            "mended the kettle",
            "-q",
            "success",
            "-p",
            "kettle",
            "-t",
            "kitchen",
            "--tag",
            "#tea",
        ),
        *("--by", "Ana", "--with", "@Bo", "--with", "Cy", "--from", "Di", "--on", "2026-11-20 16:30"),
        *("--detail", "why=We had time", "--detail", "reuse=Anyone = everyone", "--audience", "anonymous"),
        *("--key", "ticket-7"),
    )
    assert answer.status == 0
    record = stored(reflect)
    assert record == record | {
        "number": 1,
        "text": "We mended the kettle",
        "question": "success",
        "framework": "capturing-learning",
        "lens": "positive",
        "point": "kettle",
        "tags": ["kitchen", "tea"],
        "by": "Ana",
        "with": ["Bo", "Cy"],
        "from": ["Di"],
        "on": "2026-11-20T16:30:00+00:00",
        "written": "2026-11-22T14:05:00+00:00",
        "timed": True,
        "day": "2026-11-20",
        "week": "2026-W47",
        "details": {"why": "We had time", "reuse": "Anyone = everyone"},
        "audience": "anonymous",
        "key": "ticket-7",
        "highlighted": False,
        "deleted": False,
        "revision": 1,
    }


def test_json_answers_with_the_whole_record(reflect: Reflect) -> None:
    answer = reflect("add", "Tea.", "-q", "data", "--json")
    assert answer.json["reflect"] == 1
    assert answer.json["reflection"] == stored(reflect)


class TestNames:
    def test_tags_and_people_in_the_text_are_found_and_the_text_stays(self, reflect: Reflect) -> None:
        text = "Mended the #kettle with @Ana, see a@b.org and C# and issue #1 #kettle"
        reflect("add", text)
        record = stored(reflect)
        assert (record["text"], record["tags"], record["with"]) == (text, ["kettle"], ["Ana"])

    def test_a_name_keeps_its_first_spelling(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-t", "Küche", "-p", "Kettle", "--by", "ANA")
        reflect("add", "Tea.", "-t", "KU\u0308CHE", "-p", "kettle", "--by", "Ana")
        record = stored(reflect)
        assert (record["tags"], record["point"], record["by"]) == (["Küche"], "Kettle", "ANA")

    def test_the_same_name_given_twice_is_one(self, reflect: Reflect) -> None:
        assert (
            reflect(
                "add", "Tea #tea.", "-t", "tea", "-t", "#TEA", "-t", "# tea", "--with", "A", "--with", "@a"
            ).status
            == 0
        )
        assert (stored(reflect)["tags"], stored(reflect)["with"]) == (["tea"], ["A"])

    @pytest.mark.parametrize("option", ["-t", "-p", "--by", "--with", "--from"])
    @pytest.mark.parametrize(
        "name", ["", "  ", "two\nlines", "a\x1b[31m", "x" * (NAME_LIMIT + 1)], ids=range(5)
    )
    def test_what_is_no_name_is_refused(self, option: str, name: str, reflect: Reflect) -> None:
        reflect("add", "Tea.")
        refused(reflect("add", "Tea.", option, name))
        assert reflect.texts("list") == ["Tea."]


class TestQuestion:
    @pytest.mark.parametrize(
        ("named", "found"),
        [
            ("pressure", "capturing-learning/pressure"),
            ("Pressure", "capturing-learning/pressure"),
            ("pride", "learning-in-practice/pride"),
            ("learning-in-practice/pride", "learning-in-practice/pride"),
        ],
    )
    def test_it_is_found_by_its_key(self, named: str, found: str, reflect: Reflect) -> None:
        assert reflect("add", "Tea.", "-q", named).status == 0
        assert f"{stored(reflect)['framework']}/{stored(reflect)['question']}" == found

    def test_an_unknown_one_is_answered_with_near_ones_and_the_list(self, reflect: Reflect) -> None:
        answer = reflect("add", "Tea.", "-q", "presure")
        assert answer.status == 2
        said = answer.err.splitlines()[-1]
        assert "'presure'; did you mean pressure" in said
        for key in (
            "space",
            "data",
            "together",
            "pressure",
            "success",
            "witness",
            "people",
            "practice",
            "pride",
        ):
            assert key in said.lower().split("there are")[1]

    def test_one_of_a_framework_that_is_not_in_use_is_named_exactly(self, reflect: Reflect) -> None:
        assert reflect("add", "Tea.", "-q", "gibbs/feelings").status == 2
        assert reflect("framework", "use", "capturing-learning", "gibbs").status == 0
        assert reflect("add", "Tea.", "-q", "gibbs/feelings").status == 0

    def test_the_answer_to_a_probe_opens_its_follow_up(self, reflect: Reflect) -> None:
        answer = reflect("add", "It leaks.", "-q", "pressure", "-p", "kettle", "--detail", "stronger=Two.")
        assert answer.out == "1  pressure  Sunday 2026-11-22 14:05  at kettle  opens f1\n"
        assert "f1  strengthen  open  Two." in reflect("show", "1").out
        assert reflect("undo").status == 0
        assert reflect("undo").status == 3, "it was one change"

    def test_a_detail_without_a_sign_is_refused(self, reflect: Reflect) -> None:
        refused(reflect("add", "Tea.", "--detail", "why"), "KEY=TEXT")
        refused(reflect("add", "Tea.", "--detail", "=because"), "KEY=TEXT")
        refused(reflect("add", "Tea.", "--detail", "why= "), "KEY=TEXT")

    def test_a_detail_given_twice_is_refused(self, reflect: Reflect) -> None:
        reflect("add", "Tea.")
        refused(reflect("add", "Tea.", "--detail", "why=a", "--detail", "why=b"), "'why'", "twice")


class TestKey:
    def test_a_key_given_twice_is_stored_once(self, reflect: Reflect) -> None:
        first = reflect("add", "Tea.", "--key", "k1")
        again = reflect("add", "Tea.", "--key", "k1")
        assert first.out.split("  ")[0] == again.out.split("  ")[0] == "1"
        assert again.status == 0
        assert "unchanged" in again.out
        assert reflect.texts("list") == ["Tea."]

    def test_other_words_under_the_same_key_change_nothing(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "--key", "k1", "-q", "success")
        answer = reflect("add", "Coffee.", "--key", "k1")
        assert answer.status == 6
        assert answer.err.startswith(
            "The key 'k1' is known with other words, as reflection 1; these were not"
        )
        assert "`reflect drafts restore d1 --alone` brings it back." in answer.err
        assert answer.out == ""
        assert reflect.texts("list") == ["Tea."]

    def test_after_an_undo_the_key_is_free_again(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "--key", "k1")
        reflect("undo")
        assert reflect("add", "Tea.", "--key", "k1").out.startswith("2  ")
        assert reflect.texts("list") == ["Tea."]


class TestAudience:
    def test_the_order_is_option_question_configuration_team(self, reflect: Reflect) -> None:
        def audience(*options: str) -> object:
            assert reflect("add", "Tea.", *options).status == 0
            return stored(reflect)["audience"]

        assert audience() == "team"
        assert audience("-q", "witness") == "private", "the question's own default"
        assert audience("-q", "witness", "--audience", "team") == "team"
        assert audience("--private") == "private"
        reflect.config.write_text('audience = "anonymous"\n')
        assert audience() == "anonymous"
        assert audience("-q", "pressure") == "anonymous"
        assert audience("-q", "witness") == "private"
        assert audience("--audience", "team") == "team"
        assert audience("--private") == "private"

    def test_two_that_contradict_are_refused(self, reflect: Reflect) -> None:
        refused(reflect("add", "Tea.", "--private", "--audience", "team"), "--private", "--audience team")
        assert reflect("add", "Tea.", "--private", "--audience", "private").status == 0

    def test_an_unknown_one_is_answered_with_the_list(self, reflect: Reflect) -> None:
        refused(reflect("add", "Tea.", "--audience", "all"), "'all'", "team, anonymous, private")

    def test_the_answer_names_it_when_it_is_not_team(self, reflect: Reflect) -> None:
        assert reflect("add", "Tea.", "--private").out.endswith("  private\n")
        assert "team" not in reflect("add", "Tea.").out


class TestTime:
    @pytest.mark.parametrize(
        ("given", "day"),
        [
            ("2026-11-20", "2026-11-20"),
            ("20261120", "2026-11-20"),
            ("2026-W47-5", "2026-11-20"),
            ("2026/11/5", "2026-11-05"),
            ("2026.2.3", "2026-02-03"),
            ("today", "2026-11-22"),
            ("Yesterday", "2026-11-21"),
            ("tomorrow", "2026-11-23"),
            ("friday", "2026-11-20"),
            ("last friday", "2026-11-20"),
            ("on friday", "2026-11-20"),
            ("sunday", "2026-11-22"),
            ("last sunday", "2026-11-15"),
            ("3 days ago", "2026-11-19"),
            ("two weeks ago", "2026-11-08"),
            ("20 November", "2026-11-20"),
            ("November 20, 2025", "2025-11-20"),
            ("25 December", "2025-12-25"),
            ("1999-12-31", "1999-12-31"),
            ("13/11/2026", "2026-11-13"),
            ("2024-02-29", "2024-02-29"),
        ],
    )
    def test_a_day_is_read_and_echoed_and_has_no_time(self, given: str, day: str, reflect: Reflect) -> None:
        answer = reflect("add", "Tea.", "--on", given)
        assert answer.status == 0, answer.err
        weekday = datetime.fromisoformat(day).strftime("%A")
        assert answer.out == f"1  unsorted  {weekday} {day}\n"
        record = stored(reflect)
        assert (record["day"], record["timed"]) == (day, False)

    @pytest.mark.parametrize(
        ("given", "on"),
        [
            ("2026-11-20 14:05", "2026-11-20T14:05:00+00:00"),
            ("2026-11-20T14:05:09", "2026-11-20T14:05:09+00:00"),
            ("2026-11-20T14:05:00+02:00", "2026-11-20T12:05:00+00:00"),
            ("friday 16:00", "2026-11-20T16:00:00+00:00"),
            ("sunday 23:00", "2026-11-15T23:00:00+00:00"),
            ("last friday 4pm", "2026-11-20T16:00:00+00:00"),
            ("yesterday 09:15", "2026-11-21T09:15:00+00:00"),
            ("2 hours ago", "2026-11-22T12:05:00+00:00"),
            ("2026-11-05 4pm", "2026-11-05T16:00:00+00:00"),
            ("today at 9:30 AM", "2026-11-22T09:30:00+00:00"),
            ("20 November, 12am", "2026-11-20T00:00:00+00:00"),
            ("3 days ago 12:15pm", "2026-11-19T12:15:00+00:00"),
        ],
    )
    def test_a_time_is_read_and_echoed(self, given: str, on: str, reflect: Reflect) -> None:
        answer = reflect("add", "Tea.", "--on", given)
        assert answer.status == 0, answer.err
        assert stored(reflect)["on"] == on
        assert stored(reflect)["timed"] is True
        assert on[11:16] in answer.out

    @pytest.mark.parametrize(
        "given", ["2026-11-24", "2026-12-01", "2027-01-01 10:00", "in 3 days", "next friday"]
    )
    def test_beyond_tomorrow_is_refused(self, given: str, reflect: Reflect) -> None:
        refused(reflect("add", "Tea.", "--on", given))
        assert not reflect.journal.exists()

    @pytest.mark.parametrize("given", ["4/5", "4/5/2026", "05.04.2026", "3-4-2026", "on 1/2"])
    def test_a_date_that_reads_in_two_ways_is_refused(self, given: str, reflect: Reflect) -> None:
        refused(reflect("add", "Tea.", "--on", given), "day and month", "2026-11-20")

    @pytest.mark.parametrize(
        "given",
        [
            "",
            " ",
            "soon",
            "the other day",
            "2026-13-01",
            "2026-02-30",
            "November",
            "32 November",
            "99/99",
            "2026/13/01",
            "friday 25:00",
            "friday 13pm",
            "friday 10:75",
            "yesterday 10:00 11:00",
            "friday 16",
            "monday 2026-11-20",
        ],
    )
    def test_what_is_no_date_is_refused_and_says_what_can_be_read(self, given: str, reflect: Reflect) -> None:
        refused(reflect("add", "Tea.", "--on", given), "2026-11-20", "yesterday")

    def test_the_day_begins_when_the_owner_says(self, reflect: Reflect) -> None:
        reflect.config.write_text('day_starts = "04:00"\n')
        reflect.now = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
        assert reflect("add", "Night shift.").out == (
            "1  unsorted  Sunday 2026-11-22 02:30 (counts for Saturday)\n"
        )
        assert reflect("add", "Today.", "--on", "today").out == "2  unsorted  Saturday 2026-11-21\n"
        assert reflect("add", "Yesterday.", "--on", "yesterday").out == "3  unsorted  Friday 2026-11-20\n"
        reflect.now += timedelta(hours=2)
        assert reflect("add", "Morning.").out == "4  unsorted  Sunday 2026-11-22 04:30\n"

    def test_the_clock_s_offset_is_kept(self, reflect: Reflect) -> None:
        reflect.now = datetime.fromisoformat("2026-11-22T01:30:00+05:45")
        reflect("add", "Tea in Kathmandu.")
        record = stored(reflect)
        assert (record["on"], record["written"], record["day"]) == (
            "2026-11-22T01:30:00+05:45",
            "2026-11-22T01:30:00+05:45",
            "2026-11-22",
        )


def test_json_is_one_object_and_what_is_said_beside_it_goes_to_standard_error(reflect: Reflect) -> None:
    answer = reflect("add", "Tea.", "--json")
    assert json.loads(answer.out)["reflection"]["text"] == "Tea."
    assert answer.err != ""


def test_the_number_is_never_used_again(reflect: Reflect) -> None:
    reflect("add", "One.")
    reflect("undo")
    assert reflect("add", "Two.").out.startswith("2  ")


def test_the_clock_is_the_one_that_was_given(reflect: Reflect) -> None:
    reflect("add", "Tea.")
    assert stored(reflect)["written"] == NOW.isoformat()


class TestWordsThatCameThroughAPipe:
    @staticmethod
    def kept(reflect: Reflect) -> list[bytes]:
        folder = reflect.journal.parent / "state" / "reflect" / "drafts"
        return [file.read_bytes() for file in folder.glob("*.md")]

    @pytest.mark.parametrize(
        ("words", "options", "status"),
        [
            (b"caf\xe9", (), 2),
            (b"tea\0pot", (), 2),
            (b"x" * (2**20 + 1), (), 2),
            (b"A long thought.\n", ("-q", "presure"), 2),
            (b"A long thought.\n", ("-t", ""), 2),
        ],
    )
    def test_they_are_kept_when_they_can_not_be_stored(
        self, words: bytes, options: tuple[str, ...], status: int, reflect: Reflect
    ) -> None:
        answer = reflect("add", "-", *options, stdin=words)
        assert answer.status == status
        assert self.kept(reflect) == [words]
        [line] = answer.err.splitlines()
        file = Path(line.partition("What you wrote is kept as draft d1 in ")[2].partition(";")[0])
        assert file.read_bytes() == words
        if os.name != "nt":
            assert file.stat().st_mode & 0o777 == 0o600

    def test_they_are_kept_when_the_journal_is_unusable(self, reflect: Reflect) -> None:
        reflect.journal.write_text("Dear diary, " * 20)
        assert reflect("add", stdin="A long thought.").status == 5
        assert self.kept(reflect) == [b"A long thought."]

    def test_nothing_is_left_behind_once_they_are_stored(self, reflect: Reflect) -> None:
        assert reflect("add", "-", stdin="A long thought.").status == 0
        assert os.listdir(reflect.journal.parent) == ["journal.db"]

    @pytest.mark.parametrize("words", [b"", b" \n\n"])
    def test_of_nothing_nothing_is_kept(self, words: bytes, reflect: Reflect) -> None:
        assert reflect("add", "-", stdin=words).status == 2
        assert os.listdir(reflect.journal.parent) == []

    def test_where_none_can_be_kept_that_is_told_beside_the_reason(self, reflect: Reflect) -> None:
        (reflect.journal.parent / "state").write_text("in the way")
        answer = reflect("add", "-", "-q", "presure", stdin="A long thought.")
        assert answer.status == 2
        assert "did you mean pressure" in answer.err
        reason, told, empty, words = answer.err.splitlines()
        assert "No draft can be kept in" in reason
        assert (told, empty, words) == ("What you wrote, before it is lost:", "", "A long thought.")


class TestANightShift:
    """Whose day starts at 04:00: at two in the morning of Saturday the 21st it is still Friday the 20th."""

    @pytest.fixture
    def at_night(self, reflect: Reflect) -> Reflect:
        reflect.config.write_text('day_starts = "04:00"\n')
        reflect.now = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
        return reflect

    @pytest.mark.parametrize(
        ("given", "on", "day"),
        [
            ("today 02:30", "2026-11-21T02:30:00+00:00", "2026-11-20"),
            ("today 23:00", "2026-11-20T23:00:00+00:00", "2026-11-20"),
            ("yesterday 02:30", "2026-11-20T02:30:00+00:00", "2026-11-19"),
            ("02:30 yesterday", "2026-11-20T02:30:00+00:00", "2026-11-19"),
            ("1 day ago at 2:30 am", "2026-11-20T02:30:00+00:00", "2026-11-19"),
            ("yesterday noon", "2026-11-19T12:00:00+00:00", "2026-11-19"),
            ("friday 03:59", "2026-11-21T03:59:00+00:00", "2026-11-20"),
            ("friday 04:00", "2026-11-20T04:00:00+00:00", "2026-11-20"),
            ("2026-11-20 02:30", "2026-11-20T02:30:00+00:00", "2026-11-19"),
            ("20 November 02:30", "2026-11-20T02:30:00+00:00", "2026-11-19"),
            ("2 hours ago", "2026-11-21T00:00:00+00:00", "2026-11-20"),
        ],
    )
    def test_the_small_hours_belong_to_the_day_before_them(
        self, given: str, on: str, day: str, at_night: Reflect
    ) -> None:
        assert at_night("add", "Tea.", "--on", given).status == 0
        record = stored(at_night)
        assert (record["on"], record["day"]) == (on, day)

    @pytest.mark.parametrize("given", ["yesterday", "1 day ago", "one day ago"])
    def test_a_day_ago_is_yesterday(self, given: str, at_night: Reflect) -> None:
        assert at_night("add", "Tea.", "--on", given).status == 0
        assert (stored(at_night)["day"], stored(at_night)["timed"]) == ("2026-11-19", False)

    def test_in_the_morning_the_small_hours_of_today_are_over(self, at_night: Reflect) -> None:
        """Not those of the coming night, which nobody can tell of."""
        at_night.now = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
        assert at_night("add", "Tea.", "--on", "today 02:30").status == 0
        assert stored(at_night)["on"] == "2026-11-21T02:30:00+00:00"


@pytest.mark.parametrize(
    ("given", "on"),
    [
        ("14:05", "2026-11-22T14:05:00+00:00"),
        ("14:06", "2026-11-21T14:06:00+00:00"),
        ("23:59", "2026-11-21T23:59:00+00:00"),
        ("4pm", "2026-11-21T16:00:00+00:00"),
        ("at 4 p.m.", "2026-11-21T16:00:00+00:00"),
        ("02:30", "2026-11-22T02:30:00+00:00"),
        ("noon", "2026-11-22T12:00:00+00:00"),
        ("12am", "2026-11-22T00:00:00+00:00"),
    ],
)
def test_a_time_alone_is_the_last_one_there_was(given: str, on: str, reflect: Reflect) -> None:
    assert reflect("add", "Tea.", "--on", given).status == 0
    assert stored(reflect)["on"] == on


@pytest.mark.parametrize("given", ["24:00", "13pm", "at 25:00", "0001-01-01 4pm", "9999-12-31 23:59"])
def test_a_time_that_no_clock_or_calendar_has_is_refused(given: str, reflect: Reflect) -> None:
    refused(reflect("add", "Tea.", "--on", given), "2026-11-20")
