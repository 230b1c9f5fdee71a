"""What the reports of a journal give to Python: their data, as ``reflect report`` shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from reflect.core.moment import moment_at
from reflect.core.period import Period, parse_period
from reflect.core.query import Filter
from reflect.journal.journal import Journal as OpenJournal

if TYPE_CHECKING:
    from reflect.cli.settings import Settings
    from reflect.core.learning.cadence import Cadence
    from reflect.core.learning.coverage import Coverage
    from reflect.core.learning.lasting import Lasting
    from reflect.core.learning.positives import Positives
    from reflect.core.learning.pressure import Pressure
    from reflect.core.learning.recurring import Recurring
    from reflect.core.learning.summary import Summary
    from reflect.core.learning.voices import Voices
    from reflect.core.themes import Reading

THIRTEEN_WEEKS = "13 weeks"
EVERYTHING = Filter()


class Reports:
    """Of an open journal, with what its owner has set."""

    def __init__(self, opened: OpenJournal, *, clock: Callable[[], datetime], settings: Settings) -> None:
        self._opened = opened
        self._clock = clock
        self._settings = settings
        self._day_starts = settings.day_starts

    @property
    def today(self) -> date:
        """The local day, which may begin later than midnight."""
        return moment_at(self._clock(), day_starts=self._day_starts).day

    def summary(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Summary:
        from reflect.journal.reports.summary import find_summary

        wanted, span = self._wanted(period, where)
        return find_summary(
            self._opened,
            wanted,
            period=span,
            today=self.today,
            reading=self._theme_reading(),
            owner=self._settings.name,
        )

    def positives(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Positives:
        from reflect.journal.reports.positives import find_positives

        return find_positives(self._opened, self._wanted(period, where)[0], top=None)

    def pressure(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Pressure:
        from reflect.journal.reports.pressure import find_pressure

        wanted, _ = self._wanted(period, where)
        return find_pressure(self._opened, wanted, today=self.today, reading=self._theme_reading())

    def themes(
        self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING, *, top: int = 20
    ) -> Recurring:
        from reflect.journal.reports.themes import find_recurring

        wanted, _ = self._wanted(period, where)
        return find_recurring(self._opened, wanted, top=top, reading=self._theme_reading())

    def _theme_reading(self) -> Reading:
        """In the languages and words that are set, with what the journal's owner decided about themes."""
        from reflect.core.themes import Reading
        from reflect.journal.themes import decisions

        set_ = self._settings
        return Reading(set_.languages, set_.stop_words, set_.weak_words, decisions(self._opened))

    def voices(self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING) -> Voices:
        from reflect.journal.reports.voices import find_voices

        return find_voices(self._opened, self._wanted(period, where)[0], owner=self._settings.name)

    def coverage(
        self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING, *, weeks: int = 4
    ) -> Coverage:
        from reflect.journal.reports.coverage import find_coverage

        return find_coverage(self._opened, self._wanted(period, where)[0], today=self.today, weeks=weeks)

    def cadence(
        self,
        period: str | Period = THIRTEEN_WEEKS,
        where: Filter = EVERYTHING,
        *,
        rhythm: Sequence[str] = (),
    ) -> Cadence:
        """``rhythm``: when one means to reflect, ``["monday", "friday"]``; without one, that of the
        configuration."""
        from reflect.core.rhythm import rhythm_of
        from reflect.journal.reports.cadence import find_cadence

        meant = rhythm_of(list(rhythm)) if rhythm else self._settings.rhythm
        wanted, _ = self._wanted(period, where)
        return find_cadence(self._opened, wanted, rhythm=meant, day_starts=self._day_starts, today=self.today)

    def lasting(
        self, period: str | Period = THIRTEEN_WEEKS, where: Filter = EVERYTHING, *, weeks: int = 8
    ) -> Lasting:
        """``weeks``: without a move, after which a practice is stale."""
        from reflect.journal.reports.lasting import find_lasting

        wanted, _ = self._wanted(period, where)
        return find_lasting(self._opened, wanted, today=self.today, weeks=weeks).report

    def _wanted(self, period: str | Period, where: Filter) -> tuple[Filter, Period]:
        span = parse_period(period, self.today) if isinstance(period, str) else period
        return where._replace(period=span), span
