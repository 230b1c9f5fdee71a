"""A meeting: several people are heard in turn."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.cli.asking.completing import Names, OwnNames
from reflect.cli.asking.guided import Guided
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.core.errors import BadInput
from reflect.core.moment import Moment
from reflect.core.reflection import AUDIENCES, Draft, checked_name, distinct, folded
from reflect.journal.frameworks import KeptQuestion
from reflect.render import guided
from reflect.render.wording import listed


def who_is_here(own: OwnNames, work: Desk, prompts: Prompts) -> tuple[str, ...]:
    """Asked where nobody was named and no roster says. Raises Stopped and Closed."""
    work.terminal.tell(guided.asked_beside("Who is here? Their names, with commas between them."))
    while True:
        line = prompts.line("  ", names=Names(own.people, sign="@", between=","))
        try:
            return people_named(line.split(","))
        except BadInput as error:
            work.terminal.note(error.sentence)


def people_named(names: Sequence[str]) -> tuple[str, ...]:
    """Each once, in the order given; an empty one is none. Raises BadInput."""
    return distinct([checked_name(name, what="person") for name in names if name.strip()])


def with_names(work: Desk, prompts: Prompts) -> bool:
    """Asked once, before anybody speaks. Raises Stopped and Closed."""
    work.terminal.tell(guided.names_explained())
    return prompts.key("With names or without?", {"w": "with names", "o": "without"}) == "w"


def audience_of(question: KeptQuestion, *, named: bool, default: str) -> str:
    """What a speaker's words are kept as: what is private stays so, whatever a meeting agrees on."""
    said = ["team" if named else "anonymous", question.audience or "team"]
    said += [default] if default == "private" or not named else []
    return max(said, key=AUDIENCES.index)


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
