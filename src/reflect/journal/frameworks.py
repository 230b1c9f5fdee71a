"""The frameworks a journal keeps: their questions as they were asked, and which are in use.

A journal explains itself: old reflections keep the wording and lens of their question even when a
framework's file is gone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reflect.core.errors import BadInput
from reflect.core.framework import Framework, Probe, Question
from reflect.core.near import near
from reflect.journal.journal import Journal

TOML_FILES = Path(__file__).parent.parent / "frameworks"
IN_USE_FROM_THE_START = ("capturing-learning", "learning-in-practice")
SHIPPED = (
    *IN_USE_FROM_THE_START,
    "after-action-review",
    "what-so-what-now-what",
    "gibbs",
    "start-stop-continue",
    "action-learning",
)

# A framework new to the journal, or its new wording.
KEEP_FRAMEWORK = """
INSERT INTO framework (key, name, about) VALUES (:key, :name, :about)
    ON CONFLICT (key) DO UPDATE SET name = :name, about = :about
RETURNING number
"""

# A question new to the journal, or its new wording.
KEEP_QUESTION = """
INSERT INTO question (framework, key, wording, lens, audience, probes, position)
VALUES (:framework, :key, :wording, :lens, :audience, :probes, :position)
    ON CONFLICT (framework, key) DO UPDATE
   SET wording = :wording, lens = :lens, audience = :audience, probes = :probes, position = :position
"""

# The frameworks that the journal keeps, those in use first and in their order.
FRAMEWORKS = """
  SELECT key, name, about, position
    FROM framework
ORDER BY position IS NULL, position, key
"""

# The questions of a framework, in their order.
QUESTIONS = """
  SELECT q.number, f.key, q.key, q.wording, q.lens, q.audience, q.probes, f.position
    FROM question q JOIN framework f ON f.number = q.framework
ORDER BY f.position IS NULL, f.position, f.key, q.position
"""

# Put none in use, then one by one in the order given.
USE_NONE = "UPDATE framework SET position = NULL"
USE = "UPDATE framework SET position = :position WHERE key = :key"


class KeptQuestion(NamedTuple):
    """A question of this journal, with its number here."""

    number: int
    framework: str
    key: str
    wording: str
    lens: str | None
    audience: str | None
    probes: tuple[Probe, ...]
    in_use: bool

    @property
    def asked(self) -> Question:
        return Question(self.framework, self.key, self.wording, self.lens, self.audience, self.probes)


class KeptFramework(NamedTuple):
    key: str
    name: str
    about: str
    in_use: bool


def shipped(key: str) -> Framework:
    """A framework that comes with the package."""
    from reflect.core.framework_toml import read_framework

    file = f"{key}.toml"
    text = (TOML_FILES / file).read_text(encoding="utf-8")
    return read_framework(text, file=file)


def not_kept(key: str) -> tuple[KeptFramework, list[KeptQuestion]]:
    """A framework that ships, for a journal that does not keep it; its questions have no numbers."""
    framework = shipped(key)
    asked = [
        KeptQuestion(
            0,
            key,
            q.key,
            q.wording,
            q.lens,
            q.audience,
            q.probes,
            in_use=False,
        )
        for q in framework.questions
    ]
    return KeptFramework(framework.key, framework.name, framework.about, in_use=False), asked


def install_defaults(db: sqlite3.Connection) -> None:
    """What a new journal asks from the start."""
    for position, key in enumerate(IN_USE_FROM_THE_START):
        _keep(db, shipped(key))
        db.execute(USE, {"position": position, "key": key})


def keep(journal: Journal, framework: Framework) -> None:
    """Keep a framework in the journal; a question it kept already gets its new wording."""
    with journal.transaction():
        _keep(journal.db, framework)


def use(journal: Journal, keys: list[str]) -> None:
    """Set the list of frameworks in use; the first is the default. Raises BadInput for an unknown one."""
    kept = {framework.key for framework in frameworks(journal)}
    unknown = [key for key in keys if key not in kept and key not in SHIPPED]
    if unknown:
        choices = sorted({*kept, *SHIPPED})
        raise BadInput(
            f"There is no framework {unknown[0]!r};{did_you_mean(unknown[0], choices)} are "
            f"{', '.join(choices)}. `reflect framework add FILE` adds one's own."
        )
    with journal.transaction():
        for key in keys:
            if key not in kept:
                _keep(journal.db, shipped(key))
        journal.row(USE_NONE)
        for position, key in enumerate(dict.fromkeys(keys)):
            journal.row(USE, {"position": position, "key": key})


def frameworks(journal: Journal) -> list[KeptFramework]:
    """Those in use first, in their order; then the others that the journal keeps."""
    return [
        KeptFramework(key, name, about, position is not None)
        for key, name, about, position in journal.rows(FRAMEWORKS)
    ]


def questions(journal: Journal) -> list[KeptQuestion]:
    """Every question the journal keeps, those in use first and in the order they are asked."""
    with journal.reading_back("a question"):
        return [
            KeptQuestion(
                number=number,
                framework=framework,
                key=key,
                wording=wording,
                lens=lens,
                audience=audience,
                probes=tuple(Probe(p["key"], p["wording"], p["opens"]) for p in json.loads(probes)),
                in_use=position is not None,
            )
            for number, framework, key, wording, lens, audience, probes, position in journal.rows(QUESTIONS)
        ]


def question_named(name: str, among: list[KeptQuestion]) -> KeptQuestion:
    """The question that a person means by ``key`` or ``framework/key``.

    A bare key is the default framework's, then the only other in use that has it. Raises BadInput
    with near matches and the list of what can be asked.
    """
    wanted = name.strip().lower()
    exact = [q for q in among if f"{q.framework}/{q.key}" == wanted]
    if exact:
        return exact[0]
    in_use = [q for q in among if q.in_use]
    found = [q for q in in_use if q.key == wanted]
    if found and (found[0].framework == in_use[0].framework or len(found) == 1):
        return found[0]
    if found:
        exactly = " or ".join(f"{q.framework}/{q.key}" for q in found)
        raise BadInput(f"{name!r} is a question of several frameworks; write {exactly}.")
    keys = [_shortest(q, in_use) for q in in_use]
    framework = wanted.partition("/")[0]
    if framework in SHIPPED and framework not in {q.framework for q in among}:
        raise BadInput(f"{framework} is not in use; `reflect framework use` brings it in.")
    raise BadInput(f"There is no question {name!r};{did_you_mean(wanted, keys)} are {', '.join(keys)}.")


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """`` did you mean pressure or plan? There``, or `` there``: what there is follows."""
    close = near(word, choices)
    return f" did you mean {' or '.join(close)}? There" if close else " there"


def _shortest(question: KeptQuestion, in_use: list[KeptQuestion]) -> str:
    same = [q for q in in_use if q.key == question.key]
    return question.key if same[0] == question else f"{question.framework}/{question.key}"


def _keep(db: sqlite3.Connection, framework: Framework) -> None:
    said = {"key": framework.key, "name": framework.name, "about": framework.about}
    [(number,)] = db.execute(KEEP_FRAMEWORK, said).fetchall()
    for position, question in enumerate(framework.questions):
        probes = [{"key": p.key, "wording": p.wording, "opens": p.opens} for p in question.probes]
        db.execute(
            KEEP_QUESTION,
            {
                "framework": number,
                "key": question.key,
                "wording": question.wording,
                "lens": question.lens,
                "audience": question.audience,
                "probes": json.dumps(probes, ensure_ascii=False),
                "position": position,
            },
        )
