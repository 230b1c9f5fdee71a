"""Reflections in the format asked for, and what is said beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reflect.cli.desk import Desk
from reflect.cli.formats import FORMATS
from reflect.cli.look import Selection, format_of
from reflect.core.errors import BadInput
from reflect.core.query import Filter, plain_terms
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.journal.journal import Journal

if TYPE_CHECKING:
    from rich.console import RenderableType


def reflections_in_form(
    chosen: Selection,
    work: Desk,
    journal: Journal,
    *,
    find: Callable[[Filter], list[Reflection]],
    find_for_others: Callable[[Filter], list[Reflection]] | None = None,
    query: str | None = None,
    numbers: bool = False,
) -> str | RenderableType | None:
    """Find, and say on standard error what an empty answer means; None where that is all.

    ``find_for_others``: where what others read must be found in another way. ``numbers``: nothing else.
    """
    form = "numbers" if numbers else format_of(chosen, work, possible=FORMATS)
    if numbers and chosen.format:
        raise BadInput("--numbers is a form of its own; leave --format and --json out.")
    if form == "md":
        from reflect.cli.others import list_for_others

        return list_for_others(find_for_others or find, chosen, work, journal)
    found = find(chosen.wanted)
    if not found and work.journal_is_there:
        work.terminal.note(_why_nothing(chosen, query, journal))
    if not found and form == "table":
        return None
    return _in_form(form, found, None if query is None else plain_terms(query))


def _in_form(form: str, found: list[Reflection], terms: list[str] | None) -> str | RenderableType:
    """``terms``: what was searched for. Each format loads only what it needs."""
    match form:
        case "numbers":
            return "".join(f"{reflection.number}\n" for reflection in found)
        case "json":
            from reflect.render.json import list_json

            return list_json(found)
        case "jsonl":
            from reflect.render.json import list_jsonl

            return list_jsonl(found)
        case "csv":
            from reflect.render.csv import list_csv

            return list_csv(found)
        case "plain":
            from reflect.render.plain import list_plain, search_plain

            return list_plain(found) if terms is None else search_plain(found, terms)
        case _:
            from reflect.render.tables import list_table, search_table

            return list_table(found) if terms is None else search_table(found, terms)


def _why_nothing(chosen: Selection, query: str | None, journal: Journal) -> str:
    from reflect.render.empty import no_reflections, nothing_found, unknown_names

    unknown = finding.condition(journal, chosen.wanted).unknown
    if unknown:
        return unknown_names(unknown)
    if query is not None:
        return nothing_found(query, chosen.wanted.period, chosen.again)
    again = chosen.again._replace(nothing=finding.is_empty(journal))
    return no_reflections(chosen.wanted.period, again, filtered=chosen.wanted.narrows)
