"""A session told of a day on which the exchange was closed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from factcheck.inspect.calendar.days import FULL_WEEKDAY, WEEKDAYS, last_weekday, nearest
from factcheck.inspect.figures import Figure
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import Sentence
from factcheck.patterns import regex

_ON_WEEKDAY = regex(rf"\bon\s+(?P<w>{FULL_WEEKDAY})\b(?!,?\s+(?:[A-Z][a-z]+\.?\s+\d|\d))", re.IGNORECASE)
_DATELINE = regex(r"[A-Z][A-Z .,'/-]{2,40}(?:\([A-Za-z ]+\)\s*)?,?\s*$")


def _told_of_the_day(page: Page, sentence: Sentence, text: str) -> str:
    """The sentence without the reason behind it, unless the day stands there."""
    head = _REASON.split(text)[0]
    days = [d.start for d in page.days_in(sentence)]
    return head if all(at < sentence.start + len(head) for at in days) else text


_REASON = regex(
    r",\s+and\s+(?=\w+\s+(?:reported|said|announced)\b)|,?\s+(?:helped|led|driven|lifted|boosted|hurt|weighed|dragged|as|after|with|while|amid|because|following)\s"
)
_CLOSE_BY = timedelta(days=100)
_MARKETS = {
    "market_xnys": "New York",
    "market_xhkg": "Hong Kong",
    "market_xlon": "London",
    "market_xetr": "Frankfurt",
    "market_xjpx": "Tokyo",
}


def inspect_holidays(page: Page) -> list[Draft]:
    """One market, one day, and words of trading in one sentence."""
    if not any(page.cues.occurs(market, page.folded) for market in _MARKETS):
        return []
    drafts = []
    sessions = page.has(_OF_SESSIONS)
    spoken_of: tuple[str, ...] = ()
    for sentence in page.extraction.sentences:
        if not page.is_told(sentence):
            continue
        text = page.article.text[sentence.start : sentence.end]
        before, spoken_of = spoken_of, ()
        traded = (
            page.cues.any(text, "trading")
            or (sessions and _SESSION.search(text) and _FELL.search(text))
            or any(map(_moves, page.by_sentence.get(sentence.index, ())))
            or _moved_on_a_day(page, sentence, text)
        )
        goes_on = bool(before) and _GOES_ON.match(text) is not None and _FELL.search(text) is not None
        if not traded and not goes_on:
            continue
        markets = tuple(name for name in _MARKETS if page.cues.any(text, name)) or (
            before if goes_on or _THERE.search(text) else ()
        )
        spoken_of = markets
        if page.cues.any(_told_of_the_day(page, sentence, text), "no_session", "other_markets"):
            continue
        days = _days(page, sentence, text)
        if len(markets) != 1 or len(days) != 1:
            continue
        (start, end, meant), market = days[0], markets[0]
        if name := closed(market.removeprefix("market_").upper(), meant):
            message = f"{_MARKETS[market]} did not trade on {day(meant)}: {name}."
            drafts.append(
                Draft(
                    start,
                    end,
                    page.severity("calendar", "warning", "holiday"),
                    message,
                    "holiday",
                    meant.isoformat(),
                    consistent=_session_before(market, meant),
                )
            )
    return drafts


_SHARES_MOVED = regex(
    r"\b(?:[Ss]hares|[Ss]tock)\b[^.;]{0,60}?\b(?:jumped|surged|soared|climbed|rose|gained|rallied|fell|dropped|tumbled|sank|plunged|slid|slumped)\b[^.;,]{0,40}?\bon\s+(?:[A-Z][a-z]+day,?\s+)?$"
)


def _moved_on_a_day(page: Page, sentence: Sentence, text: str) -> bool:
    """ "Shares of Bexley jumped on Nasdaq on Thursday, November 26": the day is right behind the verb."""
    days = [d.start - sentence.start for d in page.days_in(sentence)]
    if len(days) != 1:
        return False
    lead = re.sub(r"[A-Z][a-z]+day,?\s+$", "", text[: days[0]])
    return _SHARES_MOVED.search(lead) is not None


_GOES_ON = regex(
    r"(?:They|It|The (?:shares|stock|index|benchmark))\s+(?:had\s+|have\s+|has\s+)?(?:already\s+|also\s+)?"
)
""" "They had already dropped there on Monday": of the shares of the sentence before, and on their market."""
_FELL = regex(
    r"\b(?:fell|fallen|dropped|lost|slid|slipped|rose|risen|gained|climbed|jumped|tumbled|sank|sunk|surged|closed|ended|finished|declined|advanced|added)\b"
    r"[^.;]{0,20}\d"
)
_SESSION = regex(r"\b(?:trading|session|exchange|bourse|stock market|benchmark|index)\b", re.IGNORECASE)
_OF_SESSIONS = frozenset({"trading", "session", "exchange", "bourse", "stock", "benchmark", "index"})
_THERE = regex(r"\bthere\s+on\b")


def _session_before(market: str, meant: date) -> str | None:
    """The last day before on which the exchange traded."""
    exchange = market.removeprefix("market_").upper()
    days = (meant - timedelta(days=n) for n in range(1, 12))
    return next((day(d) for d in days if closed(exchange, d) is None), None)


def _moves(figure: Figure) -> bool:
    """A price or an index that went up or down, or closed somewhere."""
    return (
        figure.metric in ("index_level", "share_price")
        and figure.claim.modality == "fact"
        and figure.role in ("delta", "level")
    )


def _days(page: Page, sentence: Sentence, text: str) -> list[tuple[int, int, date]]:
    """Every day named in the sentence; one that cannot be placed counts as a second, so that nothing is decided."""
    found: list[tuple[int, int, date]] = []
    for printed in page.days:
        if not sentence.start <= printed.start < sentence.end:
            continue
        if printed.year and _is_dateline(page, sentence.start, printed.start, printed.end):
            continue  # the day of the report, not of what it tells
        meant = (
            printed.in_year(printed.year)
            if printed.year
            else nearest(printed, page.published)
            if page.published
            else None
        )
        near = printed.year is not None or (
            page.published is not None and meant is not None and abs(meant - page.published) < _CLOSE_BY
        )
        if meant is None or printed.of_range or not near:
            return []
        found.append((printed.start, printed.end, meant))
    if found:
        return found
    weekdays = list(re.finditer(FULL_WEEKDAY, text))
    for m in _ON_WEEKDAY.finditer(text):
        if page.article.published is None or len(weekdays) != 1:
            return []
        meant = last_weekday(WEEKDAYS[m["w"][:3].lower()], page.article.published)
        if meant == page.article.published:
            return []  # written on that very day, it may mean the day to come
        found.append((sentence.start + m.start("w"), sentence.start + m.end("w"), meant))
    return found


def _is_dateline(page: Page, start: int, at: int, end: int) -> bool:
    """ "TOKYO, May 6, 2025 -", or the day alone before a dash."""
    before, behind = page.article.text[start:at], page.article.text[end : end + 4].lstrip(" ,")
    return _DATELINE.match(before) is not None or (not before.strip() and behind.startswith(("-", "–", "—")))


def closed(exchange: str, meant: date) -> str | None:
    """Why the exchange was closed; None when it traded. An exchange is named by its ISO 10383 code."""
    if meant.weekday() >= 5:
        return "a " + ("Saturday" if meant.weekday() == 5 else "Sunday")
    if exchange == "XNYS" and not _may_be_american_holiday(meant):
        return None
    return _holidays(exchange, meant.year).get(meant)


_SPECIAL = frozenset(
    date(*day) for day in ((2004, 6, 11), (2007, 1, 2), (2012, 10, 29), (2012, 10, 30), (2018, 12, 5), (2025, 1, 9))
)
"""Days of mourning and of storms in New York (NYSE, list of special closings)."""


def _may_be_american_holiday(meant: date) -> bool:
    """A cheap necessary condition: the calendar package takes a tenth of a second to load."""
    if meant in _SPECIAL:
        return True
    month, at, weekday = meant.month, meant.day, meant.weekday()
    if weekday == 0 and ((month in (1, 2) and 15 <= at <= 21) or (month == 5 and at >= 25) or (month == 9 and at <= 7)):
        return True
    if (weekday == 3 and month == 11 and 22 <= at <= 28) or (
        weekday == 4 and month in (3, 4) and (month, at) >= (3, 20)
    ):
        return True
    fixed = ((1, 1), (6, 19), (7, 4), (12, 25))
    return any(abs((meant - date(year, m, d)).days) <= 1 for year in (meant.year, meant.year + 1) for m, d in fixed)


@lru_cache(maxsize=16)
def _holidays(exchange: str, year: int) -> dict[date, str]:
    from holidays import financial_holidays

    return {day: str(name) for day, name in financial_holidays(exchange, years=year).items()}
