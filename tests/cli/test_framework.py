"""`reflect framework`: which questions there are, and one's own from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.journal.frameworks import SHIPPED
from tests.conftest import Reflect

OWN = """\
key = "handover"
name = "Handover"
about = "For the last five minutes of a shift."

[[question]]
key = "calm"
wording = "What kept the shift calm?"
lens = "positive"

[[question.probe]]
key = "why"
wording = "Why did it help?"

[[question.probe]]
key = "first-step"
wording = "What should the next shift do?"
opens = "replicate"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "handover.toml"
    file.write_text(OWN)
    return file


def in_use(reflect: Reflect) -> list[str]:
    known = reflect("framework", "list", "--json").json["frameworks"]
    return [framework["key"] for framework in known if framework["in_use"]]


def test_two_are_in_use_from_the_start_and_all_are_known(reflect: Reflect) -> None:
    answer = reflect("framework", "list")
    assert answer.status == 0
    assert in_use(reflect) == ["capturing-learning", "learning-in-practice"]
    assert {line[8:].split()[0] for line in answer.lines} == set(SHIPPED)
    assert not reflect.journal.exists(), "looking makes no journal"


@pytest.mark.parametrize("key", SHIPPED)
def test_each_that_ships_can_be_shown_used_and_answered(key: str, reflect: Reflect) -> None:
    shown = reflect("framework", "show", key, "--json").json["framework"]
    assert shown["key"] == key
    assert reflect("framework", "use", key).status == 0
    assert in_use(reflect) == [key]
    for question in shown["questions"]:
        assert question["wording"] in reflect("framework", "show").out
        answer = reflect("add", "Tea.", "-q", question["key"], "--json").json["reflection"]
        assert (answer["framework"], answer["question"]) == (key, question["key"])
        assert answer["lens"] == question["lens"]
        assert answer["audience"] == (question["audience"] or "team")


def test_the_first_in_use_is_the_default(reflect: Reflect) -> None:
    """`pressure` and `success` are questions of the one, `hard` and `good` of the other."""
    answer = reflect("framework", "use", "gibbs", "capturing-learning", "gibbs")
    assert answer.out == "In use: gibbs, capturing-learning. The first is the default.\n"
    assert in_use(reflect) == ["gibbs", "capturing-learning"]
    assert reflect("framework", "show").lines[0].startswith("Gibbs' reflective cycle (gibbs), in use")


def test_one_of_ones_own_is_added_and_used_beside_the_others(reflect: Reflect, own: Path) -> None:
    answer = reflect("framework", "add", str(own))
    assert answer.status == 0
    assert answer.out.startswith("Added handover: 1 question.")
    assert in_use(reflect) == ["capturing-learning", "learning-in-practice"]
    command = answer.out.split("`")[1]
    assert reflect(*command.split()[1:]).status == 0
    assert in_use(reflect) == ["capturing-learning", "learning-in-practice", "handover"]
    assert reflect("add", "Tea.", "-q", "calm", "--detail", "why=Warm").status == 0


def test_show_says_what_the_answer_to_a_probe_opens(reflect: Reflect) -> None:
    said = reflect("framework", "show").out
    wording = "What is the first step towards making it happen again?"
    assert f"  - first-step: {wording} (opens a follow-up: replicate)\n" in said
    assert "  - reuse: Who else could use this, and what would they need to know?\n" in said


def test_it_may_come_from_standard_input(reflect: Reflect) -> None:
    assert reflect("framework", "add", "-", stdin=OWN).status == 0
    assert "Why did it help?" in reflect("framework", "show", "handover").out


def test_added_again_it_brings_new_wording_and_keeps_the_answers(reflect: Reflect, own: Path) -> None:
    reflect("framework", "add", str(own))
    reflect("framework", "use", "handover")
    reflect("add", "Tea.", "-q", "calm")
    own.write_text(OWN.replace("kept the shift calm", "made the shift calm"))
    assert (
        reflect("framework", "add", str(own)).out == "New wording for handover: 1 question. It is in use.\n"
    )
    reflect("add", "Cake.", "-q", "calm")
    assert "What made the shift calm?" in reflect("show", "2").out
    assert "What kept the shift calm?" in reflect("show", "1").out  # it answers what was asked then
    assert reflect.texts("list", "-q", "calm") == ["Cake.", "Tea."]


def test_another_lens_does_not_move_what_was_answered(reflect: Reflect, own: Path) -> None:
    reflect("framework", "add", str(own))
    reflect("framework", "use", "handover")
    reflect("add", "Tea.", "-q", "calm")
    own.write_text(OWN.replace('lens = "positive"', 'lens = "pressure"'))
    reflect("framework", "add", str(own))
    reflect("add", "Cake.", "-q", "calm")
    assert reflect.texts("list", "--lens", "positive") == ["Tea."]
    assert reflect.texts("list", "--lens", "pressure") == ["Cake."]


def test_a_question_that_is_left_out_is_not_asked_any_more(reflect: Reflect, own: Path) -> None:
    reflect("framework", "add", str(own))
    reflect("framework", "use", "handover")
    reflect("add", "Tea.", "-q", "calm")
    own.write_text(OWN.replace('key = "calm"', 'key = "quiet"'))
    reflect("framework", "add", str(own))
    assert "calm (" not in reflect("framework", "show", "handover").out
    assert reflect("add", "Cake.", "-q", "calm").status == 2
    assert "What kept the shift calm?" in reflect("show", "1").out


def test_one_that_ships_keeps_its_words(reflect: Reflect, own: Path) -> None:
    own.write_text(OWN.replace('key = "handover"', 'key = "gibbs"'))
    answer = reflect("framework", "add", str(own))
    assert (answer.status, answer.err) == (
        2,
        "The framework gibbs comes with reflect; choose another key for yours.\n",
    )
    assert not reflect.journal.exists()


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ('"positive"', '"positiv"', 8, "did you mean 'positive'"),
        ('wording = "What kept', 'wordng = "What kept', 7, "wordng"),
        ('name = "Handover"', 'name = "Handover', 2, "not closed"),
        ("first-step", "why", 15, "why"),
        ('key = "handover"', 'key = "Hand over"', 1, "Hand over"),
    ],
)
def test_a_mistake_is_told_by_file_and_line(
    right: str, wrong: str, line: int, said: str, reflect: Reflect, own: Path
) -> None:
    own.write_text(OWN.replace(right, wrong, 1))
    answer = reflect("framework", "add", str(own))
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert answer.err.startswith(f"{own}:{line}: ")
    assert said in answer.err
    assert not reflect.journal.exists()


def test_a_file_that_is_none_is_told(reflect: Reflect, tmp_path: Path) -> None:
    assert reflect("framework", "add", str(tmp_path / "nowhere.toml")).status == 2
    (tmp_path / "latin.toml").write_bytes(OWN.replace("calm?", "café?").encode("latin-1"))
    answer = reflect("framework", "add", str(tmp_path / "latin.toml"))
    assert answer.status == 2
    assert f"{tmp_path / 'latin.toml'}:7: " in answer.err


def test_an_unknown_name_is_met_with_those_there_are(reflect: Reflect) -> None:
    shown = reflect("framework", "show", "gibs")
    assert shown.status == 3
    assert "did you mean gibbs? There are" in shown.err
    used = reflect("framework", "use", "capturing-learning", "gibs")
    assert used.status == 2
    assert "did you mean gibbs? There are" in used.err
    assert in_use(reflect) == ["capturing-learning", "learning-in-practice"], "nothing was set"


def test_a_question_out_of_use_keeps_its_answers_and_is_named_with_its_framework(reflect: Reflect) -> None:
    reflect("add", "Tea.", "-q", "people")
    reflect("framework", "use", "capturing-learning")
    assert reflect("add", "More tea.", "-q", "people").status == 2
    assert reflect("add", "More tea.", "-q", "learning-in-practice/people").status == 0
    assert reflect.texts("list", "--lens", "people") == ["More tea.", "Tea."]
