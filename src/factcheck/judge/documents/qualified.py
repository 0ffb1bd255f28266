"""What qualifies a measure ("after tax", "net of cash", "in real terms", "median"), and whose it is: a figure that is qualified otherwise, or
another's, denies nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.model import Evidence
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import FUNCTION, Stems, name_stems, stem


def _either(words: str) -> re.Pattern[str]:
    return regex(rf"\b(?:{words})\b", re.IGNORECASE)


_AXES: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "tax": {
        "before": _either(r"before (?:[a-z]+ )?tax(?:es|ation)?|pre-?tax|operating (?:profit|result|income)|EBITD?A?"),
        "after": _either(
            r"after (?:[a-z]+ )?tax(?:es|ation)?|net of tax|post-tax|net (?:profit|income|result|earnings)"
        ),
        # "Income rose and costs fell": all that came in
        "neither": regex(
            r"(?:(?<![A-Za-z-] )|\b(?:total|group|its|and|but|while) )\bincome\b(?! (?:tax|before|after|from op))",
            re.IGNORECASE,
        ),
    },
    "cash": {
        "net": _either(
            r"net (?:[a-z]+ )?(?:debt|borrowings?|indebtedness|cash)|(?:net of|after|less|minus|deducting) (?:its |the )?cash"
        ),
        "gross": _either(
            r"gross (?:debt|borrowings?)|total (?:debt|borrowings?)|(?:term|bank|senior) (?:loans?|debt|notes)|long-term debt"
        ),
    },
    "prices": {
        "real": _either(
            r"real|inflation-adjusted|(?:after|adjusted for|allowing for) inflation|(?:at )?constant prices"
        ),
        "nominal": _either(r"nominal|gross|before inflation|(?:at )?current prices"),
    },
    "means": {
        # "$1.3 billion remains available for repurchases" is none of what was spent on them
        "left": _either(
            r"remain(?:s|ed|ing)? (?:available|unspent|unused|authori[sz]ed|to be)|(?:still )?available for|unspent|left (?:to|of|under|for)"
        ),
        "used": _either(r"spen[dt]|paid|bought back|repurchased|used|handed (?:back|out)"),
    },
    "middle": {"median": _either(r"median"), "mean": _either(r"average|mean")},
}


def is_of_other_kind(sentence: str, cited: str, *, is_denied: bool) -> bool:
    """The sentence qualifies its measure on one side, and what is cited is qualified on the other alone. What `is_denied` may also be so
    by a figure of which the words alone do not tell the side."""
    for sides in _AXES.values():
        mine = {name for name, pattern in sides.items() if pattern.search(sentence)}
        mine -= {"gross"} if "net" in mine else set()  # "after cash, its bank debt came to"
        its = {name for name, pattern in sides.items() if pattern.search(cited)}
        if is_denied and not mine and its == {"real"} and _OF_PAY.search(sentence):
            return True  # pay is told in the money of the day, where nothing is said
        mine, its = (each if is_denied else each - {"neither"} for each in (mine, its))
        if len(mine) == 1 and its and mine.isdisjoint(its):
            return True
    return False


_OF_PAY: Final = _either(r"wages?|pay|salar(?:y|ies)|earnings")


def other_side(sentence: str, figure: str, cited: str) -> str | None:
    """ "A trade surplus of $625 million", of what the document calls a deficit of so much: its word, where sentence and document have one each."""
    named, cited = cited, _LEGEND.sub(" ", cited)
    for one, other in _SIDES:
        for mine, its in ((one, other), (other, one)):
            told = _clause_of(sentence, figure)
            if mine.search(told) and not its.search(told) and its.search(cited) and not mine.search(named):
                found = its.search(cited)
                return found[0].lower() if found is not None else None
    return None


_LEGEND: Final = regex(
    r"\b(?:minus|plus|negative|positive|brackets?|\([^()]*\))\s*(?:sign\s*)?(?:=|:|means?|denotes?|for)\s*(?:net\s+)?[a-z]+|\b[a-z]+\s+in\s+brackets\b",
    re.IGNORECASE,
)
""" "Minus = deficit": what the signs of a table mean, and nothing of one cell."""


def signed_side(sentence: str, figure: str, evidence: Evidence) -> str | None:
    """ "A surplus of 342 million", of a balance that its table has below zero; "a deficit", of one above it."""
    if "table" not in evidence.key or evidence.value is None:
        return None
    told = _clause_of(sentence, figure)
    either = _EITHER.search(evidence.excerpt or "")
    if either is not None:
        mine = [side for side in ("up", "down") if re.search(rf"\b{re.escape(either[side])}\b", told, re.IGNORECASE)]
        # as the cell prints it: the figure itself may be told as that of the other side ("net debt of 37.4")
        its = "down" if (evidence.excerpt or "").rpartition(": ")[2].startswith(("(", "-", "−")) else "up"
        return either[its].lower() if len(mine) == 1 and mine != [its] else None
    if not _BALANCE.search(evidence.excerpt or ""):
        return None
    is_up, is_down = _SIDES[0][0].search(told), _SIDES[0][1].search(told) or _IN_THE_RED.search(told)
    is_below = evidence.value.startswith(("-", "−"))
    if is_up and not is_down and is_below:
        return "deficit"
    return "surplus" if is_down and not is_up and not is_below else None


_EITHER: Final = regex(r"(?P<up>[a-z]+(?: [a-z]+)?)\s*/\s*\((?P<down>[a-z]+(?: [a-z]+)?)\)", re.IGNORECASE)
""" "Net cash / (net debt)": the one above zero, the other in brackets."""
_BALANCE: Final = _either(r"balances?|current account|surplus(?:es)?|minus")
_IN_THE_RED: Final = _either(r"in the red")


def _clause_of(sentence: str, figure: str) -> str:
    """What stands around a figure, to the next clause."""
    before, _, behind = sentence.partition(figure)
    return f"{_CUTS.split(before)[-1]} {figure} {_CUTS.split(behind)[0]}"


_CUTS = regex(r"[,;:]\s|\b(?:while|whereas|but|against|after|from)\b")
_SIDES: Final = (
    (_either(r"surplus(?:es)?"), _either(r"deficits?|shortfalls?")),
    (
        _either(r"net (?!of )(?:[a-z]+ )?cash(?! flow| used| from| generated| provided| outflow| inflow)"),
        _either(r"net (?:[a-z]+ )?(?:debt|borrowings?)"),
    ),
    (_either(r"(?:net |out)?inflows?"), _either(r"(?:net )?outflows?")),
)


def tells_which(text: str, word: str) -> bool:
    """ "Sales to carmakers": the word says of which part a measure is told; where the document has it not, it may be its own for another row."""
    found = re.search(rf"\b{re.escape(word)}\b", text)
    return found is not None and any(part.end() == found.start() for part in OF_A_PART.finditer(text))


OF_A_PART: Final = regex(
    r"\b(?:sales|revenues?|turnover|profits?|earnings|income|orders|output|production|prices|demand|exports|imports|volumes?|deliveries|bookings|costs|spending|expenses|margins?|shipments)"
    r"\s+(?:to|of|from|for|by|with|among)\s+(?:(?:the|its|their|all|other)\s+)?(?!(?:the|its|last|latest|past|current|present|whole|full|same|next|previous|entire|coming|first|second|third|fourth|final|"
    r"(?:[a-z-]+[\s-])?(?:year|quarter|month|half|season|period|day|time)s?)\b)",
    re.IGNORECASE,
)


def is_of_other_holder(before: str, evidence: Sequence[Evidence], held: Held) -> bool:
    """ "Software has a gross margin of 75%", held against "Gross margin was 46.2%, thanks to software": whose the figure is, stands before it.
    `before` is the sentence up to the figure. "The toolmaker has", in a document that nowhere says so, is what its company is called."""
    found = _HAS.match(before) or _OF_WHOM.search(before)
    if found is None or not evidence:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", found["holder"]) if word.lower() not in (*FUNCTION, *_WHOEVER)]
    stems = frozenset(map(stem, words)) - frozenset(map(stem, held.issuer))
    if not stems or name_stems(found["holder"]) & held.issuer or not evidence[0].excerpt:
        return False
    if _NUMBERED.search(evidence[0].key):
        return False  # whose it is stands in another cell of the row
    known = stems & held.roots
    if not known and _THE.match(found["holder"]):
        return False
    return all((known or stems).isdisjoint(_before_figure(each)) for each in evidence[:1])


_HAS = regex(
    r"(?P<holder>(?:[\w'’&-]+\s+){1,5}?)(?:ha[sd]|have|carr(?:y|ie[sd])|earn(?:s|ed)?|yield(?:s|ed)?|enjoy(?:s|ed)?|c[ao]mes? with)\s+"
    r"(?:an?\s+)?(?:[a-z-]+\s+){0,3}(?:margin|rate|ratio|yield|return|occupancy|turnout)\s+of\s+(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_WHOM = regex(
    r"\b(?:margin|rate|ratio|yield|occupancy|turnout)\s+(?:of|at|in|for|on)\s+(?P<holder>(?:[\w'’&-]+\s+){1,4}?)(?:is|was|were|are|came to|stood at|reached)\s+(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
_NUMBERED = regex(r", row \d+ \([^a-z]*\), column ", re.IGNORECASE)
_THE = regex(r"(?:the|this|that|its|our)\b", re.IGNORECASE)
_WHOEVER: Final = frozenset(
    "company group firm business it they we whole total overall year quarter half month period".split()
)


def _before_figure(evidence: Evidence) -> Stems:
    """The words of a sentence up to the figure that is cited from it; of a cell all that it is called."""
    text = evidence.excerpt or ""
    if "table" not in evidence.key:
        value = rf"(?<![\d.,]){re.escape(evidence.value)}(?![\d])" if evidence.value else r"\d"
        at = re.search(value, text)
        text = text[: at.start()] if at is not None else text
    return frozenset(map(stem, re.findall(r"[^\W\d_]+", text)))
