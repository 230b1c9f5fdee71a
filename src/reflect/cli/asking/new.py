"""``reflect ask``: today's questions, after what is due and one look back."""

from __future__ import annotations

from datetime import date

from reflect.cli.answer import stored_in_words
from reflect.cli.asking.completing import InText, own_names
from reflect.cli.asking.ending import told_at_the_end
from reflect.cli.asking.guided import Guided
from reflect.cli.asking.opening import MOST_DUE, ask_about_due, look_back
from reflect.cli.asking.prompting import Prompts
from reflect.cli.desk import Desk
from reflect.cli.when import moment_of
from reflect.core.asking import todays_questions
from reflect.core.errors import BadInput
from reflect.core.near import did_you_mean
from reflect.core.reflection import Draft
from reflect.journal import finding, follow_ups, frameworks, looking_back
from reflect.journal.frameworks import KeptQuestion
from reflect.journal.journal import Journal
from reflect.render.guided import opening

ALL_ANSWERED = "Every question has been answered today. Well done; come back tomorrow."


def guided_reflection(
    work: Desk, *, on: str | None, question: str | None, framework: str | None, private: bool
) -> None:
    if not work.terminal.interactive:
        raise BadInput("`reflect ask` asks at a terminal; a script writes `reflect add TEXT -q QUESTION`.")
    moment = moment_of(on, work)
    with work.reading(tell=False) as journal:
        asked = _questions(journal, question, framework, moment.day)
        whole = question is None and framework is None
        due = follow_ups.due(journal, by=work.today)[:MOST_DUE] if whole else []
        backs = looking_back.backs(journal, today=work.today)[:1] if whole else []
        own, abouts = own_names(journal), {each.key: each.about for each in frameworks.frameworks(journal)}
    if not (asked or due or backs):
        return work.terminal.answer(ALL_ANSWERED)
    prompts = Prompts(work, names=InText(own))
    guided = Guided(work, prompts, abouts=abouts, own=own)
    closed: list[str] = []
    with told_at_the_end(lambda: closed + list(map(stored_in_words, guided.saved)), work):
        ask_about_due(due, work, prompts, closed=closed)
        if closed:  # it may have been the very reason to look back
            with work.reading(tell=False) as journal:
                backs = looking_back.backs(journal, today=work.today)[:1]
        for back in backs:
            look_back(back, work, prompts)
        work.terminal.tell(opening()) if asked else work.terminal.note(f"\n{ALL_ANSWERED}")
        for place, each in enumerate(asked, 1):
            draft = Draft("", moment, audience="private" if private else None)
            if not guided.ask(each, draft, where=f"{place} of {len(asked)}"):
                break
    return None


def _questions(journal: Journal, name: str | None, framework: str | None, day: date) -> list[KeptQuestion]:
    known = frameworks.questions(journal)
    if name is not None:
        return [frameworks.question_named(f"{framework}/{name}" if framework else name, known)]
    if framework is not None:
        among = [q for q in known if q.framework == framework]
        if not among:
            keys = sorted({q.framework for q in known})
            hint = " `reflect framework use` brings it in." if framework in frameworks.SHIPPED else ""
            raise BadInput(
                f"This journal keeps no framework {framework!r};{did_you_mean(framework, keys)} "
                f"are {', '.join(keys)}.{hint}"
            )
    else:
        among = [q for q in known if q.in_use]
    return todays_questions(among, last_answered=finding.last_answered(journal), today=day)
