"""A week under a filter says what it was narrowed to, and nothing of what the filter hides."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect

FORMS = [("--brief",), ("--format", "md"), ("--format", "html")]
WEEK = ("export", "week", "--week", "2026-W47")
NONE = "No success was written down in this period."


@pytest.fixture
def kettle(reflect: Reflect) -> Reflect:
    """Ana tells of a success, Tom of a kettle."""
    reflect("add", "The list was ready.", "-q", "success", "--by", "Ana")
    reflect("add", "It leaks. #tea", "-q", "pressure", "-p", "kettle", "--by", "Tom")
    return reflect


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--by", "Tom"), "by Tom"),
        (("--person", "Tom"), "by, with or from Tom"),
        (("--by", "Tom", "--without-names"), "by one person"),
        (("-p", "kettle", "-t", "tea"), "at kettle, tagged tea"),
        (("-q", "pressure"), "to the question pressure"),
        (("--lens", "pressure"), "on what gave way"),
    ],
)
def test_it_says_of_which_reflections_alone_it_tells(
    form: tuple[str, ...], asked: tuple[str, ...], said: str, kettle: Reflect
) -> None:
    told = kettle(*WEEK, *form, *asked).out
    assert f"Only reflections {said}." in told
    assert NONE not in told
    assert "What went well, and why" not in told


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_without_a_filter_it_asks_for_a_success_where_there_is_none(
    form: tuple[str, ...], kettle: Reflect
) -> None:
    assert "Only reflections" not in kettle(*WEEK, *form).out
    kettle("delete", "1")
    told = kettle(*WEEK, *form).out
    assert NONE in told
    assert "Only reflections" not in told


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_where_the_filter_finds_nothing_it_does_not_say_that_nothing_was_written(
    form: tuple[str, ...], kettle: Reflect
) -> None:
    told = kettle(*WEEK, *form, "--with", "Omar").out
    assert "Only reflections learned with Omar." in told
    assert "Nothing of that was written in this period." in told
    assert "Nothing was written" not in told


def test_so_does_a_report_for_others(kettle: Reflect) -> None:
    told = kettle("report", "--format", "md", "--lens", "pressure").out
    assert "Only reflections on what gave way." in told
    assert NONE not in told
    assert NONE not in kettle("report", "positives", "--format", "md", "--by", "Tom").out


def test_what_a_filter_names_is_escaped(kettle: Reflect) -> None:
    kettle("point", "rename", "kettle", "<b>ket*tle*</b>")
    asked = ("-p", "<b>ket*tle*</b>")
    assert "<b>" not in kettle(*WEEK, "--format", "html", *asked).out
    assert r"Only reflections at \<b>ket\*tle\*" in kettle(*WEEK, *asked).out
