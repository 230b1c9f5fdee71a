"""`reflect edit` changes what was written: in the editor, by options, many at once."""

from __future__ import annotations

import sys
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOW, Answer, Reflect

ON_A_TERMINAL = ("stdin", "stdout", "stderr")
ADD = ("add", "The #kettle leaked with @Ana.", "-q", "pressure", "-p", "kettle", "-t", "kitchen")


@pytest.fixture
def kettle(reflect: Reflect) -> Reflect:
    """A journal with one reflection, which everything here changes."""
    answer = reflect(*ADD, "--with", "Ben", "--from", "Cem", "--detail", "why=It was old")
    assert answer.status == 0, answer.err
    return reflect


class Editor:
    """The owner's editor: what it does to the file is Python, with the form at hand as ``form``."""

    def __init__(self, folder: Path, reflect: Reflect) -> None:
        self.script = folder / "editor.py"
        self.seen = folder / "seen"
        self.reflect = reflect
        reflect.environ["EDITOR"] = f'"{sys.executable}" "{self.script}"'

    def __call__(self, does: str, *options: str, number: str = "1") -> Answer:
        self.does(does)
        return self.reflect("edit", number, *options, terminal=ON_A_TERMINAL)

    def does(self, does: str) -> None:
        self.script.write_text(
            "import sys\n"
            "file = sys.argv[-1]\n"
            "form = open(file, newline='', encoding='utf-8').read()\n"
            f"open({str(self.seen)!r}, 'w', newline='', encoding='utf-8').write(form)\n"
            f"{does}\n"
            "open(file, 'w', newline='', encoding='utf-8').write(form)\n"
        )

    def replaces(self, old: str, new: str, *options: str) -> Answer:
        answer = self(f"form = form.replace({old!r}, {new!r})", *options)
        assert old in self.form, "the form holds what is replaced"
        return answer

    @property
    def form(self) -> str:
        return self.seen.read_bytes().decode()


@pytest.fixture
def editor(tmp_path: Path, kettle: Reflect) -> Editor:
    return Editor(tmp_path, kettle)


def record(reflect: Reflect, number: str = "1") -> dict[str, Any]:
    found: dict[str, Any] = reflect("show", number, "--json").json["reflection"]
    return found


def drafts(reflect: Reflect) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = reflect("drafts", "--json").json["drafts"]
    return listed


class TestInTheEditor:
    def test_the_fields_stand_above_the_text(self, editor: Editor) -> None:
        editor("")
        assert 'question = "capturing-learning/pressure"' in editor.form
        assert "# Where did something give way under pressure" in editor.form
        assert 'on = "2026-11-22 14:05"' in editor.form
        assert 'tags = ["kitchen"]' in editor.form
        assert 'with = ["Ben"]' in editor.form
        assert 'why = "It was old"' in editor.form
        assert editor.form.endswith("+++\nThe #kettle leaked with @Ana.\n")

    def test_the_probes_that_have_no_answer_yet_can_be_answered(self, editor: Editor) -> None:
        probes = editor.reflect("framework", "show", "--json").json["framework"]["questions"][3]["probes"]
        editor("")
        for probe in probes:
            assert f"# {probe['wording']}\n" in editor.form
        key = next(probe["key"] for probe in probes if probe["key"] != "why")
        editor.replaces(f'{key} = ""', f'{key} = "Ben looked after it."')
        assert record(editor.reflect)["details"] == {key: "Ben looked after it.", "why": "It was old"}

    def test_left_as_it_is_nothing_is_changed(self, editor: Editor) -> None:
        before = editor.reflect.journal.read_bytes()
        answer = editor("")
        assert (answer.status, answer.out, answer.err) == (0, "", "Nothing was changed.\n")
        assert editor.reflect.journal.read_bytes() == before
        assert drafts(editor.reflect) == []

    @pytest.mark.parametrize("left", ["form = ''", "form = form[:form.rindex('+++') + 4]"])
    def test_left_without_a_text_nothing_is_changed(self, left: str, editor: Editor) -> None:
        assert editor(left).status == 0
        assert record(editor.reflect)["revision"] == 1
        assert drafts(editor.reflect) == []

    def test_the_text_is_changed_and_its_names_are_read_again(self, editor: Editor) -> None:
        answer = editor.replaces("#kettle leaked with @Ana", "#stove leaked with @Dora")
        assert answer.status == 0, answer.err
        assert answer.lines[0] == "Edited reflection 1."
        now = record(editor.reflect)
        assert now["text"] == "The #stove leaked with @Dora."
        assert now["tags"] == ["kitchen", "stove"], "what was given beside the text stays"
        assert now["with"] == ["Ben", "Dora"]
        assert now["revision"] == 2

    @pytest.mark.parametrize(
        ("old", "new", "field", "value"),
        [
            ("capturing-learning/pressure", "success", "question", "success"),
            ('point = "kettle"', 'point = ""', "point", None),
            ('by = ""', 'by = "Eva"', "by", "Eva"),
            ('tags = ["kitchen"]', 'tags = ["office"]', "tags", ["kettle", "office"]),
            ('with = ["Ben"]', "with = []", "with", ["Ana"]),
            ('from = ["Cem"]', 'from = ["Eva", "Cem"]', "from", ["Cem", "Eva"]),
            ('why = "It was old"', 'why = "It was new"', "details", {"why": "It was new"}),
            ('audience = "team"', 'audience = "private"', "audience", "private"),
            ("highlighted = false", "highlighted = true", "highlighted", True),
            ('on = "2026-11-22 14:05"', 'on = "friday 16:00"', "on", "2026-11-20T16:00:00+00:00"),
            ('on = "2026-11-22 14:05"', 'on = "2026-11-20"', "timed", False),
        ],
    )
    def test_each_field_can_be_changed(
        self, old: str, new: str, field: str, value: object, editor: Editor
    ) -> None:
        before = record(editor.reflect)
        assert editor.replaces(old, new).status == 0
        after = record(editor.reflect)
        assert after[field] == value
        beside = {"revision", field} | ({"on", "day", "week", "timed"} if old.startswith("on") else set())
        beside |= {"framework", "lens"} if field == "question" else set()
        assert {name for name in after if after[name] != before[name]} <= beside, "all else stays"

    def test_a_moment_of_another_time_zone_is_shown_with_its_offset(self, editor: Editor) -> None:
        editor.reflect.now = NOW.astimezone(timezone(timedelta(hours=2)))
        editor.reflect("add", "Far away.")
        editor("", number="2")
        assert 'on = "2026-11-22 16:05+02:00"' in editor.form
        assert record(editor.reflect, "2")["on"] == "2026-11-22T16:05:00+02:00"

    def test_one_undo_takes_it_back(self, editor: Editor) -> None:
        editor.replaces('point = "kettle"', 'point = "stove"')
        editor.reflect("undo")
        assert record(editor.reflect)["point"] == "kettle"

    def test_it_answers_with_the_record_when_asked(self, editor: Editor) -> None:
        answer = editor.replaces("leaked", "burst", "--json")
        assert answer.json["reflection"]["text"] == "The #kettle burst with @Ana."

    def test_a_mistake_in_the_fields_names_the_line_and_keeps_what_was_written(self, editor: Editor) -> None:
        answer = editor.replaces('point = "kettle"', "point = kettle")
        assert answer.status == 2
        said = " ".join(answer.err.split())
        assert "Line 10 of the form can not be read" in said
        assert "kept as draft d1" in said
        assert record(editor.reflect)["revision"] == 1
        [draft] = drafts(editor.reflect)
        assert (draft["verb"], draft["number"], draft["words"]) == (
            "edit",
            1,
            "The #kettle leaked with @Ana.",
        )

    def test_it_can_be_mended_in_the_editor(self, editor: Editor) -> None:
        answer = editor.replaces('point = "kettle"', "point = stove")
        assert "`reflect drafts restore d1 --edit`" in " ".join(answer.err.split())
        editor.does("form = form.replace('= stove', '= \"stove\"')")
        answer = editor.reflect("drafts", "restore", "--edit", terminal=ON_A_TERMINAL)
        assert answer.status == 0, answer.err
        assert record(editor.reflect)["point"] == "stove"

    def test_a_mended_draft_is_applied(self, editor: Editor) -> None:
        editor.replaces('point = "kettle"', "point = stove")
        file = Path(drafts(editor.reflect)[0]["file"])
        answer = editor.reflect("drafts", "restore")
        assert answer.status == 2
        assert "Line 10" in answer.err
        file.write_text(file.read_text().replace("point = stove", 'point = "stove"'))
        assert editor.reflect("drafts", "restore").status == 0
        assert record(editor.reflect)["point"] == "stove"
        assert drafts(editor.reflect) == []

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("capturing-learning/pressure", "presure", "There is no question 'presure'"),
            ('point = "kettle"', f'point = "{"x" * 301}"', "the name of a point"),
            ("leaked", "leaked\0", "NUL"),
            ("leaked", "x" * 2**20, "a reflection holds at most"),
        ],
        ids=["a question", "a name", "NUL", "too long"],
    )
    def test_what_can_not_be_stored_is_kept(self, old: str, new: str, said: str, editor: Editor) -> None:
        answer = editor.replaces(old, new)
        assert answer.status == 2
        assert said in " ".join(answer.err.split())
        assert len(drafts(editor.reflect)) == 1
        assert record(editor.reflect)["revision"] == 1

    def test_what_was_changed_meanwhile_is_not_overwritten(self, editor: Editor) -> None:
        meanwhile = (
            "import subprocess; "
            f"subprocess.run([sys.executable, '-m', 'reflect', '-j', {str(editor.reflect.journal)!r}, "
            "'edit', '1', '-p', 'stove'], check=True, stdout=subprocess.DEVNULL); "
            "form = form.replace('leaked', 'burst')"
        )
        answer = editor(meanwhile)
        assert answer.status == 4
        said = " ".join(answer.err.split())
        assert "Reflection 1 was changed meanwhile" in said
        assert "`reflect drafts restore d1 --anyway` brings it back." in said
        assert (record(editor.reflect)["text"], record(editor.reflect)["point"]) == (ADD[1], "stove")
        assert editor.reflect("drafts", "restore").status == 4
        answer = editor.reflect("drafts", "restore", "--anyway")
        assert answer.status == 0, answer.err
        now = record(editor.reflect)
        assert now["text"] == "The #kettle burst with @Ana."
        assert now["point"] == "stove", "only what was changed in the form is changed"

    def test_a_draft_of_it_can_become_a_new_reflection(self, editor: Editor) -> None:
        editor.replaces('point = "kettle"', "point = stove")
        editor.reflect("delete", "1")
        assert editor.reflect("drafts", "restore", "--alone").status == 0
        new = record(editor.reflect, "2")
        assert (new["text"], new["point"], new["audience"]) == (ADD[1], None, "private")

    def test_an_editor_that_fails_keeps_only_what_was_changed(self, editor: Editor) -> None:
        failed = "open(file, 'w').write(form); sys.exit(3)"
        assert editor(failed).status == 2
        assert drafts(editor.reflect) == [], "there was nothing to keep"
        assert editor(f"form = form.replace('leaked', 'burst'); {failed}").status == 2
        assert len(drafts(editor.reflect)) == 1

    def test_last_is_the_newest(self, editor: Editor) -> None:
        editor.reflect("add", "Coffee.")
        editor("form = form.replace('Coffee', 'Cocoa')", number="last")
        assert editor.reflect.texts("list")[0] == "Cocoa."

    def test_a_revision_that_is_not_the_newest_is_told_before_the_editor_opens(self, editor: Editor) -> None:
        assert editor("", "--revision", "7").status == 4
        assert not editor.seen.exists()

    @pytest.mark.parametrize("terminal", [(), ("stdout",), ("stdin",)])
    def test_it_needs_a_terminal(self, terminal: tuple[str, ...], kettle: Reflect) -> None:
        answer = kettle("edit", "1", terminal=terminal)
        assert answer.status == 2
        assert "--text -" in answer.err
        assert kettle("edit", "1", "--no-input", terminal=ON_A_TERMINAL).status == 2

    def test_it_takes_one_at_a_time(self, kettle: Reflect) -> None:
        answer = kettle("edit", "1", "2", terminal=ON_A_TERMINAL)
        assert answer.status == 2
        assert "one at a time" in " ".join(answer.err.split())

    def test_a_new_text_behind_the_number_is_told_its_place(self, kettle: Reflect) -> None:
        answer = kettle("edit", "1", "A", "new", "text")
        assert answer.status == 2
        assert "a new text goes behind --text" in answer.err


class TestByOptions:
    @pytest.mark.parametrize(
        ("options", "changed"),
        [
            (("--text", "Tea."), {"text": "Tea.", "tags": ["kitchen"], "with": ["Ben"]}),
            (("--text", "-"), {"text": "From the pipe.\n", "tags": ["kitchen"], "with": ["Ben"]}),
            (("-q", "success"), {"question": "success", "lens": "positive"}),
            (("-p", "stove"), {"point": "stove"}),
            (("-t", "tea", "-t", "#milk"), {"tags": ["kettle", "kitchen", "milk", "tea"]}),
            (("--untag", "Kitchen"), {"tags": ["kettle"]}),
            (("--untag", "kitchen", "-t", "tea"), {"tags": ["kettle", "tea"]}),
            (("--by", "Eva"), {"by": "Eva"}),
            (("--with", "Eva"), {"with": ["Ana", "Ben", "Eva"]}),
            (("--from", "Eva"), {"from": ["Cem", "Eva"]}),
            (
                ("--on", "2026-11-20"),
                {"day": "2026-11-20", "on": "2026-11-20T00:00:00+00:00", "timed": False},
            ),
            (("--detail", "why=New"), {"details": {"why": "New"}}),
            (("--detail", "how=Slowly"), {"details": {"why": "It was old", "how": "Slowly"}}),
            (("--private",), {"audience": "private"}),
            (("--audience", "anonymous"), {"audience": "anonymous"}),
            (("--highlight",), {"highlighted": True}),
            (
                ("--clear", "question", "--clear", "point"),
                {"question": None, "framework": None, "lens": None, "point": None},
            ),
            (("--clear", "tags", "-t", "tea"), {"tags": ["kettle", "tea"]}),
            (("--clear", "with", "--clear", "from"), {"with": ["Ana"], "from": []}),
            (("--clear", "details"), {"details": {}}),
            (("--clear", "detail.why"), {"details": {}}),
        ],
        ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
    )
    def test_only_what_is_named_changes(
        self, options: tuple[str, ...], changed: dict[str, Any], kettle: Reflect
    ) -> None:
        before = record(kettle)
        answer = kettle("edit", "1", *options, stdin="From the pipe.\n")
        assert answer.status == 0, answer.err
        assert answer.lines[0] == "Edited reflection 1."
        after = record(kettle)
        assert {name: after[name] for name in after if after[name] != before[name]} == {
            **changed,
            "revision": 2,
        }

    def test_what_is_so_already_is_told_and_not_written(self, kettle: Reflect) -> None:
        answer = kettle("edit", "1", "-t", "kitchen", "--no-highlight")
        assert (answer.status, answer.out, answer.err) == (0, "", "Nothing changed in reflection 1.\n")
        assert record(kettle)["revision"] == 1

    def test_it_answers_with_the_record_when_asked(self, kettle: Reflect) -> None:
        answer = kettle("edit", "1", "-t", "tea", "--json").json["reflection"]
        assert answer == record(kettle)
        assert "tea" in answer["tags"]

    @pytest.mark.parametrize(
        ("options", "status", "said"),
        [
            (("-q", "presure"), 2, "did you mean pressure"),
            (("--text", " "), 2, "The text is empty"),
            (("--text", "-"), 2, "The text is empty"),
            (("--on", "someday"), 2, "not a date"),
            (("--on", "2027-11-20"), 2, "future"),
            (("--detail", "why"), 2, "KEY=TEXT"),
            (("--clear", "text"), 2, "'text' can not be cleared"),
            (("--clear", "everything"), 2, "question, point, by"),
            (("--audience", "all"), 2, "choose team"),
            (("--private", "--audience", "team"), 2, "can not both be"),
            (("-t", ""), 2, "A tag needs a name"),
            (("--untag", "kettle"), 2, "stands in the text"),
            (("-t", "tea", "--revision", "7"), 4, "changed meanwhile"),
            (("-t", "tea", "--revision", "x"), 2, "revision"),
        ],
    )
    def test_what_can_not_be_is_refused_and_nothing_changes(
        self, options: tuple[str, ...], status: int, said: str, kettle: Reflect
    ) -> None:
        answer = kettle("edit", "1", *options)
        assert answer.status == status
        assert said in answer.err
        assert record(kettle)["revision"] == 1

    @pytest.mark.parametrize("number", ["7", "0", "99999999999999999999"])
    def test_a_number_that_is_not_there_is_not_found(self, number: str, kettle: Reflect) -> None:
        assert kettle("edit", number, "-t", "tea").status == 3
        assert kettle("edit", number, terminal=ON_A_TERMINAL).status == 3

    def test_a_deleted_one_must_be_restored_first(self, kettle: Reflect) -> None:
        kettle("delete", "1")
        for options, terminal in ((("-t", "tea"), ()), ((), ON_A_TERMINAL)):
            answer = kettle("edit", "1", *options, terminal=terminal)
            assert answer.status == 3
            assert "`reflect restore 1` brings it back" in " ".join(answer.err.split())

    def test_without_a_journal_there_is_nothing_to_change(self, reflect: Reflect) -> None:
        assert reflect("edit", "1", "-t", "tea").status == 3
        assert reflect("edit", "last", terminal=ON_A_TERMINAL).status == 3
        assert not reflect.journal.exists()

    def test_a_text_that_can_not_be_stored_is_kept_as_a_draft(self, kettle: Reflect) -> None:
        answer = kettle("edit", "last", "--text", "-", "--revision", "7", "-t", "tea", stdin="A new text.\n")
        assert answer.status == 4
        assert "`reflect drafts restore d1 --anyway`" in answer.err
        assert kettle("drafts", "restore", "d1", "--anyway").status == 0
        assert record(kettle)["text"] == "A new text.\n"
        assert "tea" in record(kettle)["tags"]

    def test_a_revision_that_is_still_the_newest_is_changed(self, kettle: Reflect) -> None:
        assert kettle("edit", "1", "-t", "tea", "--revision", "1").status == 0


class TestManyAtOnce:
    @pytest.fixture
    def three(self, kettle: Reflect) -> Reflect:
        kettle("add", "Two.", "-p", "laptop", "-t", "tea")
        kettle("add", "Three.", "-p", "laptop")
        return kettle

    def test_numbers_come_from_a_list(self, three: Reflect) -> None:
        numbers = three("list", "-p", "laptop", "--numbers").out
        assert numbers == "3\n2\n"
        answer = three("edit", "-", "-p", "laptops", stdin=numbers)
        assert answer.status == 0, answer.err
        assert answer.lines[0] == "Edited reflections 3, 2."
        assert [record(three, number)["point"] for number in "123"] == ["kettle", "laptops", "laptops"]

    @pytest.mark.parametrize("numbers", ["1\n2\n3\n", "1 2 3", "1 2\r\n3 3\n"])
    def test_numbers_stand_one_or_several_on_a_line(self, numbers: str, three: Reflect) -> None:
        assert three("edit", "-", "-t", "all", stdin=numbers).status == 0
        assert three("list", "-t", "all", "--numbers").lines == ["3", "2", "1"]

    def test_or_as_arguments(self, three: Reflect) -> None:
        assert three("edit", "1", "last", "-t", "some").status == 0
        assert three("list", "-t", "some", "--numbers").lines == ["3", "1"]

    def test_one_undo_takes_all_of_it_back(self, three: Reflect) -> None:
        three("edit", "1", "2", "3", "-t", "all", "--private")
        three("undo")
        assert three("list", "-t", "all", "--numbers").out == ""
        assert {record(three, number)["audience"] for number in "123"} == {"team"}

    def test_all_or_none(self, three: Reflect) -> None:
        assert three("edit", "1", "7", "-t", "all").status == 3
        assert three("list", "-t", "all", "--numbers").out == ""

    def test_what_was_so_already_is_told_apart(self, three: Reflect) -> None:
        answer = three("edit", "1", "2", "3", "-t", "tea")
        assert answer.lines[0] == "Edited reflections 1, 3."
        assert answer.err == "Nothing changed in reflection 2.\n"

    def test_as_json(self, three: Reflect) -> None:
        answer = three("edit", "1", "2", "3", "-t", "tea", "--json").json["amended"]
        assert (answer["changed"], answer["unchanged"]) == ([1, 3], [2])

    def test_the_record_of_one_from_a_pipe_is_like_that_of_many(self, three: Reflect) -> None:
        answer = three("edit", "-", "-t", "all", "--json", stdin="1\n")
        assert answer.json["amended"]["changed"] == [1]

    @pytest.mark.parametrize(
        ("arguments", "stdin"),
        [
            (("1", "2", "--text", "All the same."), ""),
            (("-", "--text", "All the same."), "1\n2\n"),
            (("-", "--text", "-"), "1\n2\n"),
            (("1", "2", "-t", "all", "--revision", "1"), ""),
            (("-", "-t", "all"), "one\n"),
            (("-", "-t", "all"), "1.5\n"),
            (("-",), "1\n"),
        ],
    )
    def test_what_goes_with_one_only_is_refused(
        self, arguments: tuple[str, ...], stdin: str, three: Reflect
    ) -> None:
        assert three("edit", *arguments, stdin=stdin).status == 2
        assert {record(three, number)["revision"] for number in "123"} == {1}


class TestNumbers:
    def test_a_search_gives_them_too(self, kettle: Reflect) -> None:
        kettle("add", "Two kettles.")
        assert sorted(kettle("search", "kettle", "--numbers").lines) == ["1", "2"]

    def test_of_an_empty_list_there_are_none(self, kettle: Reflect) -> None:
        answer = kettle("list", "-t", "nothing", "--numbers")
        assert (answer.status, answer.out) == (0, "")
        assert "nothing" in answer.err

    def test_a_list_that_is_cut_says_so_beside_them(self, kettle: Reflect) -> None:
        for number in range(12):
            kettle("add", f"Tea {number}.")
        answer = kettle("list", "--numbers")
        assert len(answer.lines) == 10
        assert "--all" in answer.err

    @pytest.mark.parametrize("form", [("--json",), ("--format", "plain")])
    def test_they_are_a_form_of_their_own(self, form: tuple[str, ...], kettle: Reflect) -> None:
        assert kettle("list", "--numbers", *form).status == 2
