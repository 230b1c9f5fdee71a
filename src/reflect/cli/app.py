"""The command `reflect`: its commands by name, and the one place where an error meets a person."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

import typer
from typer.main import get_command

from reflect import __version__
from reflect.cli.desk import Desk, desk
from reflect.cli.group import HELP_NAMES, lazy_group
from reflect.cli.terminal import ClosedPipe, Terminal, this_terminal
from reflect.core.errors import ReflectError

COMMANDS = {
    "add": "Write a reflection.",
    "ask": "The guided reflection: three questions, answered in turn.",
    "meet": "Hear several people in turn, at the end of a meeting.",
    "follow": "What should happen next: writing it down, closing it, saying whether it helped.",
    "drafts": "Words that were written and not stored; bring them back.",
    "list": "The newest reflections, or those of a period.",
    "show": "One reflection, whole.",
    "search": "Find reflections by their words.",
    "lookback": "Old reflections that come back today, each with the reason why now.",
    "report": "What to repeat, where it gave way, what keeps coming back.",
    "edit": "Change a reflection, in your editor or by options; several by options.",
    "highlight": "Let reflections stand out in what is looked at and sent.",
    "delete": "Take reflections out of view; undo and restore bring them back.",
    "restore": "Bring deleted reflections back, or an earlier state of one.",
    "undo": "Take back the last change, or any other.",
    "redo": "Do again what was undone last.",
    "history": "What was changed: in the journal, or in one reflection.",
    "destroy": "Make reflections unreadable for good: text, details, history and drafts.",
    "tag": "Tags: which there are, renaming and merging them.",
    "person": "People: who is named, and the roster of those to be heard.",
    "point": "Pressure points: describing, renaming and merging them.",
    "theme": "Themes: renaming, merging and muting what recurs.",
    "import": "Bring reflections in from a file.",
    "withdraw": "Take back what was shared: private from now on, and withdrawn by the next share file.",
    "export": "Send reflections out: a weekly summary, or everything.",
    "journal": "Which journals there are, where they are, and copies of them.",
    "framework": "The questions that are asked.",
    "config": "What is set, where that comes from, and setting it.",
    "demo": "Look at an example journal of twelve weeks.",
    "completion": "Complete commands and your own names with TAB.",
}
HEADINGS = {  # the command that begins each part of the list
    "add": "Write",
    "list": "Look back",
    "edit": "Change and take back",
    "tag": "Names",
    "import": "Bring in and send out",
    "journal": "Set up",
}
HELP = (
    "A reflection journal for the terminal. Without a command: one screen, what is here and what to do next."
)
BEGIN = """\b
Begin with one of these:
  reflect add "What happened, in a sentence"
  reflect ask
  reflect demo
"""


def module_of(name: str) -> str:
    """``import`` and ``list`` are taken as names of modules; theirs end in an underscore."""
    return f"reflect.cli.{name}_" if name in ("import", "list") else f"reflect.cli.{name}"


app = typer.Typer(
    cls=lazy_group(COMMANDS, module_of, headings=HEADINGS),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,  # ours is a command, and knows how names are quoted
    context_settings=HELP_NAMES,
    help=HELP,
    epilog=BEGIN,
    invoke_without_command=True,
)


@app.callback()
def reflect(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    if version:
        desk(context).terminal.say(f"reflect {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from reflect.cli.today import today

        today(desk(context))


def local_now() -> datetime:
    return datetime.now().astimezone()


def main(
    arguments: list[str] | None = None,
    *,
    clock: Callable[[], datetime] = local_now,
    terminal: Terminal | None = None,
) -> None:
    """Run one command line and leave the process with its exit status."""
    terminal = terminal or this_terminal()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments, clock=clock, terminal=terminal))


def run(arguments: list[str], *, clock: Callable[[], datetime], terminal: Terminal) -> int:
    """Run one command line; its exit status. One line on standard error says what went wrong."""
    work = Desk(clock=clock, terminal=terminal)
    try:
        if shell := terminal.environ.get("_REFLECT_COMPLETE"):
            from reflect.cli.completing import complete

            terminal.say(complete(get_command(app), shell, arguments, work))
            return 0
        status = app(arguments, prog_name="reflect", standalone_mode=False, obj=work)
        terminal.stdout.flush()
        return _tell(work, "", status) if isinstance(status, int) else 0  # Typer makes 130 of Ctrl-C
    except (ClosedPipe, BrokenPipeError):
        _tell(work, "", 0)
        return _quietly()
    except SystemExit:  # Typer's own answer to a pipe that closed while it wrote help
        return _quietly()
    except ReflectError as error:
        return _tell(work, error.sentence, error.status)
    except (KeyboardInterrupt, typer.Abort):
        return _tell(work, "", 130)
    except typer.BadParameter.__base__ as error:  # type: ignore[misc]  # every mistake in the command line
        return _tell(work, _usage(error, arguments), 2)
    except Exception as error:
        from reflect.cli.bug_report import write_bug_report

        return _tell(work, write_bug_report(error, arguments), 1)


def _tell(work: Desk, sentence: str, status: int) -> int:
    """Say why the command ends, and where words are that were given and not stored."""
    kept = ""
    if work.draft is not None or work.words:
        from reflect.cli.words import kept_words

        kept = kept_words(work)
    try:
        if said := " ".join(filter(None, (sentence, kept))):
            work.terminal.note(said)
        if work.words:  # no draft could be kept either
            words = work.words.decode("utf-8", "backslashreplace")
            work.terminal.note(f"What you wrote, before it is lost:\n\n{words}", folded=False)
    except (ClosedPipe, OSError):
        return _quietly() or status
    return status


def _usage(error: Any, arguments: list[str]) -> str:
    said = _of_numbers(error.format_message().rstrip("."))
    if said == "Missing command":
        said += f": {', '.join(error.ctx.command.commands)}"
    command = _command_of(error, arguments)
    if said.startswith("No such option") and _takes_text(error):
        said += ". If it is text and not an option, put -- before it"
    return f"{said}{'' if said.endswith('?') else '.'} See `{command} --help`."


def _of_numbers(said: str) -> str:
    """What is no number, in words that need no range in them."""
    said = re.sub(r" is not a valid (int|integer)( range)?$", " is not a whole number", said)
    return re.sub(r" is not in the range x>=(\d+)$", r" is too few; at least \1", said)


def _command_of(error: Any, arguments: list[str]) -> str:
    """The command whose help tells more; Typer does not always know it."""
    if error.ctx is not None:
        return str(error.ctx.command_path)
    return f"reflect {arguments[0]}" if arguments and arguments[0] in COMMANDS else "reflect"


def _takes_text(error: Any) -> bool:
    """Whether the command takes any number of words, which might begin with a hyphen."""
    return error.ctx is not None and any(param.nargs == -1 for param in error.ctx.command.params)


def _quietly() -> int:
    """Point standard output nowhere, so that the interpreter does not complain when it leaves."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return 0
