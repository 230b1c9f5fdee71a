"""``reflect ask``: the guided reflection."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from reflect.cli.answer import stored_in_words
from reflect.cli.desk import Desk, desk
from reflect.cli.group import commands
from reflect.cli.prompting import Answers, Stopped, answers_at
from reflect.cli.when import moment_in_the_past
from reflect.core.asking import todays_questions
from reflect.core.errors import BadInput
from reflect.core.moment import Moment
from reflect.core.reflection import Draft
from reflect.journal import finding, frameworks, reflections
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.journal import Journal
from reflect.render.clean import one_line

app = commands()


@app.command()
def ask(
    context: typer.Context,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day it is about; today if left out.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("-q", "--question", metavar="QUESTION", help="Only this question.")
    ] = None,
    framework: Annotated[
        str | None, typer.Option("--framework", metavar="NAME", help="Only the questions of this framework.")
    ] = None,
) -> None:
    """The guided reflection: three questions, answered in turn."""
    work = desk(context)
    if not work.terminal.interactive:
        raise BadInput("`reflect ask` asks at a terminal; a script writes `reflect add TEXT -q QUESTION`.")
    moment = work.this_moment
    if on is not None:
        moment = moment_in_the_past(on, now=work.now, today=work.today, day_starts=work.settings.day_starts)
    with work.writing() as journal:
        asked = _questions(journal, question, framework, moment.day)
        if not asked:
            return work.terminal.say("Every question has been answered today. Well done; come back tomorrow.")
        saved: list[int] = []
        stopped = _ask_all(asked, journal, work, moment, saved)
        written = finding.by_number(journal, saved)
    work.terminal.say(
        "\n".join(stored_in_words(each, added=True) for each in written) or "Nothing was written."
    )
    if stopped:
        raise typer.Exit(130)
    return None


def _questions(journal: Journal, name: str | None, framework: str | None, day: date) -> list[KeptQuestion]:
    known = frameworks.questions(journal)
    if name is not None:
        return [frameworks.question_named(f"{framework}/{name}" if framework else name, known)]
    if framework is not None:
        among = [q for q in known if q.framework == framework]
        if not among:
            keys = sorted({q.framework for q in known})
            raise BadInput(
                f"This journal keeps no framework {framework!r};{frameworks.near(framework, keys)} "
                f"there are {', '.join(keys)}. `reflect framework use {framework}` brings one in."
            )
    else:
        among = [q for q in known if q.in_use]
    return todays_questions(among, last_answered=finding.last_answered(journal), today=day)


def _ask_all(
    asked: list[KeptQuestion], journal: Journal, work: Desk, moment: Moment, saved: list[int]
) -> bool:
    """Ask one after the other; each answer is stored as soon as it ends. True after Ctrl-C."""
    answers = answers_at(work.terminal)
    work.terminal.note("An empty line ends an answer; at the start it skips. Ctrl-C keeps what you answered.")
    try:
        for place, question in enumerate(asked, 1):
            if not _ask_one(question, f"{place} of {len(asked)}", answers, journal, work, moment, saved):
                return False
    except Stopped:
        return True
    return False


def _ask_one(
    question: KeptQuestion,
    place: str,
    answers: Answers,
    journal: Journal,
    work: Desk,
    moment: Moment,
    saved: list[int],
) -> bool:
    """One question and its probes; False when the person has had enough (Ctrl-D)."""
    private = " (private unless you say otherwise)" if question.audience == "private" else ""
    work.terminal.note(f"\n{place} · {question.key}{private}\n{one_line(question.wording)}")
    with answers.to() as answer:
        if answer.text.strip():
            draft = Draft(answer.text, moment, question=f"{question.framework}/{question.key}")
            stored = reflections.add(journal, draft, now=work.now, default_audience=work.settings.audience)
            saved.append(stored.number)
    if not answer.text.strip():
        return not answer.closed
    for key, wording, _ in question.probes:
        work.terminal.note(f"\n  {one_line(wording)}")
        with answers.to() as detail:
            if detail.text.strip():
                reflections.add_detail(journal, saved[-1], key, detail.text)
        if detail.closed:
            return False
    return True
