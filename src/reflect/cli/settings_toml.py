"""Settings from a TOML text. A mistake is a BadInput that reads ``FILE:LINE: what is wrong``.

Unknown and mistyped settings are refused: a setting that does nothing would be believed.
"""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from reflect.cli.places import is_path, journal_name, path_of
from reflect.cli.settings import Settings
from reflect.core.errors import BadInput
from reflect.core.harmless import ACTING
from reflect.core.near import did_you_mean
from reflect.core.reflection import AUDIENCES, checked_name
from reflect.core.rhythm import Rhythm, rhythm_of
from reflect.core.toml_places import line_of, mistake_in

KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}


def settings_in(text: str, *, file: str, but: str | None = None) -> Settings:
    """What a configuration sets, one setting perhaps left out. Raises BadInput."""
    settings = Settings()
    for key, value in parsed(text, file=file).items():
        if key == but:
            continue
        try:
            settings = settings._replace(**{known(key): setting(key, value)})
        except BadInput as error:
            said = error.sentence[0].lower() + error.sentence[1:]
            raise BadInput(f"{file}:{line_of(text, (key,))}: {said}") from None
    return settings


def parsed(text: str, *, file: str) -> dict[str, Any]:
    """The TOML text as it stands, before anything in it is understood. Raises BadInput."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words, line = mistake_in(text, error)
        told = f'this is not TOML ({words}); a line is key = "text", or a # comment'
        raise BadInput(f"{file}:{line}: {told}.") from None
    except (ValueError, RecursionError):
        raise BadInput(f"{file}:1: a number or list is too large.") from None


def known(key: str) -> str:
    """The key. Raises BadInput where there is no such setting."""
    if key in Settings._fields:
        return key
    near = did_you_mean(key, Settings._fields)
    raise BadInput(f"There is no setting {key!r};{near} are {', '.join(Settings._fields)}.")


def setting(key: str, value: object) -> Any:
    """What a value of TOML sets. Raises BadInput with a sentence that begins with the key."""
    return READ[key](value)


def _text(key: str, value: object, *, such: str = "text in quotes") -> str:
    if isinstance(value, str):
        if re.search(f"[{ACTING}]", value):
            raise BadInput(f"{key} holds a control character; use only what can be printed.")
        return value
    raise BadInput(f"{key} is {such}, not {KINDS.get(type(value), 'a date or time')}.")


def _line(key: str, value: object) -> str:
    """Text on one line: the file may break it over several."""
    line = " ".join(_text(key, value).split())
    if not line:
        raise BadInput(f"{key} is empty; write something, or leave {key} out.")
    return line


def _texts(key: str, value: object) -> list[str]:
    such = f'a list such as ["{EXAMPLES[key]}"]'
    if not isinstance(value, list):
        raise BadInput(f"{key} is {such}, not {KINDS.get(type(value), 'text')}.")
    return [_text(key, each, such=such) for each in value]


def _journal(value: object) -> str:
    """A path is one from the root or from home: else every folder would have a journal of its own."""
    journal = _text("journal", value)
    if not journal.strip():
        raise BadInput("journal is empty; name one, or leave journal out.")
    if not is_path(journal):
        return journal_name(journal)
    if not path_of(journal).is_absolute():
        raise BadInput(f"journal is a name, or a whole path that begins with / or ~, not {journal!r}.")
    return journal


def _frameworks(value: object) -> tuple[str, ...]:
    """Only those that ship: one's own is in the journal it was added to, and a new one has none yet."""
    from reflect.journal.frameworks import SHIPPED

    named = _texts("frameworks", value)
    if not named:
        raise BadInput("frameworks is empty; name one, or leave frameworks out.")
    for key in named:
        if key not in SHIPPED:
            raise BadInput(
                f"No framework {key!r} comes with reflect;{did_you_mean(key, SHIPPED)} are "
                f"{', '.join(SHIPPED)}. One of your own is added to each journal by itself: "
                "`reflect framework add FILE`."
            )
    return tuple(dict.fromkeys(named))


def _audience(value: object) -> str:
    audience = _text("audience", value)
    if audience not in AUDIENCES:
        raise BadInput(f"audience is one of {', '.join(AUDIENCES)}, not {audience!r}.")
    return audience


def _rhythm(value: object) -> Rhythm:
    return rhythm_of(_texts("rhythm", value) if isinstance(value, list) else [_text("rhythm", value)])


def _day_starts(value: object) -> time:
    such = "a time such as 04:00"
    if isinstance(value, time):
        return value
    text = _text("day_starts", value, such=such)
    said = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(:00)?", text, re.ASCII)
    if said is None:
        raise BadInput(f"day_starts is {such}, not {text!r}.")
    return time(int(said[1]), int(said[2]))


def _command(key: str, value: object) -> str:
    command = _line(key, value)
    try:
        shlex.split(command, posix=os.name != "nt")
    except ValueError as error:
        raise BadInput(f"{key} {command!r} can not be read: {error}.") from None
    return command


def _pager(value: object) -> str:
    return "" if value == "" else _command("pager", value)


def _yes_or_no(key: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise BadInput(f"{key} is true or false, without quotes.")


def _languages(value: object) -> tuple[str, ...]:
    from reflect.core.words import word_lists

    return tuple(dict.fromkeys(each.code for each in word_lists(_texts("languages", value))))


EXAMPLES = {
    "frameworks": "capturing-learning",
    "rhythm": "monday",
    "languages": "en",
    "stop_words": "ward",
    "weak_words": "shift",
}
READ: Mapping[str, Callable[[object], Any]] = {
    "journal": _journal,
    "frameworks": _frameworks,
    "audience": _audience,
    "name": lambda value: checked_name(_line("name", value), what="person"),
    "purpose": lambda value: _line("purpose", value),
    "rhythm": _rhythm,
    "day_starts": _day_starts,
    "editor": lambda value: _command("editor", value),
    "pager": _pager,
    "languages": _languages,
    "stop_words": lambda value: tuple(_texts("stop_words", value)),
    "weak_words": lambda value: tuple(_texts("weak_words", value)),
    "hint": lambda value: _yes_or_no("hint", value),
    "offer": lambda value: _yes_or_no("offer", value),
    "template": lambda value: _line("template", value),
}
