"""Wording that blames a person is found; wording that only tells what happened is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.core.blame import QUESTIONS, READ, found, hint
from tests.core.blame_sentences import BLAMING, BLAMING_TOO, HARMLESS, HARMLESS_TOO


def words(text: str) -> list[str]:
    return [blame.words for blame in found(text)]


def question(text: str) -> str:
    blame = hint(text)
    assert blame is not None
    return blame.question


# Many sentences


def test_most_wording_that_blames_is_found_and_hardly_any_that_does_not() -> None:
    assert (len(BLAMING), len(HARMLESS)) == (30, 60)
    missed = [text for text in BLAMING if hint(text) is None]
    disturbed = [text for text in HARMLESS if hint(text) is not None]
    assert len(missed) <= 5, missed
    assert len(disturbed) <= 2, disturbed


def test_so_it_is_with_sentences_written_later() -> None:
    missed = [text for text in BLAMING_TOO if hint(text) is None]
    disturbed = [text for text in HARMLESS_TOO if hint(text) is not None]
    assert len(missed) <= len(BLAMING_TOO) / 6, missed
    assert len(disturbed) <= len(HARMLESS_TOO) / 30, disturbed


# Who is meant


@pytest.mark.parametrize(
    ("person", "thing"),
    [
        ("The nurse failed to respond.", "The server failed to respond."),
        ("The nurse on the ward failed to sign.", "The pump beside the nurse failed to stop."),
        ("The driver failed to call.", "The driver failed to load."),
        ("One of the nurses forgot to sign.", "The notes of the nurses failed to arrive."),
        ("The crew failed to check the map.", "The crew radio failed to check in."),
        ("Maria failed to tell us.", "Tests failed to tell us."),
        ("Emily forgot to sign.", "The assembly forgot to sign."),
        ("The family forgot to call.", "The butterfly forgot to call."),
        ("Yesterday @ana should have told us.", "Yesterday #ana should have told us."),
        ("The guide, who left early, failed to call.", "The message that was sent failed to arrive."),
        ("It is Tom's fault.", "It is its own fault."),
        ("The rules were ignored by the crew.", "The rules were ignored by the parser."),
        ("The careless manager left.", "The careless wind left."),
        ("Staff should have told us.", "Staff should have new beds."),
        ("Der Arzt hätte fragen müssen.", "Der Motor hätte anlaufen müssen."),
        ("Die Nachtschwester hätte rufen müssen.", "Die Pumpe der Nachtschwester hätte piepen müssen."),
        ("Der Fahrer ist schuld.", "Der Regen ist schuld."),
        ("Die Leitung war überheblich.", "Die Suppe war faul."),
    ],
)
def test_a_person_is_told_from_a_thing(person: str, thing: str) -> None:
    assert words(person)
    assert words(thing) == []


@pytest.mark.parametrize(
    "text",
    [
        "The manager left early and forgot to lock the door.",
        "The manager came late, said nothing, and failed to apologise.",
        "They have been told by the lead several times and still do not pay attention.",
    ],
)
def test_who_was_named_before_is_still_meant(text: str) -> None:
    assert words(text)


@pytest.mark.parametrize(
    "text",
    [
        "I should have asked.",
        "I left early and forgot to lock the door.",
        "I was careless.",
        "It's my fault.",
        "I blame myself.",
        "I feel guilty about it.",
        "Ich hätte fragen müssen.",
        "Ich war unachtsam.",
        "Das war meine Schuld.",
    ],
)
def test_who_blames_themselves_is_asked_something_kinder(text: str) -> None:
    assert question(text) == QUESTIONS["self"]


@pytest.mark.parametrize(
    "text", ["We should have asked.", "We forgot to lock the door.", "Wir hätten fragen müssen."]
)
def test_what_all_of_us_might_do_otherwise_blames_nobody(text: str) -> None:
    assert words(text) == []


# Whether it is said


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was careless.",
        "The nurse was not careless.",
        "The nurse wasn't careless.",
        "It was not her fault.",
        "It isn't Tom's fault.",
        "No nurse forgot to sign.",
        "The nurse never forgot to sign.",
        "It was rain rather than his carelessness.",
        "I don't think that the nurse should have known.",
        "Es war nicht ihre Schuld.",
        "Der Arzt war nicht unachtsam.",
        "Keiner ist schuld.",
        "Kein Arzt hat vergessen, zu fragen.",
    ],
)
def test_what_is_denied_is_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text", ["No doubt the nurse was careless.", "I can't believe the nurse was so careless."]
)
def test_not_every_no_denies(text: str) -> None:
    assert words(text)


@pytest.mark.parametrize(
    "text",
    [
        'He shouted "the nurse was careless" and left.',
        "He shouted “the nurse was careless” and left.",
        "He shouted 'the nurse wasn't there, she was careless' and left.",
        "Er rief „die Schwester war unachtsam“ und ging.",
        "Er rief «die Schwester war unachtsam» und ging.",
        "> The nurse was careless.\n\nSo it stood in the mail.",
        "He said that the nurse was careless.",
        "She told us the nurse should have known.",
        "The lead explained to the crew that they should have called.",
        "Er sagte, die Schwester war unachtsam.",
    ],
)
def test_the_words_of_others_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_words_beside_a_quotation_are_not() -> None:
    assert words('The nurse was careless with "the list".') == ["was careless"]
    assert words("The nurses' room was locked, the nurse was careless, 'so it goes'.") == ["was careless"]


@pytest.mark.parametrize(
    "text",
    [
        "Should the nurse have known?",
        "Was it the nurse's fault?",
        "We asked whether the nurse should have known.",
        "We talked about what the nurse should have done.",
        "If the nurse forgot to sign, we call her.",
        "Perhaps the nurse forgot to sign.",
        "Wenn der Arzt unachtsam war, sehen wir nach.",
    ],
)
def test_what_is_asked_or_supposed_is_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She should have the results.",
        "They should have landed by now.",
        "The doctor should have finished by tomorrow.",
        "You should have seen their faces.",
        "The team failed to reproduce it.",
        "I forgot to mention: the soup was good.",
        "I nearly forgot to eat.",
        "Staff should have updated badges.",
    ],
)
def test_idioms_that_blame_nobody_are_left_alone(text: str) -> None:
    assert words(text) == []


# What is answered


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The nurse forgot to sign.", "missed"),
        ("The nurse should have known.", "known"),
        ("The nurse should have called.", "undone"),
        ("The nurse was careless.", "care"),
        ("The nurse is stupid.", "person"),
        ("It was the nurse's fault.", "fault"),
        ("It was human error.", "error"),
        ("The nurse ignored the procedure.", "rule"),
        ("The nurse ignored my warning.", "heard"),
        ("I should have known.", "self"),
    ],
)
def test_the_question_fits_the_wording(text: str, about: str) -> None:
    assert question(text) == QUESTIONS[about]


def test_questions_ask_how_or_what_and_scold_nobody() -> None:
    for asked in QUESTIONS.values():
        assert asked.startswith(("how ", "what "))
        assert asked.endswith("?")
        assert not {"should", "why", "who", "wrong"} & set(asked.strip("?").split())


def test_the_words_stand_where_it_says_on_one_line() -> None:
    text = "Tea first.  Then the nurse\nforgot\nto sign, and was careless."
    blames = list(found(text))
    assert [blame.words for blame in blames] == ["forgot to sign", "was careless"]
    assert [" ".join(text[blame.start : blame.end].split()) for blame in blames] == [b.words for b in blames]
    assert hint(text) == blames[0]


def test_the_name_is_among_the_words_where_it_stands_behind_them() -> None:
    assert words("Our warnings were dismissed by the crew boss of the day.") == ["dismissed by the crew boss"]


def test_a_line_may_be_broken_within_a_sentence_but_a_list_is_not_one() -> None:
    assert words("The nurse on night duty\nforgot to sign.") == ["forgot to sign"]
    assert words("Seen: the nurse\n- forgot to sign\n- closed the door") == []


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    for blame in found(f"{text} The nurse forgot to sign. {text}"):
        assert 0 <= blame.start < blame.end


@pytest.mark.parametrize(
    "text", ["he forgot to ", "she should have told, ", "„", '"a ', "his lack of ", "nicht schuld "]
)
def test_a_long_text_keeps_nobody_waiting(text: str) -> None:
    began = time.process_time()
    hint(text * (1024 * 1024 // len(text)))
    assert time.process_time() - began < 5  # seconds, on a slow machine; without a limit these take hours


def test_what_stands_far_behind_is_not_read() -> None:
    assert hint("Tea. " * READ + "The nurse forgot to sign.") is None
