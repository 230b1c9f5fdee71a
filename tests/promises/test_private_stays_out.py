"""What is exported has the bytes it would have if the private reflections had never been written.

Two journals: one holds what may be shown, the other the same and thirty private reflections between
them, with a tag, a person, a point, a recurring phrase and follow-ups of their own, and some that share
all of these with the others, so that every count would betray them.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from reflect.core.follow_up import NewFollowUp
from reflect.core.moment import moment_at
from reflect.core.reflection import Draft
from reflect.journal import naming, reflections
from reflect.journal.journal import open_journal
from tests.conftest import NOW, Reflect

PRIVATE = 30
WRITERS = ("Ana", "Bo", "Cy", "Di", "Ed")


def shown() -> list[Draft]:
    """Twelve weeks of what may be shown: three a week and now and then an anonymous one."""
    drafts = []
    for n in range(36):
        question = ("pressure", "success", "data")[n % 3]
        drafts.append(
            Draft(
                text=f"The water kettle tripped the fuse again, {n} cups late."
                if question == "pressure"
                else f"Morning tea round {n} went well and everybody had a cup.",
                moment=moment_at(datetime(2026, 9, 1, 9, tzinfo=UTC) + timedelta(days=n * 7 / 3)),
                question=question,
                point=("kettle", "fuse box")[n % 2] if question == "pressure" else None,
                tags=("kitchen",) if n % 2 else ("tea",),
                by=WRITERS[n % len(WRITERS)],
                with_=(WRITERS[(n + 1) % len(WRITERS)],),
                audience="anonymous" if n % 7 == 5 else "team",
                details=(("why", "We had time"),) if question == "success" else (),
                follow_ups=(
                    NewFollowUp("strengthen", f"Buy fuse {n}", owner="Ana", due=date(2026, 11, n % 28 + 1)),
                )
                if n % 4 == 0
                else (),
            )
        )
    return drafts


def private(n: int) -> Draft:
    """The even ones have everything of their own, the odd ones share it with what is shown."""
    own = n % 2 == 0
    return Draft(
        text=f"The secret biscuit tin was empty, {n} crumbs."
        if own
        else "The water kettle tripped the fuse again.",
        moment=moment_at(datetime(2026, 9, 2, 10, tzinfo=UTC) + timedelta(days=n * 2.7)),
        question=("pressure", "success", "witness", None)[n % 4],
        point="biscuit tin" if own else "KETTLE",
        tags=("biscuits",) if own else ("Kitchen", "TEA"),
        by="Secretive Sam" if own else "ANA",
        with_=("Quiet Quinn",) if own else ("bo",),
        audience="private",
        details=(("why", "The secret biscuit tin"),),
        follow_ups=(
            NewFollowUp("replicate" if n % 4 else "strengthen", "Hide the biscuit tin", owner="Sam"),
        ),
    )


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A template that prints all that a template is given."""
    path = tmp_path_factory.mktemp("template") / "everything.md"
    path.write_text("{{ page }}\n{{ page.overdue }}\n")
    return str(path)


def with_private_between(drafts: list[Draft]) -> list[Draft]:
    mixed = list(drafts)
    for n in range(PRIVATE):
        mixed.insert(2 * n, private(n ^ 1))  # the first one is the first to spell what it shares
    return mixed


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One without and one with the private ones; what may be shown has the same ids in both."""
    folder = tmp_path_factory.mktemp("two")
    paths = folder / "without.db", folder / "with.db"
    for path, drafts in zip(paths, (shown(), with_private_between(shown())), strict=True):
        with open_journal(path, create=True) as journal:
            reflections.add_all(journal, drafts, summary="all", now=NOW)
            for number, text, audience in journal.rows("SELECT number, text, audience FROM reflection"):
                told = f"{text}{number if audience == 'private' else ''}".encode()
                said = {"id": blake2b(told, digest_size=16).digest(), "number": number}
                journal.row("UPDATE reflection SET id = :id WHERE number = :number", said)
            journal.row("UPDATE origin SET secret = :secret", {"secret": b"the same in both" * 2})
            naming.roster_add(journal, [*WRITERS, "Flo"], group="ward", no_group=False, now=NOW)
        live_on(path, private_too=path == paths[1])
    return paths


def live_on(path: Path, *, private_too: bool) -> None:
    """What is done later about what was written; about the private ones too."""
    reflect = Reflect(path.parent)
    reflect.journal = path
    at_first = [
        ("point describe kettle", "The old one, in the kitchen"),
        ("follow add", "Descale it", "--point", "kettle", "--owner", "Ana", "--due", "2026-12-01"),
        ("theme rename", "water kettle", "boiling water"),
        ("theme mute", "cups late"),
    ]
    theirs = [
        ("follow add", "Hide the biscuit tin", "--point", "biscuit tin", "--owner", "Secretive Sam"),
        ("point describe", "biscuit tin", "Where Sam keeps the secret biscuits"),
        ("tag rename", "biscuits", "secret-biscuits"),
    ]
    for command, *words in [*at_first, *(theirs if private_too else [])]:
        answer = reflect(*command.split(), *words)
        assert answer.status == 0, (command, words, answer)
    with open_journal(path) as journal:
        written = dict(journal.rows("SELECT text, number FROM reflection WHERE audience = 'team'"))
        hidden = [n for (n,) in journal.rows("SELECT number FROM reflection WHERE audience = 'private'")]
    for n in (1, 3, 4, 24, 30, 34):
        number = next(number for text, number in written.items() if f" {n} " in text)
        for kind in ("adopt", "agree"):
            reflect("follow", "add", f"Keep {n}", "--for", str(number), "--kind", kind, "--with", "Bo")
    for number in hidden[::4]:
        for kind in ("adopt", "agree", "strengthen", "replicate"):
            of = ("--for", str(number), "--kind", kind, "--owner", "Quiet Quinn")
            assert reflect("follow", "add", "Keep the biscuits secret", *of, "-p", "kettle").status == 0
    follow_ups = reflect("follow", "list", "--state", "all", "--json").json["follow_ups"]
    for each in follow_ups:
        private = each["text"].startswith(("Hide", "Keep the"))
        if not private and not each["text"].endswith("4"):
            continue
        reflect("follow", "done", each["number"], "--helped", "yes" if private else "no")


WEEKS = [f"2026-W{week}" for week in (36, 38, 41, 44, 46, 47)]
EXPORTS = (
    ("export", "csv"),
    ("export", "csv", "--in", "2026-09"),
    ("export", "csv", "-p", "kettle", "--without-names"),
    ("export", "markdown"),
    ("export", "markdown", "-t", "kitchen", "--without-names"),
    ("export", "markdown", "--week", "2026-W41"),
    *(("export", "week", "--week", week) for week in WEEKS),
    ("export", "week"),
    ("export", "week", "--all"),
    ("export", "week", "--in", "13 weeks", "--without-names"),
    ("export", "week", "--all", "-p", "kettle"),
    ("export", "week", "--all", "-t", "kitchen"),
    ("export", "week", "--all", "--person", "Ana"),
    ("export", "week", "--all", "-q", "pressure"),
    ("export", "week", "--all", "--lens", "positive"),
    ("report", "--format", "md"),
    ("report", "--all", "--format", "md"),
    ("list", "--all", "--format", "md"),
    ("list", "--format", "md"),
    ("list", "-n", "25", "--format", "md"),
    ("search", "kettle", "--all", "--format", "md"),
    ("search", "kettle", "-n", "5", "--format", "md"),
    ("search", "fuse OR tea OR biscuit", "-n", "7", "--format", "md"),
    ("report", "pressure", "--format", "md"),
    ("report", "voices", "--all", "--format", "md"),
    ("report", "coverage", "--format", "md"),
    ("report", "lasting", "--all", "--format", "md"),
    ("report", "coverage", "--all", "-t", "kitchen", "--format", "md"),
    ("report", "lasting", "-t", "kitchen", "--format", "md"),
    ("report", "lasting", "--all", "--weeks", "1", "--without-names", "--format", "md"),
    *(
        ("report", name, "--all", "--format", "md")
        for name in ("positives", "pressure", "follow-ups", "themes")
    ),
    ("report", "positives", "--person", "Ana", "--format", "md"),
    ("report", "follow-ups", "--week", "2026-W46", "--format", "md"),
    ("report", "voices", "--lens", "pressure", "--format", "md"),
    ("report", "pressure", "kettle", "--format", "md"),
    ("report", "pressure", "fuse box", "--all", "--without-names", "--format", "md"),
    ("report", "summary", "-q", "success", "--format", "md"),
    ("export", "week", "--brief"),
    ("export", "week", "--all", "--brief"),
    ("export", "week", "--all", "--audience", "team"),
    ("export", "week", "--all", "--audience", "anonymous"),
    ("export", "week", "--format", "html"),
    ("export", "week", "--all", "--format", "html"),
    ("export", "html"),
    ("export", "html", "--all", "--without-names"),
    ("export", "html", "-p", "kettle"),
    ("export", "week", "--all", "--template", "{everything}"),
    ("export", "week", "--in", "2026-10", "--without-names", "--template", "{everything}"),
    ("export", "share", "--preview", "--name", "Ana"),
    ("export", "share", "--preview", "--name", "Ana", "-p", "kettle", "--named-only"),
    ("export", "share", "--preview", "--anonymous-only"),
    ("export", "share", "--name", "Ana", "--yes"),
)


@pytest.mark.parametrize("arguments", EXPORTS, ids=" ".join)
def test_the_bytes_are_those_of_a_journal_without_them(
    arguments: tuple[str, ...], journals: tuple[Path, Path], everything: str, reflect: Reflect
) -> None:
    arguments = tuple(each.format(everything=everything) for each in arguments)
    without, with_private = journals
    reflect.journal = without
    expected = reflect(*arguments)
    reflect.journal = with_private
    answer = reflect(*arguments)
    assert expected.status == answer.status == 0
    assert answer.out == expected.out
    assert len(expected.out) > 100


@pytest.mark.parametrize(
    "arguments", [*EXPORTS, ("export", "week", "--all", "--audience", "private")], ids=" ".join
)
def test_nothing_of_theirs_is_in_it(
    arguments: tuple[str, ...], journals: tuple[Path, Path], everything: str, reflect: Reflect
) -> None:
    arguments = tuple(each.format(everything=everything) for each in arguments)
    reflect.journal = journals[1]
    said = reflect(*arguments).out.lower()
    assert [word for word in ("secret", "biscuit", "sam", "quinn", "crumbs") if word in said] == []


@pytest.mark.parametrize(
    ("arguments", "how_many"),
    [
        (("export", "week", "--all"), "30 private reflections"),
        (("export", "csv"), "30 private reflections"),
        (("export", "markdown", "-p", "biscuit tin"), "15 private reflections"),
        (("report", "--all", "--format", "md"), "30 private reflections"),
        (("list", "--all", "--format", "md"), "30 private reflections"),
        (("export", "week", "--all", "-p", "biscuit tin"), "15 private reflections"),
        (("export", "week", "--week", "2026-W36"), "2 private reflections"),
    ],
    ids=str,
)
def test_it_is_said_beside_how_many_were_left_out(
    arguments: tuple[str, ...], how_many: str, journals: tuple[Path, Path], reflect: Reflect
) -> None:
    reflect.journal = journals[1]
    answer = reflect(*arguments)
    assert how_many in answer.err
    assert "private" not in answer.out
    reflect.journal = journals[0]
    assert "private" not in reflect(*arguments).err


@pytest.mark.parametrize(
    "command",
    [
        ("export", "week"),
        ("export", "csv"),
        ("export", "markdown"),
        ("list", "--format", "md"),
        ("report", "--format", "md"),
    ],
    ids=" ".join,
)
def test_they_are_in_it_when_asked_for(
    command: tuple[str, ...], journals: tuple[Path, Path], reflect: Reflect
) -> None:
    reflect.journal = journals[1]
    answer = reflect(*command, "--all", "--include-private")
    assert "secret biscuit tin" in answer.out
    assert "left out" not in answer.err.replace("anonymous reflections left out", "")


def test_they_are_in_what_speaks_to_the_owner_and_marked(
    journals: tuple[Path, Path], reflect: Reflect
) -> None:
    reflect.journal = journals[1]
    assert reflect("list", "--all").out.count("[private]") == PRIVATE
    assert "private" in reflect("show", "1").out
    assert "secret biscuit tin" in reflect("search", "biscuit").out
    assert "biscuit tin" in reflect("report", "pressure", "--all").out
    copied = [json.loads(line) for line in reflect("export", "jsonl", "--in-view").lines]
    assert sum(record["audience"] == "private" for record in copied) == PRIVATE


def test_pages_in_a_folder_are_written_without_them_too(
    journals: tuple[Path, Path], reflect: Reflect, tmp_path: Path
) -> None:
    written = []
    for journal, folder in zip(journals, (tmp_path / "without", tmp_path / "with"), strict=True):
        reflect.journal = journal
        assert reflect("export", "markdown", "--files", "day", str(folder)).status == 0
        written.append({path.name: path.read_text() for path in folder.iterdir()})
    assert written[0] == written[1]
    assert len(written[0]) > 30


def test_a_file_is_written_without_them_too(
    journals: tuple[Path, Path], reflect: Reflect, tmp_path: Path
) -> None:
    reflect.journal = journals[1]
    assert reflect("export", "week", str(tmp_path / "week.md"), "--all").status == 0
    assert (tmp_path / "week.md").read_text() == reflect("export", "week", "--all").out
    assert "biscuit" not in (tmp_path / "week.md").read_text()
