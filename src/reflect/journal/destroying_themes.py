"""What was decided about themes goes with the last reflection that held their words.

A decision keeps a phrase of a reflection. When that is destroyed, and no other reflection holds the phrase or
ever held it, the decision is destroyed with it. Where other themes were merged into that one, the first of
them takes its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from reflect.core.phrases import Lexicon
from reflect.core.themes import AS_IT_COMES, Reading, lexicon_of
from reflect.core.wording import spelled
from reflect.journal.journal import Journal
from reflect.journal.themes import Row, rows_of, spellings_in

# What a reflection says, and all that it said before.
SAID = """
SELECT r.text || coalesce((SELECT char(10) || group_concat(d.text, char(10))
                             FROM detail d WHERE d.reflection = r.number), '')
  FROM reflection r
 WHERE r.number IN (SELECT value FROM json_each(:numbers))
 UNION ALL
SELECT coalesce(json_extract(before, '$.text'), '') || char(10)
       || coalesce((SELECT group_concat(json_extract(d.value, '$[1]'), char(10))
                      FROM json_each(before, '$.details') d), '')
  FROM amendment
 WHERE noun = 'reflection' AND subject IN (SELECT value FROM json_each(:numbers))
"""

# Those that may say something which the index of words does not know: what is deleted, what was changed.
NOT_INDEXED = """
SELECT number FROM reflection WHERE deleted AND text <> ''
 UNION
SELECT subject FROM amendment WHERE noun = 'reflection'
"""

# The decisions that another one makes void; an heir takes over what was merged into it, and its name.
TAKE_OVER = "UPDATE theme SET means = :heir WHERE means = :number"
TAKE_OVER_BEFORE = """
UPDATE amendment SET before = json_set(before, '$.means', :heir)
 WHERE noun = 'theme' AND json_extract(before, '$.means') = :number
"""
INHERIT = """
UPDATE theme SET means = NULL, name = coalesce(:name, name), muted = :muted WHERE number = :heir
"""
FORGET = "DELETE FROM amendment WHERE noun = 'theme' AND subject = :number"
DROP = "DELETE FROM theme WHERE number = :number"


def held_by(journal: Journal, numbers: Sequence[int], reading: Reading | None) -> list[Row]:
    """The decisions about phrases that these reflections hold, or held before."""
    lexicon = lexicon_of([], reading=reading or AS_IT_COMES)
    texts = _texts(journal, numbers)
    return [row for row in rows_of(journal) if _held(row, texts, lexicon)]


def unheld(journal: Journal, rows: Iterable[Row], reading: Reading | None) -> list[Row]:
    """Those of them that no reflection holds any more, nor held before."""
    lexicon = lexicon_of([], reading=reading or AS_IT_COMES)
    left = [
        row
        for row in rows
        if lexicon.phrases_of(row.phrase) and not spellings_in(journal, row.phrase, lexicon, limit=-1)
    ]
    texts = _texts(journal, [number for (number,) in journal.rows(NOT_INDEXED)]) if left else []
    return [row for row in left if not _held(row, texts, lexicon)]


def forget(journal: Journal, gone: Sequence[Row]) -> None:
    """They go for good, from the history too."""
    numbers = {row.number for row in gone}
    for row in gone:
        merged = [each for each in rows_of(journal) if each.means == row.number]
        heir = next((each.number for each in merged if each.number not in numbers), None)
        said = {"number": row.number, "heir": heir}
        journal.row(TAKE_OVER, said)
        journal.row(TAKE_OVER_BEFORE, said)
        if heir is not None:
            journal.row(INHERIT, {"heir": heir, "name": row.name, "muted": row.muted})
        journal.row(FORGET, {"number": row.number})
        journal.row(DROP, {"number": row.number})


def _texts(journal: Journal, numbers: Sequence[int]) -> list[str]:
    return [text for (text,) in journal.rows(SAID, {"numbers": json.dumps(list(numbers))})]


def _held(row: Row, texts: Sequence[str], lexicon: Lexicon) -> bool:
    for text in texts:
        lexicon.numbers(text)
    return any(spelled(phrase, texts, lexicon) for phrase in lexicon.phrases_of(row.phrase))
