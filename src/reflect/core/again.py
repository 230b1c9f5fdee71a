"""How a command was called, which what it proposes next says again: a journal named, the days, the filters.

In a sentence a command to type stands between backticks; a sentence is told by ``in_sentence``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# These use no journal, or name one themselves.
_ELSEWHERE = r"reflect (?:-|(?:completion|config|demo|drafts)\b|journal (?:list|new|use)\b)|.* --help$"


class Again(NamedTuple):
    """``journal``: ``-j demo.db`` where the command line named one, and nothing where the environment or the
    configuration did, for they go on doing so. ``period`` and ``filters``: which days and which reflections
    were looked at, as they were typed; ``unnamed``: how the same days are named where none were.

    ``nothing``: whether no reflection at all is written yet.
    """

    journal: str = ""
    period: str = ""
    filters: str = ""
    unnamed: str = "--all"
    nothing: bool = False

    def here(self, command: str) -> str:
        """The command in the same journal."""
        if not self.journal or re.match(_ELSEWHERE, command):
            return command
        return f"reflect {self.journal}{command.removeprefix('reflect')}"

    def same(self, command: str) -> str:
        """The same days and reflections, told by a report that looks at the same days of itself."""
        return " ".join(filter(None, (self.here(command), self.period, self.filters)))

    def listed(self, command: str) -> str:
        """The same days and reflections, told by what looks at others unless days are named."""
        return " ".join(filter(None, (self.here(command), self.period or self.unnamed, self.filters)))

    def in_sentence(self, sentence: str) -> str:
        """A sentence of ours, in which each command between backticks is one for the same journal."""
        if not self.journal:
            return sentence
        return re.sub(r"`(reflect [^`]+)`", lambda found: f"`{self.here(found[1])}`", sentence)


NEVER = Again()  # nothing to be said again


def as_typed(word: str) -> str:
    """A name as it is typed in a shell: in quotes where it needs them, the kind that every shell knows
    where that is possible."""
    if re.fullmatch(r"[\w.@+/:-]+", word):
        return word
    import shlex

    one_by_one = "\\\\" not in word and not word.endswith("\\")  # a path of Windows is read as it stands
    return f'"{word}"' if one_by_one and not re.search(r'["$`!]', word) else shlex.quote(word)


def journal_named(journal: str | None) -> str:
    """``-j demo.db``; nothing where the command line named none."""
    return f"-j {as_typed(journal)}" if journal else ""
