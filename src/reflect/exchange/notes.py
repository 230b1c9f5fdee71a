"""Notes in Markdown: a file each, with its date in the front matter or in its name.

The front matter is YAML between two lines of three hyphens; every value in it is read as the text that
stands there, so that ``tag: no`` is a tag and no answer. Obsidian's daily notes say their day in their
names. The text stays as written, lists, headings and #tags included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.core.moment import MIDNIGHT, Moment
from reflect.core.reflection import AUDIENCES, TEXT_LIMIT, Draft
from reflect.exchange.csv.date_values import date_parts
from reflect.exchange.pages.reading import is_ours
from reflect.exchange.pages.taking import rows_of
from reflect.exchange.taking import Diary, Taking, UnfitError, utf8

Fields = dict[str, Any]

SUFFIXES = (".md", ".markdown", ".mdown")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMED_DAY = (
    r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?:[T _-]+(\d\d)[-:.h]?(\d\d)(?!\d))?"
    r"|(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)"
)
_WHEN = ("on", "date", "created", "created_at", "datetime")  # the keys that say when, the first one counts


def read_notes(place: Path, *, on: Moment | None = None, taking: Taking) -> Diary:
    """The notes of a folder, or of one file. ``on``: when notes were that do not say it themselves.

    Raises BadInput for what holds none.
    """
    if place.is_file():
        return _of_files([(place.name, place.read_bytes())], on=on, taking=taking)
    files = list(_files(place))
    notes = [file for file in files if file.suffix.lower() in SUFFIXES]
    if not notes:
        raise BadInput(f"{place} holds no Markdown: no file in it ends in .md.")
    diary = _of_files(
        ((file.relative_to(place).as_posix(), file.read_bytes()) for file in notes), on=on, taking=taking
    )
    others = len(files) - len(notes)
    told = f"{others} file{'' if others == 1 else 's'} beside the notes left where they are: no Markdown."
    return diary._replace(notes=(told,) if others else ())


def _files(folder: Path) -> Iterator[Path]:
    """In the order of their names; hidden ones are a program's own (.obsidian, .trash, .git)."""
    for each in sorted(folder.iterdir()):
        if each.name.startswith("."):
            continue
        if each.is_dir() and not each.is_symlink():
            yield from _files(each)
        elif each.is_file():
            yield each


def _of_files(files: Any, *, on: Moment | None, taking: Taking) -> Diary:
    rows: list[Incoming | Refused] = []
    blank = 0
    for name, content in files:
        try:
            written = utf8(content, name=name)
            if is_ours(written):
                rows += rows_of(name, written, taking=taking)
                continue
            fields, text = _parted(written)
            if not text.strip():
                blank += 1
                continue
            rows.append(_row(name, fields, text, on=on, taking=taking))
        except UnfitError as unfit:
            rows.append(Refused(1, (), str(unfit), name))
        except BadInput as error:
            rows.append(Refused(1, (), error.sentence.rstrip("."), name))
    return Diary(rows, blank)


def _parted(text: str) -> tuple[Fields, str]:
    """The front matter and the note below it. Raises UnfitError for YAML that is none."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    import yaml

    try:
        fields = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 - text, lists and keys, nothing else
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "it can not be read"
        raise UnfitError(f"the front matter is no YAML{line}: {problem}") from None
    except RecursionError:
        raise UnfitError("the front matter is nested too deep") from None
    known = fields if isinstance(fields, dict) else {}
    return {str(key).lower(): value for key, value in known.items()}, text[found.end() :]


def _row(name: str, fields: Fields, text: str, *, on: Moment | None, taking: Taking) -> Incoming:
    text = text.strip("\r\n").rstrip()
    title = _one(fields, "title")
    if title and title not in text.split("\n", 1)[0]:
        text = f"{title}\n\n{text}"
    if len(text.encode("utf-8", "surrogatepass")) > TEXT_LIMIT:
        raise UnfitError(f"a reflection holds at most {TEXT_LIMIT:,} bytes; this note is longer")
    audience = _one(fields, "audience")
    if audience is not None and audience not in AUDIENCES:
        raise UnfitError(f"the audience {audience!r} is none of {', '.join(AUDIENCES)}")
    draft = Draft(
        text,
        _moment(name, fields, on=on, taking=taking),
        question=_question(fields),
        point=_one(fields, "point"),
        tags=tuple(tag.lstrip("#") for tag in _several(fields, "tags", "tag") if tag.lstrip("#")),
        by=_one(fields, "by"),
        with_=_several(fields, "with"),
        from_=_several(fields, "from"),
        audience=audience,
        details=tuple((key, words) for key, words in _details(fields)),
        highlighted=(_one(fields, "highlighted") or "").lower() in ("true", "yes"),
        key=_one(fields, "key") or _one(fields, "id") or name,
    )
    return Incoming(1, (), draft.key, taking.draft(draft))


def _moment(name: str, fields: Fields, *, on: Moment | None, taking: Taking) -> Moment:
    """From the front matter, then the name, then what was said for all. Raises UnfitError."""
    said = next((written for key in _WHEN if (written := _one(fields, key))), None)
    if said is not None:
        parts = date_parts(said)
        days = set(parts.days().values()) if parts else set()
        if parts is None or len(days) != 1:
            why = "is no date" if not days else "may be day or month first"
            raise UnfitError(f"{said[:40]!r} {why}; write 2026-11-22 or 2026-11-22 14:05")
        wall = datetime.combine(days.pop(), parts.clock or MIDNIGHT, tzinfo=parts.zone)
        timed = parts.clock is not None and _one(fields, "timed") != "false"
        return taking.moment(wall, timed=timed)
    if found := re.search(_NAMED_DAY, name.rpartition("/")[2]):
        numbers = found.group(1, 2, 3) if found[1] else found.group(6, 7, 8)
        year, month, day = (int(number) for number in numbers)
        try:
            named = date(year, month, day)
            wall = datetime(year, month, day, int(found[4] or 0), int(found[5] or 0))  # noqa: DTZ001
        except ValueError:
            raise UnfitError(f"{found[0]} in its name is no day of the calendar") from None
        return taking.moment(wall, timed=found[4] is not None and wall.date() == named)
    if on is None:
        raise UnfitError("no date, neither in its front matter nor in its name; --on says one")
    return on


def _question(fields: Fields) -> str | None:
    question, framework = _one(fields, "question"), _one(fields, "framework")
    return f"{framework}/{question}" if question and framework and "/" not in question else question


def _one(fields: Fields, key: str) -> str | None:
    value = fields.get(key)
    return (value.strip() or None) if isinstance(value, str) and value.strip() not in ("~", "null") else None


def _several(fields: Fields, *keys: str) -> tuple[str, ...]:
    """A list, or names with commas between them."""
    value: object = next((fields[key] for key in keys if key in fields), None)
    pieces = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(piece.strip() for piece in pieces if isinstance(piece, str) and piece.strip())


def _details(fields: Fields) -> Iterator[tuple[str, str]]:
    value: object = fields.get("details")
    for key, words in value.items() if isinstance(value, dict) else ():
        if isinstance(key, str) and isinstance(words, str) and words.strip():
            yield key, words
