"""Bare ``reflect``: one screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reflect.cli.desk import Desk
from reflect.cli.places import drafts_folder
from reflect.core.errors import NotFound
from reflect.core.period import Period, week_of
from reflect.core.query import Filter
from reflect.journal import finding, follow_ups
from reflect.journal.follow_ups import DueFollowUp
from reflect.journal.journal import Journal, open_journal
from reflect.render.clean import first_line, one_line
from reflect.render.width import columns, cut
from reflect.render.wording import counted, private_mark

SOON = timedelta(days=7)
WELCOME = """\
reflect keeps a journal of what you learn at work. There is none yet; to begin:

  reflect add "What happened, in a sentence"   one reflection, in a second
  reflect ask                                  three questions, five minutes
  reflect import csv FILE                      reflections from a table you have

  reflect demo                                 look at an example journal first

It will be kept at {path}; nothing leaves this machine until you export or share it."""


def today(work: Desk) -> None:
    """What is here, what is due, what to do next. Never prompts and never makes a journal."""
    try:
        with open_journal(work.journal_path, read_only=True) as journal:
            return work.terminal.say("\n".join(_screen(work, journal)))
    except NotFound:
        if work.chosen_journal:
            raise
        return work.terminal.answer(WELCOME.format(path=work.journal_path))


def _screen(work: Desk, journal: Journal) -> list[str]:
    day = Filter(period=Period(work.today, work.today, "today"))
    written = finding.latest(journal, day, limit=5)
    total, of_today = finding.count(journal, Filter()), finding.count(journal, day)
    of_week = finding.count(journal, Filter(period=week_of(work.today)))
    unsorted = finding.count(journal, Filter(unsorted=True))
    due = _due(journal, work.today)
    lines = [f"{work.today:%A} {work.today}   {of_today} today, {of_week} this week, {total} in all"]
    for each in written:
        private = private_mark(each.audience == "private")
        before = f"  {each.number:>5}  {each.question or 'unsorted':<12}  {private}"
        lines.append(_fitted(before, each.text, work))
    if due:
        lines += ["", "Due"]
        lines += _due_lines(due[:5], work)
        every = work.again.here("reflect follow list")
        lines += [f"  and {len(due) - 5} more: {every}"] if len(due) > 5 else []
    lines += ["", "Next"]
    waiting = 0 if due else follow_ups.count_open(journal)
    steps = _next(of_today, unsorted, of_week, drafts=_drafts(work), due=due, waiting=waiting)
    lines += _in_lines([(work.again.here(command), why) for command, why in steps], work)
    return lines


def _in_lines(steps: list[tuple[str, str]], work: Desk) -> Iterator[str]:
    """Commands beside each other with what they are for; where they are long, each before it."""
    room = max(24, *(columns(command) for command, _ in steps)) + 2
    for command, why in steps:
        if room <= work.terminal.width // 2:
            yield work.terminal.below(f"  {command}{' ' * (room - columns(command))}{why}", column=room + 2)
        else:
            yield from (f"  {command}", f"      {why}")


def _next(
    of_today: int, unsorted: int, of_week: int, *, drafts: str, due: list[DueFollowUp], waiting: int
) -> list[tuple[str, str]]:
    """``due``: what is, the most pressing first; ``waiting``: how many are open where none is due."""
    steps = [("reflect drafts", f"{drafts}: written, but not stored yet")] if drafts else []
    steps += [("reflect ask", "three questions, five minutes")] if not of_today else []
    steps += [_about(due[0])] if due else []
    steps += (
        [("reflect follow list", f"{counted(waiting, 'follow-up')} open, none due soon")] if waiting else []
    )
    steps += (
        [("reflect ask --unsorted", f"{unsorted} without a question yet, one key each")] if unsorted else []
    )
    steps += [("reflect report", "what to repeat, what gave way, what recurs")]
    steps += [("reflect export week", "the week for your team")] if of_week else []
    return [*steps, ("reflect --help", "everything else")]


def _due(journal: Journal, today: date) -> list[DueFollowUp]:
    """What is overdue, then what was to be looked at again, then what is due soon; each once."""
    due, reviews = follow_ups.due(journal, by=today + SOON), follow_ups.reviews(journal, by=today)
    again = {each.number for each in reviews}
    late = [each for each in due if each.due < today]
    return [*late, *reviews, *(each for each in due[len(late) :] if each.number not in again)]


def _about(due: DueFollowUp) -> tuple[str, str]:
    if due.review:
        return f'reflect follow edit {due.name} --review "3 months"', "looked at it? say when next"
    return f"reflect follow done {due.name}", "done? say whether it helped"


def _drafts(work: Desk) -> str:
    folder = drafts_folder(work.terminal.environ)
    kept = len(list(folder.glob("*.md")))
    return "" if not kept else "1 draft" if kept == 1 else f"{kept} drafts"


def _due_lines(due: list[DueFollowUp], work: Desk) -> list[str]:
    """Their texts under each other."""
    whens = [_when(each, work.today) for each in due]
    width = max(map(len, whens))
    owners = [f" ({one_line(each.owner)})" if each.owner else "" for each in due]
    lines = []
    for each, when, owner in zip(due, whens, owners, strict=True):
        private = private_mark(each.audience == "private")
        lines.append(_fitted(f"  {each.name:>5}  {when:<{width}}  {private}", each.text, work, after=owner))
    return lines


def _when(due: DueFollowUp, today: date) -> str:
    if due.review:
        return f"review due {due.due}"
    return f"overdue since {due.due}" if due.due < today else f"due {due.due}"


def _fitted(before: str, text: str, work: Desk, *, after: str = "") -> str:
    """One line of the screen, its text cut to the room that is left."""
    room = work.terminal.width - columns(before) - columns(after) - 1
    return before + cut(first_line(text), max(12, room)) + after
