"""One short question after a reflection that was written at a terminal: what should happen next?"""

from __future__ import annotations

from reflect.cli.asking_briefly import line_of
from reflect.cli.desk import Desk
from reflect.core.errors import ReflectError
from reflect.core.follow_up import BY_LENS, NewFollowUp
from reflect.journal import follow_ups, following
from reflect.journal.writer import Stored
from reflect.render.follow_ups_plain import new_line
from reflect.render.wording import NEXT


def offer_follow_up(stored: Stored, work: Desk) -> None:
    """Where its lens calls for one and no answer to a probe has opened it. Enter alone passes.

    Only to a person who typed the command: a script, a hook or a pasted block of commands goes on
    as if nothing were asked.
    """
    kind = BY_LENS.get(stored.lens or "")
    if kind is None or stored.opens or not (work.settings.offer and work.terminal.at_ease):
        return
    text = line_of(f"{NEXT[kind]} (Enter: nothing) ", work)
    if not text:
        return
    try:
        with work.amending() as journal:
            new = NewFollowUp("", text)
            written = following.add(
                journal, new, for_=stored.number, point=None, today=work.today, now=work.now
            )
            [follow_up] = follow_ups.these(journal, list(written.numbers))
    except ReflectError as error:
        work.terminal.note(f"The reflection is stored, the follow-up is not: {error.sentence}")
        return
    work.terminal.say(new_line(follow_up))
