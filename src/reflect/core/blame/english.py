"""English phrases that blame. What a phrase is made of stands in phrase.py."""

from __future__ import annotations

from reflect.core.blame.phrase import Phrase, any_of, words

_ADVERB = (
    r"(?:(?:\w+ly|a bit|again|all|also|always|at least|downright|even|ever|far|just|more|often|once|plain|"
    r"pretty|quite|rather|so|still|such|too|very|yet) ){0,3}"
)
_BE = r"(?:(?:am|are|is|was|were|became|got|looked|seem(?:s|ed)|ha(?:s|ve|d) been)|[’'](?:m|re|s)) "
_NOT = r"(?:(?:is|was|are|were|did|do|does|has|have|had)(?: not| never|n[’']t)|not|never)"
_DID_NOT = r"(?:(?:did|does|do) not|(?:did|does|do)n[’']?t|never)"
_SHOULD_HAVE = r"(?:should(?: not| never|n[’']t)?(?: have| of|[’']ve)|ought(?: not)? to have)"
_SHOULD = ("should", "ought")
_THE = (
    r"(?:(?:an?|all|any|every|her|his|its|many|my|of|our|repeated|several|that|the|their|these|this|those|"
    r"your|\w+[’']s) ){0,3}"
)
_WHO = r"(?P<who>(?:[\w@’'-]+ ){0,4}[\w@’'-]+)"
_WHOSE = r"(?P<who>her|his|my|their|your|[\w@]+[’']s?)"

_RULES = (
    r"(?:\w+ ){0,2}(?:agreements?|checklists?|directives?|guidelines?|instructions?|orders?|polic(?:y|ies)|"
    r"procedures?|protocols?|regulations?|rules?|safety|standards?)\b"
)
_WARNINGS = (
    r"(?:\w+ ){0,2}(?:advice|alarms?|alerts?|calls?|complaints?|concerns?|e-?mails?|feedback|handover|her|"
    r"him|me|messages?|objections?|questions?|recommendations?|reports?|requests?|signs?|them|us|warnings?)\b"
)
_IGNORING = ("brushed", "dismissed", "disregard", "ignor")
_IGNORED = r"(?:brushed off|dismissed|disregard(?:ed|s|ing)|ignor(?:ed|es|ing))"
_BREAKING = (*_IGNORING, "breach", "broke", "bypass", "circumvent", "flout", "skipped", "violat")
_BROKE = rf"(?:{_IGNORED}|breached|broke|bypassed|circumvented|flouted|skipped|violat(?:ed|es|ing))"

_CARELESS = (
    *("careless", "complacent", "heedless", "inattentive", "irresponsible", "neglectful"),
    *("negligent", "reckless", "sloppy", "thoughtless", "unprofessional"),
)
_STUPID = (
    *("arrogant", "clueless", "dumb", "foolish", "hopeless", "idiotic", "ignorant", "incompetent", "lazy"),
    *("selfish", "stupid", "useless"),
)
_FAILINGS = (
    *("arrogance", "carelessness", "complacency", "ignorance", "inattention", "incompetence", "indifference"),
    *("irresponsibility", "laziness", "negligence", "poor judg", "recklessness", "sloppiness", "stupidity"),
    *("unprofessionalism", "lack of "),
)
_FAILING = rf"(?:{any_of(_FAILINGS[:-2])}|poor judge?ment|lack of (?:attention|care|discipline|judge?ment))"

_KNOWN = any_of(
    words("anticipated expected foreseen known noticed realised realized recognised recognized seen spotted")
)
_FACES = r"(?! (?:all|her|his|the|their|your) (?:\w+ )?(?:eyes|faces?|joy|looks?|smiles?))"
# What was to be done: a participle, which may be an adjective before what it describes.
_DONE = (
    r"(?!(?:access|arrived|been|had|hoped|imagined|landed|liked|loved|preferred)\b)"
    r"(?!(?:added|advanced|assigned|dedicated|designated|detailed|established|experienced|fixed|improved|"
    r"increased|limited|mixed|needed|qualified|required|shared|trained|updated|written) (?!(?:an?|down|for|"
    r"her|his|in|it|me|my|on|our|that|the|their|them|this|up|us)\b))"
    r"(?P<act>\w+ed|begun|bought|brought|caught|chosen|come|done|driven|felt|found|given|gone|gotten|heard|"
    r"held|kept|left|let|made|met|paid|put|read|run|said|sent|set|shown|shut|sought|spoken|stood|taken|"
    r"taught|thought|told|understood|woken|worn|written)\b"
)
_LATER = r"(?!.{0,40}\bby (?:next|noon|now|the end|the time|then|tomorrow|tonight))"
# To have tried these and failed is bad luck.
_TRIED = any_of(
    words("""
    agree catch complete connect contain convince extinguish find finish impress locate persuade qualify reach
    replicate reproduce restart resuscitate revive score sleep start win
    """)
)

PHRASES = (
    # not done
    Phrase(
        "missed",
        ("forg",),
        r"(?!(?<=\bI )forgot to (?:mention|say))"
        r"(?:forgot|ha(?:s|ve|d) \w* ?forgotten) (?:to(?: \w+)?|about)\b",
        human=True,
    ),
    Phrase("missed", ("forgets", "always forget"), r"(?:forgets|always forget) to \w+", human=True),
    Phrase("missed", ("neglect",), r"neglect(?:ed|s|ing) (?:to|her|his|my|their) \w+", human=True),
    Phrase("undone", ("fail",), rf"failed to (?!{_TRIED}\b)(?P<act>\w+)"),
    Phrase("undone", ("failure to",), rf"{_WHOSE} (?:\w+ )?failure to (?!thrive)\w+"),
    Phrase("undone", ("failure",), rf"failure (?:by|of|on the part of) {_WHO} to \w+"),
    Phrase(
        "undone", ("bother",), rf"{_DID_NOT} {_ADVERB}bothers?\b(?! (?:any|her|him|me|the|them|us|you)\b)"
    ),
    Phrase("undone", ("bothered",), r"could(?:n[’']t| not) be bothered"),
    Phrase(
        "undone",
        (" even ",),
        rf"(?<!\bI ){_DID_NOT} even "
        r"(?:answer|ask|call|check|come|listen|look|notice|open|read|say|tell|think|try)\b",
        human=True,
    ),
    Phrase("undone", ("do ",), rf"{_DID_NOT} {_ADVERB}do (?:her|his|their) (?:duty|jobs?|work)\b"),
    # to be done otherwise
    Phrase("known", _SHOULD, rf"{_SHOULD_HAVE} {_ADVERB}(?P<act>{_KNOWN})\b{_FACES}"),
    Phrase("undone", _SHOULD, rf"{_SHOULD_HAVE} {_ADVERB}(?!{_KNOWN}\b){_DONE}{_LATER}"),
    Phrase(
        "care",
        _SHOULD,
        rf"{_SHOULD_HAVE} {_ADVERB}been "
        r"(?:better |more |paying )?(?:alert|attenti|aware|careful|vigilant)\w*",
    ),
    Phrase("undone", ("could ",), r"could (?:at least have|have at least|have bothered) \w+"),
    # care
    Phrase("care", ("attention",), rf"{_NOT} (?:even |really )?pay(?:ing)? (?:\w+ )?attention\b"),
    Phrase("care", ("listen",), rf"{_DID_NOT} {_ADVERB}listens?\b(?! to (?!any|her|him|me|reason|the|us))"),
    Phrase("care", (" care",), rf"(?<!\bI ){_DID_NOT} {_ADVERB}cares?\b(?! (?:for|less|to)\b)"),
    Phrase("care", _CARELESS, rf"{_BE}{_ADVERB}(?:\w+ and )?{any_of(_CARELESS)}\b"),
    Phrase(
        "care",
        (*(f"{word}ly" for word in _CARELESS), "sloppily", "stupidly"),
        r"(?:acted|behaved|did it|drove|handled it|worked|wrote it) "
        rf"{_ADVERB}(?:{any_of(_CARELESS)}ly|sloppily|stupidly)",
    ),
    Phrase(
        "care",
        (*_CARELESS, "stupid"),
        rf"(?:{any_of(_CARELESS)}|stupid) "
        r"(?:attitude|behaviou?r|conduct|driving|error|handling|mistake|work)s?\b",
        where="",
    ),
    Phrase("care", _FAILINGS, rf"{_WHOSE} (?:\w+ ){{0,2}}{_FAILING}\b"),
    Phrase("care", _FAILINGS, rf"{_FAILING} (?:among|by|from|of|on the part of) {_WHO}"),
    Phrase(
        "care",
        _FAILINGS,
        rf"(?:because of|down to|due to|gross|out of|plain|pure|sheer|through|utter) (?:\w+ )?{_FAILING}\b",
        where="",
    ),
    Phrase(
        "care",
        (*_FAILINGS, "disregard"),
        rf"(?:display|exhibit|show)(?:s|ed|n) (?:\w+ ){{0,3}}(?:{_FAILING}|disregard)\b",
    ),
    Phrase("care", ("disregard",), rf"{_WHOSE} (?:\w+ ){{0,2}}disregard (?:for|of|to)\b"),
    # the person
    Phrase("person", _STUPID, rf"{_BE}{_ADVERB}(?:\w+ and )?{any_of(_STUPID)}\b"),
    Phrase(
        "person",
        (*_CARELESS, *_STUPID),
        rf"{any_of((*_CARELESS, *_STUPID))} (?:and [\w-]+ )?(?!(?:an?|her|his|my|our|the|their) ){_WHO}",
    ),
    Phrase("person", ("too ",), r"too (?:arrogant|careless|lazy|proud|stupid) to \w+", where=""),
    Phrase("person", ("idiot",), r"(?:an?|complete|some|such|that|the|these|those) idiots?\b(?!-)", where=""),
    Phrase(
        "person", (*_CARELESS, *_STUPID), rf"{any_of((*_CARELESS, *_STUPID))} of (?P<who>(?:\w+ )?[\w@’'-]+)"
    ),
    Phrase(
        "person",
        ("should be",),
        r"should be (?:ashamed|demoted|disciplined|dismissed|fired|punished|sacked)\b",
    ),
    # fault
    Phrase("fault", ("fault",), r"(?:her|his|their|your) (?:own )?fault\b", where=""),
    Phrase("fault", ("fault",), r"(?P<who>[\w@]+)[’']s? (?:own )?fault\b", human=True),
    Phrase("fault", ("fault",), rf"{_BE}{_ADVERB}at fault\b"),
    Phrase("fault", ("fault",), rf"fault (?:of|(?:is|lay|lies|was) with) {_WHO}"),
    Phrase("fault", ("blame",), rf"{_BE}{_ADVERB}to blame\b"),
    Phrase("fault", ("blame",), rf"(?:I|we) (?:\w+ )?blamed? {_WHO}"),
    Phrase("fault", ("to blame",), r"only (?:herself|himself|themselves) to blame\b", where=""),
    Phrase(
        "fault",
        ("responsible for",),
        rf"{_BE}{_ADVERB}responsible for {_THE}(?:\w+ )?"
        r"(?:accident|chaos|damage|delay|disaster|errors?|failure|loss|mess|mistakes?|outage)\b",
    ),
    Phrase(
        "error",
        (" error",),
        r"(?:attributed to|because of|caused by|down to|due to|is|was|plain|pure|simple) "
        r"(?:an? |just |simple )?(?:driver|human|nurse|nursing|operator|pilot|user) error\b",
        where="",
    ),
    Phrase(
        "fault",
        ("messed", "screwed", "cocked"),
        r"(?:cocked|messed|screwed) (?:(?:everything|it|our \w+|that|the \w+|things|this) )?up\b",
        human=True,
    ),
    Phrase("fault", ("botched", "dropped the ball"), r"(?:botched|dropped the ball)\b"),
    Phrase("fault", ("down",), r"let (?:everybody|everyone|her|him|me|the \w+|them|us) down\b"),
    # rules and warnings
    Phrase("rule", _BREAKING, rf"{_BROKE} {_THE}{_RULES}", human=True),
    Phrase(
        "rule",
        ("follow", "respect", "obey", "comply", "adhere", "stick"),
        rf"{_DID_NOT} {_ADVERB}(?:adhere to|comply with|follows?|obey|respects?|stick to) "
        rf"{_THE}{_RULES}",
    ),
    Phrase("rule", (" by ",), rf"(?:breached|broken|bypassed|violated) by {_WHO}"),
    Phrase("heard", (" by ",), rf"(?:brushed off|dismissed|disregarded|ignored) by {_WHO}"),
    Phrase("heard", _IGNORING, rf"{_IGNORED} {_THE}{_WARNINGS}"),
    Phrase(
        "heard",
        ("refuse",),
        r"refuse[sd]? to "
        r"(?:answer|co-?operate|follow|help|listen|pay attention|take responsibility|talk|wear)\b",
    ),
    # oneself
    Phrase(
        "self",
        ("my ",),
        r"(?:all|entirely|is|was|it[’']s|that[’']s) (?:\w+ly )?my (?:own )?(?:fault|mistake)\b",
        where="",
    ),
    Phrase("self", ("blame myself",), r"blame myself\b", where=""),
    Phrase("self", ("guilty",), r"I (?:still )?(?:feel|felt) (?:\w+ )?guilty\b", where=""),
)
