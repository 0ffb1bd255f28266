"""An amount that a sentence takes up in other words: "will last 18 months ... for the whole of that two and a half years", "a third ... that 43%".

Only one like amount stands right before, whatever its words, and the one that takes it up stands nowhere else: then the two are one, and differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.page import Draft, Page
from factcheck.model import DiagnosisCode, Sentence, Span
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import CARDINALS, NUMBER

_FRACTIONS = {
    "half": "0.5", "quarter": "0.25", "three-quarter": "0.75", "third": "0.3333", "two-third": "0.6667", "fifth": "0.2", "two-fifth": "0.4",
    "three-fifth": "0.6", "four-fifth": "0.8", "sixth": "0.1667", "tenth": "0.1", "eighth": "0.125", "three": "3",
}  # fmt: skip
_PART = r"(?:half|(?:a\s+|one[\s-]|two[\s-]|three[\s-]|four[\s-])?(?:quarter|third|fifth|tenth|sixth|eighth)s?)"
_WHOLE = rf"(?:\d[\d,]*(?:\.\d+)?|{'|'.join(sorted(CARDINALS, key=len, reverse=True))}|an?)"
_MIXED = rf"(?P<whole>{_WHOLE})(?:\s+and\s+(?:a\s+)?(?P<part>half|quarter|three[\s-]quarters?))?"
_CURRENCY = r"(?P<word>dollar|euro|pound|franc|crown|koruna|yuan|yen|rupee)s?"
_MONEY = regex(
    rf"(?P<sign>[$€£])(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>million|billion|trillion|bn|m)?\b|(?:(?P<part0>half|a\s+quarter\s+of)\s+a|{_MIXED})[\s-](?P<scale2>million|billion|trillion)[\s-]{_CURRENCY}\b",
    re.IGNORECASE,
)
_SHARE = regex(
    rf"(?P<n>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)(?!\s*(?:points?|higher|lower|more|less|up|down))|(?P<a>{NUMBER})(?:\s+[a-z]+)?\s+(?:in|out\s+of)\s+(?P<b>{NUMBER})\b|\b(?P<part>{_PART})(?=\s+of\s+(?:the|all|its|their|those|[A-Z]))",
    re.IGNORECASE,
)
_POINTS = regex(
    r"\b(?P<bps>\d+)\s+basis\s+points?\b|\b(?P<part>half|(?:a\s+|three[\s-])?quarters?)(?:\s+of)?\s+a\s+(?:percentage\s+|full\s+)?point\b|\b(?:a\s+)?(?P<part2>quarter|half)[\s-]point\b",
    re.IGNORECASE,
)
_TIME = regex(
    rf"\b(?P<one>year|hour)\s+and\s+a\s+half\b|\b{_MIXED}[\s-](?P<unit>year|month|hour|minute)s?\b(?!\s+(?:ago|old|earlier|later|before))",
    re.IGNORECASE,
)
_DOZEN = regex(
    rf"\b(?P<dozens>{NUMBER}|a|half\s+a)\s+(?P<what>dozen|score)\b|(?<=[Aa]ll\s)(?P<n>{NUMBER})\b(?!\s*(?:%|per))",
    re.IGNORECASE,
)
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_SIGNS = {"dollar": "$", "euro": "€", "pound": "£"}
_MONTHS = {"year": 12, "month": 1}
_BACK = regex(r"\b(?:that|those|these|all|(?P<the>the)|(?P<with>with))\s+(?:full\s+|whole\s+)?$", re.IGNORECASE)
_GOES_ON = regex(
    r"(?:\s+(?:who|which|will|would|is|was|were|are|has|had|have|compares?|means?|in\s+a\b|on\s+its|penalty|fine|bill|award|payment|price|sum|loan|fee|grant|cost|deal|settlement|amount|debt|prize|ransom|donation|and\b)|[.,;])",
)
_NEW = regex(
    r"\b(?:other|another|remaining|further|extra|additional|first|last|next|previous|old|than|rest)\b", re.IGNORECASE
)
_LOSS = regex(r"(?P<verb>Losing|Earning|Making|Netting)\s+$")
_NAMED = {"losing": regex(r"\bloss(?:es)?\s+of\s+$", 2), "earning": regex(r"\b(?:profit|earnings|income)\s+of\s+$", 2)}


@record
class Amount:
    dimension: str
    value: Decimal
    start: int
    end: int


def _number(text: str) -> Decimal:
    text = text.lower().strip()
    if text in ("a", "an"):
        return Decimal(1)
    return Decimal(CARDINALS[text]) if text in CARDINALS else Decimal(text.replace(",", ""))


def _part(text: str) -> Decimal:
    """ "A quarter", "two-thirds", "three quarters"."""
    words = re.split(r"[\s-]+", text.lower().removeprefix("a "))
    last = Decimal(_FRACTIONS[words[-1].rstrip("s") if words[-1] != "half" else "half"])
    return last * CARDINALS.get(words[0], 1) if len(words) > 1 else last


def _mixed(m: re.Match[str]) -> Decimal:
    return _number(m["whole"]) + (_part(m["part"]) if m["part"] else 0)


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    for m in _MONEY.finditer(text, start, end):
        scale = Decimal(_SCALES.get((m["scale"] or m["scale2"] or "").lower(), 1))
        value = (
            _number(m["n"])
            if m["sign"]
            else _part("half" if m["part0"].lower() == "half" else "quarter")
            if m["part0"]
            else _mixed(m)
        )
        yield Amount(m["sign"] or _SIGNS.get(m["word"].lower(), m["word"].lower()), value * scale, m.start(), m.end())
    for m in _SHARE.finditer(text, start, end):
        share = (
            _number(m["n"]) if m["n"] else _number(m["a"]) / _number(m["b"]) * 100 if m["a"] else _part(m["part"]) * 100
        )
        if share <= 100:
            yield Amount("%", share, m.start(), m.end())
    for m in _POINTS.finditer(text, start, end):
        yield Amount("bp", _number(m["bps"]) if m["bps"] else _part(m["part"] or m["part2"]) * 100, m.start(), m.end())
    for m in _TIME.finditer(text, start, end):
        unit = (m["one"] or m["unit"]).lower()
        many = Decimal("1.5") if m["one"] else _mixed(m)
        yield Amount(
            "months" if unit in _MONTHS else "minutes",
            many * (_MONTHS.get(unit) or (60 if unit == "hour" else 1)),
            m.start(),
            m.end(),
        )
    for m in _DOZEN.finditer(text, start, end):
        size = 12 if (m["what"] or "").lower() == "dozen" else 20
        many = Decimal("0.5") if (m["dozens"] or "").lower().startswith("half") else _number(m["dozens"] or m["n"])
        yield Amount("count", many * size if m["what"] else many, m.start(), m.end())


def inspect_taken_up(page: Page) -> list[Draft]:
    drafts: list[Draft] = []
    text, done = page.article.text, -1
    for m in _TAKES.finditer(text):
        sentence = next((s for s in page.extraction.sentences if s.start <= m.start() < s.end), None)
        if sentence is None or sentence.index == done or text[m.start() - 1 : m.start()].isalnum():
            continue
        done = sentence.index
        before = page.sentences.get(done - 1)
        if page.is_told(sentence) and page.is_told(before, "hypothetical") and before.block == sentence.block:
            drafts.extend(_judged(page, before, sentence))
    return drafts


_SPELT = "|".join((*CARDINALS, "half", "quarter", "third", "year", "hour"))
_AT = rf"(?=[$€£\d]|(?:{_SPELT})\b)"
_TAKES = regex(
    "|".join(
        (
            *(f"{word} (?:full |whole )?{_AT}" for word in "that That those Those these These".split()),
            *(f"{word} (?=[$€£\\d]|(?:one|half|two|three) )" for word in "the The with With all All".split()),
            *(f"{word} (?=[$€£])" for word in "Losing Earning Making".split()),
        )
    )
)
"""Each begins with its first letter, so that the search leaps from one to the next; that a word begins there is looked at behind it."""


def _judged(page: Page, before: Sentence, sentence: Sentence) -> Iterator[Draft]:
    text = page.article.text
    mine = list(amounts(text, sentence.start, sentence.end))
    taken = [x for x in mine if _takes_up(text, sentence, x)]
    if not taken:
        return
    start = before.start
    earlier = list(amounts(text, start, before.end))
    for x in taken:
        like = [y for y in earlier if y.dimension == x.dimension]
        if x.dimension in "$€£" and not like:
            like = [y for y in earlier if y.dimension in "$€£" and y.value == x.value]
        if m := _LOSS.search(text, sentence.start, x.start):
            name = _NAMED["losing" if m["verb"] == "Losing" else "earning"]
            like = [y for y in like if name.search(text, before.start, y.start)] or _named_before(
                text, name, sentence, x
            )
        alone = not any(y is not x and y.dimension == x.dimension for y in mine)
        if len(like) != 1 or not (alone or _BEGINS.fullmatch(text, sentence.start, x.start)):
            continue
        y = like[0]
        if not _may_be_one(text[y.start : y.end], text[x.start : x.end], text[x.end : sentence.end]):
            continue
        if (
            (x.dimension, round(x.value, 1)) == (y.dimension, round(y.value, 1))
            or abs(x.value - y.value) < y.value * _ROUND
            and x.dimension == y.dimension
        ):
            continue
        if any(z.dimension == x.dimension and z.value == x.value for z in amounts(text, 0, sentence.start)):
            continue
        yield _draft(page, x, y)


_ROUND = Decimal("0.02")
_BEGINS = regex(r"(?:[Pp]art\s+of\s+)?(?:[Tt]h(?:e|at|ose|ese)|All)\s+")
_SAME = regex(r"[-\s](?:penalty|fine|bill|award|payment|price|settlement|prize|ransom|donation)\b")


def _may_be_one(told: str, taken: str, behind: str) -> bool:
    """One of the two is told in words, or their digits differ by a slip of the hand; other figures may be of two things."""
    a, b = ("".join(c for c in printed if c.isdigit()) for printed in (told, taken))
    if not a or not b:
        return bool(b) or not _ONLY_PART.fullmatch(taken)
    return (
        sorted(a) == sorted(b)
        or len(a) == len(b) > 1
        and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        and _SAME.match(behind) is not None
    )


_ONLY_PART = regex(_PART, re.IGNORECASE)
""" "That half of the town" is a part and no amount taken up."""


def _named_before(text: str, name: re.Pattern[str], sentence: Sentence, x: Amount) -> list[Amount]:
    found = [y for y in amounts(text, max(0, sentence.start - 300), sentence.start) if y.dimension == x.dimension]
    return [y for y in found if name.search(text, max(0, y.start - 30), y.start)]


def _takes_up(text: str, sentence: Sentence, x: Amount) -> bool:
    if _LOSS.search(text, sentence.start, x.start):
        return True
    m = _BACK.search(text, max(sentence.start, x.start - 24), x.start)
    if m is None or _NEW.search(text, max(sentence.start, x.start - 24), min(sentence.end, x.end + 12)):
        return False
    if m["with"]:
        return x.dimension == "%" and text.startswith((" on its side", " behind it", " in favour"), x.end)
    return m["the"] is None or _GOES_ON.match(text, x.end) is not None and x.dimension != "months"


def _draft(page: Page, x: Amount, y: Amount) -> Draft:
    here, there = (" ".join(page.article.text[z.start : z.end].split()) for z in (x, y))
    code: DiagnosisCode = "repeated-metric" if x.dimension == y.dimension else "wrong-currency"
    return Draft(
        x.start, x.end, page.severity("agreement", "error", "repeated_metric"), f'"{here}" takes up "{there}" (line {page.article.line_at(y.start)}), and is another amount.',
        code, f"taken|{here}|{there}", figures=(Span(start=x.start, end=x.end), Span(start=y.start, end=y.end)), consistent=there,
    )  # fmt: skip
