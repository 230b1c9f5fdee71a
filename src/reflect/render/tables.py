"""Reflections on a terminal: lists, search results, one in full.

Every word of a person enters as ``Text``, never as markup. Colour only repeats what a word says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.constrain import Constrain
from rich.padding import Padding
from rich.text import Text

from reflect.render.clean import clean, one_line
from reflect.render.layout import Excerpt, bare_table
from reflect.render.snippet import snippet
from reflect.render.wording import (
    follow_up_facts,
    follow_up_state,
    follow_up_words,
    labels,
    labels_beside_text,
    marks,
    question_of,
    when,
    when_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType
    from rich.table import Table

    from reflect.core.follow_up import FollowUp
    from reflect.core.reflection import Reflection

LENS_STYLES = {"positive": "green", "pressure": "yellow"}  # any other lens: cyan
WIDEST_PROSE = 100  # columns; longer lines are hard to follow


def list_table(reflections: Sequence[Reflection]) -> RenderableType:
    """Number, when, question, and the first lines of each text over what is known beside it."""
    return _listed(reflections, [Text(one_line(reflection.text)) for reflection in reflections])


def search_table(reflections: Sequence[Reflection], terms: Sequence[str]) -> RenderableType:
    """Like the list, with the words around what was found; the found words are bold and underlined."""
    return _listed(reflections, [_snippet_text(reflection, terms) for reflection in reflections])


def show_panel(
    reflection: Reflection,
    *,
    today: date,
    wording: str | None = None,
    probes: Mapping[str, str] | None = None,
) -> RenderableType:
    """Everything about one reflection. ``wording``: its question's; ``probes``: wordings by key."""
    head = Text.assemble((str(reflection.number), "bold"), "  ", _question(reflection))
    for mark in marks(reflection):
        head.append(f"  {mark}", "bold")
    parts: list[RenderableType] = [head, Text(when_in_words(reflection), "dim")]
    parts += [Text(one_line(wording), "italic")] if wording else []
    parts += [Text(), Padding(Text(clean(reflection.text).rstrip("\n")), (0, 2))]
    for key, answer in reflection.details.items():
        parts += [Text(), Text(one_line((probes or {}).get(key) or key), "italic")]
        parts.append(Padding(Text(clean(answer).strip("\n")), (0, 2)))
    if known := labels(reflection):
        parts += [Text(), Text("  ·  ".join(known), "cyan")]
    if reflection.follow_ups:
        parts += [Text(), Text("Follow-ups", "bold"), follow_up_table(reflection.follow_ups, today=today)]
    return Constrain(Group(*parts), WIDEST_PROSE)


def follow_up_table(follow_ups: Sequence[FollowUp], *, today: date) -> Table:
    """Number, kind, state, and the text over who owns it and where it is written."""
    table = bare_table(header=False)
    table.add_column("No", style="bold", no_wrap=True)
    table.add_column("Kind", no_wrap=True)
    table.add_column("State", max_width=26)
    table.add_column("What", ratio=1)
    for each in follow_ups:
        facts = follow_up_facts(each)
        words = Text(follow_up_words(each))
        cell = Group(words, Text("; ".join(facts), "dim")) if facts else words
        style = "bold red" if each.overdue(today) else "yellow" if each.state == "open" else "green"
        table.add_row(each.name, each.kind, Text(follow_up_state(each, today), style), cell)
    return table


def _listed(reflections: Sequence[Reflection], texts: Sequence[Text]) -> Table:
    table = bare_table()
    table.add_column("No", justify="right", style="bold", no_wrap=True)
    table.add_column("When", no_wrap=True)
    table.add_column("Question", max_width=16, overflow="fold")
    table.add_column("Reflection", ratio=1)
    for reflection, text in zip(reflections, texts, strict=True):
        for mark in reversed(marks(reflection)):
            text = Text.assemble((f"[{mark}]", "bold"), " ", text)
        known = Text("  ·  ".join(labels_beside_text(reflection)), "dim")
        cell = Group(Excerpt(text), Excerpt(known, lines=1)) if known else Excerpt(text)
        at = Text(when(reflection), "dim")
        table.add_row(str(reflection.number), at, _question(reflection), cell)
    return table


def _question(reflection: Reflection) -> Text:
    if reflection.question is None:
        return Text("unsorted", "dim")
    return Text(question_of(reflection), LENS_STYLES.get(reflection.lens or "", "cyan"))


def _snippet_text(reflection: Reflection, terms: Sequence[str]) -> Text:
    cut = snippet(reflection, terms)
    text = Text(cut.text)
    for start, end in cut.spans:
        text.stylize("bold underline", start, end)
    return text if cut.part == "text" else Text.assemble((f"{cut.part}: ", "dim"), text)
