"""``reflect ask --unsorted``: a question for what has none, one key each where possible."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.cli.asking.choosing import chosen_question, named_point, named_tags
from reflect.cli.asking.completing import InText, OwnNames, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.cli.near_names import near_notes
from reflect.core.edit import Edit
from reflect.core.errors import BadInput, NotFound, StaleEdit
from reflect.core.query import Filter
from reflect.core.reflection import Reflection
from reflect.journal import amending, finding, frameworks
from reflect.journal.frameworks import KeptQuestion
from reflect.render import guided
from reflect.render.clean import one_line

MOST = 200  # in one sitting
INSTEAD = {"s": "skip", "q": "quit"}


def sort_unsorted(work: Desk) -> None:
    """The newest first: it is best remembered. Each is a change of its own."""
    if not work.terminal.interactive:
        raise BadInput(
            "`reflect ask --unsorted` asks at a terminal; a script writes `reflect edit N -q QUESTION`."
        )
    with work.reading() as journal:
        found = finding.latest(journal, Filter(unsorted=True), limit=MOST)
        total = finding.count(journal, Filter(unsorted=True))
        in_use = [each for each in frameworks.questions(journal) if each.in_use]
        own = own_names(journal)
    if not found:
        return work.terminal.say("Every reflection answers a question; there is nothing to sort.")
    prompts = Prompts(work, names=InText(own))
    saved: list[str] = []
    with told_at_the_end(lambda: saved, work):
        for place, reflection in enumerate(found, 1):
            work.terminal.tell(guided.looked_at(reflection, where=f"{place} of {total}"))
            chosen = chosen_question(in_use, work, prompts, instead=INSTEAD)
            if chosen == "q":
                break
            if isinstance(chosen, KeptQuestion):
                saved += _sorted(reflection, chosen, own, work, prompts)
    return None


def _sorted(
    reflection: Reflection, question: KeptQuestion, own: OwnNames, work: Desk, prompts: Prompts
) -> Sequence[str]:
    """What is said of it at the end. Raises Stopped and Closed, when nothing was changed."""
    point = None
    if reflection.point is None:
        work.terminal.tell(guided.asked_beside("Which point was it? Enter leaves it out."))
        point = named_point(own, work, prompts)
    work.terminal.tell(guided.asked_beside("Which tags besides? Enter leaves them out."))
    tags = named_tags(own, work, prompts)
    wanted = Edit(question=f"{question.framework}/{question.key}", point=point, add_tags=tags)
    number = reflection.number
    try:
        with work.amending() as journal:
            amended = amending.edit(
                journal, [number], wanted, now=work.now, expected={number: reflection.revision}
            )
            near = near_notes(journal, amended.new_names)
    except (StaleEdit, NotFound) as error:
        work.terminal.note(error.sentence)
        return []
    for note in near:
        work.terminal.note(note)
    said = [str(number), one_line(question.key)]
    said += [f"at {one_line(point)}"] if point else []
    said += [" ".join(f"#{one_line(tag)}" for tag in tags)] if tags else []
    said += [question.audience] if question.audience == "private" else []
    return ["  ".join(said)]
