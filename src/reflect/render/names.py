"""Lists of names: plain text, JSON, CSV. No Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.render.clean import one_line
from reflect.render.csv import table_csv
from reflect.render.json import Record, compact, records_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.known_name import KnownName

NOUNS = {"tag": "tags", "person": "people", "point": "points"}


def name_record(name: KnownName) -> Record:
    record: Record = {
        name.kind: name.name,
        "count": name.times,
        "last": None if name.last is None else name.last.isoformat(),
        "aliases": list(name.aliases),
    }
    if name.kind == "person":
        record |= {"roster": name.on_roster, "group": name.group}
    return record | ({"description": name.description} if name.kind == "point" else {})


def names_json(kind: str, names: Sequence[KnownName]) -> str:
    return records_json(NOUNS[kind], map(name_record, names))


def names_jsonl(names: Sequence[KnownName]) -> str:
    return "".join(compact(name_record(name)) + "\n" for name in names)


def names_csv(kind: str, names: Sequence[KnownName]) -> str:
    """A header and a row each."""
    more = {"person": ["roster", "group"], "point": ["description"]}.get(kind, [])
    columns = [kind, "count", "last", "aliases", *more]
    return table_csv([columns, *([name_record(name)[column] for column in columns] for name in names)])


def names_plain(names: Sequence[KnownName]) -> str:
    """``12  2026-11-20  laptops  (also laptop, Laptop's; where work stops)``, a line each."""
    width = max((len(f"{name.times:,}") for name in names), default=0)
    lines = []
    for name in names:
        facts = "; ".join(_facts(name))
        last = str(name.last or "–").ljust(10)
        lines.append(f"{name.times:>{width},}  {last}  {shown(name)}{f'  ({facts})' if facts else ''}\n")
    return "".join(lines)


def _facts(name: KnownName) -> list[str]:
    facts = ["on the roster"] if name.on_roster else []
    facts += [f"group {one_line(name.group)}"] if name.group else []
    facts += [also(name)] if name.aliases else []
    return facts + ([one_line(name.description)] if name.description else [])


def also(name: KnownName) -> str:
    """``also laptop, Laptop's``"""
    return f"also {', '.join(map(one_line, name.aliases))}"


def shown(name: KnownName) -> str:
    return ("#" if name.kind == "tag" else "") + one_line(name.name)
