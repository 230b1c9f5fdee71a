"""Journals by name: `-j work`, `reflect journal new|list|use`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Reflect

ON_A_TERMINAL = ("stdin", "stdout", "stderr")


@pytest.fixture
def data(tmp_path: Path, reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which named journals are kept; the environment names none."""
    for variable in ("HOME", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    reflect.environ["REFLECT_JOURNAL"] = ""
    found: str = reflect("journal", "info", "--json").json["journal"]["journal"]
    return Path(found).parent


def listed(reflect: Reflect, *options: str) -> dict[str | None, tuple[bool, int | None]]:
    answer = reflect(*options, "journal", "list", "--json")
    assert answer.status == 0, answer.err
    return {each["name"]: (each["in_use"], each["reflections"]) for each in answer.json["journals"]}


class TestNames:
    def test_a_word_is_the_name_of_a_journal_in_the_data_folder(self, reflect: Reflect, data: Path) -> None:
        assert reflect("journal", "new", "work").status == 0
        assert reflect("-j", "work", "add", "Tea.").status == 0
        assert reflect.texts("list", "-j", "work") == ["Tea."]
        assert reflect.texts("list", "-j", str(data / "work.db")) == ["Tea."]
        assert reflect.texts("list") == []

    @pytest.mark.parametrize("way", ["-j", "REFLECT_JOURNAL", "configuration"])
    @pytest.mark.parametrize("command", [["list"], ["search", "tea"], ["undo"], [], ["add", "Tea."], ["ask"]])
    def test_a_name_that_is_not_there_never_makes_a_journal(
        self, command: list[str], way: str, reflect: Reflect, data: Path
    ) -> None:
        reflect("journal", "new", "work")
        options: list[str] = []
        if way == "-j":
            options = ["-j", "wrk"]
        elif way == "configuration":
            reflect.config.write_text("journal = 'wrk'")
        else:
            reflect.environ["REFLECT_JOURNAL"] = "wrk"
        answer = reflect(*options, *command, terminal=("stdin", "stderr") if command == ["ask"] else ())
        named = {"-j": "", "configuration": f", which {reflect.config} names"}.get(
            way, f", which {way} names"
        )
        assert (answer.status, answer.out) == (3, "")
        assert " ".join(answer.err.split()).startswith(
            f"There is no journal named 'wrk'{named}; did you mean work? There is only work. "
            "`reflect journal new wrk` makes one."
        )
        assert [file.name for file in data.iterdir()] == ["work.db"]

    def test_words_for_a_name_that_is_not_there_are_kept(self, reflect: Reflect, data: Path) -> None:
        answer = reflect("-j", "wrk", "add", "-", stdin="A long thought.")
        assert answer.status == 3
        assert "What you wrote is kept as draft d1" in answer.err

    def test_the_usual_one_is_called_journal_and_is_made_by_the_first_reflection(
        self, reflect: Reflect, data: Path
    ) -> None:
        reflect.environ["REFLECT_JOURNAL"] = "journal"
        assert reflect("list").status == 0
        assert reflect("-j", "journal", "add", "Tea.").status == 0
        assert (data / "journal.db").exists()
        reflect.environ["REFLECT_JOURNAL"] = ""
        assert reflect.texts("list") == ["Tea."]

    @pytest.mark.parametrize("path", ["./tea", "tea.db", "../there/tea", "tea/pot"])
    def test_what_has_a_separator_or_a_dot_is_a_path(
        self, path: str, reflect: Reflect, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "there").mkdir()
        monkeypatch.chdir(tmp_path / "there")
        assert reflect("-j", path, "add", "Tea.").status == 0
        assert (tmp_path / "there" / path).exists()
        assert not data.exists()

    def test_one_below_home_is_a_path(self, reflect: Reflect, data: Path, tmp_path: Path) -> None:
        (tmp_path / "home").mkdir()
        assert reflect("-j", "~/tea", "add", "Tea.").status == 0
        assert (Path("~").expanduser() / "tea").exists()

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("con", "on Windows that is a device"),
            ("NUL", "on Windows that is a device"),
            ("com1", "on Windows that is a device"),
            ("Lpt¹", "on Windows that is a device"),
            ("my diary", "a file in this folder is ./my diary"),
            ("-work", "can not be the name of a journal"),
            ("a*b", "can not be the name of a journal"),
            ("", ""),
            (" ", "can not be the name of a journal"),
            ("tea\n", "can not be the name of a journal"),
            ("x" * 41, "at most 40 characters, not 41"),
        ],
    )
    @pytest.mark.parametrize(
        "command", [["-j", "{}", "list"], ["-j", "{}", "add", "Tea."], ["journal", "new", "--", "{}"]]
    )
    def test_an_odd_name_is_refused_everywhere(
        self, command: list[str], name: str, said: str, reflect: Reflect, data: Path
    ) -> None:
        answer = reflect(*(word.format(name) for word in command))
        assert (answer.status, answer.out) == (2, "")
        assert said in answer.err
        assert len(answer.err.splitlines()) == 1
        assert not data.exists()

    def test_a_name_may_be_in_any_letters_and_is_the_same_composed_or_not(
        self, reflect: Reflect, data: Path
    ) -> None:
        assert reflect("journal", "new", "caf\u00e9_2-b").status == 0
        assert reflect("-j", "cafe\u0301_2-b", "add", "Tea.").status == 0
        assert reflect.texts("-j", "caf\u00e9_2-b", "list") == ["Tea."]


class TestNew:
    def test_it_says_where_it_is_and_how_to_use_it(self, reflect: Reflect, data: Path) -> None:
        answer = reflect("journal", "new", "work")
        assert answer.status == 0
        assert answer.err.startswith(
            f"A new journal is kept at {data / 'work.db'}.\nNothing leaves this machine"
        )
        assert "`reflect journal use work`" in answer.out
        assert not reflect.config.exists()

    def test_use_makes_it_the_usual_one(self, reflect: Reflect, data: Path) -> None:
        assert reflect("journal", "new", "work", "--use").status == 0
        reflect("add", "Tea.")
        assert reflect.texts("list", "-j", "work") == ["Tea."]

    def test_it_asks_from_the_frameworks_that_are_set(self, reflect: Reflect, data: Path) -> None:
        reflect.config.write_text('frameworks = ["gibbs"]')
        reflect("journal", "new", "work")
        known = reflect("-j", "work", "framework", "list", "--json").json["frameworks"]
        assert [each["key"] for each in known if each["in_use"]] == ["gibbs"]

    @pytest.mark.parametrize("name", ["work", "WORK"])
    def test_a_name_that_is_taken_is_refused(self, name: str, reflect: Reflect, data: Path) -> None:
        reflect("journal", "new", "work")
        reflect("-j", "work", "add", "Tea.")
        answer = reflect("journal", "new", name)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err == "There is a journal named 'work' already; choose another name.\n"
        assert reflect.texts("-j", "work", "list") == ["Tea."]

    def test_a_path_is_made_in_another_way(self, reflect: Reflect, tmp_path: Path, data: Path) -> None:
        answer = reflect("journal", "new", str(tmp_path / "tea.db"))
        assert answer.status == 2
        assert f"`reflect -j {tmp_path / 'tea.db'} add`" in answer.err
        assert not (tmp_path / "tea.db").exists()


class TestList:
    def test_names_how_many_reflections_paths_and_which_is_in_use(self, reflect: Reflect, data: Path) -> None:
        reflect("add", "Tea.")
        reflect("journal", "new", "work")
        assert reflect("journal", "list").lines == [
            f"in use  journal  1 reflection      {data / 'journal.db'}",
            f"        work     no reflections    {data / 'work.db'}",
        ]
        assert listed(reflect, "-j", "work") == {"journal": (False, 1), "work": (True, 0)}

    def test_before_the_first_reflection_there_is_the_usual_one_to_come(
        self, reflect: Reflect, data: Path
    ) -> None:
        assert reflect("journal", "list").lines == [
            f"in use  journal  not made yet      {data / 'journal.db'}"
        ]
        assert not data.exists()

    def test_one_in_use_elsewhere_is_listed_by_its_path(
        self, reflect: Reflect, data: Path, tmp_path: Path
    ) -> None:
        reflect("add", "Tea.")
        reflect.environ["REFLECT_JOURNAL"] = str(tmp_path / "there.db")
        assert listed(reflect) == {None: (True, None), "journal": (False, 1)}

    def test_backups_drafts_of_journals_and_other_files_are_none(self, reflect: Reflect, data: Path) -> None:
        reflect("add", "Tea.")
        assert reflect("journal", "backup").status == 0
        for name in (
            "journal.db.before-schema-2-from-1.0a1b2c3d",
            ".work.db.0a1b.new",
            "notes.txt",
            "con.db",
        ):
            (data / name).write_text("no journal")
        assert len(list(data.iterdir())) == 6
        assert listed(reflect) == {"journal": (True, 1)}

    def test_what_can_not_be_opened_is_listed_with_the_reason(self, reflect: Reflect, data: Path) -> None:
        reflect("add", "Tea.")
        (data / "diary.db").write_text("Dear diary, " * 20)
        (data / "folder.db").mkdir()
        (data / "emptied.db").touch()
        answer = reflect("journal", "list")
        assert answer.status == 0
        assert f"        diary    unusable          {data / 'diary.db'}" in answer.lines
        assert (
            f"        {data / 'diary.db'} is no journal, or is damaged; nothing was written to it."
            in answer.lines
        )
        assert "is a folder" in answer.out
        assert "has been emptied" in answer.out
        assert answer.lines[0].startswith("in use  journal  1 reflection")

    def test_a_name_in_use_that_is_not_there_is_listed_too(self, reflect: Reflect, data: Path) -> None:
        reflect("add", "Tea.")
        reflect.config.write_text("journal = 'wrk'")
        lines = reflect("journal", "list").lines
        assert lines[0] == f"in use  wrk      not there         {data / 'wrk.db'}"
        assert lines[1].strip().startswith("There is no journal named 'wrk'")

    def test_looking_brings_no_journal_up_to_date(self, reflect: Reflect, data: Path) -> None:
        reflect("journal", "new", "work")
        with closing(sqlite3.connect(data / "work.db")) as db:
            db.execute("PRAGMA user_version = 1")
        before = (data / "work.db").read_bytes()
        answer = reflect("journal", "list")
        assert "An older reflect wrote it; it is brought up to date when it is used." in answer.out
        assert (data / "work.db").read_bytes() == before
        assert [file.name for file in data.iterdir()] == ["work.db"], "no copy was made either"


class TestUse:
    def test_it_is_the_usual_one_from_now_on(self, reflect: Reflect, data: Path) -> None:
        reflect.config.write_text("# mine\n")
        reflect("journal", "new", "work")
        assert reflect("journal", "use", "work").out == "work is used from now on.\n"
        assert reflect.config.read_text() == '# mine\njournal = "work"\n'
        assert reflect("journal", "info", "--json").json["journal"]["name"] == "work"

    def test_a_path_is_kept_whole_and_by_its_name_where_it_has_one(
        self, reflect: Reflect, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reflect("journal", "new", "work")
        reflect("-j", str(tmp_path / "tea.db"), "add", "Tea.")
        monkeypatch.chdir(tmp_path)
        assert reflect("journal", "use", "tea.db").out == f"{tmp_path / 'tea.db'} is used from now on.\n"
        assert reflect.texts("list") == ["Tea."]
        assert reflect("journal", "use", str(data / "work.db")).out == "work is used from now on.\n"

    @pytest.mark.parametrize(
        ("meant", "status"), [("wrk", 3), ("./none.db", 3), ("diary.txt", 5), ("con", 2)]
    )
    def test_it_must_be_a_journal_that_is_there(
        self, meant: str, status: int, reflect: Reflect, data: Path, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        monkeypatch.chdir(tmp_path)
        (tmp_path / "diary.txt").write_text("Dear diary, " * 20)
        answer = reflect("journal", "use", meant)
        assert (answer.status, answer.out) == (status, "")
        assert not reflect.config.exists()

    def test_back_to_the_usual_one_needs_no_file(self, reflect: Reflect, data: Path) -> None:
        reflect("journal", "new", "work", "--use")
        assert reflect("journal", "use", "journal").status == 0
        assert reflect("add", "Tea.").status == 0
        assert (data / "journal.db").exists()

    def test_it_says_when_the_environment_goes_before_it(self, reflect: Reflect, data: Path) -> None:
        reflect("journal", "new", "work")
        reflect.environ["REFLECT_JOURNAL"] = "./other.db"
        assert reflect("journal", "use", "work").err == "REFLECT_JOURNAL is given and goes before it.\n"

    def test_config_set_says_when_the_name_is_not_there(self, reflect: Reflect, data: Path) -> None:
        reflect("journal", "new", "work")
        answer = reflect("config", "set", "journal", "wrk")
        assert answer.status == 0
        assert answer.err.startswith("There is no journal named 'wrk'; did you mean work?")


def test_info_says_the_name_of_a_journal_that_has_one(reflect: Reflect, data: Path, tmp_path: Path) -> None:
    reflect("journal", "new", "work")
    assert reflect("-j", "work", "journal", "info").lines[0] == "name           work"
    assert reflect("-j", str(data / "work.db"), "journal", "info").lines[0] == "name           work"
    elsewhere = reflect("-j", str(tmp_path / "w.db"), "add", "Tea.")
    assert elsewhere.status == 0
    assert reflect("-j", str(tmp_path / "w.db"), "journal", "info").lines[0].startswith("journal ")


def test_the_demo_names_the_path_of_what_it_keeps(
    reflect: Reflect, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = reflect("demo", "--keep", "tea")
    assert "reflect -j ./tea list" in answer.out
    assert reflect("-j", "./tea", "list").status == 0
