"""What commands that change, take back and bring back answer with."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.cli.desk import Desk
from reflect.journal.amending import Amended
from reflect.journal.amendments import Altered
from reflect.journal.journal import Journal
from reflect.journal.undoing import Undone
from reflect.render.clean import one_line

UNDONE, REDONE = "Undone", "Done again"
NOTHING_TO_SEE = (
    "Nothing to see changed: it is deleted, or the change that wrote it is undone. "
    "`reflect history` shows which."
)
SHOWN = 10  # things whose fields are shown before and after


def told_undone(what: str, undone: Undone, journal: Journal, work: Desk, *, as_json: bool) -> None:
    """The change that was taken back or done again, and what that did: before and after."""
    if stayed := [*map(str, undone.kept), *map(one_line, undone.kept_besides)]:
        kept = ", ".join(stayed)
        work.terminal.note(f"Kept, because changed since: {kept}. `reflect undo` goes back one by one.")
    elif not undone.altered:
        work.terminal.note(NOTHING_TO_SEE)
    if as_json:
        from reflect.render.json import object_json

        record = {"change": undone.change, "verb": undone.verb, "summary": undone.summary}
        record |= {"reflections": undone.reflections, "kept": list(undone.kept)}
        record |= {"kept_besides": list(undone.kept_besides)}
        noun = "redone" if what == REDONE else "undone"
        work.terminal.say(object_json({noun: record | {"fields": _records(undone.altered, journal)}}))
        return
    said = f"{what}: {undone.verb} ({one_line(undone.summary)})"
    if undone.reflections:
        many = "1 reflection" if undone.reflections == 1 else f"{undone.reflections:,} reflections"
        deleted = any((altered.after or {}).get("deleted") for altered in undone.altered)
        said += f"; {many} gone from view, none destroyed" if deleted else f"; {many} in view again"
    work.terminal.answer("\n".join([f"{said}.", *changed_lines(undone.altered, journal)]))


def told_amended(what: str, amended: Amended, journal: Journal, work: Desk, *, as_json: bool) -> None:
    """What became of each reflection."""
    if as_json:
        from reflect.render.json import object_json

        record = {"change": amended.change, "changed": amended.changed, "unchanged": amended.unchanged}
        work.terminal.say(object_json({"amended": record | {"fields": _records(amended.altered, journal)}}))
        return
    if amended.unchanged:
        work.terminal.note(f"Nothing changed in {listed(amended.unchanged)}.")
    if amended.changed:
        opens = f"; opens {', '.join(amended.opens)}" if amended.opens else ""
        lines = [f"{what} {listed(amended.changed)}{opens}.", *changed_lines(amended.altered, journal)]
        work.terminal.answer("\n".join(lines))


def listed(numbers: Sequence[int]) -> str:
    """``reflection 3``, ``reflections 3, 4, 5``, or how many there are"""
    if len(numbers) > SHOWN:
        return f"{len(numbers):,} reflections"
    return f"reflection{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"


def changed_lines(altered: Sequence[Altered], journal: Journal) -> list[str]:
    """The fields of the first things, but for whether they are in view: that has been said."""
    from reflect.journal.differences import differences
    from reflect.render.differences import difference_lines

    told = [each for each in altered if set(each.after or {"gone": True}) != {"deleted"}]
    lines = difference_lines(differences(journal, told[:SHOWN]))
    return lines + ([f"... and {len(told) - SHOWN:,} more"] if len(told) > SHOWN else [])


def _records(altered: Sequence[Altered], journal: Journal) -> list[dict[str, object]]:
    from reflect.journal.differences import differences

    return [each._asdict() for each in differences(journal, altered)]
