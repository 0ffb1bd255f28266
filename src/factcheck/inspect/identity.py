"""A ticker beside a company's name that belongs to another company, and an exchange that does not list it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.inspect.page import Companies, Draft, Listed, Page
from factcheck.model import Entity
from factcheck.patterns import regex

_EXCHANGES = {"nyse": "NYSE", "nasdaq": "Nasdaq", "nasdaqgs": "Nasdaq", "nasdaqgm": "Nasdaq", "nasdaqcm": "Nasdaq"}
_EXCHANGE_NAMES = frozenset(_EXCHANGES)
# Only American exchanges: a symbol means different companies elsewhere ("SAN" is Santander in New York and Sanofi in Paris).
_NAMED = regex(
    r"\b(?:(?P<exchange>NYSE|NASDAQ(?:G[SM]|CM)?|Nasdaq(?:G[SM]|CM)?)\s*:\s*(?P<symbol>[A-Z]{1,5}(?:[.-][A-Z])?)(?![\w.-]*\w)"
    r"|(?P<symbol2>[A-Z]{1,5})\s+\((?P<exchange2>NYSE|NASDAQ|Nasdaq)\))"
)
_TOLD_AS_LISTED = regex(r"N(?:YSE|ASDAQ|asdaq)\w*(?:\s*:|\))")
"""An exchange as one is named beside a symbol; quickly looked for, as it begins with one letter."""
_BRACKET = regex(
    r"(?:['’]s)?\s*\(\s*(?:(?P<exchange>NYSE|NASDAQ(?:G[SM]|CM)?|Nasdaq(?:G[SM]|CM)?)\s*:\s*)?\$?(?P<symbol>[A-Z]{1,5}(?:[.-][A-Z])?)\s*[),;]"
)
_MOVING = timedelta(days=45)
"""A change of exchange is announced before and remembered after its day."""


def inspect_identity(page: Page) -> list[Draft]:
    return [*_tickers(page), *_exchanges(page), *_symbols(page)]


def _symbols(page: Page) -> Iterator[Draft]:
    """ "(NASDAQ: QLVR)", and further down "under the symbol QVLR": the one listing of a page, and a slip of it"""
    text = page.article.text
    if not page.has(_SYMBOL_WORDS) or len(listed := {m["symbol"] for m in _LISTING.finditer(text)}) != 1:
        return
    for m in _SYMBOL.finditer(text):
        symbol, around = m["symbol"], text[max(0, m.start() - _AROUND) : m.end() + _AROUND]
        if _is_slip(symbol, tuple(listed), _LEAST_SYMBOL) and not _RENAMED.search(around):
            own = next(iter(listed))
            message = f"The symbol is {own} where the listing is told, and {symbol} here."
            yield Draft(
                m.start("symbol"), m.end("symbol"), page.severity("identity", "warning"), message, "wrong-company", f"{own}|{symbol}",
                figures=(), consistent=own,
            )  # fmt: skip


_SYMBOL_WORDS = frozenset({"symbol", "ticker"})
_LISTING = regex(r"\(\s*(?:[A-Z][A-Za-z]+\s?){1,3}:\s*(?P<symbol>[A-Z]{3,5})\s*\)")
_SYMBOL = regex(
    r"\b(?:symbol|ticker)\s+(?:is\s+|symbol\s+)?[\"\u201c'\u2018(]?(?:[A-Z][A-Za-z]+:\s*)?(?P<symbol>[A-Z]{3,5})\b"
)
_RENAMED = regex(
    r"\b(?:from|former\w*|new|chang\w+|previous\w*|old|instead|until|warrants?|units?|preferred|class)\b", re.I
)
_AROUND = 60
_LEAST_SYMBOL = 3


def _tickers(page: Page) -> Iterator[Draft]:
    """ "Alibaba (NYSE: JD)". Without an exchange only between companies that the vocabulary knows."""
    text = page.article.text
    for entity in page.extraction.entities:
        if entity.type != "ORG" or entity.ref is None or page.is_repeat(entity.start):
            continue
        m = _BRACKET.match(text, entity.end)
        if m is None:
            continue
        named = page.listings.by_id(entity.ref)
        owner = page.listings.by_ticker(m["symbol"])
        if named is None or not named.tickers:
            continue
        own = " or ".join(named.tickers)
        if owner is None:
            is_told = m["exchange"] is not None
            if not (is_told or page.is_well_known(named)) or not _is_slip(
                m["symbol"], named.tickers, 3 if is_told else 4
            ):
                continue
            message = f"{m['symbol']} is no ticker of {named.name}, which is {own}."
        else:
            is_told = m["exchange"] is not None or all(page.is_well_known(company) for company in (named, owner))
            if not is_told or _same(page.listings, entity, named, owner):
                continue
            message = f"{m['symbol']} is the ticker of {owner.name}; {named.name} is {own}."
        severity = page.severity("identity", "warning")
        yield Draft(
            m.start("symbol"),
            m.end("symbol"),
            severity,
            message,
            "wrong-company" if owner is not None else None,
            named.id,
            figures=(entity,),
            consistent=named.tickers[0],
        )


def _is_slip(symbol: str, tickers: tuple[str, ...], of: int) -> bool:
    """Whether a symbol that is nobody's is a company's own with one letter wrong, lacking, too many, or two exchanged.

    Anything else may be its symbol of another year or another place. A letter at the end is a class or a warrant. `of` is the
    number of letters from which a symbol is no abbreviation.
    """
    from rapidfuzz.distance import OSA

    return len(symbol) >= of and any(
        OSA.distance(symbol, ticker) == 1 and not symbol.startswith(ticker) and not ticker.startswith(symbol)
        for ticker in tickers
        if len(ticker) >= of
    )


def _same(listings: Companies, entity: Entity, named: Listed, owner: Listed) -> bool:
    return named.id == owner.id or entity.ref == owner.id or bool(set(named.tickers) & set(owner.tickers))


def _exchanges(page: Page) -> Iterator[Draft]:
    """Ticker lines too. A company whose exchange is not known is passed over."""
    if page.published is None or not page.has(_EXCHANGE_NAMES):
        return
    for m in _named(page.article.text):
        symbol, printed = m["symbol"] or m["symbol2"], _EXCHANGES[(m["exchange"] or m["exchange2"]).lower()]
        company = page.listings.by_ticker(symbol)
        known = _listed_around(page.listing(company)[0], page.published) if company else frozenset()
        if (
            company is None
            or not known
            or printed in known
            or not known <= {"NYSE", "Nasdaq"}
            or page.is_repeat(m.start())
        ):
            continue
        message = f"{company.name} ({symbol}) is listed on {' and '.join(sorted(known))}, not on {printed}."
        severity = page.severity("identity", "warning", "exchange")
        yield Draft(
            m.start(), m.end(), severity, message, None, f"{symbol}|{printed}", consistent=" and ".join(sorted(known))
        )


def _named(text: str) -> Iterator[re.Match[str]]:
    """What `_NAMED.finditer` gives, looked for only around the exchanges."""
    at = 0
    for told in _TOLD_AS_LISTED.finditer(text):
        if told.start() < at:
            continue
        begin = max(at, told.start() - _BEFORE_IT)
        if m := _NAMED.match(text, told.start()) or _NAMED.search(text, begin, told.end()):
            at = m.end()
            yield m


_BEFORE_IT = 60
"""More than a symbol and the blanks behind it take."""


def _listed_around(entries: tuple[str, ...], day: date) -> frozenset[str]:
    """ "NYSE<2025-12-09" stands for NYSE until the day before; entries are in order of time."""
    found = set()
    begun: date | None = None
    for entry in entries:
        exchange, _, until = entry.partition("<")
        ended = date.fromisoformat(until) if until else None
        if (begun is None or begun - _MOVING <= day) and (ended is None or day < ended + _MOVING):
            found.add(exchange)
        begun = ended
    return frozenset(found)
