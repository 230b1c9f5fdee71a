"""Reading a framework from one TOML file.

Shape: ``key``, ``name`` and ``about`` at the top; ``[[question]]`` with ``key``, ``wording`` and perhaps
``lens`` and ``audience``; in each, two to four ``[[question.probe]]`` with ``key``, ``wording`` and perhaps
``opens``. A mistake is a BadInput that reads ``FILE:LINE: what is wrong; what is expected.``
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.follow_up import KINDS
from reflect.core.framework import Framework, Probe, Question
from reflect.core.lens import LENSES
from reflect.core.reflection import AUDIENCES
from reflect.core.toml_places import line_of, mistake_in

_KEYS_OF = {
    "framework": ("key", "name", "about", "question"),
    "question": ("key", "wording", "lens", "audience", "probe"),
    "probe": ("key", "wording", "opens"),
}
_PLACE_OF = {
    **dict.fromkeys(("name", "about"), "at the top of the file, above the first [[question]]"),
    "lens": "in a [[question]], above its probes",
    "audience": "in a [[question]], above its probes",
    "probe": "below its question, as [[question.probe]]",
    "opens": "in a [[question.probe]]",
}
_MISTAKES = {  # how the parser's words begin -> what is wrong; what is expected
    "Cannot overwrite": "this gives the same key a second time; give each key once",
    "Cannot declare": "this table is written twice; begin each question with [[question]]",
    "Expected '='": 'there is no = after the key; write key = "text"',
    "Expected ']": "the brackets are not closed; write [[question]] or [[question.probe]]",
    "Expected newline": 'something follows the value; end the line there (a quote inside text is \\")',
    "Illegal character '\\n'": 'the text is not closed; end it with a quote (several lines stand in """)',
    "Unterminated": "the text that begins here is never closed; end it with the quotes it begins with",
    "Unclosed": "the list that begins here is never closed; end it with ]",
    "Unescaped": "a single backslash is not text in double quotes; write it twice",
    "Invalid value": 'TOML knows no such value; put text in straight double quotes, as in key = "text"',
}


def read_framework(text: str, *, file: str) -> Framework:
    """The framework that this TOML text holds; an error names ``file`` as the place it came from."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    top = _Table(file, text, "framework", (), _parsed(text, file=file))
    top.refuse_unknown_keys()
    key, name, about = top.key(), top.text("name"), top.text("about")
    questions = top.tables("question")
    if not questions:
        raise top.wrong("there is no question; write at least one [[question]]")
    return Framework(key, name, about, tuple(_question(each, framework=key) for each in questions))


def _question(table: _Table, *, framework: str) -> Question:
    table.refuse_unknown_keys()
    key, wording = table.key(), table.text("wording")
    lens, audience = table.choice("lens", LENSES), table.choice("audience", AUDIENCES)
    probes = table.tables("probe")
    if not 2 <= len(probes) <= 4:
        where = probes[4] if len(probes) > 4 else table
        raise where.wrong(f"the question {key!r} has {len(probes)} [[question.probe]]; write two to four")
    return Question(framework, key, wording, lens, audience, tuple(map(_probe, probes)))


def _probe(table: _Table) -> Probe:
    table.refuse_unknown_keys()
    return Probe(table.key(), table.text("wording"), table.choice("opens", KINDS))


class _Table(NamedTuple):
    """One table of a file: of what kind, the way to it from the top, and what it holds."""

    file: str
    source: str
    kind: str
    path: tuple[str | int, ...]
    values: dict[str, Any]

    def wrong(self, sentence: str, *, at: str | None = None) -> BadInput:
        line = line_of(self.source, self.path if at is None else (*self.path, at))
        return BadInput(f"{self.file}:{line}: {sentence}.")

    def refuse_unknown_keys(self) -> None:
        known = _KEYS_OF[self.kind]
        for key in self.values:
            if key in _PLACE_OF and key not in known:
                raise self.wrong(f"{key!r} is not for the {self.kind}; it goes {_PLACE_OF[key]}", at=key)
            if key not in known:
                unknown = f"the {self.kind} takes no {key!r}{_did_you_mean(key, known)}"
                raise self.wrong(f"{unknown}; it takes {_listed(known, 'and')}", at=key)

    def text(self, key: str) -> str:
        """The text of a key that must be there, as one line: the file may break it over several."""
        if key not in self.values:
            raise self.wrong(f'the {self.kind} has no {key}; add {key} = "..."')
        if not isinstance(self.values[key], str):
            raise self.wrong(f"{key} is not text; put it in quotes", at=key)
        text = " ".join(self.values[key].split())
        if not text:
            raise self.wrong(f"{key} is empty; write its words between the quotes", at=key)
        if any(ord(character) < 32 or 127 <= ord(character) < 160 for character in text):
            raise self.wrong(f"{key} holds a control character; use only what can be printed", at=key)
        return text

    def key(self) -> str:
        key = self.text("key")
        if not re.fullmatch("[a-z0-9][a-z0-9-]*", key):
            plain = re.sub("[^a-z0-9]+", "-", key.lower()).strip("-")
            expected = "use lower-case letters, digits and hyphens" + (
                f", such as {plain!r}" if plain else ""
            )
            raise self.wrong(f"{key!r} cannot be a key; {expected}", at="key")
        return key

    def choice(self, key: str, allowed: Sequence[str]) -> str | None:
        if key not in self.values:
            return None
        word = self.text(key)
        if word not in allowed:
            unknown = f"{key} cannot be {word!r}{_did_you_mean(word, allowed)}"
            raise self.wrong(f"{unknown}; use {_listed(allowed, 'or')}, or leave {key} out", at=key)
        return word

    def tables(self, kind: str) -> list[_Table]:
        """The questions of a framework or the probes of a question, each with a key of its own."""
        found = self.values.get(kind, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            header = "[[question]]" if kind == "question" else "[[question.probe]]"
            raise self.wrong(f"{kind} is not a list of tables; write {header} above each {kind}", at=kind)
        tables = [
            self._replace(kind=kind, path=(*self.path, kind, at), values=each)
            for at, each in enumerate(found)
        ]
        seen: dict[str, _Table] = {}
        for table in tables:
            key = str(table.values.get("key"))
            if "key" in table.values and seen.setdefault(key, table) is not table:
                line = line_of(self.source, (*seen[key].path, "key"))
                raise table.wrong(
                    f"the {kind} in line {line} has the key {key!r} already; choose another", at="key"
                )
        return tables


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # only a mistake pays for it

    near = get_close_matches(word.lower(), known, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _parsed(text: str, *, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words, where = mistake_in(text, error)
        other = f'this is not TOML ({words}); a line is key = "text", [[question]] or a # comment'
        told = next((mistake for start, mistake in _MISTAKES.items() if words.startswith(start)), other)
        raise BadInput(f"{file}:{where}: {told}.") from None
    except (ValueError, RecursionError):
        raise BadInput(f"{file}:1: a number or list is too large; a framework holds only text.") from None
