"""``reflect ask``: the guided reflection."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from reflect.cli.answer import stored_in_words
from reflect.cli.desk import Desk, desk
from reflect.cli.group import commands
from reflect.cli.prompting import Stopped, answers_at
from reflect.cli.when import moment_of
from reflect.core.asking import todays_questions
from reflect.core.errors import BadInput
from reflect.core.moment import Moment
from reflect.core.near import did_you_mean
from reflect.core.reflection import Draft
from reflect.journal import finding, frameworks, reflections
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.journal import Journal
from reflect.journal.writer import Stored
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
    moment = moment_of(on, work)
    with work.reading(tell=False) as journal:
        asked = _questions(journal, question, framework, moment.day)
    if not asked:
        return work.terminal.say("Every question has been answered today. Well done; come back tomorrow.")
    with work.writing() as journal:
        guided = Guided(journal, work, moment)
        stopped = guided.ask_all(asked)
    work.terminal.note("\nSaved:" if guided.saved else "\nNothing was written.")
    work.terminal.say("\n".join(map(stored_in_words, guided.saved)))
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
            hint = " `reflect framework use` brings it in." if framework in frameworks.SHIPPED else ""
            raise BadInput(
                f"This journal keeps no framework {framework!r};{did_you_mean(framework, keys)} "
                f"are {', '.join(keys)}.{hint}"
            )
    else:
        among = [q for q in known if q.in_use]
    return todays_questions(among, last_answered=finding.last_answered(journal), today=day)


class Guided:
    """One guided reflection; ``saved`` holds what was stored, each answer as soon as it ended."""

    def __init__(self, journal: Journal, work: Desk, moment: Moment) -> None:
        self.journal = journal
        self.work = work
        self.moment = moment
        self.answers = answers_at(work.terminal)
        self.saved: list[Stored] = []

    def ask_all(self, asked: list[KeptQuestion]) -> bool:
        """Ask one after the other, until Ctrl-D. True after Ctrl-C."""
        note = self.work.terminal.note
        note("An empty line ends an answer; at the start it skips. Ctrl-C keeps what you answered.")
        try:
            for place, question in enumerate(asked, 1):
                private = " (private)" if question.audience == "private" else ""
                note(f"\n{place} of {len(asked)} · {question.key}{private}\n{one_line(question.wording)}")
                if not self.ask(question):
                    break
        except Stopped:
            return True
        return False

    def ask(self, question: KeptQuestion) -> bool:
        """One question and its probes; False when the person has had enough."""
        with self.answers.to() as answer:
            answered = bool(answer.text.strip())
            if answered:
                self._store(answer.text, question)
        for probe in question.probes if answered and not answer.closed else ():
            self.work.terminal.note(f"\n  {one_line(probe.wording)}")
            with self.answers.to() as answer:
                if answer.text.strip():
                    reflections.add_detail(self.journal, self.saved[-1].number, probe.key, answer.text)
            if answer.closed:
                break
        return not answer.closed

    def _store(self, text: str, question: KeptQuestion) -> None:
        draft = Draft(text, self.moment, question=f"{question.framework}/{question.key}")
        audience = self.work.settings.audience
        stored = reflections.add(self.journal, draft, now=self.work.now, default_audience=audience)
        self.saved.append(stored)
