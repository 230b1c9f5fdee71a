"""Templates: what they can do, what they can not, and how a mistake in one is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reflect.core.errors import BadInput
from reflect.core.learning.audience import for_others
from reflect.core.learning.pressure import PointHistory
from reflect.core.learning.week import around, week
from reflect.core.period import Period, week_of
from reflect.core.reflection import Reflection
from reflect.core.short import short
from reflect.exchange.weekly.page import (
    Answered,
    Bars,
    Detail,
    Entry,
    Followed,
    Page,
    PointSaid,
    ThemeSaid,
)
from reflect.exchange.weekly.rendering import (
    Template,
    laid_out,
    own_template,
    shipped_template,
)
from reflect.exchange.weekly.shipped import SHIPPED
from reflect.exchange.weekly.telling import page
from tests.builders import AS_OF, TODAY, attempt, follow_up, reflection

EVIL = '<script>document.title = "taken"</script><img src=x onerror=alert(1)> {{ 7 * 7 }} "quoted" & [a](b)'


def told(*reflections: Reflection, period: Period | None = None, names: bool = True) -> Page:
    period = period or week_of(TODAY)
    found = week(
        for_others(reflections, period=period, today=TODAY),
        period=period,
        around=around(period),
        as_of=AS_OF,
        histories={"laptops": PointHistory(EVIL)},
    )
    return page(found, names=names)


def some() -> Page:
    return told(
        reflection(
            1, "We paired on the form.", question="success", by="Ana", follow_ups=(attempt(1, "open"),)
        ),
        reflection(2, "The kettle gave way.", question="pressure", point="laptops", highlighted=True),
        reflection(3, "Laptops again.", question="pressure", point="laptops", day=date(2026, 11, 10)),
    )


def made_with(source: str, *, html: bool = False) -> str:
    return laid_out(some(), Template("mine", source, html))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_makes_the_same_bytes_twice(name: str) -> None:
    assert laid_out(some(), shipped_template(name)) == laid_out(some(), shipped_template(name))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_that_ships_has_something_for_every_page(name: str) -> None:
    """Also where nothing was written, or only a success, or only what gave way."""
    pages = [told(), told(reflection(1, question="success")), told(reflection(2, question="pressure"))]
    for each in pages:
        text = laid_out(each, shipped_template(name))
        assert each.title in text
        assert text.endswith("\n")
        assert "\n\n\n" not in text or name.endswith(".html")


def test_one_of_your_own_arranges_what_it_is_given() -> None:
    mine = "{% for success in page.positives %}{{ success.text | upper }}{% endfor %}"
    assert made_with(mine) == "WE PAIRED ON THE FORM.\n"


def test_words_are_escaped_whatever_a_template_says_about_it() -> None:
    evil = told(reflection(1, EVIL, question="success"))
    for source in (
        "{{ page.positives[0].text }}",
        "{% autoescape false %}{{ page.positives[0].text }}{% endautoescape %}",
        "{{ page.positives | map(attribute='text') | join }}",
    ):
        html = laid_out(evil, Template("mine", source, html=True))
        assert "<script" not in html
        assert "<img" not in html
        markdown = laid_out(evil, Template("mine", source, html=False))
        assert "\\<script" in markdown
        assert "[a\\](b)" in markdown


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.__class__ }}",
        "{{ page.positives.__class__.__mro__ }}",
        "{{ item.__globals__ }}",
        "{{ counted.__code__ }}",
        "{{ ''.format.__self__ }}",
        "{{ page._replace(title='x').__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ page.title | safe }}",
        "{% include '/etc/passwd' %}",
        "{% import 'week' as week %}",
        "{% set page.title = 'mine' %}",
        "{{ range(10000000) | list }}",
    ],
)
def test_nothing_else_can_be_reached(source: str) -> None:
    with pytest.raises(BadInput, match=r"^mine:1: "):
        made_with(source)


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("fine\n{% for %}", 2, "Expected"),
        ("fine\n\n{{ page.titel }}", 3, "titel"),
        ("{{ nothing }}", 1, "nothing"),
        ("fine\n{{ page.title | upcase }}", 2, "upcase"),
        ("{% if page.total %}", 1, "end of"),
        ("fine\n{{ page.total / 0 }}", 2, "division"),
        ("{{ page.positives[7].text }}", 1, "no element 7"),
        ("{% macro more() %}{{ more() }}{% endmacro %}{{ more() }}", 0, "without end"),
    ],
)
def test_a_mistake_is_told_with_its_line(source: str, line: int, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        made_with(source)
    assert caught.value.sentence.startswith(f"mine:{line}: " if line else "mine: ")
    assert says in caught.value.sentence


def test_a_file_of_ones_own_says_by_its_name_what_it_makes(tmp_path: Path) -> None:
    for name, html in (("a.html", True), ("a.html.j2", True), ("a.md.j2", False), ("a.txt", False)):
        (tmp_path / name).write_text("{{ page.title }}")
        assert own_template(tmp_path / name).html is html


def test_a_file_that_is_no_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no template"):
        own_template(tmp_path / "none.j2")
    with pytest.raises(BadInput, match="can not be read"):
        own_template(tmp_path)
    (tmp_path / "latin.j2").write_bytes("eins\nzw\xe4i".encode("latin-1"))
    with pytest.raises(BadInput, match=r"latin\.j2:2: this is not UTF-8"):
        own_template(tmp_path / "latin.j2")
    (tmp_path / "large.j2").write_text("x" * 1_048_577)
    with pytest.raises(BadInput, match="larger than 1,048,576"):
        own_template(tmp_path / "large.j2")


def test_highlighted_ones_lead() -> None:
    found = told(
        reflection(1, "First.", question="success", day=date(2026, 11, 16)),
        reflection(2, "Second.", question="success", day=date(2026, 11, 17), highlighted=True),
    )
    assert [each.text for each in found.positives] == ["Second.", "First."]


def test_what_came_of_earlier_follow_ups_is_told_in_a_sentence() -> None:
    asked = (
        follow_up(1, "One", state="done", helped="yes", closed=date(2026, 11, 17)),
        follow_up(2, "Two", state="dropped", closed=date(2026, 11, 18)),
        follow_up(3, "Three", due=date(2026, 11, 1)),
        follow_up(4, "Four"),
        follow_up(5, "Five", state="done", helped="yes", closed=date(2026, 11, 10)),
    )
    found = told(reflection(1, question="pressure", day=date(2026, 11, 9), follow_ups=asked))
    assert found.came_of == (
        "Of 4 follow-ups open before: 1 done (1 helped), 1 dropped, 2 still open, 1 of them overdue."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Short.", "Short."),
        ("Two lines.\nThe second.", "Two lines …"),
        ("One word after the other until it is too long", "One word after the …"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr …"),
    ],
)
def test_a_text_is_cut_behind_a_word(text: str, said: str) -> None:
    assert short(text, 21) == said


def test_everything_a_template_is_given_is_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "weekly-summary.md").read_text("utf-8")
    given: list[Any] = [Page, Entry, Detail, Followed, PointSaid, ThemeSaid, Answered, Bars]
    named = {field for record in given for field in record._fields} | {"overdue", "most", "said"}
    assert {field for field in named if f"`{field}`" not in document} == set()
