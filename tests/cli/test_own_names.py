"""Which of one's own names are offered while an answer is typed."""

from __future__ import annotations

import pytest

pytest.importorskip("prompt_toolkit")

from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.document import Document

from reflect.cli.asking.completing import MOST, InText, Names, OwnNames

OWN = OwnNames(
    tags=["Kitchen", "kettle", "Küche", "two words", "1st"],
    people=["Ana", "Ana Lopez", "bo"],
    points=["kitchen sink", "kitchen", "night shift"],
)


def offered(completer: Completer, typed: str, *, by_tab: bool = False) -> list[str]:
    """What the text would be with each offer put in its place."""
    event = CompleteEvent(completion_requested=by_tab, text_inserted=not by_tab)
    found = completer.get_completions(Document(typed), event)
    return [typed[: len(typed) + each.start_position] + each.text for each in found]


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("The #", ["The #Kitchen", "The #kettle", "The #Küche"]),
        ("#K", ["#Kitchen", "#kettle", "#Küche"]),
        ("#kü", ["#Küche"]),
        ("#ku\u0308", ["#Küche"]),
        ("(#ki", ["(#Kitchen"]),
        ("with @a", ["with @Ana"]),
        ("@", ["@Ana", "@bo"]),
        ("C#", []),
        ("ana@b", []),
        ("https://b.org/#k", []),
        ("#nothing", []),
        ("one\n#ket", ["one\n#kettle"]),
    ],
)
def test_signs_offer_what_can_stand_in_a_text(typed: str, answers: list[str]) -> None:
    assert offered(InText(OWN), typed) == answers


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("by the kit", ["by the kitchen sink", "by the kitchen"]),
        ("by the kitchen s", ["by the kitchen sink"]),
        ("Night", ["night shift"]),
        ("on the night s", ["on the night shift"]),
        ("k", []),
        ("", []),
        ("tea ", []),
    ],
)
def test_tab_offers_points(typed: str, answers: list[str]) -> None:
    assert offered(InText(OWN), typed, by_tab=True) == answers
    assert offered(InText(OWN), typed) == [], "but nobody is disturbed by them"


def test_a_line_of_names_offers_them_all_from_the_first_letter_on() -> None:
    assert offered(Names(OWN.points), "") == OWN.points
    assert offered(Names(OWN.points), "kitchen ") == ["kitchen sink"]
    assert offered(Names(OWN.tags, sign="#", between=" ,"), "kettle #ki") == ["kettle #Kitchen"]
    assert offered(Names(OWN.people, sign="@", between=","), "bo, ana l") == ["bo, Ana Lopez"]


def test_a_journal_of_many_names_offers_some() -> None:
    many = [f"tag{n}" for n in range(10_000)]
    assert len(offered(Names(many), "tag")) == MOST


def test_a_name_that_acts_on_terminals_is_shown_as_what_it_is() -> None:
    [offer] = Names(["a\x1b[31m"]).get_completions(Document("a"), CompleteEvent())
    assert offer.display_text == "a␛[31m"
