"""What TAB offers for a value: by its metavar, wherever a command declares one.

An option that says ``metavar="TAG"`` has the journal's tags offered, whichever command it belongs to.
Nothing here is imported before somebody presses TAB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any, NamedTuple

from reflect.cli import drafting
from reflect.cli.desk import desk
from reflect.cli.formats import FORMATS
from reflect.cli.named import names as journal_names
from reflect.cli.settings import SWITCHES, Settings
from reflect.core.follow_up import HELPED, STAGES, STATES
from reflect.core.follow_up_edit import CLEARABLE
from reflect.core.lens import LENSES
from reflect.core.moment import iso_week
from reflect.core.reflection import AUDIENCES
from reflect.exchange.weekly.shipped import SHIPPED
from reflect.journal import frameworks, names, offering, revisions
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.journal import Journal
from reflect.render.clean import first_line

NEWEST = 20  # reflections offered by their number
PERIODS = (
    *("week", "last week", "today", "yesterday", "4 weeks"),
    *("month", "last month", "quarter", "year", "all"),
)
DAYS = 7  # offered, today among them: a weekday's name means the last one


class Offer(NamedTuple):
    """A value, and what it is."""

    value: str
    help: str = ""


Offers = Iterable[Offer]
Completer = Callable[[Any, str], Offers]  # given the context and the word as far as it is typed


def offers_for(context: Any, param: Any, begun: str) -> Offers:
    """What can stand for a parameter of the context's command."""
    metavar = bare(param.metavar)
    if metavar == "FORMAT":  # those of this command are named in its help
        return [Offer(form) for form in FORMATS if re.search(rf"\b{form}\b", param.help)]
    completer = NAMES.get(_named_after(context, param)) if metavar == "NAME" else OFFERS.get(metavar)
    counts = metavar == "N" and param.type.name.startswith("int")  # -n N is no reflection's number
    if completer is not None and not counts:
        return completer(context, begun)
    if re.fullmatch(r"[a-z]+(\|[a-z]+)+", metavar):
        return [Offer(choice) for choice in metavar.split("|")]
    return []


def takes_file(param: Any) -> bool:
    """Whether a file's name can stand for the parameter."""
    return bare(param.metavar) in ("FILE", "FILE|FOLDER", "PATH", "JOURNAL", "NAME|PATH", "TEMPLATE")


def bare(metavar: str | None) -> str:
    """``[NAME...]`` is a NAME."""
    return re.sub(r"[\[\]]|\.\.\.| \| -", "", metavar or "")


def _named_after(context: Any, param: Any) -> str:
    """What a NAME is the name of: its option says it, or the group: ``framework use NAME``."""
    if param.param_type_name == "option":
        return str(param.opts[-1]).removeprefix("--")
    return (context.parent and context.parent.info_name) or ""


def _questions(context: Any, begun: str) -> Offers:
    """Keys as short as they may be; the exact ones when no such key begins so."""
    with _journal(context) as journal:
        known = frameworks.questions(journal)
    in_use = [question for question in known if question.in_use]
    offered = [Offer(frameworks.shortest(question, in_use), question.wording) for question in in_use]
    if any(offer.value.startswith(begun.lower()) for offer in offered):
        return offered
    return [Offer(f"{question.framework}/{question.key}", question.wording) for question in known]


def _frameworks(context: Any, begun: str) -> Offers:
    with _journal(context) as journal:
        kept = frameworks.frameworks(journal)
    others = sorted(set(frameworks.SHIPPED) - {framework.key for framework in kept})
    return [*(Offer(each.key, each.name) for each in kept), *map(Offer, others)]


def _details(context: Any, begun: str) -> Offers:
    """The probes of the question that stands on the line already."""
    if "=" in begun or not (name := context.params.get("question")):
        return []
    with _journal(context) as journal:
        asked: KeptQuestion = frameworks.question_named(name, frameworks.questions(journal))
    return [Offer(f"{probe.key}=", probe.wording) for probe in asked.probes]


def _known(kind: names.Kind) -> Completer:
    def offer(context: Any, begun: str) -> Offers:
        with _journal(context) as journal:
            return [Offer(name) for name in names.known(journal, kind)]

    return offer


def _read(names: Callable[[Journal], list[str]]) -> Completer:
    def offer(context: Any, begun: str) -> Offers:
        with _journal(context) as journal:
            return map(Offer, names(journal))

    return offer


def _inline(context: Any, begun: str) -> Offers:
    """In a text: ``#tags`` and ``@people`` that are one word."""
    kind: names.Kind | None = {"#": "tag", "@": "person"}.get(begun[:1])  # type: ignore[assignment]
    if kind is None:
        return []
    with _journal(context) as journal:
        found = names.known(journal, kind)
    return [Offer(begun[0] + name) for name in found if " " not in name]


def _numbers(context: Any, begun: str) -> Offers:
    """``restore`` is for what was deleted first of all."""
    restoring = context.info_name == "restore"
    with _journal(context) as journal:
        there = offering.newest(journal, limit=NEWEST)
        deleted = offering.newest(journal, limit=NEWEST, deleted=True) if restoring else []
    last = [Offer("last", "the newest one")] if there and not restoring else []
    return last + [Offer(str(number), first_line(words)) for number, words in [*deleted, *there]]


def _changes(context: Any, begun: str) -> Offers:
    with _journal(context) as journal:
        newest = revisions.changes(journal, limit=NEWEST)
    return [Offer(str(each.number), f"{each.verb}: {each.summary}") for each in newest]


def _follow_ups(context: Any, begun: str) -> Offers:
    """Open ones; the closed too where they can be changed."""
    closed = context.info_name == "edit"
    with _journal(context) as journal:
        there = offering.follow_ups(journal, limit=NEWEST, closed=closed)
    return [Offer(f"f{number}", first_line(words)) for number, words in there]


def _days_to_come(context: Any, begun: str) -> Offers:
    """Until when: by words, and as days."""
    today = desk(context).today
    coming = [today + timedelta(days=ahead) for ahead in range(1, DAYS + 1)]
    spans = [Offer(words) for words in ("1 week", "2 weeks", "next week", "next month")]
    weekdays = [Offer(f"{day:%A}".lower(), str(day)) for day in coming]
    return [Offer("tomorrow", str(coming[0])), *spans, *weekdays, *(Offer(str(day)) for day in coming)]


def _drafts(context: Any, begun: str) -> Offers:
    kept = drafting.kept(desk(context))
    return [Offer(draft.name, first_line(draft.words().decode("utf-8", "replace"))) for draft in kept]


def _journals(context: Any, begun: str) -> Offers:
    if context.info_name == "new":  # it wants one that is not there
        return []
    return map(Offer, journal_names(desk(context).terminal.environ))


def _values(context: Any, begun: str) -> Offers:
    """What a setting may be, where that is known."""
    key = context.params.get("key")
    if key == "frameworks":
        return map(Offer, frameworks.SHIPPED)
    if key == "journal":
        return _journals(context, begun)
    return map(Offer, {"audience": AUDIENCES, **dict.fromkeys(SWITCHES, ("true", "false"))}.get(key, ()))


def _periods(context: Any, begun: str) -> Offers:
    today = desk(context).today
    calendar = (iso_week(today), f"{today:%Y-%m}", f"{today:%Y}-Q{(today.month + 2) // 3}", f"{today:%Y}")
    return map(Offer, (*PERIODS, *calendar))


def _weeks(context: Any, begun: str) -> Offers:
    today = desk(context).today
    mondays = (today - timedelta(weeks=back) for back in range(8))
    return [Offer("last"), *(Offer(iso_week(day)) for day in mondays)]


def _days(context: Any, begun: str) -> Offers:
    """Today and the days before it, by words where those are short."""
    today = desk(context).today
    before = [today - timedelta(days=back) for back in range(DAYS)]
    spoken = [Offer(word, str(day)) for word, day in zip(("today", "yesterday"), before, strict=False)]
    return spoken + [Offer(str(day), f"{day:%A}") for day in before]


def _moments(context: Any, begun: str) -> Offers:
    """The same, and weekdays by their names, which only a moment in the past may have."""
    offered = list(_days(context, begun))
    weekdays = [Offer(offer.help.lower(), offer.value) for offer in offered[4:]]
    return offered[:2] + weekdays + offered[2:]


def _fixed(*offers: str | Offer) -> Completer:
    offered = [offer if isinstance(offer, Offer) else Offer(offer) for offer in offers]
    return lambda _context, _begun: offered


def _journal(context: Any) -> AbstractContextManager[Journal]:
    """The journal in use, read at once or not at all; where there is none, what a new one would hold."""
    return desk(context).reading(tell=False, patient=False)


KINDS = {
    "strengthen": "what gave way is to hold",
    "replicate": "a success is to be repeated",
    "adopt": "a practice is to last",
    "agree": "joint work is to have rules",
    "try": "anything else",
}
CLEARED = ("question", "point", "by", "tags", "with", "from", "details")
OFFERS: dict[str, Completer] = {
    "CLEARED": _fixed(*CLEARABLE),
    "DATE": _days_to_come,
    "F": _follow_ups,
    "HELPED": _fixed(*HELPED),
    "KIND": _fixed(*(Offer(kind, meaning) for kind, meaning in KINDS.items())),
    "STAGE": _fixed(*STAGES),
    "STATE": _fixed(*STATES, "all"),
    "AUDIENCE": _fixed(
        Offer("team", "others may read it, with its writer's name"),
        Offer("anonymous", "others may read it, without a name"),
        Offer("private", "nobody else reads it"),
    ),
    "CHANGE": _changes,
    "D": _drafts,
    "DAY": _days,
    "FIELD": _fixed(*CLEARED),
    "GROUP": _read(offering.groups),
    "JOURNAL": _journals,
    "KEY=TEXT": _details,
    "NAME|PATH": _journals,
    "SETTING": _fixed(*Settings._fields),
    "VALUE": _values,
    "LENS": _fixed(*LENSES),
    "N": _numbers,
    "PERIOD": _periods,
    "PERSON": _known("person"),
    "POINT": _known("point"),
    "QUESTION": _questions,
    "TAG": _known("tag"),
    "TEMPLATE": _fixed(*(Offer(name, makes) for name, makes in SHIPPED.items())),
    "TEXT": _inline,
    "THEME": _read(offering.themes),
    "WEEK": _weeks,
    "WHEN": _moments,
}
NAMES: dict[str, Completer] = {
    "framework": _frameworks,
    "journal": _journals,
    "person": _known("person"),
    "point": _known("point"),
    "tag": _known("tag"),
}
