from __future__ import annotations

from datetime import date

from reflect.core.learning.recurring import TagUses, documents, tag_counts, themes_of
from tests.builders import reflection


def test_tags_are_counted_most_frequent_first() -> None:
    first, second, third = date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)
    counts = tag_counts(
        [
            TagUses("b", first, "positive", 1),
            TagUses("a", first, "positive", 1),
            TagUses("b", first, "pressure", 1),
            TagUses("c", second, None, 2),
            TagUses("b", third, None, 1),
        ]
    )
    assert [(tag.tag, tag.times, tag.weeks) for tag in counts] == [("b", 3, 2), ("c", 2, 1), ("a", 1, 1)]
    assert (counts[0].positive, counts[0].pressure) == (1, 1)
    assert counts[0].by_week == ((first, 2), (third, 1))


def test_details_are_words_of_the_reflection_too() -> None:
    document = documents([reflection(7, "One line.", details={"why": "Because."}, question="success")])[0]
    assert (document.number, document.text, document.lens) == (7, "One line.\nBecause.", "positive")


def test_a_tag_is_never_among_the_themes() -> None:
    reflections = [
        reflection(number, f"Word{number} stands alone #remote", tags=("remote",), day=date(2026, 11, number))
        for number in range(1, 20)
    ]
    assert not any("remote" in theme.phrase for theme in themes_of(reflections, top=10))


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
    themes = [theme.phrase.lower() for theme in themes_of(reflections, top=10)]
    assert not any("amal" in theme or "haddad" in theme for theme in themes)
    nameless = [each._replace(by=None, with_=(), from_=()) for each in reflections]
    assert any("amal" in theme.phrase.lower() for theme in themes_of(nameless, top=10))
