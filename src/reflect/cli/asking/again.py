"""``reflect ask N``: going deeper into what is written already."""

from __future__ import annotations

from reflect.cli.asking.choosing import chosen_question
from reflect.cli.asking.completing import InText, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.guided import Guided, Probed
from reflect.cli.asking.keys import ENTER
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.core.edit import Edit
from reflect.core.errors import BadInput
from reflect.core.framework import Probe
from reflect.core.reflection import Reflection, narrowest
from reflect.journal import amending, frameworks
from reflect.journal.frameworks import KeptQuestion
from reflect.render import guided
from reflect.render.clean import one_line


def ask_again(name: str, work: Desk) -> None:
    """The probes that have no answer yet, of the question as it was asked then; all as one change."""
    if not work.terminal.interactive:
        raise BadInput(
            "`reflect ask N` asks at a terminal; a script writes `reflect edit N --detail KEY=TEXT`."
        )
    with work.reading() as journal:
        reflection = amending.editable(journal, name).reflection
        question = frameworks.answered_by(journal, reflection.number)
        in_use = [each for each in frameworks.questions(journal) if each.in_use]
        own, abouts = own_names(journal), {each.key: each.about for each in frameworks.frameworks(journal)}
    if question is not None and not _unanswered(question, reflection):
        return work.terminal.answer(f"Every probe of reflection {reflection.number} has its answer.")
    again = Again(reflection, Guided(work, Prompts(work, names=InText(own)), abouts=abouts, own=own))
    with told_at_the_end(again.in_words, work):
        again.ask(question, in_use)
    return None


class Again:
    """One reflection, asked about again."""

    def __init__(self, reflection: Reflection, asking: Guided) -> None:
        self.reflection = reflection
        self.asking = asking
        self.chosen: KeptQuestion | None = None

    def ask(self, question: KeptQuestion | None, in_use: list[KeptQuestion]) -> None:
        """Raises Stopped and Closed."""
        tell = self.asking.work.terminal.tell
        tell(guided.looked_at(self.reflection))
        probed = Probed(self.reflection.number, self.reflection.revision, None, self.reflection.audience)
        if question is None:
            chosen = chosen_question(
                in_use, self.asking.work, self.asking.prompts, instead={ENTER: "leave it unsorted"}
            )
            if isinstance(chosen, str):
                return
            question, probed = chosen, self._now_answers(chosen)
        tell(guided.opening(), guided.question_again(question.asked, self.reflection.details))
        self.asking.probe(question, _unanswered(question, self.reflection), probed)

    def in_words(self) -> list[str]:
        """``142  success  why, first-step  opens f12``"""
        parts = [one_line(self.chosen.key)] if self.chosen else []
        parts += [", ".join(map(one_line, self.asking.answered))] if self.asking.answered else []
        parts += [f"opens {', '.join(self.asking.opened)}"] if self.asking.opened else []
        return ["  ".join([str(self.reflection.number), *parts])] if parts else []

    def _now_answers(self, question: KeptQuestion) -> Probed:
        number, revision = self.reflection.number, self.reflection.revision
        with self.asking.work.amending() as journal:
            wanted = Edit(question=f"{question.framework}/{question.key}")
            now = self.asking.work.now
            amended = amending.edit(journal, [number], wanted, now=now, expected={number: revision})
        self.chosen = question
        audience = narrowest(self.reflection.audience, question.audience or "team")
        return Probed(number, revision + 1, amended.change, audience)


def _unanswered(question: KeptQuestion, reflection: Reflection) -> list[Probe]:
    return [probe for probe in question.probes if probe.key not in reflection.details]
