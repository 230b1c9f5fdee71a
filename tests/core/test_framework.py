"""Reading frameworks, the frameworks that ship, and what is said about a mistake in one."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.core.errors import BadInput
from reflect.core.follow_up import KINDS
from reflect.core.framework import (
    Framework,
    Probe,
    Question,
)
from reflect.core.framework_toml import read_framework
from reflect.core.lens import LENSES
from reflect.core.reflection import AUDIENCES

SHIPPED = (
    "action-learning",
    "after-action-review",
    "capturing-learning",
    "gibbs",
    "learning-in-practice",
    "start-stop-continue",
    "what-so-what-now-what",
)
KIND_OF_LENS = {"pressure": "strengthen", "positive": "replicate", "data": "adopt", "together": "agree"}
DOCUMENT = Path(__file__).parents[2] / "docs" / "frameworks.md"

GOOD = '''key = "ours"
name = "Ours"
about = "For the tests."

# a comment with [[question]] and key = "other"
[[question]]
key = "strain"
wording = """What gave way,
[[question]]
key = "not a key"
or nearly?"""
lens = "pressure"
audience = "private"

[[question.probe]]
key = "before"
wording = "What came before?"

[[question.probe]]
key = "stronger"
wording = "What would hold?"
opens = "strengthen"

[[question]]
key = "joy"
wording = "What went right?"

[[question.probe]]
key = "why"
wording = "Why?"

[[question.probe]]
key = "again"
wording = "Where again?"
'''


def shipped(key: str) -> Framework:
    text = (files("reflect") / "frameworks" / f"{key}.toml").read_text(encoding="utf-8")
    return read_framework(text, file=f"{key}.toml")


def complaint(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        read_framework(text, file="ours.toml")
    sentence = caught.value.sentence
    assert re.fullmatch(r"ours\.toml:\d+: [^\n]+; [^\n]+\.", sentence), sentence
    return sentence


def line_of(text: str, words: str, *, nth: int = 1) -> int:
    """The line in which these words stand for the nth time."""
    return [number for number, line in enumerate(text.split("\n"), 1) if words in line][nth - 1]


# Reading


def test_a_framework_is_read_with_its_questions_and_probes_in_order() -> None:
    assert read_framework(GOOD, file="ours.toml") == Framework(
        "ours",
        "Ours",
        "For the tests.",
        (
            Question(
                "ours",
                "strain",
                'What gave way, [[question]] key = "not a key" or nearly?',
                "pressure",
                "private",
                (
                    Probe("before", "What came before?", None),
                    Probe("stronger", "What would hold?", "strengthen"),
                ),
            ),
            Question(
                "ours",
                "joy",
                "What went right?",
                None,
                None,
                (Probe("why", "Why?", None), Probe("again", "Where again?", None)),
            ),
        ),
    )


def test_a_file_from_windows_reads_the_same() -> None:
    from_windows = "\ufeff" + GOOD.replace("\n", "\r\n")
    assert read_framework(from_windows, file="w.toml") == read_framework(GOOD, file="w.toml")


def test_a_mistake_in_a_file_from_windows_has_the_same_line() -> None:
    wrong = GOOD.replace('"strengthen"', '"mend"')
    assert complaint("\ufeff" + wrong.replace("\n", "\r\n")) == complaint(wrong)


# The frameworks that ship


def test_exactly_the_promised_frameworks_ship() -> None:
    there = (each.name for each in (files("reflect") / "frameworks").iterdir())
    assert sorted(name for name in there if name.endswith(".toml")) == [f"{key}.toml" for key in SHIPPED]


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_framework_reads_and_is_named_as_its_file(key: str) -> None:
    framework = shipped(key)
    assert framework.key == key
    assert all(2 <= len(question.probes) <= 4 for question in framework.questions)
    assert 2 <= len(re.findall(r"[.?!](?: |$)", framework.about)) <= 6


@pytest.mark.parametrize("key", SHIPPED)
def test_shipped_wordings_are_short_and_ask(key: str) -> None:
    for question in shipped(key).questions:
        for wording in (question.wording, *(probe.wording for probe in question.probes)):
            assert len(wording) <= 160, wording
            assert "?" in wording, wording
            assert wording.isascii(), wording


@pytest.mark.parametrize("key", SHIPPED)
def test_shipped_wordings_never_blame(key: str) -> None:
    blaming = re.compile(
        r"\b(blame|fault|guilt\w*|mistake\w*|wrong|fail\w*|should have|why did(n't| not)? you)\b", re.I
    )
    for question in shipped(key).questions:
        for wording in (question.wording, *(probe.wording for probe in question.probes)):
            assert not blaming.search(wording), wording


def test_the_default_framework_asks_its_five_questions() -> None:
    assert [(question.key, question.lens) for question in shipped("capturing-learning").questions] == [
        ("space", "space"),
        ("data", "data"),
        ("together", "together"),
        ("pressure", "pressure"),
        ("success", "positive"),
    ]


def test_learning_in_practice_asks_its_four_questions() -> None:
    assert [(question.key, question.lens) for question in shipped("learning-in-practice").questions] == [
        ("witness", "witness"),
        ("people", "people"),
        ("practice", "practice"),
        ("pride", "positive"),
    ]


def test_the_witness_question_is_private_and_asks_for_no_verdict_and_no_fix() -> None:
    witness = shipped("learning-in-practice").questions[0]
    assert witness.audience == "private"
    words = " ".join((witness.wording, *(probe.wording for probe in witness.probes))).lower()
    assert not re.search(r"\b(why|should|better|next|change|improve|learn\w*|do about|cause\w*)\b", words)


@pytest.mark.parametrize("key", SHIPPED)
def test_bearing_witness_opens_no_follow_up(key: str) -> None:
    witnessing = [question for question in shipped(key).questions if question.lens == "witness"]
    assert all(probe.opens is None for question in witnessing for probe in question.probes)


@pytest.mark.parametrize("key", SHIPPED)
def test_what_went_right_is_probed_as_deeply_as_what_gave_way(key: str) -> None:
    probes = dict.fromkeys(LENSES, 0)
    for question in shipped(key).questions:
        if question.lens:
            probes[question.lens] += len(question.probes)
    assert probes["positive"] >= probes["pressure"]


@pytest.mark.parametrize("key", SHIPPED)
def test_a_lens_with_a_kind_of_its_own_has_a_probe_that_opens_it(key: str) -> None:
    for question in shipped(key).questions:
        opened = [probe.opens for probe in question.probes if probe.opens]
        assert len(opened) <= 1, question.key
        kind = KIND_OF_LENS.get(question.lens or "", "try")
        if opened or kind != "try" or question.lens == "plan":
            assert opened == [kind], question.key


def test_positives_are_taken_apart_under_the_same_keys_everywhere() -> None:
    positives = [q for key in SHIPPED for q in shipped(key).questions if q.lens == "positive"]
    assert len(positives) == len(SHIPPED) - 1  # What? So what? Now what? has three questions only
    for question in positives:
        keys = [probe.key for probe in question.probes]
        assert {"why", "made-possible", "first-step"} <= set(keys), question
        assert keys.index("why") == 0, question


def test_no_two_shipped_questions_are_worded_alike() -> None:
    wordings = [question.wording for key in SHIPPED for question in shipped(key).questions]
    assert len(set(wordings)) == len(wordings)


# Mistakes: what is there, what to write instead, which words the message must hold, and the line


@pytest.mark.parametrize(
    ("there", "instead", "said", "at"),
    [
        ('key = "ours"\n', "", 'the framework has no key; add key = "..."', 1),
        ('name = "Ours"\n', "", "the framework has no name", 1),
        ('about = "For the tests."', "", "the framework has no about", 1),
        ('about = "For', 'abuot = "For', "takes no 'abuot' (did you mean 'about'?)", 3),
        ('name = "Ours"', 'name = ""', "name is empty", 2),
        ('name = "Ours"', 'name = " \\t "', "name is empty", 2),
        ('name = "Ours"', "name = 7", "name is not text", 2),
        ('name = "Ours"', "name = 2026-11-22", "name is not text", 2),
        ('name = "Ours"', 'name = ["Ours"]', "name is not text", 2),
        ('name = "Ours"', 'name = "\\u001b[31mred"', "name holds a control character", 2),
        ('name = "Ours"', 'name = "Ou\\u009brs"', "name holds a control character", 2),
        ('name = "Ours"', 'name = "Ou\\u0000rs"', "name holds a control character", 2),
        ('key = "ours"', 'key = "Our Own"', "'Our Own' cannot be a key; use lower-case letters, digits", 1),
        ('key = "ours"', 'key = "Our Own!"', "such as 'our-own'", 1),
        ('key = "ours"', 'key = "-o"', "'-o' cannot be a key", 1),
        ('key = "ours"', 'key = "über"', "cannot be a key", 1),
        ('key = "ours"', 'key = "???"', "use lower-case letters, digits and hyphens.", 1),
        ('key = "strain"', 'key = "the strain"', "such as 'the-strain'", 7),
        ('key = "before"', 'key = "be_fore"', "such as 'be-fore'", 16),
        ('key = "strain"\n', "", "the question has no key", 6),
        ('wording = "What went right?"\n', "", "the question has no wording", 24),
        ('wording = "Why?"\n', "", "the probe has no wording", 28),
        ('wording = "Why?"', 'wording = ""', "wording is empty", 30),
        ('wording = "Why?"', "wording = true", "wording is not text", 30),
        ('wording = "Why?"', 'wordng = "Why?"', "takes no 'wordng' (did you mean 'wording'?)", 30),
        (
            'lens = "pressure"',
            'lense = "pressure"',
            "the question takes no 'lense' (did you mean 'lens'?)",
            12,
        ),
        ('lens = "pressure"', 'weight = "heavy"', "it takes key, wording, lens, audience and probe", 12),
        ('lens = "pressure"', 'lens = "presure"', "lens cannot be 'presure' (did you mean 'pressure'?)", 12),
        ('lens = "pressure"', 'lens = "PRESSURE"', "(did you mean 'pressure'?)", 12),
        (
            'lens = "pressure"',
            'lens = "moon"',
            f"use {', '.join(LENSES[:-1])} or plan, or leave lens out",
            12,
        ),
        ('lens = "pressure"', 'lens = ""', "lens is empty", 12),
        ('lens = "pressure"', 'lens = ["pressure"]', "lens is not text", 12),
        ('"private"', '"privat"', "audience cannot be 'privat' (did you mean 'private'?)", 13),
        ('"private"', '"all"', "use team, anonymous or private", 13),
        ('"strengthen"', '"mend"', "use strengthen, replicate, adopt, agree or try", 22),
        ('"strengthen"', "3", "opens is not text", 22),
        ('key = "joy"', 'key = "strain"', "the question in line 7 has the key 'strain' already", 25),
        ('key = "again"', 'key = "why"', "the probe in line 29 has the key 'why' already", 33),
        (
            'audience = "private"',
            'opens = "try"',
            "'opens' is not for the question; it goes in a [[question.pro",
            13,
        ),
        ('wording = "Why?"', 'lens = "plan"', "'lens' is not for the probe; it goes in a [[question]]", 30),
        (
            'lens = "pressure"',
            'about = "x"',
            "it goes at the top of the file, above the first [[question]]",
            12,
        ),
        ('[[question]]\nkey = "joy"', '[[questions]]\nkey = "joy"', "(did you mean 'question'?)", 24),
        (
            '[[question.probe]]\nkey = "why"',
            '[[probe]]\nkey = "why"',
            "below its question, as [[question.probe]]",
            28,
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_is_expected(
    there: str, instead: str, said: str, at: int
) -> None:
    assert there in GOOD
    sentence = complaint(GOOD.replace(there, instead, 1))
    assert said in sentence
    assert sentence.startswith(f"ours.toml:{at}: "), sentence


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("", "the framework has no key", 1),
        ('key = "a"\nname = "A"\nabout = "A."\n', "there is no question; write at least one [[question]]", 1),
        ('key = "a"\nname = "A"\nabout = "A."\nquestion = []\n', "there is no question", 1),
        (
            'key = "a"\nname = "A"\nabout = "A."\nquestion = "x"\n',
            "write [[question]] above each question",
            4,
        ),
        ('key = "a"\nname = "A"\nabout = "A."\nquestion = ["x"]\n', "question is not a list of tables", 4),
        (
            'key = "a"\nname = "A"\nabout = "A."\n\n[question]\nkey = "b"\n',
            "question is not a list of tables",
            5,
        ),
        ('key = "a"\nname = "A"\nabout = "A."\nquestion.key = "b"\n', "question is not a list of tables", 4),
    ],
)
def test_a_file_without_questions_is_refused(text: str, said: str, at: int) -> None:
    sentence = complaint(text)
    assert said in sentence
    assert sentence.startswith(f"ours.toml:{at}: "), sentence


def test_one_probe_is_too_few_and_is_told_at_the_question() -> None:
    text = GOOD.replace('[[question.probe]]\nkey = "again"\nwording = "Where again?"\n', "")
    assert complaint(text) == (
        "ours.toml:24: the question 'joy' has 1 [[question.probe]]; write two to four."
    )


def test_five_probes_are_too_many_and_are_told_at_the_fifth() -> None:
    more = "".join(f'\n[[question.probe]]\nkey = "more-{n}"\nwording = "More?"\n' for n in range(4))
    sentence = complaint(GOOD + more)
    assert sentence.startswith(f"ours.toml:{line_of(GOOD + more, 'more-2') - 1}: "), sentence
    assert "has 6 [[question.probe]]; write two to four" in sentence


def test_a_probe_in_single_brackets_is_told_how_to_write_it() -> None:
    text = GOOD[: GOOD.index('[[question.probe]]\nkey = "why"')] + '[question.probe]\nkey = "why"\n'
    sentence = complaint(text)
    assert sentence.startswith(f"ours.toml:{line_of(text, '[question.probe]', nth=3)}: "), sentence
    assert "write [[question.probe]] above each probe" in sentence


@pytest.mark.parametrize(
    ("there", "instead", "said", "at"),
    [
        ('name = "Ours"', 'name "Ours"', 'there is no = after the key; write key = "text"', 2),
        ('name = "Ours"', 'name: "Ours"', "there is no = after the key", 2),
        ('name = "Ours"', "name = Ours", "put text in straight double quotes", 2),
        ('name = "Ours"', "name = “Ours”", "put text in straight double quotes", 2),
        ('name = "Ours"', 'name = "Ours', "the text is not closed; end it with a quote", 2),
        ('name = "Ours"', 'name = "Ou"r"s"', 'a quote inside text is \\"', 2),
        ('name = "Ours"', 'name = "C:\\dir"', "a single backslash", 2),
        ('name = "Ours"', 'key = "Ours"', "this gives the same key a second time", 2),
        ('name = "Ours"', '= "Ours"', "a line is key =", 2),
        ('[[question]]\nkey = "joy"', '[[question]\nkey = "joy"', "the brackets are not closed", 24),
        (
            'wording = "Where again?"\n',
            'wording = "Where again?',
            "the text that begins here is never closed",
            34,
        ),
        (
            'wording = "Where again?"\n',
            'wording = """Where\n\nagain?"\n\n',
            "begins here is never closed",
            34,
        ),
        ('wording = "Where again?"\n', 'wording = [\n"Where",\n"again?"\n', "the list that begins here", 34),
        ('wording = "Where again?"\n', "wording = ", "TOML knows no such value", 34),
        ('wording = "Why?"', "wording = " + "9" * 5000, "too large", 1),
        ('wording = "Why?"', "wording = " + "[" * 9000, "too large", 1),
    ],
)
def test_what_is_not_toml_is_told_with_its_line_in_plain_words(
    there: str, instead: str, said: str, at: int
) -> None:
    assert there in GOOD
    sentence = complaint(GOOD.replace(there, instead, 1))
    assert said in sentence
    assert sentence.startswith(f"ours.toml:{at}: "), sentence


def test_a_table_written_twice_is_told_how_to_write_it() -> None:
    sentence = complaint('key = "a"\n[question]\nkey = "b"\n[question]\nkey = "c"\n')
    assert sentence.startswith(
        "ours.toml:4: this table is written twice; begin each question with [[question]]"
    )


# Lines, however the file is written


INLINE = '''"key" = 'inline'
name = "Inline"
about = """
[[question]]
"""
question = [
    { key = "one", wording = "One?", probe = [
        { key = "a", wording = "A?" },

        # { key = "b" } comes later
        { key = "b", "wording" = "B?", opens = "try" },
    ] },
    { key = "two", wording = "Two?", probe = [{ key = "c", wording = "C?" }, { key = "d", wording = "D?" }] },
]
'''


def test_a_framework_written_in_lists_reads() -> None:
    questions = read_framework(INLINE, file="ours.toml").questions
    assert [(each.key, [probe.key for probe in each.probes]) for each in questions] == [
        ("one", ["a", "b"]),
        ("two", ["c", "d"]),
    ]


@pytest.mark.parametrize(
    ("there", "instead", "at"),
    [
        ('{ key = "a"', '{ key = "a", lens = "plan"', 8),
        ('opens = "try"', 'opens = "cry"', 11),
        ('"wording" = "B?"', '"wordings" = "B?"', 11),
        ('key = "b", "', 'key = "a", "', 11),
        ('wording = "One?"', 'wording = ""', 7),
        ('wording = "D?"', "wording = 4", 13),
        ('key = "two"', 'key = "one"', 13),
        ("'inline'", "'In Line'", 1),
        (', { key = "d", wording = "D?" }', "", 13),
    ],
)
def test_a_mistake_in_a_list_has_the_line_of_its_element(there: str, instead: str, at: int) -> None:
    assert there in INLINE
    sentence = complaint(INLINE.replace(there, instead, 1))
    assert sentence.startswith(f"ours.toml:{at}: "), sentence


NOISE = (
    "# [[question]] # lens = 'x'",
    "",
    "   # key = \"key\" '''",
    "\t",
)


@st.composite
def broken_frameworks(draw: st.DrawFn) -> tuple[str, int]:
    """A framework written in any of TOML's ways with one wording that is a number, and the line of that."""
    questions = draw(st.integers(1, 3))
    broken = (draw(st.integers(0, questions - 1)), draw(st.integers(-1, 1)))
    lines: list[str] = ['key = "k"', 'about = """', "[[question]]", 'wording = 1"""', 'name = "n"']
    at = 0

    def write(question: int, probe: int) -> None:
        nonlocal at
        key = draw(st.sampled_from(("wording", '"wording"', "'wording'", '"w\\u006frding"')))
        lines.extend(draw(st.lists(st.sampled_from(NOISE), max_size=2)))
        if (question, probe) == broken:
            lines.append(f"  {key} = {draw(st.sampled_from(('1', '[', '{ a.b = [')))}")
            at = len(lines)
            lines.extend({"[": ["1,", "]"], "{": ["1", "] }"], "1": []}[lines[-1].split(" = ", 1)[1][0]])
        else:
            text = draw(
                st.sampled_from(('"w?"', "'w?'", '"""\n[[question]]\nkey = 1?"""', "'''w\n\n\"\"\"?'''"))
            )
            lines.extend(f"{key} = {text}".split("\n"))
        lines.append(f'key = "k{probe + 1}{question}"')

    for question in range(questions):
        lines.append(draw(st.sampled_from(("[[question]]", '[["question"]] # one', "  [[ question ]]"))))
        write(question, -1)
        for probe in range(2):
            lines.append(draw(st.sampled_from(("[[question.probe]]", "[[question . 'probe']]"))))
            write(question, probe)
    return "\n".join(lines), at


@settings(max_examples=60, deadline=None)
@given(broken_frameworks())
def test_the_line_is_right_in_whatever_way_the_file_is_written(broken: tuple[str, int]) -> None:
    text, at = broken
    assert complaint(text) == f"ours.toml:{at}: wording is not text; put it in quotes."


@settings(max_examples=150, deadline=None)
@given(
    at=st.integers(0, len(GOOD)),
    cut=st.integers(0, 40),
    put=st.text(st.sampled_from("[]{}=\"'#.\\\n\r\t a1\x00\x1bé\u2028"), max_size=6),
)
def test_a_damaged_file_is_read_or_refused_in_one_sentence(at: int, cut: int, put: str) -> None:
    damaged = GOOD[:at] + put + GOOD[at + cut :]
    sentence = None
    try:
        read_framework(damaged, file="ours.toml")
    except BadInput as refused:
        sentence = refused.sentence
    if sentence is not None:
        place = re.fullmatch(r"ours\.toml:(\d+): [^;]+; .+\.", sentence)
        assert place, sentence
        assert 1 <= int(place[1]) <= damaged.count("\n") + 1
        assert sentence.isprintable(), sentence


# The document


def example() -> str:
    found = re.search(r"^```toml\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.S | re.M)
    assert found
    return found[1]


def test_the_example_in_the_document_reads() -> None:
    framework = read_framework(example(), file="handover.toml")
    assert [(each.key, each.lens, each.audience) for each in framework.questions] == [
        ("calm", "positive", None),
        ("worry", None, "private"),
    ]


def test_the_document_shows_the_message_that_is_really_given() -> None:
    with pytest.raises(BadInput) as caught:
        read_framework(example().replace('"positive"', '"positiv"'), file="handover.toml")
    assert caught.value.sentence in DOCUMENT.read_text(encoding="utf-8").split("\n")


def test_the_document_tells_every_lens_with_its_kind_and_every_audience() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| .* \| `(\w+)` \|$", text, re.M) == [
        (lens, KIND_OF_LENS.get(lens, "try")) for lens in LENSES
    ]
    assert all(f"`{word}`" in text for word in (*AUDIENCES, *KINDS))
