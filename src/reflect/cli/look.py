"""The options of everything that looks: which period, which reflections, which format.

They work before and after a subcommand: `report --all pressure` is `report pressure --all`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import typer
from typer.core import TyperOption

from reflect.cli.desk import Desk
from reflect.cli.formats import FORMATS, asked_format, chosen_format
from reflect.cli.group import Group, TextCommand, remembered_as
from reflect.core.again import NEVER, Again, as_typed
from reflect.core.errors import BadInput
from reflect.core.lens import LENSES
from reflect.core.period import ALL, Period, between, parse_period, parse_week
from reflect.core.query import Filter
from reflect.core.reflection import AUDIENCES


class Shared(NamedTuple):
    """Options that several commands have: the heading over them, and each with metavar and help."""

    heading: str
    options: tuple[tuple[str, str | None, str], ...]


PERIOD_OPTIONS = Shared(
    "Which days",
    (
        ("--in", "PERIOD", "A period: today, last week, 2026-W47, 2026-11, 2026-Q4, 4 weeks, all."),
        ("--week", "WEEK", "A week: last, 47 or 2026-W47; alone: this one."),
        ("--all", None, "Everything."),
        ("--since", "DAY", "From this day on: 2026-11-20, friday, 3 days ago, or the start of a period."),
        ("--until", "DAY", "Up to this day, itself included."),
    ),
)
FILTER_OPTIONS = Shared(
    "Which reflections",
    (
        ("-q/--question", "QUESTION", "Only answers to this question."),
        ("-p/--point", "POINT", "Only those at this pressure point."),
        ("-t/--tag", "TAG", "Only those with this tag; several: with all of them."),
        ("--person", "PERSON", "Only those of, with or from this person."),
        ("--by", "PERSON", "Only this person's words."),
        ("--with", "PERSON", "Only what was learned together with this person."),
        ("--from", "PERSON", "Only what was learned from this person."),
        ("--lens", "LENS", f"Only one lens: {', '.join(LENSES)}."),
        ("--audience", "AUDIENCE", "Only one audience: team, anonymous or private."),
        ("--without-point", None, "Only those at no pressure point."),
        ("--unsorted", None, "Only those that answer no question yet."),
    ),
)
FORMAT_OPTIONS = Shared(
    "How it is shown",
    (
        ("--format", "FORMAT", "table (on a terminal), plain (in a pipe), json, jsonl, csv or md."),
        ("--json", None, "Short for --format json."),
    ),
)
OTHERS_OPTIONS = Shared(
    "What others read",
    (
        ("--include-private", None, "Show private reflections too, in what others read."),
        (
            "--without-names",
            None,
            "Leave out by, with and from, in what others read; the texts stay as written.",
        ),
    ),
)
REPEATABLE = ("tag",)


class Selection(NamedTuple):
    """What was asked for. ``period`` is None when none was named; ``again``: all of it as it was typed."""

    period: Period | None
    wanted: Filter
    format: str | None
    include_private: bool
    without_names: bool
    again: Again = NEVER


class LookCommand(TextCommand):
    """A command with all these options; what it finds in the context it reads with ``selection``."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.extend(self.look_options())

    def look_options(self) -> list[TyperOption]:
        return _options(PERIOD_OPTIONS, FILTER_OPTIONS, FORMAT_OPTIONS, OTHERS_OPTIONS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, week_alone(args))


class ExportCommand(LookCommand):
    """One that writes a format of its own, for others to read."""

    def look_options(self) -> list[TyperOption]:
        return _options(PERIOD_OPTIONS, FILTER_OPTIONS, OTHERS_OPTIONS)


class CopyCommand(LookCommand):
    """One that copies the journal's words for their owner."""

    def look_options(self) -> list[TyperOption]:
        return _options(PERIOD_OPTIONS, FILTER_OPTIONS)


class LookGroup(Group):
    """A group whose subcommands are such commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params.extend(self.look_options())

    def look_options(self) -> list[TyperOption]:
        return _options(PERIOD_OPTIONS, FILTER_OPTIONS, FORMAT_OPTIONS, OTHERS_OPTIONS)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, week_alone(args, commands=self.commands))


class ExportGroup(LookGroup):
    """One whose subcommands write formats of their own."""

    def look_options(self) -> list[TyperOption]:
        return _options(PERIOD_OPTIONS, FILTER_OPTIONS, OTHERS_OPTIONS)


def _typed(given: dict[str, Any], options: Shared) -> str:
    """Those of these options that were given, as they are typed."""
    words = []
    for names, metavar, _ in options.options:
        value = given.get(_key(names.split("/")))
        for each in value if isinstance(value, list) else [value] if value else []:
            words += [names.split("/")[0], *([as_typed(str(each))] if metavar else [])]
    return " ".join(words)


def _options(*sets: Shared) -> list[TyperOption]:
    return [
        _option(names.split("/"), metavar, help_line, heading=heading)
        for heading, options in sets
        for names, metavar, help_line in options
    ]


def selection(context: typer.Context, work: Desk) -> Selection:
    """What the options before and after the subcommand say together. Raises BadInput."""
    given = {key.removeprefix("look."): value for key, value in context.meta.items() if "look." in key}
    period = _period(given, work)
    wanted = Filter(
        period=period or ALL,
        question=given.get("question"),
        point=given.get("point"),
        tags=tuple(given.get("tag", ())),
        person=given.get("person"),
        by=given.get("by"),
        with_=given.get("with"),
        from_=given.get("from"),
        lens=_one_of(given.get("lens"), LENSES, "lens"),
        audiences=tuple(filter(None, [_one_of(given.get("audience"), AUDIENCES, "audience")])),
        without_point=bool(given.get("without_point")),
        unsorted=bool(given.get("unsorted")),
    )
    if wanted.without_point and wanted.point:
        raise BadInput(f"--without-point looks for reflections at none; leave out -p {wanted.point}.")
    if wanted.unsorted and (wanted.question or wanted.lens):
        raise BadInput("--unsorted looks for reflections without a question; leave out -q and --lens.")
    return Selection(
        period,
        wanted,
        format=_format(given),
        include_private=bool(given.get("include_private")),
        without_names=bool(given.get("without_names")),
        again=work.again._replace(
            period=_typed(given, PERIOD_OPTIONS), filters=_typed(given, FILTER_OPTIONS)
        ),
    )


def format_of(chosen: Selection, work: Desk, *, possible: tuple[str, ...]) -> str:
    """The format to show; what concerns others only goes with the one they read. Raises BadInput."""
    form = chosen_format(chosen.format, work, possible=possible)
    if form != "md":
        for_the_owner(chosen)
    return form


def for_the_owner(chosen: Selection) -> None:
    """Refuse what concerns others. Raises BadInput."""
    if chosen.include_private or chosen.without_names:
        option = "--include-private" if chosen.include_private else "--without-names"
        raise BadInput(f"{option} goes with what others read: `export week`, or --format md.")


def week_alone(args: list[str], *, commands: Collection[str] = ()) -> list[str]:
    """``--week`` may stand alone, before an option or a subcommand: it means this week."""
    end = args.index("--") if "--" in args else len(args)
    filled = []
    for at, word in enumerate(args):
        filled.append(word)
        following = args[at + 1] if at + 1 < end else "-"
        if word == "--week" and at < end and (following.startswith("-") or following in commands):
            filled.append("this")
    return filled


def _period(given: dict[str, Any], work: Desk) -> Period | None:
    ways = {"in": ["in"], "week": ["week"], "all": ["all"], "since or --until": ["since", "until"]}
    named = [way for way, keys in ways.items() if any(key in given for key in keys)]
    if len(named) > 1:
        raise BadInput(f"--{named[0]} and --{named[1]} both name a period; give one of them.")
    if "in" in given:
        return parse_period(given["in"], work.today)
    if "week" in given:
        return parse_week(given["week"], work.today)
    if "all" in given:
        return ALL
    return between(given.get("since"), given.get("until"), work.today) if named else None


def _format(given: dict[str, Any]) -> str | None:
    asked = asked_format(given.get("format"), as_json="json" in given)
    return _one_of(asked, FORMATS, "format")


def _one_of(value: str | None, choices: tuple[str, ...], what: str) -> str | None:
    if value is not None and value not in choices:
        raise BadInput(f"There is no {what} {value!r}; choose {', '.join(choices)}.")
    return value


def _option(names: list[str], metavar: str | None, help_line: str, *, heading: str) -> TyperOption:
    key = _key(names)
    flag: dict[str, Any] = {"is_flag": True, "default": False} if metavar is None else {"metavar": metavar}
    return TyperOption(
        param_decls=[*names, f"look_{key}"],
        expose_value=False,
        multiple=key in REPEATABLE,
        callback=remembered_as(f"look.{key}"),
        rich_help_panel=heading,
        help=help_line,
        **flag,
    )


def _key(names: list[str]) -> str:
    """Under which name an option is remembered."""
    return names[-1].removeprefix("--").replace("-", "_")
