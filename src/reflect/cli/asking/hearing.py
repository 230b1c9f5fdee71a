"""`reflect meet`: several people are heard, one after the other."""

from __future__ import annotations

from datetime import date

from reflect.cli.answer import stored_in_words
from reflect.cli.asking.completing import InText, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.guided import Guided
from reflect.cli.asking.meeting import Meeting, people_named, who_is_here, with_names
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.cli.when import moment_of
from reflect.core.asking import meeting_questions
from reflect.core.errors import BadInput, NotFound
from reflect.journal import finding, frameworks
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.hearing import roster
from reflect.journal.journal import Journal


def hear(
    people: list[str],
    work: Desk,
    *,
    questions: list[str],
    group: str | None,
    named: bool | None,
    on: str | None,
    deeper: bool,
) -> None:
    """Each of those people, or of the roster, is asked each question; what they say is stored as theirs."""
    if not work.terminal.interactive:
        raise BadInput("`reflect meet` asks at a terminal; a script writes `reflect add TEXT --by PERSON`.")
    moment, here = moment_of(on, work), people_named(people)
    with work.reading(tell=False) as journal:
        asked = _questions(journal, questions, moment.day)
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
