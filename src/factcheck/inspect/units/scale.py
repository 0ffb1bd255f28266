"""A lost scale: a million beside a billion of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.inspect.computed.rows import odd_one, printed_numbers
from factcheck.inspect.figures import Figure
from factcheck.inspect.frames import frames
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.patterns import regex


def inspect_scale(page: Page) -> list[Draft]:
    """ "to $280.2 billion from $259.4 million": neighbours of one metric whose digits fit and whose scale words do not."""
    drafts = []
    # "net profit of $62.5 million, up 5% from $59.8 billion": of whatever metric, so much is no thousandfold
    grew = {
        (frame.level.start, frame.earlier.start)
        for frame in frames(page)
        if any(c.quantity.kind == "percent" and (value_of(c.quantity) or _MOST) < _MOST for c in frame.changes)
    }
    for level, earlier in (*_neighbours(page), *_same_digits(page)):
        a, b = value_of(level.quantity), value_of(earlier.quantity)
        if (
            not a
            or not b
            or not (page.cues.has("never_grows_thousandfold", level.metric) or (level.start, earlier.start) in grew)
        ):
            continue
        ratio = abs(a / b)
        if any(power / 3 < ratio < power * 3 for power in (Decimal(1000), Decimal(1) / 1000)) and _digits_fit(
            level, earlier
        ):
            message = (
                f'"{level.printed}" and "{earlier.printed}" are a thousandfold apart; one of them has the wrong scale.'
            )
            key = f"{level.printed}|{earlier.printed}"
            severity = page.severity("units", "warning", "scale")
            place = odd_one(page, *sorted((level.quantity, earlier.quantity), key=lambda q: q.start))
            drafts.append(
                Draft(
                    place.start,
                    place.end,
                    severity,
                    message,
                    "scale-slip",
                    key,
                    figures=(level.quantity, earlier.quantity),
                )
            )
    return [*drafts, *_coins(page)]


_MOST = Decimal(150)
_COINS = ("p", "pence", "cents", "cent", "¢")
_AGAINST = regex(
    r"[^;:()\d]{0,50}?\b(?:compared\s+(?:with|to)|against|from|after|versus|up\s+on|down\s+on)\s+(?:(?:the|a|an|about|some|just|only)\s+){0,2}"
)


def _coins(page: Page) -> Iterator[Draft]:
    """ "31.0 pence for each share, compared with £27.60 last time": the coins of the one are the notes of the other."""
    for a, b in pairwise(q for q in page.extraction.quantities if q.kind == "money" and not q.alt_of):
        if a.sentence != b.sentence or a.unit != b.unit or a.text.endswith(_COINS) == b.text.endswith(_COINS):
            continue
        if (
            not a.value
            or not b.value
            or not _HUNDREDFOLD < max(a.value / b.value, b.value / a.value) < _HUNDREDFOLD * 9
        ):
            continue
        if _AGAINST.fullmatch(page.article.text, a.end, b.start):
            message = (
                f'"{plain_text(a)}" and "{plain_text(b)}" are a hundredfold apart; one of them has the wrong unit.'
            )
            yield Draft(
                b.start, b.end, page.severity("units", "warning", "scale"), message, "scale-slip", f"coins|{plain_text(a)}|{plain_text(b)}", figures=(a, b),
            )  # fmt: skip


_HUNDREDFOLD = Decimal(30)


def _neighbours(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """A level and its earlier level, and two levels of one thing in one sentence or in two that follow each other."""
    for frame in frames(page):
        told = [int(y) for y in _YEAR.findall(page.text_of(frame.level.place))]
        if not told or max(told) - min(told) < _GENERATION:
            yield frame.level, frame.earlier
    last: dict[object, Figure] = {}
    for figure in page.figures:
        if figure.role != "level" or figure.subject is None or figure.quantity.kind not in ("money", "count"):
            continue
        if _FOR_EACH.match(page.article.text, figure.end):
            continue  # "earning revenue of £141 million, it brings in £164,000 for each member of staff"
        key = (figure.frame, figure.unit)
        before = last.get(key)
        if before is not None and 0 <= figure.place - before.place <= 1 and not _is_history(page, before, figure):
            yield before, figure
        last[key] = figure


def _same_digits(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """ "Revenue was $742 million", and later "$742 billion of revenue": the same three digits of one metric are one figure."""
    first: dict[object, Figure] = {}
    for figure in page.figures:
        if (
            figure.role not in ("level", "from")
            or figure.segment is not None
            or figure.quantity.kind not in ("money", "count")
        ):
            continue
        digits = re.findall(r"\d[\d,]*(?:\.\d+)?", figure.quantity.text)
        if len(digits) != 1 or len(re.sub(r"\D", "", digits[0]).strip("0")) < _DIGITS:
            continue
        earlier = first.setdefault((figure.metric, figure.unit, digits[0]), figure)
        if earlier is figure or earlier.place == figure.place or earlier.headline or _is_history(page, earlier, figure):
            continue
        if _one_company(page, earlier, figure):
            yield earlier, figure


_DIGITS = 3
_FOR_EACH = regex(r"\s*(?:(?:for|on|from|to)\s+)?(?:each|every|apiece|per|a\s+head)\b", re.IGNORECASE)


def _one_company(page: Page, *figures: Figure) -> bool:
    """No register of companies knows two of them, and only one is named."""
    named = {
        f.claim.subject.id for f in page.figures if f.claim.subject.id and not f.claim.subject.id.startswith("name:")
    }
    return len(named) < 2


_GENERATION = 8
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HISTORY = regex(
    r"\b(?:when|once|back (?:in|then)|originally|started|founded|began|grew from|decades?)\b", re.IGNORECASE
)


def _is_history(page: Page, *figures: Figure) -> bool:
    """Companies have grown a thousandfold, but not from one year to the next."""
    text = " ".join(page.text_of(figure.place) for figure in figures)
    years = [int(year) for year in _YEAR.findall(text)]
    if page.published is not None:
        years.append(page.published.year)
    return bool(_HISTORY.search(text)) or bool(years and max(years) - min(years) > 3)


def _digits_fit(a: Figure, b: Figure) -> bool:
    """The printed numbers are of one size, and the printed scales are not."""
    first, second = (printed_numbers(figure.quantity) for figure in (a, b))
    if not first or not second or not first[0] or not second[0]:
        return False
    if Decimal("0.4") < first[0] / second[0] < Decimal("2.5"):
        return True
    # the thousands of "£640,000" beside £655 million are a scale as well, where three digits and all but their size are alike
    told = [n[0] / 1000 if _THOUSANDS.search(f.quantity.text) else n[0] for n, f in ((first, a), (second, b))]
    return min(told) >= _THREE_DIGITS and Decimal("0.8") < told[0] / told[1] < Decimal("1.25")


_THOUSANDS = regex(r"(?<![\d,])\d{3},000$")
_THREE_DIGITS = 100
