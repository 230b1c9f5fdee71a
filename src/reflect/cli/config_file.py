"""The configuration as a file: changing one setting in it and leaving the rest as its owner wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from reflect.cli.settings import configuration
from reflect.cli.settings_toml import parsed, setting, settings_in
from reflect.core.errors import BadInput
from reflect.journal.files import make_folder, put

TEMPLATE = Path(__file__).with_name("config_template.toml")
Value = str | bool | list[str]


def template() -> str:
    """Every setting with its meaning and what holds without it, commented out."""
    return TEMPLATE.read_text(encoding="utf-8")


def set_in(path: Path, key: str, value: Value) -> None:
    """Set one thing in the configuration, making it where there is none.

    Raises BadInput, and has then written nothing.
    """
    setting(key, value)
    _change(path, key, configuration(path) or template(), lambda text: with_setting(text, key, value))


def unset_in(path: Path, key: str) -> bool:
    """Take one thing out of the configuration; False where it was not set. Raises BadInput."""
    text = configuration(path)
    if not text or key not in parsed(text, file=str(path)):
        return False
    _change(path, key, text, lambda text: without(text, key))
    return True


def save(path: Path, text: str) -> None:
    """Put the text in place of the configuration, behind the link where it is one. Raises BadInput."""
    try:
        file = path.resolve()
        make_folder(file.parent)
        put(file, [text])
    except (OSError, RuntimeError) as error:  # the latter from links that lead round
        said = error.strerror if isinstance(error, OSError) else "its links lead round"
        raise BadInput(f"The configuration {path} can not be written: {said}.") from error


def with_setting(text: str, key: str, value: Value) -> str:
    """The text with a setting: in the place of the old, else below the comment that shows how."""
    import tomlkit

    document = tomlkit.parse(text)
    if key in document:
        document[key] = value
        return tomlkit.dumps(document)
    line, wanted = tomlkit.dumps({key: value}), tomllib.loads(text) | {key: value}
    shown = [match.end() for match in re.finditer(rf"^# ?{key} *=.*(\n|\Z)", text, re.MULTILINE)]
    for place in (*shown[-1:], len(text)):
        before = text[:place] if text[:place].endswith("\n") or not place else f"{text[:place]}\n"
        if _read(before + line + text[place:]) == wanted:
            return before + line + text[place:]
    document[key] = value
    return tomlkit.dumps(document)


def without(text: str, key: str) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    del document[key]
    return tomlkit.dumps(document)


def _change(path: Path, key: str, text: str, change: Callable[[str], str]) -> None:
    """What else is wrong in the file is told; what ``key`` was does not matter any more."""
    from tomlkit.exceptions import TOMLKitError

    try:
        settings_in(text, file=str(path), but=key)
        changed = change(text)
    except BadInput as error:
        raise BadInput(f"{error.sentence} Mend that first: `reflect config edit`.") from None
    except TOMLKitError as error:
        raise BadInput(f"{path} can not be changed ({error}); `reflect config edit` can.") from error
    settings_in(changed, file=str(path))
    save(path, changed)


def _read(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
