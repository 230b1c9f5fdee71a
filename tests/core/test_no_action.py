"""Words that say that nothing was done, and all others."""

from __future__ import annotations

import pytest

from reflect.core.no_action import says_no_action

NONE = """
None | none. | N/A | n/a | n / a | N.A. | NA | Nil | - | -- | No | nothing | ? | ___
No action taken. | NO ACTION | No actions were taken | No immediate action needed | None taken | none given
N/A  N/A | None  No comment | (none) | Not applicable | Nothing was done | "None"
Keine | Keine Maßnahmen ergriffen. | KEINE MASSNAHME | entfällt | Nichts. | k. A. | k.A. | Nein
"""
SOME = """
No radios left behind | None of the doors is locked now | N/A - see narrative | See above | A | 1 | ✓ | 👍
No action taken until the relief came, then we left | Called the desk | Not on shift | Unknown | nilpotent
Nothing, so I called Ana | No smoking signs | NASA | Nachts abschließen | Keiner geht allein | нет | なし
Notausgang frei halten | Keine Maßnahmen ohne Ana | No. 7 mended | None, then two
"""


def each(texts: str) -> list[str]:
    return [text for line in texts.strip().splitlines() for text in line.split(" | ")]


@pytest.mark.parametrize("text", each(NONE))
def test_nothing_was_done(text: str) -> None:
    assert says_no_action(text)
    assert says_no_action(f"  {text}\n")


@pytest.mark.parametrize("text", [*each(SOME), "no " * 40])
def test_something_was_done_or_said(text: str) -> None:
    assert not says_no_action(text)
