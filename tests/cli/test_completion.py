"""TAB: what `reflect` answers to a shell; the shells themselves are in test_completion_in_shells.py."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

import pytest

from reflect.cli import reference
from reflect.cli.bash_line import as_readline_puts_it, split_line
from reflect.cli.offers import OFFERS, bare, takes_file
from reflect.cli.shells import SHELLS
from tests.conftest import Reflect

BREAKS = " \t\n\"'@><=;|&(:"  # bash's own COMP_WORDBREAKS
CALM = """\
key = "{key}"
name = "{key}"
about = "One question."
[[question]]
key = "calm"
wording = "What kept it calm?"
[[question.probe]]
key = "why"
wording = "Why?"
[[question.probe]]
key = "who"
wording = "Who helped?"
"""
AWKWARD = (
    "front desk",
    "it's",
    'say "hi"',
    "a$b",
    "`x`",
    "back\\slash",
    "!bang",
    "a*b",
    "k=v",
    "team:a",
    "semi;colon",
    "~home",
    "tab & co",
    "Zoë van Dam",
    "(brackets)",
    "100%",
)


def asked(reflect: Reflect, shell: str, *words: str, **environ: str) -> list[str]:
    """The lines a shell hears when TAB is pressed behind these words."""
    before = dict(reflect.environ)
    reflect.environ |= {"_REFLECT_COMPLETE": shell, **environ}
    answer = reflect(*words)
    reflect.environ = before
    assert (answer.status, answer.err) == (0, "")
    return answer.lines


def offered(reflect: Reflect, *words: str) -> list[str]:
    """The values offered for the last word, in the way zsh and fish hear them."""
    return [line.split("\t")[0] for line in asked(reflect, "zsh", *words) if line[0] != "\t"]


def explained(reflect: Reflect, *words: str) -> dict[str, str]:
    """{value: what it is}"""
    return dict(line.split("\t") for line in asked(reflect, "zsh", *words))


@pytest.fixture
def kept(reflect: Reflect) -> Reflect:
    """A journal with names in it."""
    reflect(
        "add",
        "Laptops could not log in.",
        "-q",
        "pressure",
        "-p",
        "case system",
        "-t",
        "remote",
        "--by",
        "Ana",
    )
    reflect(
        "add", "Handover took two minutes.", "-q", "success", "--with", "Bo", "--from", "Cy Ono", "-t", "team"
    )
    return reflect


def test_commands_with_their_help_line(reflect: Reflect) -> None:
    found = explained(reflect, "")
    assert found["add"] == "Write a reflection."
    assert {"ask", "list", "show", "search", "report", "import", "export", "completion"} <= set(found)
    assert offered(reflect, "rep") == ["report"]


def test_subcommands_of_a_group(reflect: Reflect) -> None:
    assert offered(reflect, "report", "")[:3] == ["summary", "positives", "pressure"]
    assert offered(reflect, "report", "--all", "p") == ["positives", "pressure"]
    assert {"week", "jsonl"} <= set(offered(reflect, "-j", "other.db", "export", ""))


def test_options_with_what_they_do_and_not_twice(reflect: Reflect) -> None:
    found = explained(reflect, "add", "--")
    assert found["--tag"] == "A tag; may be repeated."
    assert {"--question", "--journal", "--help"} <= set(found)
    assert "-q" in offered(reflect, "add", "-")
    again = offered(reflect, "add", "Tea.", "-q", "success", "-t", "tea", "--")
    assert "--question" not in again, "it has been given"
    assert "--tag" in again, "it may be repeated"


@pytest.mark.parametrize("option", ["-q", "--question"])
def test_questions_in_use_by_their_shortest_name(option: str, kept: Reflect) -> None:
    found = explained(kept, "list", option, "")
    assert list(found)[:5] == ["space", "data", "together", "pressure", "success"]
    assert "pride" in found, "the other framework in use"
    assert found["success"].startswith("What went right?")
    assert offered(kept, "add", option, "su") == ["success"]


def test_questions_by_their_framework_when_that_was_begun(kept: Reflect) -> None:
    assert offered(kept, "add", "-q", "learning-in-practice/p") == [
        "learning-in-practice/people",
        "learning-in-practice/practice",
        "learning-in-practice/pride",
    ]
    assert offered(kept, "add", "-q", "cap")[0] == "capturing-learning/space"


def test_a_question_that_two_frameworks_share_is_offered_so_that_it_is_understood(kept: Reflect) -> None:
    for key in ("one", "two"):
        assert kept("framework", "add", "-", stdin=CALM.format(key=key)).status == 0
    kept("framework", "use", "capturing-learning", "one", "two")
    assert {"one/calm", "two/calm"} <= set(offered(kept, "add", "-q", ""))
    for name in offered(kept, "add", "-q", ""):
        assert kept("add", "Tea.", "-q", name).status == 0, name


def test_tags_people_and_points_whatever_the_case_they_are_typed_in(kept: Reflect) -> None:
    assert offered(kept, "add", "-t", "") == ["remote", "team"]
    assert offered(kept, "search", "handover", "--tag", "TE") == ["team"]
    for option in ("--by", "--with", "--from"):
        assert offered(kept, "add", option, "") == ["Ana", "Bo", "Cy Ono"]
    assert offered(kept, "list", "--person", "c") == ["Cy Ono"]
    assert offered(kept, "report", "pressure", "-p", "") == ["case system"]


def test_a_value_behind_an_equals_sign(kept: Reflect) -> None:
    assert offered(kept, "list", "--tag=re") == ["--tag=remote"]
    assert offered(kept, "list", "--person=cy") == ["--person=Cy Ono"]


def test_names_inside_a_text(kept: Reflect) -> None:
    assert offered(kept, "add", "Tea with @a") == []
    assert offered(kept, "add", "Tea", "with", "@a") == ["@Ana"]
    assert offered(kept, "add", "@") == ["@Ana", "@Bo"], "a name of two words is not read inline"
    assert offered(kept, "add", "#te") == ["#team"]
    assert offered(kept, "add", "te") == []


def test_groups_of_the_roster(kept: Reflect) -> None:
    with sqlite3.connect(kept.journal) as db:
        db.execute("UPDATE person SET on_roster = true, belongs_to = 'nurses' WHERE name IN ('Ana', 'Bo')")
    db.close()
    assert offered(kept, "meet", "--group", "") == ["nurses"]


ANYBODYS = {"ENCODING", "FIELD=COLUMN", "K", "KEY", "LINK", "NEW", "PATTERN", "QUERY", "ROLE", "SIGN"} | {
    *("FIELD=VALUE", "NAME,NAME", "SIGNS", "SIZE", "VALUE=QUESTION")
}


def test_every_value_is_offered_or_is_for_the_writer_to_say() -> None:
    """A new command names its values as the others do; what is new goes into the table of offers, or here."""
    unknown = {}
    for context in reference.every_command():
        for param in context.command.get_params(context):
            value = bare(param.metavar)
            choices = re.fullmatch(r"[a-z]+(\|[a-z]+)+", value)
            if (
                value
                and not choices
                and value not in {*OFFERS, *ANYBODYS, "NAME", "FORMAT"}
                and not takes_file(param)
            ):
                unknown[f"{context.command_path} {param.opts[-1]}"] = value
    assert unknown == {}


def test_reflections_by_number_the_newest_twenty(kept: Reflect) -> None:
    assert asked(kept, "zsh", "show", "") == [
        "last\tthe newest one",
        "2\tHandover took two minutes.",
        "1\tLaptops could not log in.",
    ]
    for number in range(25):
        kept("add", f"Cup {number}.\nAnd more.")
    found = explained(kept, "show", "")
    assert list(found)[:2] == ["last", "27"]
    assert len(found) == 21
    assert found["27"] == "Cup 24. …"
    assert offered(kept, "show", "l") == ["last"]


def test_a_count_is_not_a_reflection(kept: Reflect) -> None:
    assert offered(kept, "list", "-n", "") == []
    assert offered(kept, "report", "themes", "--top", "") == []


def test_what_was_deleted_is_offered_to_restore_first_of_all(kept: Reflect) -> None:
    kept("delete", "1")
    assert offered(kept, "show", "") == ["last", "2"]
    assert offered(kept, "restore", "") == ["1", "2"]


def test_changes_with_what_they_were(kept: Reflect) -> None:
    kept("delete", "1")
    assert next(iter(explained(kept, "undo", "").items())) == ("3", "delete: reflection 1")


def test_drafts_with_their_words(kept: Reflect) -> None:
    kept("add", "-", "-q", "presure", stdin="Words that came through a pipe.")
    assert explained(kept, "drafts", "drop", "") == {"d1": "Words that came through a pipe."}
    assert offered(kept, "import", "csv", "--delimiter", "") == []


def test_a_field_to_clear(kept: Reflect) -> None:
    assert offered(kept, "edit", "1", "--clear", "p") == ["point"]


def test_periods_weeks_and_days_that_are_understood(kept: Reflect) -> None:
    periods = offered(kept, "list", "--in", "")
    assert {"last week", "2026-W47", "2026-11", "2026-Q4", "all"} <= set(periods)
    weeks = offered(kept, "report", "--week", "")
    assert weeks[:2] == ["last", "2026-W47"]
    days = offered(kept, "list", "--since", "")
    assert {"yesterday", "2026-11-21"} <= set(days)
    moments = explained(kept, "add", "--on", "")
    assert moments["friday"] == "2026-11-20"
    assert "sunday" not in moments, "that is today"
    for option, values in (("--in", periods), ("--week", weeks), ("--since", days)):
        for value in values:
            assert kept("list", option, value).status == 0, value
    for value, day in list(moments.items())[2:7]:
        assert day in kept("add", "Tea.", "--on", value).out


def test_what_can_only_be_one_of_a_few(kept: Reflect) -> None:
    assert offered(kept, "list", "--format", "") == ["table", "plain", "json", "jsonl", "csv", "md"]
    assert offered(kept, "show", "1", "--format", "") == ["table", "plain", "json", "jsonl"]
    assert offered(kept, "list", "--lens", "p") == ["people", "practice", "pressure", "positive", "plan"]
    assert offered(kept, "add", "--audience", "") == ["team", "anonymous", "private"]
    assert offered(kept, "import", "csv", "--on-error", "") == ["stop", "skip"]
    assert offered(kept, "completion", "") == list(SHELLS)


def test_frameworks_by_name(kept: Reflect) -> None:
    found = offered(kept, "framework", "use", "gibbs", "")
    assert found[:2] == ["capturing-learning", "learning-in-practice"]
    assert "gibbs" in found
    assert offered(kept, "framework", "show", "gi") == ["gibbs"]
    assert offered(kept, "ask", "--framework", "lea") == ["learning-in-practice"]


def test_the_probes_of_the_question_that_was_named(kept: Reflect) -> None:
    found = asked(kept, "zsh", "add", "-q", "success", "--detail", "")
    assert found[0].startswith("why=\tWhy did it work")
    assert found[-1] == "\tnospace", "the answer follows at once"
    assert asked(kept, "zsh", "add", "--detail", "") == []
    assert asked(kept, "zsh", "add", "-q", "success", "--detail", "why=") == []


def test_journals_by_name_and_any_file(
    kept: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.environ["XDG_DATA_HOME"] = str(tmp_path / "data")
    folder = tmp_path / "data" / "reflect"
    folder.mkdir(parents=True)
    for name in ("journal.db", "team.db", "notes.txt"):
        (folder / name).touch()
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert offered(kept, "-j", "") == ["journal", "team"]
        assert offered(kept, "list", "--journal", "t") == ["team"]
        assert offered(kept, "journal", "use", "") == ["journal", "team"]
        assert offered(kept, "journal", "new", "") == []
    assert asked(kept, "zsh", "-j", "./") == ["\tfiles"]


def test_the_journal_that_is_named_on_the_line_is_the_one_that_is_read(kept: Reflect, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    kept("-j", other, "add", "Tea.", "-t", "kitchen")
    assert offered(kept, "-j", other, "list", "-t", "") == ["kitchen"]
    assert offered(kept, "list", "-j", other, "-t", "") == ["kitchen"]
    assert offered(kept, "list", "-t", "") == ["remote", "team"]


@pytest.mark.parametrize(
    "words", [("import", "csv", ""), ("framework", "add", "x"), ("demo", "--keep", "")], ids=" ".join
)
def test_a_file_is_left_to_the_shell(words: tuple[str, ...], kept: Reflect) -> None:
    assert asked(kept, "fish", *words) == ["\tfiles"]


@pytest.mark.parametrize(
    "words",
    [
        ("redo", ""),
        ("show", "1", ""),
        ("add", "--key", ""),
        ("list", "--nothing", ""),
        ("show", "--", ""),
    ],
    ids=" ".join,
)
def test_where_nothing_fits_nothing_is_offered(words: tuple[str, ...], reflect: Reflect) -> None:
    assert asked(reflect, "zsh", *words) == []


def test_a_machine_without_a_journal_knows_the_questions_and_makes_nothing(
    reflect: Reflect, tmp_path: Path
) -> None:
    assert "success" in offered(reflect, "add", "-q", "")
    for words in (
        ("add", "-t", ""),
        ("show", ""),
        ("list", "--by", ""),
        ("-j", str(tmp_path / "no.db"), "show", ""),
    ):
        assert offered(reflect, *words) == []
    assert list(tmp_path.iterdir()) == []


def test_reading_leaves_the_journal_as_it_is(kept: Reflect, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    for words in (("show", ""), ("add", "-t", ""), ("add", "-q", "")):
        assert offered(kept, *words)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


@pytest.mark.parametrize("content", [b"", b"no journal", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_journal_completes_nothing(content: bytes, reflect: Reflect) -> None:
    reflect.journal.write_bytes(content)
    assert offered(reflect, "show", "") == []
    assert "--tag" in offered(reflect, "list", "--t"), "which needs no journal"
    assert reflect.journal.read_bytes() == content


def test_a_locked_journal_completes_nothing_and_nobody_waits(kept: Reflect) -> None:
    with sqlite3.connect(kept.journal) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        assert offered(kept, "list", "-t", "") == []
    db.close()


def test_an_older_journal_is_not_brought_up_to_date_by_tab(kept: Reflect) -> None:
    with sqlite3.connect(kept.journal) as db:
        db.execute("PRAGMA user_version = 0")
    db.close()
    assert offered(kept, "list", "-t", "") == []
    assert [file for file in kept.journal.parent.iterdir() if "before-schema" in file.name] == []


def test_settings_and_what_they_may_be(kept: Reflect) -> None:
    assert {"audience", "day_starts", "purpose"} <= set(offered(kept, "config", "set", ""))
    assert offered(kept, "config", "get", "au") == ["audience"]
    assert offered(kept, "config", "set", "audience", "") == ["team", "anonymous", "private"]
    assert "gibbs" in offered(kept, "config", "set", "frameworks", "gibbs", "")
    assert offered(kept, "config", "set", "purpose", "") == []


def test_a_mistake_in_the_configuration_completes_nothing(kept: Reflect) -> None:
    kept.config.write_text("nonsense")
    assert offered(kept, "list", "--in", "") == []
    assert "list" in offered(kept, "")


def test_a_shell_nobody_knows_is_answered_with_nothing(reflect: Reflect) -> None:
    assert asked(reflect, "tcsh", "") == []
    assert asked(reflect, "bash", "") == [], "bash says the line in the environment"


def test_a_name_that_would_act_on_the_terminal_is_not_offered(kept: Reflect) -> None:
    with sqlite3.connect(kept.journal) as db:
        db.execute("UPDATE tag SET name = 'te' || char(27) || 'am' WHERE name = 'team'")
    db.close()
    assert offered(kept, "list", "-t", "") == ["remote"]


def test_words_of_a_reflection_stay_on_one_line_and_do_not_act(kept: Reflect) -> None:
    kept("add", "-", stdin="Tea\t\x1b[31mred\x07\nmore")
    [line] = [line for line in asked(kept, "fish", "show", "") if line.startswith("3")]
    assert line == "3\tTea ␛[31mred␇ …"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed(shell: str, reflect: Reflect) -> None:
    answer = reflect("completion", shell)
    assert answer.status == 0
    assert f"_REFLECT_COMPLETE={shell}" in answer.out.replace(" = '", "=")
    assert answer.out.isascii(), "every encoding of a profile can keep it"


def test_a_shell_without_a_script_is_told(reflect: Reflect) -> None:
    answer = reflect("completion", "tcsh")
    assert (answer.status, answer.out) == (2, "")
    assert "bash, zsh, fish, powershell" in answer.err


def bash(reflect: Reflect, line: str, **environ: str) -> list[str]:
    return asked(reflect, "bash", _REFLECT_LINE=line, _REFLECT_BREAKS=BREAKS, **environ)


def test_bash_hears_words_as_they_are_typed(kept: Reflect) -> None:
    assert bash(kept, "reflect add --from C") == ["Cy\\ Ono"]
    assert bash(kept, "reflect add --from 'C") == ["Cy Ono"]
    assert bash(kept, "reflect list --from=C") == ["Cy\\ Ono"], "readline replaces what stands behind ="
    assert bash(kept, "reflect add @A") == ["@Ana"]


def test_bash_lists_what_the_offers_are_one_a_line(kept: Reflect) -> None:
    told = bash(kept, "reflect show ", _REFLECT_TYPE="63", _REFLECT_COLUMNS="30")
    assert [line.rstrip() for line in told] == [
        "last  (the newest one)",
        "2     (Handover took two minu",
        "1     (Laptops could not log",
    ]
    assert all(len(line) > 15 for line in told), "two do not fit beside each other"
    assert bash(kept, "reflect show ", _REFLECT_TYPE="37") == ["last", "2", "1"], "menu-complete inserts them"
    assert bash(kept, "reflect show l", _REFLECT_TYPE="9") == ["last"], "the only one is inserted"


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_what_bash_is_given_means_the_name(name: str, quote: str) -> None:
    typed = f"reflect list -t {quote}{as_readline_puts_it(name, quote)}"
    assert split_line(typed, breaks=BREAKS).begun == name


@pytest.mark.parametrize(
    ("line", "words", "begun", "kept", "quote"),
    [
        ("reflect ", [], "", "", ""),
        ("reflect add", [], "add", "", ""),
        ("reflect  add ''", ["add"], "", "", ""),
        ("reflect add '' ", ["add", ""], "", "", ""),
        ("reflect list -t team:", ["list", "-t"], "team:", "team:", ""),
        ("reflect list -t team\\:a", ["list", "-t"], "team:a", "", ""),
        ("reflect list --tag='te", ["list"], "--tag=te", "--tag=", "'"),
        ('reflect list --tag="a b"c', ["list"], "--tag=a bc", "--tag=a b", ""),
        ('reflect add "x \\"y\\n', ["add"], 'x "y\\n', "", '"'),
        ("reflect add a@b", ["add"], "a@b", "a", ""),
        ("reflect add back\\", ["add"], "back", "", ""),
    ],
)
def test_a_line_is_taken_apart_as_readline_does(
    line: str, words: list[str], begun: str, kept: str, quote: str
) -> None:
    assert split_line(line, breaks=BREAKS) == (words, begun, kept, quote)


def powershell(reflect: Reflect, *words: str) -> list[str]:
    return asked(reflect, "powershell", _REFLECT_WORDS="\n".join(words))


def test_powershell_hears_what_to_insert_what_to_show_and_what_it_is(kept: Reflect) -> None:
    kept("add", "Tea.", "--by", "O’Brien 'Bo'")
    assert powershell(kept, "add", "--by", "") == [
        "Ana\tAna\t",
        "Bo\tBo\t",
        "'Cy Ono'\tCy Ono\t",
        "'O’’Brien ''Bo'''\tO’Brien 'Bo'\t",
    ]
    assert powershell(kept, "show", "l") == ["last\tlast\tthe newest one"]
    assert powershell(kept, "add", "@A") == ["'@Ana'\t@Ana\t"]
    assert powershell(kept, "") == asked(kept, "powershell"), "Windows keeps no empty variable"
