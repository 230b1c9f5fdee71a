"""What of the questions was answered, how often and when last."""

from __future__ import annotations

from datetime import date

from reflect.core.learning.coverage import Answers, Asked, Coverage, coverage, together
from reflect.core.query import Filter
from reflect.journal import finding
from reflect.journal.frameworks import KeptQuestion, question_named, questions, shortest
from reflect.journal.journal import Journal

# Every question, also in words that are not asked any more.
EVERY_QUESTION = """
SELECT q.number, f.key, q.key, q.lens FROM question q JOIN framework f ON f.number = q.framework
"""

# How often each was answered. The plus keeps SQLite from walking an index of all answers.
COUNTS = "SELECT +r.question, count(*) FROM reflection r WHERE {conditions} GROUP BY +r.question"

# When each was last answered: one step into an index for each, where no filter makes it look further.
LAST = """
SELECT q.number,
       (SELECT r.day FROM reflection r
         WHERE r.question = q.number AND {conditions} ORDER BY r.day DESC LIMIT 1)
  FROM question q
"""


def find_coverage(journal: Journal, wanted: Filter, *, today: date, weeks: int) -> Coverage:
    """The questions in use; of a filter's question or lens only those it lets through."""
    every = questions(journal)
    in_use = [each for each in every if each.in_use]
    counts, last = _answers(journal, wanted)
    answered: dict[tuple[str, str], list[Answers]] = {}
    lenses: dict[str, list[Answers]] = {}
    for number, framework, key, lens in journal.rows(EVERY_QUESTION):
        said = Answers(counts.get(number, 0), last.get(number))
        answered.setdefault((framework, key), []).append(said)
        if lens:
            lenses.setdefault(lens, []).append(said)
    return coverage(
        [_asked(each, in_use) for each in _chosen(in_use, every, wanted)],
        answered={name: together(found) for name, found in answered.items()},
        lenses={lens: together(found) for lens, found in lenses.items()},
        unsorted=counts.get(None, 0),
        today=today,
        weeks=weeks,
    )


def _answers(journal: Journal, wanted: Filter) -> tuple[dict[int | None, int], dict[int, date]]:
    """By the number of a question: how often in what the filter lets through, and the last day at whatever
    time and about whatever, among those that may be seen: nothing else says that it was never answered."""
    where, parameters, unknown = finding.condition(journal, wanted)
    counts = {} if unknown else dict(journal.rows(COUNTS.format(conditions=where), parameters))
    where, parameters, _ = finding.condition(journal, Filter(audiences=wanted.audiences))
    with journal.reading_back("a day"):
        rows = journal.rows(LAST.format(conditions=where), parameters)
        return counts, {number: date.fromisoformat(day) for number, day in rows if day}


def _chosen(in_use: list[KeptQuestion], every: list[KeptQuestion], wanted: Filter) -> list[KeptQuestion]:
    if wanted.question:
        return [question_named(wanted.question, every)]
    return [each for each in in_use if wanted.lens in (None, each.lens)]


def _asked(question: KeptQuestion, in_use: list[KeptQuestion]) -> Asked:
    typed = shortest(question, in_use) if question.in_use else f"{question.framework}/{question.key}"
    return Asked(
        question.framework,
        question.key,
        question.wording,
        question.lens,
        typed=typed,
        audience=question.audience,
    )
