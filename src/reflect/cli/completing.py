"""TAB: what may come next on a command line that is being typed.

A shell's script (``reflect completion bash`` prints one) runs ``reflect`` with ``_REFLECT_COMPLETE`` set
to the shell's name; the answer is one offer a line. Nobody has asked for anything yet: nothing is made,
nothing is waited for, and whatever is wrong is told when the command is run, not now.
"""

from __future__ import annotations

from typing import Any, NamedTuple

# Click's own, as Typer 0.26 to 0.28 has taken it in: where on the line the cursor stands.
from typer._click.shell_completion import _resolve_context, _resolve_incomplete
from typer.core import TyperGroup

from reflect.cli.desk import Desk
from reflect.cli.offers import Offer, offers_for, takes_file
from reflect.cli.shells import SHELLS
from reflect.core.reflection import folded
from reflect.render.clean import clean, one_line


class Completions(NamedTuple):
    """``files``: where no offer fits, the name of a file may."""

    offers: list[Offer]
    files: bool = False


def complete(command: Any, shell: str, arguments: list[str], work: Desk) -> str:
    """The answer to a TAB in a shell; empty when there is nothing to say, or nothing can be read."""
    speaks = SHELLS.get(shell)
    if speaks is None:
        return ""
    try:
        typed = speaks.typed(arguments, work.terminal.environ)
        found = completions(command, typed.words, typed.begun, work)
        answer = speaks.answer(found.offers, work.terminal.environ)
        return answer + "\tfiles\n" * found.files
    except Exception:  # a journal that can not be read, a line that makes no sense
        return ""


def completions(command: Any, words: list[str], begun: str, work: Desk) -> Completions:
    """What fits behind the words; ``begun`` is the beginning of the word at the cursor."""
    context = _resolve_context(command, {"obj": work}, "reflect", list(words))
    wanted, rest = _resolve_incomplete(context, list(words), begun)
    before = begun[: len(begun) - len(rest)]  # --tag= of --tag=rem
    if wanted is context.command:
        offers = _commands_and_options(context, rest)
    else:
        offers = list(offers_for(context, wanted, rest))
    fitting = [
        Offer(before + offer.value, one_line(offer.help))
        for offer in dict.fromkeys(offers)
        if folded(offer.value).startswith(folded(rest)) and clean(offer.value) == offer.value
    ]
    return Completions(fitting, files=not fitting and wanted is not context.command and takes_file(wanted))


def _commands_and_options(context: Any, begun: str) -> list[Offer]:
    if not begun.startswith("-") and isinstance(context.command, TyperGroup):
        known = context.command.commands.items()
        return [Offer(name, _first_line(command.help)) for name, command in known if not command.hidden]
    return [Offer(item.value, item.help or "") for item in context.command.shell_complete(context, begun)]


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]
