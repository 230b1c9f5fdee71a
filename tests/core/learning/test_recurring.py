from __future__ import annotations

from datetime import date

from reflect.core.learning.recurring import documents, recurring, tag_counts
from tests.builders import reflection


def test_tags_are_counted_beside_themes_most_frequent_first() -> None:
    reflections = [
        reflection(1, tags=("b", "a"), question="success", day=date(2026, 11, 2)),
        reflection(2, tags=("b",), question="pressure", day=date(2026, 11, 3)),
        reflection(3, tags=("c", "b"), day=date(2026, 11, 20)),
    ]
    counts = tag_counts(reflections)
    assert [(tag.tag, tag.times, tag.weeks) for tag in counts] == [("b", 3, 2), ("a", 1, 1), ("c", 1, 1)]
    assert (counts[0].positive, counts[0].pressure) == (1, 1)
    assert counts[0].by_week == ((date(2026, 11, 2), 2), (date(2026, 11, 16), 1))


def test_details_are_words_of_the_reflection_too() -> None:
    document = documents([reflection(7, "One line.", details={"why": "Because."}, question="success")])[0]
    assert (document.number, document.text, document.lens) == (7, "One line.\nBecause.", "positive")


def test_a_tag_is_never_among_the_themes() -> None:
    reflections = [
        reflection(number, f"Word{number} stands alone #remote", tags=("remote",), day=date(2026, 11, number))
        for number in range(1, 20)
    ]
    found = recurring(reflections)
    assert not any("remote" in theme.phrase for theme in found.themes)
    assert (found.tags[0].tag, found.looked_at) == ("remote", 19)


def test_somebody_s_name_is_no_theme_in_whatever_role_it_is_known() -> None:
    roles = ({"by": "Amal Haddad"}, {"with_": ("Amal",)}, {"from_": ("Haddad",)})
    reflections = [
        reflection(n, f"{verb} Amal Haddad about the {noun}", day=date(2026, 10, 1 + n), **roles[n % 3])
        for n, (verb, noun) in enumerate(
            (verb, noun)
            for verb in ("Rang", "Met", "Asked", "Told")
            for noun in ("ramp", "gate", "van", "lamp", "roof")
        )
    ]
    themes = [theme.phrase.lower() for theme in recurring(reflections).themes]
    assert not any("amal" in theme or "haddad" in theme for theme in themes)
    nameless = [each._replace(by=None, with_=(), from_=()) for each in reflections]
    assert any("amal" in theme.phrase.lower() for theme in recurring(nameless).themes)
