"""Pages of Markdown: what they look like, and that their words come back."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.learning.audience import without_traces
from reflect.core.query import Filter
from reflect.core.reflection import Draft, Reflection
from reflect.exchange.markdown import cleaned, plain, prose
from reflect.exchange.pages.reading import Entry, entries, is_ours
from reflect.exchange.pages.writing import Page, one_page, pages, style
from reflect.journal import finding, reflections
from reflect.journal.frameworks import questions
from reflect.journal.journal import open_journal
from tests.builders import reflection
from tests.conftest import NOW
from tests.drafts import drafts, texts

NAMED = style([], names=True)


def kept(known: Reflection) -> Entry:
    """What a page promises to keep of a reflection."""
    return Entry(
        text=cleaned(known.text),
        on=known.on,
        timed=known.timed,
        id=known.id,
        question=known.question,
        framework=known.framework,
        point=known.point,
        tags=known.tags,
        by=known.by,
        with_=known.with_,
        from_=known.from_,
        audience=known.audience,
        highlighted=known.highlighted,
        details=tuple((key, cleaned(text)) for key, text in known.details.items()),
        line=0,
    )


def read(text: str) -> list[Entry]:
    return [entry._replace(line=0) for entry in entries(text)]


@given(texts)
def test_words_come_back_from_prose(text: str) -> None:
    assert plain(prose(text)) == cleaned(text)


@settings(max_examples=25)
@given(st.lists(drafts, max_size=6))
def test_what_is_promised_comes_back_from_pages_and_from_one(written: list[Draft]) -> None:
    with TemporaryDirectory() as folder, open_journal(Path(folder, "j.db"), create=True) as journal:
        reflections.add_all(
            journal, [draft._replace(audience="team") for draft in written], summary="all", now=NOW
        )
        shown = list(finding.between(journal, Filter()))
        asked = style([each.asked for each in questions(journal)], names=True)
    expected = [kept(each) for each in shown]
    assert read("".join(one_page(shown, title="All", style=asked))) == expected
    for each in ("day", "month"):
        made = list(pages(shown, each=each, style=asked))
        assert [entry for page in made for entry in read(page.text)] == expected
        assert all(is_ours(page.text) for page in made)
        assert len({page.name for page in made}) == len(made)
        assert all(re.fullmatch(r"[0-9a-z-]{1,30}\.md", page.name) for page in made)


def test_a_page_reads_well() -> None:
    zone = timezone(timedelta(hours=1))
    [page] = pages(
        [
            reflection(
                1,
                "The kettle\nwas mended.\n\n# Hooray",
                question="success",
                on=datetime(2026, 11, 20, 14, 5, tzinfo=zone),
                timed=True,
                by="Ana",
                with_=("Bo",),
                tags=("tea",),
                details={"why": "We had *time*."},
            ),
            reflection(2, "<!-- end -->"),
        ],
        each="day",
        style=NAMED,
    )
    assert page == Page(
        "2026-11-20.md",
        """\
---
reflect: 1
date: 2026-11-20
tags: ["tea"]
reflections: 2
---

# Friday 20 November 2026

<!-- reflect {"id": "00000000-0000-7000-8000-000000000001", "on": "2026-11-20T14:05:00+01:00", \
"question": "success", "framework": "capturing-learning", "tags": ["tea"], "by": "Ana", "with": ["Bo"], \
"audience": "team"} -->
## 14:05 – success

The kettle{two_spaces}
was mended.

\\# Hooray

<!-- detail "why" -->
### why

We had \\*time\\*.

<!-- end -->
- Ana; with Bo; tags: tea

<!-- reflect {"id": "00000000-0000-7000-8000-000000000002", "on": "2026-11-20", \
"utc_offset": 0, "audience": "team"} -->
## Not sorted to a question yet

\\<!-- end -->

<!-- end -->
""".replace("{two_spaces}", "  "),
    )


def test_without_names_nobody_is_named_and_an_anonymous_one_tells_its_week_alone() -> None:
    named = reflection(1, by="Ana", with_=("Bo",), from_=("Cy",))
    nameless = without_traces(named._replace(audience="anonymous"), number=-1)
    [page, other] = pages([named, nameless], each="day", style=style([], names=False))
    assert not {"Ana", "Bo", "Cy"} & set(re.findall(r"\w+", page.text + other.text))
    assert other.name == "2026-w47-anonymous.md"
    assert "2026-11" not in other.text
    [entry] = read(other.text)
    assert (entry.on, entry.timed, entry.id) == (datetime(2026, 11, 16), False, None)  # noqa: DTZ001
    assert entry.audience == "anonymous"


def test_what_a_person_changed_in_a_page_is_taken_as_it_stands() -> None:
    [page] = pages([reflection(1, "Tea.", details={"why": "So."})], each="month", style=NAMED)
    text = page.text.replace("Tea.", "Tea, *much* of it.\nAnd cake.").replace("\n", "\r\n")
    [entry] = read(text)
    assert entry.text == "Tea, *much* of it.\nAnd cake."
    assert entry.details == (("why", "So."),)
    assert entry.on.date() == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("comment", "trouble"),
    [
        ('<!-- reflect {"on": } -->', "line 5: the comment can not be read"),
        ("<!-- reflect {} -->", "line 5: it does not say when"),
        ('<!-- reflect {"on": "soon"} -->', "line 5: it does not say when"),
        ('<!-- reflect {"week": "2026-W99"} -->', "line 5: it does not say when"),
    ],
)
def test_a_damaged_comment_is_told_by_its_line(comment: str, trouble: str) -> None:
    with pytest.raises(ValueError, match=trouble):
        list(entries(f"---\nreflect: 1\n---\n\n{comment}\n## x\n\nTea.\n"))


@pytest.mark.parametrize("text", ["", "# Notes", "---\ntitle: reflect\n---\n", "---\nreflect: 2\n---\n"])
def test_another_s_page_is_none_of_ours(text: str) -> None:
    assert not is_ours(text)
