"""Which questions and lenses are asked and answered, and which nobody has touched for long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reflect.core.again import as_typed
from reflect.core.learning.step import Step
from reflect.core.lens import LENSES

WEEKS = 4  # without an answer, after which a question counts as untouched


class Asked(NamedTuple):
    """A question in use; ``typed``: how ``-q`` names it; ``audience``: its own default."""

    framework: str
    key: str
    wording: str
    lens: str | None
    typed: str
    audience: str | None = None


class Answers(NamedTuple):
    """How often something was answered in the period, and the last day at whatever time."""

    times: int
    last: date | None


class QuestionTouched(NamedTuple):
    question: Asked
    times: int
    last: date | None
    untouched: bool


class LensTouched(NamedTuple):
    """``asked``: whether a question in use has it; what nobody asks is not untouched."""

    lens: str
    times: int
    last: date | None
    asked: bool
    untouched: bool


class Coverage(NamedTuple):
    """``since``: what was last answered before that day is untouched. ``questions``: in the order in which
    they are asked; ``lenses``: in their own. ``unsorted``: reflections that answer no question."""

    weeks: int
    since: date
    questions: tuple[QuestionTouched, ...]
    lenses: tuple[LensTouched, ...]
    unsorted: int
    next_steps: tuple[Step, ...]

    @property
    def untouched(self) -> tuple[QuestionTouched, ...]:
        """What to ask next first: what was never answered, then the longest unanswered."""
        return tuple(sorted((each for each in self.questions if each.untouched), key=_patience))

    @property
    def total(self) -> int:
        """Reflections of the period that answer something, or nothing yet."""
        return (
            sum(each.times for each in self.lenses)
            + sum(each.times for each in self.questions if each.question.lens is None)
            + self.unsorted
        )

    def count_of(self, lens: str) -> int:
        return sum(each.times for each in self.lenses if each.lens == lens)


def coverage(
    questions: Sequence[Asked],
    *,
    answered: Mapping[tuple[str, str], Answers],
    lenses: Mapping[str, Answers],
    unsorted: int,
    today: date,
    weeks: int = WEEKS,
) -> Coverage:
    """``questions``: those in use. ``answered``: by (framework, key); ``lenses``: of every question, asked
    still or not."""
    since = today - timedelta(weeks=weeks)
    nothing = Answers(0, None)
    asked = {question.lens for question in questions}
    found = Coverage(
        weeks=weeks,
        since=since,
        questions=tuple(
            QuestionTouched(question, *said, untouched=_untouched(said, since))
            for question in questions
            for said in [answered.get((question.framework, question.key), nothing)]
        ),
        lenses=tuple(
            LensTouched(lens, *said, asked=lens in asked, untouched=lens in asked and _untouched(said, since))
            for lens in LENSES
            for said in [lenses.get(lens, nothing)]
            if lens in asked or said.last
        ),
        unsorted=unsorted,
        next_steps=(),
    )
    return found._replace(next_steps=_next_steps(found, today=today))


def together(found: Iterable[Answers]) -> Answers:
    """What several wordings of a question, or questions of a lens, come to."""
    every = tuple(found)
    days = [each.last for each in every if each.last is not None]
    return Answers(sum(each.times for each in every), max(days, default=None))


def _untouched(said: Answers, since: date) -> bool:
    return said.last is None or said.last < since


def _patience(each: QuestionTouched) -> date:
    return each.last or date.min


def _next_steps(found: Coverage, *, today: date) -> tuple[Step, ...]:
    """At most three: the question to ask next, the side that is short, what waits to be sorted."""
    if not found.questions:
        return (Step("reflect framework list", "no question is in use; choose a framework"),)
    steps = []
    ahead = found.untouched[:1] or sorted(found.questions, key=_patience)[:1]
    for each in ahead:
        if each.last != today:
            steps.append(Step(f"reflect ask -q {as_typed(each.question.typed)}", _why(each)))
    positive, pressure = found.count_of("positive"), found.count_of("pressure")
    success = next((each.question for each in found.questions if each.question.lens == "positive"), None)
    if success and 2 * positive < pressure and success not in [each.question for each in ahead]:
        why = f"{positive:,} positive against {pressure:,} of pressure: what went well?"
        steps.append(Step(f"reflect ask -q {as_typed(success.typed)}", why))
    if found.unsorted:
        steps.append(
            Step("reflect ask --unsorted", f"{found.unsorted:,} without a question yet, one key each")
        )
    return tuple(steps)


def _why(each: QuestionTouched) -> str:
    if each.last is None:
        return "never answered yet"
    return f"last answered on {each.last}" + (", the longest ago" if not each.untouched else "")
