"""How the owner wants themes to be found: what is set, and what the journal knows to be decided."""

from __future__ import annotations

from reflect.cli.desk import Desk
from reflect.core.themes import Reading
from reflect.journal.journal import Journal
from reflect.journal.themes import decisions


def theme_reading(work: Desk, journal: Journal) -> Reading:
    return words_set(work)._replace(decisions=decisions(journal))


def words_set(work: Desk) -> Reading:
    """The languages and words of the configuration."""
    set_ = work.settings
    return Reading(languages=set_.languages, stop=set_.stop_words, weak=set_.weak_words)
