"""German notes of a made-up team, with phrases planted in them in the forms in which people write them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from reflect.core.themes import Document, Theme

FIRST = (
    *("Küchen", "Garten", "Keller", "Flur", "Schul", "Bahn", "Markt", "Wald", "Brücken", "Hafen"),
    *("Turm", "Dach", "Hof", "Straßen", "Winter", "Sommer", "Papier", "Glas", "Holz", "Stein"),
)
SECOND = (
    *("tisch", "zaun", "wagen", "schlüssel", "brunnen", "ofen", "stuhl", "boden", "besen", "kasten"),
    *("griff", "haken", "korb", "rahmen", "sockel", "pfosten", "riegel", "deckel", "kessel", "spiegel"),
)
AWAY = ("ab", "an", "auf", "aus", "ein", "um", "nach", "durch")
DONE = (
    *("gebaut", "gemalt", "gekratzt", "gebogen", "gewaschen", "geschraubt"),
    *("gerollt", "getragen", "geklebt", "gefegt"),
)
SENTENCES = (
    "Wir haben den {one} wieder {verb}, weil der {other} nicht da war.",
    "Am Nachmittag wurde der {one} {verb} und niemand wusste davon.",
    "Heute habe ich den {one} {verb}; der {other} kommt nächste Woche.",
    "Ohne den {one} ging es nicht, also wurde er {verb}.",
    "Der {one} und der {other} sind jetzt {verb}, das hat gutgetan.",
    "Keiner hat den {one} {verb}, obwohl wir es so gesagt hatten.",
)
PLANTED = {  # a phrase, in the forms in which people write it
    "lange Wartezeit": ("lange Wartezeit", "lange Wartezeiten", "langen Wartezeiten"),
    "Dienstplan": ("Dienstplan", "Dienstpläne", "Dienstplans"),
    "kaputtes Tablet": ("kaputtes Tablet", "kaputten Tablet", "kaputte Tablets"),
    "Mangel an Pausen": ("Mangel an Pausen", "mangel an pausen", "Mangel an Pausen"),
    "offene Tür": ("offene Tür", "offene Türen", "offenen Tür"),
    "Medikamentenschrank": ("Medikamentenschrank", "Medikamentenschränke", "Medikamentenschranks"),
    "kurze Besprechung": ("kurze Besprechung", "kurzen Besprechungen", "kurze Besprechungen"),
    "fehlende Unterschrift": ("fehlende Unterschrift", "fehlender Unterschriften", "fehlende Unterschriften"),
    "stille Stunde": ("stille Stunde", "stillen Stunde", "stillen Stunden"),
    "Patenschaft": ("Patenschaft", "Patenschaften", "Patenschaft"),
}
AROUND = (
    *("Wieder {}.", "Es ging um {}.", "{}, wie so oft.", "Heute: {}!", "Das lag auch an {}, denke ich."),
    *("Alle reden von {}.", "Mehr über {} morgen.", "Und dann {}.", "Ohne {} wäre es anders gekommen."),
)
WEEKS = 26


def notes(count: int = 300, *, seed: int = 1) -> tuple[list[Document], dict[str, set[int]]]:
    """Notes of 26 weeks, and which of them hold each planted phrase: 3 to 7 % of them."""
    chance = random.Random(seed)
    texts = [" ".join(_sentence(chance) for _ in range(3)) for _ in range(count)]
    holding: dict[str, set[int]] = {}
    for place, (phrase, ways) in enumerate(PLANTED.items()):
        size = max(6, round(count * (0.03 + 0.04 * place / (len(PLANTED) - 1))))
        chosen = sorted(chance.sample(range(count), size))
        for n, at in enumerate(chosen):
            texts[at] += " " + chance.choice(AROUND).format(ways[n % len(ways)])
        holding[phrase] = set(chosen)
    start = date(2026, 5, 4)
    documents = [
        Document(n, start + timedelta(days=n * 7 * WEEKS // count), text, None)
        for n, text in enumerate(texts)
    ]
    return documents, holding


def _sentence(chance: random.Random) -> str:
    """Of things and deeds so many that hardly any comes back often."""
    one, other = (chance.choice(FIRST) + chance.choice(SECOND) for _ in range(2))
    verb = chance.choice(AWAY) + chance.choice(DONE)
    return chance.choice(SENTENCES).format(one=one, other=other, verb=verb)


def found_share(themes: Sequence[Theme], holding: Mapping[str, set[int]]) -> float:
    """How many of the planted phrases are told by a theme: F1 of at least 0.7 of their notes."""
    sets = [set(theme.numbers) for theme in themes]
    told = sum(any(_f1(numbers, wanted) >= 0.7 for numbers in sets) for wanted in holding.values())
    return told / len(holding)


def _f1(found: set[int], wanted: set[int]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))
