"""How a phrase is written where it stands: its commonest spelling, and an example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from reflect.core.phrases import Lexicon, Phrase, Span, plain

WIDTH = 80  # letters of an example
SPACE = re.compile(r"\s+")


class Wording(NamedTuple):
    spelling: str
    example: str
    example_at: int  # which of the texts it is from


def wording(
    phrases: Collection[Phrase],
    texts: Sequence[str],
    lexicon: Lexicon,
    *,
    own: Collection[Phrase] = (),
    quoted: Sequence[bool] = (),
) -> Wording:
    """The commonest spelling of a theme in texts that hold it, and the first place where it is spelt so.

    ``own``: those of its phrases that it is called by; where none of them stands in these texts, and
    where none is given, any. ``quoted``: of each text whether it may be quoted; where none that is spelt so
    may, any other place is the example, or there is none.
    """
    found = [
        (phrase, at, clear, span)
        for at, clear in enumerate(map(plain, texts))
        for phrase, span in lexicon.spans(clear, phrases)
    ]
    found = [each for each in found if each[0] in own] or found
    spellings: Counter[str] = Counter()  # in small letters
    inside: Counter[str] = Counter()  # as written where a capital is the writer's choice
    written: Counter[str] = Counter()
    places: dict[str, tuple[int, Span]] = {}
    for _, at, clear, span in found:
        as_written = SPACE.sub(" ", clear[span.start : span.end]).removesuffix("'s")
        spellings[as_written.lower()] += 1
        written[as_written] += 1
        inside[as_written] += not span.opens
        if not quoted or quoted[at]:
            places.setdefault(as_written.lower(), (at, span))
    commonest = min(spellings, key=lambda small: (-spellings[small], small))
    cases = [case for case in written if case.lower() == commonest]
    spelling = min(cases, key=lambda case: (-inside[case], -written[case], case))
    if not places:
        return Wording(spelling, "", 0)
    at, span = places.get(commonest) or min(places.values(), key=lambda place: place[0])
    return Wording(spelling, _excerpt(plain(texts[at]), span), at)


def spelled(phrase: Phrase, texts: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Every way in which texts spell a phrase, in small letters."""
    parts = [sorted(map(re.escape, lexicon.spellings(stem)), key=len, reverse=True) for stem in phrase]
    between = r"[\s'-]+".join(f"(?:{'|'.join(part)})" for part in parts)
    pattern = re.compile(rf"(?<!\w){between}(?!\w)")
    return {SPACE.sub(" ", found) for text in texts for found in pattern.findall(plain(text).lower())}


def _excerpt(text: str, span: Span) -> str:
    """The line around the span, cut at spaces."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    before = SPACE.sub(" ", text[line_start : span.start]).lstrip()
    phrase = SPACE.sub(" ", text[span.start : span.end])
    after = SPACE.sub(" ", text[span.end : line_end if line_end >= 0 else len(text)]).rstrip()
    room = max(0, WIDTH - len(phrase))
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    if left < len(before):
        before = "… " + before[len(before) - left :].partition(" ")[2]
    if right < len(after):
        after = after[:right].rpartition(" ")[0] + " …"
    return before + phrase + after
