from __future__ import annotations

import csv
import importlib.util
import random
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.themes import SAMPLE, Document, Reading, Theme, recurring_themes
from reflect.core.words import word_lists
from tests.core.german_notes import found_share, notes

SHARED = Path(__file__).resolve().parents[3] / "shared"
MONDAY = date(2026, 3, 2)


def journal(*texts: str, apart: int = 7, lens: str | None = None) -> list[Document]:
    """Reflections in this order, one a week or every ``apart`` days, numbered from 1."""
    return [
        Document(number, MONDAY + timedelta(days=apart * (number - 1)), text, lens)
        for number, text in enumerate(texts, start=1)
    ]


def names(themes: Sequence[Theme]) -> list[str]:
    return [theme.phrase for theme in themes]


def themes_of(*texts: str) -> list[str]:
    return names(recurring_themes(journal(*texts), top=50))


# What is a theme


def test_a_phrase_in_several_reflections_is_a_theme_that_says_which_and_when() -> None:
    documents = [
        Document(12, MONDAY + timedelta(days=8), "Locked out by the parking barrier, twice.", "pressure"),
        Document(3, MONDAY, "The parking barrier would not open.", "pressure"),
        Document(7, MONDAY + timedelta(days=1), "A calm morning with the interns.", "positive"),
        Document(5, MONDAY + timedelta(days=9), "Parking barriers repaired, good riddance!", "positive"),
    ]
    (theme,) = recurring_themes(documents)
    assert theme.phrase.lower() == "parking barrier"
    assert theme.numbers == (3, 12, 5)
    assert theme.weeks == 2
    assert theme.by_week == ((MONDAY, 1), (MONDAY + timedelta(days=7), 2))
    assert (theme.positive, theme.pressure) == (1, 2)
    assert theme.trend == "unknown"


def test_a_phrase_of_one_reflection_is_no_theme_however_often_it_stands_there() -> None:
    assert themes_of("Purple kettle. " * 30, "Rain on the roof.", "We sang.") == []


def test_a_phrase_of_one_day_or_one_week_is_no_theme() -> None:
    day = [Document(n, MONDAY, "Alarm rehearsal.", None) for n in range(1, 9)]
    week = [Document(n, MONDAY + timedelta(days=n - 10), "Broken lift.", None) for n in range(10, 15)]
    later = [Document(n, MONDAY + timedelta(days=n), "Bats.", None) for n in (20, 30)]
    assert names(recurring_themes([*day, *week, *later])) == ["Bats"]


def test_in_a_single_week_two_days_are_enough_and_one_is_not() -> None:
    two_days = journal("The lift was stuck.", "Stuck in the lift.", apart=1)
    assert names(recurring_themes(two_days)) != []
    one_day = journal("The lift was stuck.", "Stuck in the lift.", apart=0)
    assert recurring_themes(one_day) == []


def test_inflected_and_recased_forms_are_one_theme_under_the_commonest_spelling() -> None:
    found = recurring_themes(
        journal(
            "Three stock counts went missing.",
            "The stock count was off.",
            "STOCK COUNT again!",
            "Nobody likes a stock count.",
        )
    )
    assert names(found) == ["stock count"]
    assert found[0].numbers == (1, 2, 3, 4)


def test_a_capital_that_only_opens_a_sentence_is_not_kept_and_a_name_keeps_its_own() -> None:
    found = themes_of(
        "Telescope broken.",
        "Telescope fixed.",
        "The telescope works.",
        "Mail from Ostrava.",
        "Off to Ostrava.",
    )
    assert sorted(found) == ["Ostrava", "telescope"]


def test_a_linked_phrase_is_found_although_its_link_word_stands_everywhere() -> None:
    filler = [
        f"The {word} of the {other} was fine." for word, other in zip("abcdefgh", "hgfedcba", strict=True)
    ]
    assert "shortage of gloves" in themes_of(
        "A shortage of gloves again.", *filler, "Shortage of gloves on the ward.", "That shortage of gloves!"
    )


def test_no_theme_begins_or_ends_with_a_function_word_nor_is_made_of_weak_ones() -> None:
    english = word_lists(["en"])[0]
    found = themes_of(
        *(f"It was one of those days and there was a problem with the {n}." for n in "abcdef" * 3)
    )
    assert not any(word in english.stop for name in found for word in (name.split()[0], name.split()[-1]))
    assert themes_of(*["Next week we should try to get this thing done again."] * 6) == []


def test_a_weak_word_may_be_part_of_a_theme() -> None:
    found = themes_of("A staffing problem.", "Staffing problems.", "Our staffing problem.")
    assert found == ["staffing problem"]


@pytest.mark.parametrize("word", ["home", "help", "fire", "team", "training"])
def test_an_everyday_noun_can_be_a_theme(word: str) -> None:
    assert themes_of(f"About {word}.", "Tea.", f"More {word}, please.", "Soup.") == [word]


def test_a_longer_phrase_takes_the_place_of_its_parts() -> None:
    texts = ["The night bus timetable changed.", "Night bus timetable lost.", "Old night bus timetable."]
    assert [name.lower() for name in names(recurring_themes(journal(*texts, "Tea.", "Soup."), top=1))] == [
        "night bus timetable"
    ]
    assert len(themes_of(*texts, "Tea.", "Soup.")) == 1


def test_a_word_that_hardly_stands_without_its_phrase_makes_way_for_it() -> None:
    found = recurring_themes(journal("Laptop dock.", "A laptop dock.", "The laptop dock.", "My dock."))
    assert [(theme.phrase, theme.numbers) for theme in found] == [("laptop dock", (1, 2, 3))]


def test_a_theme_of_reflections_that_have_none_comes_before_a_commoner_one_of_those_that_do() -> None:
    kettle, ladder, magnet = {1, 2, 3, 4, 5, 6}, {1, 2, 3, 7, 8}, {9, 10, 11, 12}
    words = {"Kettle": kettle, "Ladder": ladder, "Magnet": magnet}
    texts = [". ".join(word for word, held in words.items() if n in held) for n in range(1, 13)]
    assert themes_of(*texts) == ["Kettle", "Magnet", "Ladder"]


def test_a_word_that_reflections_dwell_on_comes_before_one_they_only_mention() -> None:
    mentioned = ["A brochure.", "The brochure.", "One brochure.", "That brochure."]
    dwelt_on = [text.replace("brochure", "turbine. " * 4) for text in mentioned]
    assert themes_of(*mentioned, *dwelt_on) == ["turbine", "brochure"]


def test_what_most_reflections_hold_is_the_subject_of_the_journal_and_no_theme() -> None:
    texts = [f"The bakery. {'Flour' if n % 8 == 0 else 'Nothing else'}." for n in range(80)]
    found = themes_of(*texts)
    assert found == ["Flour"]


def test_a_handful_of_reflections_tells_its_phrases_even_if_all_hold_them() -> None:
    found = recurring_themes(journal("Laptop dock failed.", "The laptop dock, again.", "Laptop dock dead."))
    assert [name.lower() for name in names(found)] == ["laptop dock"]


def test_reflections_of_one_day_are_told_in_the_order_of_their_numbers() -> None:
    rows = [(4, "Amber lamp."), (2, "Cold lamp."), (3, "Blue lamp.")]
    documents = [Document(number, MONDAY + timedelta(days=7), text, None) for number, text in rows]
    (theme,) = recurring_themes([*documents, Document(9, MONDAY, "Dim lamp.", None)])
    assert theme.numbers == (9, 2, 3, 4)


def test_no_more_themes_than_asked_for() -> None:
    texts = ["Kettle, ladder, magnet, napkin and oboe."] * 2 + ["Kettle and ladder.", "Magnet and oboe."]
    assert len(recurring_themes(journal(*texts), top=2)) <= 2
    assert recurring_themes(journal(*texts), top=0) == []


# What is a word


def test_punctuation_and_line_ends_keep_phrases_apart() -> None:
    assert not any(" " in name for name in themes_of(*["Copper, kettle\nladder; magnet (napkin) oboe"] * 3))


@pytest.mark.parametrize(
    "noise",
    [
        "#gardening",
        "@fatima",
        "https://wiki.example.org/garden?page=rota",
        "www.garden.example",
        "garden.example.com",
        "intranet.garden/rota/list",
        "rota.desk@garden.example",
        "`garden.rota()`",
        "```\ngarden = rota\n```",
        "garden_rota",
        "<br/><b>&nbsp;</b>",
        "2026-03-02 07:30 15%",
        "🙂🌱",
    ],
)
def test_tags_people_addresses_code_and_numbers_are_no_themes(noise: str) -> None:
    assert themes_of(f"It was {noise} again", f"{noise}", f"So {noise}, too", f"See {noise}.") == []


def test_an_apostrophe_is_the_same_straight_or_curved_and_a_possessive_is_its_word() -> None:
    found = recurring_themes(
        journal("The ferry's bell.", "Late ferry.", "The ferry’s crew.", "I didn’t. I don't.")
    )
    assert names(found) == ["ferry"]
    assert found[0].numbers == (1, 2, 3)
    assert recurring_themes(journal("The boss's chair.", "A boss.", "Any boss’s."))[0].numbers == (1, 2, 3)
    assert themes_of("He'd better.", "He’d not.", "He'd!", "They've done it.", "They’ve!") == []


def test_long_words_are_two_with_a_hyphen_or_without_and_short_ones_are_one() -> None:
    found = recurring_themes(journal("The ice-rink gate.", "An ice rink.", "Ice-rink closed."))
    assert [(theme.phrase, theme.numbers) for theme in found] == [("ice-rink", (1, 2, 3))]
    found = recurring_themes(journal("One e-mail.", "Some email.", "That e-mail."))
    assert [(theme.phrase, theme.numbers) for theme in found] == [("e-mail", (1, 2, 3))]


def test_german_umlauts_compounds_and_capitals_come_out_right() -> None:
    decomposed = unicodedata.normalize("NFD", "Heute war die Kühlschranktür wieder offen.")
    assert decomposed != unicodedata.normalize("NFC", decomposed)
    found = recurring_themes(
        journal(
            decomposed,
            "Wer hat die Kühlschranktür nicht zugemacht?",
            "Die Kühlschranktüren sind neu.",
            "Nur die EDV-Abteilung hat das gemerkt.",
            "Es war nicht die EDV-Abteilung.",
        )
    )
    assert sorted(names(found)) == ["EDV-Abteilung", "Kühlschranktür"]
    assert {theme.phrase: theme.numbers for theme in found}["Kühlschranktür"] == (1, 2, 3)


def test_a_journal_in_two_languages_has_function_words_of_neither_as_themes() -> None:
    english = ["We lost the spare key and it was there.", "They have found the spare key under it."]
    german = [
        "Wir haben die Leiter nicht gesehen und das war es.",
        "Die Leiter ist wieder da, aber wo war sie?",
    ]
    assert sorted(themes_of(*english, *german)) == ["Leiter", "spare key"]


def test_what_is_weak_in_german_is_a_word_like_others_in_an_english_journal() -> None:
    assert "fall" in themes_of(
        "He had a fall in the yard.", "She was hurt by a fall.", "There was a fall of snow."
    )
    assert themes_of("Das war der Fall.", "Auf jeden Fall ist das so.", "In dem Fall nicht.") == []


def test_a_language_can_be_named_and_an_unknown_one_is_an_error() -> None:
    texts = journal("Die Leiter war weg.", "Wir haben die Leiter.")
    assert names(recurring_themes(texts, reading=Reading(languages=("de",)))) == ["Leiter"]
    with pytest.raises(BadInput, match=r"'xx'.*en, de, ar"):
        recurring_themes(texts, reading=Reading(languages=("en", "xx")))
    with pytest.raises(BadInput, match="language"):
        recurring_themes(texts, reading=Reading(languages=()))


def test_the_users_stop_words_are_in_no_theme_in_none_of_their_forms() -> None:
    texts = journal("The rehearsal ran long.", "Two rehearsals.", "A violin.", "My violin.")
    assert names(recurring_themes(texts)) != ["violin"]
    assert names(recurring_themes(texts, reading=Reading(stop=("Rehearsal", "old cello")))) == ["violin"]


@pytest.mark.parametrize("language", word_lists(["en", "de"]), ids=lambda language: language.code)
def test_the_word_lists_agree_with_each_other(language: object) -> None:
    lists = next(known for known in word_lists(["en", "de"]) if known == language)
    assert lists.link <= lists.stop
    assert not lists.weak & lists.stop
    assert all(word == word.lower() for word in lists.stop | lists.weak)


# What it says about a theme


def test_the_example_is_one_short_line_around_the_phrase_cut_at_spaces() -> None:
    before = "Someone who was there on that day and who should know  told me\tthat the"
    after = "had stopped again for reasons that nobody will ever know or tell"
    text = f"First row.\n{before} harbour crane {after}.\nLast row."
    theme = recurring_themes(journal(text, "Harbour crane.", "A harbour crane.")[::-1])[0]
    assert theme.phrase == "harbour crane"
    theme = recurring_themes(
        [Document(9, MONDAY + timedelta(days=90), text, None), *journal("A harbour crane.")]
    )[0]
    assert (theme.phrase, theme.example_number) == ("harbour crane", 9)
    assert 60 <= len(theme.example) <= 84
    assert theme.example.startswith("… ")
    assert theme.example.endswith(" …")
    assert f" {theme.example.strip('… ')} " in f"{before} harbour crane {after}".replace("  ", " ").replace(
        "\t", " "
    )


def test_the_example_is_the_newest_and_its_number_is_the_reflections() -> None:
    documents = journal(
        "The mill race is dry.", "A mill race.", "Mill races are loud.", "One mill race, frozen."
    )
    (theme,) = recurring_themes(documents)
    assert (theme.example, theme.example_number) == ("One mill race, frozen.", 4)


def test_a_theme_that_is_taken_up_more_and_more_is_rising() -> None:
    texts = [f"Some {'choir practice' if n > 100 and n % 3 == 0 else 'silence'} at {n}." for n in range(160)]
    found = {theme.phrase: theme for theme in recurring_themes(journal(*texts, apart=1))}
    assert found["choir practice"].trend == "rising"
    assert len(found["choir practice"].numbers) == 20


# Whatever the input

EXAMPLES = settings(max_examples=60)  # each reads two word lists
WORDS = [
    "kettle",
    "ladders",
    "magnet",
    "oboe",
    "of",
    "the",
    "week",
    "Leiter",
    "nicht",
    ".",
    "\n",
    "it's",
    "e-mail",
]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=25)
ANYTHING = st.lists(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60), max_size=6
)


@EXAMPLES
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(texts: list[str], chance: random.Random) -> None:
    documents = journal(*texts)
    shuffled = chance.sample(documents, len(documents))
    assert recurring_themes(shuffled) == recurring_themes(documents)


@EXAMPLES
@given(TEXTS)
def test_other_numbers_give_the_same_themes(texts: list[str]) -> None:
    documents = journal(*texts)
    renumbered = [document._replace(number=1000 - document.number) for document in documents]
    for before, after in zip(recurring_themes(documents), recurring_themes(renumbered), strict=True):
        assert after.numbers == tuple(1000 - number for number in before.numbers)
        assert after[:1] + after[2:8] == before[:1] + before[2:8]


@EXAMPLES
@given(TEXTS)
def test_every_theme_is_in_two_reflections_of_two_days_and_its_facts_agree(texts: list[str]) -> None:
    documents = {document.number: document for document in journal(*texts)}
    for theme in recurring_themes(list(documents.values()), top=50):
        assert len(theme.numbers) >= 2
        assert len(set(theme.numbers)) == len(theme.numbers)
        assert len({documents[number].day for number in theme.numbers}) >= 2
        assert sum(count for _, count in theme.by_week) == len(theme.numbers)
        assert theme.weeks == len(theme.by_week)
        assert all(week.weekday() == 0 for week, _ in theme.by_week)
        assert theme.example_number in theme.numbers


@EXAMPLES
@given(ANYTHING)
def test_no_text_is_too_strange(texts: list[str]) -> None:
    for theme in recurring_themes(journal(*texts, *texts), top=50):
        assert theme.phrase.lower() in theme.example.lower()


def test_nothing_and_next_to_nothing_have_no_themes() -> None:
    assert recurring_themes([]) == []
    assert recurring_themes(journal("Only one reflection, about pottery.")) == []
    assert themes_of("", "...", "?!", "12 34", "\n\n", "–") == []


def test_endless_words_and_runs_of_dots_are_read_in_one_go() -> None:
    endless = "x" * 500_000
    assert (
        themes_of(
            endless, endless, "a." * 250_000, "a-" * 250_000, "`" * 250_000, "<a" * 250_000, "@" * 99_999
        )
        == []
    )


def test_rows_that_have_nothing_to_do_with_a_theme_change_only_what_is_counted_beside_it() -> None:
    texts = ["Sailing lessons.", "The sailing lesson.", "A sailing lesson, cold."]
    alone = recurring_themes(journal(*texts))[0]
    others = [Document(100 + n, MONDAY, f"{chr(97 + n)}{chr(98 + n)}q", "positive") for n in range(20)]
    assert recurring_themes([*others, *journal(*texts)])[0] == alone


def test_in_a_huge_journal_themes_are_sought_in_a_sample_and_counted_in_all() -> None:
    total = SAMPLE + 4_000
    documents = [
        Document(
            n,
            MONDAY + timedelta(days=n % 300),
            "Rowing club met." if n % 40 == 0 else f"Nothing of note {n}, {'oboe' if n % 3 else 'tuba'}.",
            "positive" if n % 80 == 0 else None,
        )
        for n in range(1, total + 1)
    ]
    found = {theme.phrase: theme for theme in recurring_themes(documents)}
    club = next(theme for name, theme in found.items() if name.lower().startswith("rowing club"))
    assert sorted(club.numbers) == list(range(40, total + 1, 40))
    assert club.positive == total // 80


# Against reports that other people wrote


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared/ is not beside this checkout")
@pytest.mark.parametrize("top", [10, 20])
def test_no_theme_of_the_safenet_reports_is_junk(top: int) -> None:
    spec = importlib.util.spec_from_file_location("eval_themes", SHARED / "tools" / "eval_themes.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    folder = SHARED / "data" / "themes"
    rows = judge.load(folder / "safenet_even.csv")
    with (folder / "en_zipf.tsv").open(encoding="utf-8", newline="") as lines:
        common = {
            word: float(zipf) for word, zipf in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    documents = [
        Document(n, date.fromisoformat(row["date"]), row["text"], None) for n, row in enumerate(rows)
    ]
    found = recurring_themes(documents, top=top)
    sets = [{rows[number]["id"] for number in theme.numbers} for theme in found]
    assert len(found) == top
    assert judge.junk([{"theme": theme.phrase} for theme in found], sets, rows, common) == {}


# Other languages


def test_of_phrases_planted_in_german_notes_most_are_found_and_every_one_of_several_words() -> None:
    shares = []
    for seed in (1, 2):
        documents, holding = notes(seed=seed)
        themes = recurring_themes(documents, top=20)
        shares.append(found_share(themes, holding))
        several = {phrase: held for phrase, held in holding.items() if " " in phrase}
        assert found_share(themes, several) == 1
    assert sum(shares) / len(shares) >= 0.8


def french(*texts: str, languages: tuple[str, ...] = ("en", "de", "fr")) -> list[str]:
    found = recurring_themes(journal(*texts), top=50, reading=Reading(languages=languages))
    return [theme.phrase.lower() for theme in found]


def test_another_language_is_stemmed_and_its_small_words_are_at_no_edge() -> None:
    texts = (
        "La feuille de garde était fausse et nous avons attendu.",
        "Encore les feuilles de garde, elles ne sont pas là.",
        "L'équipe a tout rangé.",
        "Il y avait l’équipe et ça allait.",
    )
    found = french(*texts)
    assert "équipe" in " ".join(found)
    small = word_lists(["fr"])[0].stop
    assert not any(word in small for name in found for word in (name.split()[0], name.split()[-1]))


def test_a_language_without_lists_is_read_with_the_owner_s_words() -> None:
    texts = ("Och kaffekokaren igen.", "Kaffekokaren och läckan.", "Kaffekokare och te.")
    reading = Reading(languages=("sv",), stop=("och", "igen"))
    assert names(recurring_themes(journal(*texts), reading=reading)) == ["kaffekokaren"]


def test_the_owner_s_weak_words_may_be_part_of_a_theme_and_are_none_alone() -> None:
    texts = ("The ferry bell rang.", "Old ferry bell.", "A ferry.", "The ferry bell!", "My ferry.")
    reading = Reading(weak=("ferries", "bell"))
    assert recurring_themes(journal(*texts), reading=reading) == []
    assert names(recurring_themes(journal(*texts), reading=Reading(weak=("Ferry",)))) == ["ferry bell"]
