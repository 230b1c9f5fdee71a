"""Somebody's words stay words, whatever they look like, and are not littered with backslashes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reflect.exchange.markdown import cleaned, heading, item, on_one_line, paragraph

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

PIECES = st.sampled_from(
    [
        *"\\`*_{}[]()#+-.!|<>&~=:;\"'/@$^ \t\n\n\n a1Z,é日?",
        *(
            "\r\n",
            "\u2028",
            "\x1b[31m",
            "\u202e",
            "\x00",
            "\u00a0",
            "    ",
            "```",
            "~~~",
            "---",
            "===",
            "***",
        ),
        *(
            "1. ",
            "2) ",
            "- ",
            "# ",
            "> ",
            "[ ] ",
            "](",
            "![",
            "[x]: ",
            "&amp;",
            "&#35;",
            "<b>",
            "<!--",
            "|---|",
        ),
        *("http://a.org/x_y_z?a=1&b=2", "snake_case", "word", "__init__", "<a@b.org>", "a | b\n--- | ---\n"),
    ]
)
WORDS = st.lists(PIECES, max_size=30).map("".join)
LINES = {"softbreak": "\n", "hardbreak": "\n"}


def said(tokens: list[Token]) -> str:
    """What a reader sees of the paragraphs."""
    paragraphs = []
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            assert {child.type for child in children} <= {"text", "softbreak", "hardbreak"}, children
            paragraphs.append("".join(LINES.get(child.type, child.content) for child in children))
    return "\n\n".join(paragraphs)


def blocks(tokens: list[Token]) -> list[str]:
    return [token.type.removesuffix("_open") for token in tokens if token.type.endswith("_open")]


@given(WORDS)
@example("a\n===")
@example("a | b\n--- | ---\nc | d")
@example("[x]: http://a.org\n\n[x]")
@example("    code")
@example("\\")
@example("*a _b*_ c")
def test_an_item_is_one_item_and_reads_as_the_cleaned_text(text: str) -> None:
    tokens = PARSER.parse(item(text))
    inside = ["paragraph"] * len(cleaned(text).split("\n\n")) if cleaned(text) else []
    assert blocks(tokens) == ["bullet_list", "list_item", *inside]
    assert said(tokens) == cleaned(text)


@given(WORDS, WORDS)
def test_items_inside_an_item_stay_inside_it(text: str, detail: str) -> None:
    tokens = PARSER.parse(item(f"x {text}") + item(f"y {detail}", depth=1))
    assert [token.type for token in tokens].count("bullet_list_open") == 2
    assert [token.type for token in tokens].count("list_item_open") == 2
    assert set(blocks(tokens)) == {"bullet_list", "list_item", "paragraph"}
    assert said(tokens) == f"{cleaned(f'x {text}')}\n\n{cleaned(f'y {detail}')}"


@given(WORDS)
def test_a_heading_is_one_heading(text: str) -> None:
    tokens = PARSER.parse(heading(2, text))
    assert blocks(tokens) == ["heading"]
    assert said(tokens) == on_one_line(text)


@given(WORDS)
def test_a_paragraph_is_one_paragraph(text: str) -> None:
    tokens = PARSER.parse(paragraph(text))
    assert blocks(tokens) == (["paragraph"] if on_one_line(text) else [])
    assert said(tokens) == on_one_line(text)


@given(WORDS)
def test_no_control_or_direction_override_is_left(text: str) -> None:
    written = item(text)
    assert not any(c in written for c in "\x00\x1b\r\x85\u2028\u2029\u202e\u2066\x9b")


@pytest.mark.parametrize(
    "text",
    [
        "Laptops could not reach the case system - at 5 * 3 = 15 % #remote",
        "snake_case, C#, it's <3 and a < b > c & AT&T (see [sic] and [x])",
        "https://example.org/a_b_c?x=1&y=2#part is still bare",
        "1.5 hours; 2026-11-20. We asked: what now? 100 % *",
        "~5 minutes, a|b, e.g. + and - and = between words",
    ],
)
def test_ordinary_words_carry_no_backslash(text: str) -> None:
    assert item(text) == f"- {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# head", r"\# head"),
        ("- one", r"\- one"),
        ("1. one", r"1\. one"),
        ("> quoted", r"\> quoted"),
        ("[x](javascript:alert(1))", r"[x\](javascript:alert(1))"),
        ("<script>", r"\<script>"),
        ("*so* and _so_", r"\*so\* and \_so\_"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("ends in \\", "ends in \\\\"),
        ("[ ] to do", r"\[ ] to do"),
    ],
)
def test_what_would_act_is_escaped_once(text: str, written: str) -> None:
    assert item(text) == f"- {written}\n"


def test_lines_and_paragraphs_stay_under_their_item() -> None:
    assert item("one\ntwo\n\n\n\n  three", depth=1) == "  - one  \n    two\n\n    three\n"
