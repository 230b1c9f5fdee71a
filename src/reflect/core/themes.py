"""Themes: phrases that recur across reflections, found in their text when a report asks for them.

Phrases of one to three word stems are counted by how many reflections hold them, weighed by how firmly
their words belong together, and chosen one by one so that each says something the ones before it do not.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from math import log, sqrt
from typing import NamedTuple
from zlib import crc32

import snowballstemmer  # type: ignore[import-untyped]

from reflect.core.phrases import Lexicon, Phrase, plain
from reflect.core.trend import Dates, Direction, direction
from reflect.core.words import languages as word_lists

SAMPLE = 20_000  # reflections in which themes are looked for; the chosen ones are counted in all


class Document(NamedTuple):
    """One reflection, as themes see it."""

    number: int
    day: date
    text: str  # text and details, joined by newlines
    lens: str | None


class Theme(NamedTuple):
    phrase: str  # commonest spelling
    numbers: tuple[int, ...]  # the reflections that hold it, ascending by (day, number)
    weeks: int  # in how many ISO weeks it was seen
    by_week: tuple[tuple[date, int], ...]  # Monday -> count; weeks with none left out
    trend: Direction
    positive: int  # how many of them have the lens "positive"
    pressure: int
    example: str  # the phrase with some text around it, one line of about 80 characters
    example_number: int


class Candidate(NamedTuple):
    phrase: Phrase
    key: str
    held: list[int]  # indexes of the sample's documents, ascending
    weight: float


def monday(day):
    return day.toordinal() - day.weekday()


def phrases_of(numbers: Sequence[int], common: Collection[int]) -> set[Phrase]:
    found = []
    end = len(numbers)
    for i, first in enumerate(numbers):
        if first not in common:
            continue
        found.append((first,))
        if i + 1 == end: continue
        second = numbers[i + 1]
        third = numbers[i + 2] if i + 2 < end else 0
        if second in common:
            found.append((first, second))
            if third in common:
                found.append((first, second, third))
        elif second < 0 and third in common:
            found.append((first, second, third))
    return found


def recurring_themes(documents, *, top=10, languages=("en", "de"), more_stop_words=()):
    lists = word_lists(languages)
    docs = sorted(documents, key=lambda d: (d.day, d.text, d.number))
    n = len(docs)
    if n < 2: return []
    lex = Lexicon(lists, [snowballstemmer.stemmer(l.stemmer).stemWord for l in lists], more_stop_words, [d.text for d in docs[:1000]])
    rows = [lex.numbers(d.text) for d in docs]
    lo = 2 if n < 40 else max(3, round(sqrt(n) / 10) + 1)
    hi = max(15, 0.25 * n)
    import os
    df = Counter(); tf = Counter()
    for r in rows:
        df.update(set(r)); tf.update(r)
    from math import exp
    DEP = float(os.environ.get("DEP", 1)); LNX=float(os.environ.get("LNX", .3)); B, RW, EXP = float(os.environ.get("B", 4)), float(os.environ.get("RW", 0)), float(os.environ.get("EXP", 1))
    rid = {w: log(n * (1 - exp(-tf[w] / n)) / df[w]) for w in df if w > 0 and df[w] >= lo and w not in lex.weak}
    mean = sum(rid[w]*df[w] for w in rid) / max(1, sum(df[w] for w in rid))
    common = {w for w, k in df.items() if w > 0 and k >= lo}
    held = defaultdict(list); ptf = Counter(); T = sum(x != 0 for r in rows for x in r); TOK = os.environ.get("TOK")
    for i, r in enumerate(rows):
        ps = phrases_of(r, common)
        ptf.update(ps)
        for p in set(ps):
            held[p].append(i)
    weeks = [monday(d.day) for d in docs]
    if len(set(weeks)) == 1:
        weeks = [d.day.toordinal() for d in docs]
    held = {p: h for p, h in held.items() if len(h) >= lo and len({weeks[i] for i in h}) >= 2}
    weights = {}
    for p, h in held.items():
        content = [x for x in p if x > 0]
        k = len(h)
        if k > hi or all(x in lex.weak for x in content): continue
        npmi = 0
        if len(content) > 1 and k < n:
            pr = k / n
            if TOK == '2':
                pr1 = ptf[p] / T
                npmi = ((log(pr) - sum(log(df[x] / n) for x in content)) / (-log(pr) * (len(content)-1)) + (log(pr1) - sum(log(tf[x] / T) for x in content)) / (-log(pr1) * (len(content)-1)))/2
            elif TOK == '1':
                pr = ptf[p] / T
                npmi = (log(pr) - sum(log(tf[x] / T) for x in content)) / (-log(pr) * (len(content)-1))
            else: npmi = (log(pr) - sum(log(df[x] / n) for x in content)) / (-log(pr) * (len(content)-1))
        elif len(content) > 1:
            npmi = 1
        if TOK != "0" and len(content) > 1:
            npmi *= float(os.environ.get("WH", 1)) if any(x in lex.weak for x in content) else 1
        weights[p] = max(0.1, ((1 + B * npmi * (len(content) - 1)) if len(content) > 1 else (max(0, .3 + rid[p[0]]) / (.3 + mean)) ** RW) * log(n / k) ** LNX) if n>k else .1
    for p in sorted(held, key=len):
        parts = {p[i:j] for i in range(len(p)) for j in range(i+1, len(p)+1)} - {p}
        for q in parts:
            if q in weights and len(held[p]) >= .7 * len(held[q]):
                weights[q] *= .1
    names = {v: k for k, v in lex._numbers.items()}
    cands = [(p, " ".join(names[abs(x)] for x in p), held[p], w) for p, w in weights.items()]
    cands.sort(key=lambda c: c[1])
    depth = [0] * n
    heap = [(-w * len(h) ** EXP, key, p) for p, key, h, w in cands]
    heapq.heapify(heap)
    chosen = []
    while heap and len(chosen) < top:
        g, key, p = heapq.heappop(heap)
        h = held[p]
        gain = -weights[p] * sum(1 / (1 + depth[i]) ** DEP for i in h) ** EXP
        if heap and (gain, key) > heap[0][:2]:
            heapq.heappush(heap, (gain, key, p)); continue
        s = set(h)
        bad = False
        for q, t in chosen:
            inter = len(s & t)
            if inter > .6 * len(s | t): bad = True
            inside = set(q) <= set(p) or set(p) <= set(q)
            if inside and inter > .6 * min(len(s), len(t)): bad = True
        if bad: continue
        chosen.append((p, s))
        for i in h: depth[i] += 1
    S, Q, P = sum(d.day.toordinal() for d in docs), sum(d.day.toordinal()**2 for d in docs), n
    out = []
    for p, s in chosen:
        sp = Counter()
        for i in sorted(s)[-200:]:
            t = plain(docs[i].text)
            for a in lex.spans(t, p):
                sp[" ".join(t[a.start:a.end].lower().split())] += 1
        m = [docs[i] for i in sorted(s)]
        w = Counter(date.fromordinal(monday(d.day)) for d in m)
        out.append(Theme(sp.most_common(1)[0][0], tuple(d.number for d in m), len(w), tuple(sorted(w.items())), direction([d.day.toordinal() for d in m], Dates(P, S, Q)), sum(d.lens=="positive" for d in m), sum(d.lens=="pressure" for d in m), "", 0))
    return out
