"""``reflect report lasting``"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.cli.reporting.report import ONE_OBJECT, Asked, Report
from reflect.exchange.learning_markdown import lasting_markdown
from reflect.journal.journal import Journal
from reflect.journal.reports.lasting import Found, find_lasting
from reflect.render.lasting_json import lasting_json
from reflect.render.lasting_plain import lasting_plain

if TYPE_CHECKING:
    from rich.console import RenderableType


def lasting_report(*, weeks: int) -> Report:
    """``weeks``: without a move, after which a practice is stale."""

    def find(journal: Journal, asked: Asked) -> Found:
        return find_lasting(journal, asked.wanted, today=asked.today, weeks=weeks)

    return Report(ONE_OBJECT, find, _show, own_markdown=True)


def _show(found: Found, form: str, asked: Asked) -> str | RenderableType:
    period, filtered = asked.period, asked.wanted.narrows
    match form:
        case "json":
            return lasting_json(found.report, period=period, again=asked.again)
        case "plain":
            return lasting_plain(
                found.report, found.newest, period=period, filtered=filtered, again=asked.again
            )
        case "md":
            return lasting_markdown(found.report, period=period, today=asked.today)
        case _:
            from reflect.render.lasting_table import lasting_table

            return lasting_table(
                found.report, found.newest, period=period, filtered=filtered, again=asked.again
            )
