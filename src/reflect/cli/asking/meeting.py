"""A meeting: several people are heard in turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reflect.cli.answer import stored_in_words
from reflect.cli.asking.completing import InText, Names, OwnNames, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.guided import Guided
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.core.asking import meeting_questions
from reflect.core.errors import BadInput, NotFound
from reflect.core.moment import Moment
from reflect.core.reflection import Draft, checked_name, distinct, folded, narrowest
from reflect.journal import finding, frameworks
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.hearing import roster
from reflect.journal.journal import Journal
from reflect.render import guided
from reflect.render.wording import listed


def hold_meeting(
    work: Desk,
    people: list[str],
    keys: list[str],
    *,
    group: str | None,
    named: bool | None,
    moment: Moment,
    deeper: bool,
) -> None:
    """``people``: who is here; else the roster, or ``group`` of it, or who is named when asked."""
    here = people_named(people)
    with work.reading(tell=False) as journal:
        asked = _questions(journal, keys, moment.day)
        expected = _roster(journal, group)
        own, abouts = own_names(journal), {each.key: each.about for each in frameworks.frameworks(journal)}
    prompts = Prompts(work, names=InText(own), brief=True)
    asking = Guided(work, prompts, abouts=abouts, own=own, verb="meet")
    meeting = Meeting(asking, roster=expected, moment=moment, deeper=deeper)
    with told_at_the_end(
        lambda: [stored_in_words(each) for each in asking.saved], work, besides=meeting.in_words
    ):
        here = here or expected or who_is_here(own, work, prompts)
        meeting.hear(here, asked, named=with_names(work, prompts) if named is None else named)


def who_is_here(own: OwnNames, work: Desk, prompts: Prompts) -> tuple[str, ...]:
    """Asked where nobody was named and no roster says. Raises Stopped and Closed."""
    work.terminal.tell(guided.asked_beside("Who is here? Their names, with commas between them."))
    while True:
        line = prompts.line("  ", names=Names(own.people, sign="@", between=","))
        try:
            if here := people_named(line.split(",")):
                return here
            work.terminal.note("Nobody was named; Ctrl-D leaves.")
        except BadInput as error:
            work.terminal.note(error.sentence)


def people_named(names: Sequence[str]) -> tuple[str, ...]:
    """Each once, in the order given, also several with commas between them. Raises BadInput."""
    every = [name for given in names for name in given.split(",") if name.strip()]
    return distinct([checked_name(name, what="person") for name in every])


def with_names(work: Desk, prompts: Prompts) -> bool:
    """Asked once, before anybody speaks. Raises Stopped and Closed."""
    work.terminal.tell(guided.names_explained())
    return prompts.key("With names or without?", {"w": "with names", "o": "without"}) == "w"


def audience_of(question: KeptQuestion, *, named: bool, default: str) -> str:
    """What a speaker's words are kept as: what is private stays so, whatever a meeting agrees on."""
    said = ["team" if named else "anonymous", question.audience or "team"]
    said += [default] if default == "private" or not named else []
    return narrowest(*said)


class Meeting:
    """``roster``: whom the owner means to hear. ``deeper``: with the probes of each question."""

    def __init__(self, asking: Guided, *, roster: Sequence[str], moment: Moment, deeper: bool) -> None:
        self.asking = asking
        self.roster = roster
        self.moment = moment
        self.deeper = deeper
        self.people: Sequence[str] = ()

    def hear(self, people: Sequence[str], questions: Sequence[KeptQuestion], *, named: bool) -> None:
        """Person after person, question after question, until Ctrl-D. Raises Stopped and Closed."""
        self.people = people
        work = self.asking.work
        for place, person in enumerate(people, 1):
            if self.asking.told:  # somebody may want to read it
                work.terminal.note("")
            else:
                self.asking.prompts.fresh_page()
            turn = f"{place} of {len(people)}"
            work.terminal.tell(guided.turn_of(person, turn=turn, purpose=work.settings.purpose))
            for question in questions:
                audience = audience_of(question, named=named, default=work.settings.audience)
                draft = Draft("", self.moment, by=person, audience=audience)
                if not self.asking.ask(question, draft, deeper=self.deeper):
                    return

    def in_words(self) -> str:
        """Who was heard, for the screen alone."""
        if not self.people:
            return ""
        heard = {folded(stored.by) for stored in self.asking.saved if stored.by}
        missing = [name for name in self.roster if folded(name) not in heard]
        said = f"Heard: {len(heard)} of {len(self.people)}."
        return f"{said} On the roster and not heard this time: {listed(missing)}." if missing else said


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
