"""A list of reflections as Markdown: what ``--format md`` shows of a list or a search."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.core.framework import Question
from reflect.core.learning.audience import Shown
from reflect.core.period import ALL, Period
from reflect.exchange.markdown import heading, item, paragraph
from reflect.exchange.weekly.page import Entry
from reflect.exchange.weekly.telling import entry, style_of


def reflections_markdown(
    shown: Shown,
    *,
    period: Period = ALL,
    title: str = "Reflections",
    questions: Sequence[Question] = (),
    names: bool = True,
) -> str:
    """A list of reflections in the order given, the anonymous last."""
    style = style_of(period, questions=questions, names=names)
    if not shown.inside:
        return heading(1, title) + paragraph("There is nothing to show.").rstrip("\n") + "\n"
    return heading(1, title) + "".join(_item(entry(each, style=style)) for each in shown.inside)


def _item(it: Entry) -> str:
    parts = [item(f"{it.lead}: {it.text}"), *(item(detail.said, depth=1) for detail in it.details)]
    return "".join(parts) + (item(f"Tags: {', '.join(it.tags)}", depth=1) if it.tags else "")
