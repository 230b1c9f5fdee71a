"""How a guided reflection begins: with what is due, and one look back."""

from __future__ import annotations

from collections.abc import Iterable

from reflect.cli.asking.keys import ENTER
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.core.learning.looking_back import Back
from reflect.journal import following
from reflect.journal.follow_ups import DueFollowUp
from reflect.render import guided
from reflect.render.wording import private_mark

MOST_DUE = 3  # asked about at once
KEYS = {"y": "yes", "n": "no", "u": "unsure", "d": "drop it", ENTER: "not yet"}
AGAIN = "Write y, n, u or d; Enter alone asks another day."
DONE = "Then say whether it helped: y, n or u."
HELPED = {"y": "yes", "n": "no", "u": "unsure"}
OPEN_AGAIN = "open again: it did not help"
SAID = {"y": "done, it helped", "n": "done, it did not help", "u": "done, not sure whether it helped"}


def ask_about_due(due: Iterable[DueFollowUp], work: Desk, prompts: Prompts, *, closed: list[str]) -> None:
    """A letter or a word for each; ``closed`` takes what is to be said of them. Raises Stopped and Closed."""
    for each in due:
        work.terminal.tell(
            guided.follow_up_due(
                each.name,
                each.kind,
                private_mark(each.audience == "private") + each.text,
                owner=each.owner,
                due=each.due,
                today=work.today,
            )
        )
        key = prompts.choice("Did it help?", KEYS, otherwise=lambda said: DONE if said == "done" else AGAIN)
        if key == ENTER:
            continue
        with work.amending() as journal:
            if key == "d":
                following.drop(journal, [each.number], today=work.today, now=work.now)
                again: tuple[int, ...] = ()
            else:
                outcome = {each.number: HELPED[key]}
                again = following.done(journal, outcome, today=work.today, now=work.now).again
        said = OPEN_AGAIN if key == "n" and not again else SAID.get(key, "dropped")
        closed.append(f"{each.name}  {said}{''.join(f'; f{number} is another attempt' for number in again)}")


def look_back(back: Back, work: Desk, prompts: Prompts) -> None:
    """Shown, not asked. Raises Stopped and Closed."""
    work.terminal.tell(guided.came_back(back.reflection, back.reason, today=work.today))
    prompts.key("", {ENTER: "goes on"})
