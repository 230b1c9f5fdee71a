"""``reflect meet``"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from reflect.cli.answer import stored_in_words
from reflect.cli.asking.completing import InText, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.guided import Guided
from reflect.cli.asking.meeting import Meeting, people_named, who_is_here, with_names
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.when import moment_of
from reflect.core.asking import meeting_questions
from reflect.core.errors import BadInput, NotFound
from reflect.journal import finding, frameworks
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.hearing import roster
from reflect.journal.journal import Journal

app = commands()


@app.command()
def meet(
    context: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PERSON...]", help="Who is here; the roster if left out.", show_default=False
        ),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option(
            "-q",
            "--question",
            metavar="QUESTION",
            help="What is asked; repeatable. One positive, one of pressure.",
        ),
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="GROUP", help="Only this group of the roster.")
    ] = None,
    named: Annotated[
        bool | None,
        typer.Option("--with-names/--without-names", help="Whether what is sent on says who said what."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the meeting; today if left out.")
    ] = None,
    deeper: Annotated[bool, typer.Option("--deeper", help="Ask the probes of each question too.")] = False,
) -> None:
    """Hear several people in turn, at the end of a meeting."""
    work = desk(context)
    if not work.terminal.interactive:
        raise BadInput("`reflect meet` asks at a terminal; a script writes `reflect add TEXT --by PERSON`.")
    moment, here = moment_of(on, work), people_named(people or [])
    with work.reading(tell=False) as journal:
        asked = _questions(journal, question or [], moment.day)
        expected = _roster(journal, group)
        own, abouts = own_names(journal), {each.key: each.about for each in frameworks.frameworks(journal)}
    prompts = Prompts(work, names=InText(own), brief=True)
    asking = Guided(work, prompts, abouts=abouts, own=own)
    meeting = Meeting(asking, roster=expected, moment=moment, deeper=deeper)
    with told_at_the_end(
        lambda: [stored_in_words(each) for each in asking.saved], work, besides=meeting.in_words
    ):
        here = here or expected or who_is_here(own, work, prompts)
        meeting.hear(here, asked, named=with_names(work, prompts) if named is None else named)


def _questions(journal: Journal, keys: list[str], day: date) -> list[KeptQuestion]:
    known = frameworks.questions(journal)
    if keys:
        return [frameworks.question_named(key, known) for key in dict.fromkeys(keys)]
    in_use = [each for each in known if each.in_use]
    return meeting_questions(in_use, last_answered=finding.last_answered(journal), today=day)


def _roster(journal: Journal, group: str | None) -> tuple[str, ...]:
    found = roster(journal, group=group)
    if group is not None and not found:
        raise NotFound(
            f"There is nobody of group {group!r} on the roster; "
            f"`reflect person add NAME --group {group}` puts somebody there."
        )
    return found
