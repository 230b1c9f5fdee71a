"""``reflect framework``"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from reflect.cli.desk import Desk, desk
from reflect.cli.group import Group, commands
from reflect.cli.places import path_of
from reflect.core.errors import BadInput, NotFound
from reflect.core.framework import Framework, Probe
from reflect.core.framework_toml import read_framework
from reflect.core.near import did_you_mean
from reflect.journal import choosing, frameworks
from reflect.journal.frameworks import KeptFramework, KeptQuestion
from reflect.journal.journal import Journal
from reflect.render.clean import clean, one_line
from reflect.render.json import object_json

EXAMPLES = """\b
Examples:
  reflect framework show gibbs
  reflect framework use gibbs capturing-learning
  reflect framework add handover.toml
"""
app = commands(group=Group, help_line="The questions that are asked.", epilog=EXAMPLES)
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """The frameworks there are, those in use first."""
    work = desk(context)
    with work.reading(tell=False) as journal:
        known = _all(journal)
    if as_json:
        return work.give(object_json({"frameworks": [framework._asdict() for framework, _ in known]}))
    width = max(len(framework.key) for framework, _ in known)
    lines = [
        f"{'in use' if framework.in_use else '':<8}{framework.key:<{width}}  {one_line(framework.name)}"
        for framework, _ in known
    ]
    return work.give("\n".join(lines))


@app.command()
def show(
    context: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Its key; the default one if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The questions of a framework, with their probes."""
    work = desk(context)
    with work.reading(tell=False) as journal:
        framework, questions = _named(key, journal)
    if as_json:
        return work.give(object_json({"framework": _record(framework, questions)}))
    return work.give("\n".join(work.terminal.below(line) for line in _in_words(framework, questions)))


@app.command()
def use(
    context: typer.Context,
    keys: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="In this order; the first is the default.")
    ],
) -> None:
    """Set which frameworks are in use."""
    work = desk(context)
    work.rehearse(lambda nowhere: choosing.use(nowhere, keys, now=work.now))
    with work.writing() as journal:
        choosing.use(journal, keys, now=work.now)
    work.terminal.answer(f"In use: {', '.join(dict.fromkeys(keys))}. The first is the default.")


@app.command()
def add(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A TOML file; - for standard input.")],
) -> None:
    """Add a framework of one's own from a TOML file, or its new wording."""
    work = desk(context)
    framework = read_framework(_text_of(file, work), file="standard input" if file == "-" else file)
    work.rehearse(lambda nowhere: choosing.keep(nowhere, framework, now=work.now))
    with work.writing() as journal:
        kept = frameworks.frameworks(journal)
        choosing.keep(journal, framework, now=work.now)
    work.terminal.answer(work.again.in_sentence(_added(framework, kept)))


def _added(framework: Framework, before: list[KeptFramework]) -> str:
    """``before``: what the journal kept so far, those in use first."""
    known = next((each for each in before if each.key == framework.key), None)
    questions = "1 question" if len(framework.questions) == 1 else f"{len(framework.questions)} questions"
    said = f"{'New wording for' if known else 'Added'} {framework.key}: {questions}."
    if known and known.in_use:
        return f"{said} It is in use."
    in_use = " ".join(each.key for each in before if each.in_use)
    return f"{said} `reflect framework use {in_use} {framework.key}` puts it in use beside the others."


def _text_of(file: str, work: Desk) -> str:
    try:
        raw = work.terminal.stdin.buffer.read() if file == "-" else path_of(file).read_bytes()
        return raw.decode("utf-8")
    except OSError as error:
        raise BadInput(f"{file} can not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadInput(f"{file}:{line}: this is not UTF-8; a framework is a TOML file in UTF-8.") from None


def _all(journal: Journal) -> list[tuple[KeptFramework, list[KeptQuestion]]]:
    """Those the journal keeps, then those that only ship with the package."""
    questions = frameworks.questions(journal)
    kept = [(f, [q for q in questions if q.framework == f.key]) for f in frameworks.frameworks(journal)]
    missing = [key for key in frameworks.SHIPPED if key not in {framework.key for framework, _ in kept}]
    return kept + [frameworks.not_kept(key) for key in missing]


def _named(key: str | None, journal: Journal) -> tuple[KeptFramework, list[KeptQuestion]]:
    known = _all(journal)
    if key is None:
        return known[0]
    for framework, questions in known:
        if framework.key == key:
            return framework, questions
    keys = [framework.key for framework, _ in known]
    raise NotFound(f"There is no framework {key!r};{did_you_mean(key, keys)} are {', '.join(keys)}.")


def _record(framework: KeptFramework, questions: list[KeptQuestion]) -> dict[str, Any]:
    asked = [
        {
            "key": question.key,
            "wording": question.wording,
            "lens": question.lens,
            "audience": question.audience,
            "probes": [
                {"key": key, "wording": words, "opens": opens} for key, words, opens in question.probes
            ],
        }
        for question in questions
    ]
    return {**framework._asdict(), "questions": asked}


def _in_words(framework: KeptFramework, questions: list[KeptQuestion]) -> list[str]:
    lines = [f"{clean(framework.name)} ({framework.key}){', in use' if framework.in_use else ''}"]
    lines += [one_line(framework.about)]
    for question in questions:
        more = [f"lens {question.lens}"] if question.lens else []
        more += [f"{question.audience} by default"] if question.audience else []
        about = f" ({'; '.join(more)})" if more else ""
        lines += ["", question.key + about, f"  {one_line(question.wording)}"]
        lines += [_probe_in_words(probe) for probe in question.probes]
    return lines


def _probe_in_words(probe: Probe) -> str:
    opens = f" (opens a follow-up: {probe.opens})" if probe.opens else ""
    return f"  - {probe.key}: {one_line(probe.wording)}{opens}"
