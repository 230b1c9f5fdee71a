"""Choosing what a reflection answers: a question by one key, a point and tags with completion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase, digits

from reflect.cli.asking.completing import Names, OwnNames
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.core.errors import BadInput
from reflect.core.reflection import checked_name, distinct
from reflect.journal.frameworks import KeptQuestion
from reflect.render import guided

EXPLAIN = "?"


def chosen_question(
    questions: Sequence[KeptQuestion], work: Desk, prompts: Prompts, *, instead: Mapping[str, str]
) -> KeptQuestion | str:
    """The question that was chosen, or the key pressed ``instead``. Raises Stopped and Closed."""
    free = [key for key in digits[1:] + ascii_lowercase if key not in instead]
    under = dict(zip(free, questions, strict=False))
    asked = {key: each.asked for key, each in under.items()}
    work.terminal.tell(guided.keys_of_questions(asked))
    others = {**instead, EXPLAIN: "what they ask"}
    while True:
        key = prompts.key("Which question?", others, unsaid={key: each.key for key, each in under.items()})
        if key != EXPLAIN:
            return under.get(key, key)
        work.terminal.tell(guided.questions_to_choose(asked))


def named_point(own: OwnNames, work: Desk, prompts: Prompts) -> str | None:
    """The name of a pressure point, new or known; None for Enter alone. Raises Stopped and Closed."""
    while True:
        name = prompts.line("  at ", names=Names(own.points))
        try:
            return checked_name(name, what="point") if name.strip() else None
        except BadInput as error:
            work.terminal.note(error.sentence)


def named_tags(own: OwnNames, work: Desk, prompts: Prompts) -> tuple[str, ...]:
    """Tags with spaces or commas between them. Raises Stopped and Closed."""
    while True:
        line = prompts.line("  # ", names=Names(own.tags, sign="#", between=" ,"))
        try:
            return distinct([checked_name(tag, what="tag") for tag in line.replace(",", " ").split()])
        except BadInput as error:
            work.terminal.note(error.sentence)
