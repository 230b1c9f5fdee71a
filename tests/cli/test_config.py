"""`reflect config`: what is set, where that comes from, and changing it without spoiling the file."""

from __future__ import annotations

import os
import re
import signal
import stat
import tomllib
from pathlib import Path

import pytest

from reflect.cli.config_file import template, with_setting
from reflect.cli.settings import Settings
from reflect.cli.settings_toml import settings_in
from tests.conftest import Answer, Reflect, ReflectProcess

ON_A_TERMINAL = ("stdin", "stdout", "stderr")
OWN = """\
# how I like it
audience = "private"   # nobody's business
editor = 'vi'


day_starts = 04:00:00
"""


def in_force(reflect: Reflect, *options: str) -> dict[str, tuple[object, str, str | None]]:
    answer = reflect(*options, "config", "show", "--json")
    assert answer.status == 0, answer.err
    return {each["key"]: (each["value"], each["source"], each["where"]) for each in answer.json["settings"]}


class TestShow:
    def test_it_prints_every_setting_its_value_and_where_that_comes_from(self, reflect: Reflect) -> None:
        reflect.config.write_text('\nrhythm = ["monday", "friday"]\nhint = false\npager = ""\n')
        reflect.environ |= {"VISUAL": "vim -u NONE", "EDITOR": "ed"}
        assert reflect("config", "show").lines == [
            str(reflect.config),
            "",
            f"journal     environment (REFLECT_JOURNAL)  {reflect.journal}",
            "frameworks  default                        capturing-learning, learning-in-practice",
            "audience    default                        team",
            "name        default                        none",
            "purpose     default                        none",
            "rhythm      file (line 2)                  monday, friday",
            "day_starts  default                        00:00",
            "editor      environment (VISUAL)           vim -u NONE",
            "pager       file (line 4)                  none",
            "hint        file (line 3)                  false",
            "offer       default                        true",
            "template    default                        none",
            "languages   default                        en, de",
            "stop_words  default                        none",
            "weak_words  default                        none",
        ]

    def test_it_says_when_there_is_no_file(self, reflect: Reflect) -> None:
        assert reflect("config", "show").lines[0] == f"{reflect.config}  (not there: nothing is set)"
        assert not reflect.config.exists()

    def test_option_goes_before_environment_before_file_before_default(self, reflect: Reflect) -> None:
        assert in_force(reflect, "-j", "work")["journal"] == ("work", "option", "-j")
        assert in_force(reflect)["journal"] == (str(reflect.journal), "environment", "REFLECT_JOURNAL")
        reflect.environ["REFLECT_JOURNAL"] = ""
        assert in_force(reflect)["journal"] == ("journal", "default", None)
        reflect.config.write_text("journal = 'work'\neditor = 'ed'\npager = 'more'")
        found = in_force(reflect)
        assert found["journal"] == ("work", "file", "line 1")
        assert found["editor"] == ("ed", "file", "line 2")
        assert found["pager"] == ("more", "file", "line 3"), "which goes before PAGER"
        reflect.config.unlink()
        reflect.environ |= {"EDITOR": "vi", "PAGER": "most"}
        assert in_force(reflect)["editor"] == ("vi", "environment", "EDITOR")
        assert in_force(reflect)["pager"] == ("most", "environment", "PAGER")

    def test_a_long_value_goes_on_below_itself_on_a_terminal(
        self, reflect: Reflect, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        reflect.config.write_text(f"purpose = '{'again ' * 30}'")
        lines = reflect("config", "show", terminal=("stdout",)).lines[2:]
        before = "purpose     environment (REFLECT_JOURNAL)  "
        assert {line.index("again") for line in lines if "again" in line} == {len(before)}
        assert max(len(line) for line in lines if str(reflect.journal) not in line) < 80
        assert sum("again" in line for line in reflect("config", "show").lines) == 1, "but not in a pipe"

    def test_a_journal_that_is_not_there_does_not_matter(self, reflect: Reflect) -> None:
        reflect.environ["REFLECT_JOURNAL"] = "no-such-journal"
        assert in_force(reflect)["journal"][0] == "no-such-journal"


class TestGet:
    @pytest.mark.parametrize(
        ("key", "out"),
        [
            ("audience", "private\n"),
            ("day_starts", "04:00\n"),
            ("frameworks", "capturing-learning\nlearning-in-practice\n"),
            ("hint", "true\n"),
            ("purpose", ""),
        ],
    )
    def test_it_prints_the_value_alone(self, key: str, out: str, reflect: Reflect) -> None:
        reflect.config.write_text(OWN)
        answer = reflect("config", "get", key)
        assert (answer.status, answer.out, answer.err) == (0, out, "")

    @pytest.mark.parametrize("command", [["get"], ["set", "--"], ["unset"]])
    def test_an_unknown_setting_is_refused_with_the_near_one(
        self, command: list[str], reflect: Reflect
    ) -> None:
        value = ["x"] if "set" in command else []
        answer = reflect("config", *command, "day_start", *value)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith("There is no setting 'day_start'; did you mean day_starts?")
        assert not reflect.config.exists()


def test_path_prints_where_the_file_is_or_would_be(reflect: Reflect) -> None:
    assert reflect("config", "path").out == f"{reflect.config}\n"
    assert not reflect.config.exists()


class TestSet:
    def test_comments_order_and_everything_else_stay(self, reflect: Reflect) -> None:
        reflect.config.write_text(OWN)
        answer = reflect("config", "set", "audience", "team")
        assert answer.status == 0
        assert answer.out == f"audience is set to team in {reflect.config}.\n"
        assert reflect.config.read_text() == OWN.replace('"private"', '"team"')

    def test_what_was_not_set_comes_at_the_end_of_a_file_of_ones_own(self, reflect: Reflect) -> None:
        reflect.config.write_text(OWN.rstrip("\n"))
        reflect("config", "set", "hint", "off")
        assert reflect.config.read_text() == f"{OWN}hint = false\n"

    def test_without_a_file_the_commented_one_is_made(self, reflect: Reflect) -> None:
        assert reflect("config", "set", "audience", "private").status == 0
        lines = reflect.config.read_text().splitlines()
        assert '# audience = "team"' in lines
        assert lines[lines.index('# audience = "team"') + 1] == 'audience = "private"', "below its comment"
        lines.remove('audience = "private"')
        assert lines == template().splitlines()

    @pytest.mark.skipif(os.name == "nt", reason="files have no mode there")
    def test_the_file_is_for_its_owner_alone(self, reflect: Reflect, tmp_path: Path) -> None:
        reflect.config = tmp_path / "one" / "two" / "config.toml"
        reflect("config", "set", "audience", "private")
        assert stat.S_IMODE(reflect.config.stat().st_mode) == 0o600
        assert stat.S_IMODE(reflect.config.parent.stat().st_mode) == 0o700
        reflect.config.chmod(0o644)
        reflect("config", "set", "audience", "team")
        assert stat.S_IMODE(reflect.config.stat().st_mode) == 0o600
        assert [file.name for file in reflect.config.parent.iterdir()] == ["config.toml"]

    @pytest.mark.skipif(os.name == "nt", reason="links need rights there")
    def test_a_link_stays_one(self, reflect: Reflect, tmp_path: Path) -> None:
        (tmp_path / "dotfiles").mkdir()
        (tmp_path / "dotfiles" / "reflect.toml").write_text(OWN)
        reflect.config.symlink_to(tmp_path / "dotfiles" / "reflect.toml")
        reflect("config", "set", "audience", "team")
        assert reflect.config.is_symlink()
        assert 'audience = "team"' in (tmp_path / "dotfiles" / "reflect.toml").read_text()

    @pytest.mark.parametrize(
        ("typed", "key", "value"),
        [
            (["editor", "code", "--wait", "-n"], "editor", "code --wait -n"),
            (["editor", "code --wait"], "editor", "code --wait"),
            (["editor", "/opt/my editor", "-n"], "editor", "'/opt/my editor' -n"),
            (["editor", "--", "vim", "-j", "x"], "editor", "vim -j x"),
            (["pager", "less", "-FRX"], "pager", "less -FRX"),
            (["pager", ""], "pager", ""),
            (["purpose", "So", 'that it\'s "better"', "#1"], "purpose", 'So that it\'s "better" #1'),
            (["purpose", "-- what for"], "purpose", "-- what for"),
            (["frameworks", "gibbs", "action-learning"], "frameworks", ["gibbs", "action-learning"]),
            (["frameworks", "gibbs,action-learning"], "frameworks", ["gibbs", "action-learning"]),
            (["rhythm", "weekdays"], "rhythm", "weekdays"),
            (["rhythm", "monday", "friday"], "rhythm", ["monday", "friday"]),
            (["rhythm", "monday, friday"], "rhythm", ["monday", "friday"]),
            (["hint", "No"], "hint", False),
            (["day_starts", "4:00"], "day_starts", "4:00"),
            (["journal", "~/w.db"], "journal", "~/w.db"),
        ],
        ids=repr,
    )
    def test_it_is_stored_as_it_was_typed(
        self, typed: list[str], key: str, value: object, reflect: Reflect
    ) -> None:
        answer = reflect("config", "set", *typed)
        assert answer.status == 0, answer.err
        assert tomllib.loads(reflect.config.read_text()) == {key: value}
        assert reflect("config", "get", key).status == 0

    def test_help_is_no_command(self, reflect: Reflect) -> None:
        assert reflect("config", "set", "editor", "--help").status == 0
        assert not reflect.config.exists()

    def test_a_path_from_here_is_stored_whole(
        self, reflect: Reflect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        reflect("config", "set", "journal", "./w.db")
        assert tomllib.loads(reflect.config.read_text()) == {"journal": str(tmp_path / "w.db")}

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            (["audience", "everyone"], "audience is one of team, anonymous, private, not 'everyone'."),
            (["audience", "team", "private"], "audience has one value, not 2: team private."),
            (["audience", ""], "audience can not be empty; `reflect config unset audience` takes it out."),
            (["hint", "perhaps"], "hint is true or false, not 'perhaps'."),
            (["frameworks", "gibs"], "No framework 'gibs' comes with reflect; did you mean gibbs?"),
            (["rhythm", "mon"], "rhythm knows no 'mon'; did you mean monday?"),
            (["day_starts", "noon"], "day_starts is a time such as 04:00, not 'noon'."),
            (["editor", "vi 'x"], "can not be read: No closing quotation."),
            (["journal", "con"], "'con' can not be the name of a journal"),
            (["journal"], "Missing argument 'VALUE...'."),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize("before", [None, OWN])
    def test_a_mistake_leaves_the_file_as_it_was(
        self, typed: list[str], said: str, before: str | None, reflect: Reflect
    ) -> None:
        if before is not None:
            reflect.config.write_text(before)
        answer = reflect("config", "set", *typed)
        assert (answer.status, answer.out) == (2, "")
        assert said in answer.err
        assert len(answer.err.splitlines()) == 1
        assert (reflect.config.read_text() if reflect.config.exists() else None) == before

    def test_what_is_broken_can_be_set_anew(self, reflect: Reflect) -> None:
        reflect.config.write_text('# mine\naudience = "everyone"\n')
        assert reflect("config", "set", "audience", "team").status == 0
        assert reflect.config.read_text() == '# mine\naudience = "team"\n'

    @pytest.mark.parametrize("broken", ['audience = "everyone"\n', "audience = \n", "\0"])
    def test_something_else_that_is_broken_is_told_first(self, broken: str, reflect: Reflect) -> None:
        reflect.config.write_text(broken)
        answer = reflect("config", "set", "hint", "false")
        assert answer.status == 2
        assert answer.err.startswith(f"{reflect.config}:1: ")
        assert answer.err.endswith("Mend that first: `reflect config edit`.\n")
        assert reflect.config.read_text() == broken

    def test_it_says_when_something_else_goes_before_it(self, reflect: Reflect) -> None:
        reflect.environ["EDITOR"] = "vi"
        assert reflect("config", "set", "editor", "nano").err == "EDITOR is given and goes before it.\n"
        assert reflect("config", "set", "purpose", "Why").err == ""

    def test_it_says_that_frameworks_are_for_new_journals(self, reflect: Reflect) -> None:
        assert "`reflect framework use`" in reflect("config", "set", "frameworks", "gibbs").err

    def test_a_file_that_can_not_be_written_is_told(self, reflect: Reflect, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        reflect.config = tmp_path / "file" / "config.toml"
        answer = reflect("config", "set", "hint", "no")
        assert answer.status == 2
        assert str(reflect.config) in answer.err
        assert len(answer.err.splitlines()) == 1


class TestUnset:
    def test_it_takes_one_thing_out(self, reflect: Reflect) -> None:
        reflect.config.write_text(OWN)
        answer = reflect("config", "unset", "editor")
        assert answer.out == f"editor is not set any more in {reflect.config}.\n"
        assert reflect.config.read_text() == OWN.replace("editor = 'vi'\n", "")

    def test_setting_and_unsetting_leaves_nothing_behind(self, reflect: Reflect) -> None:
        for key, value in (("hint", "no"), ("journal", "work"), ("rhythm", "daily"), ("pager", "")):
            assert reflect("config", "set", key, value).status == 0
            assert reflect("config", "unset", key).status == 0
        assert reflect.config.read_text() == template()

    def test_what_is_not_set_is_no_mistake(self, reflect: Reflect) -> None:
        answer = reflect("config", "unset", "editor")
        assert (answer.status, answer.err) == (0, "")
        assert not reflect.config.exists()

    def test_what_nobody_knows_can_be_taken_out(self, reflect: Reflect) -> None:
        reflect.config.write_text(f'audiense = "team"\n{OWN}')
        assert reflect("config", "unset", "audiense").status == 0
        assert reflect.config.read_text() == OWN


class TestTemplate:
    def test_it_lists_every_setting_commented_out(self) -> None:
        assert re.findall(r"^# (\w+) = ", template(), re.MULTILINE) == list(Settings._fields)
        assert settings_in(template(), file="template") == Settings()

    def test_what_it_shows_can_be_taken_as_it_stands(self) -> None:
        shown = re.sub(r"^# (?=\w+ = )", "", template(), flags=re.MULTILINE)
        settings = settings_in(shown, file="template")
        assert settings.audience == Settings().audience
        assert settings.day_starts == Settings().day_starts
        assert settings.hint == Settings().hint
        assert settings.frameworks == ("capturing-learning", "learning-in-practice")

    def test_words_that_look_like_a_comment_are_left_alone(self) -> None:
        text = 'purpose = """\n# hint = true\n"""\n'
        assert with_setting(text, "hint", False) == f"{text}hint = false\n"


class TestEdit:
    @pytest.fixture(autouse=True)
    def _editor(self, tmp_path: Path, reflect: Reflect, monkeypatch: pytest.MonkeyPatch) -> None:
        self.script = tmp_path / "editor"
        self.reflect = reflect
        monkeypatch.setenv("COLUMNS", "400")  # messages stay on one line

    def edit(self, does: str, *options: str) -> Answer:
        """What the editor does to the file ``$1``, as a shell says it."""
        self.script.write_text(f"#!/bin/sh\n{does}\n")
        self.script.chmod(0o700)
        self.reflect.environ["EDITOR"] = str(self.script)
        return self.reflect(*options, "config", "edit", terminal=ON_A_TERMINAL)

    def files(self) -> list[str]:
        return sorted(file.name for file in self.reflect.config.parent.glob("config*"))

    pytestmark = pytest.mark.skipif(os.name == "nt", reason="the editor is a shell script")

    def test_what_was_written_comes_in_force(self) -> None:
        self.reflect.config.write_text(OWN)
        answer = self.edit("""echo 'hint = false' >> "$1" """)
        assert (answer.status, answer.out) == (0, f"{self.reflect.config} is in force.\n")
        assert self.reflect.config.read_text() == f"{OWN}hint = false\n"
        assert self.files() == ["config.toml"]

    def test_without_a_file_the_commented_one_is_opened(self) -> None:
        answer = self.edit("""cp "$1" "$(dirname "$0")/seen"; echo 'hint = false' >> "$1" """)
        assert answer.status == 0
        assert self.script.with_name("seen").read_text() == template()
        assert self.reflect.config.read_text() == f"{template()}hint = false\n"

    def test_leaving_it_as_it_was_makes_no_file(self) -> None:
        answer = self.edit("true")
        assert (answer.status, answer.out) == (0, "Nothing was changed.\n")
        assert self.files() == []

    def test_what_is_not_understood_is_kept_and_the_old_stays_in_force(self) -> None:
        self.reflect.config.write_text(OWN)
        answer = self.edit("""echo 'hint = "no"' >> "$1" """)
        assert answer.status == 2
        [kept] = self.reflect.config.parent.glob("config.edited-*.toml")
        assert answer.err.startswith(f"{kept}:7: hint is true or false, without quotes. ")
        assert kept.read_text() == f'{OWN}hint = "no"\n'
        assert self.reflect.config.read_text() == OWN

    def test_the_next_edit_goes_on_with_it(self) -> None:
        self.reflect.config.write_text(OWN)
        self.edit("""echo 'hint = "no"' >> "$1" """)
        again = self.edit("true")
        assert again.status == 2, "it is still not understood"
        assert again.err.startswith("Going on with ")
        mended = self.edit("""sed 's/"no"/false/' "$1" > "$1.new"; mv "$1.new" "$1" """)
        assert mended.status == 0
        assert self.reflect.config.read_text() == f"{OWN}hint = false\n"
        assert self.files() == ["config.toml"]

    def test_but_not_when_the_configuration_is_newer(self) -> None:
        self.edit("""echo 'hint = "no"' >> "$1" """)
        [kept] = self.reflect.config.parent.glob("config.edited-*.toml")
        os.utime(kept, (1, 1))
        self.reflect.config.write_text(OWN)
        assert self.edit("true").out == "Nothing was changed.\n"
        assert self.files() == [kept.name, "config.toml"], "it is kept all the same"

    def test_an_editor_that_fails_changes_nothing_and_loses_nothing(self) -> None:
        self.reflect.config.write_text(OWN)
        answer = self.edit("""echo 'hint = false' >> "$1"; exit 3""")
        assert answer.status == 2
        [kept] = self.reflect.config.parent.glob("config.edited-*.toml")
        assert f"ended with status 3; nothing was changed. What you wrote is kept in {kept}." in answer.err
        assert self.reflect.config.read_text() == OWN

    def test_an_editor_that_can_not_be_run_leaves_nothing_behind(self) -> None:
        self.reflect.environ["EDITOR"] = "no-such-editor"
        answer = self.reflect("config", "edit", terminal=ON_A_TERMINAL)
        assert answer.status == 2
        assert "'no-such-editor' can not be run" in answer.err
        assert self.files() == []

    def test_somebody_who_was_faster_is_not_written_over(self) -> None:
        self.reflect.config.write_text(OWN)
        answer = self.edit(f"""echo '# late' >> '{self.reflect.config}'; echo 'hint = false' >> "$1" """)
        assert answer.status == 4
        assert self.reflect.config.read_text() == f"{OWN}# late\n"
        [kept] = self.reflect.config.parent.glob("config.edited-*.toml")
        assert str(kept) in answer.err

    @pytest.mark.parametrize("broken", [b'audience = "everyone"\n', b"audience = \n", b"\xff\n"])
    def test_a_broken_configuration_locks_nobody_out(self, broken: bytes) -> None:
        self.reflect.config.write_bytes(broken)
        assert self.reflect("list").status == 2
        assert self.reflect("config", "show").status == 2
        assert self.reflect("config", "path").out == f"{self.reflect.config}\n"
        answer = self.edit("""echo 'hint = false' > "$1" """)
        assert answer.status == 0
        assert answer.err.startswith(f"{self.reflect.config}:1: "), "what is wrong is told before"
        assert self.reflect("config", "get", "hint").out == "false\n"

    @pytest.mark.parametrize(
        ("options", "terminal"),
        [((), ()), ((), ("stdout",)), ((), ("stdin", "stdout")), (("--no-input",), ON_A_TERMINAL)],
    )
    def test_without_a_terminal_it_is_refused(
        self, options: tuple[str, ...], terminal: tuple[str, ...]
    ) -> None:
        answer = self.reflect(*options, "config", "edit", terminal=terminal)
        assert (answer.status, answer.out) == (2, "")
        assert "`reflect config set KEY VALUE`" in answer.err
        assert self.files() == []

    def test_killed_in_the_editor_it_is_found_again(self, reflect_process: ReflectProcess) -> None:
        """The words lie beside the configuration until they are in force."""
        pexpect = pytest.importorskip("pexpect")
        config = self.reflect.config
        self.script.write_text("""#!/bin/sh\necho 'hint = false' >> "$1"; echo ready; sleep 60\n""")
        self.script.chmod(0o700)
        environ = {**reflect_process.environ, "EDITOR": str(self.script), "REFLECT_CONFIG": str(config)}
        program, *command = reflect_process.command("config", "edit")
        person = pexpect.spawn(program, command, env=environ, encoding="utf-8", timeout=60)
        person.expect_exact("ready")
        person.kill(signal.SIGKILL)
        person.close(force=True)
        assert not config.exists()
        answer = self.edit("true")
        assert answer.err.startswith("Going on with ")
        assert self.reflect("config", "get", "hint").out == "false\n"
