"""Reflections for others to read, however many: the named ones in pieces, the anonymous in no order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reflect.cli.desk import Desk
from reflect.cli.look import Selection
from reflect.cli.others import for_others, named_for_others, tell_left_out
from reflect.core.learning.audience import nameless_for_others
from reflect.core.period import ALL
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import finding
from reflect.journal.journal import Journal
from reflect.render.empty import no_reflections, unknown_names


class Outgoing(NamedTuple):
    """``named``: the filter of those that are shown as they are; ``nameless``: the anonymous ones."""

    named: Filter
    nameless: tuple[Reflection, ...]

    def reflections(self, journal: Journal) -> Iterator[Reflection]:
        """All of them, the named oldest first."""
        yield from finding.between(journal, self.named)
        yield from self.nameless

    def by_week(self) -> Outgoing:
        """The same, the anonymous ones of each week together."""
        return self._replace(nameless=tuple(sorted(self.nameless, key=lambda each: each.week)))


def outgoing(chosen: Selection, work: Desk, journal: Journal) -> Outgoing:
    """What others may see of what was asked for; what stays out is told on standard error."""
    wanted = for_others(chosen, chosen.wanted)
    anonymous = finding.between(journal, wanted.only("anonymous"))
    shown = nameless_for_others(
        list(anonymous),
        period=chosen.period or ALL,
        today=work.today,
        hidden=not wanted.names_somebody and finding.several_writers(journal, wanted),
    )
    named = named_for_others(chosen, wanted)
    private = finding.count(journal, chosen.wanted.only("private"))
    if not tell_unknown(journal, chosen, work) and work.journal_is_there:
        _tell_empty(journal, chosen, work)
    tell_left_out(chosen, private, shown.held_back, work)
    return Outgoing(named, shown.inside)


def tell_unknown(journal: Journal, chosen: Selection, work: Desk) -> bool:
    """Whether the filter names something that the journal does not know; it is said."""
    unknown = finding.condition(journal, chosen.wanted).unknown
    if unknown:
        work.terminal.note(unknown_names(unknown))
    return bool(unknown)


def _tell_empty(journal: Journal, chosen: Selection, work: Desk) -> None:
    """Say why there is nothing to send, where nothing is."""
    if finding.more_than(journal, chosen.wanted, 0):
        return
    again = chosen.again._replace(nothing=finding.is_empty(journal))
    work.terminal.note(no_reflections(chosen.wanted.period, again, filtered=chosen.wanted.narrows))
