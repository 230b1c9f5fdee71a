"""``reflect ask --unsorted``: a question for what has none, one key each where possible."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.cli.asking.choosing import chosen_question, named_tags
from reflect.cli.asking.completing import InText, OwnNames, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.pointing import Pointed, named_point, with_words
from reflect.cli.asking.prompting import Prompts
from reflect.cli.asking.typed import Typed, becomes_edit
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
        return work.terminal.answer("Every reflection answers a question; there is nothing to sort.")
    prompts = Prompts(work, names=InText(own))
    saved: list[str] = []
    with told_at_the_end(lambda: saved, work):
        for place, reflection in enumerate(found, 1):
            work.terminal.tell(guided.looked_at(reflection, where=f"{place} of {total}"))
            chosen = chosen_question(in_use, work, prompts, instead=INSTEAD)
            if chosen == "q":
                break
            if isinstance(chosen, KeptQuestion):
                said, left = _sorted(reflection, chosen, own, work, prompts)
                saved += said
                if left:
                    raise left
    return None


def _sorted(
    reflection: Reflection, question: KeptQuestion, own: OwnNames, work: Desk, prompts: Prompts
) -> tuple[Sequence[str], Exception | None]:
    """What is said of it at the end, and what ended asking; that is raised where nothing was said."""
    wanted, left = _beside(reflection, question, own, work, prompts)
    point, tags, number = wanted.point, wanted.add_tags, reflection.number
    if left and not (point or tags or wanted.text):
        work.drop_draft()
        raise left
    try:
        with work.amending() as journal:
            amended = amending.edit(
                journal, [number], wanted, now=work.now, expected={number: reflection.revision}
            )
            near = near_notes(journal, amended.new_names)
    except (StaleEdit, NotFound) as error:
        work.drop_draft()
        work.terminal.note(error.sentence)
        return [], left
    work.drop_draft()
    for note in near:
        work.terminal.note(note)
    said = [str(number), one_line(question.key)]
    said += [f"at {one_line(point)}"] if point else []
    said += [" ".join(f"#{one_line(tag)}" for tag in tags)] if tags else []
    said += [question.audience] if question.audience == "private" else []
    return ["  ".join(said)], left


def _beside(
    reflection: Reflection, question: KeptQuestion, own: OwnNames, work: Desk, prompts: Prompts
) -> tuple[Edit, Exception | None]:
    """The question with the point and the tags that were named, and what ended asking for them."""
    number, revision = reflection.number, reflection.revision
    wanted = Edit(question=f"{question.framework}/{question.key}")
    typed = Typed(work, becomes_edit(wanted, number, revision, work))

    def holds(now: Edit) -> None:
        typed.holds_as(now.text or reflection.text, becomes_edit(now, number, revision, work))

    def at(said: Pointed) -> Edit:
        text = with_words(reflection.text, said.words) if said.words else None
        return wanted._replace(point=said.point, text=text)

    left: Exception | None = None
    if reflection.point is None:
        said = named_point(own, work, prompts, holds=lambda now: holds(at(now)))
        wanted, left = at(said), said.left
    if left is None:
        work.terminal.tell(guided.asked_beside("Which tags besides? Enter leaves them out."))
        tags, left = named_tags(own, work, prompts, holds=lambda now: holds(wanted._replace(add_tags=now)))
        wanted = wanted._replace(add_tags=tags)
    return wanted, left
