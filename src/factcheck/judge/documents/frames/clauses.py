"""A sentence cut into what it asserts one by one, without who is cited for it; and whether a clause denies, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judge.documents.quotes import _NOT, words_of
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.offices import OFFICES
from factcheck.sources.documents.words import names, stem

_VERBAL = (
    r"(?:will|would|has|have|had|is|are|was|were|does|did|not|to\s+[a-z]+|[a-z]{3,}ed|cut|put|set|shut|sold|bought|kept|left|lost|made|paid|rose|fell|grew|won|"
    r"went|took|began|ran|gave|hit|led|met|saw|spent|held|became|chose|withdrew|quit)\b"
)
_CUTS = regex(
    rf";\s+|:\s+|\s+[–—]\s+|,\s+(?=(?:and|but|while|whereas|although|though|so|because|which|whose|where|after|before|unless|whatever|however)\b)"
    rf"|\s+(?=(?:while|but|whereas|although|because|unless|rather\s+than|instead\s+of|as\s+well\s+as)\b)|\s+(?=and\s+(?:then\s+|also\s+)?{_VERBAL})|\s+(?=and\s+(?:we|they|it|he|she)\s)",
    re.IGNORECASE,
)
_WHO = regex(r"\s*,\s+(?:who|which)\s+(?P<told>(?:[^,;]|,(?=\d)){4,120})(?:,\s*|\.?$)")
_ASIDE = regex(
    r"(?<=[\w’'])\s*,\s+(?P<told>(?:the|a|an|its|their|his|her)\s+(?:[^,;.]|[.,](?=\d)){3,80}|(?:owner|maker|operator|producer|developer|parent)\s+of\s+[^,;.]{3,60}),\s+"
)
_SAY = (
    r"(?:sa(?:id|ys)|told\s+(?:the\s+|an?\s+|its\s+)?[\w’']+(?:\s+[\w’']+){0,2}|tells\s+\w+|add(?:ed|s)|announc(?:ed|es)|report(?:ed|s)|stat(?:ed|es)|not(?:ed|es)|confirm(?:ed|s)|explain(?:ed|s)|"
    r"wrote|writes|ma(?:de|kes)\s+(?:it\s+)?(?:clear|plain|known)|reckons?|stress(?:ed|es)|insist(?:ed|s)|disclos(?:ed|es)|reveal(?:ed|s)|acknowledg(?:ed|es)|conced(?:ed|es)|admit(?:ted|s)|let\s+it\s+be\s+known|warn(?:ed|s)|found|concluded|argued|argues)"
)
_ASKS = r"(?:ask(?:ed|s)|want(?:ed|s)\s+to\s+know|wonder(?:ed|s)|inquired|enquired|question(?:ed|s))"
_ASKED = regex(
    rf"^(?P<who>[^,;]{{2,90}}?(?:,[^,;]+,)?)\s+{_ASKS}\s+(?:\w+\s+){{0,2}}?(?:(?:whether|if|how|why|what|when|where|about)\b\s*)?(?=\S)",
    re.IGNORECASE,
)
_BEHIND = regex(
    rf",\s+(?P<who>(?:according\s+to\s+)?[^,;]{{0,80}}?)\s*\b{_SAY}(?:\s+(?:on|in|at|after|as|when|during)\s[^,;]*)?\.?\s*$|,\s+according\s+to\s+(?P<whose>[^;]+?)\.?\s*$"
)
_AHEAD = regex(
    rf"^(?P<who>(?:[^,;]|,\s(?:the|its|an?)\s[^,;]+,\s){{2,90}}?)\s+(?:(?:has|have|had)\s+)?{_SAY}\s+(?:on\s+\w+day\s+|today\s+|yesterday\s+)?(?:that\s+)?(?=\S)",
    re.IGNORECASE,
)
_THAT = regex(rf"\b{_SAY}\s+(?:\w+\s+)?that\b", re.IGNORECASE)


@record(slots=True)
class Cited:
    """What is asserted, and whom the sentence cites for it."""

    told: str
    who: str | None
    asked: bool = False
    """It was a question."""
    further: bool = False
    """What is told of whoever is cited stands behind it, as a clause of its own."""


def cited(sentence: str) -> Cited:
    text = _DEAL_DONE.sub("", sentence.strip())
    if found := _BEHIND.search(text):
        who, told = found["who"] or found["whose"], text[: found.start()]
        if found["whose"] and (further := _WHO_DOES.search(found["whose"])) is not None:
            # "according to its chief, who will not yet call that a turn": told besides, of whoever is cited
            who, told = who[: further.start()], f"{told}; {further['told']}"
            return Cited(told, who, further=True)
        return Cited(told, who)
    if found := _ASKED.match(text):
        return Cited(text[found.end() :], found["who"], True)
    found = _AHEAD.match(text)
    # "the company announced a dividend" asserts the dividend; "said it had sold": what stands behind is a clause
    if found is not None and (_THAT.search(found[0]) or _CLAUSE.match(text[found.end() :])):
        return Cited(text[found.end() :], found["who"])
    return Cited(text, None)


_WHO_DOES = regex(r",\s+who\s+(?P<told>[^,;]{8,120})$")
_CLAUSE = regex(
    r"(?:(?:it|he|she|they|there|its|his|her|their|the|an?|no|all|some|[A-Z][\w’'-]*|[a-z]+)\s+){1,6}?(?:will|would|has|have|had|is|are|was|were|can|cannot|could|did|does|do|may|might|expects?|expected|plans?|planned|wants?|intends?|needs?|remains?|remained)\b"
)


def asserted(text: str) -> list[str]:
    """The clauses, each with the name that it is said of."""
    out: list[str] = []
    rest = text
    for found in _WHO.finditer(text):
        runs = [run for _, run in names(text[: found.start()])]
        if runs and text[: found.start()].endswith(runs[-1]):
            out.append(f"{runs[-1]} {found['told'].strip(' .')}")
            rest = rest.replace(found[0], " ", 1)
    for found in list(_ASIDE.finditer(rest)):
        if not OFFICES.search(found["told"]):
            rest = rest.replace(found[0], " ", 1)
    return [*(piece for piece in pieces(rest) if len(piece.split()) > 1), *out]


_INSIDE = regex(r",\s+(?P<told>(?:where|which|who|whose|whatever|however)\s+[^,;]{3,120}),\s+")
_DEAL_DONE = regex(
    r",?\s+(?:once|after|when)\s+the\s+(?:deal|merger|takeover|transaction|acquisition|sale)\s+(?:is|has\s+been)\s+(?:done|closed?|completed?|through)\b|,?\s+(?:after|on|upon)\s+(?:its\s+|the\s+)?completion\b"
)


def pieces(text: str) -> list[str]:
    inside = [found["told"] for found in _INSIDE.finditer(text)]
    if inside:
        return [*pieces(_INSIDE.sub(" ", text)), *inside]
    found = [each for piece in _CUTS.split(text) for each in _ungapped(piece.strip(" ,."))]
    return [piece for piece in found if piece] or [text]


_GAPPED = regex(
    r"^(?P<first>(?P<x>[^,;]+?)\s+(?P<verb>(?:is|are|was|were|will\s+be|(?:has|have|had)\s+been)\s+\w+)\s+(?P<by>by|to|from|for|in)\s+[^,;]+?),?\s+and\s+(?P<y>(?:the\s+)?[A-Z][^,;]*?)\s+(?P=by)\s+(?P<b>[^,;]+)$"
)


def _ungapped(piece: str) -> list[str]:
    """ "A was advised by B and C by D" is two clauses."""
    found = _GAPPED.match(piece)
    if found is None or _VERB.search(found["y"]):
        return [piece]
    return [found["first"], f"{found['y']} {found['verb']} {found['by']} {found['b']}"]


_VERB = regex(_VERBAL)

# ---------------------------------------------------------------- polarity and modality
_ANSWERS = regex(r"^(?:(?:and|but|well|so)\s*,?\s+)?(?:no|yes)\s*[,.;:–—-]\s*", re.IGNORECASE)
_NO_DENIAL = regex(
    r"\b(?:no|not)\s+(?:fewer|less|more|later|earlier|only|just|least|doubt|matter|wonder|surprise)\b|\bnothing\s+but\b|\b(?:little|few|low)\s+or\s+no\b|\bno\.\s",
    re.IGNORECASE,
)
_AGAINST = regex(
    r"\b(?:rul(?:e|es|ed|ing)\s+out|decid(?:e|es|ed)\s+against|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|shelv(?:e|es|ed|ing)|call(?:s|ed|ing)?\s+off|cancel(?:s|led|ed)?|"
    r"drop(?:s|ped|ping)?\s+(?:its|the|their|a)\s+(?:\w+\s+)?(?:plans?|idea|bid|offer)|out\s+of\s+the\s+question|refus(?:e|es|ed|al)|reject(?:s|ed|ing)?|instead\s+of|rather\s+than|"
    r"stop(?:s|ped)?\s+short\s+of|walk(?:s|ed|ing)?\s+away\s+from|fail(?:s|ed|ing)?\s+to|ha(?:s|ve|d)\s+(?:still|yet)\s+to|(?:stop(?:s|ped)?|ceas(?:e|es|ed))\s+(?=(?:to\s+)?[a-z]+ing\b|to\s)|yet\s+to\s+be|declin(?:e|es|ed)\s+to|forgo(?:es|ne|ing)?|"
    r"avoid(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|exempt(?:s|ed)?|unable\s+to|unlikely|denie[sd]|lack(?:s|ed|ing)?|pass(?:ed|es)?\s+on)\b",
    re.IGNORECASE,
)
_UNSURE = regex(
    r"\b(?:could|(?-i:may)|might|possibl[ey]|probably|likely|perhaps|maybe|reportedly|rumou?r\w*|consider(?:s|ing|ed)?|should|explor(?:e|es|ing))\b",
    re.IGNORECASE,
)
_TO_COME = regex(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?|intend(?:s|ed)?|expect(?:s|ed|ing)?|to\s+be|(?:is|are|was|were)\s+(?:due\s+|set\s+|expected\s+|likely\s+)?to|going\s+to|wants?|aims?|proposes?|needs?|requires?|awaits?|awaiting|seeks?|seeking|ahead|must|"
    r"(?:’|')ll|next|upcoming|hopes?|to\s+[a-z]+)\b",
    re.IGNORECASE,
)
_DONE = regex(
    r"(?<!would )(?<!to )\b(?:has|have|had)\s+(?:\w+ly\s+|already\s+|now\s+)?(?!to\b|no\b|not\b|a\b|an\b|the\b|yet\b)\w+(?:ed|n|t|ld|ut|de|id)\b|\balready\b",
    re.IGNORECASE,
)
_BASES = regex(
    r"\b(?:(?P<unit>year|quarter|month|week|half)s?\s+(?:before|earlier|ago|previously)|(?:previous|prior|preceding)\s+(?:\w+\s+)?(?P<prior>year|quarter|month|week|half)|"
    r"(?P<on>year|quarter|month|week)(?:[- ](?:on|over)[- ](?:year|quarter|month|week))|on\s+the\s+(?P<the>year|quarter|month|week)|(?:than|from|of|over|against)\s+last\s+(?P<last>year|quarter|month|week))\b",
    re.IGNORECASE,
)
_EXCLUSIVE = regex(r"\b(?:first|only|before|unprecedented|sole|nobody\s+else|no\s+other)\b", re.IGNORECASE)
_SHOULD = regex(r"^should\b", re.IGNORECASE)
_PAST = regex(r"\b(?:was|were|had|has|have|did)\b", re.IGNORECASE)
_NOW = regex(r"\b(?:is|are|be|being)\s+(?:(?:not|also|still|now|never|\w+ly)\s+){0,2}$", re.IGNORECASE)
_IF = regex(
    r"\b(?:if|unless|provided|subject\s+to|depend(?:s|ing)\s+on|as\s+long\s+as|should\s+(?=[a-z]+s\b)|once\s+(?:the|it|they|he|she|all|its|[a-z]+s)\b|only\s+when|conditional)\b|^should\b",
    re.IGNORECASE,
)


def is_denied(text: str, told: Sequence[str] = ()) -> bool:
    """Whether a clause says that something is not so; two denials cancel each other. `told` are words that count as themselves."""
    text = _NO_DENIAL.sub(" ", _ANSWERS.sub("", text))
    against = [found[0] for found in _AGAINST.finditer(text) if not any(word in found[0] for word in told)]
    return (sum(word in _NOT for word in words_of(text)) + len(against)) % 2 == 1


def is_unsure(text: str, is_expected: bool = False) -> bool:
    """ "Should be completed in June" says no less than "is expected to be"."""
    text = _SHOULD.sub("if", text)
    return _UNSURE.search(_OUGHT.sub(" ", text) if is_expected else text) is not None


def is_to_come(text: str) -> bool:
    return _TO_COME.search(text) is not None


_OUGHT = regex(r"\bshould\b", re.IGNORECASE)


def is_past(text: str, words: Sequence[str]) -> bool:
    """`words` are those of the clause that the claim tells as well."""
    return _PAST.search(text) is not None or any(word.endswith("ed") and not _is_now(text, word) for word in words)


def _is_now(text: str, word: str) -> bool:
    """ "Is not needed" tells of no past."""
    return _NOW.search(text.partition(word)[0]) is not None


def is_done(text: str) -> bool:
    return _DONE.search(text) is not None


_RANK = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[\s-]+)?(?P<top>most|least|largest|biggest|highest|lowest|smallest|best|worst|fastest|slowest|oldest|youngest|cheapest|strongest|weakest|busiest|longest|shortest)\b",
    re.IGNORECASE,
)


def ranks(text: str) -> frozenset[tuple[str, str]]:
    """ "The second largest" and its like."""
    found = ((each["nth"] or "first").lower() for each in _RANK.finditer(text))
    tops = (_SAME_TOP.get(each["top"].lower(), each["top"].lower()) for each in _RANK.finditer(text))
    return frozenset(zip(found, tops, strict=True))


_SAME_TOP = {"biggest": "largest", "highest": "largest", "lowest": "smallest"}


_OFTEN = regex(
    r"\b(?:(?:every|each|once\s+an?|once\s+every|per)\s+(?P<unit>day|week|month|quarter|year)|(?P<ly>daily|weekly|monthly|quarterly|yearly|annually))\b",
    re.IGNORECASE,
)
_LY = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}


def frequencies(text: str) -> frozenset[str]:
    """ "Every month", "monthly"."""
    return frozenset((found["unit"] or _LY[found["ly"].lower()]).lower() for found in _OFTEN.finditer(text))


_DEPUTY = regex(r"\b(?:deputy|vice|assistant|associate)[\s-]+(?P<of>[a-z]+)", re.IGNORECASE)


def deputies(text: str) -> frozenset[str]:
    """Of whom one is the deputy."""
    return frozenset(stem(found["of"]) for found in _DEPUTY.finditer(text))


_LEAVE = regex(
    r"\b(?:refus|den|declin|reject|withh)\w+\s+(?:[\w’'-]+\s+){0,3}?(?:permission|leave|consent|approval|request|licen[cs]e|clearance)\s+to\b",
    re.IGNORECASE,
)


def refuses_leave(text: str) -> bool:
    """ "Refused Sedge permission to appeal" does not say whether Sedge will."""
    return _LEAVE.search(text) is not None


_UNTOLD = regex(
    r"\b(?:(?:ha(?:s|ve|d)|did|does|do|would|will|could)(?:\s+not|n['’]t)(?:\s+yet)?|never|refus\w+\s+to|declin\w+\s+to|without)\s+"
    r"(?:say|said|saying|disclos\w+|reveal\w*|tell|told|telling|stat(?:e|ed|ing)|specif\w+|explain\w*)\s+(?:\w+\s+){0,2}?(?:what|how|whether|when|if|which|who|why|where)\b",
    re.IGNORECASE,
)


def leaves_untold(text: str) -> bool:
    """ "Has not said what it earns" denies no earnings, and tells of none."""
    return _UNTOLD.search(text) is not None


def is_exclusive(text: str) -> bool:
    """ "The first woman" says that no woman has: it is no denial of it."""
    return _EXCLUSIVE.search(text) is not None


def base(text: str) -> str | None:
    """What a change is told against: "year", "quarter", "month"."""
    found = _BASES.search(text)
    return next((unit.lower() for unit in found.groupdict().values() if unit), None) if found else None


def conditions(text: str) -> bool:
    return _IF.search(_DEAL_DONE.sub("", text)) is not None


def answers(text: str) -> Iterator[tuple[bool, str]]:
    """Whether an answer opens with yes or no, and what follows."""
    found = regex(
        r"^(?:(?:and|well|so|thanks|thank you)[^.,]{0,30}[,.]\s*)*(?P<say>yes|no|correct|absolutely|right|not at all)\b[,.;!]?\s*",
        re.IGNORECASE,
    ).match(text)
    if found is not None:
        yield found["say"].lower() not in ("no", "not at all"), text[found.end() :]
