"""The frameworks a journal keeps: their questions as they were asked, and which are in use.

A journal explains itself: old reflections keep the wording and lens of their question even when a
framework's file is gone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reflect.core.errors import BadInput
from reflect.core.framework import Framework, Probe, Question
from reflect.core.near import did_you_mean
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

# What a framework asks so far, as it is asked.
ASKED = """
SELECT number, key, wording, lens, audience, probes
  FROM question
 WHERE framework = :framework AND position IS NOT NULL
"""

# A question is not asked any more; what answered it keeps it.
RETIRE = "UPDATE question SET position = NULL WHERE number = :number"

# A question is asked, in these words.
ASK = """
INSERT INTO question (framework, key, wording, lens, audience, probes, position)
VALUES (:framework, :key, :wording, :lens, :audience, :probes, :position)
"""

# A question has another place.
MOVE = "UPDATE question SET position = :position WHERE number = :number"

# The frameworks that the journal keeps, those in use first and in their order.
FRAMEWORKS = """
  SELECT key, name, about, position
    FROM framework
ORDER BY position IS NULL, position, key
"""

# The questions of the frameworks, in their order; those that are not asked any more are left out.
QUESTIONS = """
  SELECT q.number, f.key, q.key, q.wording, q.lens, q.audience, q.probes, f.position
    FROM question q JOIN framework f ON f.number = q.framework
   WHERE q.position IS NOT NULL
ORDER BY f.position IS NULL, f.position, f.key, q.position
"""

# The question that a reflection answers, as it was asked then.
ANSWERED = """
SELECT q.number, f.key, q.key, q.wording, q.lens, q.audience, q.probes, f.position
  FROM reflection r
  JOIN question q ON q.number = r.question
  JOIN framework f ON f.number = q.framework
 WHERE r.number = :reflection
"""

# A framework is in use.
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
    asked = [KeptQuestion(0, *question, in_use=False) for question in framework.questions]
    return KeptFramework(framework.key, framework.name, framework.about, in_use=False), asked


def install(db: sqlite3.Connection, keys: Sequence[str]) -> None:
    """Frameworks that ship, for a new journal to ask from; none named: the usual ones."""
    for position, key in enumerate(keys or IN_USE_FROM_THE_START):
        keep(db, shipped(key))
        db.execute(USE, {"position": position, "key": key})


def frameworks(journal: Journal) -> list[KeptFramework]:
    """Those in use first, in their order; then the others that the journal keeps."""
    return [
        KeptFramework(key, name, about, position is not None)
        for key, name, about, position in journal.rows(FRAMEWORKS)
    ]


def questions(journal: Journal) -> list[KeptQuestion]:
    """Every question the journal asks, those in use first and in the order they are asked."""
    with journal.reading_back("a question"):
        return [_question(row) for row in journal.rows(QUESTIONS)]


def answered_by(journal: Journal, reflection: int) -> KeptQuestion | None:
    """The question a reflection answers, in the words it was asked in then."""
    with journal.reading_back("a question"):
        row = journal.row(ANSWERED, {"reflection": reflection})
        return _question(row) if row else None


def _question(row: Any) -> KeptQuestion:
    number, framework, key, wording, lens, audience, probes, position = row
    asked = tuple(Probe(probe["key"], probe["wording"], probe["opens"]) for probe in json.loads(probes))
    return KeptQuestion(number, framework, key, wording, lens, audience, asked, in_use=position is not None)


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
    keys = [shortest(q, in_use) for q in in_use]
    framework = wanted.partition("/")[0]
    if framework in SHIPPED and framework not in {q.framework for q in among}:
        raise BadInput(f"{framework} is not in use; `reflect framework use` brings it in.")
    raise BadInput(f"There is no question {name!r};{did_you_mean(wanted, keys)} are {', '.join(keys)}.")


def shortest(question: KeptQuestion, in_use: list[KeptQuestion]) -> str:
    """The key alone, where that is enough to name the question among those in use."""
    same = [q for q in in_use if q.key == question.key]
    alone = len(same) == 1 or question.framework == in_use[0].framework
    return question.key if alone else f"{question.framework}/{question.key}"


def keep(db: sqlite3.Connection, framework: Framework) -> None:
    """Its questions are rows of the journal; what is not asked any more stays with what answered it."""
    said = {"key": framework.key, "name": framework.name, "about": framework.about}
    [(number,)] = db.execute(KEEP_FRAMEWORK, said).fetchall()
    asked = {tuple(row[1:]): row[0] for row in db.execute(ASKED, {"framework": number})}
    rows = {_row(question): place for place, question in enumerate(framework.questions)}
    for row, kept in asked.items():
        if row not in rows:
            db.execute(RETIRE, {"number": kept})
    for row, place in rows.items():
        if row in asked:
            db.execute(MOVE, {"number": asked[row], "position": place})
        else:
            key, wording, lens, audience, probes = row
            new = {"framework": number, "key": key, "wording": wording, "lens": lens}
            db.execute(ASK, new | {"audience": audience, "probes": probes, "position": place})


def _row(question: Question) -> tuple[str, str, str | None, str | None, str]:
    """What makes a question this one: anything else in it makes it another."""
    probes = [{"key": p.key, "wording": p.wording, "opens": p.opens} for p in question.probes]
    said = json.dumps(probes, ensure_ascii=False)
    return question.key, question.wording, question.lens, question.audience, said
