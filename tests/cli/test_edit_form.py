"""The form that `reflect edit` opens: fields above, the text below, and only what was changed comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reflect.cli.edit_form import form, read_form, text_of_form
from reflect.core.edit import Edit
from reflect.core.errors import BadInput
from reflect.core.framework import Probe
from reflect.core.moment import Moment, moment_at
from reflect.core.reflection import Reflection
from tests.conftest import NOW

REFLECTION = Reflection(
    number=142,
    id="0199",
    key=None,
    source=None,
    on=NOW,
    written=NOW,
    timed=True,
    day=NOW.date(),
    week=date(2026, 11, 16),
    question="success",
    framework="capturing-learning",
    lens="positive",
    text="The #kettle was mended with @Ana.",
    details={"why": "We had time."},
    tags=("kettle", "kitchen"),
    by=None,
    with_=("Ana", "Ben"),
    from_=(),
    point="kettle",
    audience="team",
    highlighted=False,
    deleted=False,
    revision=1,
)
PROBES = (Probe("why", "Why did it go well?", None), Probe("made-possible", "What made it possible?", None))
SHOWN = """\
+++
# Reflection 142: its fields here, its text below the second +++ line.
# Empty a field to clear it. A text left empty changes nothing.

# What went right?
question = "capturing-learning/success"
# When it happened, as for --on: 2026-11-20, 2026-11-20 14:05, yesterday.
on = "2026-11-22 14:05"
# The pressure point that gave way.
point = "kettle"
# Names beside the #tags and @people that stand in the text.
tags = ["kitchen"]
by = ""  # whose words these are; nobody: yours
with = ["Ben"]  # learned together with
from = []  # learned from
# team, anonymous or private
audience = "team"
highlighted = false

# The answers to the probes.
[details]
# Why did it go well?
why = "We had time."
# What made it possible?
made-possible = ""
+++
The #kettle was mended with @Ana.
"""


def shown(reflection: Reflection = REFLECTION, **said: Any) -> str:
    beside: dict[str, Any] = {"question": "capturing-learning/success", "wording": "What went right?"}
    beside |= {"tags": ("kitchen",), "with_": ("Ben",), "from_": (), "on": "2026-11-22 14:05"}
    return form(reflection, **(beside | {"probes": PROBES} | said))


def read(written: str, before: str = SHOWN) -> Edit:
    return read_form(written, before, moment_of=moment_of)


def moment_of(words: str) -> Moment:
    if words == "2026-11-21":
        return moment_at(NOW)
    raise BadInput(f"{words!r} is not a date that can be read.")


def test_the_form_shows_the_fields_above_the_text() -> None:
    assert shown() == SHOWN


def test_names_that_stand_in_the_text_are_not_repeated_above_it() -> None:
    assert "Ana" not in shown().replace(REFLECTION.text, "")


def test_a_form_left_alone_changes_nothing() -> None:
    assert not read(SHOWN).changes


@pytest.mark.parametrize(
    ("before", "after", "edit"),
    [
        ('point = "kettle"', 'point = "stove"', Edit(point="stove")),
        ('point = "kettle"', 'point = ""', Edit(clear=("point",))),
        ('point = "kettle"\n', "", Edit(clear=("point",))),
        ('point = "kettle"', 'point = " kettle "', Edit()),
        ('point = "kettle"', "point = 'kettle'  # as before", Edit()),
        ('question = "capturing-learning/success"', 'question = "pressure"', Edit(question="pressure")),
        ('question = "capturing-learning/success"', 'question = ""', Edit(clear=("question",))),
        ('by = ""', 'by = "Ben"', Edit(by="Ben")),
        ('tags = ["kitchen"]', 'tags = ["kitchen", "tea"]', Edit(tags=("kitchen", "tea"))),
        ('tags = ["kitchen"]', "tags = []", Edit(tags=())),
        ('tags = ["kitchen"]', 'tags = [\n  "tea",\n  "kitchen",\n]', Edit(tags=("tea", "kitchen"))),
        ('with = ["Ben"]', "with = []", Edit(with_=())),
        ("from = []", 'from = ["Cem"]', Edit(from_=("Cem",))),
        ('audience = "team"', 'audience = "private"', Edit(audience="private")),
        ('audience = "team"\n', "", Edit()),
        ("highlighted = false", "highlighted = true", Edit(highlighted=True)),
        ('on = "2026-11-22 14:05"', 'on = "2026-11-21"', Edit(moment=moment_at(NOW))),
        ('on = "2026-11-22 14:05"', "on = 2026-11-21", Edit(moment=moment_at(NOW))),
        ('on = "2026-11-22 14:05"\n', "", Edit()),
        ('why = "We had time."', 'why = "Luck."', Edit(set_details=(("why", "Luck."),))),
        ('why = "We had time."', 'why = ""', Edit(clear=("detail.why",))),
        (
            'made-possible = ""',
            'made-possible = """\nBen\nstayed."""',
            Edit(set_details=(("made-possible", "Ben\nstayed."),)),
        ),
        ("was mended", "was\nmended", Edit(text="The #kettle was\nmended with @Ana.")),
        ("@Ana.\n", "@Ana.", Edit()),
        ("@Ana.\n", "@Ana.\n\n", Edit(text="The #kettle was mended with @Ana.\n")),
        ("+++\n#", "\ufeff+++  \n#", Edit()),
    ],
)
def test_only_what_was_changed_is_in_the_edit(before: str, after: str, edit: Edit) -> None:
    assert before in SHOWN
    assert read(SHOWN.replace(before, after)) == edit


@pytest.mark.parametrize("left", ["", "  \n\n"], ids=repr)
def test_a_text_left_empty_changes_nothing(left: str) -> None:
    assert not read(SHOWN.replace(REFLECTION.text, left).replace("kitchen", "tea")).changes


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('point = "kettle"', "point = kettle", "Line 10 of the form can not be read: this is not TOML"),
        ('point = "kettle"', "point = 3", "Line 10 .*: point is text in quotes"),
        (
            'point = "kettle"',
            'pint = "kettle"',
            r"Line 10 .*: there is no field 'pint'; did you mean point",
        ),
        ('tags = ["kitchen"]', 'tags = "kitchen"', "Line 12 .*: tags is a list of names"),
        ('tags = ["kitchen"]', "tags = [1]", "Line 12 .*: tags is a list of names"),
        ('audience = "team"', 'audience = "all"', "Line 17 .*: audience is one of team, anonymous, private"),
        ("highlighted = false", 'highlighted = "no"', "Line 18 .*: highlighted is true or false"),
        ('on = "2026-11-22 14:05"', 'on = "someday"', "Line 8 .*: 'someday' is not a date that can be read"),
        ('on = "2026-11-22 14:05"', 'on = ""', "Line 8 .*: '' is not a date"),
        ('on = "2026-11-22 14:05"', "on = 12", "Line 8 .*: on is a day, in quotes"),
        ('why = "We had time."', "why = 1", "Line 23 .*: the answer to why is text in quotes"),
        ('by = ""', 'by = ""\nby = ""', "Line 14 .*: this is not TOML"),
        ("+++\n# Ref", "# Ref", r"Line 1 of the form can not be read: a form begins with a \+\+\+ line"),
        ("+++\nThe", "The", r"Line 27 .*: the \+\+\+ line that ends the fields is missing"),
        ("[details]", "details = 1\n[detail]", "Line 21 .*: details is a table"),
        ("from = []", f"from = {'[' * 5000}", "can not be read"),
    ],
)
def test_a_mistake_is_told_with_its_line(before: str, after: str, said: str) -> None:
    assert before in SHOWN
    with pytest.raises(BadInput, match=said) as told:
        read(SHOWN.replace(before, after))
    assert told.value.sentence.endswith("Nothing was changed.")


TEXTS = (
    "two\nlines",
    "ends in a newline\n",
    "ends in two\n\n",
    "Windows\r\nlines",
    "Windows\r\nlines\r\n",
    "one\r\nof each\n",
    "an old Mac\r",
    "+++\nbetween fences\n+++\n",
    "+++",
    " \n  indented",
    "\ufeffbegins with a mark",
    "tea \x1b[31m\x0b\x0c\x85\u2028 é🎉 'quoted' \"twice\" \\n",
    "x" * 2**20,
)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:20]))
def test_the_text_is_shown_and_read_as_it_is(text: str) -> None:
    before = shown(REFLECTION._replace(text=text))
    assert not read(before, before).changes
    assert text_of_form(before) == text
    touched = read(before.replace('point = "kettle"', 'point = "stove"'), before)
    assert touched == Edit(point="stove"), "the text is not touched"


@given(text=some.text(min_size=1).filter(str.strip), answer=some.text(min_size=1).filter(str.strip))
def test_any_text_and_any_answer_come_back_as_they_were(text: str, answer: str) -> None:
    before = shown(REFLECTION._replace(text=text, details={"why": answer}, point=None))
    assert not read(before, before).changes
    other = shown(REFLECTION._replace(text="Something else.", details={"why": "Luck."}, point=None))
    edit = read(before, other)
    assert edit.text in (None, text)
    assert edit.set_details in ((), (("why", answer),))


@given(name=some.text(min_size=1, max_size=20).map(str.strip).filter(bool))
def test_any_name_comes_back_as_it_was(name: str) -> None:
    reflection = REFLECTION._replace(point=name, by=name, details={name: "Yes."})
    before = shown(reflection, tags=(name, "b"), with_=(name,))
    other = shown(REFLECTION._replace(details={}, point=None), tags=(), with_=())
    edit = read(before, other)
    assert (edit.point, edit.by, edit.tags, edit.with_) == (name, name, (name, "b"), (name,))
    assert dict(edit.set_details)[name] == "Yes."


def test_a_text_with_windows_lines_is_shown_in_a_form_that_has_only_such_lines() -> None:
    before = shown(REFLECTION._replace(text="Windows\r\nlines"))
    assert before.count("\n") == before.count("\r\n")


@pytest.mark.parametrize("text", ["two\nlines", "two\r\nlines"], ids=repr)
def test_an_editor_that_ends_all_lines_its_own_way_changes_nothing(text: str) -> None:
    before = shown(REFLECTION._replace(text=text))
    other = before.replace("\r\n", "\n") if "\r\n" in before else before.replace("\n", "\r\n")
    assert not read(other, before).changes


def test_the_text_of_what_is_no_form_any_more_is_all_of_it() -> None:
    assert text_of_form("Only words.\n") == "Only words."
