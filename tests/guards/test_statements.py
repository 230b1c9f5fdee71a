"""Every statement of the everyday path is one that the schema knows.

Statements are constants; what is put together from fragments is put together by the functions that
do it, once for every fragment alone and once for all of them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import reflect.journal
from reflect.core.period import Period
from reflect.core.query import Filter, match_expression
from reflect.core.reflection import AUDIENCES
from reflect.journal import finding, reflections
from reflect.journal.journal import Journal
from tests.conftest import DRAFT, NOW

STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\b")
NOT_EVERYDAY = ("reflect.journal.migrations", "reflect.journal.schema")


class Null(dict[str, None]):
    """A value for every parameter."""

    def __missing__(self, name: str) -> None:
        return None


def constants() -> Iterator[tuple[str, str]]:
    """(name, text) of every constant that is SQL, whole or a fragment."""
    for module in pkgutil.walk_packages(reflect.journal.__path__, "reflect.journal."):
        if module.name.startswith(NOT_EVERYDAY):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if name.isupper():
                yield from _texts(f"{module.name.removeprefix('reflect.journal.')}.{name}", value)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(f"{name}[{key}]", each)
    elif isinstance(value, str) and re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|ORDER BY)\b|:\w", value):
        yield name, value


STATEMENTS = {name: text for name, text in constants() if STATEMENT.match(text) and "{" not in text}
FRAGMENTS = {name: text for name, text in constants() if name not in STATEMENTS}


def explain(journal: Journal, statement: str) -> None:
    journal.db.execute(f"EXPLAIN {statement}", Null())


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_schema_knows_every_statement(name: str, journal: Journal) -> None:
    explain(journal, STATEMENTS[name])


@pytest.mark.parametrize(
    "planted",
    [
        "SELECT number FROM reflectionz",
        "SELECT nummer FROM reflection",
        "INSERT INTO tag (name) VALUES (:name, :folded)",
        "INSERT INTO tag (name, folded) VALUES (:name, :folded) ON CONFLICT (name) DO NOTHING",
        "UPDATE change SET undone_by = :by WHERE id_ = :number",
        "SELECT number FROM reflection ORDER BY",
        "SELECT unknown(number) FROM reflection",
    ],
)
def test_the_guard_sees_a_wrong_statement(planted: str, journal: Journal) -> None:
    assert STATEMENT.match(planted)
    with pytest.raises(sqlite3.OperationalError):
        explain(journal, planted)


def test_the_guard_finds_the_statements() -> None:
    assert {"ADD", "DETAILS", "RECORD", "FIND[tag]"} <= {name.split(".")[-1] for name in STATEMENTS}
    assert len(STATEMENTS) > 30


FILTERS = {
    "nothing": Filter(),
    "first": Filter(period=Period(date(2026, 11, 1), None, "since")),
    "last": Filter(period=Period(None, date(2026, 12, 1), "until")),
    "question": Filter(question="pressure"),
    "point": Filter(point="kettle"),
    "tags": Filter(tags=("kitchen", "tea")),
    "person": Filter(person="Ana"),
    "by": Filter(by="Ana"),
    "with": Filter(with_="Bo"),
    "from": Filter(from_="Cy"),
    "lens": Filter(lens="pressure"),
    "audiences": Filter(audiences=AUDIENCES),
    "all": Filter(
        period=Period(date(2026, 11, 1), date(2026, 12, 1), "both"),
        question="pressure",
        point="kettle",
        tags=("kitchen", "tea"),
        person="Ana",
        by="Ana",
        with_="Bo",
        from_="Cy",
        lens="pressure",
        audiences=AUDIENCES,
    ),
    "unsorted": Filter(unsorted=True),
    "without point": Filter(without_point=True),
}


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_alone_and_all_together_run_and_find_what_fits(name: str, journal: Journal) -> None:
    wanted = FILTERS[name]
    fitting = DRAFT._replace(
        question="pressure", point="kettle", tags=("kitchen", "tea"), by="Ana", with_=("Bo",), from_=("Cy",)
    )
    if wanted.unsorted:
        fitting = fitting._replace(question=None)
    if wanted.without_point:
        fitting = fitting._replace(point=None)
    reflections.add(journal, fitting, now=NOW)
    [found] = finding.latest(journal, wanted, limit=10)
    assert list(finding.between(journal, wanted)) == [found]
    assert finding.count(journal, wanted) == 1
    assert finding.search(journal, match_expression("kettle"), wanted, limit=10) == ([found], 1)


def test_every_field_of_a_filter_is_among_them() -> None:
    used = {field for wanted in FILTERS.values() for field in Filter._fields if getattr(wanted, field)}
    assert used == set(Filter._fields)


def test_every_condition_is_one_that_a_filter_uses(journal: Journal) -> None:
    reflections.add(journal, DRAFT._replace(point="kettle", tags=("kitchen", "tea"), by="Ana"), now=NOW)
    composed = " ".join(finding.condition(journal, wanted).where for wanted in FILTERS.values())
    unused = {name for name, text in finding.CONDITIONS.items() if text not in composed}
    assert unused == set()
