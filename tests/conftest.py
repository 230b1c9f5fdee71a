"""What every test stands on: a home of its own, a fixed clock, and terminals made of memory.

Before anything of reflect is imported, every place where a journal, a configuration or a draft could
be is moved to a temporary folder, which programs started by a test inherit. A test that opens the
real places all the same is stopped.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs
import pytest
from hypothesis import settings


def _real_places() -> tuple[str, ...]:
    """Where the person who runs the tests keeps a journal, a configuration, drafts."""
    places = [
        platformdirs.user_data_path("reflect", appauthor=False),
        platformdirs.user_config_path("reflect", appauthor=False),
        platformdirs.user_state_path("reflect", appauthor=False),
        *(Path(os.environ[name]) for name in ("REFLECT_JOURNAL", "REFLECT_CONFIG") if os.environ.get(name)),
    ]
    return tuple(os.path.realpath(place) for place in places)


REAL_PLACES = _real_places()
HOME = Path(tempfile.mkdtemp(prefix="reflect-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

for _name in ("NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR", "LESS", "LINES", "REFLECT_JOURNAL"):
    os.environ.pop(_name, None)
os.environ |= {
    "HOME": str(HOME),
    "USERPROFILE": str(HOME),
    "APPDATA": str(HOME / "roaming"),
    "LOCALAPPDATA": str(HOME / "local"),
    "XDG_DATA_HOME": str(HOME / "data"),
    "XDG_CONFIG_HOME": str(HOME / "config"),
    "XDG_STATE_HOME": str(HOME / "state"),
    "XDG_CACHE_HOME": str(HOME / "cache"),
    "REFLECT_CONFIG": str(HOME / "config.toml"),  # which is not there
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLUMNS": "100",
    "PAGER": "cat",  # else a long answer would wait for somebody to turn its pages
    "TZ": "UTC",
}
if hasattr(time, "tzset"):
    time.tzset()

# Started in the background (`&`, nohup) the tests ignore these; a program they start would too, unless
# they have a handler for them.
for _name in ("SIGINT", "SIGHUP"):
    _signal = getattr(signal, _name, None)
    if _signal and signal.getsignal(_signal) is signal.SIG_IGN:
        signal.signal(_signal, lambda *_: None)


class RealPlaceOpened(BaseException):
    """Not an Exception, so that no part of the program takes it for a trouble of its own."""


def _stop_at_real_places(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in ("open", "sqlite3.connect") or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    opened = os.path.realpath(os.fsdecode(arguments[0]))
    if any(opened == place or opened.startswith(place + os.sep) for place in REAL_PLACES):
        raise RealPlaceOpened(opened)


sys.addaudithook(_stop_at_real_places)

# In CI a change is judged by the same examples every time; elsewhere each run looks for new ones.
settings.register_profile("reflect", deadline=None, database=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("reflect")

from reflect.cli.app import run  # noqa: E402
from reflect.cli.terminal import Terminal  # noqa: E402
from reflect.core.moment import moment_at  # noqa: E402
from reflect.core.reflection import Draft  # noqa: E402
from reflect.journal.journal import Journal, open_journal  # noqa: E402

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)  # a Sunday, the last day of 2026-W47
DRAFT = Draft(text="The kettle was mended.", moment=moment_at(NOW))


class Answer(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Stream(io.TextIOWrapper):
    """A standard stream in memory that says whether it is a terminal."""

    def __init__(self, given: bytes = b"", *, terminal: bool = False) -> None:
        self.memory = io.BytesIO(given)
        self.terminal = terminal
        super().__init__(self.memory, encoding="utf-8", errors="backslashreplace", newline="")

    def isatty(self) -> bool:
        return self.terminal

    def written(self) -> str:
        self.flush()
        return self.memory.getvalue().decode()


class Reflect:
    """The command line in this process: a fixed clock, streams in memory, a journal of the test's own.

    ``terminal`` names the streams that are one. ``now`` moves the clock.
    """

    def __init__(self, folder: Path) -> None:
        self.journal = folder / "journal.db"
        self.config = folder / "config.toml"
        self.now = NOW
        self.environ: dict[str, str] = {}

    def __call__(self, *arguments: str, stdin: str | bytes = b"", terminal: Sequence[str] = ()) -> Answer:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        streams = {
            "stdin": Stream(given, terminal="stdin" in terminal),
            "stdout": Stream(terminal="stdout" in terminal),
            "stderr": Stream(terminal="stderr" in terminal),
        }
        environ = os.environ | {"REFLECT_JOURNAL": str(self.journal), "REFLECT_CONFIG": str(self.config)}
        at_hand = Terminal(**streams, environ=environ | self.environ)
        status = run(list(arguments), clock=lambda: self.now, terminal=at_hand)
        return Answer(status, streams["stdout"].written(), streams["stderr"].written())

    def texts(self, *arguments: str) -> list[str]:
        """The texts that a `list` or a `search` finds, in its order."""
        answer = self(*arguments, "--json")
        assert answer.status == 0, answer.err
        return [reflection["text"] for reflection in answer.json["reflections"]]


class ReflectProcess:
    """The same as a program of its own, with the machine's clock."""

    def __init__(self, folder: Path) -> None:
        self.journal = folder / "journal.db"
        self.environ = {**os.environ, "REFLECT_JOURNAL": str(self.journal)}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "reflect", *arguments]

    def __call__(
        self, *arguments: str, stdin: bytes = b"", environ: Mapping[str, str] | None = None
    ) -> Answer:
        ended = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            env={**self.environ, **(environ or {})},
            timeout=60,
            check=False,
        )
        return Answer(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.fixture(autouse=True)
def _own_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts and bug reports of one test are not seen by another."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def reflect(tmp_path: Path) -> Reflect:
    return Reflect(tmp_path)


@pytest.fixture
def reflect_process(tmp_path: Path) -> ReflectProcess:
    return ReflectProcess(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A new journal, open."""
    with open_journal(tmp_path / "journal.db", create=True) as journal:
        yield journal
