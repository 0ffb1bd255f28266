"""Quarters told by their number alone: "$7.7 billion in the first quarter and $7.1 billion in the second", "from $26.0 billion in the first"."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.extract.lexemes import Tokens
from factcheck.extract.times.values import Found, Reading
from factcheck.patterns import regex
from factcheck.rules.vocabulary_numbers import Numeral

_QUARTER = regex(r"-Q[1-4]$")
_WHOLE = regex(r"(?:FY)?\d{4}(?:-H1)?")
_QUARTERS = frozenset(("quarter", "quarters"))
_LAST = 4
_BEFORE_ORDINAL = frozenset("in for of during from than against over after to and".split())
_BEHIND_ORDINAL = frozenset(". , ; ) ! ? — – and but while when whereas versus after from to $ € £".split())
_BEGINNING = frozenset((";", ":"))
_TELLING = frozenset(
    "brought was saw yielded gave produced ended came showed delivered closed added contributed".split()
)


def elliptical(r: Reading, told: list[Found], ordinals: Mapping[str, Numeral]) -> list[Found]:
    """The quarters that are told so; their tokens are taken."""
    t, found = r.tokens, list[Found]()
    if _QUARTERS.isdisjoint(t.low) and not any(_QUARTER.search(time.value) for time in told):
        return found
    for i in range(2, len(t.low)):
        nth = _nth(t.low[i], ordinals)
        if nth is None or t.low[i - 1] != "the" or t.owner[i]:
            continue
        said = t.low[i + 1 : i + 3] == ["of", "fiscal"]
        of = ["of", *t.low[i + 3 : i + 4]] if said else t.low[i + 1 : i + 3]
        dated = len(of) == 2 and of[0] == "of" and of[1].isdigit() and len(of[1]) == 4
        stands = dated or i + 1 >= len(t.low) or t.low[i + 1] in _BEHIND_ORDINAL
        begins = t.low[i - 2] in _BEGINNING and t.word(i + 1) in _TELLING  # "; the second brought a loss"
        known = _known(t, i, nth, told) if begins or stands and t.low[i - 2] in _BEFORE_ORDINAL else None
        if known is None:
            continue
        year = of[1] if dated else known.removeprefix("FY").partition("-")[0]
        value = f"{year if year.isdigit() else 'XXXX'}-Q{nth or _LAST}"
        value = f"FY{value}" if known.startswith("FY") or said and dated else value
        last = i + 3 + said if dated else i + 1
        t.take(i, last, "time")
        found.append(Found(t.start[i], t.end[last - 1], "fiscal", value, rule="elliptical"))
    return found


def _nth(word: str, ordinals: Mapping[str, Numeral]) -> int | None:
    """Which of four it is; 0 is the last."""
    if word == "last":
        return 0
    nth = ordinals.get(word)
    return int(nth.value) if nth is not None and nth.value <= _LAST else None


def _known(t: Tokens, i: int, nth: int, told: list[Found]) -> str | None:
    """The quarter told before, or the one year or half of which the words tell quarters ("throughout fiscal 2025")."""
    before = [time.value for time in told if time.start < t.start[i]]
    quarters = [value for value in before if _QUARTER.search(value)]
    if quarters:
        return quarters[-1] if nth else None
    whole = [value for value in before if _WHOLE.fullmatch(value)]
    if _QUARTERS.isdisjoint(t.low[:i]) or len(whole) != 1:
        return None
    return whole[0] if not whole[0].endswith("-H1") or nth in (1, 2) else None
