"""What to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from reflect.core.again import Again


class Step(NamedTuple):
    """Something to do next: a command that can be typed as it stands, and why.

    ``of``: what it says again of what was looked at: the days and the filters where it shows the ``same``,
    the ``days`` alone where it leaves the filters out.
    """

    command: str
    why: str
    of: Literal["", "same", "days"] = ""

    def typed(self, again: Again) -> str:
        """The command for whoever called one so."""
        match self.of:
            case "same":
                return again.same(self.command)
            case "days":
                return again._replace(filters="").same(self.command)
        return again.here(self.command)
