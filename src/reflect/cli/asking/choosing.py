"""Choosing what a reflection answers: a question by one key, tags with completion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
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


def named_tags(
    own: OwnNames, work: Desk, prompts: Prompts, *, holds: Callable[[tuple[str, ...]], None]
) -> tuple[tuple[str, ...], Exception | None]:
    """Tags with spaces or commas between them, and what ended asking for them.

    ``holds`` takes them as they are typed.
    """

    def take(text: str) -> None:
        with suppress(BadInput):
            holds(tags_in(text))

    while True:
        line = prompts.line_or_left("  # ", names=Names(own.tags, sign="#", between=" ,"), holds=take)
        try:
            return tags_in(line.text), line.left
        except BadInput as error:
            work.terminal.note(error.sentence)
            if line.left:
                return (), line.left


def tags_in(line: str) -> tuple[str, ...]:
    """Raises BadInput."""
    return distinct([checked_name(tag, what="tag") for tag in line.replace(",", " ").split()])
