"""Imports run one way: cli -> journal | exchange | render -> core. Files stay about one thing."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import reflect

SOURCE = Path(reflect.__file__).parent
LONGEST = 280  # lines of a module; what is longer is about two things
AS_LONG_AS_ITS_TABLES = ("models.py", "journal/migrations/versions/")

# For each layer: what of this package it may import, itself apart.
MAY_IMPORT = {
    "core": (),
    "frameworks": (),
    "demo": (),
    "models": (),
    "render": ("reflect.core",),
    "exchange": ("reflect.core", "reflect.models"),
    "journal": ("reflect.core",),
    "journal/migrations": ("reflect.core", "reflect.models"),
    "cli": ("reflect.core", "reflect.journal", "reflect.exchange", "reflect.render", "reflect.demo"),
    "api": (
        "reflect.api_reports",
        "reflect.core",
        "reflect.journal",
        "reflect.cli.places",
        "reflect.cli.settings",
    ),
    "api_reports": ("reflect.core", "reflect.journal", "reflect.cli.settings"),
    "__init__": ("reflect.api", "reflect.core"),
    "__main__": ("reflect.cli",),
}
# Packages of others, and the only places that may import them.
OUTSIDE = {
    "typer": ("cli/",),
    "rich": ("render/", "cli/"),
    "sqlmodel": ("models.py",),
    "sqlalchemy": ("models.py", "journal/schema.py", "journal/migrations/"),
    "alembic": ("journal/schema.py", "journal/migrations/"),
    "pydantic": ("models.py", "exchange/"),
    "platformdirs": ("cli/",),
    "dateparser": ("cli/when.py",),
    "yaml": ("exchange/notes.py",),
    "prompt_toolkit": ("cli/asking/",),
    "tomlkit": ("cli/",),
    "snowballstemmer": ("core/words/", "core/phrases.py", "core/themes.py"),
    "jinja2": ("exchange/weekly/rendering.py",),
    "markupsafe": ("exchange/weekly/rendering.py",),
}
# What a pure function has no use for. `io` alone is memory, and `core.errors` needs nothing.
IMPURE = (
    "os",
    "pathlib",
    "sqlite3",
    "subprocess",
    "shutil",
    "socket",
    "tempfile",
    "time",
    "logging",
    "random",
)
IMPURE_CALLS = ("print", "open", "input")
CLOCKS = ("now", "today", "utcnow")


class Import(NamedTuple):
    file: str
    line: int
    module: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module}"


def modules() -> dict[str, str]:
    return {path.relative_to(SOURCE).as_posix(): path.read_text() for path in sorted(SOURCE.rglob("*.py"))}


def imports(file: str, text: str) -> Iterator[Import]:
    """Every import of a module, wherever it stands, but for those that only the type checker sees."""
    tree = ast.parse(text)
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(file, node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node not in for_types or _own(node)):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            yield Import(file, node.lineno, _module(node))


def _own(node: ast.ImportFrom) -> bool:
    """Which layer knows which is told by types as well."""
    return (node.module or "").split(".")[0] == "reflect"


def _module(node: ast.ImportFrom) -> str:
    """``from reflect import x`` imports the layer x."""
    return f"reflect.{node.names[0].name}" if node.module == "reflect" else node.module or ""


def layer_of(file: str) -> str:
    name = file.removesuffix(".py")
    parts = name.split("/")
    return "journal/migrations" if name.startswith("journal/migrations") else parts[0]


def wrong_ways(file: str, text: str) -> list[str]:
    """The imports that run against the order of the layers, or reach outside where they may not."""
    layer = layer_of(file)
    allowed = (f"reflect.{layer.replace('/', '.')}", *MAY_IMPORT.get(layer, ()))
    wrong = []
    for found in imports(file, text):
        top = found.module.split(".")[0]
        if found.module == "reflect.__version__":
            continue
        if top == "reflect":
            if not any(found.module == name or found.module.startswith(f"{name}.") for name in allowed):
                wrong.append(str(found))
        elif top not in sys.stdlib_module_names:
            if not any(file.startswith(place) for place in OUTSIDE.get(top, ())):
                wrong.append(str(found))
        elif layer == "core" and top in IMPURE:
            wrong.append(str(found))
    return wrong


@pytest.mark.parametrize("file", modules())
def test_imports_run_one_way(file: str) -> None:
    assert wrong_ways(file, modules()[file]) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("core/period.py", "from reflect.journal.journal import Journal"),
        ("core/period.py", "import os"),
        ("core/period.py", "import rich.table"),
        ("core/period.py", "def now():\n    import sqlite3"),
        ("render/plain.py", "from reflect.exchange.markdown import inline"),
        ("render/plain.py", "from reflect import journal"),
        ("render/plain.py", "if TYPE_CHECKING:\n    from reflect.journal.journal import Journal"),
        ("exchange/csv.py", "from reflect.journal.imports import known"),
        ("exchange/csv.py", "from reflect.render.clean import clean"),
        ("exchange/csv.py", "from rich.table import Table"),
        ("journal/reflections.py", "from reflect.models import Reflection"),
        ("journal/reflections.py", "import sqlmodel"),
        ("journal/reflections.py", "from reflect.render.clean import clean"),
        ("journal/reflections.py", "from reflect.cli.desk import Desk"),
        ("journal/reflections.py", "import typer"),
        ("cli/add.py", "from reflect.models import Reflection"),
        ("cli/add.py", "import requests"),
    ],
)
def test_the_guard_sees_an_import_the_wrong_way(file: str, text: str) -> None:
    assert wrong_ways(file, text)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("journal/migrations/env.py", "from reflect.models import Row"),
        ("cli/add.py", "from reflect.journal import finding"),
        ("render/plain.py", "from reflect.core.reflection import Reflection"),
        ("core/themes.py", "import re"),
    ],
)
def test_the_guard_lets_an_import_the_right_way_pass(file: str, text: str) -> None:
    assert wrong_ways(file, text) == []


@pytest.mark.parametrize("file", [file for file in modules() if file.startswith("core/")])
def test_core_reads_no_clock_and_prints_nothing(file: str) -> None:
    assert impurities(modules()[file]) == []


@pytest.mark.parametrize(
    "text", ["print('here')", "today = date.today()", "x = datetime.now(UTC)", "open('f')"]
)
def test_the_guard_sees_a_clock_and_a_print(text: str) -> None:
    assert impurities(text)


def impurities(text: str) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [call.func.id for call in calls if isinstance(call.func, ast.Name)]
    clocks = [
        call.func for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCKS
    ]
    read = [ast.unparse(clock) for clock in clocks if ast.unparse(clock.value) in ("date", "datetime")]
    return [name for name in named if name in IMPURE_CALLS] + read


def test_every_part_of_the_package_has_a_place_among_the_layers() -> None:
    assert {layer_of(file) for file in modules()} <= set(MAY_IMPORT)


@pytest.mark.parametrize("file", [file for file in modules() if not file.startswith(AS_LONG_AS_ITS_TABLES)])
def test_a_file_is_short_enough_to_be_about_one_thing(file: str) -> None:
    lines = len(modules()[file].splitlines())
    assert lines <= LONGEST, f"{file} has {lines} lines"
