"""German phrases that blame, and whom a German clause is about: the order of its words is free."""

from __future__ import annotations

import re

from reflect.core.blame.phrase import Phrase, Who, any_of, words

_OTHERS = words("du er ihm ihn ihnen ihr jemand man sie wer")
_NO_PERSON = ("kein", "niemand", "wir")
# Known by their end: Nachtschwester, Stationsleitung, Kolleginnen.
_ROLES = any_of(
    words("""
    apotheker arzt ärzte ärztin auszubildende azubi beamt betreuer bewohner boss bürgermeister chef dienst
    direktor doktor eltern entwickler erzieher fahrer firma frau freund gast gemeinderat geschäftsführung
    handwerker hausmeister idiot kind kolleg kund lehrer lehrling leiter leitung leute lieferant mann männer
    mannschaft meister mitarbeitende mitarbeiter mutter nachbar patient person personal pfleger planer
    praktikant programmierer rektor rätin sachbearbeiter schicht schüler schwester sohn stadtrat student team
    techniker therapeut tochter trainer vater verwaltung vorstand besucher
    """)
)
_ROLE = re.compile(rf"\w*{_ROLES}(?:e[nrs]?|en|in|innen|n|s)?", re.IGNORECASE)
_NOT_THE_SUBJECT = words(
    """
    den dem des einem einen einer eines ihrem ihren ihres meinem meinen meines seinem seinen seines unserem
    unseren unseres am an auf aus bei beim durch für gegen im in mit nach neben ohne über um unter vom von
    vor wegen zu zum zur
    """
)
_FEMININE = ("frau", "in", "innen", "leitung", "mannschaft", "mutter", "schicht", "schwester", "tochter")
_NO_NAMES = words("da dabei dann das dies es gestern heute hier leider man nichts was")

_GAP = r"(?: (?!kein|nicht\b|nie\b|niemand|ohne\b)[^\s,;:]+){0,6}?"
_HAS = r"(?:habe|haben|hat|hatte|hatten)"
_IS = r"(?:bin|ist|sind|war|waren)"
_RULE = (
    r"\w*(?:absprache|abl(?:auf|äuf)|anweisung|checkliste|protokoll|regel|richtlinie|standard|vereinbarung|"
    r"verfahren|vorgabe|vorschrift)\w*"
)
_WARNING = r"\w*(?:bedenken|beschwerde|bitte|einw[aä]nd|hinweis|mail|meldung|warnung)\w*"
_CARELESS = (
    *("achtlos", "fahrlässig", "gedankenlos", "gleichgültig", "leichtsinnig", "nachlässig", "rücksichtslos"),
    *("schlampig", "unachtsam", "unaufmerksam", "unprofessionell", "verantwortungslos"),
)
_STUPID = (
    *("arrogant", "bequem", "blöd", "dämlich", "dumm", "ein idiot", "ein trottel", "ein versager", "faul"),
    *("inkompetent", "überheblich", "unfähig", "unzuverlässig"),
)
_FAILINGS = (
    *("arroganz", "bequemlichkeit", "dummheit", "fahrlässigkeit", "faulheit", "gleichgültigkeit"),
    *("inkompetenz", "leichtsinn", "nachlässigkeit", "schlamperei", "unachtsamkeit", "unfähigkeit"),
)
_BOTCHED = ("verbockt", "vergeigt", "vermasselt", "verpennt", "verpfuscht", "verschlampt")
_KNOWN = r"(?:ahnen|auffallen|bemerken|erkennen|merken|sehen|wissen)"
_MACHINES_DO = (
    r"(?:abschalten|alarmieren|anspringen|auslösen|funktionieren|halten|klingeln|laufen|öffnen|piepen|"
    r"schließen|sein|starten|werden)"
)


def _clause(about: str, stems: str | tuple[str, ...], pattern: str, *, human: bool = False) -> Phrase:
    return Phrase(about, (stems,) if isinstance(stems, str) else stems, pattern, "anywhere", human)


def _words(about: str, stems: str | tuple[str, ...], pattern: str) -> Phrase:
    return Phrase(about, (stems,) if isinstance(stems, str) else stems, pattern, "")


PHRASES = (
    # not done, or to be done otherwise
    _clause("known", "hätte", rf"hätten?{_GAP} {_KNOWN} (?:müssen|sollen)\b"),
    _clause("undone", "hätte", rf"hätten?{_GAP} (?!(?:{_KNOWN}|{_MACHINES_DO}) )\w+n (?:müssen|sollen)\b"),
    _clause("missed", "vergessen", rf"{_HAS}{_GAP} vergessen\b", human=True),
    _clause("missed", ("vergaß", "vergass"), r"verga(?:ß|ss)(?:en)?\b"),
    _words("missed", "versäumt", rf"(?:versäumten? es|{_HAS} es{_GAP} versäumt)\b"),
    _clause("undone", "für nötig", r"h[aiä](?:lten|lt|elt|elten) es(?: \w+){0,3} nicht für nötig"),
    # care
    _clause("care", _CARELESS, rf"{any_of(_CARELESS)}(?:e[mnrs]?)?\b"),
    _clause(
        "care",
        "nicht",
        r"nicht (?:\w+ )?(?:aufgepasst|hingehört|hingeschaut|hingesehen|mitgedacht|nachgedacht|zugehört)\b",
    ),
    _words(
        "care",
        _FAILINGS,
        rf"(?:aus|durch|grobe|ihre|pure|reine|seine|wegen) (?:\w+ )?{any_of(_FAILINGS)}",
    ),
    # the person
    _clause("person", _STUPID, rf"{_IS}{_GAP} {any_of(_STUPID)}\b"),
    _clause("person", ("zu bequem", "zu dumm", "zu faul"), r"zu (?:bequem|dumm|faul)\b"),
    # fault
    _clause("fault", "schuld", rf"schuld (?:{_IS}|hat|hatte)\b|(?:{_IS}|hat|hatte){_GAP} schuld\b"),
    _clause("fault", "schuld", rf"(?:gebe|geben|trägt|tragen|trug){_GAP} die (?:\w+ )?schuld\b"),
    _words("fault", "schuld", r"(?:deine|eure|ihre|seine) (?:eigene )?schuld\b"),
    _words("self", "schuld", r"(?:allein|alles|ist|war) (?:\w+ )?meine (?:eigene )?schuld\b"),
    _words("error", "menschliches versagen", rf"(?:{_IS}|klar|reines) (?:\w+ )?menschliches versagen\b"),
    _clause("fault", _BOTCHED, any_of(_BOTCHED)),
    # rules and warnings
    _clause("heard", "ignorier", rf"ignoriert\w*{_GAP} {_WARNING}|{_WARNING}{_GAP} ignoriert"),
    _clause("rule", "ignorier", rf"ignoriert\w*{_GAP} {_RULE}|{_RULE}{_GAP} ignoriert"),
    _clause("rule", "missachte", rf"missachtete?n?{_GAP} {_RULE}|{_RULE}{_GAP} missachtet"),
    _clause(
        "rule",
        "verst",
        rf"gegen{_GAP} {_RULE}{_GAP} verstoßen|verst(?:ößt|ieß|ießen){_GAP} gegen{_GAP} {_RULE}",
    ),
    _clause("rule", "gehalten", rf"nicht an (?:\w+ ){{0,2}}{_RULE}(?: \w+)? gehalten"),
)


def somebody_in(clause: str, *, human: bool) -> Who | None:
    """The first person that a clause is about; None where it is about "us", nobody, or a thing."""
    words = re.findall(r"@?\w+", clause)
    for place, word in enumerate(words):
        low, before = word.lower(), words[place - 1].lower() if place else ""
        if low == "ich":
            return Who.SELF
        if low.startswith(_NO_PERSON):
            return None
        governed = before in _NOT_THE_SUBJECT or (before == "der" and low.endswith(_FEMININE))
        person = low in _OTHERS or word.startswith("@") or (word[0].isupper() and _ROLE.fullmatch(word))
        if person and not governed:
            return Who.OTHER
    begins = words[0] if words else ""
    named = human and begins[:1].isupper() and begins.lower() not in _NO_NAMES
    return Who.OTHER if named else None
