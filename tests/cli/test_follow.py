"""``reflect follow``: what should happen next, and what came of it. Today is Sunday 2026-11-22."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW, Reflect

AT_A_TERMINAL = ("stdin", "stdout", "stderr")


@pytest.fixture
def leak(reflect: Reflect) -> Reflect:
    """Reflection 1 is of pressure, at the kettle; 2 is a success."""
    reflect("add", "The kettle leaks", "-q", "pressure", "-p", "kettle")
    reflect("add", "The list worked", "-q", "success")
    return reflect


def states(reflect: Reflect) -> list[tuple[str, str, str | None]]:
    found = reflect("follow", "list", "--state", "all", "--json").json["follow_ups"]
    return [(each["number"], each["state"], each["helped"]) for each in found]


def test_the_answer_says_its_number_its_kind_and_the_day_that_was_understood(leak: Reflect) -> None:
    answer = leak("follow", "add", "Buy", "one", "--for", "last", "--due", "friday", "--owner", "Bo")
    assert answer.out == "f1  replicate  for 2  due Friday 2026-11-27  owner Bo\n"
    answer = leak("follow", "add", "Mend it", "-p", "kettle", "--review", "next month")
    assert answer.out == "f2  strengthen  at kettle  review Thursday 2026-12-31\n"
    assert leak("follow", "add", "Tea", "--for", "1", "--kind", "try").out == "f3  try  for 1  at kettle\n"


def test_the_text_is_kept_as_it_came(leak: Reflect) -> None:
    text = '-- Not an option:\r\n\t"quoted" \U0001f375 #tag @Ana'
    assert leak("follow", "add", "-", "--for", "1", stdin=text).status == 0
    assert leak("follow", "list", "--json").json["follow_ups"][0]["text"] == text
    assert leak("show", "1", "--json").json["reflection"]["follow_ups"][0]["text"] == text


def test_without_a_dash_it_comes_through_a_pipe_too(leak: Reflect) -> None:
    assert leak("follow", "add", "--for", "1", stdin="Buy one").status == 0
    assert "Buy one" in leak("show", "1").out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("add", "Tea"), 2, "Say what it belongs to: --for N"),
        (("add", "Tea", "--for", "9"), 3, "There is no reflection 9"),
        (("add", "Tea", "--for", "nine"), 2, "'nine' is no number of a reflection"),
        (("add", "Tea", "-p", "ketle"), 3, "did you mean kettle?"),
        (("add", "Tea", "--for", "1", "--kind", "buy"), 2, "There is no kind 'buy'"),
        (("add", "Tea", "--for", "1", "--due", "2026-11-21"), 2, "--due '2026-11-21' lies in the past"),
        (("add", "Tea", "--for", "1", "--review", "soon"), 2, "'soon' is not a date that can be read"),
        (("add", "Tea", "--for", "1", "--stage", "tried"), 2, "--stage is for a practice to adopt"),
        (("add", " ", "--for", "1"), 2, "The follow-up is empty"),
        (("edit", "f1"), 2, "Say what to change"),
        (("edit", "f1", "--clear", "text"), 2, "'text' can not be cleared"),
        (("edit", "f1", "--on", "yesterday"), 2, "give --stage too"),
        (("edit", "f1", "--asked", "tomorrow-ish"), 2, "is not a date"),
        (("done", "f9"), 3, "There is no follow-up f9"),
        (("done", "first"), 2, "'first' is no follow-up"),
        (("done", "f1", "--helped", "maybe"), 2, "--helped is yes, no or unsure, not 'maybe'"),
        (("drop", "99999999999999999999"), 3, "There is no follow-up"),
        (("list", "--state", "late"), 2, "There is no state 'late'; choose open, done, dropped or all"),
        (("list", "--kind", "buy"), 2, "There is no kind 'buy'"),
        (("list", "--format", "md"), 2, "This has no form as md"),
    ],
)
def test_what_can_not_be_says_so_in_a_sentence(
    arguments: tuple[str, ...], status: int, said: str, leak: Reflect
) -> None:
    leak("follow", "add", "Buy one", "--for", "1")
    answer = leak("follow", *arguments)
    assert (answer.status, answer.out) == (status, "")
    assert said in answer.err
    assert states(leak) == [("f1", "open", None)]


def test_words_for_something_that_is_not_there_are_kept_and_find_their_way(leak: Reflect) -> None:
    answer = leak(
        *("follow", "add", "-", "-p", "ketle", "--due", "friday", "--with", "Bo"), stdin="Descale it monthly"
    )
    assert "draft d1" in answer.err
    assert "follow" in leak("drafts").out
    assert leak("drafts", "restore", "d1").status == 3
    leak("point", "rename", "kettle", "ketle")
    answer = leak("drafts", "restore", "d1")
    assert answer.out == "f1  strengthen  due Friday 2026-11-27  at ketle  with Bo\n"
    assert leak("follow", "list", "--json").json["follow_ups"][0]["text"] == "Descale it monthly"


def test_a_new_owner_who_is_almost_known_is_told_of(leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1", "--owner", "Annette")
    answer = leak("follow", "add", "Mend it", "--for", "1", "--owner", "Anette")
    assert answer.status == 0
    assert 'There is a person "Annette" already; `reflect person merge Anette --into Annette`' in answer.err
    answer = leak("follow", "edit", "f1", "--with", "Annete")
    assert 'There is a person "Annette" already' in answer.err


def test_what_did_not_help_is_said_clearly_with_what_to_do_next(leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1", "--due", "today")
    answer = leak("follow", "done", "1", "--helped", "no", "--note", "It leaks too", "--on", "yesterday")
    assert answer.out == "f1  open again; done Saturday 2026-11-21: it did not help\n"
    assert "`reflect follow edit f1` says so" in answer.err
    assert "reflect follow drop f1" in answer.err
    assert "open again, did not help on 2026-11-21" in leak("show", "1").out
    assert leak("search", "leaks too").lines != []


def test_an_attempt_that_did_not_help_is_followed_by_another_and_undo_takes_back_both(leak: Reflect) -> None:
    leak("follow", "add", "Print it", "--for", "2")
    answer = leak("follow", "done", "f1", "--helped", "no", "--due", "2 weeks")
    assert answer.lines == [
        "f1  done Sunday 2026-11-22: it did not help",
        "f2  replicate  for 2  due Sunday 2026-12-06  (another attempt)",
    ]
    assert states(leak) == [("f2", "open", None), ("f1", "done", "no")]
    assert leak("undo").status == 0
    assert states(leak) == [("f1", "open", None)]


def test_off_a_terminal_nobody_said_whether_it_helped(leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1")
    answer = leak("follow", "done", "f1")
    assert answer.out == "f1  done Sunday 2026-11-22: nobody has said whether it helped\n"
    assert "`reflect follow done f1 --helped yes` says so later" in answer.err
    answer = leak("follow", "done", "f1", "--helped", "yes")
    assert answer.out == "f1  done Sunday 2026-11-22: it helped\n"
    answer = leak("follow", "done", "f1")
    assert (answer.out, answer.err) == ("", "Nothing changed: f1  done Sunday 2026-11-22: it helped\n")


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("y\n", ("f1", "done", "yes")),
        ("no\n", ("f1", "open", "no")),
        ("Unsure\n", ("f1", "done", "unsure")),
        ("\n", ("f1", "done", None)),
        ("", ("f1", "done", None)),
        ("perhaps\ny\n", ("f1", "done", "yes")),
    ],
)
def test_at_a_terminal_it_is_asked(typed: str, state: tuple[str, str, str | None], leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1")
    answer = leak("follow", "done", "f1", stdin=typed, terminal=AT_A_TERMINAL)
    assert answer.status == 0
    assert "f1  strengthen  Buy one" in answer.err
    assert "Did it help? (y yes, n no, u unsure; Enter: not said)" in answer.err
    assert states(leak) == [state]


def test_each_of_several_is_asked_about_and_they_are_one_change(leak: Reflect) -> None:
    for _ in range(3):
        leak("follow", "add", "Buy one", "--for", "1")
    answer = leak("follow", "done", "f1", "2", "last", stdin="y\nn\nu\n", terminal=AT_A_TERMINAL)
    assert answer.status == 0
    assert sorted(states(leak)) == [("f1", "done", "yes"), ("f2", "open", "no"), ("f3", "done", "unsure")]
    leak("undo")
    assert {state for _, state, _ in states(leak)} == {"open"}


def test_numbers_come_through_a_pipe(leak: Reflect) -> None:
    for _ in range(2):
        leak("follow", "add", "Buy one", "--for", "1")
    assert leak("follow", "drop", "-", "--note", "No money", stdin="f1\n2\n").lines == [
        "f1  dropped Sunday 2026-11-22",
        "f2  dropped Sunday 2026-11-22",
    ]
    answer = leak("follow", "done", "-", stdin="")
    assert (answer.status, answer.out) == (0, "")
    assert "No number came in" in answer.err


def test_an_edit_shows_before_and_after(leak: Reflect) -> None:
    leak("follow", "add", "Print it", "--for", "2", "--kind", "adopt")
    answer = leak(
        *("follow", "edit", "f1", "--stage", "owned", "--role", "shift lead", "--owner", "Ana", "--asked"),
        *("--text", "-"),
        stdin="Print the list",
    )
    assert answer.lines == [
        "Edited f1.",
        'f1  text: "Print it" -> "Print the list"',
        "f1  owner: nothing -> Ana",
        "f1  stage: nothing -> owned",
        "f1  stage_since: nothing -> 2026-11-22",
        "f1  role: nothing -> shift lead",
        "f1  asked: nothing -> 2026-11-22",
    ]
    assert leak("follow", "edit", "f1", "--owner", "Ana").err == "Nothing changed in f1.\n"
    line = "(for 2; owner Ana; stage owned since 2026-11-22, role shift lead; asked 2026-11-22)"
    assert line in leak("follow", "list").out


def test_what_is_owned_keeps_a_role_while_it_is(leak: Reflect) -> None:
    adopt = ("--kind", "adopt", "--stage", "owned", "--role", "shift lead")
    leak("follow", "add", "Print it", "--for", "2", *adopt)
    answer = leak("follow", "edit", "f1", "--clear", "role")
    said = "A practice that is owned has a role that owns it; name it with --role, or say another --stage.\n"
    assert (answer.status, answer.out, answer.err) == (2, "", said)
    assert "role shift lead" in leak("follow", "list").out
    assert leak("follow", "edit", "f1", "--clear", "role", "--role", "caretaker").status == 0
    assert leak("follow", "edit", "f1", "--clear", "role", "--stage", "routine").status == 0
    assert leak("follow", "edit", "f1", "--stage", "owned", "--role", "caretaker").status == 0
    assert leak("follow", "edit", "f1", "--clear", "role", "--kind", "try").status == 0


def test_what_an_older_journal_kept_without_a_role_is_taken(leak: Reflect, tmp_path: Path) -> None:
    """The rule came later than the practice; so does one of a point alone, and a stage of no practice."""
    adopt = ("--kind", "adopt", "--stage", "owned", "--role", "shift lead")
    leak("follow", "add", "Print it", "--for", "2", *adopt)
    leak("follow", "add", "Hang it up", "-p", "kettle", *adopt)
    leak("follow", "add", "Try it", "--for", "1", *adopt)
    with closing(sqlite3.connect(leak.journal)) as kept, kept:
        kept.execute("UPDATE follow_up SET role = NULL WHERE number < 3")
        kept.execute("UPDATE follow_up SET kind = 'try' WHERE number = 3")
    assert leak("export", "jsonl", str(tmp_path / "copy.jsonl")).status == 0
    for name, before in (("new", ()), ("in-use", ("add", "Tea."))):
        (tmp_path / name).mkdir()
        other = Reflect(tmp_path / name)
        if before:
            other(*before)
        taken = other("import", "jsonl", str(tmp_path / "copy.jsonl"))
        assert (taken.status, "refused" in taken.out + taken.err) == (0, False), taken
        listed = other("follow", "list", "--json").json["follow_ups"]
        assert sorted((each["text"], each["stage"], each["role"]) for each in listed) == [
            ("Hang it up", "owned", None),
            ("Print it", "owned", None),
            ("Try it", "owned", "shift lead"),
        ]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (("f1", "--asked"), "2026-11-22"),
        (("--asked", "f1"), "2026-11-22"),
        (("--asked", "yesterday", "f1"), "2026-11-21"),
        (("f1", "--asked", "--owner", "Bo"), "2026-11-22"),
        (("f1", "--asked", "2026-11-01"), "2026-11-01"),
    ],
)
def test_asked_alone_means_today(arguments: tuple[str, ...], asked: str, leak: Reflect) -> None:
    leak("follow", "add", "Print it", "--for", "2", "--kind", "adopt")
    assert leak("follow", "edit", *arguments, "--json").json["follow_up"]["asked"] == asked


def test_the_list_is_of_what_is_open_the_overdue_first(leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1", "--due", "today", "--owner", "Ana")
    leak("follow", "add", "Print it", "--for", "2")
    leak.now = NOW + timedelta(days=1)
    assert leak("follow", "list").lines == [
        "f1  strengthen  overdue since 2026-11-22  Buy one  (for 1; at kettle; owner Ana)",
        "f2  replicate   open                      Print it  (for 2)",
    ]
    table = leak("follow", "list", terminal=("stdout",)).out
    assert "overdue since 2026-11-22" in table
    rows = list(csv.DictReader(io.StringIO(leak("follow", "list", "--format", "csv").out)))
    assert [(row["number"], row["for"], row["owner"]) for row in rows] == [
        ("f1", "1", "Ana"),
        ("f2", "2", ""),
    ]


def test_an_empty_list_says_what_to_do(leak: Reflect) -> None:
    answer = leak("follow", "list")
    assert (answer.status, answer.out) == (0, "")
    assert "reflect follow add --for last" in answer.err
    leak("follow", "add", "Buy one", "--for", "1")
    assert "No follow-up fits" in leak("follow", "list", "--kind", "try").err
    assert "The journal knows no person 'Anna'" in leak("follow", "list", "--owner", "Anna").err
    leak("follow", "drop", "f1")
    assert "No follow-up is open. All of them: reflect follow list --state all" in leak("follow", "list").err


def test_without_a_journal_it_says_that_there_is_none(reflect: Reflect) -> None:
    assert reflect("follow", "list").status == 0
    assert reflect("follow", "add", "Tea", "--for", "1").status == 3
    assert reflect("follow", "done", "f1").status == 3
    assert not reflect.journal.exists()


def test_it_goes_and_comes_with_its_reflection(leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1", "--due", "today")
    leak("delete", "1")
    assert states(leak) == []
    assert "f1" not in leak().out
    answer = leak("follow", "done", "f1")
    assert (answer.status, "`reflect restore 1`" in answer.err) == (3, True)
    leak("restore", "1")
    assert states(leak) == [("f1", "open", None)]


def test_that_of_a_private_reflection_never_reaches_others(leak: Reflect) -> None:
    secret = "Talk to the union about the rota"
    leak("add", "I was afraid", "-q", "pressure", "-p", "rota", "--private")
    leak("follow", "add", secret, "--for", "3", "--owner", "Zacharias", "--due", "today")
    leak("follow", "add", secret, "-p", "rota", "--owner", "Zacharias")
    for command in (
        ("export", "week"),
        ("report", "--format", "md"),
        ("report", "follow-ups", "--all", "--format", "md"),
        ("report", "pressure", "--format", "md"),
        ("list", "--all", "--format", "md"),
    ):
        told = leak(*command).out
        assert told
        assert "union" not in told
        assert "Zacharias" not in told
        assert "rota" not in told
    assert secret in leak("report", "follow-ups").out


def test_the_report_says_what_is_late_whom_to_ask_and_what_helped(leak: Reflect) -> None:
    leak("follow", "add", "Buy one", "--for", "1", "--due", "today", "--owner", "Ana")
    leak("follow", "add", "Print it", "--for", "2", "--kind", "adopt", "--owner", "Bo")
    leak("follow", "add", "Descale it", "-p", "kettle")
    leak("follow", "done", "f3", "--helped", "no")
    leak.now = NOW + timedelta(days=1)
    lines = leak("report", "follow-ups").lines
    assert lines[:3] == [
        "Follow-ups: the last 13 weeks",
        "3 open, 1 of them overdue.",
        "In this time: 3 opened, 1 did not help.",
    ]
    said = "\n".join(lines)
    assert "Ana: f1 overdue\n  Bo: how they are with f2" in said
    assert (
        said.index("Overdue")
        < said.index("Did not help")
        < said.index("Whom to talk to")
        < said.index("Open")
    )
    assert "reflect follow done f1: overdue since 2026-11-22; or drop it" in said
    record = leak("report", "follow-ups", "-p", "kettle", "--json").json["followed"]
    assert [each["number"] for each in record["open"]] == ["f1", "f3"]
    record = leak("report", "follow-ups", "--person", "Bo", "--json").json["followed"]
    assert [each["number"] for each in record["open"]] == ["f2"]
    record = leak("report", "follow-ups", "--lens", "positive", "--json").json["followed"]
    assert [each["number"] for each in record["open"]] == ["f2"]
    assert leak("report", "follow-ups", "-p", "nowhere", "--json").json["followed"]["open"] == []


def test_a_report_of_nothing_says_what_to_do(leak: Reflect) -> None:
    out = leak("report", "follow-ups").out
    assert "No follow-up is open, and none was opened or closed (the last 13 weeks)." in out
    assert "reflect follow add --for last" in out


def test_search_tells_of_those_that_belong_to_a_point_alone(leak: Reflect) -> None:
    leak("follow", "add", "Order fobs from the vendor", "-p", "kettle", "--owner", "Kwame")
    answer = leak("search", "vendor OR nobody")
    assert answer.err.endswith("f1 holds it too, at kettle: Order fobs from the vendor\n")
    assert "f1 holds it too" in leak("search", "kwame").err
    assert "f1" not in leak("search", "vendors").err
    assert "f1" not in leak("search", "vendor", "--format", "md").err
    assert "f1" not in leak("search", "vendor", "-t", "any").err


def test_one_of_a_point_alone_counts_for_others_where_they_see_the_point(leak: Reflect) -> None:
    leak("follow", "add", "Descale it", "-p", "kettle")
    leak("follow", "done", "f1", "--helped", "yes")
    told = leak("export", "week", "--week").out
    assert "No action yet" not in told
    assert "Done at kettle, it helped: Descale it" in told
    leak("config", "set", "audience", "private")
    assert "Descale it" not in leak("export", "week", "--week").out


def test_what_is_open_again_says_so_to_others_too(leak: Reflect) -> None:
    leak("follow", "add", "Descale it", "--for", "1")
    leak("follow", "done", "f1", "--helped", "no", "--due", "2 weeks")
    told = leak("export", "week", "--week").out
    assert "Open again, due 6 December 2026, did not help on 22 November 2026: Descale it" in told


def test_of_many_a_report_shows_some_and_says_where_the_others_are(leak: Reflect) -> None:
    for number in range(12):
        leak("follow", "add", f"Number {number}", "--for", "1", "--due", "today", "--owner", "Ana")
    leak.now = NOW + timedelta(days=1)
    said = leak("report", "follow-ups").out
    assert "… and 2 more: reflect report follow-ups --top 12" in said
    assert "Ana: f1, f2, f3, f4, f5 and 7 more overdue" in said
    assert len(leak("report", "follow-ups", "--json").json["followed"]["open"]) == 12
