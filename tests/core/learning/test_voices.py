"""Who was heard: days and lenses, groups counted, nobody ranked."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.voices import (
    GroupHeard,
    Heard,
    Person,
    ToAsk,
    groups_for_others,
    heard_by_group,
    next_steps,
    voices,
)

EARLY, LATE = date(2026, 11, 2), date(2026, 11, 20)
ANA, BO, CY = Person(1, "Ana", True, "Ward"), Person(2, "bo", True, "ward"), Person(3, "Cy", True)


def test_each_role_has_its_last_day_and_lenses_stand_in_their_own_order() -> None:
    heard = [
        Heard(1, "by", "positive", EARLY),
        Heard(1, "by", "pressure", LATE),
        Heard(1, "from", None, EARLY),
    ]
    [ana] = voices([ANA], heard).people
    assert (ana.by, ana.with_, ana.from_) == (LATE, None, EARLY)
    assert ana.lenses == ("pressure", "positive")


def test_people_stand_in_alphabetical_order_however_often_they_were_heard() -> None:
    heard = [Heard(3, "by", "positive", LATE), Heard(2, "with", None, EARLY), Heard(1, "by", None, EARLY)]
    assert [voice.person for voice in voices([CY, BO, ANA], heard).people] == ["Ana", "bo", "Cy"]


def test_the_owner_is_told_of_apart() -> None:
    found = voices([ANA], [Heard(None, "by", "space", LATE)])
    assert found.people == ()
    assert found.own is not None
    assert (found.own.person, found.own.by, found.own.lenses) == (None, LATE, ("space",))


def test_whoever_has_no_words_of_their_own_is_to_be_asked_even_if_others_named_them() -> None:
    heard = [Heard(1, "by", None, LATE), Heard(2, "with", None, EARLY), Heard(2, "from", None, LATE)]
    found = voices([ANA, BO, CY], heard, last_words={3: date(2026, 3, 1)})
    assert found.ask_next == (
        ToAsk("bo", "ward", named=LATE, last=None),
        ToAsk("Cy", None, named=None, last=date(2026, 3, 1)),
    )


def test_nobody_off_the_roster_is_missing() -> None:
    assert voices([Person(9, "Guest")], []).ask_next == ()


def test_groups_are_counted_whatever_the_case_of_their_name() -> None:
    heard = [Heard(1, "by", None, LATE), Heard(2, "with", None, EARLY)]
    assert voices([ANA, BO, CY], heard).groups == (
        GroupHeard("Ward", members=2, heard=2, own_words=1),
        GroupHeard(None, members=1, heard=0, own_words=0),
    )


def test_others_are_told_of_no_group_so_small_that_it_names_somebody() -> None:
    roster = [(name, "ward") for name in ("Ana", "Bo", "Cy")] + [("Di", "night"), ("Ed", None)]
    groups = heard_by_group(roster, heard={"ana", "di"}, own_words={"di"})
    assert groups_for_others(groups) == (GroupHeard("ward", members=3, heard=1, own_words=0),)
    larger = heard_by_group([*roster, ("Flo", None)], heard={"ana", "di"}, own_words={"di"})
    assert groups_for_others(larger)[1:] == (GroupHeard(None, members=3, heard=1, own_words=1),)


def test_what_to_do_next_names_those_who_are_missing() -> None:
    people = [Person(1, "Bo Jones", True), Person(2, "Smith, Jo", True), Person(3, "Cy", True)]
    meet, add = next_steps(voices(people, []))
    assert meet.command == 'reflect meet "Bo Jones" Cy', "commas stand between people there"
    assert add.command == 'reflect add --by "Bo Jones"'


def test_without_a_roster_the_next_step_is_one() -> None:
    [step] = next_steps(voices([], []))
    assert step.command == "reflect person add NAME --group GROUP"


def test_with_everybody_heard_there_is_nothing_to_do() -> None:
    assert next_steps(voices([ANA], [Heard(1, "by", None, LATE)])) == ()
