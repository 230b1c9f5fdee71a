"""The frameworks a journal keeps, and which question is meant."""

from __future__ import annotations

import pytest

from reflect.core.errors import BadInput
from reflect.core.framework import Framework, Probe, Question
from reflect.journal import choosing, frameworks, reflections
from reflect.journal.journal import Journal
from reflect.journal.reading import by_number
from tests.conftest import DRAFT, NOW

PROBES = (Probe("why", "Why?", None), Probe("next", "And next?", "try"))


def own(*keys: str, wording: str = "What?") -> Framework:
    questions = tuple(Question("own", key, wording, None, None, PROBES) for key in keys)
    return Framework("own", "Our own", "For us.", questions)


def test_two_are_in_use_from_the_start(journal: Journal) -> None:
    kept = frameworks.frameworks(journal)
    assert [(framework.key, framework.in_use) for framework in kept] == [
        ("capturing-learning", True),
        ("learning-in-practice", True),
    ]
    asked = [question.key for question in frameworks.questions(journal)]
    assert asked == [
        "space",
        "data",
        "together",
        "pressure",
        "success",
        "witness",
        "people",
        "practice",
        "pride",
    ]


def test_a_question_is_kept_as_the_framework_says_it(journal: Journal) -> None:
    for key in frameworks.SHIPPED:
        choosing.use(journal, [key], now=NOW)
        said = frameworks.shipped(key).questions
        kept = [question for question in frameworks.questions(journal) if question.framework == key]
        assert [(q.key, q.wording, q.lens, q.audience, tuple(q.probes)) for q in kept] == [
            (q.key, q.wording, q.lens, q.audience, tuple(q.probes)) for q in said
        ]


def test_use_sets_the_list_and_its_order(journal: Journal) -> None:
    choosing.use(journal, ["gibbs", "learning-in-practice", "gibbs"], now=NOW)
    kept = frameworks.frameworks(journal)
    assert [(framework.key, framework.in_use) for framework in kept] == [
        ("gibbs", True),
        ("learning-in-practice", True),
        ("capturing-learning", False),
    ]


def test_use_of_an_unknown_one_changes_nothing(journal: Journal) -> None:
    with pytest.raises(BadInput, match=r"'gibs'.*gibbs"):
        choosing.use(journal, ["learning-in-practice", "gibs"], now=NOW)
    assert [f.key for f in frameworks.frameworks(journal) if f.in_use] == [
        "capturing-learning",
        "learning-in-practice",
    ]


def test_an_old_reflection_keeps_its_question_when_its_framework_is_no_longer_in_use(
    journal: Journal,
) -> None:
    number = reflections.add(journal, DRAFT._replace(question="pressure"), now=NOW).number
    choosing.use(journal, ["gibbs"], now=NOW)
    [found] = by_number(journal, [number])
    assert (found.question, found.framework, found.lens) == ("pressure", "capturing-learning", "pressure")


def test_one_s_own_can_be_kept_and_said_anew(journal: Journal) -> None:
    choosing.keep(journal, own("one", "two"), now=NOW)
    choosing.use(journal, ["own"], now=NOW)
    number = reflections.add(journal, DRAFT._replace(question="one"), now=NOW).number
    choosing.keep(journal, own("two", "one", wording="What then?"), now=NOW)
    questions = [question for question in frameworks.questions(journal) if question.in_use]
    assert [(question.key, question.wording) for question in questions] == [
        ("two", "What then?"),
        ("one", "What then?"),
    ]
    [found] = by_number(journal, [number])
    assert found.question == "one"


class TestQuestionNamed:
    def named(self, journal: Journal, name: str) -> str:
        found = frameworks.question_named(name, frameworks.questions(journal))
        return f"{found.framework}/{found.key}"

    def test_a_bare_key_is_the_default_framework_s_first(self, journal: Journal) -> None:
        choosing.keep(journal, own("pride", "space"), now=NOW)
        choosing.use(journal, ["own", "capturing-learning", "learning-in-practice"], now=NOW)
        assert self.named(journal, "space") == "own/space"
        assert self.named(journal, "pride") == "own/pride"
        assert self.named(journal, "data") == "capturing-learning/data"
        assert self.named(journal, "learning-in-practice/pride") == "learning-in-practice/pride"

    def test_one_that_several_others_have_must_be_named_exactly(self, journal: Journal) -> None:
        choosing.keep(journal, own("pride"), now=NOW)
        choosing.use(journal, ["capturing-learning", "learning-in-practice", "own"], now=NOW)
        with pytest.raises(BadInput, match="own/pride"):
            self.named(journal, "pride")
        assert self.named(journal, "own/pride") == "own/pride"

    @pytest.mark.parametrize("name", ["presure", "", "capturing-learning/", "/pressure", "%"])
    def test_an_unknown_one_is_answered_with_the_list(self, name: str, journal: Journal) -> None:
        with pytest.raises(BadInput, match="space, data, together, pressure, success"):
            self.named(journal, name)

    def test_one_of_a_framework_that_is_not_in_use_says_how_to_bring_it_in(self, journal: Journal) -> None:
        with pytest.raises(BadInput, match="gibbs is not in use; `reflect framework use`"):
            self.named(journal, "gibbs/feelings")
