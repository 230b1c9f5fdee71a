"""What to look for: filters, and the search grammar.

Words are ANDed. A bare word of three letters or more also finds its longer forms, a quoted phrase
is exact; ``OR``, ``NOT`` and parentheses combine. ``OR`` binds less tightly than AND, as in
``login (laptop OR "case system") NOT demo``.

The result is a query for SQLite's FTS5 in which every piece of the person's text stands in quotes:
its own syntax (``AND``, ``*``, ``:``, ``^``, ``-``) never reaches it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.period import ALL, Period
from reflect.core.reflection import AUDIENCES

LONGER_FORMS_FROM = 3  # letters
WORDS = 200  # of a query, phrases counting as one
NOBODY = ("nobody",)  # the audiences of a filter that lets none through: an empty one lets all
DEPTH = 12  # of parentheses: the parser of FTS5 remembers 100 signs, up to 7 for each one that is open


class Filter(NamedTuple):
    """Which reflections. Empty fields choose everything; several tags must all be there.

    ``question`` is ``key`` or ``framework/key``; ``person`` is one in any role; ``audiences`` are
    those that may be seen.
    """

    period: Period = ALL
    question: str | None = None
    point: str | None = None
    tags: tuple[str, ...] = ()
    person: str | None = None
    by: str | None = None
    with_: str | None = None
    from_: str | None = None
    lens: str | None = None
    audiences: tuple[str, ...] = ()
    unsorted: bool = False
    without_point: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but the period leaves reflections out."""
        return self != Filter(period=self.period)

    @property
    def names_somebody(self) -> bool:
        """Whether it chooses somebody's reflections: anonymous ones would not stay anonymous among them."""
        return any((self.person, self.by, self.with_, self.from_))

    def only(self, *audiences: str) -> Filter:
        """The same for these audiences alone, of those that it lets through; it may let none through."""
        through = tuple(each for each in self.audiences or AUDIENCES if each in audiences)
        return self._replace(audiences=through or NOBODY)


class _Token(NamedTuple):
    kind: str  # word, phrase, OR, NOT, AND, (, ), end
    text: str
    at: int


_PIECE = r'\s*(?:(?P<phrase>"(?P<inside>[^"]*)"?)|(?P<bracket>[()])|(?P<word>[^\s()"]+))'


def match_expression(query: str) -> str:
    """The FTS5 expression of a search. Raises BadInput that says where the query goes wrong."""
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise BadInput(f"The search is not valid UTF-8 (character {error.start + 1}).") from None
    reader = _Reader(_tokens(query), query)
    words = [token for token in reader.tokens if token.kind in ("word", "phrase")]
    if len(words) > WORDS:
        raise BadInput(f"The search holds {len(words):,} words; it may hold {WORDS}. Take the rarest ones.")
    if reader.now.kind == "end":
        raise BadInput('There is nothing to search for; write a word or a "phrase".')
    expression = reader.either()
    if reader.now.kind != "end":
        raise reader.wrong("this parenthesis closes nothing")
    return expression


def _tokens(query: str) -> list[_Token]:
    tokens = []
    position, token = 0, re.compile(_PIECE)
    while match := token.match(query, position):
        at, position = (
            match.start(str(match.lastgroup if match.lastgroup != "inside" else "phrase")),
            match.end(),
        )
        if match["phrase"] is not None:
            if not match["phrase"].endswith('"') or len(match["phrase"]) < 2:
                raise _wrong(query, at, "this quote is not closed")
            tokens.append(_Token("phrase", match["inside"], at))
        elif match["bracket"]:
            tokens.append(_Token(match["bracket"], match["bracket"], at))
        else:
            word = match["word"]
            tokens.append(_Token(word if word in ("OR", "NOT", "AND") else "word", word, at))
    return [*tokens, _Token("end", "", len(query))]


class _Reader:
    """Recursive descent: either -> all -> one.

    In FTS5 NOT binds more tightly than AND and AND than OR, so that only the person's own parentheses
    are needed: ``a AND b NOT c`` is without ``c`` either way. Few are well: its parser is shallow.
    """

    def __init__(self, tokens: list[_Token], query: str) -> None:
        self.tokens = tokens
        self.query = query
        self.now = tokens[0]
        self.depth = 0

    def take(self) -> _Token:
        taken = self.tokens.pop(0)
        self.now = self.tokens[0] if self.tokens else taken
        return taken

    def wrong(self, why: str) -> BadInput:
        return _wrong(self.query, self.now.at, why)

    def either(self) -> str:
        parts = [self.all()]
        while self.now.kind == "OR":
            self.take()
            parts.append(self.all())
        return " OR ".join(parts)

    def all(self) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        while self.now.kind not in ("end", ")", "OR"):
            if self.now.kind == "AND":
                self._joins(wanted or unwanted)
            elif self.now.kind == "NOT":
                self.take()
                unwanted.append(self.one("NOT needs a word after it"))
            else:
                wanted.append(self.one("a word is missing here"))
        if not wanted:
            raise self.wrong(
                "NOT needs a word beside it that is wanted" if unwanted else "a word is missing here"
            )
        return " NOT ".join([" AND ".join(wanted), *unwanted])

    def _joins(self, before: list[str]) -> None:
        if not before or self.tokens[1].kind in ("end", ")", "OR", "AND"):
            raise self.wrong("AND needs a word on both sides")
        self.take()

    def one(self, missing: str) -> str:
        token = self.now
        if token.kind == "(":
            self.depth += 1
            if self.depth > DEPTH:
                raise self.wrong(f"parentheses stand {DEPTH} deep at most")
            self.take()
            inside = self.either()
            self.depth -= 1
            if self.now.kind != ")":
                raise _wrong(self.query, token.at, "this parenthesis is not closed")
            self.take()
            return f"({inside})"
        if token.kind not in ("word", "phrase"):
            raise self.wrong(missing)
        self.take()
        return _term(token, self.query)


def _term(token: _Token, query: str) -> str:
    letters = sum(c.isalnum() for c in token.text)
    if not letters:
        raise _wrong(query, token.at, "this holds no letter or digit to search for")
    quoted = '"' + token.text.replace('"', '""').replace("\0", "") + '"'
    return f"{quoted}*" if token.kind == "word" and letters >= LONGER_FORMS_FROM else quoted


def _wrong(query: str, at: int, why: str) -> BadInput:
    here = f"at {query[at : at + 20]!r} (character {at + 1})" if query[at:] else "at its end"
    return BadInput(f"The search can not be read {here}: {why}.")


def plain_terms(query: str) -> list[str]:
    """The wanted words and phrases of a readable query, for cutting snippets; without those after NOT."""
    terms: list[str] = []
    unwanted_below: list[int] = []  # the depths of parentheses that a NOT stands before
    depth, negated = 0, False
    for token in _tokens(query):
        if token.kind == "(":
            depth += 1
            unwanted_below += [depth] if negated else []
        elif token.kind == ")":
            unwanted_below = [outer for outer in unwanted_below if outer < depth]
            depth -= 1
        elif token.kind in ("word", "phrase") and not negated and not unwanted_below:
            terms.append(token.text)
        negated = token.kind == "NOT"
    return terms
