"""Tags, people and points: what they are called, and their numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal, NamedTuple

from reflect.core.errors import NotFound
from reflect.core.reflection import Draft, checked_name, distinct, folded, inline_names
from reflect.journal.journal import Journal

Kind = Literal["tag", "person", "point"]

# A name's number and first spelling, whichever way it is written now; an alias is what it means.
FIND_TAG = """
SELECT n.number, n.name FROM tag w JOIN tag n ON n.number = coalesce(w.means, w.number)
 WHERE w.folded = :folded
"""
FIND_PERSON = """
SELECT n.number, n.name FROM person w JOIN person n ON n.number = coalesce(w.means, w.number)
 WHERE w.folded = :folded
"""
FIND_POINT = """
SELECT n.number, n.name FROM point w JOIN point n ON n.number = coalesce(w.means, w.number)
 WHERE w.folded = :folded
"""
FIND = {"tag": FIND_TAG, "person": FIND_PERSON, "point": FIND_POINT}

# A name met for the first time.
ADD_TAG = "INSERT INTO tag (name, folded) VALUES (:name, :folded) RETURNING number, name"
ADD_PERSON = "INSERT INTO person (name, folded) VALUES (:name, :folded) RETURNING number, name"
ADD_POINT = "INSERT INTO point (name, folded) VALUES (:name, :folded) RETURNING number, name"
ADD = {"tag": ADD_TAG, "person": ADD_PERSON, "point": ADD_POINT}

# A name takes another spelling.
SPELL_TAG = "UPDATE tag SET name = :name WHERE number = :number"
SPELL_PERSON = "UPDATE person SET name = :name WHERE number = :number"
SPELL_POINT = "UPDATE point SET name = :name WHERE number = :number"
SPELL = {"tag": SPELL_TAG, "person": SPELL_PERSON, "point": SPELL_POINT}

# Whether somebody beside the owner may have read a name, or its owner chose how it is spelled.
TAG_IS_OPEN = """
SELECT 1 FROM reflection_tag t JOIN reflection r ON r.number = t.reflection
 WHERE t.tag = :number AND r.audience <> 'private'
UNION ALL
SELECT 1 FROM amendment a JOIN change c ON c.number = a.change
 WHERE a.noun = 'tag' AND a.subject = :number AND c.verb = 'rename' AND c.undone_by IS NULL LIMIT 1
"""
PERSON_IS_OPEN = """
SELECT 1 FROM reflection WHERE speaker = :number AND audience <> 'private'
UNION ALL
SELECT 1 FROM reflection_person w JOIN reflection r ON r.number = w.reflection
 WHERE w.person = :number AND r.audience <> 'private'
UNION ALL
SELECT 1 FROM person WHERE number = :number AND on_roster
UNION ALL
SELECT 1 FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
 WHERE r.audience IS NOT 'private'
   AND (u.owner = :number OR EXISTS (SELECT 1 FROM follow_up_person w
                                      WHERE w.follow_up = u.number AND w.person = :number))
UNION ALL
SELECT 1 FROM amendment a JOIN change c ON c.number = a.change
 WHERE a.noun = 'person' AND a.subject = :number AND c.verb = 'rename' AND c.undone_by IS NULL LIMIT 1
"""
POINT_IS_OPEN = """
SELECT 1 FROM reflection WHERE point = :number AND audience <> 'private'
UNION ALL
SELECT 1 FROM follow_up u LEFT JOIN reflection r ON r.number = u.reflection
 WHERE u.point = :number AND r.audience IS NOT 'private'
UNION ALL
SELECT 1 FROM amendment a JOIN change c ON c.number = a.change
 WHERE a.noun = 'point' AND a.subject = :number AND c.verb = 'rename' AND c.undone_by IS NULL LIMIT 1
"""
IS_OPEN = {"tag": TAG_IS_OPEN, "person": PERSON_IS_OPEN, "point": POINT_IS_OPEN}

# Every name of a kind, for near matches.
ALL_TAGS = "SELECT name FROM tag WHERE means IS NULL ORDER BY folded"
ALL_PEOPLE = "SELECT name FROM person WHERE means IS NULL ORDER BY folded"
ALL_POINTS = "SELECT name FROM point WHERE means IS NULL ORDER BY folded"
ALL = {"tag": ALL_TAGS, "person": ALL_PEOPLE, "point": ALL_POINTS}

# What a point is, in its owner's words.
DESCRIBE_POINT = "UPDATE point SET description = :description WHERE number = :number"
DESCRIPTIONS = "SELECT name, description FROM point WHERE description <> ''"


def find(journal: Journal, kind: Kind, name: str) -> int | None:
    """The number of a name; None when the journal does not know it."""
    row = journal.row(FIND[kind], {"folded": folded(checked_name(name, what=kind))})
    return int(row[0]) if row else None


class Name(NamedTuple):
    """A name as the journal knows it; ``new``: only now."""

    number: int
    spelled: str
    new: bool = False


class NewName(NamedTuple):
    """A name that a change brought into the journal."""

    kind: Kind
    number: int
    spelled: str


def known_as(
    journal: Journal,
    kind: Kind,
    name: str,
    *,
    private: bool = False,
    on_respelled: Callable[[Kind, int], None] | None = None,
) -> Name:
    """The journal's own name for what is written here, added when it is new; the first spelling stays.

    But a spelling that only private reflections have used gives way to the first that others may
    read, or an export would tell how they wrote it. ``on_respelled`` is told of one that did; unless it is
    given, what the name finds is found by the new spelling at once.
    """
    name = checked_name(name, what=kind)
    key = {"folded": folded(name)}
    row = journal.row(FIND[kind], key)
    if row is None:
        return Name(*journal.row(ADD[kind], {"name": name, **key}))._replace(new=True)
    found = Name(*row)
    respelled = found.spelled != name and folded(found.spelled) == key["folded"]  # and no alias of it
    if private or not respelled or journal.row(IS_OPEN[kind], {"number": found.number}):
        return found
    journal.row(SPELL[kind], {"number": found.number, "name": name})
    (on_respelled or partial(find_by_name, journal))(kind, found.number)
    return Name(found.number, name)


def find_by_name(journal: Journal, kind: Kind, number: int, *, up_to: int | None = None) -> None:
    """The reflections that use a name, up to one of them, are found by how it is spelled now."""
    from reflect.journal.states import find_anew  # names are respelled once in a blue moon
    from reflect.journal.uses import uses_of

    for reflection in uses_of(journal, kind, [number]).found_by:
        if up_to is None or reflection <= up_to:
            find_anew(journal, reflection)


class KnownNames:
    """Names as the journal knows them, each looked up once; ``new``: those that it did not know before.

    ``on_respelled``: see `known_as`.
    """

    def __init__(self, journal: Journal, *, on_respelled: Callable[[Kind, int], None] | None = None) -> None:
        self.journal = journal
        self.new: list[NewName] = []
        self._open: set[tuple[Kind, int | None]] = set()
        self._on_respelled = on_respelled or partial(find_by_name, journal)
        self._found: dict[tuple[Kind, str, bool], Name] = {}

    def named(self, kind: Kind, name: str, *, private: bool) -> Name:
        found = self._found.get((kind, name, private))
        if found is None:
            found = known_as(
                self.journal,
                kind,
                name,
                private=private or self._is_open(kind, name),
                on_respelled=self._respelled,
            )
            self._found[kind, name, private] = found._replace(new=False)
            if not private:
                self._open.add((kind, found.number))
            if found.new:
                self.new.append(NewName(kind, found.number, found.spelled))
        return found

    def number(self, kind: Kind, name: str, *, private: bool) -> int:
        return self.named(kind, name, private=private).number

    def _is_open(self, kind: Kind, name: str) -> bool:
        """Whether it is for others in what may not be written yet: then its spelling stays."""
        return bool(self._open) and (kind, find(self.journal, kind, name)) in self._open

    def _respelled(self, kind: Kind, number: int) -> None:
        self._found = {
            key: found for key, found in self._found.items() if (key[0], found.number) != (kind, number)
        }
        self._on_respelled(kind, number)

    def forget(self) -> None:
        """What was found: some of it was taken back."""
        self._found.clear()
        self._open.clear()


def known(journal: Journal, kind: Kind) -> list[str]:
    return [name for (name,) in journal.rows(ALL[kind])]


def known_name(journal: Journal, kind: Kind, name: str, *, hint: str = "") -> Name:
    """The name that is meant, which must be there. Raises NotFound, with what may have been meant."""
    row = journal.row(FIND[kind], {"folded": folded(checked_name(name, what=kind))})
    if row is None:
        raise NotFound(f"The journal knows no {unknown(journal, kind, name)}. {hint}".rstrip())
    return Name(*row)


def unknown(journal: Journal, kind: Kind, name: str) -> str:
    """``tag 'tee' (did you mean tea?)``"""
    from reflect.core.near import near  # only a mistyped name pays for it

    close = near(name, known(journal, kind))
    return f"{kind} {name!r}" + (f" (did you mean {' or '.join(close)}?)" if close else "")


def describe_point(journal: Journal, name: str, description: str) -> None:
    number = known_as(journal, "point", name, private=True).number  # whose spelling is no matter here
    journal.row(DESCRIBE_POINT, {"number": number, "description": description})


def point_descriptions(journal: Journal) -> dict[str, str]:
    return {str(name): str(description) for name, description in journal.rows(DESCRIPTIONS)}


def listed(names: Sequence[str]) -> str:
    """``tea, chai, mate and 3 more``"""
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


class Given(NamedTuple):
    """A name as it was written; ``inline``: in the text alone. Tags have no role."""

    name: str
    role: str
    inline: bool


class Resolved(NamedTuple):
    """A name as the journal knows it; ``standing``: the text holds this very name."""

    name: Name
    role: str
    inline: bool
    standing: bool


def names_of(draft: Draft) -> tuple[list[Given], list[Given]]:
    """The tags and people of a draft; what was given beside the text comes first."""
    found = inline_names(draft.text) if draft.inline else ((), ())
    tags = [Given(name, "", inline=False) for name in distinct(list(draft.tags))]
    tags += [Given(name, "", inline=True) for name in found[0]]
    people = [Given(name, "with", inline=False) for name in distinct(list(draft.with_))]
    people += [Given(name, "from", inline=False) for name in distinct(list(draft.from_))]
    people += [Given(name, "with", inline=True) for name in found[1]]
    return tags, people


def resolved(kind: Kind, given: list[Given], named: Callable[[Kind, str], Name]) -> list[Resolved]:
    """Each name once, whatever it was called: an alias means another name."""
    known: dict[tuple[int, str], Resolved] = {}
    for name, role, inline in given:
        meant = named(kind, name)
        standing = inline and folded(meant.spelled) == folded(name)
        before = known.setdefault((meant.number, role), Resolved(meant, role, inline, standing))
        if standing and not before.standing:
            known[meant.number, role] = before._replace(standing=True)
    return list(known.values())
