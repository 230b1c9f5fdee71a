"""What a person says about a CSV file: with options, or in a mapping file for many files alike.

    question = "pressure"
    tag = ["fire", "2004"]
    tag-separator = ";"

    [map]
    text = "Narrative"
    on = "Event Start Date"
    tags = ["Contributing Factors", "Human Factors"]
    follow.strengthen = "Immediate Action Taken"

The names are those of the options. An option replaces what the file says.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Pairs = tuple[tuple[str, str], ...]


class Choices(NamedTuple):
    """None: nothing was said.

    Pairs: ``map`` of a field and the name of its column, ``set`` of a field and what every row says there,
    ``question_map`` of a value and the question it means, ``date_format`` of a field and its pattern.
    """

    map: Pairs = ()
    set: Pairs = ()
    question: str | None = None
    question_map: Pairs = ()
    tag: tuple[str, ...] = ()
    point: str | None = None
    by: str | None = None
    audience: str | None = None
    follow_state: str | None = None
    date_format: Pairs = ()
    day_only: bool | None = None
    join: str | None = None
    tag_separator: str | None = None
    people_separator: str | None = None
    inline: bool | None = None
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    no_doublequote: bool | None = None
    skip_space: bool | None = None
    comment: str | None = None
    header_row: int | None = None
    columns: tuple[str, ...] = ()
    max_record: str | None = None
    source: str | None = None

    def over(self, others: Choices) -> Choices:
        """These, and where nothing was said here, the others. A field mapped here is mapped here alone."""
        said = {name: value for name, value in self._asdict().items() if value not in (None, ())}
        for name in _PAIRS:
            mine, theirs = getattr(self, name), getattr(others, name)
            here = {key for key, _ in mine}
            said[name] = mine + tuple(pair for pair in theirs if pair[0] not in here)
        return others._replace(**said)


_FLAGS = ("day_only", "inline", "no_doublequote", "skip_space")
_SEVERAL = ("tag", "columns")
_PAIRS = ("map", "set", "question_map", "date_format")
_NUMBERS = ("header_row",)
_DATED = ("on", "time", "due.", "review.")


def parse_maps(items: Iterable[str]) -> Pairs:
    """``["text=Narrative"]`` as pairs. Raises BadInput."""
    return tuple(_pair(item) for item in items)


def _pair(item: str) -> tuple[str, str]:
    field, equals, column = item.partition("=")
    if not equals or not field.strip() or not column.strip():
        raise BadInput(f'--map {item!r} names no field and column; write --map FIELD="COLUMN".')
    return field.strip(), column


def parse_sets(items: Iterable[str]) -> Pairs:
    """``["detail.site=North"]`` as pairs. Raises BadInput."""
    pairs = [item.partition("=") for item in items]
    if wrong := next((item for item in pairs if not item[0].strip() or not item[2].strip()), None):
        said = "".join(wrong)
        raise BadInput(f'--set {said!r} says no field and value; write --set FIELD="VALUE".')
    return tuple((field.strip(), value) for field, _, value in pairs)


def parse_question_maps(items: Iterable[str]) -> Pairs:
    """``["Went well=success"]`` as pairs; a value alone is one that asks nothing. Raises BadInput."""
    pairs = [item.rpartition("=") for item in items]
    if wrong := next((item for item in pairs if not item[0].strip()), None):
        said = "".join(wrong)
        raise BadInput(f'--question-map {said!r} says no value; write --question-map "VALUE=QUESTION".')
    return tuple((value.strip(), question.strip()) for value, _, question in pairs)


def parse_date_formats(items: Iterable[str]) -> Pairs:
    """``["%d/%m/%Y", "time=%H%M"]`` as pairs; of the column mapped to on where no field is named."""
    pairs = [item.partition("=") for item in items]
    return tuple(
        (field, pattern) if equals and field.startswith(_DATED) else ("on", f"{field}{equals}{pattern}")
        for field, equals, pattern in pairs
    )


def parse_columns(written: str) -> tuple[str, ...]:
    """``id,date,"what, and why"`` as three names. Raises BadInput where there is none."""
    import csv

    names = tuple(name.strip() for name in next(csv.reader([written], skipinitialspace=True), []))
    if not any(names):
        raise BadInput("--columns names none; write --columns id,date,text, for example.")
    return names


def check_utf8(choices: Choices) -> None:
    """Raises BadInput for an option that no file and no journal could hold."""
    for name, value in choices._asdict().items():
        texts = [text for pair in value for text in pair] if name in _PAIRS else value
        try:
            "".join(texts if isinstance(texts, list | tuple | str) else ()).encode()
        except UnicodeEncodeError:
            raise BadInput(f"--{name.replace('_', '-')} is not valid UTF-8; write it anew.") from None


def read_choices(path: Path) -> Choices:
    """What a mapping file says. Raises BadInput naming the file and what is expected of it."""
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except FileNotFoundError:
        raise BadInput(f"There is no mapping file {path}.") from None
    except OSError as error:
        raise BadInput(f"The mapping file {path} can not be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise BadInput(f"The mapping file {path} is not UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The mapping file {path} is not TOML: {error}.") from None
    return Choices(**{_name(key, path): _value(key, value, path) for key, value in content.items()})


def _name(key: str, path: Path) -> str:
    known = [name.replace("_", "-") for name in Choices._fields]
    if key not in known:
        near = get_close_matches(key, known, n=1)
        meant = f"did you mean {near[0]}? It" if near else "it"
        raise BadInput(f"{path}: there is no setting {key!r}; {meant} may hold {', '.join(known)}.")
    return key.replace("-", "_")


def _value(key: str, value: Any, path: Path) -> Any:
    name = key.replace("-", "_")
    if name == "date_format" and not isinstance(value, dict):
        return parse_date_formats(_texts(key, value, path))
    if name in _PAIRS:
        if not isinstance(value, dict):
            raise BadInput(f"{path}: {key} is a table{_TABLES[name]}.")
        pairs = _flattened(value, path) if name != "question_map" else _entries(value, path)
        return tuple(pairs)
    if name in _FLAGS:
        if not isinstance(value, bool):
            raise BadInput(f"{path}: {key} is true or false, not {value!r}.")
        return value
    if name in _NUMBERS:
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadInput(f"{path}: {key} is a number, not {value!r}.")
        return value
    if name in _SEVERAL:
        return _texts(key, value, path)
    if not isinstance(value, str):
        raise BadInput(f"{path}: {key} is text in quotes, not {value!r}.")
    return value


_TABLES = {
    "map": ' of columns by field, for example [map] text = "Narrative"',
    "set": ' of values by field, for example [set] detail.site = "North"',
    "question_map": ' of questions by value, for example [question-map] "Went well" = "success"',
}


def _entries(table: dict[str, Any], path: Path) -> list[tuple[str, str]]:
    return [(value.strip(), "".join(_texts(value, question, path))) for value, question in table.items()]


def _flattened(table: dict[str, Any], path: Path, prefix: str = "") -> list[tuple[str, str]]:
    """``detail.why = "Why"`` is a table within the table; both it and ``"detail.why"`` are understood."""
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flattened(value, path, f"{prefix}{key}.")
        else:
            pairs += [(prefix + key, column) for column in _texts(prefix + key, value, path)]
    return pairs


def _texts(key: str, value: Any, path: Path) -> tuple[str, ...]:
    texts = (value,) if isinstance(value, str) else value
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise BadInput(f"{path}: {key} is text in quotes, or a list of such, not {value!r}.")
    return tuple(texts)
