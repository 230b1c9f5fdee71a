"""What is said when there is nothing to show: that it is so, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.again import as_typed
from reflect.core.period import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.again import Again
    from reflect.core.period import Period
    from reflect.core.query import Filter

NOTHING_YET = "This journal holds no reflection yet."


def no_reflections(period: Period, again: Again, *, filtered: bool) -> str:
    """Why a list is empty. ``filtered``: something besides the period narrowed it."""
    if again.nothing:
        return f"{NOTHING_YET} {_first_steps(again)}"
    if filtered:
        return f"No reflection fits {_when(period)}.{_wider(period, again)}"
    return f"No reflection was written {_when(period)}.{_wider(period, again)} {_first_steps(again)}"


def nothing_found(query: str, period: Period, again: Again) -> str:
    return f"Nothing holds {query} {_when(period)}. Fewer or shorter words find more.{_wider(period, again)}"


def nothing_comes_back(wanted: Filter, again: Again) -> str:
    """Why nothing does today, and what would."""
    where = "Nothing comes back today."
    if wanted.narrows or wanted.period != ALL:
        where = (
            f"Nothing that fits comes back today{_inside(wanted.period)}. Leave out a filter, or the period."
        )
    return (
        f"{where} A reflection does when its pressure point gives way again, a year after it, when it was to "
        "be looked at again, or when nobody has tried to repeat a success. To look at any: "
        + again.here("reflect list --all")
    )


def unknown_names(names: Sequence[str]) -> str:
    """``names``: each with its kind, as in ``tag 'tea'``."""
    return f"The journal knows no {' and no '.join(names)}."


def no_names(kind: str, again: Again, *, narrowed: bool) -> str:
    """Why a list of names is empty. ``narrowed``: there are others."""
    if narrowed:
        return f"No {kind} fits."
    ways = {
        "tag": "No tag is in use yet. Write it into a text as #tag, or: " + again.here("reflect add -t TAG"),
        "person": "Nobody is named yet. @name in a text, --by, --with and --from name people; "
        f"{again.here('reflect person add NAME')} puts them on the roster.",
        "point": "No pressure point is named yet. When something gives way: "
        + again.here("reflect add -p POINT"),
    }
    return ways[kind]


def no_follow_ups(again: Again, *, state: str, narrowed: bool, others: bool) -> str:
    """Why a list of follow-ups is empty. ``others``: there are some all the same."""
    if not others:
        return f"No follow-up is written down yet: {_follow_up(again)}"
    if narrowed:
        return "No follow-up fits. Leave out a filter, or look at closed ones too: --state all."
    which = "is open" if state == "open" else f"was {state}"
    return f"No follow-up {which}. All of them: {again.here('reflect follow list --state all')}"


def no_followed(period: Period, again: Again) -> str:
    nothing = f"No follow-up is open, and none was opened or closed {_when(period)}."
    return f"{nothing}{_wider(period, again)} What should happen next? {_follow_up(again)}"


def no_positives(period: Period, again: Again) -> str:
    nothing = f"No success was written down {_when(period)}."
    return f"{nothing}{_wider(period, again)} What went well, even a little? {_add('-q success', again)}"


def no_pressure(period: Period, again: Again) -> str:
    nothing = f"Nothing about pressure was written {_when(period)}.{_wider(period, again)}"
    return f"{nothing} When something gives way: {_add('-q pressure -p POINT', again)}"


def no_story(point: str, period: Period, again: Again) -> str:
    from reflect.render.clean import one_line

    nothing = f"Nothing happened at {one_line(point)} {_when(period)}.{_wider(period, again)}"
    return f"{nothing} When it gives way: {_add(f'-q pressure -p {as_typed(one_line(point))}', again)}"


def no_themes(period: Period, again: Again, *, looked_at: int) -> str:
    if again.nothing:
        return f"{NOTHING_YET} {_first_steps(again)}"
    few = f"{looked_at:,} reflection{'' if looked_at == 1 else 's'}" if looked_at else "No reflection"
    needed = "A theme is a phrase that comes back in several reflections and in more than one week."
    return f"{few} {_when(period)}, and nothing recurs yet. {needed}{_wider(period, again)}"


def not_this_theme(period: Period, again: Again) -> str:
    return f"It did not come up in this time.{_wider(period, again)}"


def no_voices(period: Period, again: Again) -> str:
    whose = f"Whose words are they? {_add('--by PERSON', again)}; --with and --from say whom you learn with."
    return f"Nobody was heard {_when(period)}. {whose}{_wider(period, again)}"


def no_lasting(period: Period, again: Again, *, elsewhere: bool, filtered: bool) -> str:
    """``elsewhere``: of other days there is something that led to nothing, and nothing of these."""
    ways = (
        "What was put together in a hurry and should last is a practice to adopt, what was worked out with "
        f"others is something to agree on: {again.here('reflect follow add --for N')}."
    )
    wider = _wider(period if elsewhere else ALL, again)
    so_far = "with these filters" if filtered else "yet"
    return f"No practice is being adopted and nothing agreed on {so_far}. {ways}{wider}"


def no_summary(period: Period, again: Again) -> str:
    if again.nothing:
        return NOTHING_YET
    return f"Nothing was written {_when(period)}.{_wider(period, again)}"


def _first_steps(again: Again) -> str:
    return f"Write one: {again.here('reflect add')}, or be asked: {again.here('reflect ask')}."


def _add(options: str, again: Again) -> str:
    """It opens the editor."""
    return again.here(f"reflect add {options}")


def _follow_up(again: Again) -> str:
    return again.here("reflect follow add --for last")


def _inside(period: Period) -> str:
    return "" if period == ALL else f" ({period.label})"


def _when(period: Period) -> str:
    return "so far" if period == ALL else f"({period.label})"


def _wider(period: Period, again: Again) -> str:
    """What would show more, where anything would."""
    if again.nothing:
        return ""
    every = period.first is None and period.last is None
    if again.filters:
        return " Leave out a filter." if every else " Leave out a filter, or look at everything with --all."
    return "" if every else " Look at everything with --all."
