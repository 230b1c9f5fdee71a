"""Which characters of somebody's text can act on a terminal, a mail or a document.

Not only escape sequences begin with them: a lone carriage return overwrites a line, a direction
override shows words in another order than they stand, a line separator breaks a record in two.
"""

from __future__ import annotations

# Every one of these is "not printable" to Python, as are newline and tab: text that is printable
# throughout holds none of them, which is the quick way out for nearly all text.
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
DIRECTION_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
SURROGATES = "\ud800-\udfff"
ACTING = CONTROLS + DIRECTION_OVERRIDES + SURROGATES
"""The inside of a regular expression's brackets; a newline and a tab are not among them."""

LINE_ENDS = "\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
"""A regular expression: whatever begins a new line somewhere."""
