"""What the guided reflection and a meeting show: calm, one thing at a time.

Colour only repeats what a word says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.constrain import Constrain
from rich.padding import Padding
from rich.text import Text

from reflect.core.again import NEVER, Again
from reflect.core.lens import LOOKS_AT
from reflect.render.clean import clean, one_line
from reflect.render.layout import Excerpt, plain_rows
from reflect.render.plain import follow_up_line
from reflect.render.tables import LENS_STYLES, WIDEST_PROSE
from reflect.render.wording import detail, labels_beside_text, listed, marks, question_of, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType

    from reflect.core.framework import Probe, Question
    from reflect.core.reflection import Reflection

LINES_OF_AN_OLD_TEXT = 6  # `show` has the rest
OPENS = {
    "strengthen": "something to strengthen",
    "replicate": "a try at repeating it",
    "adopt": "making it last",
    "agree": "something to agree on",
    "try": "something to try",
}
WHO_READS = {
    "team": "Who reads it: you, and whoever you send an export to. "
    "`reflect ask --private` keeps answers to yourself, `reflect edit last --private` the one before.",
    "anonymous": "Who reads it: you, and in what you send it carries no name.",
    "private": "Who reads it: you alone; it stays out of everything that others read.",
}


def opening() -> RenderableType:
    """How to answer, said once."""
    return _prose(
        Text(),
        Text(
            "An empty line ends an answer; at the start it passes. A line with ? explains the question, "
            "one with e opens your editor. "
            "Ctrl-D and Ctrl-C stop here and keep what you typed.",
            "dim",
        ),
    )


def question_asked(question: Question, *, where: str, private: bool) -> RenderableType:
    """``where``: ``1 of 3``"""
    head = Text.assemble((f"{where} · " if where else "", "dim"), _key(question))
    head.append(" (private)" if private else "", "bold")
    return _prose(Text(), head, Text(one_line(question.wording), "bold"))


def turn_of(person: str, *, turn: str, purpose: str | None) -> RenderableType:
    """Whose turn it is; ``purpose``: why the owner reflects."""
    said = [Text.assemble(("Why we do this: ", "dim"), one_line(purpose)), Text()] if purpose else []
    return _prose(
        *said,
        Text.assemble((one_line(person), "bold"), (f" · {turn}", "dim")),
        Text(
            "Enter ends an answer, alone it passes · ? explains · e editor · Ctrl-D ends",
            "dim",
        ),
    )


def names_explained() -> RenderableType:
    return _prose(
        Text(),
        Text(
            "Without names, what is said is kept as anonymous. Who said it is written in this journal, "
            "where its owner can see it, and in whole copies of it (a backup, `export jsonl`). Nothing "
            "that is made for others to read shows it. What a question keeps private stays private "
            "either way."
        ),
        Text(),
    )


def probe_asked(probe: Probe) -> RenderableType:
    return _prose(Text(), Padding(Text(one_line(probe.wording), "italic"), (0, 0, 0, 2)))


def asked_beside(wording: str) -> RenderableType:
    """Something that is asked beside the questions of a framework."""
    return _prose(Text(), Padding(Text(wording, "italic"), (0, 0, 0, 2)))


def point_asked(known: Sequence[str]) -> RenderableType:
    """``known``: those that have a name already; a line of them is shown."""
    asked = Padding(
        Text("Which pressure point gave way? Its short name · Enter: none", "italic"), (0, 0, 0, 2)
    )
    said = Text(f"known: {listed(known)}", "dim", no_wrap=True, overflow="ellipsis")
    return _prose(Text(), asked, *([Padding(said, (0, 0, 0, 2))] if known else []))


def question_explained(
    question: Question, *, about: str, audience: str, deeper: bool, again: Again = NEVER
) -> RenderableType:
    """``about``: its framework's own words; ``audience``: whom the answer will be for; ``deeper``:
    whether its probes follow."""
    head = Text.assemble(_key(question), (f" of {question.framework}", "dim"))
    parts: list[RenderableType] = [Text(), head]
    if question.lens:
        parts.append(Text(f"It looks at {LOOKS_AT[question.lens]}."))
    parts.append(Text(again.in_sentence(WHO_READS[audience])))
    if question.probes:
        follow = (
            "An answer is followed by these" if deeper else "`reflect ask N` goes deeper later, with these"
        )
        parts += [Text(), Text(again.in_sentence(f"{follow}; each may be passed:")), _listed(question.probes)]
    parts += [Text(), Text(one_line(about), "dim"), Text()]
    return _prose(*parts)


def probe_explained(probe: Probe, question: Question) -> RenderableType:
    opens = f" Its answer opens a follow-up: {OPENS[probe.opens]}." if probe.opens else ""
    return _prose(
        Text(),
        Text(f"This goes deeper into your answer to {one_line(question.key)} and is kept with it.{opens}"),
        Text(),
    )


def follow_up_explained(kind: str, *, again: Again = NEVER) -> RenderableType:
    said = (
        f"What you write here is kept as a follow-up: {OPENS[kind]}. `reflect follow edit` gives it an "
        "owner and a day, `reflect follow done` asks whether it helped."
    )
    return _prose(Text(), Text(again.in_sentence(said)), Text())


def follow_up_due(
    name: str, kind: str, text: str, *, owner: str | None, due: date, today: date
) -> RenderableType:
    late = due < today
    head = Text.assemble((name, "bold"), (f" · {kind} · ", "dim"))
    head.append(f"overdue since {due}" if late else f"due {due}", "bold red" if late else "yellow")
    head.append(f" · {one_line(owner)}" if owner else "", "dim")
    return _prose(Text(), head, Text(one_line(text)))


def came_back(reflection: Reflection, reason: str, *, today: date) -> RenderableType:
    """One old reflection, and why it comes back today."""
    head = Text.assemble(("Looking back", "bold"), (f" · {one_line(reason)}", "dim"))
    waiting = [
        Padding(Text(follow_up_line(each, today=today)), (0, 2))
        for each in reflection.follow_ups
        if each.state == "open"
    ]
    return _prose(Text(), head, reflection_in_short(reflection), *waiting)


def looked_at(reflection: Reflection, *, where: str = "") -> RenderableType:
    """One that is written already; ``where``: ``2 of 17``"""
    head = [Text(where, "dim")] if where else []
    return _prose(Text(), *head, reflection_in_short(reflection))


def question_again(question: Question, details: Mapping[str, str]) -> RenderableType:
    """What a reflection answers, and the answers its probes have, before the others are asked."""
    wordings = {probe.key: one_line(probe.wording) for probe in question.probes}
    said = [Text(detail(wordings.get(key, key), answer), "dim") for key, answer in details.items()]
    return _prose(Text(), Text.assemble(_key(question)), Text(one_line(question.wording), "bold"), *said)


def reflection_in_short(reflection: Reflection) -> RenderableType:
    """Which one it is, and how its text begins."""
    head = Text.assemble((str(reflection.number), "bold"), "  ")
    head.append(question_of(reflection), LENS_STYLES.get(reflection.lens or "", "cyan"))
    for mark in marks(reflection):
        head.append(f"  {mark}", "bold")
    head.append(f"  {when_in_words(reflection)}", "dim")
    parts: list[RenderableType] = [head]
    parts.append(Padding(Excerpt(Text(clean(reflection.text).strip()), lines=LINES_OF_AN_OLD_TEXT), (0, 2)))
    known = labels_beside_text(reflection)
    parts += [Padding(Text("  ·  ".join(known), "dim"), (0, 2))] if known else []
    return _prose(*parts)


def keys_of_questions(under: Mapping[str, Question]) -> RenderableType:
    """``1 space · 2 data``: each under its key on the keyboard."""
    line = Text()
    for key, question in under.items():
        line.append(" · " if line else "", "dim").append(f"{key}\u00a0", "bold").append(*_key(question))
    return _prose(Text(), line)


def questions_to_choose(under: Mapping[str, Question]) -> RenderableType:
    """The same with their wordings."""
    table = plain_rows()
    table.add_column("Key", style="bold", no_wrap=True)
    table.add_column("Question", no_wrap=True)
    table.add_column("Wording", ratio=1)
    for key, question in under.items():
        table.add_row(key, Text.assemble(_key(question)), Text(one_line(question.wording), "dim"))
    return _prose(Text(), table, Text())


def _listed(probes: Iterable[Probe]) -> RenderableType:
    table = plain_rows(expand=False)
    for probe in probes:
        opens = f" ({OPENS[probe.opens]})" if probe.opens else ""
        table.add_row("-", Text.assemble(one_line(probe.wording), (opens, "dim")))
    return Padding(table, (0, 0, 0, 2))


def _key(question: Question) -> tuple[str, str]:
    return one_line(question.key), LENS_STYLES.get(question.lens or "", "cyan")


def _prose(*parts: RenderableType) -> RenderableType:
    return Constrain(Group(*parts), WIDEST_PROSE)
