"""Forecasts of which a document gives no version before: sentences that foresee something, and what stands under the heading of an outlook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from factcheck.judge.documents.meanings import Meanings
from factcheck.judge.documents.outlooks.items import FORESEEN, FORESEES, is_old
from factcheck.judge.documents.printed import DATED, FIGURES, Printed, figures_of
from factcheck.model import Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import Days, length, of_time, same, shifted
from factcheck.sources.documents.words import Stems
from factcheck.text.numerals import number as number_of
from factcheck.text.sentences import split_sentences

_NAMED: Final = regex(
    r"\b(?:guidance|outlook|targets?|forecasts?|expectations?|projections?|goals?|budget)\b", re.IGNORECASE
)
_ENDS: Final = regex(
    r";|\b(?:but|while|whereas|after|although|because|compared)\b|,\s+(?:which|who)\b|\b(?:was|were|had|came|rose|fell|grew|reported|reached|earned|made)\b",
    re.IGNORECASE,
)
_BEHIND: Final = regex(
    r"[^.;,]{0,60}?\b(?:is|are)\s+(?:now\s+|still\s+)?(?:expected|planned|forecast|targeted|projected|budgeted|foreseen|guided)\b",
    re.IGNORECASE,
)
_PAST: Final = regex(
    r"\b(?:was|were|had|came|rose|fell|grew|reported|earned|paid|sold|bought|spent|closed|opened)\b", re.IGNORECASE
)
_OPENS: Final = regex(
    r"^\W*(?:on|as\s+(?:for|to)|turning\s+to|now\s+(?:to|for)|moving\s+(?:on\s+)?to|finally,?)\s+(?:the\s+|our\s+)?(?:[\w-]+\s+){0,2}?(?:guidance|outlook|forecasts?|targets?)\b",
    re.IGNORECASE,
)
""" "On guidance: ...": in talk, what a heading is on paper."""
_ASIDE: Final = regex(
    r"\bforward[\s-]looking\b|\b(?:analysts?|consensus|economists?|rivals?|competitors?|would|could|might)\b|\?\s*$",
    re.IGNORECASE,
)
_GIVE_OR_TAKE: Final = regex(r",?\s+(?:plus\s+or\s+minus|give\s+or\s+take|\+/[-–]|±)\s*$", re.IGNORECASE)
_LONGEST: Final = 90
"""Code points of a heading."""
_ENDED: Final = (".", "!", "?", ":", "”", '"')
_MANY: Final = 100_000


@record(eq=False)
class Foreseen:
    """A figure of the time to come. `own` are the words beside it, `words` also those with which its sentence begins."""

    quantity: Quantity
    own: Stems
    words: Stems
    windows: tuple[Days, ...]
    said: str
    text: str
    place: str


def foreseen_of(held: Held, meanings: Meanings, vocabulary: object) -> Sequence[Foreseen]:
    """Read once for each document."""
    if "foreseen" not in held.memo:
        is_long = sum(len(passage.text) for passage in held.passages) > _MANY
        held.memo["foreseen"] = [] if is_long else list(_foreseen(held, meanings, vocabulary))
    return held.memo["foreseen"]  # type: ignore[no-any-return]


def _foreseen(held: Held, meanings: Meanings, vocabulary: object) -> Iterator[Foreseen]:
    heading: str = ""
    times: Sequence[Time] = ()
    for passage in held.passages:
        is_short = len(passage.text) < _LONGEST and not passage.text.rstrip().endswith(_ENDED)
        figures, its = figures_of(passage.text, held, vocabulary, meanings) if is_short else ((), ())
        if is_short and not figures:
            heading, times = (passage.text, its) if FORESEEN.search(passage.text) else ("", ())
            continue
        is_under = bool(heading)
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            is_under = is_under or _OPENS.match(text) is not None
            if _ASIDE.search(text) or not (is_under or FORESEES.search(text) or _NAMED.search(text)):
                continue
            yield from _in(text, passage.place, heading, times, is_under, held, meanings, vocabulary)


def _in(
    text: str,
    place: str,
    heading: str,
    over: Sequence[Time],
    is_under: bool,
    held: Held,
    meanings: Meanings,
    vocabulary: object,
) -> Iterator[Foreseen]:
    figures, times = figures_of(text, held, vocabulary, meanings)
    led = meanings.stems(heading)
    taken: set[int] = set()
    for number, figure in enumerate(figures):
        if number in taken or figure.quantity.kind not in FIGURES or figure.is_base or is_old(text[: figure.start]):
            continue
        if not _is_to_come(text, figure, is_under):
            continue
        behind = figures[number + 1] if number + 1 < len(figures) else None
        quantity = bounded(text, figure.quantity)
        if behind is not None and _GIVE_OR_TAKE.fullmatch(text[quantity.end : behind.start]):
            quantity = _around(quantity, behind.quantity) or quantity
            taken.add(number + 1)
        windows = windows_of([t for t in figure.times if t.type in DATED] or over, held)
        windows = years_told(_own(text, figures, number)) or windows
        yield Foreseen(
            quantity, figure.own, figure.all | led, windows, _said(text, figures, number), text.strip(), place
        )  # fmt: skip


def _own(text: str, figures: Sequence[Printed], number: int) -> str:
    """What stands between the figures before and behind one."""
    begin = figures[number - 1].quantity.end if number else 0
    return text[begin : figures[number + 1].start if number + 1 < len(figures) else len(text)]


def _said(text: str, figures: Sequence[Printed], number: int) -> str:
    """The words that belong to the figure alone."""
    q = figures[number].quantity
    own = figures[number - 1].quantity.end if number else 0
    before = text[own : q.start]
    cut = max((m.end() for m in _LED.finditer(before) if re.search(r"[a-z]{3}", before[m.end() :])), default=0)
    behind = text[q.end : figures[number + 1].start if number + 1 < len(figures) else len(text)]
    return f"{BOUNDED.sub(' ', before[cut:])} {q.text} {_GOES_ON.split(behind)[0]}"


def cut_behind(text: str, figures: Sequence[Quantity], number: int) -> int:
    """Where the words of a figure end and those of the next begin ("98 million in wages on income of at least 155 million")."""
    begin, end = figures[number].end, figures[number + 1].start
    found = _GOES_ON.search(text, begin, end)
    return found.start() if found is not None else begin


_LED: Final = regex(r"[,;:]\s|\b(?:that|and|which)\s", re.IGNORECASE)
_GOES_ON: Final = regex(
    r"[,;:(]|\.(?=\s|$)|\b(?:and|while|but|on|with|against|compared|from|versus|plus|give|after|because|unless)\b",
    re.IGNORECASE,
)


def bounded(text: str, quantity: Quantity) -> Quantity:
    """ "Will not exceed 14.8 billion", "no lower than 13%": a bound, and no denial."""
    found = _BOUNDED_THERE.search(text[: quantity.start])
    if found is None or quantity.cmp not in ("eq", "approx") or quantity.value is None:
        return quantity
    told = (
        {"low": quantity.value, "high": None, "cmp": "ge"}
        if found["least"]
        else {"low": None, "high": quantity.value, "cmp": "le"}
    )
    return quantity.model_copy(update=told)


_BOUND: Final = (
    r"\b(?:not|never|no|n['’]t)\s+(?:to\s+)?(?:(?:be|come|rise|climb|go|cost|spend)\s+)?"
    r"(?:(?P<least>(?:less|lower|fewer|smaller|worse)\s+than|(?:fall\s+|drop\s+|slip\s+|be\s+)?(?:below|under|short\s+of))"
    r"|(?:more|higher|larger|greater)\s+than|exceed(?:ing)?|surpass|top|above|over|beyond)\s+(?:(?:a|an|the|about)\s+)?"
)
BOUNDED: Final = regex(_BOUND, re.IGNORECASE)
_BOUNDED_THERE: Final = regex(_BOUND + "$", re.IGNORECASE)


def windows_of(times: Sequence[Time], held: Held) -> tuple[Days, ...]:
    """Of what is to come: "the first quarter", told at the end of the fourth, and "this year", told when the last is over, are the next."""
    main, out = held.calendar.main, []
    for time in times:
        for window in of_time(time, held.calendar)[:1] if time.type in DATED else ():
            is_over = main is not None and window[1] <= main[1] and not _YEAR.search(time.text)
            out.append(
                shifted(window, _months(window) if same(window, main or window) else _A_YEAR) if is_over else window
            )
    return tuple(out)


def _months(window: Days) -> int:
    return max(1, round(length(window) / _MONTH))


_YEAR: Final = regex(r"\d\d")
_A_YEAR: Final = 12
_MONTH: Final = 30.4
_COUNTED: Final = "two|three|four|five|six|seven|eight|nine|ten"
_YEARS: Final = regex(
    rf"\b(?P<n>{_COUNTED}|\d{{1,2}})[\s-]years?\b[^.;,\d]{{0,20}}(?:(?P<from>20\d\d)\s*(?:to|through|and|until|[-–])\s*)?(?P<to>20\d\d)\b"
    r"|\b(?:from|between|in|over|for)\s+(?P<first>20\d\d)\s*(?:to|through|and|until|[-–])\s*(?P<last>20\d\d)\b",
    re.IGNORECASE,
)


def years_told(text: str) -> tuple[Days, ...]:
    """ "The five years to 2030", "from 2026 to 2030": the days of these years."""
    found = _YEARS.search(text)
    if found is None:
        return ()
    last = int(found["last"] or found["to"])
    count = number_of(found["n"]) if found["n"] else None
    first = int(found["first"] or found["from"] or last + 1 - (count or 1))
    return ((date(first, 1, 1), date(last, 12, 31)),) if first < last else ()


def _is_to_come(text: str, figure: Printed, is_under: bool) -> bool:
    before = text[: figure.start]
    told = [*FORESEES.finditer(before), *_NAMED.finditer(before)]
    if told:
        return not _ENDS.search(before[min(each.end() for each in told) :])
    return _BEHIND.match(text, figure.quantity.end) is not None or (is_under and not _PAST.search(text))


def _around(middle: Quantity, off: Quantity) -> Quantity | None:
    """ "960 million, plus or minus 25 million": a range."""
    if middle.value is None or off.value is None:
        return None
    distance = off.value
    if off.kind == "percent" and middle.kind != "percent":
        distance = middle.value * off.value / Decimal(100)
    elif off.kind == "bps" and middle.kind == "percent":
        distance = off.value / Decimal(100)
    elif off.kind not in (middle.kind, "pp", "count"):
        return None
    told = {"value": None, "low": middle.value - distance, "high": middle.value + distance, "cmp": "range"}
    return middle.model_copy(update={**told, "text": f"{middle.text} plus or minus {off.text}"})
