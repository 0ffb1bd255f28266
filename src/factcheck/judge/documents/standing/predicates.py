"""What a sentence says of rows: that one is above another, went a way, is first, or that so many of them are."""

from __future__ import annotations

import re
from typing import Final, Literal

from factcheck.judge.documents.directions import FASTER
from factcheck.judge.documents.rows.extremes import ANY_OTHER, LOW_END, NONE_MORE, SUPERLATIVE
from factcheck.judge.documents.rows.findings import way_told
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.standing.ways import is_less
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.words import stem
from factcheck.text.numerals import NUMBER, ORDINALS, number

Way = Literal["up", "down"]


@record
class Versus:
    """The left is above ("up") or below the right, in its figure or in how fast it moved."""

    left: str
    right: str
    way: str
    is_speed: bool = False
    is_passing: bool = False
    is_step: bool = False
    """In how much was added to its figure ("added more shops than"), or taken from it."""
    """It was the other way round before."""


@record
class Went:
    """It went a way since the time with which it is compared."""

    way: str


@record
class Signed:
    """It is above ("up") or below nothing."""

    way: str


@record
class Top:
    """`who` is number `nth` from the upper or the lower end."""

    who: str
    nth: int
    is_low: bool
    end: str
    is_speed: bool
    whole: int | None = None
    """ "Of the three regions"."""
    ahead_of: str | None = None


@record
class Each:
    """It went a way, or was above nothing, at each of the last `n` times; None of all that are printed."""

    way: str
    n: int | None


@record
class Among:
    """Of how many of the rows something is true: all, none, a number, or only those that are named."""

    quantifier: Literal["all", "none", "some", "only", "count"]
    inner: Went | Signed
    n: int | None = None
    whole: int | None = None
    but: str | None = None
    """The text that names the exceptions."""


Predicate = Versus | Went | Signed | Top | Each | Among

# ---------------------------------------------------------------- of how many
_N: Final = rf"(?:{NUMBER}|dozen)"
_OF: Final = r"(?:of\s+)?(?:(?:the|its|their|his|these|those|our)\s+|[\w.&-]+(?:\s[\w.&-]+)?['’]s?\s+)*"
_OF_ALL: Final = regex(
    rf"(?:^|,\s+)\W*(?:in|at|on|for)?\s*(?P<all>all|every|each|both)\b\s*(?:one\s+)?{_OF}(?:(?P<n>{_N})\s+)?",
    re.IGNORECASE,
)
_IN_EVERY: Final = regex(
    rf"\b(?:in|at|on|across)\s+(?P<all>all|every|each|both)\b\s*(?:one\s+)?{_OF}(?:(?P<n>{_N})\s+)?", re.IGNORECASE
)
_OF_NONE: Final = regex(
    rf"^\W*(?:(?:in|at|on|for)\s+)?(?:no(?=\s+[a-z])(?!\s+(?:longer|more|less|fewer|doubt|one|wonder)\b)|none\s+{_OF}|not\s+(?:one|a single)\b|neither\b|nowhere\b)",
    re.IGNORECASE,
)
_SO_MANY: Final = regex(
    rf"\b(?:(?P<only>only|just)\s+)?(?P<n>{_N}|none|all)\s+(?:of|in|out of)\s+(?:(?:the|its|their|all)\s+|[\w.&-]+(?:\s[\w.&-]+)?['’]s?\s+)*(?:(?P<all>{_N})\b)?",
    re.IGNORECASE,
)
_AMONG_THEM: Final = regex(
    rf"\bof\s+(?:(?:the|its|their|all)\s+|[\w.&-]+(?:\s[\w.&-]+)?['’]s?\s+)*(?P<all>{_N})\b[^,;]*,\s+(?:only\s+|just\s+)?(?P<n>{_N})\b",
    re.IGNORECASE,
)
_ONLY: Final = regex(
    r"(?:^|,\s+|\bbut\s+)\W*(?:it\s+was\s+)?(?:only|nowhere but|nobody but)\s+(?:in|at|on|for)?\s*(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|a|an|some|few|half)\b)"
    r"|\b(?:the|was|were|is|are)\s+(?:the\s+)?(?:only|sole|one)\s+(?:[a-z-]+\s+){1,4}?(?:where|that|which|whose|to|in which|for which|with)\b|\balone\b",
    re.IGNORECASE,
)
_BUT: Final = regex(
    r"\b(?:but(?!\s+(?:it|they|that|not|the|in|still)\b)|except(?:\s+for|\s+in)?|apart\s+from|with\s+the\s+(?:sole\s+)?exception\s+of|other\s+than|save)\s+(?P<who>[^.;]+)",
    re.IGNORECASE,
)

# ---------------------------------------------------------------- one against another
_BEATS: Final = regex(
    r"\b(?:(?:has|have|had)\s+)?(?P<verb>"
    r"(?P<pass>overt(?:ook|aken?|akes)|passed|leapfrogged|pulled\s+ahead\s+of|moved\s+ahead\s+of|moved\s+past|supplanted)"
    r"|(?P<speed>outgr(?:ew|own?|ows)|outpaced?|outstripped|outran)"
    r"|(?P<less>trail(?:ed|s)?|lag(?:ged|s)?(?:\s+behind)?|underperform(?:ed|s)?|undercuts?|(?:came|was|were|is|are|finished|ranked|stood|fell|remained|stayed)\s+(?:well\s+|far\s+|just\s+)?(?:behind|below)|f[ae]ll(?:s|en)?\s+short\s+of|did\s+(?:worse|less\s+well)\s+than)"
    r"|beat(?:s|en)?|outperform(?:ed|s)?|outsold|outsells?|outearn(?:ed|s)?|exceed(?:ed|s)?|surpass(?:ed|es)?|outnumber(?:ed|s)?|outweigh(?:ed|s)?|eclipsed?|(?:came|was|were|is|are|finished|ranked|stood|remained|stayed)\s+(?:well\s+|far\s+|just\s+)?(?:ahead\s+of|above)|did\s+better\s+than)"
    r"\s+(?P<right>[^.;,]+)",
    re.IGNORECASE,
)
_AHEAD: Final = regex(r",\s+(?P<way>ahead\s+of|behind)\s+(?P<right>[^.;,]+)", re.IGNORECASE)
_TAIL: Final = regex(
    r"\s+(?:as|by|when|while|because|after|for the first time|in terms of|measured)\b.*$", re.IGNORECASE
)

# ---------------------------------------------------------------- signs and runs
_ABOVE_NOTHING: Final = regex(
    r"\b(?:positive|above zero|in the black|(?:made|makes?|earned|posted|turned|ran|had) (?:a|an) (?:[a-z]+ )?(?:profit|surplus)|was profitable|were profitable|in surplus)\b",
    re.IGNORECASE,
)
_BELOW_NOTHING: Final = regex(
    r"\b(?:negative|below zero|in the red|(?:made|posted|ran up|had|ran|recorded|reported|suffered) (?:a|an) (?:[a-z]+ )?(?:loss|deficit)|lost money|loss-making|unprofitable)\b",
    re.IGNORECASE,
)
_UNIT: Final = r"(?:years?|quarters?|months?|seasons?|halves|half-years?|weeks?)"
_EVERY_TIME: Final = regex(
    rf"\b(?:every|each|all)\s+(?:single\s+)?(?:one\s+)?(?:of\s+)?(?:(?:the|these|those)\s+)?(?:(?:past|last|previous)\s+)?(?:(?P<n>{_N})\s+)?{_UNIT}\b"
    rf"|\b(?:for|in)\s+(?P<n2>{_N})\s+(?:(?:straight|consecutive|successive)\s+{_UNIT}|{_UNIT}\s+(?:in a row|running|in succession|on end))\b",
    re.IGNORECASE,
)


def predicate_of(spoken: Spoken) -> Predicate | None:
    """The first that the sentence tells; None where it tells none, or a figure besides."""
    for reader in (_each, _among, _beaten, _top, _versus, _signed, _went):
        found = reader(spoken)
        if found is not None:
            return found if _no_other_figures(spoken, found) else None
    return None


_PART: Final = regex(
    r"\b(?:half|(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?))\b(?!\s+(?:of\s+(?:the\s+)?(?:this\s+)?(?:year|\d)|earlier|ago|before))|\bby\s+(?:[a-z]+\s+)?\d",
    re.IGNORECASE,
)
""" "By almost a tenth": figures, where the reader of figures finds none."""


def _no_other_figures(spoken: Spoken, found: Predicate) -> bool:
    if any(not _OF_YEAR.search(spoken.text[: part.start()]) for part in _PART.finditer(spoken.text)):
        return False
    counts: set[int | None] = set()
    if isinstance(found, Among | Top):
        counts.add(found.whole)
    if isinstance(found, Among | Each):
        counts.add(found.n)
    return all(q.kind == "count" and q.value is not None and int(q.value) in counts for q in spoken.figures)


_OF_YEAR: Final = regex(r"\b(?:first|second|last|latest|previous|other)\s+$", re.IGNORECASE)


def _number(word: str | None) -> int | None:
    if not word:
        return None
    return 12 if word.lower() == "dozen" else number(word)


_NO_LONGER: Final = regex(r"\b(?:no|any) longer\b", re.IGNORECASE)


def _inner(spoken: Spoken) -> Went | Signed | None:
    if _NO_LONGER.search(spoken.text) or _AS_MUCH.search(spoken.bare):
        return None
    signed = _signed(spoken)
    if signed is not None:
        return signed
    than = spoken.than
    if than is not None:
        return Went(than[2]) if spoken.is_time(than[1]) else None
    way = way_told(spoken)
    return Went(way) if way is not None else None


def _among(spoken: Spoken) -> Among | None:
    text = spoken.text
    inner = _inner(spoken)
    if inner is None:
        return None
    but = _BUT.search(text)
    who = but["who"] if but is not None else None
    many = _SO_MANY.search(text) or _AMONG_THEM.search(text)
    if many is not None and many["n"].lower() not in ("none", "all") and many["all"]:
        return Among("count", inner, _number(many["n"]), _number(many["all"]))
    if _OF_NONE.search(text):
        return Among("none", inner, but=who)
    if _ONLY.search(text):
        return Among("only", inner, whole=_whole(spoken))
    every = _OF_ALL.search(text) or _IN_EVERY.search(text)
    if every is not None and not re.match(_UNIT, text[every.end() :], re.IGNORECASE):
        n = 2 if every["all"].lower() == "both" else _number(every["n"])
        return Among("all", inner, n, n, who)
    return None


def _whole(spoken: Spoken) -> int | None:
    found = _OF_WHOLE.search(spoken.text)
    return _number(found["n"]) if found is not None else None


_OF_WHOLE: Final = regex(
    rf"\b(?:of|among|out of)\s+(?:(?:the|its|their|all)\s+|[\w.&-]+(?:\s[\w.&-]+)?['’]s?\s+)*(?P<n>{_N})\s+[a-z]",
    re.IGNORECASE,
)


def _each(spoken: Spoken) -> Each | None:
    found = _EVERY_TIME.search(spoken.text)
    inner = _inner(spoken)
    if found is None or inner is None:
        return None
    return Each(inner.way, _number(found["n"] or found["n2"]))


def _top(spoken: Spoken) -> Top | None:
    text = spoken.bare
    is_speed = FASTER.search(text) is not None
    if (found := NONE_MORE.search(text)) is not None and not spoken.is_time(found["who"]):
        return Top(found["who"], 1, is_less(spoken, found["way"]), found["way"], is_speed)
    if (found := _AS.search(text)) is not None and not spoken.is_time(found["who"]):
        return Top(found["who"], 1, found["size"].lower() in _SMALL, found["size"], is_speed)
    if spoken.is_denied:
        return None
    if (found := ANY_OTHER.search(text)) is not None:
        return Top(f"{text[: found.start()]} {found['rest']}", 1, is_less(spoken, found["way"]), found["way"], is_speed)
    if spoken.than is not None or _NARROWER.search(spoken.text):
        return None
    superlatives = [each for each in SUPERLATIVE.finditer(text) if not _APPOSED.search(text[: each.start()])]
    if len(superlatives) != 1:
        return None
    found = superlatives[0]
    if re.match(rf"\W*{_UNIT}", text[found.end() :], re.IGNORECASE):
        return None
    nth = ORDINALS[(found["nth"] or "first").lower()]
    ahead = _AHEAD.search(text)
    who = f"{text[: ahead.start()]} {text[ahead.end() :]}" if ahead is not None else text
    who = OF_SO_MANY.sub("", who)
    is_low = LOW_END.match(found["end"]) is not None
    return Top(who, nth, is_low, found["end"], is_speed, _whole(spoken), ahead["right"] if ahead is not None else None)


OF_SO_MANY: Final = regex(r"^\W*(?:of|among|out\s+of)\s+(?:the|its|their|all)\s+[^,;]{3,60},\s+", re.IGNORECASE)
""" "Of the three gold mines, Tamarack is": among what, and not who."""
_AS: Final = regex(
    r"^\W*(?:no|none|nowhere|nobody|nothing|not one)\b[^.;,]*?\bas\s+(?P<size>[a-z]+)(?P<rest>[^.;]{0,60}?)\s+as\s+(?P<who>[^.;,]+)",
    re.IGNORECASE,
)
""" "No part of the network grew as fast as long-haul"."""
_SMALL: Final = frozenset("little few small low slow slowly cheap short weak cheaply".split())
_APPOSED: Final = regex(
    r"(?:,\s+(?:the|its|their|by far the)\s+|\b(?:one of|among)\s+the\s+|['’]s?\s+(?:(?:two|three|four|five|six|seven|eight|nine|ten)\s+)?)$",
    re.IGNORECASE,
)
""" "Britain, the biggest market, spent less": what is told beside."""
_NARROWER: Final = regex(
    rf"\b(?:one of|among the(?!\s+{_N}\b)|ever|record|after|next|in (?:\w+ )?(?:months|years|quarters)|first time|at (?:the )?(?:most|least|best|worst)|for the most part|outside|except|apart from|most of|since|so far|yet)\b",
    re.IGNORECASE,
)


def _beaten(spoken: Spoken) -> Versus | None:
    text = _LATTER.sub("", spoken.bare)
    beaten = _BEATS.search(text) if not spoken.is_denied else None
    if beaten is None or _SO_OFTEN.search(text):
        return None
    is_speed = FASTER.search(text) is not None or bool(beaten["speed"])
    right = _TAIL.sub("", beaten["right"])
    return Versus(text[: beaten.start()], right, "down" if beaten["less"] else "up", is_speed, bool(beaten["pass"]))


_SO_OFTEN: Final = regex(r"\b(?:once|twice|thrice|times|in (?:every|each|all|none))\b", re.IGNORECASE)


def _versus(spoken: Spoken) -> Versus | None:
    if spoken.is_denied:
        return None
    text = spoken.bare
    is_speed = FASTER.search(text) is not None
    than = spoken.than
    if than is not None and not spoken.is_time(than[1]) and _AS_MUCH.search(text) is None:
        way = "down" if re.search(r"\b(?:slower|more slowly|less (?:quickly|fast))\b", text, re.IGNORECASE) else than[2]
        step = spoken.step
        is_speed = is_speed and step is None
        if step == "down":
            way = "down" if way == "up" else "up"
        return Versus(than[0], than[1], way, is_speed, is_step=step is not None)
    ahead = _AHEAD.search(text)
    if than is None and ahead is not None and SUPERLATIVE.search(text) is None:
        return Versus(
            text[: ahead.start()], ahead["right"], "down" if ahead["way"].lower() == "behind" else "up", is_speed
        )
    return None


_LATTER: Final = regex(r",\s+with\s+[^.;,]*\bthan\s+the\s+latter\b[^.;,]*", re.IGNORECASE)
_AS_MUCH: Final = regex(
    r"\bas\s+[a-z]+[^.;]{0,40}?\s+as\b|\b(?:compared|relative)\s+(?:with|to)\b|\b(?:double|twice|triple|half|times)\b",
    re.IGNORECASE,
)
""" "As many as": neither more nor fewer."""


def _signed(spoken: Spoken) -> Signed | None:
    above, below = _ABOVE_NOTHING.search(spoken.text), _BELOW_NOTHING.search(spoken.text)
    if bool(above) == bool(below):
        return None
    return Signed("up" if above else "down")


_ASIDE: Final = regex(
    rf",\s+(?:where|which|who|whose)\b|\b(?:to|from|into|at|in)\s+(?:the\s+)?(?:{'|'.join(ORDINALS)}|last)(?=\s+place\b|\W*$|\s+(?:to|from)\b)|\bplaces?\b",
    re.IGNORECASE,
)
""" "Where it lost money a year ago, it is back in profit", "slipped from first to second": more than one way, and places of a table of ranks."""


def _went(spoken: Spoken) -> Went | None:
    if _NO_LONGER.search(spoken.text) or _AS_MUCH.search(spoken.bare) or _ASIDE.search(spoken.text):
        return None
    than = spoken.than
    if than is not None and not spoken.is_time(than[1]):
        return None
    way = way_told(spoken)
    return Went(way) if way is not None else None


OWN: Final = frozenset(
    map(
        stem,
        "overtook overtaken overtake overtakes passed leapfrogged pulled moved supplanted outgrew outgrow outgrown outpaced outstripped outran trailed trail lagged lag underperformed beat beaten outperformed outperform outsold outsell "
        "outearned exceeded exceed surpassed outnumbered outweighed eclipsed ahead behind above below finished ranked remained stayed short positive negative profit profitable surplus deficit loss losing made ran except apart exception only sole alone "
        "every each all both none nowhere weigh weighs weighed slightly little clearly".split(),
    )
)
"""Words of the predicates themselves, which name no row and no measure."""
