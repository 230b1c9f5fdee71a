"""A team without a server: `export share`, `import jsonl` of what was shared, and `withdraw`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Reflect


class Team:
    """Two who write and one who leads, each with a journal of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.members = {name: self._member(name) for name in ("ana", "bo", "lead")}

    def _member(self, name: str) -> Reflect:
        home = self.folder / name
        home.mkdir()
        return Reflect(home)

    def __call__(self, name: str, *arguments: str, **more: Any) -> Answer:
        answer = self.members[name](*arguments, **more)
        assert answer.status == 0, answer
        return answer

    def share(self, name: str, *options: str) -> Path:
        file = self.folder / f"{name}.jsonl"
        self(name, "export", "share", str(file), "--name", name.capitalize(), *options)
        return file

    def receive(self, *files: Path) -> str:
        return self("lead", "import", "jsonl", *map(str, files)).out.rstrip("\n")

    def texts(self) -> list[str]:
        return sorted(self.members["lead"].texts("list", "--all"))


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


def quiet(team: Team, name: str = "ana", count: int = 3) -> None:
    """Anonymous ones of the week before."""
    for n in range(count):
        add = ("add", f"Nobody dares to ask, {n}", "--audience", "anonymous", "--on", f"2026-11-{10 + n}")
        team(name, *add)


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


class TestWhatGoes:
    def test_what_is_marked_team_goes_by_name_and_private_never(self, team: Team) -> None:
        team("ana", "add", "Two minutes", "-q", "success", "--with", "Bo", "--detail", "why=A list")
        team("ana", "add", "Afraid", "--private", "-t", "fear", "-p", "night")
        team("ana", "add", "Heard from Cy", "--by", "Cy")
        file = team.share("ana")
        assert sorted(each["by"] for each in lines(file)) == ["Ana", "Cy"]
        content = file.read_text("utf-8")
        assert "Afraid" not in content
        assert "fear" not in content
        assert "night" not in content

    def test_an_anonymous_one_has_no_name_no_number_only_its_week_and_no_order(self, team: Team) -> None:
        quiet(team)
        file = team.share("ana")
        for each in lines(file):
            assert each.keys().isdisjoint({"number", "by", "on", "day", "written", "with", "from", "key"})
            assert each["week"] == "2026-W46"
        ids = [each["id"] for each in lines(file)]
        assert ids == sorted(ids)
        own = [each["id"] for each in team("ana", "list", "--all", "--json").json["reflections"]]
        assert not set(ids) & set(own)
        assert "Ana" not in file.read_text("utf-8")

    def test_fewer_than_three_are_held_back(self, team: Team) -> None:
        quiet(team, count=2)
        answer = team("ana", "export", "share")
        assert answer.out == ""
        assert "2 anonymous reflections held back: fewer than 3" in answer.err

    def test_one_of_a_week_that_has_hardly_begun_waits(self, team: Team) -> None:
        quiet(team)
        team("ana", "add", "Of this very day", "--audience", "anonymous", "--on", "2026-11-16")
        assert len(team("ana", "export", "share", "--preview").lines) == 4
        team.members["ana"].now = team.members["ana"].now.replace(day=17)
        answer = team("ana", "export", "share", "--preview")
        assert (len(answer.lines), "1 anonymous reflection held back" in answer.err) == (3, True)

    def test_a_filter_by_person_holds_anonymous_ones_back(self, team: Team) -> None:
        quiet(team)
        answer = team("ana", "export", "share", "--preview", "--person", "Bo")
        assert answer.out == ""

    def test_one_file_of_names_and_one_without(self, team: Team) -> None:
        quiet(team)
        team("ana", "add", "Two minutes")
        assert {each["share"] for each in lines(team.share("ana", "--anonymous-only"))} == {"anonymous"}
        assert {each["share"] for each in lines(team.share("ana", "--named-only"))} == {"team"}
        assert team.members["ana"]("export", "share", "--anonymous-only").status == 0  # without any name

    def test_a_preview_prints_the_very_bytes_and_writes_nothing(self, team: Team) -> None:
        quiet(team)
        team("ana", "add", "Two minutes")
        before = team.members["ana"].journal.read_bytes()
        shown = team("ana", "export", "share", "--name", "Ana", "--preview").out
        assert team.members["ana"].journal.read_bytes() == before
        assert team.share("ana").read_text("utf-8") == shown

    def test_the_name_comes_from_the_settings_or_is_asked_for_by_a_sentence(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        answer = team.members["ana"]("export", "share")
        assert (answer.status, answer.out) == (2, "")
        assert "reflect config set name NAME" in answer.err
        team("ana", "config", "set", "name", "Ana", "Lima")
        assert json.loads(team("ana", "export", "share").out)["by"] == "Ana Lima"

    @pytest.mark.parametrize(
        "options",
        [
            ("--include-private",),
            ("--without-names",),
            ("--audience", "private"),
            ("--anonymous-only", "--named-only"),
            ("--anonymous-only", "--audience", "team"),
        ],
        ids=" ".join,
    )
    def test_what_makes_no_sense_is_refused(self, team: Team, options: tuple[str, ...]) -> None:
        team("ana", "add", "Two minutes")
        assert team.members["ana"]("export", "share", *options).status == 2


class TestNamesInAnonymousTexts:
    @pytest.mark.parametrize("words", ["Bo forgot the key", "@Cy forgot", "It was Ana again", "Di did it"])
    def test_they_stop_the_file_off_a_terminal(self, team: Team, words: str) -> None:
        quiet(team)
        team("ana", "person", "add", "Bo", "Di Marsh")
        team("ana", "add", words, "--audience", "anonymous", "--on", "2026-11-10")
        answer = team.members["ana"]("export", "share", "--name", "Ana")
        assert (answer.status, answer.out) == (2, "")
        assert "Reflection 4 is anonymous and names" in answer.err
        assert len(team("ana", "export", "share", "--name", "Ana", "--yes").lines) == 4

    @pytest.mark.parametrize(("typed", "sent"), [("yes\n", 4), ("\n", 0), ("", 0)])
    def test_a_person_is_asked(self, team: Team, typed: str, sent: int) -> None:
        quiet(team)
        team("ana", "add", "@Cy forgot", "--audience", "anonymous", "--on", "2026-11-10")
        answer = team("ana", "export", "share", stdin=typed, terminal=("stdin", "stderr"))
        assert len(answer.lines) == sent

    def test_a_word_that_only_holds_a_name_is_none(self, team: Team) -> None:
        quiet(team)
        team("ana", "person", "add", "Bo")
        team("ana", "add", "Both were late", "--audience", "anonymous", "--on", "2026-11-10")
        assert len(team("ana", "export", "share").lines) == 4


class TestReceiving:
    def test_two_files_come_together_and_twice_is_once(self, team: Team) -> None:
        team("ana", "add", "Two minutes", "-q", "success", "--detail", "why=A list", "-t", "rota")
        team("bo", "add", "Laptops", "-q", "pressure", "-p", "laptops")
        files = [team.share("ana"), team.share("bo")]
        assert team.receive(*files) == "2 added"
        assert team.receive(*files) == "2 unchanged"
        found = team("lead", "show", "1", "--json").json["reflection"]
        assert (found["by"], found["details"], found["tags"]) == ("Ana", {"why": "A list"}, ["rota"])
        assert (found["question"], found["lens"]) == ("success", "positive")

    def test_an_edit_updates_and_an_older_file_does_not_bring_it_back(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        first = team.share("ana").rename(team.folder / "first.jsonl")
        team.receive(first)
        team("ana", "edit", "1", "--text", "Three minutes", "-t", "rota")
        assert team.receive(team.share("ana")) == "1 changed"
        assert team.receive(first) == "1 older than here"
        assert team.texts() == ["Three minutes"]
        team("lead", "undo")
        assert team.texts() == ["Two minutes"]

    def test_what_was_withdrawn_is_gone_to_the_last_byte(self, team: Team) -> None:
        quiet(team)
        team("ana", "add", "Unspeakable words", "-t", "unspeakable")
        first = team.share("ana").rename(team.folder / "first.jsonl")
        team.receive(first)
        team("ana", "edit", "4", "--text", "Unspeakable words, mended")
        team.receive(team.share("ana"))
        said = team("ana", "withdraw", "4", "1")
        assert "Reflections 4, 1 went out in a share file." in said.err
        assert team.receive(team.share("ana")) == "2 withdrawn"  # fewer than three are left
        assert b"nspeakable" not in team.members["lead"].journal.read_bytes()
        assert team.texts() == ["Nobody dares to ask, 1", "Nobody dares to ask, 2"]
        answer = team("lead", "import", "jsonl", str(first))
        assert "2 not brought back" in answer.err
        assert len(team.texts()) == 2

    def test_what_is_deleted_destroyed_narrowed_or_undone_is_withdrawn_too(self, team: Team) -> None:
        for text in ("deleted", "destroyed", "narrowed", "stays", "undone"):
            team("ana", "add", text)
        team.receive(team.share("ana"))
        team("ana", "undo")
        team("ana", "delete", "1")
        team("ana", "destroy", "2", "--yes")
        team("ana", "edit", "3", "--audience", "anonymous")
        assert team.receive(team.share("ana")) == "1 unchanged, 4 withdrawn"
        assert team.texts() == ["stays"]

    def test_what_is_shared_once_more_comes_back(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        team.receive(team.share("ana"))
        team("ana", "withdraw", "1")
        team.receive(team.share("ana"))
        team("ana", "undo")
        assert team.receive(team.share("ana")) == "1 added"
        assert team.texts() == ["Two minutes"]

    def test_a_withdrawal_counts_in_whichever_file_it_stands(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        first = team.share("ana").rename(team.folder / "first.jsonl")
        team("ana", "withdraw", "1")
        team.receive(team.share("ana"), first)
        assert team.texts() == []

    def test_a_withdrawal_that_comes_before_its_share_is_remembered(self, team: Team) -> None:
        team("bo", "add", "Bo's")
        team("ana", "add", "Two minutes")
        first = team.share("ana").rename(team.folder / "first.jsonl")
        team("ana", "withdraw", "1")
        assert team.receive(team.share("ana")) == "nothing to add"
        assert team.receive(team.share("bo")) == "1 added"
        copy = team("lead", "export", "jsonl").out
        late = team("lead", "import", "jsonl", str(first))
        assert (late.out, team.texts()) == ("nothing to add\n", ["Bo's"])
        assert "1 not brought back" in late.err
        lead = team.members["lead"]
        lead.journal.unlink()
        assert lead("import", "jsonl", "-", stdin=copy).status == 0  # a copy remembers it too
        assert team.receive(first) == "nothing to add"
        team("ana", "undo")
        team("ana", "edit", "1", "--text", "Shared once more")
        assert team.receive(team.share("ana")) == "1 added"
        assert team.receive(first) == "nothing to add"
        assert team.texts() == ["Bo's", "Shared once more"]

    def test_an_early_withdrawal_tells_nothing_of_the_file_it_came_in(self, team: Team) -> None:
        quiet(team)
        team.share("ana")
        for number in ("1", "2", "3"):
            team("ana", "delete", number)
        team("bo", "add", "Bo's")
        team.receive(team.share("bo"))
        team.receive(team.share("ana"))
        with closing(sqlite3.connect(team.members["lead"].journal)) as db:
            [(change, said)] = db.execute("SELECT change, file FROM import WHERE source = 'withdrawn'")
            assert (change, len(json.loads(said))) == (1, 3)
            assert "ana" not in "\n".join(db.iterdump())

    def test_what_the_lead_changed_stays_and_is_told(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        team.receive(team.share("ana"))
        team("lead", "edit", "1", "-q", "success", "-t", "rota", "--audience", "private")
        team("ana", "edit", "1", "--text", "Three minutes")
        assert team.receive(team.share("ana")) == "1 changed"
        found = team("lead", "show", "1", "--json").json["reflection"]
        assert (found["text"], found["question"], found["tags"]) == ("Three minutes", "success", ["rota"])
        assert found["audience"] == "private"  # an import never widens
        team("lead", "edit", "1", "--text", "Three minutes, they say")
        team("ana", "edit", "1", "--text", "Four minutes")
        answer = team("lead", "import", "jsonl", str(team.share("ana")))
        assert "Changed on both sides; what was changed here stays: 1." in answer.err
        assert team.texts() == ["Three minutes, they say"]

    def test_follow_ups_come_along_and_are_kept_up_to_date(self, team: Team) -> None:
        team("ana", "add", "Laptops", "-q", "pressure", "--detail", "stronger=A second cable")
        team.receive(team.share("ana"))
        [follow_up] = team("lead", "show", "1", "--json").json["reflection"]["follow_ups"]
        assert (follow_up["text"], follow_up["state"]) == ("A second cable", "open")
        team("ana", "edit", "1", "--detail", "stronger=A third cable")
        team.receive(team.share("ana"))
        details = team("lead", "show", "1", "--json").json["reflection"]["details"]
        assert details == {"stronger": "A third cable"}

    def test_an_anonymous_one_leaves_no_trace_of_its_file_or_its_time(self, team: Team) -> None:
        quiet(team)
        team("ana", "add", "Two minutes")
        team.receive(team.share("ana"))
        with sqlite3.connect(team.members["lead"].journal) as db:
            rows = db.execute(
                "SELECT m.file, r.instant, r.written, r.source, r.key, r.speaker FROM reflection r "
                "JOIN import_row i ON i.reflection = r.number JOIN import m ON m.number = i.run "
                "WHERE r.audience = 'anonymous'"
            ).fetchall()
            summaries = [summary for (summary,) in db.execute("SELECT summary FROM change")]
        monday = "2026-11-09T00:00:00.000000+00:00"
        assert rows == [("", monday, monday, None, None, None)] * 3
        assert summaries == ["4 added"]

    def test_anonymous_ones_of_several_files_are_mixed_behind_all_others(self, team: Team) -> None:
        for name in ("ana", "bo"):
            quiet(team, name)
            team(name, "add", "By name")
        team.receive(team.share("ana"), team.share("bo"))
        found = team("lead", "list", "--all", "--json").json["reflections"]
        by_number = [each["audience"] for each in sorted(found, key=lambda each: int(each["number"]))]
        assert by_number == ["team"] * 2 + ["anonymous"] * 6

    def test_one_s_own_file_is_not_taken_for_another_s(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        answer = team("ana", "import", "jsonl", str(team.share("ana")))
        assert "1 left out: this journal sent them itself." in answer.err
        assert len(team.members["ana"].texts("list", "--all")) == 1

    def test_what_came_from_others_is_not_shared_on(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        team.receive(team.share("ana"))
        assert team("lead", "export", "share", "--name", "Lead").out == ""

    def test_a_question_of_another_framework_keeps_its_words(self, team: Team, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        own.write_text(
            'key = "own"\nname = "Ours"\nabout = "x"\n[[question]]\nkey = "what"\nwording = "What was it?"\n'
            'lens = "pressure"\n'
            '[[question.probe]]\nkey = "a"\nwording = "A?"\n[[question.probe]]\nkey = "b"\nwording = "B?"\n'
        )
        team("ana", "framework", "add", str(own))
        team("ana", "add", "A cable", "-q", "own/what")
        team.receive(team.share("ana"))
        shown = team("lead", "show", "1")
        assert "What was it?" in shown.out
        assert team("lead", "show", "1", "--json").json["reflection"]["lens"] == "pressure"

    def test_an_import_is_taken_back_and_can_be_made_again(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        file = team.share("ana")
        team.receive(file)
        team("lead", "undo")
        assert team.texts() == []
        assert team.receive(file) == "1 added"
        assert team.texts() == ["Two minutes"]

    def test_an_import_may_narrow_what_it_brings(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        team("lead", "import", "jsonl", str(team.share("ana")), "--audience", "private")
        assert team("lead", "show", "1", "--json").json["reflection"]["audience"] == "private"

    def test_a_line_that_is_damaged_keeps_the_file_out_unless_it_is_skipped(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        file = team.share("ana")
        with file.open("a") as end:
            end.write('{"reflect": 1, "share": "team", "id": "no"}\n')
        answer = team.members["lead"]("import", "jsonl", str(file))
        assert (answer.status, answer.out) == (6, "1 refused. Nothing was stored.\n")
        assert "line 2: " in answer.err
        assert team.members["lead"]("import", "jsonl", str(file), "--on-error", "skip").status == 6
        assert team.texts() == ["Two minutes"]


class TestWithdraw:
    def test_it_says_what_went_out_and_undo_takes_it_back(self, team: Team) -> None:
        team("ana", "add", "Two minutes")
        never = team("ana", "withdraw", "1")
        assert "Reflection 1 never went out in a share file." in never.err
        team("ana", "undo")
        team.share("ana")
        assert "Copies, prints and exports made before" in team("ana", "withdraw", "1").err
        team("ana", "undo")
        assert team("ana", "show", "1", "--json").json["reflection"]["audience"] == "team"


def test_what_was_done_about_a_follow_up_reaches_the_lead(team: Team) -> None:
    team("ana", "add", "Leak", "-q", "pressure", "-p", "kettle", "--detail", "stronger=New pipe")
    team.receive(team.share("ana"))
    old = team.folder / "old.jsonl"
    old.write_bytes((team.folder / "ana.jsonl").read_bytes())
    team("ana", "follow", "done", "f1", "--helped", "yes")
    assert team.receive(team.share("ana")) == "1 changed"
    assert "done" in team("lead", "follow", "list", "--state", "all").out
    assert team.receive(old) == "1 unchanged"  # what is older changes nothing
    assert "done" in team("lead", "follow", "list", "--state", "all").out


def test_a_reflection_that_moved_takes_its_follow_ups_along_at_the_lead_s_too(team: Team) -> None:
    team("ana", "add", "Leak", "-q", "pressure", "-p", "kettle", "--detail", "stronger=New pipe")
    team("ana", "follow", "add", "Ask", "--for", "1")
    team.receive(team.share("ana"))
    team("lead", "follow", "edit", "f2", "--due", "2026-12-24")
    team("ana", "edit", "1", "-p", "door")
    team("ana", "follow", "done", "f1", "--helped", "no")
    assert team.receive(team.share("ana")) == "1 changed"
    found = team("lead", "follow", "list", "--json").json["follow_ups"]
    assert [(each["text"], each["point"], each["due"]) for each in found] == [
        ("Ask", "door", "2026-12-24"),
        ("New pipe", "door", None),
    ]


KEPT = "Changed here, so they stay as they are; the file says something else of them: f1."


def test_a_follow_up_that_the_lead_changed_stays_and_is_told(team: Team) -> None:
    team("ana", "add", "Leak", "-q", "pressure", "-p", "kettle", "--detail", "stronger=New pipe")
    team.receive(team.share("ana"))
    team("lead", "follow", "edit", "f1", "--due", "2026-12-24")
    team("ana", "edit", "1", "--text", "A leak")
    assert team.receive(team.share("ana")) == "1 changed"  # which says nothing new of the follow-up
    team("ana", "follow", "done", "f1", "--helped", "yes")
    answer = team("lead", "import", "jsonl", str(team.share("ana")))
    assert answer.out == "1 unchanged, 1 follow-up kept as it is here\n"
    assert KEPT in answer.err
    assert "`reflect follow list --state all` shows what they are here." in answer.err
    [found] = team("lead", "follow", "list", "--json").json["follow_ups"]
    assert (found["due"], found["state"]) == ("2026-12-24", "open")


def test_a_follow_up_of_a_point_that_was_changed_on_both_sides_stays_and_is_told(team: Team) -> None:
    team("ana", "add", "Leak", "-q", "pressure", "-p", "kettle")
    team("ana", "follow", "add", "Mend it", "--point", "kettle")
    for line in ("add Here", "delete 1"):
        team("bo", *line.split())  # a journal in use is none that becomes a copy
    old = team("ana", "export", "jsonl").out
    team("bo", "import", "jsonl", "-", stdin=old)
    team("bo", "follow", "edit", "f1", "--due", "2026-12-24")
    assert (
        team("bo", "import", "jsonl", "-", "--json", stdin=old).json["kept_follow_ups"] == []
    )  # it is older
    team("ana", "follow", "done", "f1", "--helped", "yes")
    team("ana", "follow", "edit", "f1", "--owner", "Nobody here knows")
    again = team("bo", "import", "jsonl", "-", stdin=team("ana", "export", "jsonl").out)
    assert KEPT in again.err
    with closing(sqlite3.connect(team.members["bo"].journal)) as db:  # nobody is known for what was not taken
        assert db.execute("SELECT name FROM person").fetchall() == []
