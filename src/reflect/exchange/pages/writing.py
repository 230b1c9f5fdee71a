"""Pages of Markdown, one a day or a month, or one alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from reflect.core.follow_up import FollowUp
from reflect.core.framework import Question
from reflect.core.moment import iso_week, minutes_from_utc
from reflect.core.reflection import Reflection, distinct
from reflect.exchange.markdown import cleaned, heading, item, on_one_line, prose

FILES = ("one", "day", "month")
END = "<!-- end -->\n"
_FACTS = ("point", "tags", "by", "with", "from", "highlighted")
_NAMES = ("by", "with", "from")


class Style(NamedTuple):
    """With which questions' words, by framework and key; whether by, with and from are named."""

    questions: Mapping[tuple[str, str], Question]
    names: bool


class Page(NamedTuple):
    """``name``: that of its file, which every system can keep."""

    name: str
    text: str


def style(questions: Sequence[Question], *, names: bool) -> Style:
    return Style({(question.framework, question.key): question for question in questions}, names)


def pages(reflections: Iterable[Reflection], *, each: str, style: Style) -> Iterator[Page]:
    """``reflections``: the oldest first. ``each``: ``day`` or ``month``; the anonymous by week."""
    for name, group in groupby(reflections, lambda reflection: page_name(reflection, each=each)):
        some = list(group)
        first = some[0]
        if first.audience == "anonymous":
            facts, title = {"week": iso_week(first.week)}, f"Week {iso_week(first.week)}, without a name"
        elif each == "day":
            facts, title = {"date": str(first.day)}, _in_words(first.day)
        else:
            facts, title = {"month": f"{first.day:%Y-%m}"}, f"{first.day:%B %Y}"
        tags = distinct([tag for reflection in some for tag in reflection.tags])
        front = _front_matter(facts, tags=tags, count=len(some))
        by_day = each == "month" and first.audience != "anonymous"
        entries = "".join(_entries(some, style=style, by_day=by_day))
        yield Page(name, (front + heading(1, title) + entries).rstrip("\n") + "\n")


def page_name(reflection: Reflection, *, each: str) -> str:
    """The file in which a reflection stands: digits, hyphens and small letters alone."""
    if reflection.audience == "anonymous":
        return f"{iso_week(reflection.week).lower()}-anonymous.md"
    return day_page(reflection.day, each=each)


def day_page(day: date, *, each: str) -> str:
    return f"{day:%Y-%m}.md" if each == "month" else f"{day.isoformat()}.md"


def one_page(reflections: Iterable[Reflection], *, title: str, style: Style) -> Iterator[str]:
    """The pieces of a single page. ``reflections``: the oldest first, the anonymous last."""
    yield _front_matter({"title": title}) + heading(1, title)
    yield from _entries(reflections, style=style, by_day=True)


def _front_matter(facts: Mapping[str, str], *, tags: Sequence[str] = (), count: int | None = None) -> str:
    lines = ["---", "reflect: 1"]
    lines += [
        f"{key}: {value if key == 'date' else _yaml(on_one_line(value))}" for key, value in facts.items()
    ]
    if tags:
        lines.append(f"tags: {_yaml([on_one_line(tag) for tag in tags])}")
    if count is not None:
        lines.append(f"reflections: {count}")
    return "\n".join([*lines, "---", "", ""])


def _yaml(value: object) -> str:
    """JSON is YAML too, but for two characters that stand in none as they are."""
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _entries(reflections: Iterable[Reflection], *, style: Style, by_day: bool) -> Iterator[str]:
    last: date | str | None = None
    for reflection in reflections:
        here = "Without a name" if reflection.audience == "anonymous" else _in_words(reflection.day)
        if by_day and here != last:
            yield heading(2, here)
            last = here
        yield _entry(reflection, style=style, level=3 if by_day else 2)


def _entry(reflection: Reflection, *, style: Style, level: int) -> str:
    question = style.questions.get((reflection.framework or "", reflection.question or ""))
    probes = {probe.key: probe.wording for probe in question.probes} if question else {}
    asked = question.wording if question else reflection.question or "Not sorted to a question yet"
    parts = [
        f"<!-- reflect {_hidden(_known(reflection, names=style.names))} -->\n",
        heading(level, f"{lead} – {asked}" if (lead := _lead(reflection)) else asked),
        prose(reflection.text),
    ]
    for key, answer in reflection.details.items():
        parts.append(
            f"<!-- detail {_hidden(key)} -->\n{heading(level + 1, probes.get(key, key))}{prose(answer)}"
        )
    return "".join([*parts, END, _for_people(reflection, names=style.names), "\n"])


def _lead(reflection: Reflection) -> str:
    if reflection.audience == "anonymous":
        return iso_week(reflection.week)
    return f"{reflection.on:%H:%M}" if reflection.timed else ""


def _known(reflection: Reflection, *, names: bool) -> dict[str, Any]:
    """What is known of it beside its words; what is empty is left out."""
    if reflection.audience == "anonymous":
        known: dict[str, Any] = {"week": iso_week(reflection.week)}
    else:
        known = {"id": reflection.id, "on": str(reflection.day)}
        if reflection.timed:
            known["on"] = reflection.on.isoformat()
        else:
            known["utc_offset"] = minutes_from_utc(reflection.on)
    if reflection.question:
        known |= {"question": reflection.question, "framework": reflection.framework}
    said = (reflection.point, reflection.tags, reflection.by, reflection.with_, reflection.from_)
    facts = dict(zip(_FACTS, (*said, reflection.highlighted), strict=True))
    known |= {key: value for key, value in facts.items() if value and (names or key not in _NAMES)}
    return known | {"audience": reflection.audience}


def _hidden(value: object) -> str:
    """JSON inside a comment, which nothing in it may end."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")


def _for_people(reflection: Reflection, *, names: bool) -> str:
    facts = []
    if names:
        facts += [reflection.by] if reflection.by else []
        facts += [f"with {', '.join(reflection.with_)}"] if reflection.with_ else []
        facts += [f"from {', '.join(reflection.from_)}"] if reflection.from_ else []
    facts += [f"at {reflection.point}"] if reflection.point else []
    facts += [f"tags: {', '.join(reflection.tags)}"] if reflection.tags else []
    told = item("; ".join(map(on_one_line, facts))) if facts else ""
    return told + "".join(item(_follow_up(follow_up)) for follow_up in reflection.follow_ups)


def _follow_up(follow_up: FollowUp) -> str:
    """``Follow-up (strengthen, open, due 2026-12-01): Buy a second kettle``; nobody is named."""
    due = f", due {follow_up.due}" if follow_up.state == "open" and follow_up.due else ""
    return f"Follow-up ({follow_up.kind}, {follow_up.state}{due}): {cleaned(follow_up.text)}"


def _in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"
