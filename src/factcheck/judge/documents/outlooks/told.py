"""What a sentence says of forecasts: of which measure, which way it was moved, and what each of its figures is of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from factcheck.judge.documents.outlooks.items import FORESEEN, FORESEES, KEPT, LOWERED, RAISED, Moved
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.words import stem
from factcheck.text.numerals import MONTHS

Role = Literal["now", "before", "step", "middle", "over", "base", "rest", "low", "high", "other"]
"""A figure is the forecast itself, the one before, an end of its range, by how much it moved, its middle, how far the middle lies above or below another figure
of the sentence, that other figure, or what is still needed to reach an end of the range."""

OTHERS: Final = regex(
    r"\b(?:analysts?|economists?|consensus|rivals?|competitors?|brokers?|would|could|might|if|unless|probably|perhaps|likely)\b",
    re.IGNORECASE,
)
"""Of others than the one of whom the document tells, and of what is not sure."""
_RANGE: Final = regex(r"\brange\b|\b(?:mid-?point|middle)\b", re.IGNORECASE)
PAST: Final = regex(
    r"\b(?:from|against|compared\s+(?:with|to)|previously|earlier|instead\s+of|rather\s+than|until\s+now|so\s+far|having\s+(?:\w+\s+){1,4}?(?:in|for|of|at)?|had\s+(?:\w+\s+){0,5}?)\s*(?:(?:an?|the|about|some|around|of|between|at|in|for|below|above)\s+){0,3}$"
    r"|\b(?:previous|prior|earlier|former|old|original|initial)\s+(?:[a-z]+\s+){0,2}?(?:range|guidance|forecast|outlook|target|estimate|projection|one|goal|plan)\s+(?:of\s+|at\s+|for\s+)?(?:(?:between|about|some|around)\s+)?$",
    re.IGNORECASE,
)
""" "From 70 million", "up from an earlier range of": what was foreseen before."""
_BY: Final = regex(r"\bby\s+(?:(?:about|some|around|nearly|almost|just|only|roughly|a)\s+){0,2}$", re.IGNORECASE)
_GROWS_BY: Final = regex(
    r"\bto\s+(?:grow|rise|increase|expand|shrink|contract|fall|climb|decline|drop)\s+by\s+(?:(?:about|some|around|nearly|almost|just|only|roughly|a)\s+){0,2}$",
    re.IGNORECASE,
)
""" "Expects the economy to grow by 2.4%": what is foreseen, and no step of it."""
_MORE_THAN: Final = regex(
    r"\s+(?:a\s+share\s+)?(?P<way>more|higher|above|less|lower|below|fewer)\s+(?:than\s+)?(?:it|that|those|they|the\s+(?:old|previous|prior|earlier|former|last)|its\s+(?:old|previous|prior|earlier|former|last)|had|what|before|previously|(?:in|at|on)\s+(?:its\s+|the\s+)?(?:(?:end|start|spring|summer|autumn|winter|last|previous|first|second|third|fourth)\b|MONTH)|(?:a|one|three|six)\s+(?:months?|quarters?|weeks?)\s+(?:ago|earlier|before))\b".replace(
        "MONTH", "|".join(MONTHS)
    ),
    re.IGNORECASE,
)
_MORE: Final = regex(r"\s+(?:a\s+share\s+)?(?:more|less|fewer|higher|lower|above|below|off)\b", re.IGNORECASE)
_OFF_BOTH: Final = regex(r"\s+(?:off|from|to|on)\s+both\s+ends\b", re.IGNORECASE)
_OF_ONE_END: Final = regex(
    r"\s+(?:(?:more|less|higher|lower|above|below)\s+(?:than\s+)?|off\s+|from\s+|to\s+|on\s+)(?:the\s+|its\s+)*(?:top|bottom|upper|lower|high|low|middle|mid-?point)\b",
    re.IGNORECASE,
)
_OVER: Final = regex(
    r"\s+(?P<way>above|below|more\s+than|less\s+than|higher\s+than|lower\s+than)\s+(?:the\s+|its\s+|last\s+year['’]s\s+)*(?:[A-Z]{0,3}[€$£¥]|[A-Z]{3}\s)?\d",
    re.IGNORECASE,
)
_MIDDLE: Final = regex(r"\b(?:mid-?points?|middle|cent(?:re|er))\b", re.IGNORECASE)
END: Final = regex(r"\b(?P<end>lower|bottom|low|upper|top|high)\s+end\b|\b(?P<least>minimum)\b", re.IGNORECASE)
HIGH: Final = frozenset(("upper", "top", "high"))
_AT_END: Final = regex(
    r"\b(?P<end>lower|bottom|low|upper|top|high)(?:\s+end)?\s+(?:of|at|to|for|is|was)\b(?:(?!\b(?:lower|bottom|low|upper|top|high|from|middle|mid-?point)\b)[^,;\d])*$",
    re.IGNORECASE,
)
""" "Raised the lower end of its forecast to 305 million and left the upper end at 320 million": the ends of a range."""
_TO_REACH: Final = regex(r"\b(?:reach|meet|hit|get\s+to|arrive\s+at|make)\b", re.IGNORECASE)
_CUT: Final = regex(
    r";\s+|,?\s+(?:while|whereas|but|although)\s+|,\s+(?:and\s+)?(?=(?:the|its|it|that|those|their|for)\b)|\s+and\s+(?=(?:the|its|that|those|for)\s)",
    re.IGNORECASE,
)
_INHERITS: Final = regex(r"^\W*(?:and\s+)?(?:that|those|the\s+one|the\s+same)\b", re.IGNORECASE)
_QUARTER: Final = regex(r"\bquarter\b|\bQ[1-4]\b", re.IGNORECASE)
_AFTER_NEXT: Final = regex(r"\bby\s+20\d\d\b|\bmedium[\s-]term\b|\blong[\s-]term\b", re.IGNORECASE)


@record(eq=False)
class Told:
    """One thing that a sentence says of one forecast. `figures` are those of its words, each with its role."""

    text: str
    start: int
    moved: Moved | None
    figures: tuple[tuple[Quantity, Role], ...]
    end: str | None
    """ "low" or "high": the end of the range that is to be reached."""


def told_of(sentence: str, figures: Sequence[Quantity]) -> Iterator[Told]:
    """The parts of a sentence that tell of forecasts; a part without a word for it goes with the one before."""
    last = False
    for start, stop in _units(sentence):
        text = sentence[start:stop]
        is_one = _is_of_outlook(text) or (last and _INHERITS.match(text) is not None)
        if not is_one:
            last = False
            continue
        last = True
        own = [q for q in figures if start <= q.start < stop]
        end = END.search(text)
        is_end = end is not None and _TO_REACH.search(text) is not None
        yield Told(
            text,
            start,
            _moved(text),
            tuple((q, _role(sentence, start, stop, q, own, is_end)) for q in own),
            None if end is None or not is_end else "high" if (end["end"] or "").lower() in HIGH else "low",
        )


def _is_of_outlook(text: str) -> bool:
    return bool(
        FORESEEN.search(text)
        or FORESEES.search(text)
        or (_RANGE.search(text) and any(p.search(text) for p in (KEPT, RAISED, LOWERED)))
    )


def _units(sentence: str) -> Iterator[tuple[int, int]]:
    """Cut where a new part with an anchor of its own begins."""
    cuts = [0, *(m.end() for m in _CUT.finditer(sentence)), len(sentence)]
    pieces = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if sentence[a:b].strip()]
    merged: list[tuple[int, int]] = []
    for a, b in pieces:
        text = sentence[a:b]
        anchored = (_is_of_outlook(text) or _INHERITS.match(text) is not None) and _acts(text)
        if merged and not (anchored and _acts(sentence[merged[-1][0] : merged[-1][1]])):
            merged[-1] = merged[-1][0], b
        else:
            merged.append((a, b))
    yield from merged


def _acts(text: str) -> bool:
    return bool(
        KEPT.search(text) or RAISED.search(text) or LOWERED.search(text) or FORESEES.search(text) or _DONE.search(text)
    )


_DONE: Final = regex(
    r"\b(?:came|was|were|stood|fell|rose|grew|earned|made|reported|amounted|reached|lies|has|have|had)\b", re.IGNORECASE
)


def _moved(text: str) -> Moved | None:
    """None where it tells no way, or several."""
    kept = KEPT.search(text) is not None
    bare = KEPT.sub(" ", _OF_GROWTH.sub(" ", text))
    ways: list[Moved] = [*(["up"] if RAISED.search(bare) else []), *(["down"] if LOWERED.search(bare) else [])]  # type: ignore[list-item]
    if kept:
        return None if ways else "kept"
    return ways[0] if len(ways) == 1 else None


_OF_GROWTH: Final = regex(
    r"\b(?:to|by|of|for)\s+(?:increas|rais|lower|cut|reduc|ris|fall|drop)\w*\b|\b(?:lower|higher|upper)\s+end\b|\b(?:higher|lower)\s+than\b|\ban?\s+(?:increase|rise|drop|fall|cut)\b|\b(?:price|rate|wage)\s+(?:increases|rises|cuts)\b|\b(?:rising|falling|dropping|improving|(?:increasing|reducing)(?!\s+(?:its|the|their)\b))\b",
    re.IGNORECASE,
)
""" "To increase capacity": what is foreseen, and not what was done with the forecast."""


def _role(sentence: str, start: int, stop: int, quantity: Quantity, own: Sequence[Quantity], is_end: bool) -> Role:
    before, behind = sentence[start : quantity.start], sentence[quantity.end : stop]
    is_middle = _MIDDLE.search(sentence[start:stop]) is not None
    if is_end:
        return "rest"
    others = [q for q in own if q.start < quantity.start]
    if others and _OVER.match(sentence[others[-1].end : quantity.end]):
        return "base"
    if is_middle and _OVER.match(behind):
        return "over"
    if _OF_ONE_END.match(behind):
        return "other"
    if (
        (quantity.cmp != "range" and _BY.search(before) and not _GROWS_BY.search(before))
        or _MORE_THAN.match(behind)
        or _OFF_BOTH.match(behind)
    ):
        return "step"
    if _MORE.match(behind):
        return "other"
    if PAST.search(before):
        return "before"
    if quantity.cmp != "range" and (end := _AT_END.search(before)) is not None and not is_middle:
        return "high" if end["end"].lower() in HIGH else "low"
    near = _MIDDLE.search(f"{before[-_NEAR:]} {behind[:_NEAR]}") is not None
    return (
        "middle" if is_middle and (near or quantity.cmp != "range") and not _IS_RANGE.search(quantity.text) else "now"
    )


_NEAR: Final = 60
_IS_RANGE: Final = regex(r"\d\s*(?:to|[-–]|and)\s*\D{0,3}\d")


def is_of_year(label: str) -> bool:
    """ "For the full fiscal year we now expect": of no quarter."""
    return _YEAR.search(label) is not None and _QUARTER.search(label) is None


def period_of(text: str) -> str:
    """ "quarter", "later" or "year": what a forecast is of, where there are several."""
    if _AFTER_NEXT.search(text):
        return "later"
    return "quarter" if _QUARTER.search(text) and not _YEAR.search(text) else "year"


_YEAR: Final = regex(r"\b(?:full|whole|fiscal|financial|this)[\s-]year\b|\byear\s+as\s+a\s+whole\b", re.IGNORECASE)

OWN: Final = frozenset(
    map(
        stem,
        "forecast outlook guidance target goal range expectation projection prediction plan planned expect see guide anticipate project aim midpoint middle end lower upper bottom top new old previous current former "
        "raise lift upgrade increase hike boost lower cut trim reduce slash drop rise confirm reaffirm reiterate maintain stick keep leave alone unchanged touch move change revise goal sight view pencil pencilled figure "
        "effect effects management board central bank ministry governor committee council company group whole reach deliver need needs needed least october november december january between its own lie lies above below by up down shave nudge nudged hold stand stay remain full budget budgeted".split(),
    )
)
"""Words of forecasting itself, which name no measure."""
