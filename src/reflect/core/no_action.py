"""Whether words that stand where an action was asked for say that there was none: "N/A", "No action taken."

Forms ask for one and want an answer. All of the text has to say so: whatever says anything else is an action.
"""

from __future__ import annotations

import re

LONGEST = 60  # characters; what is longer says something
SIGNS = r"[-–—_.,;:!?/()\"' ]"
ENGLISH = (
    r"no(?: (?:immediate )?actions?(?: (?:was |were )?(?:taken|needed|required))?)?",
    r"none(?: (?:taken|given|needed|required))?",
    r"nothing(?: (?:was )?done)?",
    r"nil|na|n ?/ ?a|n\. ?a|not applicable|no comments?",
)
GERMAN = (
    r"keine?(?: (?:sofort)?(?:massnahmen?|aktion(?:en)?)(?: (?:ergriffen|nötig|erforderlich))?)?",
    r"nichts(?: (?:unternommen|getan))?",
    r"nein|entfällt|nicht zutreffend|k ?/ ?a|k\. ?a",
)
_NONE = re.compile(rf"{SIGNS}*(?:(?:{'|'.join((*ENGLISH, *GERMAN))})(?:{SIGNS}+|$))*")


def says_no_action(text: str) -> bool:
    """Also of a dash alone."""
    return len(text) <= LONGEST and _NONE.fullmatch(" ".join(text.casefold().split())) is not None
