"""What Day One exports: its JSON, or the zip that holds it beside the pictures.

The time of an entry is that of its own time zone, which the export names. Day One writes a backslash
before what Markdown might take for a sign (``2\\.5``); the writer did not, so it is taken away again.
Pictures and recordings stay in the export: where they stood, the text still says so.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reflect.core.errors import BadInput
from reflect.core.incoming import Incoming, Refused
from reflect.core.reflection import Draft
from reflect.exchange.taking import Diary, Taking, UnfitError, utf8

LARGEST = 1024 * 1024 * 1024  # bytes of one JSON in a zip; a small zip may claim any number
ATTACHED = {
    "photos": ("picture", "pictures"),
    "videos": ("film", "films"),
    "audios": ("recording", "recordings"),
    "pdfAttachments": ("PDF", "PDFs"),
}
_ESCAPED = r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])"  # the signs of Markdown
_CODE = r"(```.*?(?:```|\Z)|`[^`\n]*`)"


def read_dayone(content: bytes, *, name: str, escapes: bool = False, taking: Taking) -> Diary:
    """The entries of an export. ``escapes``: leave the text as Day One wrote it. Raises BadInput."""
    documents = _inside(content, name=name) if content[:4] == b"PK\x03\x04" else [(name, content)]
    rows: list[Incoming | Refused] = []
    attached: Counter[str] = Counter()
    blank = 0
    for file, document in documents:
        for place, entry in enumerate(_entries(document, name=file), 1):
            attached.update(_attached(entry))
            if not _text(entry, escapes=True).strip():
                blank += 1
                continue
            here = file if len(documents) > 1 else ""
            rows.append(_row(place, entry, file=here, escapes=escapes, taking=taking))
    return Diary(rows, blank, _notes(attached))


def _inside(content: bytes, *, name: str) -> list[tuple[str, bytes]]:
    """The JSON files at the top of the zip; each is a journal."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = sorted(
                (each for each in packed.infolist() if re.fullmatch(r"[^/]+\.json", each.filename)),
                key=lambda each: each.filename,
            )
            if too_large := next((each for each in inside if each.file_size > LARGEST), None):
                raise BadInput(f"{name}: {too_large.filename} in it is too large to be a journal.")
            found = [(each.filename, packed.read(each)) for each in inside]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadInput(f"{name} is no zip that can be opened: {error}.") from None
    if not found:
        raise BadInput(f"{name} is no export of Day One: there is no Journal.json at the top of it.")
    return found


def _entries(content: bytes, *, name: str) -> list[dict[str, Any]]:
    try:
        document = json.loads(utf8(content, name=name))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{name} is no JSON: {error}.") from None
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not all(_is_entry(entry) for entry in entries):
        raise BadInput(
            f"{name} is no export of Day One: a list of entries, each with uuid and creationDate. "
            "In Day One: File, Export, JSON."
        )
    return entries


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("uuid"), str)
        and isinstance(entry.get("creationDate"), str)
        and isinstance(entry.get("text", ""), str)
        and isinstance(entry.get("timeZone", ""), str)
        and isinstance(entry.get("tags", []), list)
        and all(isinstance(tag, str) for tag in entry.get("tags", []))
    )


def _row(
    place: int, entry: dict[str, Any], *, file: str, escapes: bool, taking: Taking
) -> Incoming | Refused:
    try:
        draft = Draft(
            _text(entry, escapes=escapes),
            taking.moment(_local(entry), timed=entry.get("isAllDay") is not True),
            tags=tuple(tag for tag in entry.get("tags", ()) if tag.strip()),
            highlighted=entry.get("starred") is True or entry.get("isPinned") is True,
            key=entry["uuid"],
            inline=False,
        )
        return Incoming(place, (), entry["uuid"], taking.draft(draft))
    except UnfitError as unfit:
        return Refused(place, (), str(unfit), file)


def _local(entry: dict[str, Any]) -> datetime:
    """The clock on the wall where the entry was written. Raises UnfitError."""
    try:
        instant = datetime.fromisoformat(entry["creationDate"])
    except ValueError:
        raise UnfitError(f"{entry['creationDate'][:40]!r} is no date and time") from None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    zone = entry.get("timeZone", "").replace("\\/", "/")
    if not zone:
        return instant
    try:
        return instant.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnfitError(f"the time zone {zone[:40]!r} is not known on this machine") from None


def _text(entry: dict[str, Any], *, escapes: bool) -> str:
    text: str = entry.get("text", "")
    if escapes:
        return text
    pieces = re.split(_CODE, text, flags=re.DOTALL)
    return "".join(
        piece if place % 2 else re.sub(_ESCAPED, r"\1", piece) for place, piece in enumerate(pieces)
    )


def _attached(entry: dict[str, Any]) -> dict[str, int]:
    found = {kind: len(entry[kind]) for kind in ATTACHED if isinstance(entry.get(kind), Sequence)}
    return found | {kind: 1 for kind in ("location", "weather") if entry.get(kind)}


def _notes(attached: Counter[str]) -> tuple[str, ...]:
    """What stays behind, in words."""
    counted = [
        f"{attached[kind]} {one if attached[kind] == 1 else several}"
        for kind, (one, several) in ATTACHED.items()
        if attached[kind]
    ]
    notes = []
    if counted:
        notes.append(f"Not taken over: {', '.join(counted)}; the texts say where they stood.")
    places = [kind for kind in ("location", "weather") if attached[kind]]
    if places:
        notes.append(f"Not taken over: {' and '.join(places)}.")
    return tuple(notes)
