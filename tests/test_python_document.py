"""The examples of docs/python.md run, and are typed as strictly as the product."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import reflect

DOCUMENT = Path(__file__).parents[1] / "docs" / "python.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)


def test_the_examples_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, example in enumerate(EXAMPLES, 1):
        exec(compile(example, f"{DOCUMENT.name}, example {number}", "exec"), names)
    assert len(EXAMPLES) >= 8
    assert [path.name for path in tmp_path.iterdir()] == ["team.db"], "nothing else was written"


def test_the_examples_are_typed(tmp_path: Path) -> None:
    script = tmp_path / "example.py"
    script.write_text("\n".join(EXAMPLES), encoding="utf-8")
    cache = str(Path(__file__).parents[1] / ".mypy_cache")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        cache,
        "--config-file",
        "",
        str(script),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ended.stdout.startswith("Success"), ended.stdout


def test_the_public_names_are_there_and_nothing_else_is() -> None:
    assert [name for name in reflect.__all__ if not hasattr(reflect, name)] == []
    assert set(reflect.__all__) <= set(dir(reflect))
    with pytest.raises(AttributeError, match="no attribute 'nosuch'"):
        _ = reflect.nosuch


def test_importing_the_package_loads_nothing_of_it() -> None:
    seen = "import sys, reflect; print(*[name for name in sys.modules if name.startswith('reflect.')])"
    ended = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""


def test_the_usual_journal_is_that_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLECT_JOURNAL", str(tmp_path / "usual.db"))
    with reflect.Journal.open(create=True) as journal:
        journal.add("Tea.")
        assert journal.path == tmp_path / "usual.db"
    monkeypatch.setenv("REFLECT_JOURNAL", "")
    config = tmp_path / "config.toml"
    config.write_text(f'journal = "{(tmp_path / "usual.db").as_posix()}"\n')
    monkeypatch.setenv("REFLECT_CONFIG", str(config))
    with reflect.Journal.open(read_only=True) as journal:
        assert journal.count() == 1
