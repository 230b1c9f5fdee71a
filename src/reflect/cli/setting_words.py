"""A setting as somebody types it on a command line."""

from __future__ import annotations

import shlex

from reflect.cli.config_file import Value
from reflect.cli.places import is_path, path_of
from reflect.cli.settings import SWITCHES
from reflect.core.errors import BadInput

COMMANDS = ("editor", "pager")  # settings that are command lines
LISTS = ("frameworks", "rhythm", "languages", "stop_words", "weak_words")
YES_OR_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def setting_from(words: list[str], *, key: str) -> Value:
    """The value as the file holds it. Raises BadInput; whether it fits the setting is not looked at."""
    if key != "pager" and not any(map(str.strip, words)):
        raise BadInput(f"{key} can not be empty; `reflect config unset {key}` takes it out.")
    if key in LISTS:
        several = [word for each in words for word in each.replace(",", " ").split()]
        return several[0] if key == "rhythm" and len(several) == 1 else several
    if key in COMMANDS:
        return words[0] if len(words) == 1 else shlex.join(words)
    if key in ("name", "purpose"):
        return " ".join(words)
    if len(words) > 1:
        raise BadInput(f"{key} has one value, not {len(words)}: {' '.join(words)}.")
    [word] = words
    if key in SWITCHES:
        return _yes_or_no(word, key=key)
    if key == "journal" and is_path(word) and not word.startswith("~"):
        return str(path_of(word).absolute())
    return word


def _yes_or_no(word: str, *, key: str) -> bool:
    if word.lower() not in YES_OR_NO:
        raise BadInput(f"{key} is true or false, not {word!r}.")
    return YES_OR_NO[word.lower()]
