"""What the owner has decided about themes: renaming, merging, muting them.

A decision is kept beside the phrase that it is about, and meets that phrase again in whatever form, by its
stems. A row that decides nothing any more stays, and means nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from reflect.core.decided import Decision
from reflect.core.errors import BadInput, NotFound
from reflect.core.near import near
from reflect.core.phrases import Lexicon, Phrase
from reflect.core.query import Filter
from reflect.core.reflection import checked_name, folded
from reflect.core.themes import Reading, lexicon_of
from reflect.core.wording import spelled
from reflect.journal import history
from reflect.journal.amendments import Subject, amend
from reflect.journal.journal import Journal
from reflect.journal.names import listed
from reflect.journal.states import State

# Everything that was decided, the oldest first.
DECIDED = "SELECT number, phrase, name, means, muted FROM theme ORDER BY number"

# A phrase about which something is decided for the first time.
ADD = "INSERT INTO theme (phrase, folded) VALUES (:phrase, :folded) RETURNING number"

# The newest that may hold a phrase.
MAY_HOLD = """
SELECT r.text || coalesce((SELECT char(10) || group_concat(d.text, char(10))
                             FROM detail d WHERE d.reflection = r.number), '')
  FROM reflection r
 WHERE r.number IN (SELECT rowid FROM reflection_words WHERE reflection_words MATCH :query
                     ORDER BY rowid DESC LIMIT :limit)
"""
SHOWS = "`reflect report themes` shows what recurs."
NEAR_AMONG = 40  # themes, when one was mistyped
LOOKED_AT = 400  # texts that tell how a phrase is spelled


class Row(NamedTuple):
    number: int
    phrase: str
    name: str | None
    means: int | None
    muted: bool

    @property
    def called(self) -> str:
        return self.name or self.phrase


class Changed(NamedTuple):
    """``change`` is None when it was so already; ``themes``: what is decided about them now."""

    change: int | None
    themes: tuple[Decision, ...]


class Meant(NamedTuple):
    """A theme that somebody names: a decision, if there is one, and every spelling in the journal."""

    decision: Decision
    ways: tuple[str, ...]


def decisions(journal: Journal) -> tuple[Decision, ...]:
    """Those that say something, in the order in which they were first made."""
    rows = rows_of(journal)
    found = [_decision(row, rows) for row in rows if row.means is None]
    return tuple(each for each in found if each != Decision(each.phrase))


def rename(journal: Journal, old: str, new: str, *, now: datetime, reading: Reading) -> Changed:
    """Call a theme something else. Raises NotFound, and BadInput for a name that another one has."""
    new = checked_name(new, what="theme")
    with journal.transaction():
        lexicon = lexicon_of([], reading=reading)
        row = _row(journal, old, lexicon, reading)
        other = _known(new, rows_of(journal), lexicon)
        if other is not None and other.number != row.number:
            raise BadInput(
                f"There is a theme {other.called!r} already; `reflect theme merge` makes two themes one."
            )
        fields = {"name": None if new == row.phrase else new}
        return _decide(journal, "rename", f"{row.called} to {new}", {row.number: fields}, now=now)


def merge(journal: Journal, old: Sequence[str], into: str, *, now: datetime, reading: Reading) -> Changed:
    """Make themes one: what holds any of them counts. Raises NotFound, BadInput for a theme and itself."""
    with journal.transaction():
        lexicon = lexicon_of([], reading=reading)
        target = _row(journal, into, lexicon, reading)
        each = [_row(journal, name, lexicon, reading) for name in old]
        if any(row.number == target.number and row.means is None for row in each):
            same = next(name for name, row in zip(old, each, strict=True) if row.number == target.number)
            if _own(same, target, lexicon):
                raise BadInput(f"A theme can not be merged into itself: {same!r} is {target.called!r}.")
        merged = {row.number for row in each} - {target.number}
        numbers = merged | {row.number for row in rows_of(journal) if row.means in merged}
        names = listed([row.called for row in each if row.number in merged])
        fields: dict[int, State] = {n: {"means": target.number, "muted": False} for n in numbers}
        return _decide(journal, "merge", f"{names} into {target.called}", fields, now=now, of=target.number)


def mute(journal: Journal, names: Sequence[str], *, muted: bool, now: datetime, reading: Reading) -> Changed:
    """Show themes no more, or again. Raises NotFound."""
    with journal.transaction():
        lexicon = lexicon_of([], reading=reading)
        rows = [_row(journal, name, lexicon, reading) for name in names]
        said = listed([row.called for row in rows])
        fields: dict[int, State] = {row.number: {"muted": muted} for row in rows}
        return _decide(journal, "mute" if muted else "unmute", said, fields, now=now)


def meant(journal: Journal, name: str, *, reading: Reading) -> Meant:
    """The theme called so, or whose phrase this is in any form. Raises NotFound."""
    lexicon = lexicon_of([], reading=reading)
    rows = rows_of(journal)
    row = _known(name, rows, lexicon)
    decision = Decision(" ".join(name.split())) if row is None else _decision(row, rows)
    ways = {
        way for each in (decision.phrase, *decision.merged) for way in spellings_in(journal, each, lexicon)
    }
    if row is None and not ways:
        raise _unknown(journal, name, reading)
    return Meant(decision, tuple(sorted(ways)))


def _decide(
    journal: Journal,
    verb: str,
    said: str,
    fields: dict[int, State],
    *,
    now: datetime,
    of: int | None = None,
) -> Changed:
    """One change, unless all is so already."""
    change = history.record(journal, verb, f"theme {said}", now=now)
    altered = amend(journal, change, [(Subject("theme", number), each) for number, each in fields.items()])
    if not altered:
        history.forget(journal, change)
    rows = rows_of(journal)
    about = fields if of is None else [of]
    themes = tuple(_decision(row, rows) for row in rows if row.number in about)
    return Changed(change if altered else None, themes)


def rows_of(journal: Journal) -> list[Row]:
    return [
        Row(number, phrase, name, means, bool(muted))
        for number, phrase, name, means, muted in journal.rows(DECIDED)
    ]


def _decision(row: Row, rows: Sequence[Row]) -> Decision:
    merged = tuple(other.phrase for other in rows if other.means == row.number)
    return Decision(row.phrase, row.name, merged, row.muted)


def _row(journal: Journal, name: str, lexicon: Lexicon, reading: Reading) -> Row:
    """The theme that is meant, put down when it is a phrase of the journal. Raises NotFound, BadInput."""
    phrase = checked_name(name, what="theme")
    known = _known(phrase, rows_of(journal), lexicon)
    if known is not None:
        return known
    if not spellings_in(journal, phrase, lexicon):
        raise _unknown(journal, name, reading)
    (number,) = journal.row(ADD, {"phrase": phrase, "folded": folded(phrase)})
    return Row(number, phrase, None, None, muted=False)


def _known(name: str, rows: Sequence[Row], lexicon: Lexicon) -> Row | None:
    """What a name or a phrase means; a name goes before a phrase, and the same words before other forms."""
    wanted = lexicon.phrases_of(name)
    found = next(
        itertools.chain(
            (row for row in rows if row.name and folded(row.name) == folded(name)),
            (row for row in rows if folded(row.phrase) == folded(name)),
            (row for row in rows if wanted & lexicon.phrases_of(row.phrase)),
        ),
        None,
    )
    if found is None or found.means is None:
        return found
    return next(row for row in rows if row.number == found.means)


def _own(name: str, row: Row, lexicon: Lexicon) -> bool:
    """Whether this is the theme's own name or phrase, and not one that was merged into it."""
    return folded(name) in (folded(row.called), folded(row.phrase)) or bool(
        lexicon.phrases_of(name) & lexicon.phrases_of(row.phrase)
    )


def _unknown(journal: Journal, name: str, reading: Reading) -> NotFound:
    from reflect.journal.reports.themes import find_recurring  # only a mistyped name pays for it

    known = reading._replace(decisions=decisions(journal))
    found = find_recurring(journal, Filter(), top=NEAR_AMONG, reading=known).themes
    decided = [words for each in known.decisions for words in (each.called, each.phrase)]
    names = {folded(words): words for words in (*decided, *(theme.phrase for theme in found))}
    close = [names[words] for words in near(folded(name), list(names))]
    meant = f"; did you mean {' or '.join(map(repr, close))}?" if close else "."
    return NotFound(f"No reflection holds {name!r}, and no theme is called so{meant} {SHOWS}")


def spellings_in(journal: Journal, phrase: str, lexicon: Lexicon, *, limit: int = LOOKED_AT) -> set[str]:
    """Every spelling in which the journal holds a phrase. Raises BadInput for one that can not be a theme."""
    phrases = lexicon.phrases_of(phrase)
    if not phrases:
        raise BadInput(
            f"{phrase!r} can be no theme: that is a few words, neither beginning nor ending with a small one."
        )
    query = " OR ".join(sorted(_query(phrase, each, lexicon) for each in phrases))
    texts = [text for (text,) in journal.rows(MAY_HOLD, {"query": query, "limit": limit})]
    for text in texts:
        lexicon.numbers(text)
    return {way for each in phrases for way in spelled(each, texts, lexicon)}


def _query(words: str, phrase: Phrase, lexicon: Lexicon) -> str:
    """For the full-text index: texts with every word of a phrase in any form, wherever."""
    stems = lexicon.stems()
    pieces = words.lower().replace("-", " ").split()
    begins = [_begin(piece, stems[abs(number)]) for piece, number in zip(pieces, phrase, strict=False)]
    return "(" + " AND ".join(f'"{begin}"*' for begin in begins if begin) + ")"


def _begin(word: str, stem: str) -> str:
    """What all forms of a word begin with: ``qualit`` of quality, whose stem is qualiti."""
    same = 0
    while same < min(len(word), len(stem)) and word[same] == stem[same]:
        same += 1
    return "".join(letter for letter in word[:same] if letter.isalnum())
