"""``reflect export template``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import Group, commands
from reflect.exchange.weekly.shipped import SHIPPED

EXAMPLES = """\b
A layout of your own:
  reflect export template show week > mine.md.j2
  reflect export week --template mine.md.j2
  reflect config set template /home/me/mine.md.j2
"""
app = commands(group=Group, help_line="How a week is laid out: the templates that ship.", epilog=EXAMPLES)


@app.callback()
def template() -> None:
    """How a week is laid out: the templates that ship."""


@app.command(name="list")
def list_(context: typer.Context) -> None:
    """The templates that ship, by name."""
    desk(context).terminal.say("\n".join(f"{name:<12}{makes}" for name, makes in SHIPPED.items()))


@app.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TEMPLATE", help="As `export template list` names it.")],
) -> None:
    """The text of a template, to be copied and changed."""
    from reflect.exchange.weekly.rendering import shipped_template  # Jinja: not for help, nor for TAB

    desk(context).terminal.say(shipped_template(name).source)
