"""What comes from which column: said with options or in a file, or plain from the column's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.core.errors import BadInput
from reflect.exchange.csv.choices import Choices, parse_maps, read_choices
from reflect.exchange.csv.fields import FIELDS
from reflect.exchange.csv.mapping import Mapping, described, mapping_from


def mapping(*maps: str, header: tuple[str, ...], choices: Choices | None = None) -> Mapping:
    return mapping_from((choices or Choices())._replace(map=parse_maps(maps)), header=header)


def pairs(found: Mapping) -> list[tuple[str, str]]:
    return [(column.field, column.column) for column in found.columns]


def refusal(
    *maps: str, header: tuple[str, ...] = ("Words", "When", "Who"), choices: Choices | None = None
) -> str:
    with pytest.raises(BadInput) as caught:
        mapping(*maps, header=header, choices=choices)
    return caught.value.sentence


def test_columns_with_plain_names_map_by_themselves() -> None:
    header = (" Text", "DATE", "Id", "question", "point", "tags", "with", "by", "from", "audience", "state")
    assert [field for field, _ in pairs(mapping(header=header))] == [
        *("text", "on", "key", "question", "point", "tags", "with", "by"),
    ]


def test_nothing_else_maps_by_itself() -> None:
    header = ("text", "tag", "person", "from", "audience", "detail.why", "narrative", "timestamp", "")
    assert pairs(mapping(header=header)) == [("text", "text")]


def test_what_is_mapped_comes_before_what_maps_by_itself() -> None:
    header = ("text", "date", "Happened", "Words")
    assert pairs(mapping("on=Happened", header=header)) == [("on", "Happened"), ("text", "text")]
    assert pairs(mapping("text=Words", "detail.note=text", "on=date", header=header)) == [
        ("text", "Words"),
        ("detail.note", "text"),
        ("on", "date"),
    ]


def test_a_column_is_found_by_name_also_with_other_case_and_space() -> None:
    header = ("Event Start Date ", "narrative", "Narrative")
    found = mapping("on=event start date", "text=Narrative", header=header)
    assert [(column.field, column.place) for column in found.columns] == [("on", 0), ("text", 2)]


def test_a_column_name_may_hold_an_equals_sign() -> None:
    assert pairs(mapping("text=a=b", header=("a=b",))) == [("text", "a=b")]


def test_fields_of_many_values_may_come_from_many_columns() -> None:
    found = mapping(
        *(
            "text=A",
            "tags=B",
            "tags=C",
            "with=B",
            "with=D",
            "follow.try=C",
            "follow.try=D",
            "from=B",
            "from=C",
        ),
        header=("A", "B", "C", "D"),
    )
    assert len(found.columns) == 9


@pytest.mark.parametrize("field", ["on", "time", "key", "question", "point", "by", "audience"])
def test_a_field_of_one_value_comes_from_one_column(field: str) -> None:
    said = refusal("text=Words", f"{field}=When", f"{field}=Who")
    assert said.startswith(f"{field} comes from one column, but '")
    assert f'--map {field}="' in said


def test_two_columns_that_would_map_by_themselves_are_asked_about() -> None:
    said = refusal(header=("text", "date", "on"))
    assert said == (
        "on comes from one column, but 'date' and 'on' are both mapped to it; "
        'choose one, for example --map on="on".'
    )
    assert "There are 2 columns named 'text' (columns 1 and 3)" in refusal(header=("text", "on", "text"))


def test_two_columns_of_one_name_can_not_be_told_apart() -> None:
    assert refusal("text=Words", "tags=Who", header=("Words", "Who", "Who")) == (
        "There are 2 columns named 'Who' (columns 2 and 3); rename all but one in the file."
    )
    assert pairs(mapping("text=Words", header=("Words", "Who", "Who"))) == [("text", "Words")]


def test_a_missing_column_is_named_with_its_neighbours() -> None:
    assert refusal("text=Wrods") == (
        "There is no column 'Wrods'; did you mean 'Words'? The columns are Words, When, Who."
    )
    assert refusal("text=Zzz") == "There is no column 'Zzz'; the columns are Words, When, Who."


def test_a_missing_field_is_named_with_all_there_are() -> None:
    listed = ", ".join(FIELDS)
    assert refusal("tag=Who") == f"There is no field 'tag'; did you mean tags? The fields are {listed}."
    assert refusal("date=When").startswith("There is no field 'date'; did you mean on?")
    assert refusal("quetsion=When").startswith("There is no field 'quetsion'; did you mean question?")
    for field in ("detail", "detail.", "text.more", "Text"):
        assert refusal(f"{field}=Words").startswith(f"There is no field {field!r}; ")
    assert refusal("follow.mend=Words") == (
        "There are no follow-ups of kind 'mend'; write follow.KIND with one of "
        "strengthen, replicate, adopt, agree, try."
    )


@pytest.mark.parametrize("item", ["text", "=Words", "text=", " = "])
def test_a_map_without_both_sides_is_refused(item: str) -> None:
    assert "names no field and column" in refusal(item)


def test_somebody_must_say_where_the_words_are() -> None:
    assert refusal("on=When") == (
        'No column is mapped to text; say which one holds the words with --map text="COLUMN". '
        "The columns are Words, When, Who."
    )


def test_what_reads_dates_needs_a_column_of_dates() -> None:
    for choices in (Choices(date_format=(("on", "%d/%m/%Y"),)), Choices(day_only=True)):
        assert "reads the column mapped to on, and none is" in refusal("text=Words", choices=choices)


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (Choices(audience="everybody"), "--audience 'everybody' is none of team, anonymous, private"),
        (Choices(follow_state="dropped"), "--follow-state 'dropped' is none of open, done"),
        (Choices(tag=(" ",)), "A tag needs a name"),
        (Choices(by="x" * 301), "can not be the name of a person"),
        (Choices(tag_separator=""), "--tag-separator is empty"),
        (Choices(question=" "), "--question is empty"),
        (Choices(date_format=(("on", ""),)), "--date-format is empty"),
    ],
)
def test_unusable_values_are_refused(choices: Choices, said: str) -> None:
    assert said in refusal("text=Words", "on=When", choices=choices)


def test_what_was_mapped_is_said_in_one_line() -> None:
    choices = Choices(question="pressure", tag=("fire", "old"), audience="private")
    found = mapping("text=Words", "on=When", header=("Words", " When", "Who", "Why"), choices=choices)
    assert described(found) == (
        "text from Words, on from When; every row: question pressure, audience private, tag fire, tag old; "
        "2 columns not taken"
    )
    assert described(mapping(header=("text",))) == "text from text"


MAPPING_FILE = """
question = "pressure"
tag = ["fire", "old"]
by = "Ana"
tag-separator = ";"
follow-state = "done"
day-only = true
inline = false
encoding = "cp1252"
source = "reports"

[map]
text = "Narrative"
tags = ["Codes", "Human side"]
follow.strengthen = "What we did"
"detail.why" = "Why"
"""


def mapping_file(folder: Path, content: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_mapping_file_says_what_the_options_say(tmp_path: Path) -> None:
    assert read_choices(mapping_file(tmp_path, MAPPING_FILE)) == Choices(
        map=(
            ("text", "Narrative"),
            ("tags", "Codes"),
            ("tags", "Human side"),
            ("follow.strengthen", "What we did"),
            ("detail.why", "Why"),
        ),
        question="pressure",
        tag=("fire", "old"),
        by="Ana",
        tag_separator=";",
        follow_state="done",
        day_only=True,
        inline=False,
        encoding="cp1252",
        source="reports",
    )


def test_an_option_comes_before_the_mapping_file(tmp_path: Path) -> None:
    options = Choices(map=(("tags", "Other"),), question="success", tag=("new",), inline=True)
    both = options.over(read_choices(mapping_file(tmp_path, MAPPING_FILE)))
    assert (both.question, both.tag, both.by, both.inline) == ("success", ("new",), "Ana", True)
    assert dict(both.map)["text"] == "Narrative"
    assert [column for field, column in both.map if field == "tags"] == ["Other"]
    assert Choices().over(options) == options


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("question = \n", "is not TOML: Invalid value (at line 1"),
        ("quetsion = 'a'", "there is no setting 'quetsion'; did you mean question?"),
        ("tag_separator = ';'", "did you mean tag-separator?"),
        ("question = 3", "question is text in quotes, not 3"),
        ("day-only = 'yes'", "day-only is true or false, not 'yes'"),
        ("tag = 3", "tag is text in quotes, or a list of such, not 3"),
        ("map = 'text'", "map is a table of columns by field"),
        ("[map]\ntext = 3", "text is text in quotes, or a list of such, not 3"),
        ("[map]\ntags = ['a', 3]", "tags is text in quotes, or a list of such"),
    ],
)
def test_a_mistake_in_a_mapping_file_is_named(tmp_path: Path, content: str, said: str) -> None:
    path = mapping_file(tmp_path, content)
    with pytest.raises(BadInput) as caught:
        read_choices(path)
    assert said in caught.value.sentence
    assert str(path) in caught.value.sentence


def test_a_mapping_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no mapping file"):
        read_choices(tmp_path / "none.toml")
    with pytest.raises(BadInput, match="can not be read"):
        read_choices(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"question = '\xe9'")
    with pytest.raises(BadInput, match="is not UTF-8"):
        read_choices(tmp_path / "latin.toml")
