"""What a file of text is written in: said by the person, marked in the file, or UTF-8.

One more is recognised, because spreadsheets on Windows write it without asking: cp1252. Statistical
detectors were tried and left: on short files they take French for a Mac's Latin-2 and Polish for
cp1252, and wrong characters in a journal are worse than a question. So the rule here is narrow: what
every Windows code page of Europe reads the same way is taken; other letters only when they are those
of one language and words of that language stand in the file. Everything else is asked for.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from reflect.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1024 * 1024  # bytes; as large as a record may be

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Encoding(NamedTuple):
    """``name`` is Python's; ``known_by`` says how certain it is."""

    name: str
    known_by: Literal["asked", "marked", "utf-8", "recognised"]


def encoding_of(stream: BinaryIO, *, asked: str | None, name: str) -> Encoding:
    """What the file is written in. ``name`` is the file's, for messages; the stream can seek.

    Raises BadInput when the bytes are not what was asked for, or not certainly anything.
    """
    stream.seek(0)
    head = stream.read(64 * 1024)
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), None)
    if asked is not None:
        found = Encoding(_asked(asked, marked, name=name), "asked")
    elif marked is not None:
        found = Encoding(marked, "marked")
    elif unmarked := _unmarked_utf16(head):
        found = Encoding(unmarked, "recognised")
    else:
        found = Encoding("utf-8", "utf-8")
    wrong = _first_wrong(stream, found.name)
    if wrong is None:
        return found
    if found.known_by == "utf-8" and _is_western_windows(stream):
        return Encoding("cp1252", "recognised")
    raise BadInput(_wrong_sentence(found, line=_line_at(stream, wrong, found.name), name=name))


def _asked(asked: str, marked: str | None, *, name: str) -> str:
    try:
        codec = codecs.lookup(asked)
        "".encode(asked)  # only text encodings can do that: not base64, not zip
    except (LookupError, UnicodeError):
        raise BadInput(
            f"There is no encoding {asked!r}; write for example utf-8, cp1252, utf-16 or cp850."
        ) from None
    if marked is None:
        return "utf-8-sig" if codec.name == "utf-8" else codec.name
    if _family(codec.name) != _family(marked):
        raise BadInput(
            f"{name} begins with the mark of {_family(marked)}, not {asked}; leave --encoding out."
        )
    return marked


def _family(codec: str) -> str:
    return codec[:6]  # utf-16-le -> utf-16


def _wrong_sentence(found: Encoding, *, line: int, name: str) -> str:
    if found.known_by == "utf-8":
        return f"{name}: line {line} is not UTF-8; name its encoding with --encoding, for example cp1252."
    said = found.name.removesuffix("-sig")
    return f"{name}: line {line} is not {said}; name another encoding with --encoding, or mend the line."


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without its mark, mostly of Latin letters: one byte of nearly every pair is NUL."""
    pairs = len(head) // 2
    nul_first, nul_second = head[0::2].count(0), head[1::2].count(0)
    if pairs and not nul_first and nul_second > pairs / 2:
        return "utf-16-le"
    if pairs and not nul_second and nul_first > pairs / 2:
        return "utf-16-be"
    return None


def _first_wrong(stream: BinaryIO, codec: str) -> int | None:
    """The place (in bytes) of the first byte that is no text; None when all of it is.

    Stops at a line longer than any record may be: whoever reads that far refuses the line.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    stream.seek(0)
    place = 0
    for chunk in _chunks(stream):
        place += len(chunk)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return place - len(error.object) + error.start
        if len(chunk) == CHUNK and b"\n" not in chunk and b"\r" not in chunk:
            return None
    return None


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """All of it, and one empty chunk at the end."""
    while chunk := stream.read(CHUNK):
        yield chunk
    yield b""


def _line_at(stream: BinaryIO, place: int, codec: str) -> int:
    """The number of the line on which a byte stands, counted from 1."""
    newlines = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)("replace"), translate=True)
    stream.seek(0)
    line = 1
    while place > 0 and (chunk := stream.read(min(place, CHUNK))):
        place -= len(chunk)
        line += newlines.decode(chunk).count("\n")
    return line


# What cp1250, cp1252, cp1254 and cp1257 read alike needs no proof (German needs nothing more).
_SHARED = frozenset("äéóöüß")

# Of each language the letters beyond those, and everyday words that hold them.
_LANGUAGES = tuple(
    (_SHARED.union(letters), frozenset(words.split()))
    for letters, words in (
        ("àâçèêïñ", "à naïve naïvely façade façades crème voilà déjà señor señora jalapeño"),
        (
            "àâçèêëîïôùûÿœ",
            "à très même où ça après déjà être là voilà problème problèmes dès sûr plutôt",
        ),
        (
            "áíúñ¿¡ªº",
            "más está están así día días había año años mañana sí aquí según algún ningún",
        ),
        ("áâãàçêíôõúªº", "não são está já à às há então você mês reunião atenção além três questão"),
        ("àèìíòùúªº", "è più così già però può città là lì sarà cioè perciò"),
        ("àçèíïòú", "què perquè això així està però també"),
        (
            "ëïè",
            "ideeën financiële geïnformeerd categorieën reële officiële patiënten cliënten",
        ),
        ("æøåèôò", "på også så når må få får være før går både næste møde møte nå igjen første"),
        ("åà", "på så från då något också två åt måste får år går"),
        ("áíúýþæð", "það við því þegar þetta hafði þess voruð þeir eða"),
    )
)

_RUN = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LETTER = r"[^\W\d_ªº¹²³¼½¾]"
_UNIT = re.compile(rf"(?<!{_LETTER})(?:[ckdm]?m|ft)[²³](?!{_LETTER})")
_MISPLACED = re.compile(  # more likely a letter, or half of one, in another encoding
    rf"{_LETTER}[“”„‚‹›«»•™©®°±§]{_LETTER}|{_LETTER}[„‚]|™{_LETTER}"
    rf"|{_LETTER}[£€¹²³¼½¾×÷]|[£€¹²³¼½¾×÷]{_LETTER}"
    r"|[a-zß-ÿšžœ][À-ÞŠŽŒŸ]"
    r"|[¢¤¥¦¨¬¯¶¸µˆ˜‰†‡ƒ]"
)


def _is_western_windows(stream: BinaryIO) -> bool:
    letters: set[str] = set()
    words: set[str] = set()
    for run in _distinct_runs(stream):
        try:
            text = _UNIT.sub("", run.decode("cp1252"))
        except UnicodeDecodeError:
            return False
        if _MISPLACED.search(text):
            return False
        lowered = text.lower()
        letters.update(c for c in lowered if c > "\x7f" and (c.isalpha() or c in "¿¡"))
        words.update(re.findall(r"[^\W\d_]+", lowered))
    if letters <= _SHARED:
        return not words & _SHARED  # none of them is a word by itself
    return any(letters <= alphabet and words & telling for alphabet, telling in _LANGUAGES)


def _distinct_runs(stream: BinaryIO) -> Iterator[bytes]:
    """Words and signs with a byte beyond ASCII in them, most of them once."""
    stream.seek(0)
    seen: set[bytes] = set()
    while line := stream.readline(CHUNK):
        for run in _RUN.findall(line):
            if run not in seen:
                seen.add(run)
                yield run
        if len(seen) > 100_000:
            seen.clear()
