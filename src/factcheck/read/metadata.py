"""Title, writer, date and tickers of an article, from its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from urllib.parse import unquote

from factcheck.model import BOILERPLATE, Block
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text import forms
from factcheck.text.bylines import author
from factcheck.text.front import front_fields
from factcheck.text.stamps import Stamp, head_dates, parse_stamp

_DATE_KEYS: Final = (
    "published",
    "published_at",
    "publish_date",
    "publishdate",
    "date",
    "pubdate",
    "date_published",
    "datepublished",
    "published_time",
    "created",
    "posted",
)
_AUTHOR_KEYS: Final = ("byline", "author", "authors", "writer", "by")
_TICKER_KEYS: Final = ("tickers", "ticker", "symbols", "symbol", "stocks")
_SYMBOL = regex(r"\b[A-Z0-9]{1,6}(?:[.-][A-Z]{1,2})?\b")
_LABELLED = regex(r"(?:published|posted|date|first published|released?|issued)\b", re.IGNORECASE)
_TITLE_LEAD = regex(r"(?:#{1,6}[ \t]+|\*\*|(?:title|headline)[ ]?:[ ]+)+", re.IGNORECASE)
_NAME_DATE = regex(r"(?:^|[/\\_-])(?P<y>(?:19|20)\d\d)[-/_](?P<m>\d\d)[-/_](?P<d>\d\d)(?=$|[/\\._-])")
_HEADING: Final = 120
_OPENING: Final = 60
_FAR: Final = 4000
"""Exchange tickers are looked for in the title and this many characters of the body."""


@record
class Metadata:
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    tickers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def describe(text: str, blocks: tuple[Block, ...], uri: str) -> Metadata:
    """What the page says about itself. A date that the words leave open is None, with a note."""
    front = front_fields(text)
    stamp, notes = _published(text, blocks, front, uri)
    return Metadata(
        title=_title(text, blocks),
        byline=_byline(text, blocks, front),
        published=stamp.day if stamp else None,
        published_at=stamp.moment if stamp else None,
        tickers=_tickers(text, blocks, front),
        notes=notes,
    )


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    block = next((block for block in blocks if block.kind == "title"), None)
    if block is None:
        return None
    line = text[block.start : block.end]
    found = _TITLE_LEAD.match(line)
    return " ".join(line[found.end() if found else 0 :].rstrip("#* ").split()) or None


def _byline(text: str, blocks: tuple[Block, ...], front: dict[str, str]) -> str | None:
    named = _first(front, _AUTHOR_KEYS)
    if named:
        return named.strip("[]\"' ") or None
    for block in blocks:
        if block.kind == "byline" and (name := author(text[block.start : block.end].split("\n")[0])):
            return name
    return None


# ---------------------------------------------------------------- date
def _published(
    text: str, blocks: tuple[Block, ...], front: dict[str, str], uri: str
) -> tuple[Stamp | None, tuple[str, ...]]:
    """The surest stamp that has a year: front matter, the page's own line, a dateline, a heading, the file's name."""
    notes: list[str] = []
    for stamp in _stamps(text, blocks, front):
        if stamp.day:
            return stamp, tuple(notes)
        notes.append(stamp.note or _yearless(stamp))
    found = _NAME_DATE.search(unquote(uri))
    named = parse_stamp(f"{found['y']}-{found['m']}-{found['d']}") if found else None
    if named and named.day:
        return named, (*notes, f"published {named.day.isoformat()}: taken from the file's name or address")
    return None, tuple(notes)


def _yearless(stamp: Stamp) -> str:
    month, day = stamp.month_day
    return f"the date of publication ({month:02d}-{day:02d}) has no year; give it with --as-of"


def _stamps(text: str, blocks: tuple[Block, ...], front: dict[str, str]) -> Iterator[Stamp]:
    named = _first(front, _DATE_KEYS)
    if named and (stamp := parse_stamp(named)):
        yield stamp
    head, tail = _stamp_lines(text, blocks)
    changed = [stamp for stamp in head if stamp.updated]
    yield from (stamp for stamp in head if not stamp.updated)
    yield from tail
    # An update is at least a day on which the text stood; better than none.
    yield from changed
    for block in blocks:
        if block.kind == "dateline":
            found = forms.DATELINE.match(text, block.start, block.end)
            printed = (found["date"] or found["bare"]) if found else None
            if printed and (stamp := parse_stamp(printed)):
                yield stamp
            break
    yield from _head_dates(text, blocks)


def _head_dates(text: str, blocks: tuple[Block, ...]) -> Iterator[Stamp]:
    """Full dates in the lines above the body, and at the very start of it, that the words do not claim for something else."""
    body_seen = False
    for block in blocks:
        if body_seen:
            return
        body_seen = block.kind not in BOILERPLATE and block.kind not in ("title", "heading")
        line = text[block.start : min(block.end, block.start + (_OPENING if body_seen else _HEADING))]
        if body_seen or block.end - block.start <= _HEADING:
            yield from head_dates(line.split("\n", 1)[0], body=body_seen)


def _stamp_lines(text: str, blocks: tuple[Block, ...]) -> tuple[list[Stamp], list[Stamp]]:
    """Stamps above the body or right behind its first paragraph, which may be a deck, and those below that are called a publication."""
    head: list[Stamp] = []
    tail: list[Stamp] = []
    seen = 0
    for block in blocks:
        told = block.kind not in BOILERPLATE and block.kind not in ("title", "heading")
        seen += told
        body_seen = seen > 1 or told
        if block.kind not in ("timestamp", "byline", "chrome") or block.end - block.start > forms.SHORT:
            continue
        line = text[block.start : block.end]
        stamp = parse_stamp(line)
        if stamp is None or block.kind == "chrome" and (body_seen or stamp.day is None):
            continue
        if not body_seen and (seen == 0 or block.kind == "timestamp"):
            head.append(stamp)
        elif _LABELLED.search(line) and not stamp.updated:
            tail.append(stamp)
    return head, tail


# ---------------------------------------------------------------- tickers
def _tickers(text: str, blocks: tuple[Block, ...], front: dict[str, str]) -> tuple[str, ...]:
    """Ticker lines first, then the title's, then those in brackets in the first part of the body."""
    symbols: list[str] = _SYMBOL.findall(_first(front, _TICKER_KEYS) or "")
    for block in blocks:
        if block.kind == "tickers":
            symbols += forms.ticker_line(text[block.start : block.end], head=True)
    for block in sorted(blocks, key=lambda block: block.kind != "title"):
        if block.kind not in BOILERPLATE and block.start < _FAR and block.repeat_of is None:
            symbols += _mentioned(text[block.start : block.end])
    return tuple(dict.fromkeys(symbols))


def _mentioned(piece: str) -> list[str]:
    found = [*forms.EXCHANGE_TICKER.finditer(piece), *forms.DOTTED_TICKER.finditer(piece)]
    return [match["symbol"] for match in sorted(found, key=lambda match: match.start())] + forms.cashtags(piece)


def _first(front: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((front[key] for key in keys if front.get(key)), None)
