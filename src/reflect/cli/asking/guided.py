"""The questions of a guided reflection: each with its point and its probes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from reflect.cli.asking.completing import OwnNames
from reflect.cli.asking.pointing import Pointed, named_point, with_words
from reflect.cli.asking.prompting import Answer, Prompts
from reflect.cli.asking.typed import becomes_detail, becomes_follow_up, becomes_reflection
from reflect.cli.desk import Desk
from reflect.cli.hinting import hint_at
from reflect.cli.near_names import near_notes
from reflect.core.follow_up import BY_LENS, NewFollowUp
from reflect.core.framework import Probe
from reflect.core.reflection import Draft
from reflect.journal import following, reflections
from reflect.journal.answering import answer_probe
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.journal import Journal
from reflect.journal.placing import audience
from reflect.journal.writer import Stored
from reflect.render import guided
from reflect.render.wording import NEXT


class Probed(NamedTuple):
    """A reflection whose probes are asked: the revision it is at, the change its answers belong to."""

    number: int
    revision: int
    change: int | None
    audience: str


class Guided:
    """Asks; ``saved`` holds what was stored, each answer as soon as it ended.

    ``abouts``: the frameworks' own words, by key. ``verb``: what the history calls what is stored.
    """

    def __init__(
        self, work: Desk, prompts: Prompts, *, abouts: Mapping[str, str], own: OwnNames, verb: str = "ask"
    ) -> None:
        self.work = work
        self.verb = verb
        self.prompts = prompts
        self.abouts = abouts
        self.own = own
        self.saved: list[Stored] = []
        self.answered: list[str] = []  # the probes that were
        self.opened: list[str] = []  # follow-ups, by answers to probes
        self.told = False  # whether something was told beside the last question, to be read

    def ask(self, question: KeptQuestion, draft: Draft, *, where: str = "", deeper: bool = True) -> bool:
        """One question; False when the person has had enough. Raises Stopped and Closed.

        ``draft``: all but the words. ``deeper``: its point and its probes too.
        """
        who = audience(draft.audience, question, self.work.settings.audience)
        self.work.terminal.tell(guided.question_asked(question.asked, where=where, private=who == "private"))
        draft = draft._replace(question=f"{question.framework}/{question.key}")
        stored, left, self.told = None, None, False
        explain = partial(self._explain, question, who, deeper=deeper)
        with self.prompts.answer(becomes_reflection(draft, self.work), explain=explain) as answer:
            deeper = deeper and not answer.closed and not answer.stopped
            if answer.text.strip():
                draft = draft._replace(text=answer.text)
                if deeper and question.lens == "pressure":
                    draft, left = self._with_point(draft, answer)
                stored = self._store(draft)
        if stored is not None:
            self._hint(stored.text, question, stored.audience)
        if left is not None:
            raise left
        if stored is None or not deeper:
            return not answer.closed
        probed = Probed(stored.number, 1, stored.change, stored.audience)
        return self.probe(question, question.probes, probed) and self._offer(question, stored.number)

    def probe(self, question: KeptQuestion, probes: Iterable[Probe], probed: Probed) -> bool:
        """Go deeper; False when the person has had enough. Raises Stopped."""
        for probe in probes:
            self.work.terminal.tell(guided.probe_asked(probe))
            becomes = becomes_detail(probed.number, probed.revision, probe.key, self.work)
            explain = partial(self._explain_probe, probe, question)
            with self.prompts.answer(becomes, explain=explain) as answer:
                if answered := bool(answer.text.strip()):
                    probed = self._store_detail(probed, probe.key, answer.text)
            if answered:
                self._hint(answer.text, question, probed.audience)
            if answer.closed:
                return False
        return True

    def _offer(self, question: KeptQuestion, number: int) -> bool:
        """What should happen next, where the lens calls for it and no probe asks; False for enough."""
        kind = BY_LENS.get(question.lens or "")
        if kind is None or not self.work.settings.offer or any(probe.opens for probe in question.probes):
            return True
        self.work.terminal.tell(guided.asked_beside(NEXT[kind]))
        explain = partial(self.work.terminal.tell, guided.follow_up_explained(kind, again=self.work.again))
        with self.prompts.answer(becomes_follow_up(number, self.work), explain=explain) as answer:
            if answer.text.strip():
                self._follow(number, answer.text)
        return not answer.closed

    def _follow(self, number: int, text: str) -> None:
        new, today = NewFollowUp("", text), self.work.today
        with self.work.writing() as journal:
            written = following.add(journal, new, for_=number, point=None, today=today, now=self.work.now)
        for at, stored in enumerate(self.saved):
            if stored.number == number:
                opens = tuple(f"f{each}" for each in written.numbers)
                self.saved[at] = stored._replace(opens=(*stored.opens, *opens))

    def _store(self, draft: Draft) -> Stored:
        def write(journal: Journal) -> Stored:
            default = self.work.settings.audience
            return reflections.add(
                journal, draft, now=self.work.now, default_audience=default, verb=self.verb
            )

        self.work.rehearse(write)
        with self.work.writing() as journal:
            stored = write(journal)
            near = near_notes(journal, stored.new_names)
        for note in near:
            self.work.terminal.note(note)
        self.told = bool(near)
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
        return probed._replace(revision=answered.revision, change=answered.change)

    def _with_point(self, draft: Draft, answer: Answer) -> tuple[Draft, Exception | None]:
        """The draft, and what ended asking for its point: it is to be stored all the same."""

        def with_(said: Pointed) -> Draft:
            return draft._replace(point=said.point, text=with_words(draft.text, said.words))

        def holds(said: Pointed) -> None:
            now = with_(said)
            answer.typed.holds_as(now.text, becomes_reflection(now, self.work))

        said = named_point(self.own, self.work, self.prompts, holds=holds)
        return with_(said), said.left

    def _hint(self, text: str, question: KeptQuestion, audience: str) -> None:
        if hint_at(self.work, text=text, lens=question.lens, audience=audience):
            self.told = True

    def _explain(self, question: KeptQuestion, who: str, *, deeper: bool) -> None:
        about = self.abouts.get(question.framework, "")
        explained = guided.question_explained(
            question.asked, about=about, audience=who, deeper=deeper, again=self.work.again
        )
        self.work.terminal.tell(explained)

    def _explain_probe(self, probe: Probe, question: KeptQuestion) -> None:
        self.work.terminal.tell(guided.probe_explained(probe, question.asked))
