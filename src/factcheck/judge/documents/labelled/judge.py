"""A claim with a figure by the label of its figure: the level that goes by the same name, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.labelled.changed import changed
from factcheck.judge.documents.labelled.claimed import Claimed, read
from factcheck.judge.documents.labelled.composed import margin, shared, summed
from factcheck.judge.documents.labelled.follows import follows, is_step_told
from factcheck.judge.documents.labelled.levels import level, may_be_meant, tells
from factcheck.judge.documents.printed import FIGURES
from factcheck.judge.documents.readings import is_moving
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.words import FUNCTION, name_stems, names, stem


def labelled(asked: Asked, times: Sequence[Time]) -> Judgement | None:
    """None where no figure of the document stands out by the claim's words."""
    quantity = asked.quantity
    if quantity is None or quantity.kind not in FIGURES or asked.fact.negated or denied(asked.sentence):
        return None
    if not asked.held.facts or asked.who is None:
        return None
    claimed = read(asked, times)
    if not claimed.words or _names_another(claimed):
        return None
    if is_step_told(claimed) and not is_moving(asked) and quantity.kind != "multiple":
        return follows(claimed)  # "9 million more than budgeted" is no level
    return _told(claimed) or follows(claimed)


def _told(claimed: Claimed) -> Judgement | None:
    if is_moving(claimed.asked):
        return changed(claimed) or (level(claimed) if claimed.tells_return else None)
    if claimed.quantity.kind == "multiple":
        return changed(claimed) or level(claimed)
    if claimed.quantity.kind in ("percent", "fraction"):
        return level(claimed) or margin(claimed) or shared(claimed) or summed(claimed)
    return summed(claimed) or level(claimed)


_EVERY = regex(
    r"\b(?:of|in|out of|for|on|from)\s+(?:every|each)\s+(?:[$€£¥]\s?)?(?:(?P<n>\d[\d,]*|ten|hundred|thousand)\b|(?P<one>dollar|euro|pound|franc|krona|krone|yen|yuan|rupee|zloty)\b)",
    re.IGNORECASE,
)
_NUMBERS = {"ten": 10, "hundred": 100, "thousand": 1000}


def every_of(sentence: str) -> Decimal | None:
    """ "34 in every 1,000 members", "of each $100", "for every dollar": of how many a number is told."""
    found = _EVERY.search(sentence)
    if found is None:
        return None
    if found["one"]:
        return Decimal(1)
    return Decimal(_NUMBERS.get(found["n"].lower(), 0) or found["n"].replace(",", ""))


def labelled_share(asked: Asked, every: Decimal, times: Sequence[Time]) -> Judgement | None:
    """The number of every so many as the percentage that it is; the "every 100" goes with the number that is told of it."""
    quantity = asked.quantity
    if quantity is None or quantity.value is None or quantity.kind not in ("count", "money"):
        return None
    number, step = quantity.value, quantity.step
    if number == every and quantity.kind == "count":
        others = [Decimal(each) for each in _PLAIN.findall(_EVERY.sub(" ", asked.sentence))]
        number, step = (others[0], Decimal(1)) if len(others) == 1 else (every, step)
    if not number < every:
        return None
    value = number * 100 / every
    told = {
        "kind": "percent",
        "unit": "percent",
        "step": step * 100 / every,
        "value": value,
        "low": value,
        "high": value,
    }
    fact = replace(asked.fact, quantity=quantity.model_copy(update=told), role="share")
    found = labelled(replace(asked, fact=fact), times)
    return found if found is not None and found.verdict.status == "supported" else None


_PLAIN = regex(r"(?<![\d.,])\d{1,3}(?:\.\d+)?(?![\d.,]*\d)")


def other_reading(asked: Asked, times: Sequence[Time]) -> str | None:
    """What the document says that agrees with the claim and may be meant by it as well; None where nothing may."""
    found = labelled(asked, times)
    if found is not None and found.verdict.status == "supported":
        return found.verdict.detail
    if asked.quantity is None or asked.quantity.kind not in FIGURES or asked.who is None:
        return None
    claimed = read(asked, times)
    entry = may_be_meant(claimed) if claimed.words else None
    return tells(claimed, entry) if entry is not None else None


def _names_another(claimed: Claimed) -> bool:
    """A name of which the document does not speak."""
    asked = claimed.asked
    known = asked.held.known
    for start, run in names(asked.sentence):
        words = run.split()
        for number, word in enumerate(words):
            low = word.lower().removesuffix("'s").removesuffix("’s")
            if low in FUNCTION or (start == 0 and number == 0 and len(words) == 1):
                continue
            stems = asked.in_its_words(name_stems(word))
            if stems and not stems <= known and not {stem(s) for s in stems} <= asked.roots:
                return True
    return False
