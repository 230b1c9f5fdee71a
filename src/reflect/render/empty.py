"""What is said when there is nothing to show: that it is so, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.period import ALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.core.period import Period
    from reflect.core.query import Filter

FIRST_STEPS = 'Write one: reflect add "...", or be asked: reflect ask.'


def no_reflections(period: Period, *, filtered: bool, journal_empty: bool) -> str:
    """Why a list is empty. ``filtered``: something besides the period narrowed it."""
    if journal_empty:
        return f"This journal holds no reflection yet. {FIRST_STEPS}"
    if filtered:
        return f"No reflection fits {_when(period)}. Leave out a filter.{_wider(period)}"
    return f"No reflection was written {_when(period)}.{_wider(period)} {FIRST_STEPS}"


def nothing_found(query: str, period: Period) -> str:
    return f"Nothing holds {query} {_when(period)}. Fewer or shorter words find more.{_wider(period)}"


def nothing_comes_back(wanted: Filter) -> str:
    """Why nothing does today, and what would."""
    where = "Nothing comes back today."
    if wanted.narrows or wanted.period != ALL:
        where = (
            f"Nothing that fits comes back today{_inside(wanted.period)}. Leave out a filter, or the period."
        )
    return (
        f"{where} A reflection does when its pressure point gives way again, a year after it, when it was to "
        "be looked at again, or when nobody has tried to repeat a success. To look at any: reflect list --all"
    )


def unknown_names(names: Sequence[str]) -> str:
    """``names``: each with its kind, as in ``tag 'tea'``."""
    return f"The journal knows no {' and no '.join(names)}."


def no_names(kind: str, *, narrowed: bool) -> str:
    """Why a list of names is empty. ``narrowed``: there are others."""
    if narrowed:
        return f"No {kind} fits."
    ways = {
        "tag": "No tag is in use yet. Write it into a text as #tag, or: reflect add -t TAG",
        "person": "Nobody is named yet. @name in a text, --by, --with and --from name people; "
        "reflect person add NAME puts them on the roster.",
        "point": 'No pressure point is named yet. When something gives way: reflect add -p POINT "..."',
    }
    return ways[kind]


def no_follow_ups(*, state: str, narrowed: bool, others: bool) -> str:
    """Why a list of follow-ups is empty. ``others``: there are some all the same."""
    if not others:
        return 'No follow-up is written down yet: reflect follow add "..." --for last'
    if narrowed:
        return "No follow-up fits. Leave out a filter, or look at closed ones too: --state all."
    which = "is open" if state == "open" else f"was {state}"
    return f"No follow-up {which}. All of them: reflect follow list --state all"


def no_followed(period: Period) -> str:
    nothing = f"No follow-up is open, and none was opened or closed {_when(period)}."
    return f'{nothing}{_wider(period)} What should happen next? reflect follow add "..." --for last'


def no_positives(period: Period) -> str:
    nothing = f"No success was written down {_when(period)}."
    return f'{nothing}{_wider(period)} What went well, even a little? reflect add -q success "..."'


def no_pressure(period: Period) -> str:
    nothing = f"Nothing about pressure was written {_when(period)}.{_wider(period)}"
    return f'{nothing} When something gives way: reflect add -q pressure -p POINT "..."'


def no_story(point: str, period: Period) -> str:
    from reflect.render.clean import one_line

    nothing = f"Nothing happened at {one_line(point)} {_when(period)}.{_wider(period)}"
    return f'{nothing} When it gives way: reflect add -q pressure -p POINT "..."'


def no_themes(period: Period, *, looked_at: int) -> str:
    few = f"{looked_at:,} reflection{'' if looked_at == 1 else 's'}" if looked_at else "No reflection"
    needed = "A theme is a phrase that comes back in several reflections and in more than one week."
    return f"{few} {_when(period)}, and nothing recurs yet. {needed}{_wider(period)}"


def no_voices(period: Period) -> str:
    ways = 'Whose words are they? reflect add "..." --by PERSON; --with and --from say whom you learn with.'
    return f"Nobody was heard {_when(period)}. {ways}{_wider(period)}"


def no_lasting(period: Period, *, waiting: int, filtered: bool) -> str:
    """``waiting``: how many led to nothing; with a period that is too short for any there is a longer one."""
    ways = (
        "What was put together in a hurry and should last is a practice to adopt, what was worked out with "
        'others is something to agree on: reflect follow add "..." --for N.'
    )
    wider = "" if waiting else _wider(period)
    so_far = "with these filters" if filtered else "yet"
    return f"No practice is being adopted and nothing agreed on {so_far}. {ways}{wider}"


def no_summary(period: Period) -> str:
    return f"Nothing was written {_when(period)}.{_wider(period)}"


def _inside(period: Period) -> str:
    return "" if period == ALL else f" ({period.label})"


def _when(period: Period) -> str:
    return "so far" if period == ALL else f"({period.label})"


def _wider(period: Period) -> str:
    return "" if period == ALL else " Look at everything with --all."
