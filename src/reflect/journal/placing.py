"""Where a draft belongs in a journal: its question, who may read it, and the names it holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.reflection import Draft, checked_audience, checked_name, checked_text, narrowest
from reflect.journal import names
from reflect.journal.journal import Journal

if TYPE_CHECKING:
    from reflect.journal.frameworks import KeptQuestion

_REMEMBERED = 10_000  # combinations of names

Named = Callable[[names.Kind, str], names.Name]


class Placed(NamedTuple):
    """``found_by``: the words beside the text by which search finds it."""

    question: KeptQuestion | None
    audience: str
    point: names.Name | None
    by: names.Name | None
    tagged: list[names.Resolved]
    peopled: list[names.Resolved]
    details: tuple[tuple[str, str], ...]
    found_by: str


class Resolver:
    """Places drafts, one after the other; what it looks up it remembers. ``respelled``: the names that are
    spelled otherwise since, of which whoever writes tells what they find.

    ``default_audience`` holds where neither the draft nor its question says who may read it. With
    ``narrow_only`` a draft may narrow what they say, never widen it: words that others wrote.
    """

    def __init__(self, journal: Journal, *, default_audience: str, narrow_only: bool = False) -> None:
        self.journal = journal
        self.default_audience = default_audience
        self.narrow_only = narrow_only
        self.asked: list[KeptQuestion] | None = None
        self.questions: dict[str, KeptQuestion] = {}
        self.checked: set[tuple[str, str]] = set()
        self.respelled: dict[tuple[names.Kind, int], None] = {}
        self.names = names.KnownNames(journal, on_respelled=self._respelled)
        self._chosen = lru_cache(maxsize=_REMEMBERED)(self._question_and_audience)
        self._fit = lru_cache(maxsize=_REMEMBERED)(self._check_names)
        self._given = lru_cache(maxsize=_REMEMBERED)(self._beside_the_text)

    def forget(self) -> None:
        """What is known of names: some of them were taken back."""
        self.names.forget()
        self._given.cache_clear()
        self.respelled.clear()

    def _respelled(self, kind: names.Kind, number: int) -> None:
        self._given.cache_clear()
        self.respelled[kind, number] = None

    def check(self, draft: Draft) -> None:
        """Raises BadInput for what `place` and the journal can not take, before any name of it is new."""
        checked_text(draft.text)
        self._fit(draft.tags, draft.with_, draft.from_)
        if draft.point is not None:
            self._check_name("point", draft.point)
        if draft.by is not None:
            self._check_name("person", draft.by)
        if draft.details:
            self._check_details(draft)
        for new in draft.follow_ups:
            checked_text(new.text, what="The follow-up")
            for name in (*filter(None, (new.owner,)), *new.with_):
                self._check_name("person", name)
        self._chosen(draft.question, draft.audience)

    def place(self, draft: Draft) -> Placed:
        """Where a checked draft belongs; names that the journal does not know are added."""
        question, chosen = self._chosen(draft.question, draft.audience)
        private = chosen == "private"
        point = self.named("point", draft.point, private=private) if draft.point else None
        by = self.named("person", draft.by, private=private) if draft.by else None
        if draft.details or draft.follow_ups or (draft.inline and ("#" in draft.text or "@" in draft.text)):
            return self._place_words(draft, question, chosen, point=point, by=by)
        tagged, peopled, found = self._given(draft.tags, draft.with_, draft.from_, private)
        if by is not None or point is not None:
            found = "\n".join([*filter(None, (found,)), *(name.spelled for name in (by, point) if name)])
        return Placed(question, chosen, point, by, tagged, peopled, (), found)

    def _place_words(
        self,
        draft: Draft,
        question: KeptQuestion | None,
        chosen: str,
        *,
        point: names.Name | None,
        by: names.Name | None,
    ) -> Placed:
        """One that has words beside its text, or names in it."""
        named = partial(self.named, private=chosen == "private")
        if draft.inline and ("#" in draft.text or "@" in draft.text):
            tags, people = names.names_of(draft)
            tagged = names.resolved("tag", tags, named)
            peopled = names.resolved("person", people, named)
        else:
            tagged, peopled, _ = self._given(draft.tags, draft.with_, draft.from_, chosen == "private")
        found_by = also_found_by(draft, [*tagged, *peopled], point=point, by=by, named=named)
        details = tuple((checked_name(key, what="detail"), text) for key, text in draft.details)
        return Placed(question, chosen, point, by, tagged, peopled, details, found_by)

    def _beside_the_text(
        self, tags: tuple[str, ...], with_: tuple[str, ...], from_: tuple[str, ...], private: bool
    ) -> tuple[list[names.Resolved], list[names.Resolved], str]:
        """The tags and people of a draft that gives all its names beside its text, and these as words."""
        named, once = self.named, _each_once
        tagged = once([(named("tag", name, private=private), "") for name in tags])
        given = [(named("person", name, private=private), "with") for name in with_]
        given += [(named("person", name, private=private), "from") for name in from_]
        peopled = once(given) if given else []
        return tagged, peopled, "\n".join([each.name.spelled for each in (*tagged, *peopled)])

    def _question_and_audience(self, name: str | None, chosen: str | None) -> tuple[KeptQuestion | None, str]:
        question = self.question(name)
        return question, audience(chosen, question, self.default_audience, narrow_only=self.narrow_only)

    def question(self, name: str | None) -> KeptQuestion | None:
        """Raises BadInput."""
        if name is None:
            return None
        if name not in self.questions:
            from reflect.journal import frameworks  # a reflection without a question does not pay for it

            if self.asked is None:
                self.asked = frameworks.questions(self.journal)
            self.questions[name] = frameworks.question_named(name, self.asked)
        return self.questions[name]

    @property
    def new_names(self) -> list[names.NewName]:
        return self.names.new

    def named(self, kind: names.Kind, name: str, *, private: bool) -> names.Name:
        return self.names.named(kind, name, private=private)

    def _check_names(self, tags: tuple[str, ...], with_: tuple[str, ...], from_: tuple[str, ...]) -> None:
        for name in tags:
            self._check_name("tag", name)
        for name in (*with_, *from_):
            self._check_name("person", name)

    def _check_name(self, kind: str, name: str) -> None:
        if (kind, name) not in self.checked:
            checked_name(name, what=kind)
            self.checked.add((kind, name))

    def _check_details(self, draft: Draft) -> None:
        keys = [key.strip() for key, _ in draft.details]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise BadInput(f"The detail {twice!r} is given twice; a probe has one answer.")
        for key, text in draft.details:
            self._check_name("detail", key)
            checked_text(text, what=f"The detail {key!r}")


def _each_once(given: list[tuple[names.Name, str]]) -> list[names.Resolved]:
    """Names in their roles; an alias means another name, which may be given too."""
    known: dict[tuple[int, str], names.Resolved] = {}
    for name, role in given:
        known.setdefault((name.number, role), names.Resolved(name, role, False, False))
    return list(known.values())


def audience(
    chosen: str | None, question: KeptQuestion | None, default: str, *, narrow_only: bool = False
) -> str:
    """Who may read it: what the writer chose, then the question's own default, then the given one."""
    unless_chosen = (question and question.audience) or default
    for said in filter(None, (chosen, unless_chosen)):
        checked_audience(said)
    if narrow_only:
        return narrowest(chosen or unless_chosen, unless_chosen)
    return chosen or unless_chosen


def also_found_by(
    draft: Draft,
    given: list[names.Resolved],
    *,
    point: names.Name | None,
    by: names.Name | None,
    named: Named,
) -> str:
    """Details, names that do not stand in the text, and follow-ups; `states` finds the same anew."""
    found = [text for _, text in draft.details]
    found += [each.name.spelled for each in given if not (each.inline and each.standing)]
    found += [name.spelled for name in (by, point) if name]
    for new in draft.follow_ups:
        owner = named("person", new.owner).spelled if new.owner else None
        found += [part for part in (new.text, owner, new.note) if part]
    return "\n".join(found)
