"""How single facts are said, in plain and Rich output alike. What comes back is clean and on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.core.follow_up import OUTCOMES
from reflect.core.learning.follow_ups import review_came
from reflect.core.reflection import folded, inline_names
from reflect.core.short import short
from reflect.render.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reflect.core.again import Again
    from reflect.core.follow_up import FollowUp
    from reflect.core.framework import Question
    from reflect.core.learning.verdict import Verdict
    from reflect.core.period import Period
    from reflect.core.reflection import Reflection
    from reflect.core.themes import Theme


def when(reflection: Reflection) -> str:
    """``2026-11-20 14:05``, or the day alone when it has no time."""
    return reflection.on.isoformat(" ", "minutes")[:16] if reflection.timed else str(reflection.day)


def when_in_words(reflection: Reflection) -> str:
    """``Friday 20 November 2026, 14:05``; says so when the night still belongs to the day before."""
    if not reflection.timed:
        return day_in_words(reflection.day)
    said = f"{day_in_words(reflection.on.date())}, {reflection.on:%H:%M}"
    if reflection.on.date() != reflection.day:
        said += f" (counts for {day_in_words(reflection.day)})"
    return said


def day_in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def question_of(reflection: Reflection) -> str:
    return one_line(reflection.question) if reflection.question else "unsorted"


def marks(reflection: Reflection) -> list[str]:
    """What must be seen at once: private, anonymous, highlighted, deleted."""
    found = [reflection.audience] if reflection.audience != "team" else []
    return found + [
        word for word, so in (("highlighted", reflection.highlighted), ("deleted", reflection.deleted)) if so
    ]


def labels(reflection: Reflection) -> list[str]:
    """``at laptops``, ``#remote``, ``by Ana``, ``with Bo, Cy``, ``from Di``: what is known besides."""
    found = [f"at {one_line(reflection.point)}"] if reflection.point else []
    if reflection.tags:
        found.append(" ".join(f"#{one_line(tag)}" for tag in reflection.tags))
    if reflection.by:
        found.append(f"by {one_line(reflection.by)}")
    found += [f"with {listed(reflection.with_)}"] if reflection.with_ else []
    found += [f"from {listed(reflection.from_)}"] if reflection.from_ else []
    return found


def labels_beside_text(reflection: Reflection) -> list[str]:
    """The same without the #tags and @people that one reads in the text anyway."""
    read = inline_names(reflection.text)
    tags, people = {folded(tag) for tag in read.tags}, {folded(name) for name in read.people}
    return labels(
        reflection._replace(
            tags=tuple(tag for tag in reflection.tags if folded(tag) not in tags),
            with_=tuple(name for name in reflection.with_ if folded(name) not in people),
        )
    )


def listed(names: Iterable[str]) -> str:
    return ", ".join(one_line(name) for name in names)


def private_mark(private: bool) -> str:  # one word says it all
    """``[private] ``, which must be seen at once; nothing before what is not."""
    return "[private] " if private else ""


def follow_up_words(follow_up: FollowUp) -> str:
    """What is to be done; where a private reflection led to it, that is said first."""
    return private_mark(follow_up.audience == "private") + one_line(follow_up.text)


def follow_up_state(follow_up: FollowUp, today: date) -> str:
    """``open, due 2026-12-01``, ``overdue since 2026-11-02``, ``done 2026-11-10, it helped``; what did not
    help and is open again says so.
    """
    if follow_up.state == "open":
        again = f", did not help on {follow_up.closed}" if follow_up.reopened else ""
        if follow_up.overdue(today):
            return f"overdue since {follow_up.due}{again}"
        said = "open again" if follow_up.reopened else "open"
        return said + (f", due {follow_up.due}" if follow_up.due else "") + again
    closed = f" {follow_up.closed}" if follow_up.closed else ""
    helped = {"yes": ", it helped", "no": ", it did not help", "unsure": ", unsure whether it helped"}
    return f"{follow_up.state}{closed}{helped.get(follow_up.helped or '', '')}"


def waiting_state(follow_up: FollowUp, today: date) -> str:
    """What it waits for: ``overdue since 2026-11-02``, ``review due 2026-11-15``, ``open, due 2026-12-01``"""
    if follow_up.overdue(today):
        return f"overdue since {follow_up.due}"
    if review_came(follow_up, today=today):
        return f"review due {follow_up.review}"
    return ("open again" if follow_up.reopened else "open") + (
        f", due {follow_up.due}" if follow_up.due else ""
    )


def follow_up_facts(follow_up: FollowUp) -> list[str]:
    """At which point, who, with whom, how far it has come, when it is looked at again, where it stands."""
    found = [f"at {one_line(follow_up.point)}"] if follow_up.point else []
    found += [f"owner {one_line(follow_up.owner)}"] if follow_up.owner else []
    found += [f"with {listed(follow_up.with_)}"] if follow_up.with_ else []
    found += [stage_in_words(follow_up)] if follow_up.stage or follow_up.role else []
    found += [f"asked {follow_up.asked}"] if follow_up.asked else []
    found += [f"review {follow_up.review}"] if follow_up.review else []
    found += [f"where {one_line(follow_up.where)}"] if follow_up.where else []
    return found + ([f"note: {one_line(follow_up.note)}"] if follow_up.note else [])


def stage_in_words(follow_up: FollowUp) -> str:
    """``stage routine since 2026-11-02``, ``stage owned, by role shift lead``"""
    stage = f"stage {one_line(follow_up.stage)}" if follow_up.stage else ""
    since = f" since {follow_up.stage_since}" if follow_up.stage and follow_up.stage_since else ""
    role = f"role {one_line(follow_up.role)}" if follow_up.role else ""
    return ", ".join(filter(None, (f"{stage}{since}", role)))


def counted(count: int, one: str, many: str | None = None) -> str:
    """``1 reflection``, ``2 reflections``, ``no reflections``"""
    word = one if count == 1 else many or f"{one}s"
    return f"{count:,} {word}" if count else f"no {word}"


def times_words(times: int) -> str:
    """``once``, ``3 times``"""
    return "once" if times == 1 else f"{times:,} times"


def probe_wordings(reflection: Reflection, questions: Iterable[Question]) -> dict[str, str]:
    """The probes of the reflection's question in words, by key."""
    return {
        probe.key: one_line(probe.wording)
        for question in questions
        if (question.framework, question.key) == (reflection.framework, reflection.question)
        for probe in question.probes
    }


def detail(asked: str, answer: str) -> str:
    """``Why did it go well? They sat side by side.``, ``why: They sat ...``"""
    return f"{asked}{' ' if asked.endswith('?') else ': '}{one_line(answer)}"


def follow_up_counts(follow_ups: Sequence[FollowUp]) -> str:
    """``1 open, 2 done so far, 1 helped``, ``no follow-up yet``: of all time, whatever the period."""
    states = [each.state for each in follow_ups]
    if not follow_ups:
        return "no follow-up yet"
    counts = [f"{states.count('open'):,} open"] if "open" in states else []
    counts += [f"{states.count('done'):,} done so far"] if "done" in states else []
    told = [each.helped for each in follow_ups if each.state == "done"]
    counts += [f"{told.count(one):,} {words}" for one, words in OUTCOMES.items() if one in told]
    return ", ".join(counts) or "all dropped so far"


def verdict_words(verdict: Verdict) -> str:
    """``acted on, recurred 2 times since 2026-10-01``, ``no action yet``"""
    match verdict.kind:
        case "no action":
            return "no action yet"
        case "under way":
            return "action under way"
        case "too early":
            return "acted on, too early to say"
        case "quiet":
            return f"acted on, quiet since {verdict.since}"
    return f"acted on, recurred {times_words(verdict.recurred)} since {verdict.since}"


def failed_fix(verdict: Verdict) -> str:
    """``did not hold: f9 A list by the door``; empty where nothing is known to have failed."""
    fix = verdict.failed
    return f"did not hold: {fix.name} {short(follow_up_words(fix))}" if fix else ""


def why_too_early(verdict: Verdict) -> str:
    """``done 2026-11-01; it can be told from 2026-11-29``"""
    return f"done {verdict.since}; it can be told from {verdict.until}"


def gap(days: float | None) -> str:
    """``7 days``, ``1.5 days``, ``same day``; a dash for what happened once."""
    if days is None:
        return "–"
    return f"{days:g} day{'' if days == 1 else 's'}" if days else "same day"


def every(days: float) -> str:
    """``every 7 days``, ``every day``"""
    return "every day" if days == 1 else f"every {gap(days)}"


def phrases(found: Iterable[Theme]) -> str:
    """``radio traffic (5), escape route (4)``"""
    return ", ".join(f"{one_line(theme.phrase)} ({len(theme.numbers):,})" for theme in found)


NEXT = {  # what is asked where a reflection calls for a follow-up of a kind
    "strengthen": "What would make it stronger?",
    "replicate": "How could it be repeated?",
    "adopt": "What would make it last?",
    "agree": "What should be agreed?",
}
TRENDS = {"rising": "↑ rising", "falling": "↓ falling", "steady": "steady", "unknown": "too few to tell"}


def attaches(again: Again) -> tuple[str, ...]:
    """How a reflection comes to a point."""
    return (
        "A reflection is attached to a point as it is written or imported, or later:",
        f"  {again.here('reflect add -q pressure -p POINT')}",
        f"  {again.here('reflect import csv FILE --point POINT')}   (or --map point=COLUMN)",
        f"  {again.here('reflect edit N -p POINT')}",
    )


def as_of_today(period: Period, today: date) -> list[str]:
    """A line where a period is over: what is told of it is of then, how it stands is not."""
    over = period.end(today) < today
    return [f"What is open, and whether it helped, is told as of today, {today}."] if over else []
