"""A rank against the figures by which the text itself ranks: "Lower Tern, the third-largest of the five", behind a list in which three are larger.

The list is lines of a name and a figure, or a sentence of names with like figures. A rank that says by a word that it is of the list is wrong
where more of the list come before it than it says; of all of the list also where fewer do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.inspect.measures.reading import Reading, reading_of, same_unit
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.tables.listings import listings_of
from factcheck.model import Quantity, Span
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import NUMBER, ORDINALS, number

_LEAST = 3
_WORDS = frozenset(
    "largest biggest highest strongest smallest lowest weakest fewest least most fastest slowest ranked ranks rank place placed".split()
)
_UP = r"largest|biggest|highest|strongest|fastest|most"
_DOWN = r"smallest|lowest|weakest|slowest|fewest|least"
_NTH = r"(?:(?P<nth>second|third|fourth|fifth|sixth)[\s-]+)?"
_OF_LIST = rf"(?:of|among|in)\s+(?:the|its|all|these|those|our|their)?\s*(?:(?P<n>{NUMBER})\b|group\b|lot\b|table\b|list\b|ranking\b|season\b|them\b|these\b|those\b)"
_RANK = (
    rf"(?:,|\s+(?:is|was|remain(?:s|ed)|came\s+(?:out|in)|stay(?:s|ed)|kept\s+its\s+place|holds?\s+its\s+place)(?:\s+(?:as|thus|therefore|again|still|once\s+more))*)?,?\s+(?:with\s+)?(?:thus\s+|therefore\s+)?(?:the|its|their)\s+"
    rf"{_NTH}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<of>[^.;,:]{{0,40}}?)\b{_OF_LIST}"
    rf"|\s+(?:is\s+|was\s+)?(?:rank(?:s|ed)|placed|came(?:\s+in)?|finish(?:es|ed))\s+(?:in\s+)?(?P<place>first|second|third|fourth|fifth|last)\b(?:\s+place)?(?P<of2>[^.;,:]{{0,20}}?)\b{_OF_LIST.replace('?P<n>', '?P<n2>')}"
)
_MENTION = regex(rf"\b(?P<name>[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){{0,3}})(?:{_RANK})")
_NAME_BEFORE = regex(
    r"(?P<name>[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,3})[,:]?\s+(?:(?:leads?|led|with|had|has|at|on|sold|made|counted|came\s+to|brought(?:\s+in)?|followed|about|shipped|still)\s+)*$"
)
_NAME_BEHIND = regex(
    r"\s*(?:(?:million|tonnes|percent|each|[a-z]+)\s+)?(?:for|in|at|from|by)\s+(?P<name>[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,3})"
)
_OTHERWISE = regex(
    r"\b(?:once|formerly|used\s+to|last\s+year|a\s+year\s+ago|by\s+(?:value|revenue|profit|area|population)|will|would|could|per\s+head)\b",
    2,
)
_OWN_FIGURE = regex(r",?\s+(?:at|with|on)\s+(?:about\s+|some\s+)?[$€£]?\d")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_FAR = 4
"""Paragraphs behind a list in which it is spoken of."""


@record
class Named:
    value: Decimal
    start: int
    end: int
    text: str


def inspect_ranks(page: Page) -> list[Draft]:
    if not page.has(_WORDS) and "largest" not in page.folded:
        return []
    reading = reading_of(page)
    return [draft for told, end in (*_lines(page), *_sentences(reading)) for draft in _judged(page, told, end)]


def _lines(page: Page) -> Iterator[tuple[Mapping[str, Named], int]]:
    for rows in listings_of(page):
        if len(rows[0].cells) == 1:
            told = {
                r.label: Named(r.cells[0].value or Decimal(0), r.cells[0].start, r.cells[0].end, r.cells[0].text)
                for r in rows
            }
            yield told, rows[-1].cells[0].end


def _sentences(reading: Reading) -> Iterator[tuple[Mapping[str, Named], int]]:
    for row in reading.rows.values():
        if len(row) < _LEAST:
            continue
        told: dict[str, Named] = {}
        first: Quantity | None = None
        behind = _NAME_BEHIND.match(reading.tail(row[0])) is not None
        for q in row:
            m = _NAME_BEHIND.match(reading.tail(q)) if behind else _NAME_BEFORE.search(reading.lead(q))
            if (
                m is None
                or q.cmp != "eq"
                or q.value is None
                or reading.page.roles.get(q.id) == "from"
                or first is not None
                and not same_unit(first, q)
            ):
                continue
            first = first or q
            told[m["name"].removeprefix("And ").removeprefix("The ")] = Named(q.value, q.start, q.end, q.text)
        if len(told) >= _LEAST:
            yield _by_first_words(told), reading.sentence(row[-1]).end


def _by_first_words(told: Mapping[str, Named]) -> Mapping[str, Named]:
    """ "Silistra Trading" is "Silistra" behind the list."""
    firsts = Counter(name.split()[0] for name in told)
    return {**{name.split()[0]: x for name, x in told.items() if firsts[name.split()[0]] == 1}, **told}


def _judged(page: Page, told: Mapping[str, Named], end: int) -> Iterator[Draft]:
    text = page.article.text
    behind = [b for b in page.article.blocks if b.end > end][:_FAR]
    if not behind:
        return
    for m in _MENTION.finditer(text, end, behind[-1].end):
        words = m["name"].split()
        name = next((n for k in range(len(words)) if (n := " ".join(words[k:])) in told), None)
        if name is None:
            continue
        if _OTHERWISE.search(m[0]) or _OWN_FIGURE.match(text, m.end()):
            continue
        begin = max(text.rfind(". ", 0, m.start()), text.rfind("\n", 0, m.start())) + 1
        if not set(_YEAR.findall(text, begin, m.end())) <= set(_YEAR.findall(text, 0, end)):
            continue  # "In 2010 Spain was the biggest of the three"
        mine, up = told[name], m["down"] is None
        listed = list({x.start: x for x in told.values()}.values())
        wanted = len(listed) if m["place"] == "last" else ORDINALS[m["place"] or m["nth"] or "first"]
        before = [x for x in listed if (x.value > mine.value if up else x.value < mine.value)]
        equal = sum(x.value == mine.value for x in listed)
        many = m["n"] or m["n2"]
        complete = many is not None and number(many) == len(listed)
        if len(before) < wanted and not (complete and len(before) + equal < wanted):
            continue
        rank = " ".join(text[m.end("name") : m.end()].strip(" ,").split())
        beyond = before[-1] if before else mine
        message = f'{name} is told as "{rank}" with {mine.text}, and {len(before)} of the list have {"more" if up else "less"}.'
        yield Draft(
            m.start(), m.end(), page.severity("arithmetic", "error"), message, "wrong-rank", f"rank|{name}|{mine.text}",
            figures=tuple(Span(start=x.start, end=x.end) for x in {mine.start: mine, beyond.start: beyond}.values()),
        )  # fmt: skip
