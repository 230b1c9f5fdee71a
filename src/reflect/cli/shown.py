"""Reflections in the format asked for, and what is said beside them."""

from __future__ import annotations

from collections.abc import Callable

from reflect.cli.desk import Desk
from reflect.cli.look import FORMATS, Selection, chosen_format, for_others
from reflect.core.query import Filter, plain_terms
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.journal.journal import Journal
from reflect.render.clean import clean


def show_reflections(
    chosen: Selection,
    work: Desk,
    journal: Journal,
    *,
    find: Callable[[Filter], list[Reflection]],
    query: str | None = None,
) -> None:
    """Find, show on standard output, and say on standard error what an empty or a cut answer means."""
    form = chosen_format(chosen.format, work, possible=FORMATS)
    wanted = for_others(chosen, chosen.wanted) if form == "md" else chosen.wanted
    found = find(wanted)
    if not found:
        work.terminal.note(clean(_why_nothing(chosen, wanted, query, journal)))
    terms = None if query is None else plain_terms(query)
    match form:
        case "json":
            from reflect.render.json import list_json

            work.terminal.say(list_json(found))
        case "jsonl":
            from reflect.render.json import list_jsonl

            work.terminal.say(list_jsonl(found))
        case "csv":
            from reflect.render.csv import list_csv

            work.terminal.say(list_csv(found))
        case "md":
            from reflect.cli.others import list_for_others

            work.terminal.say(list_for_others(found, chosen, work, journal))
        case "plain":
            from reflect.render.plain import list_plain, search_plain

            work.terminal.say(list_plain(found) if terms is None else search_plain(found, terms))
        case _ if found:
            from reflect.render.tables import list_table, search_table

            work.terminal.show(list_table(found) if terms is None else search_table(found, terms))


def _why_nothing(chosen: Selection, wanted: Filter, query: str | None, journal: Journal) -> str:
    from reflect.render.empty import no_reflections, nothing_found

    unknown = finding.condition(journal, wanted).unknown
    if unknown:
        return f"The journal knows no {' and no '.join(unknown)}."
    if query is not None:
        return nothing_found(query, wanted.period)
    filtered = chosen.wanted != Filter(period=chosen.wanted.period)
    empty = finding.count(journal, Filter()) == 0
    return no_reflections(wanted.period, filtered=filtered, journal_empty=empty)
