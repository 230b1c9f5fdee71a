"""Which template lays a period out: one that ships, by name, or one of the user's own, by its path."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from reflect.cli.places import path_of
from reflect.core.errors import BadInput
from reflect.exchange.weekly.shipped import SHIPPED

if TYPE_CHECKING:
    from reflect.exchange.weekly.page import Page

TEMPLATE = typer.Option(
    "--template",
    metavar="TEMPLATE",
    help="How it is laid out: a template that ships (`reflect export template list`), or a file of yours.",
)


def chosen_template(named: str) -> Callable[[Page], str]:
    """How pages are laid out with the template of this name or path. Raises BadInput."""
    from reflect.exchange.weekly.rendering import laid_out, own_template, shipped_template  # Jinja

    if named in SHIPPED:
        template = shipped_template(named)
    elif os.path.exists(path_of(named)) or any(sign in named for sign in "./\\~"):
        template = own_template(path_of(named))
    else:
        raise BadInput(
            f"There is no template {named!r}; those that ship are {', '.join(SHIPPED)}, "
            "and a file of yours is named by its path."
        )
    return lambda page: laid_out(page, template)
