"""The head and the tail of a page, once every line has a kind: which heading is the title, what trails after the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factcheck.model import BOILERPLATE
from factcheck.patterns import regex
from factcheck.text import forms
from factcheck.text.pieces import BODY, Piece, has_digit

LONGEST_TITLE: Final = 160
_PROSE: Final = BODY - {"table"}
"""The key figures over an article are none of its body."""


def mark_title(pieces: list[Piece]) -> None:
    """The first heading before the body is the title; a word or two above a longer one is the page's section."""
    first_body = next((n for n, piece in enumerate(pieces) if piece.kind in _PROSE), len(pieces))
    head = pieces[:first_body]
    candidates = [piece for piece in head if piece.kind == "heading"]
    if not candidates:
        _ended_title(pieces)
        return
    marked = [piece for piece in candidates if piece.text.startswith("# ") or forms.LABEL.match(piece.text)]
    long = [
        piece for piece in candidates if _words(piece) > 2 or has_digit(piece.text) and not _INDEX.match(piece.text)
    ]
    if len(candidates) > 1 and _COMPANY.search(candidates[0].text):
        long = [piece for piece in candidates[1:] if piece in long or not long[1:]]
        marked = [piece for piece in marked if piece is not candidates[0]]
    # "KIRRIN WATER PLC" above a line in capitals is the company, "MARKETS AND ECONOMY" above one in small letters a section.
    if len(long) > 1 and long[0].text.isupper() and _words(long[0]) < _KICKER and not long[1].text.isupper():
        del long[0]
    title = (marked or long or candidates)[0]
    if len(pieces) > 1 and (first_body < len(pieces) or len(head) > 1):
        title.kind = "title"
        _head_chrome(head, title, followed=first_body < len(pieces))
    else:
        title.kind = "paragraph"


_COMPANY = regex(
    r"^(?:[\w&.'’-]+[ ]){1,6}(?:plc|inc|incorporated|corp|corporation|ltd|limited|llc|ab|asa|a/s|ag|se|n\.v|s\.a|s\.p\.a|spa|oyj|kgaa)\b[.]?(?:[ ]\(\w+\))?$",
    re.IGNORECASE,
)
"""The name of a company with its legal form and nothing else, as an announcement sets it above its title."""
_INDEX = regex(r"[A-Z][\w&]+ \d{2,4}$")
""" "Russell 2000" above its level, at the top of a page"""
_KICKER: Final = 5
"""Fewer words in capitals above a line that is not so are the page's section ("MARKETS AND ECONOMY")."""


def _words(piece: Piece) -> int:
    return sum(any(char.isalnum() for char in word) for word in piece.text.split())


def _head_chrome(head: list[Piece], title: Piece, *, followed: bool) -> None:
    """Lines above the title, and a word or three under it that head nothing ("Reuters", "WATCH LIVE")."""
    for place, piece in enumerate(head):
        small = piece.text.count(" ") < 3 and piece.text[0] != "#" and not has_digit(piece.text)
        last = place == len(head) - 1 and followed
        dated = place + 1 < len(head) and head[place + 1].kind == "timestamp"
        above = piece.start < title.start and not forms.has_figure(piece.text)
        if above and _COMPANY.search(piece.text):
            continue
        if piece.kind == "heading" and (above or small and not last and piece.gap <= title.gap):
            piece.kind = "byline" if dated and not above and _is_person(piece.text) else "chrome"
        elif dated and piece.kind == "heading" and not above and _SIGNED.match(piece.text):
            piece.kind = "byline"


_SIGNED = regex(
    r"(?:[A-Z][\w.'’-]+ ){1,3}(?:in [A-Z][a-z]+(?: [A-Z][a-z]+)?|(?:[A-Z][\w]+ ){0,2}(?:reporter|editor|correspondent|writer|columnist))$"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}, (?:The )?[A-Z]\w+(?: [A-Z]\w+){0,2}$"
)
"""Who writes, and where, as what or for whom, above the date: "Richard Hale in Stockholm", "Matt Rowley, The Nutty Fool"."""


def _is_person(line: str) -> bool:
    """ "Marcus Pell": two or three words with capitals and no other sign"""
    words = line.split()
    return 1 < len(words) < 4 and all(word[0].isupper() and word[1:].islower() and word.isalpha() for word in words)


def _ended_title(pieces: list[Piece]) -> None:
    """A first line with a full stop is a title right above a byline or a date, or above a deck that stands above one; a question, alone."""
    for n, (piece, after) in enumerate(pairwise(pieces)):
        if piece.kind not in BOILERPLATE:
            ended = piece.kind == "paragraph" and len(piece.text) <= LONGEST_TITLE and piece.text.count(" ") < 25
            below = pieces[n + 2].kind if n + 2 < len(pieces) and len(after.text) <= _DECK else ""
            asks = piece.text.endswith(("?", "!")) and after.gap and not forms.has_figure(piece.text)
            if ended and (asks or after.kind in _UNDER_TITLES or after.kind == "paragraph" and below in _UNDER_TITLES):
                piece.kind = "title"
            return


_UNDER_TITLES = frozenset(("byline", "timestamp", "tickers"))
_DECK: Final = 250


def mark_numbered(pieces: Sequence[Piece]) -> None:
    """ "1. The easy growth is behind it", a paragraph, "2. Debt is getting dearer": numbers that head what follows"""
    for n, piece in enumerate(pieces[:-1]):
        if piece.kind != "bullet" or not _NUMBER.match(piece.text) or not pieces[n + 1].gap:
            continue
        alone = pieces[n + 1].kind == "paragraph" and (not n or piece.gap and pieces[n - 1].kind != "bullet")
        if alone and forms.is_heading(piece.text) and not forms.has_figure(piece.text):
            piece.kind = "heading"


_NUMBER = regex(r"\d{1,2}[.)][ ]")


def has_profile_in_body(pieces: list[Piece]) -> bool:
    """Whether "About Alder" heads a part of the article and not the standing text at the end of a release."""
    kinds = [piece.kind for piece in pieces]
    if "about" not in kinds or not {"forward_looking", "contacts"}.isdisjoint(kinds):
        return False
    last = max(place for place, kind in enumerate(kinds) if kind == "about")
    return any(kind in ("paragraph", "bullet", "quote") for kind in kinds[last:])


def mark_runs(pieces: Sequence[Piece]) -> None:
    """Headings among lines of the page in the middle of it head nothing: of a run of such lines only the last may head the text below."""
    told = [n for n, piece in enumerate(pieces) if piece.kind in _PROSE and piece.text.count(" ") > _TOLD]
    start = told[1] if len(told) > 1 else len(pieces)
    for stop in range(start, len(pieces) + 1):
        if stop < len(pieces) and (pieces[stop].kind in BOILERPLATE or _is_loose(pieces[stop])):
            continue
        run = pieces[start:stop]
        before = pieces[start - 1].kind if start else "title"
        if before in _PROSE and sum(piece.kind in BOILERPLATE for piece in run) > 1:
            last = next((n for n in range(len(run) - 1, -1, -1) if run[n].kind == "heading"), 0)
            kept = run[last] if stop < len(pieces) and last >= len(run) - 2 else None
            for piece, after in zip(run, [*run[1:], None], strict=True):
                signed = after is not None and after.kind in _UNDER_TITLES
                if piece.kind == "heading" and piece is not kept and not signed:
                    piece.kind = "chrome"
        start = stop + 1


_TOLD: Final = 6
"""Spaces in a line that tells something; two such lines, and the article has begun."""


def _is_loose(piece: Piece) -> bool:
    return piece.kind == "heading" and piece.text[0] != "#" and not forms.has_figure(piece.text)


def mark_captions(pieces: Sequence[Piece]) -> None:
    """The words of a picture stand between a line of the page and the one that credits it."""
    for n in range(1, len(pieces) - 1):
        piece, after = pieces[n], pieces[n + 1]
        if piece.kind not in ("paragraph", "heading") or after.kind != "chrome" or after.gap:
            continue
        plain = len(piece.text) < forms.SHORT and not forms.has_figure(piece.text)
        if plain and pieces[n - 1].kind in BOILERPLATE and forms.is_credit(after.text):
            piece.kind = "chrome"


def mark_tail(pieces: list[Piece], author: str | None) -> None:
    """From the end up to the last of the body, headings and the writer's portrait belong to the page."""
    if author is None:
        named = (piece.text for piece in pieces if piece.kind == "byline")
        author = next(
            (" ".join(text.split(",")[0].split()[:2]) for text in named if _is_person(text) or _SIGNED.match(text)),
            None,
        )
    _mark_foot(pieces)
    boilerplate = 0
    for piece in reversed(pieces):
        if piece.kind in BOILERPLATE:
            boilerplate += 1
        elif boilerplate and _is_bio(piece, author):
            piece.kind = "byline"
        elif (
            boilerplate and piece.kind == "heading" and piece.text.count(" ") < 10 and not forms.has_figure(piece.text)
        ):
            piece.kind = "chrome"  # a heading over nothing
        elif piece.kind == "paragraph" and _is_bio(piece, author):
            piece.kind = "byline"
        else:
            return


def _mark_foot(pieces: list[Piece]) -> None:
    """Behind the source of a release or the notice of copyright only lines of the page stand, unless the text goes on."""
    told = [n for n, piece in enumerate(pieces) if piece.kind in _PROSE and piece.text.count(" ") > _TOLD]
    closing = [n for n, piece in enumerate(pieces) if piece.kind in BOILERPLATE and _CLOSES.match(piece.text)]
    if not told or not closing or closing[-1] < told[-1]:
        return
    for piece in pieces[max(told[-1], next(n for n in closing if n > told[-1])) + 1 :]:
        if piece.kind in ("heading", "paragraph") and not forms.has_figure(piece.text):
            piece.kind = "chrome"


_CLOSES = regex(r"SOURCE |©|\(c\) |copyright ", re.IGNORECASE)
_DOES = ("covers", "covered", "writes", "reports on", "has covered", "has written")


def _is_bio(piece: Piece, name: str | None) -> bool:
    """A paragraph about the writer named in the byline."""
    if not name or piece.kind not in ("paragraph", "quote"):
        return False
    if piece.text.startswith(tuple(f"{name.split()[0]} {does} " for does in _DOES)):
        return True
    if forms.has_figure(piece.text):
        return False
    short = " ".join(name.split()[-2:])  # "Desk Bot Jane Doe" is called Jane Doe
    return short in piece.text[: len(name) + 30]
