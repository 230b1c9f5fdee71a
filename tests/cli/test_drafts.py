"""`reflect drafts`: words that could not be stored wait here, and become what they were meant for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reflect.cli import drafting
from reflect.cli.desk import Desk
from reflect.cli.drafting import Headed
from reflect.cli.terminal import Terminal
from reflect.core.errors import JournalUnusable, NotFound
from reflect.journal import reflections
from tests.conftest import NOW, Answer, Reflect, Stream

ON_A_TERMINAL = ("stdin", "stdout", "stderr")
ADDING = Headed("add", "", NOW.isoformat())


def folder(reflect: Reflect) -> Path:
    return reflect.journal.parent / "state" / "reflect" / "drafts"


def names(reflect: Reflect) -> list[str]:
    return [draft["name"] for draft in reflect("drafts", "--json").json["drafts"]]


def last(reflect: Reflect) -> dict[str, Any]:
    record: dict[str, Any] = reflect("show", "last", "--json").json["reflection"]
    return record


def failing(reflect: Reflect, *arguments: str, **given: Any) -> Answer:
    """A command that fails for a reason that is gone afterwards: the journal is another thing meanwhile."""
    there = reflect.journal.exists()
    aside = reflect.journal.with_suffix(".aside")
    if there:
        reflect.journal.rename(aside)
    reflect.journal.write_text("Dear diary, " * 20)
    answer = reflect(*arguments, **given)
    reflect.journal.unlink()
    if there:
        aside.rename(reflect.journal)
    return answer


def mending(reflect: Reflect, words: bytes, *, status: int = 0) -> None:
    """The owner's editor puts these words in their place."""
    script = reflect.journal.parent / "editor.py"
    script.write_text(f"import sys; open(sys.argv[1], 'wb').write({words!r}); sys.exit({status})")
    reflect.environ["EDITOR"] = f"{sys.executable} {script}"


class TestAFailureKeepsTheWords:
    @pytest.mark.parametrize("arguments", [("A long", "thought."), ("-",)], ids=["as arguments", "piped"])
    def test_and_names_the_draft_and_how_to_bring_it_back(
        self, arguments: tuple[str, ...], reflect: Reflect
    ) -> None:
        answer = failing(reflect, "add", *arguments, stdin="A long thought.")
        assert answer.status == 5
        file = folder(reflect) / "d1.md"
        assert f"What you wrote is kept as draft d1 in {file}; " in answer.err
        assert answer.err.endswith("`reflect drafts restore d1` brings it back.\n")
        assert file.read_text() == "A long thought."

    def test_names_are_short_and_count_up(self, reflect: Reflect) -> None:
        for words in ("One.", "Two.", "Three."):
            failing(reflect, "add", words)
        assert names(reflect) == ["d1", "d2", "d3"]
        reflect("drafts", "drop", "d2")
        failing(reflect, "add", "Four.")
        assert names(reflect) == ["d1", "d3", "d4"]

    def test_trying_again_in_vain_keeps_them_once(self, reflect: Reflect) -> None:
        for minute in range(3):
            reflect.now = NOW.replace(minute=minute)
            answer = failing(reflect, "add", "One.", "-t", "tea")
            assert "kept as draft d1" in answer.err
        failing(reflect, "add", "One.", "-t", "coffee")
        failing(reflect, "add", "One more.", "-t", "tea")
        assert names(reflect) == ["d1", "d2", "d3"]

    def test_bytes_that_are_no_text_are_kept_as_they_came(self, reflect: Reflect) -> None:
        assert reflect("add", os.fsdecode(b"caf\xe9")).status == 2
        assert (folder(reflect) / "d1.md").read_bytes() == b"caf\xe9"

    def test_a_mistake_in_the_command_line_is_told_before_anything_is_kept(self, reflect: Reflect) -> None:
        assert reflect("add", "Tea.", "--on", "someday").status == 2
        assert reflect("add", "Tea.", "--nonsense").status == 2
        assert names(reflect) == []

    def test_what_was_stored_leaves_no_draft(self, reflect: Reflect) -> None:
        reflect("add", "Tea.")
        assert not folder(reflect).exists()

    def test_a_configuration_that_hides_the_journal_hides_no_words(self, reflect: Reflect) -> None:
        reflect.environ["REFLECT_JOURNAL"] = "~nobody-of-this-name/journal.db"
        answer = reflect("add", "Tea.")
        assert answer.status == 2
        assert "kept as draft d1" in answer.err
        del reflect.environ["REFLECT_JOURNAL"]
        assert reflect("drafts", "restore").status == 0
        assert reflect.texts("list") == ["Tea."]

    def test_an_error_of_ours_inside_keeps_them(
        self, reflect: Reflect, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def breaks(*_: object, **__: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as patched:
            patched.setattr(reflections, "add", breaks)
            answer = reflect("add", "A long thought.")
        assert answer.status == 1
        assert "kept as draft d1" in answer.err
        assert reflect("drafts", "restore", "d1").status == 0
        assert reflect.texts("list") == ["A long thought."]

    def test_control_c_while_they_are_stored_keeps_them(
        self, reflect: Reflect, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(reflections, "add", interrupted)
        answer = reflect("add", "A long thought.")
        assert answer.status == 130
        assert "kept as draft d1" in answer.err

    def test_where_none_can_be_kept_the_words_are_printed_as_they_are(self, reflect: Reflect) -> None:
        (reflect.journal.parent / "state").write_text("in the way")
        words = "A long   thought,\n\ton several lines " + "and long ones " * 20
        answer = failing(reflect, "add", "-", stdin=words, terminal=("stderr",))
        assert answer.status == 5
        assert f"What you wrote, before it is lost:\n\n{words}\n" in answer.err


class TestList:
    def test_it_says_when_what_for_and_how_each_begins(self, reflect: Reflect) -> None:
        reflect("add", "Tea.")
        failing(reflect, "add", "First words\nand more", "-q", "pressure")
        reflect.now = NOW.replace(hour=15)
        failing(reflect, "edit", "1", "--text", "Other words.")
        assert reflect("drafts").lines == [
            "d1  2026-11-22 14:05  add pressure  First words …",
            "d2  2026-11-22 15:05  edit 1        Other words.",
        ]

    def test_as_json(self, reflect: Reflect) -> None:
        failing(reflect, "add", "First words\nand more", "-q", "pressure")
        assert reflect("drafts", "--json").json == {
            "reflect": 1,
            "drafts": [
                {
                    "name": "d1",
                    "begun": NOW.isoformat(),
                    "verb": "add",
                    "number": None,
                    "words": "First words …",
                    "being_written": False,
                    "journal": str(reflect.journal),
                    "file": str(folder(reflect) / "d1.md"),
                }
            ],
        }

    def test_as_a_table_at_a_terminal(self, reflect: Reflect) -> None:
        failing(reflect, "add", "A thought " * 40)
        answer = reflect("drafts", terminal=ON_A_TERMINAL)
        assert "Draft" in answer.lines[0]
        assert "d1" in answer.lines[1]
        assert "…" in answer.out
        assert "reflect drafts restore D" in answer.err

    def test_without_any_it_says_so(self, reflect: Reflect) -> None:
        answer = reflect("drafts")
        assert (answer.status, answer.out) == (0, "")
        assert answer.err == "There are no drafts; everything written is stored.\n"
        assert reflect("drafts", "--json").json == {"reflect": 1, "drafts": []}

    def test_a_file_that_nobody_headed_is_a_draft_too(self, reflect: Reflect) -> None:
        failing(reflect, "add", "One.", "-q", "pressure")
        (folder(reflect) / "d1.json").write_text("{nonsense")
        (folder(reflect) / "0a1b2c3d.md").write_text("From an earlier version.\n")
        listed = reflect("drafts", "--json").json["drafts"]
        assert {(draft["verb"], draft["words"]) for draft in listed} == {
            ("add", "From an earlier version."),
            ("add", "One."),
        }
        assert reflect("drafts", "restore", "0a1b2c3d").status == 0
        assert last(reflect)["text"] == "From an earlier version."
        assert last(reflect)["audience"] == "private", "nobody knows who was to read it"

    @pytest.mark.parametrize("garbled", ["[]", "3", '{"verb": "add"}', "null", "\0"])
    def test_whatever_stands_beside_the_words_they_are_listed(self, garbled: str, reflect: Reflect) -> None:
        failing(reflect, "add", "One.")
        (folder(reflect) / "d1.json").write_text(garbled)
        assert [draft["words"] for draft in reflect("drafts", "--json").json["drafts"]] == ["One."]
        assert reflect("drafts", "restore").status == 0

    @pytest.mark.parametrize(
        "garbled",
        [{"fields": []}, {"number": "1"}, {"revision": "1"}, {"begun": 3}, {"begun": "x"}, {"journal": None}],
        ids=repr,
    )
    def test_a_field_of_another_kind_is_like_none(self, garbled: dict[str, Any], reflect: Reflect) -> None:
        failing(reflect, "add", "One.")
        header = folder(reflect) / "d1.json"
        header.write_text(json.dumps(json.loads(header.read_text()) | garbled))
        assert [draft["words"] for draft in reflect("drafts", "--json").json["drafts"]] == ["One."]
        assert reflect("drafts", "restore").status == 0

    @pytest.mark.parametrize("form", ["csv", "jsonl", "nonsense"])
    def test_a_form_it_has_not_is_refused(self, form: str, reflect: Reflect) -> None:
        assert reflect("drafts", "--format", form).status == 2

    def test_the_journal_is_not_needed_and_not_made(self, reflect: Reflect) -> None:
        assert reflect("drafts").status == 0
        assert not reflect.journal.exists()

    def test_nothing_in_the_words_acts(self, reflect: Reflect) -> None:
        failing(reflect, "add", "\x1b[2J\x9b31m red")
        for form in ("table", "plain", "json"):
            assert "\x1b[2J" not in reflect("drafts", "--format", form).out
        assert "\x1b" not in reflect("drafts", "drop", "d1").out


class TestRestoreAnAdd:
    def test_it_is_stored_with_all_that_options_said(self, reflect: Reflect) -> None:
        answered = ("-q", "success", "-p", "kettle", "--detail", "why=We had time", "--key", "k1")
        people = ("-t", "tea", "-t", "milk", "--by", "Ana", "--with", "Ben", "--from", "Cem")
        when = ("--on", "2026-11-20 16:00", "--audience", "anonymous")
        failing(reflect, "add", "Mended.", *answered, *people, *when)
        reflect.now = NOW.replace(day=23)
        answer = reflect("drafts", "restore", "d1")
        assert answer.status == 0, answer.err
        assert answer.out.startswith("1  success  Friday 2026-11-20 16:00  at kettle")
        record = last(reflect)
        assert {
            name: record[name] for name in ("text", "question", "point", "tags", "by", "with", "from")
        } == {
            "text": "Mended.",
            "question": "success",
            "point": "kettle",
            "tags": ["milk", "tea"],
            "by": "Ana",
            "with": ["Ben"],
            "from": ["Cem"],
        }
        assert (record["audience"], record["details"], record["key"]) == (
            "anonymous",
            {"why": "We had time"},
            "k1",
        )
        assert names(reflect) == []
        assert list(folder(reflect).iterdir()) == []

    def test_it_happened_when_it_was_written(self, reflect: Reflect) -> None:
        reflect.config.write_text('day_starts = "04:00"\n')
        reflect.now = NOW.replace(hour=2)
        failing(reflect, "add", "Tea.")
        reflect.now = NOW.replace(day=25)
        reflect("drafts", "restore")
        assert (last(reflect)["on"], last(reflect)["day"]) == ("2026-11-22T02:05:00+00:00", "2026-11-21")

    def test_a_day_without_a_time_stays_one(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.", "--on", "yesterday")
        reflect.now = NOW.replace(day=25)
        reflect("drafts", "restore", "last")
        assert (last(reflect)["day"], last(reflect)["timed"]) == ("2026-11-21", False)

    @pytest.mark.parametrize("words", [b"Tea.\n", b"Tea.\r\n\r\n", b"  Tea", "é🎉".encode()], ids=repr)
    def test_words_from_a_pipe_come_back_to_the_byte(self, words: bytes, reflect: Reflect) -> None:
        failing(reflect, "add", "-", stdin=words)
        reflect("drafts", "restore")
        assert last(reflect)["text"].encode() == words

    def test_of_words_from_an_editor_one_final_newline_is_removed(self, reflect: Reflect) -> None:
        mending(reflect, b"Tea.\n\n")
        failing(reflect, "add", terminal=ON_A_TERMINAL)
        reflect("drafts", "restore")
        assert last(reflect)["text"] == "Tea.\n"

    def test_as_json(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.")
        assert reflect("drafts", "restore", "--json").json["reflection"]["text"] == "Tea."

    def test_a_question_that_was_mistyped_is_named_anew(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-q", "presure", "-t", "tea")
        answer = reflect("drafts", "restore", "d1")
        assert answer.status == 2
        assert "did you mean pressure" in answer.err
        assert "-q names another question" in answer.err
        assert names(reflect) == ["d1"], "it is still there"
        assert reflect("drafts", "restore", "d1", "-q", "pressure").status == 0
        assert (last(reflect)["question"], last(reflect)["tags"]) == ("pressure", ["tea"])

    def test_alone_it_leaves_out_what_was_said_beside_the_words(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-q", "presure", "-t", "", "--on", "2026-11-20")
        assert reflect("drafts", "restore", "--alone").status == 0
        assert (last(reflect)["text"], last(reflect)["question"], last(reflect)["tags"]) == ("Tea.", None, [])
        assert last(reflect)["day"] == "2026-11-20", "when it happened is known all the same"

    def test_what_was_private_is_not_widened_by_bringing_it_back_alone(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-q", "presure", "--private")
        assert reflect("drafts", "restore", "--alone").status == 0
        assert last(reflect)["audience"] == "private"

    def test_a_key_that_is_known_with_other_words_keeps_the_draft(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "--key", "k1")
        reflect("add", "Coffee.", "--key", "k1")
        assert reflect("drafts", "restore", "d1").status == 6
        assert names(reflect) == ["d1"]
        assert reflect("drafts", "restore", "d1", "--alone").status == 0
        assert reflect.texts("list") == ["Coffee.", "Tea."]

    def test_it_goes_to_the_journal_it_was_meant_for(self, reflect: Reflect, tmp_path: Path) -> None:
        other = tmp_path / "other.db"
        other.write_text("Dear diary, " * 20)
        assert reflect("add", "Tea.", "-j", str(other)).status == 5
        other.unlink()
        assert f"[journal {other}]" in reflect("drafts").out
        answer = reflect("drafts", "restore", "d1")
        assert answer.status == 0
        assert f"d1 belongs to the journal {other}." in answer.err
        assert not reflect.journal.exists()
        assert reflect.texts("list", "-j", str(other)) == ["Tea."]

    def test_also_when_the_usual_one_is_not_there(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.")
        meant = str(reflect.journal)
        reflect.environ["REFLECT_JOURNAL"] = "~nobody-of-this-name/journal.db"
        assert reflect("drafts").lines == [f"d1  2026-11-22 14:05  add  [journal {meant}] Tea."]
        assert reflect("drafts", "restore").status == 0
        assert reflect.texts("list", "-j", meant) == ["Tea."]

    def test_unless_the_command_line_names_another(self, reflect: Reflect, tmp_path: Path) -> None:
        failing(reflect, "add", "Tea.")
        another = str(tmp_path / "another.db")
        assert reflect("drafts", "restore", "-j", another).status == 0
        assert reflect.texts("list", "-j", another) == ["Tea."]
        assert not reflect.journal.exists()

    def test_a_failure_keeps_it_and_names_it_again(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.")
        answer = failing(reflect, "drafts", "restore")
        assert answer.status == 5
        assert "`reflect drafts restore d1` brings it back." in answer.err
        assert reflect("drafts", "restore").status == 0
        assert reflect.texts("list") == ["Tea."]

    def test_it_can_be_taken_back(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.")
        reflect("drafts", "restore")
        assert reflect("undo").status == 0
        assert reflect.texts("list") == []

    def test_words_that_can_not_be_stored_are_told_with_their_file(self, reflect: Reflect) -> None:
        reflect("add", "-", stdin=b"Tea\ncaf\xe9")
        answer = reflect("drafts", "restore")
        assert answer.status == 2
        assert f"{folder(reflect) / 'd1.md'}:2: this is not valid UTF-8" in answer.err
        assert reflect("drafts", "restore", "--edit").status == 2, "that takes a terminal"
        mending(reflect, b"Tea\ncafe\n")
        assert reflect("drafts", "restore", "--edit", terminal=ON_A_TERMINAL).status == 0
        assert last(reflect)["text"] == "Tea\ncafe"

    def test_an_editor_that_fails_leaves_it_as_it_is(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.")
        mending(reflect, b"Coffee.", status=1)
        assert reflect("drafts", "restore", "--edit", terminal=ON_A_TERMINAL).status == 2
        assert names(reflect) == ["d1"]
        mending(reflect, b"")
        assert reflect("drafts", "restore", "--edit", terminal=ON_A_TERMINAL).status == 2
        assert names(reflect) == ["d1"]

    def test_an_empty_one_is_not_stored(self, reflect: Reflect) -> None:
        failing(reflect, "add", "Tea.")
        (folder(reflect) / "d1.md").write_text("\n")
        answer = reflect("drafts", "restore")
        assert answer.status == 2
        assert "d1 holds no words; `reflect drafts drop d1` removes it." in answer.err

    @pytest.mark.parametrize(
        "fields",
        [{"on": "someday"}, {"on": 3}, {"on": NOW.isoformat()}, {"tags": 3}, {"details": ["why"]}],
    )
    def test_what_can_not_be_understood_beside_the_words_is_told(
        self, fields: dict[str, Any], reflect: Reflect
    ) -> None:
        failing(reflect, "add", "Tea.")
        header = folder(reflect) / "d1.json"
        header.write_text(json.dumps(json.loads(header.read_text()) | {"fields": fields}))
        answer = reflect("drafts", "restore")
        assert answer.status == 2
        assert "What d1 was meant for can not be read" in answer.err
        assert reflect("drafts", "restore", "--alone").status == 0
        assert last(reflect)["text"] == "Tea."


class TestRestoreAnEdit:
    def test_it_changes_the_reflection_it_was_meant_for(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-t", "kitchen")
        options = ("-t", "milk", "--untag", "kitchen", "--detail", "why=It leaked", "--on", "2026-11-20")
        failing(reflect, "edit", "1", "--text", "Coffee.", *options, "--highlight", "-p", "kettle")
        answer = reflect("drafts", "restore", "d1")
        assert answer.status == 0, answer.err
        assert answer.out.startswith("Edited reflection 1.")
        record = last(reflect)
        assert (record["number"], record["text"], record["tags"]) == (1, "Coffee.", ["milk"])
        assert (record["details"], record["day"]) == ({"why": "It leaked"}, "2026-11-20")
        assert (record["highlighted"], record["point"]) == (True, "kettle")
        assert names(reflect) == []

    def test_it_is_refused_when_the_reflection_was_changed_meanwhile(self, reflect: Reflect) -> None:
        reflect("add", "Tea.")
        failing(reflect, "edit", "1", "--text", "Coffee.", "--revision", "1")
        reflect("edit", "1", "-t", "kitchen")
        answer = reflect("drafts", "restore", "d1")
        assert answer.status == 4
        assert "Reflection 1 was changed meanwhile" in answer.err
        assert "`reflect drafts restore d1 --anyway` brings it back." in answer.err
        assert reflect.texts("list") == ["Tea."]
        assert reflect("drafts", "restore", "d1", "--anyway").status == 0
        assert (last(reflect)["text"], last(reflect)["tags"]) == ("Coffee.", ["kitchen"])

    def test_the_answer_to_a_probe_becomes_a_detail(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-q", "success")
        work = at_a_desk(reflect)
        headed = Headed("edit", str(reflect.journal), NOW.isoformat(), 1, 1, {"detail": "why"})
        drafting.begin(work, b"We had time.", headed=headed)
        assert reflect("drafts").lines == ["d1  2026-11-22 14:05  edit 1 why  We had time."]
        assert reflect("drafts", "restore").status == 0
        assert last(reflect)["details"] == {"why": "We had time."}

    def test_such_an_answer_opens_its_follow_up_whatever_else_was_changed(self, reflect: Reflect) -> None:
        reflect("add", "Tea.", "-q", "success")
        headed = Headed("edit", str(reflect.journal), NOW.isoformat(), 1, 1, {"detail": "first-step"})
        for words in (b"Buy more.", b"Buy less."):
            drafting.begin(at_a_desk(reflect), words, headed=headed)
        reflect("edit", "1", "-t", "kitchen")
        answer = reflect("drafts", "restore", "d1")
        assert (answer.status, "opens f1" in answer.out) == (0, True)
        assert reflect("drafts", "restore", "d2").status == 4, "but it takes the place of no other answer"
        assert last(reflect)["details"] == {"first-step": "Buy more."}

    def test_of_a_reflection_that_is_deleted_the_words_can_become_a_new_one(self, reflect: Reflect) -> None:
        reflect("add", "Tea.")
        failing(reflect, "edit", "1", "--text", "Coffee.")
        reflect("delete", "1")
        answer = reflect("drafts", "restore")
        assert answer.status == 3
        assert "`reflect restore 1`" in answer.err
        assert reflect("drafts", "restore", "--alone").out.startswith("2  unsorted")
        assert reflect.texts("list") == ["Coffee."]

    def test_it_goes_to_no_other_journal(self, reflect: Reflect, tmp_path: Path) -> None:
        reflect("add", "Tea.")
        reflect("add", "Another journal.", "-j", str(tmp_path / "another.db"))
        failing(reflect, "edit", "1", "--text", "Coffee.")
        answer = reflect("drafts", "restore", "-j", str(tmp_path / "another.db"))
        assert answer.status == 2
        assert f"an edit in the journal {reflect.journal}" in answer.err
        assert reflect("drafts", "restore", "-q", "pressure").status == 2

    def test_one_that_does_not_say_of_what_can_only_become_a_new_one(self, reflect: Reflect) -> None:
        assert reflect("edit", "last", "--text", "Coffee.").status == 3, "there is none"
        answer = reflect("drafts", "restore")
        assert answer.status == 2
        assert "--alone" in answer.err


class TestDrop:
    def test_it_says_what_is_gone(self, reflect: Reflect) -> None:
        failing(reflect, "add", "One.", "-q", "pressure")
        failing(reflect, "add", "Two.")
        failing(reflect, "add", "Three.")
        assert reflect("drafts", "drop", "d1", "3", "d1").lines == [
            'Dropped d1 (add pressure, 2026-11-22 14:05): "One."',
            'Dropped d3 (add, 2026-11-22 14:05): "Three."',
        ]
        assert names(reflect) == ["d2"]

    def test_all_or_none(self, reflect: Reflect) -> None:
        failing(reflect, "add", "One.")
        answer = reflect("drafts", "drop", "d1", "d7")
        assert answer.status == 3
        assert "There is no draft 'd7'; there are d1." in answer.err
        assert names(reflect) == ["d1"]


class TestNaming:
    def test_a_name_that_is_not_there_is_answered_with_those_that_are(self, reflect: Reflect) -> None:
        assert "there are none" in reflect("drafts", "restore", "d1").err
        assert reflect("drafts", "restore").status == 3
        for words in ("One.", "Two."):
            failing(reflect, "add", words)
        answer = reflect("drafts", "restore", "d9")
        assert answer.status == 3
        assert "there are d1, d2" in answer.err

    def test_without_a_name_there_must_be_only_one(self, reflect: Reflect) -> None:
        for words in ("One.", "Two."):
            failing(reflect, "add", words)
        answer = reflect("drafts", "restore")
        assert answer.status == 2
        assert "name one of d1, d2" in answer.err
        assert reflect("drafts", "restore", "last").status == 0
        assert reflect.texts("list") == ["Two."]


@pytest.mark.skipif(os.name == "nt", reason="whether a process runs is not asked there")
class TestBeingWritten:
    @pytest.fixture
    def being_written(self, reflect: Reflect) -> Reflect:
        """A draft begun by a program that still runs."""
        failing(reflect, "add", "Tea.")
        header = folder(reflect) / "d1.json"
        header.write_text(json.dumps(json.loads(header.read_text()) | {"pid": os.getppid()}))
        return reflect

    def test_the_list_says_so(self, being_written: Reflect) -> None:
        assert being_written("drafts").lines == ["d1  2026-11-22 14:05  add  [being written] Tea."]

    @pytest.mark.parametrize("verb", ["restore", "drop"])
    def test_it_is_left_alone_unless_told_otherwise(self, verb: str, being_written: Reflect) -> None:
        answer = being_written("drafts", verb, "d1")
        assert answer.status == 2
        assert "d1 is still being written" in answer.err
        assert being_written("drafts", verb, "d1", "--yes").status == 0
        assert names(being_written) == []

    def test_a_program_that_has_ended_writes_no_more(self, being_written: Reflect) -> None:
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        header = folder(being_written) / "d1.json"
        header.write_text(json.dumps(json.loads(header.read_text()) | {"pid": ended.pid}))
        assert being_written("drafts", "restore").status == 0

    @pytest.mark.parametrize("pid", [None, "1", -1, 0, 10**30, True])
    def test_a_number_that_is_no_program_s_is_none(self, pid: object, being_written: Reflect) -> None:
        header = folder(being_written) / "d1.json"
        header.write_text(json.dumps(json.loads(header.read_text()) | {"pid": pid}))
        assert being_written("drafts", "restore").status == 0


def at_a_desk(reflect: Reflect) -> Desk:
    streams = (Stream(), Stream(), Stream())
    return Desk(clock=lambda: NOW, terminal=Terminal(*streams, environ=os.environ | reflect.environ))


class TestFiles:
    """What other commands build upon."""

    def test_a_draft_is_rewritten_as_words_are_typed(self, reflect: Reflect) -> None:
        work = at_a_desk(reflect)
        file = drafting.begin(work, b"", headed=ADDING)
        for typed in (b"Te", b"Tea", b"Tea."):
            drafting.write(file, typed)
        assert drafting.named(work, "d1").words() == b"Tea."
        assert sorted(each.name for each in file.parent.iterdir()) == ["d1.json", "d1.md"]

    @pytest.mark.skipif(os.name == "nt", reason="modes say nothing there")
    def test_its_files_are_for_their_owner_alone_however_often_written(self, reflect: Reflect) -> None:
        file = drafting.begin(at_a_desk(reflect), b"", headed=ADDING)
        drafting.write(file, b"Tea.")
        assert {each.stat().st_mode & 0o777 for each in file.parent.iterdir()} == {0o600}
        assert file.parent.stat().st_mode & 0o777 == 0o700

    def test_dropping_what_is_gone_is_no_mistake(self, reflect: Reflect) -> None:
        file = drafting.begin(at_a_desk(reflect), b"", headed=ADDING)
        drafting.drop(file)
        drafting.drop(file)
        assert drafting.kept(at_a_desk(reflect)) == []

    def test_two_at_once_never_share_a_name(self, reflect: Reflect) -> None:
        program = (
            "import os, sys\n"
            "from reflect.cli import drafting\n"
            "from reflect.cli.desk import Desk\n"
            "from reflect.cli.app import local_now\n"
            "from reflect.cli.terminal import this_terminal\n"
            "work = Desk(clock=local_now, terminal=this_terminal())\n"
            "headed = drafting.Headed('add', '', work.now.isoformat())\n"
            "sys.stdin.readline()\n"
            "for number in range(20):\n"
            "    drafting.begin(work, f'{os.getpid()} {number}'.encode(), headed=headed)\n"
        )
        running = [subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) for _ in range(4)]
        for each in running:
            assert each.stdin is not None
            each.stdin.write(b"\n")
            each.stdin.close()
        assert [each.wait(timeout=60) for each in running] == [0] * 4
        words = {each.words() for each in drafting.kept(at_a_desk(reflect))}
        assert words == {f"{each.pid} {number}".encode() for each in running for number in range(20)}

    def test_the_oldest_comes_first(self, reflect: Reflect) -> None:
        work = at_a_desk(reflect)
        for hour in (9, 7, 8):
            drafting.begin(work, b"", headed=ADDING._replace(begun=NOW.replace(hour=hour).isoformat()))
        assert [each.name for each in drafting.kept(work)] == ["d2", "d3", "d1"]

    def test_a_folder_that_can_not_be_made_is_told(self, reflect: Reflect, tmp_path: Path) -> None:
        (tmp_path / "state").write_text("in the way")
        with pytest.raises(JournalUnusable, match="No draft can be kept in"):
            drafting.begin(at_a_desk(reflect), b"", headed=ADDING)
        assert drafting.kept(at_a_desk(reflect)) == []

    def test_a_name_that_is_not_there_is_not_found(self, reflect: Reflect) -> None:
        with pytest.raises(NotFound):
            drafting.named(at_a_desk(reflect), "d1")
