"""What is in force: each setting with its value and where that comes from."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from reflect.cli.desk import Desk
from reflect.cli.editor import editor_command
from reflect.cli.named import missing_journal
from reflect.cli.pager import chosen_pager
from reflect.cli.places import JOURNAL, config_file
from reflect.cli.settings import Settings, configuration
from reflect.cli.settings_toml import known, parsed
from reflect.core.errors import BadInput
from reflect.core.rhythm import Rhythm
from reflect.core.toml_places import line_of
from reflect.journal.frameworks import IN_USE_FROM_THE_START

Value = str | bool | list[str] | None


class InForce(NamedTuple):
    """``source`` is option, environment, file or default; ``where``: which option, variable or line."""

    key: str
    value: Value
    source: str
    where: str | None = None


def in_force(work: Desk) -> list[InForce]:
    """Every setting. Raises BadInput where the configuration can not be understood."""
    environ = work.terminal.environ
    file = config_file(environ)
    text = configuration(file) or ""
    set_ = parsed(text, file=str(file))
    found = []
    for key, value in work.settings._asdict().items():
        beside = _beside(key, work, in_file=key in set_)
        if beside is None and key in set_:
            beside = InForce(key, plain(value), "file", f"line {line_of(text, (key,))}")
        found.append(beside or InForce(key, _default(key), "default"))
    return found


def one_in_force(key: str, work: Desk) -> InForce:
    """One setting. Raises BadInput where there is none of this name."""
    return next(each for each in in_force(work) if each.key == known(key))


def tell_effect(key: str, work: Desk) -> None:
    """Say so where what was just set has no effect, or another than one may think."""
    found = one_in_force(key, work)
    if found.source != "file":
        work.terminal.note(f"{found.where} is given and goes before it.")
    if key == "frameworks":
        work.terminal.note("A new journal asks from them; for one that is there: `reflect framework use`.")
    if key == "journal" and work.settings.journal:
        missing = missing_journal(work.settings.journal, work.terminal.environ)
        if missing:
            work.terminal.note(missing.sentence)


def _beside(key: str, work: Desk, *, in_file: bool) -> InForce | None:
    """What an option or the environment says, where it goes before the file."""
    environ = work.terminal.environ
    if key == "journal" and work.chosen_journal:
        return InForce(key, work.chosen_journal, "option", "-j")
    variables = {"journal": ("REFLECT_JOURNAL",), "editor": ("VISUAL", "EDITOR")}.get(key, ())
    if key == "pager" and not in_file and "PAGER" in environ:
        return InForce(key, environ["PAGER"], "environment", "PAGER")
    named = next((variable for variable in variables if environ.get(variable)), None)
    return InForce(key, environ[named], "environment", named) if named else None


def _default(key: str) -> Value:
    match key:
        case "journal":
            return JOURNAL
        case "frameworks":
            return list(IN_USE_FROM_THE_START)
        case "editor":
            return _editor_of_this_machine()
        case "pager":
            return chosen_pager({}, None)
        case _:
            return plain(Settings._field_defaults[key])


def _editor_of_this_machine() -> str | None:
    try:
        return editor_command({}, None)[0]
    except BadInput:
        return None


def plain(value: object) -> Value:
    """As it is written in the file, but for a rhythm: that is said in words."""
    match value:
        case Rhythm():
            return value.wording
        case time():
            return value.isoformat("auto" if value.second or value.microsecond else "minutes")
        case tuple():
            return [str(each) for each in value]
        case bool() | None:
            return value
        case _:
            return str(value)
