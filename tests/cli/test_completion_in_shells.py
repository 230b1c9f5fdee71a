"""TAB in the shells that are here: a person types, presses TAB, and the command gets what was meant."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_completion import AWKWARD
from tests.conftest import Reflect, ReflectProcess

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a pseudo terminal is made in another way there")

# Completes as reflect does; run, it tells what it was given.
PROGRAM = """\
#!{python}
import os, sys

if "_REFLECT_COMPLETE" in os.environ:
    from reflect.__main__ import start

    start()
else:
    print("\\nGIVEN", ascii(sys.argv[1:]))
"""
SHELLS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}


class Typist:
    """Somebody at a shell that has read its script."""

    def __init__(self, shell: str, reflect: ReflectProcess, folder: Path) -> None:
        program = folder / "bin" / "reflect"
        program.parent.mkdir()
        program.write_text(PROGRAM.format(python=sys.executable))
        program.chmod(0o755)
        script = folder / f"reflect.{shell}"
        script.write_text(reflect("completion", shell).out)
        environ = reflect.environ | {
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "INPUTRC": os.devnull,
            "TERM": "xterm" if shell == "fish" else "dumb",
            "LC_ALL": "C.UTF-8",
        }
        self.terminal: Any = pexpect.spawn(
            shell, SHELLS[shell], env=environ, encoding="utf-8", timeout=60, dimensions=(40, 120)
        )
        self.terminal.delaybeforesend = None
        self.terminal.send(f"source {script}; echo rea''dy\r")
        self.terminal.expect("ready")

    def gets(self, typed: str) -> list[str]:
        """What the command is given after that was typed, TAB and Enter were pressed."""
        self.terminal.send(typed + "\t\r")
        self.terminal.expect(r"GIVEN (\[.*?\])\r")
        given: list[str] = ast.literal_eval(self.terminal.match[1])
        return given


@pytest.fixture(params=SHELLS)
def typist(
    request: pytest.FixtureRequest, reflect: Reflect, reflect_process: ReflectProcess, tmp_path: Path
) -> Iterator[Typist]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not here")
    reflect("add", "Laptops could not log in.", "--by", "Zoë van Dam", "--with", "Ana")
    for name in AWKWARD:
        reflect("add", "Tea.", "-t", name)
    typist = Typist(request.param, reflect_process, tmp_path)
    yield typist
    typist.terminal.close(force=True)


def test_commands_options_and_values(typist: Typist) -> None:
    assert typist.gets("reflect rep") == ["report"]
    assert typist.gets("reflect report them") == ["report", "themes"]
    assert typist.gets("reflect add --priv") == ["add", "--private"]
    assert typist.gets("reflect add -q succ") == ["add", "-q", "success"]
    assert typist.gets("reflect show las") == ["show", "last"]
    assert typist.gets("reflect list --in 'last w") == ["list", "--in", "last week"]
    assert typist.gets("reflect add Tea with @An") == ["add", "Tea", "with", "@Ana"]


def test_names_with_spaces_and_signs_arrive_as_they_are(typist: Typist) -> None:
    begun = {
        "fr": "front desk",
        "it": "it's",
        "say": 'say "hi"',
        "a\\$": "a$b",
        "\\`": "`x`",
        "back": "back\\slash",
        "\\!": "!bang",
        "k": "k=v",
        "k=": "k=v",
        "team:": "team:a",
        "semi": "semi;colon",
        "\\~": "~home",
        "tab": "tab & co",
        "zo": "Zoë van Dam",
        "\\(": "(brackets)",
        "10": "100%",
    }
    for typed, name in begun.items():
        assert typist.gets(f"reflect list -t {typed}") == ["list", "-t", name]


def test_names_go_on_inside_quotation_marks_and_behind_an_equals_sign(typist: Typist) -> None:
    for typed, name in {
        "'fr": "front desk",
        '"fr': "front desk",
        '"back': "back\\slash",
        "'say": 'say "hi"',
    }.items():
        assert typist.gets(f"reflect list -t {typed}") == ["list", "-t", name]
    assert typist.gets("reflect list --by=Zo") == ["list", "--by=Zoë van Dam"]
    assert typist.gets('reflect list --by="Zo') == ["list", "--by=Zoë van Dam"]


def test_a_file_where_a_file_is_meant(typist: Typist, tmp_path: Path) -> None:
    (tmp_path / "incidents.csv").touch()
    assert typist.gets(f"reflect import csv {tmp_path}/inc") == ["import", "csv", f"{tmp_path}/incidents.csv"]


def test_an_answer_to_a_probe_is_typed_on_at_once(typist: Typist) -> None:
    typist.terminal.send("reflect add -q success --detail wh\tTime.\r")
    typist.terminal.expect(r"GIVEN (\[.*?\])\r")
    assert ast.literal_eval(typist.terminal.match[1]) == ["add", "-q", "success", "--detail", "why=Time."]


def test_the_program_may_be_called_by_its_path(typist: Typist, tmp_path: Path) -> None:
    assert typist.gets(f"{tmp_path}/bin/reflect rep") == ["report"]
    assert typist.gets("~/bin/reflect rep") == ["report"]


def test_what_the_numbers_mean_is_shown(typist: Typist) -> None:
    typist.terminal.send("reflect show \t\t")
    typist.terminal.expect("the newest one")
    typist.terminal.expect_exact("Laptops could not log in.")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_free_of_mistakes_of_grammar(shell: str, reflect_process: ReflectProcess) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = reflect_process("completion", shell).out
    checked = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_script_for_zsh_may_also_lie_among_its_functions(
    reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    """As a file `_reflect` in a folder of fpath, which zsh reads when TAB is first pressed."""
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not here")
    (tmp_path / "_reflect").write_text(reflect_process("completion", "zsh").out)
    loads = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -d {tmp_path}/dump"
    loads += "; echo $_comps[reflect]"
    ended = subprocess.run(["zsh", "-f", "-c", loads], capture_output=True, text=True, check=False)
    assert ended.stdout == "_reflect\n"
