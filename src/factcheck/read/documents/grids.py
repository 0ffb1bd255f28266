"""Rows of cells as printed, cleaned: columns that only hold a currency mark joined to their figures, empty ones dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from factcheck.patterns import regex
from factcheck.read.documents.parts import Grid, Rows

LONGEST: Final = 20_000
"""Rows of one table; what lies beyond is left out with a note."""
WIDEST: Final = 400
_MARK = regex(
    r"(?:[A-Z]{0,3}[$€£¥]|RM|Rs|EUR|USD|GBP|CHF|JPY|CNY|RMB|HKD|SGD|INR|KRW|TWD|THB|IDR|MYR|PHP|VND|AUD|NZD|CAD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|TRY|ILS|ZAR|BRL|MXN|CLP|COP|AED|SAR|QAR|KWD|RUB|UAH)?\s*"
)
""" "EUR" in a cell of its own; "DE" beside a weight is where a company is at home."""
_ENDS = regex(r"[)%]{1,2}|\)\s*%|pp|bps|x")
_TIMES = regex(r"[(\[]?[-−–]?\d{1,2}(?:\.\d+)?")
""" "4.2 | x"; beside larger amounts an "x" says that there is nothing."""
_SCALE = regex(r"(?:thousand|million|billion|trillion|crore|lakh|mn|mln|bn|tn|per cent|percent|pence|cents)", re.I)
_FIGURE = regex(r"[(\[]?\s*[-−–+▲△]?\s*(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3})?\s*[(]?\s*[-−–]?\d")
_TIME = regex(
    r"(?:YTD|LTM|TTM|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s*(?:19|20)\d\d\b"
    r"|\d{1,2}\s?[QHM]\s?(?:FY\s?)?['’]?\d\d(?:\d\d)?\b|\d{1,2}[./]\d{1,2}[./](?:20)?\d\d\b|(?:19|20)\d\d[\s-]?(?:Q[1-4]|H[12])\b"
    r"|(?i:\d{1,2}[\s-](?:weeks?|months?)\s(?:to|ended|ending|(?:19|20)\d\d)\b)|\d{1,2}(?:st|nd|rd|th)?[\s-](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b",
)
""" "YTD 2026", "3Q26", "31.12.2025" and "30 Sep 2026" are times, and "SEK 2026" an amount."""
_SPACES = regex(r"\s+")


def is_figure(cell: str) -> bool:
    """Whether a cell begins as a number does, with a sign, a bracket or a currency mark before it."""
    return bool(_FIGURE.match(cell)) and not _TIME.match(cell)


def grid(rows: Iterable[Sequence[str]], caption: str, place: str) -> Grid | None:
    """A table, or None where there is none: fewer than two rows or columns, or no figure at all."""
    cleaned = [[_LEADER.sub("", _SPACES.sub(" ", cell)).strip() for cell in row[:WIDEST]] for row in rows]
    cleaned = [row for row in cleaned if any(row)][:LONGEST]
    if len(cleaned) < 2:
        return None
    width = max(map(len, cleaned))
    first = next(i for i in range(width) if any(row[i : i + 1] not in ([], [""]) for row in cleaned))
    cleaned = [row[first:] + [""] * (width - len(row)) for row in cleaned]
    cleaned = [_joined(row, _marks(cleaned)) for row in cleaned]
    width -= first
    cleaned = _unwrapped(cleaned)
    kept = [i for i in range(width) if any(row[i] for row in cleaned)]
    found: Rows = tuple(in_thousands(tuple(row[i] for i in kept)) for row in cleaned)
    marks = _TENTATIVE.search(caption)
    if marks is not None:
        found = tuple((row[0], *(_LETTER.sub("", cell) for cell in row[1:])) for row in found)
    found = tuple(_section(row) if number else row for number, row in enumerate(_in_english(found)))
    if len(kept) < 2 or not any(is_figure(cell) for row in found for cell in row[1:]):
        return None
    return Grid(found, _SPACES.sub(" ", caption).strip(), place)


def _unwrapped(rows: list[list[str]]) -> list[list[str]]:
    """ "Profit before exceptional items and" above "tax   11,623": a label that goes on in the next row is one with it."""
    out: list[list[str]] = []
    for row in rows:
        before = out[-1] if out else [""]
        goes_on = row[0][:1].islower() and (UNFINISHED.search(before[0]) or before[0].count("(") > before[0].count(")"))
        if row[0] and before[0] and goes_on and not any(before[1:]):
            row = [f"{out.pop()[0]} {row[0]}", *row[1:]]
        out.append(row)
    return out


UNFINISHED = regex(r"(?:\b(?:and|or|of|for|from|to|in|on|the|with|by|per|before|after|at)|[,&/-])$", re.I)
_LEADER = regex(r"\s*(?:\.{3,}|(?:\s\.){3,}|…{2,})\s*$")
""" "Deposits, EUR bn ........": dots that lead to the figures."""


_THOUSAND = regex(r"(?P<mark>[A-Z]{3}|[A-Z]{0,3}[$€£¥])\s?1[,.'’\s]?000")


def in_thousands(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row with its names of units in words: "CHF 1'000 | share % | CHF 1'000", without a label: names of units, and no figures."""
    figures = [cell for cell in row[1:] if is_figure(cell)]
    if row[0] or not figures or not all(map(_THOUSAND.fullmatch, figures)):
        return row
    return tuple(f"{found['mark']} thousand" if (found := _THOUSAND.fullmatch(cell)) else cell for cell in row)


_TENTATIVE = regex(r"\b[a-z]\s?[=:]\s?(?:provisional|preliminary|revised|estimated?)\b", re.I)
_LETTER = regex(r"(?<=\d)\s?[pre]$")
""" "1571.4p", where a note says that p is provisional; else it is pence."""

_SECTIONED: Final = 3


def _section(row: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a section that spans its row, which is repeated in every column: it heads none of them."""
    spans = len(row) >= _SECTIONED and bool(row[0]) and len(set(row)) == 1 and not is_figure(row[0])
    return (row[0], *("" for _ in row[1:])) if spans else row


def _in_english(rows: Rows) -> Rows:
    """Figures as they are printed in English: "214'380" has a comma, "18,231-" its sign in front, and in a table of decimal commas
    "1.412,6" and "1 412,6" are "1,412.6"."""
    commas = _has_decimal_commas([cell for row in rows for cell in row[1:] if is_figure(cell)])
    return tuple(
        (
            row[0],
            *(
                _figure(cell, commas) if is_figure(cell) else _BEHIND.sub(lambda f: _figure(f[0], commas), cell)
                for cell in row[1:]
            ),
        )
        for row in rows
    )


def _figure(cell: str, commas: bool) -> str:
    cell = _APOSTROPHES.sub(lambda found: re.sub("['’]", ",", found[0]), cell)
    cell = _TRIANGLE.sub("-", cell)
    if not commas and _BLANKS.fullmatch(cell):
        cell = re.sub(r"(?<=\d)\s(?=\d{3})", ",", cell)
    elif _OF_LAKHS.fullmatch(cell):
        cell = cell.replace(",", "")
    if commas:
        cell = EUROPEAN.sub(pointed, cell)
    return f"-{cell[:-1]}" if _MINUS_BEHIND.fullmatch(cell) else cell


def _has_decimal_commas(figures: list[str]) -> bool:
    """Most of the figures with a comma can be read in no other way; one such cell may be two notes ("4,12")."""
    told = sum(DECIMAL_COMMA.search(cell) is not None for cell in figures)
    others = sum("," in cell for cell in figures) - told
    return told > max(others, 1) and not any(map(DECIMAL_POINT.search, figures))


_BEHIND = regex(r"(?<=^[<>≤≥~≈]\s)[\d'’., ]+(?=[x%]?$)|(?<=^[<>≤≥~≈])[\d'’., ]+(?=[x%]?$)")
""" "< 2'000"."""
_TRIANGLE = regex(r"^[▲△]\s?(?=\d)")
""" "▲164" of Japanese accounts is below zero."""
_BLANKS = regex(r"[(\[]?\s*[-−–+]?\s*\d{1,3}(?:\s\d{3})+(?:\.\d+)?\s*[)\]]?\s*(?:%|[A-Za-z]+)?")
""" "12 628" in a cell of its own: nothing else parts its digits."""
_OF_LAKHS = regex(r"\(?[-−–]?\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?\)?")
""" "1,28,416.22", as India groups them."""
_APOSTROPHES = regex(r"(?<![\d.,])\d{1,3}(?:['’]\d{3})+(?!\d)")
_MINUS_BEHIND = regex(r"\d[\d,]*(?:\.\d+)?[-−–]")
""" "18,231-" of Swiss and older accounts."""
DECIMAL_COMMA = regex(r"(?<![\d.,])(?:\d{1,3}(?:[.\s]\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d.,]?\d)")
DECIMAL_POINT = regex(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,}))(?![\d.,]?\d)"
)
EUROPEAN = regex(r"(?<![\d.,])(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d+)?(?![\d.,]?\d)")


def pointed(found: re.Match[str]) -> str:
    """ "1.412,6" and "1 412,6" -> "1,412.6"."""
    whole, comma, rest = found[0].partition(",")
    return re.sub(r"[.\s]", ",", whole) + ("." if comma else "") + rest


def _marks(rows: list[list[str]]) -> frozenset[int]:
    """The columns that hold marks of money, and no units of all kinds."""
    body = [row for row in rows if any(map(is_figure, row[1:]))]
    found = []
    for i in range(len(rows[0])):
        told = [row[i] for row in body if row[i] and not is_figure(row[i])]
        if 2 * sum(_MARK.fullmatch(cell) is not None for cell in told) >= len(told):
            found.append(i)
    return frozenset(found)


def _joined(row: list[str], marks: frozenset[int]) -> list[str]:
    """ "$", "4,350" and "(54", ")": filings print marks in cells of their own. Widths stay, so that columns stay."""
    out = list(row)
    for i in range(1, len(out)):
        if out[i - 1] and out[i] and i > 1 and i - 1 in marks and _MARK.fullmatch(out[i - 1]) and is_figure(out[i]):
            out[i - 1], out[i] = "", f"{out[i - 1]}{' ' if out[i - 1][-1].isalpha() else ''}{out[i]}"
    for i in range(len(out) - 1, 1, -1):
        if not row[0] and _YEAR.fullmatch(out[i - 1]):
            continue  # "2026 | 2025 | %" over the columns
        if _ENDS.fullmatch(out[i]) and is_figure(out[i - 1]) and (out[i] != "x" or _TIMES.fullmatch(out[i - 1])):
            out[i - 1], out[i] = out[i - 1] + out[i], ""
        elif _SCALE.fullmatch(out[i]) and is_figure(out[i - 1]):
            out[i - 1], out[i] = f"{out[i - 1]} {out[i]}", ""  # "744.1", "million"
    return out


_YEAR = regex(r"(?:19|20)\d\d")


# ---------------------------------------------------------------- tables in running text
_PIPES = regex(r"\s*\|?(?:[^|\n]*\|)+[^|\n]*")
_RULE = regex(r"[\s|:+=_-]+")
_INDENT: Final = 6
_GAP = regex(r"\t+| {2,}")


def pipe_row(line: str) -> list[str] | None:
    """The cells of a Markdown row; [] for the rule below a header; None for another line."""
    if line.count("|") < 2 or not _PIPES.fullmatch(line):
        return None
    if _RULE.fullmatch(line):
        return []
    inner = line.strip().removeprefix("|").removesuffix("|")  # one of each: "||2025|2024|" begins with an empty corner
    return [cell.strip().strip("*").strip() for cell in inner.split("|")]


def spaced_row(line: str) -> list[str] | None:
    """The cells of a row set with tabs or blanks, or None: a row holds at least one figure behind its label."""
    cells = [cell.strip() for cell in _GAP.split(line.strip())]
    if len(cells) < 2 or not all(len(cell) < 80 for cell in cells):
        return None
    if line[:_INDENT].isspace() and is_figure(cells[0]):
        cells = list(in_thousands(("", *cells)))  # a header without a corner ("26 weeks to   52 weeks to")
        if not any(map(is_figure, cells)):
            return None
    return cells if any(is_figure(cell) for cell in cells[1:]) else None
