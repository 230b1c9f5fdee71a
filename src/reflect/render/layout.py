"""The one look of everything that Rich draws, and what adapts itself to the width it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from reflect.core.moment import monday_of
from reflect.render.chart import Weeks
from reflect.render.clean import one_line
from reflect.render.width import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from reflect.core.learning.in_time import Weekly
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection

WIDE = 100  # columns from which a table shows all it has
NARROW = 72  # columns below which names need the room of the bars
LINES_OF_A_TEXT = 3  # in a list; `show` has the rest


class Excerpt:
    """A text cut to a number of lines at whatever width it is given; … says that more follows."""

    def __init__(self, text: Text, *, lines: int = LINES_OF_A_TEXT) -> None:
        self.text = text
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wrapped = self.text.wrap(console, options.max_width)
        shown = list(wrapped[: self.lines])
        if len(wrapped) > self.lines:
            shown[-1] = _with_ellipsis(shown[-1], options.max_width)
        yield from shown

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


class ByWidth:
    """Something that is laid out anew for whatever width it is given.

    ``crop``: whether its lines end where the screen does; those that are to be copied whole do not.
    """

    crop = True

    def __init__(self, build: Callable[[int], RenderableType]) -> None:
        self.build = build

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.build(options.max_width)


class Whole(ByWidth):
    """Its longer lines are broken by the terminal alone, which copies them as one."""

    crop = False


def to_copy(line: str, style: str = "") -> RenderableType:
    """A line that ends in a command, which has the next line to itself where there is no room for both."""
    said, _, command = line.partition(": reflect ")

    def shown(width: int) -> Text:
        broken = f"{said}:\n  reflect {command}" if command and columns(line) > width else line
        return Text(broken, style, no_wrap=True, overflow="ignore")

    return Whole(shown)


def bare_table(*, header: bool = True, expand: bool = True, below: int = 0) -> Table:
    """The one look of all tables: no lines, two spaces between columns; the full width where one is text.

    ``below``: empty lines under each row.
    """
    return Table(
        box=None,
        show_header=header,
        header_style="dim",
        padding=(0, 2, below, 0),
        pad_edge=False,
        expand=expand,
    )


def plain_rows(*, expand: bool = True) -> Table:
    """The same without a header: rows of a summary."""
    return bare_table(header=False, expand=expand)


def title_of(words: str, period: Period) -> Text:
    return Text.assemble((words, "bold"), (f"  {period.label}", "dim"))


def excerpt(reflection: Reflection, *, lines: int) -> Excerpt:
    """The first lines of a reflection; a private one says so."""
    private = Text("[private] ", "bold") if reflection.audience == "private" else Text()
    return Excerpt(Text.assemble(private, one_line(reflection.text)), lines=lines)


def weeks_of(period: Period, weeklies: Iterable[Weekly]) -> Weeks:
    """The weeks of the period; where it has no end, those in which something happened."""
    mondays = [monday for weekly in weeklies for monday, _ in weekly]
    ends = [monday_of(day) for day in (period.first, period.last) if day is not None]
    return Weeks(mondays + ends)


def up_to(today: date, period: Period) -> Period:
    """The period with an end, so that weeks in which nothing happened since are seen too."""
    return period if period.last else period._replace(last=today)


def weeks_header(weeks: Weeks) -> str:
    return "By week" if weeks.together == 1 else f"By {weeks.together} weeks"


def some(number: int) -> str:
    return f"{number:,}" if number else "–"


def _with_ellipsis(line: Text, width: int) -> Text:
    """The line ending in … and, unless that would leave nothing, after a whole word."""
    if width < len("a …"):  # a column squeezed to nothing
        return Text("…", "dim")
    line.rstrip()
    if line.cell_len > width - 2:
        line.truncate(width - 1)
        whole = line.plain.rfind(" ")
        line.right_crop(len(line) - whole if whole > 0 else 1)
    return line.append(" …", "dim")
