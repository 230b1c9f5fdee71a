"""What reflect writes is for its owner alone, whatever the umask."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ReflectProcess

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes say nothing there")
UMASKS = (0o000, 0o022, 0o077, 0o777)
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}  # it would have the umask, too


def run(reflect: ReflectProcess, *arguments: str, umask: int) -> int:
    return subprocess.run(
        reflect.command(*arguments),
        env=reflect.environ | NO_BYTECODE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        umask=umask,
        check=False,
    ).returncode


def modes(folder: Path) -> dict[str, int]:
    """{path below the folder: its mode}"""
    return {str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in folder.rglob("*")}


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_new_journal_and_its_folders_are_for_their_owner_alone(
    umask: int, reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    reflect_process.environ["REFLECT_JOURNAL"] = str(tmp_path / "one" / "two" / "journal.db")
    assert run(reflect_process, "add", "Tea.", umask=umask) == 0
    assert modes(tmp_path) == {"one": 0o700, "one/two": 0o700, "one/two/journal.db": 0o600}


def test_a_folder_that_was_there_keeps_its_mode(reflect_process: ReflectProcess, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)
    reflect_process.environ["REFLECT_JOURNAL"] = str(shared / "journal.db")
    assert run(reflect_process, "add", "Tea.", umask=0) == 0
    assert modes(tmp_path) == {"shared": 0o755, "shared/journal.db": 0o600}


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_files_beside_an_open_journal_are_for_its_owner_alone(
    umask: int, reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    """SQLite gives -wal and -shm the mode of the journal; a program that is killed leaves them behind."""
    run(reflect_process, "add", "Tea.", umask=umask)
    killed = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
        "db.execute(\"INSERT INTO tag (name, folded) VALUES ('a', 'a')\"); db.commit(); os._exit(9)"
    )
    program = reflect_process.command()[:1]
    subprocess.run([*program, "-c", killed, reflect_process.journal], umask=umask, check=False)
    found = modes(tmp_path)
    assert set(found) == {"journal.db", "journal.db-shm", "journal.db-wal"}
    assert set(found.values()) == {0o600}


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_backup_is_for_its_owner_alone(umask: int, reflect_process: ReflectProcess, tmp_path: Path) -> None:
    run(reflect_process, "add", "Tea.", umask=umask)
    assert run(reflect_process, "journal", "backup", str(tmp_path / "copy.db"), umask=umask) == 0
    assert modes(tmp_path)["copy.db"] == 0o600


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_a_draft_left_by_a_failing_editor_is_for_its_owner_alone(
    umask: int, reflect_process: ReflectProcess, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "half a thought" > "$1"\nexit 1\n')
    editor.chmod(0o755)
    reflect_process.environ |= {"EDITOR": str(editor), "XDG_STATE_HOME": str(tmp_path / "state")}
    assert _on_a_terminal(reflect_process, "add", umask=umask) == 2
    kept = modes(tmp_path / "state")
    assert set(kept.values()) == {0o600, 0o700}
    assert {name for name, mode in kept.items() if mode == 0o600} == {
        f"reflect/drafts/{name}" for name in ("d1.md", "d1.json")
    }


def _on_a_terminal(reflect: ReflectProcess, *arguments: str, umask: int) -> int:
    import pty

    ours, theirs = pty.openpty()
    try:
        program = subprocess.Popen(
            reflect.command(*arguments),
            env=reflect.environ | NO_BYTECODE,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            umask=umask,
        )
        return program.wait(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
