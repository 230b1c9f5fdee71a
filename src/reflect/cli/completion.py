"""``reflect completion``"""

from __future__ import annotations

from typing import Annotated

import typer

from reflect.cli.desk import desk
from reflect.cli.group import commands
from reflect.cli.shells import SHELLS, script_for
from reflect.core.errors import BadInput

app = commands()

INSTALL = """\b
Once, in the shell you use:
  bash:
    reflect completion bash > ~/.reflect.bash
    echo '. ~/.reflect.bash' >> ~/.bashrc
  zsh:
    reflect completion zsh > ~/.reflect.zsh
    echo '. ~/.reflect.zsh' >> ~/.zshrc
  fish:
    reflect completion fish > ~/.config/fish/completions/reflect.fish
  PowerShell:
    reflect completion powershell | Add-Content $PROFILE

It takes effect in the next shell: TAB then completes commands and options, and the names in your journal.
"""


@app.command(epilog=INSTALL)
def completion(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish|powershell", help="The shell you use.")],
) -> None:
    """Complete commands and your own names with TAB."""
    if shell not in SHELLS:
        raise BadInput(f"There is no completion for {shell!r}; there is {', '.join(SHELLS)}.")
    desk(context).terminal.say(script_for(shell))
