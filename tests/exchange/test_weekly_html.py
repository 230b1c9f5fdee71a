"""The HTML that others get: one file that asks nothing of the network and lets nobody's words act."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.exchange.weekly.page import Page
from reflect.exchange.weekly.rendering import laid_out, shipped_template
from tests.builders import reflection
from tests.exchange.test_markdown import WORDS
from tests.exchange.test_templates import EVIL, some, told

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Reader(HTMLParser):
    """The elements of a document; a wrongly closed one is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def html(page: Page) -> str:
    return laid_out(page, shipped_template("week.html"))


def evil() -> Page:
    everywhere: dict[str, Any] = {
        "by": EVIL,
        "with_": (EVIL,),
        "point": EVIL,
        "tags": (EVIL,),
        "details": {EVIL: EVIL},
    }
    return told(
        reflection(1, EVIL, question="success", **everywhere),
        reflection(2, EVIL, question="pressure", **everywhere),
        reflection(3, EVIL, **everywhere),
    )


def test_it_is_one_file_that_asks_nothing_of_the_network() -> None:
    text = html(some())
    read = Reader(text)
    assert not read.all("script")
    assert not read.all("link")
    assert not read.all("img")
    assert not read.all("iframe")
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|@import|url\(", text)


def test_every_word_is_there_and_none_acts() -> None:
    read = Reader(html(evil()))
    words = "".join(read.words)
    assert words.count('<script>document.title = "taken"</script>') >= 6
    assert "{{ 7 * 7 }}" in words
    assert not read.all("script")
    assert not read.all("img")
    assert not [attrs for _, attrs in read.elements if any(name.startswith("on") for name in attrs)]


@settings(max_examples=50, deadline=None)
@given(text=WORDS.filter(str.strip), name=st.text(min_size=1).filter(str.strip))
def test_no_words_change_its_elements(text: str, name: str) -> None:
    def elements(words: str, who: str) -> list[str]:
        page = told(reflection(1, words, question="pressure", by=who, point=who, details={"why": words}))
        return [tag for tag, _ in Reader(html(page)).elements]

    assert elements(text, name) == elements("Plain words.", "Ana")


def test_it_reads_well_by_ear_and_by_keyboard() -> None:
    read = Reader(html(some()))
    assert read.all("html") == [{"lang": "en"}]
    assert len(read.all("h1")) == 1
    assert [len(read.all(tag)) for tag in ("main", "header", "footer")] == [1, 1, 1]
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for attrs in read.all("a"):
        assert (attrs["href"] or "").removeprefix("#") in ids
    for attrs in read.all("svg"):
        assert attrs.get("aria-hidden") == "true" or (attrs["role"] == "img" and attrs["aria-label"])
    for attrs in read.all("section"):
        assert attrs["aria-labelledby"] in ids
    headings = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))


def test_a_chart_says_its_numbers() -> None:
    text = html(some())
    [chart] = re.findall(r'<svg class="bars".*?</svg>', text, re.DOTALL)
    drawn = ElementTree.fromstring(chart)
    assert drawn.attrib["aria-label"] == "laptops, by week: 2026-W46 1, 2026-W47 1"
    titles = [title.text for title in drawn.iter("title")]
    assert len(titles) == 13
    assert titles[-2:] == ["2026-W46: 1", "2026-W47: 1"]


def test_it_is_made_for_light_dark_and_paper() -> None:
    text = html(some())
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    light, dark = (
        dict(re.findall(r"--(\w+): (#\w+)", block))
        for block in re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    )
    for colours in (light, dark):
        for name in ("ink", "soft", "good", "hard", "late", "link"):
            for ground in ("paper", "card"):
                assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_shows_it_and_runs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "week.html"
    file.write_text(html(evil()), "utf-8")
    options = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
        --disable-background-networking --disable-component-update --host-resolver-rules=MAP*~NOTFOUND
        --enable-logging=stderr"""
    done = subprocess.run(
        [
            str(CHROMIUM),
            *options.split(),
            f"--user-data-dir={tmp_path / 'user'}",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert re.search(r"<title>(.*?)</title>", done.stdout).group(1).startswith("Week 2026-W47")  # type: ignore[union-attr]
    read = Reader(done.stdout)
    assert not read.all("script")
    assert not read.all("img")
    assert len(read.all("section")) >= 4
    assert "Content Security Policy" not in done.stderr, "nothing even tried"
    assert "CONSOLE" not in done.stderr
