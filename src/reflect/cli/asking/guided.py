"""The questions of a guided reflection: each with its point and its probes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from reflect.cli.asking.choosing import named_point
from reflect.cli.asking.completing import OwnNames
from reflect.cli.asking.prompting import Prompts
from reflect.cli.asking.typed import becomes_detail, becomes_reflection
from reflect.cli.desk import Desk
from reflect.core.framework import Probe
from reflect.core.reflection import Draft
from reflect.journal import reflections
from reflect.journal.answering import answer_probe
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.writer import Stored, audience
from reflect.render import guided

POINT = "Which point was it? A short name, by which it is known again; Enter leaves it out."


class Probed(NamedTuple):
    """A reflection whose probes are asked: the revision it is at, the change its answers belong to."""

    number: int
    revision: int
    change: int | None


class Guided:
    """Asks; ``saved`` holds what was stored, each answer as soon as it ended.

    ``abouts``: the frameworks' own words, by key.
    """

    def __init__(self, work: Desk, prompts: Prompts, *, abouts: Mapping[str, str], own: OwnNames) -> None:
        self.work = work
        self.prompts = prompts
        self.abouts = abouts
        self.own = own
        self.saved: list[Stored] = []
        self.answered: list[str] = []  # the probes that were
        self.opened: list[str] = []  # follow-ups, by answers to probes

    def ask(self, question: KeptQuestion, draft: Draft, *, where: str = "", deeper: bool = True) -> bool:
        """One question; False when the person has had enough. Raises Stopped.

        ``draft``: all but the words. ``deeper``: its point and its probes too.
        """
        who = audience(draft.audience, question, self.work.settings.audience)
        self.work.terminal.tell(guided.question_asked(question.asked, where=where, private=who == "private"))
        draft = draft._replace(question=f"{question.framework}/{question.key}")
        stored = None
        explain = partial(self._explain, question, who)
        with self.prompts.answer(becomes_reflection(draft, self.work), explain=explain) as answer:
            if answer.text.strip():
                goes_deeper = deeper and not answer.closed and not answer.stopped
                point = self._point() if goes_deeper and question.lens == "pressure" else None
                stored = self._store(draft._replace(text=answer.text, point=point))
        if stored is None or not deeper or answer.closed:
            return not answer.closed
        return self.probe(question, question.probes, Probed(stored.number, 1, stored.change))

    def probe(self, question: KeptQuestion, probes: Iterable[Probe], probed: Probed) -> bool:
        """Go deeper; False when the person has had enough. Raises Stopped."""
        for probe in probes:
            self.work.terminal.tell(guided.probe_asked(probe))
            becomes = becomes_detail(probed.number, probed.revision, probe.key, self.work)
            explain = partial(self._explain_probe, probe, question)
            with self.prompts.answer(becomes, explain=explain) as answer:
                if answer.text.strip():
                    probed = self._store_detail(probed, probe.key, answer.text)
            if answer.closed:
                return False
        return True

    def _store(self, draft: Draft) -> Stored:
        with self.work.writing() as journal:
            default = self.work.settings.audience
            stored = reflections.add(journal, draft, now=self.work.now, default_audience=default)
        self.saved.append(stored)
        return stored

    def _store_detail(self, probed: Probed, key: str, text: str) -> Probed:
        with self.work.writing() as journal:
            answered = answer_probe(
                journal, probed.number, key, text, change=probed.change, now=self.work.now
            )
        for at, stored in enumerate(self.saved):
            if stored.number == probed.number:
                self.saved[at] = stored._replace(opens=(*stored.opens, *answered.opens))
        self.answered.append(key)
        self.opened += answered.opens
        return Probed(probed.number, answered.revision, answered.change)

    def _point(self) -> str | None:
        self.work.terminal.tell(guided.asked_beside(POINT))
        return named_point(self.own, self.work, self.prompts)

    def _explain(self, question: KeptQuestion, who: str) -> None:
        about = self.abouts.get(question.framework, "")
        self.work.terminal.tell(guided.question_explained(question.asked, about=about, audience=who))

    def _explain_probe(self, probe: Probe, question: KeptQuestion) -> None:
        self.work.terminal.tell(guided.probe_explained(probe, question.asked))
