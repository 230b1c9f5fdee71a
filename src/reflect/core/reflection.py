"""A reflection, before and after it is stored, and what is recognised inside its text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.moment import Moment

if TYPE_CHECKING:
    from datetime import date, datetime

    from reflect.core.follow_up import FollowUp, NewFollowUp

AUDIENCES = ("team", "anonymous", "private")  # from the widest to the narrowest
TEXT_LIMIT = 1024 * 1024  # bytes of UTF-8
NAME_LIMIT = 300  # characters


class Draft(NamedTuple):
    """What is to be written. ``question`` is ``key`` or ``framework/key``; ``details`` by probe key.

    Without an ``audience`` the question's own default decides, then ``default_audience``.
    """

    text: str
    moment: Moment
    question: str | None = None
    point: str | None = None
    tags: tuple[str, ...] = ()
    by: str | None = None
    with_: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    audience: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    follow_ups: tuple[NewFollowUp, ...] = ()
    key: str | None = None
    source: str | None = None
    inline: bool = True
    highlighted: bool = False


class Reflection(NamedTuple):
    """A stored reflection. ``on`` and ``written`` carry the writer's offset; ``week`` is a Monday."""

    number: int
    id: str
    key: str | None
    source: str | None
    on: datetime
    written: datetime
    timed: bool
    day: date
    week: date
    question: str | None
    framework: str | None
    lens: str | None
    text: str
    details: dict[str, str]
    tags: tuple[str, ...]
    by: str | None
    with_: tuple[str, ...]
    from_: tuple[str, ...]
    point: str | None
    audience: str
    highlighted: bool
    deleted: bool
    revision: int
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def own_words(self) -> str:
        """The text and its details, as search and themes read them."""
        return "\n".join([self.text, *self.details.values()])


class InlineNames(NamedTuple):
    tags: tuple[str, ...]
    people: tuple[str, ...]


# A name begins with a letter and not inside a word, an address or a URL: "C#", "a@b.org" and
# "#1" are none. It may hold hyphens, dots and underscores, but does not end in one.
_INLINE = r"(?<![\w@#/.:&?=+-])([#@])([^\W\d_](?:[\w.-]*\w)?)"


def inline_names(text: str) -> InlineNames:
    """The #tags and @people that stand in the text, in the order of their first appearance."""
    if "#" not in text and "@" not in text:
        return InlineNames((), ())
    found: dict[str, list[str]] = {"#": [], "@": []}
    for sign, name in re.findall(_INLINE, text):
        if len(name) <= NAME_LIMIT:  # what is longer is no name, and no reason to refuse the text
            found[sign].append(name)
    return InlineNames(distinct(found["#"]), distinct(found["@"]))


def folded(name: str) -> str:
    """What names are compared by: NFC and case-folded."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def distinct(names: list[str]) -> tuple[str, ...]:
    """Each name once, as first written."""
    if len(names) < 2:
        return tuple(names)
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    return tuple(first.values())


def checked_name(name: str, *, what: str) -> str:
    """A tag's, person's or point's name without the space around it; a sign typed with it goes.

    Raises BadInput for one that is empty, too long, or holds control characters.
    """
    sign = {"tag": "#", "person": "@"}.get(what, "")
    name = unicodedata.normalize("NFC", name.strip().removeprefix(sign).strip()) if sign else name.strip()
    if not name:
        raise BadInput(f"A {what} needs a name; this one is empty.")
    acting = not name.isprintable() and any(unicodedata.category(c) in ("Cc", "Cs") for c in name)
    if len(name) > NAME_LIMIT or acting:
        expected = f"one line of at most {NAME_LIMIT} characters"
        raise BadInput(f"{name[:40]!r} can not be the name of a {what}: {expected}.")
    return name


def checked_audience(said: str | None) -> str | None:
    """Raises BadInput for what is none."""
    if said is not None and said not in AUDIENCES:
        raise BadInput(f"There is no audience {said!r}; choose {', '.join(AUDIENCES)}.")
    return said


def narrowest(*audiences: str) -> str:
    """Of several audiences the one that fewest belong to: what others say of words never widens it."""
    return max(audiences, key=AUDIENCES.index)


def checked_draft(draft: Draft) -> Draft:
    """The draft with its names cleaned. Raises BadInput for what no journal can keep."""
    keys = [key for key, _ in draft.details]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise BadInput(f"The detail {twice!r} is given twice; a probe has one answer.")
    return draft._replace(
        text=checked_text(draft.text),
        key=None if draft.key is None else checked_text(draft.key, what="The key"),
        point=None if draft.point is None else checked_name(draft.point, what="point"),
        by=None if draft.by is None else checked_name(draft.by, what="person"),
        tags=tuple(checked_name(name, what="tag") for name in draft.tags),
        with_=tuple(checked_name(name, what="person") for name in draft.with_),
        from_=tuple(checked_name(name, what="person") for name in draft.from_),
        details=tuple(
            (checked_name(key, what="detail"), checked_text(text, what=f"The detail {key!r}"))
            for key, text in draft.details
        ),
    )


def checked_text(text: str, *, what: str = "The text") -> str:
    """The text as it is. Raises BadInput when there is nothing in it, or what no journal can keep."""
    if not text.strip():
        raise BadInput(f"{what} is empty; nothing was written.")
    if "\0" in text:
        raise BadInput(
            f"{what} holds a NUL character (position {text.index(chr(0)) + 1}); nothing was written."
        )
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise BadInput(
            f"{what} is not valid UTF-8 (position {error.start + 1}); nothing was written."
        ) from None
    if size > TEXT_LIMIT:
        raise BadInput(f"{what} is {size:,} bytes long; a reflection holds at most {TEXT_LIMIT:,}.")
    return text
