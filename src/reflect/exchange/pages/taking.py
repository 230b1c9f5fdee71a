"""Pages of ours on their way into a journal."""

from __future__ import annotations

from collections.abc import Iterator

from reflect.core.incoming import Incoming, Refused
from reflect.core.reflection import Draft
from reflect.exchange.pages.reading import Entry, entries
from reflect.exchange.taking import Taking, UnfitError


def rows_of(name: str, text: str, *, taking: Taking) -> Iterator[Incoming | Refused]:
    """The reflections of a page; ``name``: that of its file."""
    try:
        found = list(entries(text))
    except ValueError as error:
        yield Refused(1, (), str(error), name)
        return
    for entry in found:
        try:
            draft = taking.draft(_draft(entry, taking=taking))
        except UnfitError as unfit:
            yield Refused(entry.line, (), str(unfit), name)
        else:
            yield Incoming(entry.line, (), draft.key, draft)


def _draft(entry: Entry, *, taking: Taking) -> Draft:
    exact = f"{entry.framework}/{entry.question}" if entry.framework else entry.question
    return Draft(
        entry.text,
        taking.moment(entry.on, timed=entry.timed),
        question=exact if entry.question else None,
        point=entry.point,
        tags=entry.tags,
        by=entry.by,
        with_=entry.with_,
        from_=entry.from_,
        audience=entry.audience,
        details=entry.details,
        key=entry.id,
        highlighted=entry.highlighted,
    )
