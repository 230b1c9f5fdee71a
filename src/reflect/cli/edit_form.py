"""The form that `reflect edit` opens in an editor: the fields between two ``+++`` lines, the text below.

The fields are TOML. The text stands as it is, from the line after the second ``+++`` to the newline that
ends the file. Only what differs from what was shown becomes part of the edit, so that a form that was
left alone changes nothing, however its values would be read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reflect.core.edit import DETAIL, Edit
from reflect.core.errors import BadInput
from reflect.core.moment import Moment
from reflect.core.near import did_you_mean
from reflect.core.reflection import AUDIENCES
from reflect.core.toml_places import line_of, mistake_in
from reflect.render.clean import one_line

if TYPE_CHECKING:
    from reflect.core.framework import Probe
    from reflect.core.reflection import Reflection

FENCE = "+++"
ONE = ("question", "point", "by")
SEVERAL = ("tags", "with", "from")
FIELDS = ("question", "on", "point", "tags", "by", "with", "from", "audience", "highlighted", "details")
FORM = """\
# Reflection {number}: its fields here, its text below the second {fence} line.
# Empty a field to clear it. A text left empty changes nothing.

{wording}
question = {question}
# When it happened, as for --on: 2026-11-20, 2026-11-20 14:05, yesterday.
on = {on}
# The pressure point that gave way.
point = {point}
# Names beside the #tags and @people that stand in the text.
tags = {tags}
by = {by}  # whose words these are; nobody: yours
with = {with_}  # learned together with
from = {from_}  # learned from
# team, anonymous or private
audience = {audience}
highlighted = {highlighted}

# The answers to the probes.
[details]
{details}"""


class _Parts(NamedTuple):
    """A form taken apart; ``header`` begins with an empty line, so that its lines count like the form's."""

    header: str
    values: dict[str, Any]
    text: str


def form(
    reflection: Reflection,
    *,
    question: str | None,
    tags: Sequence[str],
    with_: Sequence[str],
    from_: Sequence[str],
    on: str,
    wording: str | None = None,
    probes: Sequence[Probe] = (),
) -> str:
    """The form of a reflection. ``tags``, ``with_`` and ``from_`` are those beside its text."""
    header = FORM.format(
        number=reflection.number,
        fence=FENCE,
        wording=f"# {one_line(wording)}" if wording else "# `reflect framework show` lists the questions.",
        question=_string(question or ""),
        on=_string(on),
        point=_string(reflection.point or ""),
        tags=_list(tags),
        by=_string(reflection.by or ""),
        with_=_list(with_),
        from_=_list(from_),
        audience=_string(reflection.audience),
        highlighted=str(reflection.highlighted).lower(),
        details=_details(reflection.details, probes),
    )
    whole = f"{FENCE}\n{header}{FENCE}\n"
    # Where each line of the text ends as Windows ends lines, all lines do: an editor then shows one kind.
    windows = "\n" in reflection.text and not re.search(r"(?<!\r)\n", reflection.text)
    if windows:
        whole = whole.replace("\n", "\r\n")
    return whole + reflection.text + ("\r\n" if windows else "\n")


def read_form(written: str, shown: str, *, moment_of: Callable[[str], Moment]) -> Edit:
    """What was changed in a form that was shown. Raises BadInput, which names the line.

    ``moment_of`` reads what stands behind ``on``.
    """
    if not written.strip():
        return Edit()
    before, after = _parts(shown), _parts(_ended_like(shown, written))
    if not after.text.strip():
        return Edit()
    _check(after)
    was, now = _values(before), _values(after)
    changed = {name: now[name] for name in now if now[name] != was[name]}
    edit = Edit(
        text=None if after.text == before.text else after.text,
        question=changed.get("question") or None,
        point=changed.get("point") or None,
        by=changed.get("by") or None,
        tags=changed.get("tags"),
        with_=changed.get("with"),
        from_=changed.get("from"),
        set_details=tuple(answer for answer in now["details"] if answer not in was["details"]),
        audience=changed.get("audience"),
        highlighted=changed.get("highlighted"),
        clear=(*(name for name in ONE if changed.get(name) == ""), *_emptied(was["details"], now["details"])),
    )
    if "on" not in changed:
        return edit
    try:
        return edit._replace(moment=moment_of(changed["on"]))
    except BadInput as error:
        raise _wrong(after, ("on",), error.sentence.rstrip(".")) from None


def text_of_form(written: str) -> str:
    """The text of a form alone; all of it, but for the last newline, where it is none any more."""
    try:
        return _split(written)[1]
    except BadInput:
        return written.removesuffix("\n")


def _string(text: str) -> str:
    """TOML; several lines stay several lines where that keeps them as they are."""
    import tomlkit  # only where a form is written

    several = "\n" in text and "\r" not in text and FENCE not in text.split("\n")
    return tomlkit.string(text, multiline=several).as_string()


def _list(names: Sequence[str]) -> str:
    import tomlkit

    return tomlkit.item(list(names)).as_string()


def _details(details: Mapping[str, str], probes: Sequence[Probe]) -> str:
    """The answers there are, each under its probe, and what else is asked, to be filled in."""
    import tomlkit

    asked = {probe.key: probe.wording for probe in probes}
    lines = []
    for key in [*asked, *(key for key in details if key not in asked)]:
        lines += [f"# {one_line(asked[key])}"] if key in asked else []
        name = tomlkit.item({key: ""}).as_string().partition(" = ")[0]
        lines.append(f"{name} = {_string(details.get(key, ''))}")
    return "".join(f"{line}\n" for line in lines)


def _parts(written: str) -> _Parts:
    header, text = _split(written)
    try:
        return _Parts(header, tomllib.loads(header), text)
    except tomllib.TOMLDecodeError as error:
        words, line = mistake_in(header, error)
        raise _unread(line, f'this is not TOML ({words}); a field reads point = "kettle"') from None
    except (ValueError, RecursionError):
        raise _unread(1, "a number or list is too large") from None


def _split(written: str) -> tuple[str, str]:
    """The header, its first line empty, and the text without the newline that ends the file."""
    written = written.removeprefix("\ufeff")
    first, _, rest = written.partition("\n")
    if first.rstrip() != FENCE:
        raise _unread(1, f"a form begins with a {FENCE} line")
    found = re.search(rf"^{re.escape(FENCE)}[ \t]*\r?(?:\n|\Z)", rest, re.MULTILINE)
    if found is None:
        raise _unread(written.count("\n") + 1, f"the {FENCE} line that ends the fields is missing")
    text = rest[found.end() :]
    return "\n" + rest[: found.start()], text.removesuffix("\r\n" if first.endswith("\r") else "\n")


def _ended_like(shown: str, written: str) -> str:
    """Some editors end every line their own way, which nobody asked for: the lines end as they did."""
    were, are = (each.partition("\n")[0].endswith("\r") for each in (shown, written))
    if were == are:
        return written
    written = written.replace("\r\n", "\n")
    return written.replace("\n", "\r\n") if were else written


def _emptied(was: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> list[str]:
    """The answers that were taken out; one that came meanwhile was not shown, and stays."""
    return [f"{DETAIL}{key}" for key, _ in was if key not in dict(now)]


def _values(parts: _Parts) -> dict[str, Any]:
    """Each field as it can be compared; one that is left out is like an empty one."""
    given = parts.values
    values: dict[str, Any] = {name: given.get(name, "").strip() for name in ONE}
    values |= {name: tuple(each.strip() for each in given.get(name, ())) for name in SEVERAL}
    values["details"] = tuple((key, text) for key, text in given.get("details", {}).items() if text.strip())
    values |= {name: given[name] for name in ("audience", "highlighted") if name in given}
    values |= {"on": str(given["on"])} if "on" in given else {}
    return values


def _check(parts: _Parts) -> None:
    """Raises BadInput for a field that can not be."""
    for name, value in parts.values.items():
        if name not in FIELDS:
            near = did_you_mean(name, list(FIELDS))
            raise _wrong(parts, (name,), f"there is no field {name!r};{near} are {', '.join(FIELDS)}")
        if expected := _misfit(name, value):
            raise _wrong(parts, (name,), f"{name} is {expected}")
    for key, text in parts.values.get("details", {}).items():
        if not isinstance(text, str):
            raise _wrong(parts, ("details", key), f"the answer to {key} is text in quotes")


def _misfit(name: str, value: object) -> str:
    """What is expected instead of this value; empty when nothing is."""
    match name:
        case "details":
            return (
                "" if isinstance(value, dict) else "a table: [details], and below it a line for each answer"
            )
        case "highlighted":
            return "" if isinstance(value, bool) else "true or false"
        case "audience":
            return "" if value in AUDIENCES else f"one of {', '.join(AUDIENCES)}, in quotes"
        case "on":
            return "" if not isinstance(value, bool | int | float | list | dict) else "a day, in quotes"
        case _ if name in SEVERAL:
            names = isinstance(value, list) and all(isinstance(each, str) for each in value)
            return "" if names else 'a list of names such as ["tea", "kettle"]'
        case _:
            return "" if isinstance(value, str) else "text in quotes"


def _wrong(parts: _Parts, path: tuple[str, ...], sentence: str) -> BadInput:
    return _unread(line_of(parts.header, path), sentence)


def _unread(line: int, sentence: str) -> BadInput:
    return BadInput(f"Line {line} of the form can not be read: {sentence}. Nothing was changed.")
