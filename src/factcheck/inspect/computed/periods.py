"""Amounts of the quarters, halves, nine months and the year of one measure, which make one another up.

Each amount is labelled by the words beside it. Where one label stands for one amount, every known sum of them must come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from factcheck.inspect.interval import ZERO, Interval, rounded, value_of
from factcheck.inspect.operations import amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_ORDINAL = r"(?:first|second|third|fourth|final|last|closing)"
_LABEL = regex(
    rf"\b(?P<nine>(?:first\s+)?(?:nine|9)\s+months|first\s+three\s+quarters)\b|\b(?P<half>(?:first|second)[- ]half|half[- ]year|(?:first\s+)?six\s+months)\b"
    rf"|\b(?P<quarter>{_ORDINAL})[- ](?:quarter|three\s+months)\b|\bQ(?P<digit>[1-4])\b|\b(?P<year>(?:full|whole)[- ]year|the\s+year\b(?!\s+(?:before|earlier|ago))|twelve\s+months|year\s+as\s+a\s+whole|(?<=in\s)20\d\d(?!\s*[-–]))\b"
    rf"|\b(?:in|from|of|to)\s+the\s+(?P<short>first|second|third|fourth)\b(?=\s*(?:[,.;]|and\b|$))",
    re.IGNORECASE,
)
_OF_PARTS = frozenset("nine 9 six half first second third fourth final last closing q1 q2 q3 q4".split())
"""One of these stands in every label but those of a year, which is no sum of years."""
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "closing": 4}
_SUMS = (
    ("H1", ("Q1", "Q2")), ("H2", ("Q3", "Q4")), ("9M", ("Q1", "Q2", "Q3")), ("9M", ("H1", "Q3")), ("Y", ("9M", "Q4")), ("Y", ("H1", "H2")),
    ("Y", ("Q1", "Q2", "Q3", "Q4")),
)  # fmt: skip
_HALVES = regex(r"\bhal(?:f|ves)\b|\bsix\s+months\b")
_WORDS = frozenset({"quarter", "quarters", "months", "half", "q1", "q2", "q3", "q4"})
_STEP = regex(r"[,;.]\s|\s(?:and|but|while|so|which)\s")
_MOVED = regex(
    r"\b(?:by|from|after|against|than|compared|versus|expect\w*|forecast\w*|would|could|last\s+year|a\s+year\s+(?:ago|earlier))\b"
)
_NEAR, _FAR = 2, 3
"""An amount that is more than so many times what is computed is another measure's."""


def inspect_periods(page: Page) -> list[Draft]:
    if not page.has(_WORDS):
        return []
    return list(_found(page))


def _found(page: Page) -> Iterator[Draft]:
    told: set[int] = set()
    for place in page.quantities_in:
        row: dict[str, list[Quantity]] = {}
        near = range(place - _NEAR + 1, place + 1)
        if not any(page.says(at, _OF_PARTS) for at in near) or not (labels := list(_labelled(page, place))):
            continue
        for label, q in (*(x for at in reversed(near[:-1]) for x in _labelled(page, at)), *labels):
            row.setdefault(label, []).append(q)
        for whole, parts in _SUMS:
            if not {whole, *parts} <= row.keys() or any(len(row[x]) != 1 for x in (whole, *parts)):
                continue
            figures = [row[x][0] for x in (whole, *parts)]
            if max(f.start for f in figures) in told or not _are_of_one(page, figures):
                continue
            told.add(max(f.start for f in figures))
            if draft := _judged(page, figures):
                yield draft


def _labelled(page: Page, place: int) -> Iterator[tuple[str, Quantity]]:
    sentence = page.sentences.get(place)
    if not page.is_told(sentence, "hypothetical", "forecast"):
        return
    row = sorted((q for q in page.quantities_in.get(place, ()) if not q.alt_of), key=lambda q: q.start)
    text = page.article.text
    for k, q in enumerate(row):
        if q.kind not in ("money", "count") or q.cmp not in ("eq", "approx") or not value_of(q) or q.rule == "table":
            continue
        lead = text[row[k - 1].end if k else sentence.start : q.start]
        tail = _STEP.split(text[q.end : row[k + 1].start if k + 1 < len(row) else sentence.end], maxsplit=1)[0]
        found = _LABEL.search(tail) or next(reversed(list(_LABEL.finditer(lead))), None)
        if found and not _MOVED.search(_STEP.split(lead)[-1]) and page.roles.get(q.id) in ("level", None):
            yield _name_of(found, halves=_HALVES.search(text, sentence.start, q.start) is not None), q


def _name_of(m: re.Match[str], *, halves: bool) -> str:
    """With `halves`, "the second" is that of the halves."""
    if m["nine"]:
        return "9M"
    if m["year"]:
        return "Y"
    if m["half"]:
        return "H2" if m["half"].lower().startswith("second") else "H1"
    if m["short"] and halves:
        return f"H{_NUMBERS[m['short'].lower()]}"
    return f"Q{m['digit'] or _NUMBERS[(m['quarter'] or m['short']).lower()]}"


def _are_of_one(page: Page, figures: list[Quantity]) -> bool:
    metrics = {page.metric_of[f.id] for f in figures if f.id in page.metric_of}
    parts = {c.segment for c in page.extraction.claims if c.quantity in {f.id for f in figures}}
    return len(metrics) < _NEAR and len(parts) < _NEAR and len({(f.kind, f.unit) for f in figures}) == 1


def _judged(page: Page, figures: list[Quantity]) -> Draft | None:
    whole, *parts = figures
    total = reduce(Interval.__add__, (rounded(p) for p in parts))
    if not rounded(whole).disjoint(total):
        return None
    last = max(figures, key=lambda f: f.start)
    others = sum((value_of(p) or ZERO for p in parts if p is not last), start=ZERO)
    exact = others if last is whole else (value_of(whole) or ZERO) - others
    value = value_of(last)
    if not value or exact <= 0 or not exact / _FAR < value < exact * _FAR:
        return None
    shown = amount_like(exact, last)
    message = (
        f"{' + '.join(plain_text(p) for p in parts)} is not {plain_text(whole)}; {plain_text(last)} would be {shown}."
    )
    return Draft(
        last.start, last.end, page.severity("arithmetic", "error"), message, "arithmetic", "|".join(plain_text(q) for q in figures),
        figures=tuple(figures), consistent=shown,
    )  # fmt: skip
