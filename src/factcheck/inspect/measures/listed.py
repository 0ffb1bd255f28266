"""Like figures of a passage as a reader takes them in, each with the names beside it: "Meridia 14, Osmara 11", "21 euros in Rookhaven, 19 in Castel".

They need no claim: in a list most figures are bare, and their names are what tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.inspect.calendar.days import FULL_WEEKDAY, MONTH
from factcheck.inspect.page import Page
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.records import record

FIGURE = regex(
    r"(?=[$€£¥\d])(?<![\w.,:/-])(?P<sign>[$€£¥])?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>\s(?:million|billion|trillion)\b|(?:m|bn)\b)?"
    r"(?P<unit>%|p\b|\s(?:per\s?cent|percent|euros?|dollars?|pounds?|francs?|crowns?|cents?|pence)\b)?(?!\d|[.,:/]\d|[-–]\d|(?:st|nd|rd|th)\b)"
)
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_DIGIT = regex(r"\d")
_YEAR = regex(r"(?:19|20)\d\d")
_DAY_BEFORE, _DAY_BEHIND = regex(rf"\b{MONTH}\.?\s+$"), regex(rf"\s+(?:of\s+)?{MONTH}\b")
_NOUN = regex(r"\s+(?P<noun>[a-z]{3,})\b")
_NO_NOUN = frozenset(
    "and for from with while but the that which this ahead behind before after people more less than each".split()
)
NAME = r"[A-Z][\w’'&.-]*(?:\s+(?:(?:of|&|de)\s+)?[A-Z][\w’'&.-]*)*"
_NAME = regex(rf"(?<![\w’'-]){NAME}")
_NO_NAME = regex(
    rf"(?:{MONTH}|{FULL_WEEKDAY}|In|The|It|That|This|Of|And|But|At|A|An|On|By|For|From|Its|Their|Only|Last|First|There|With|Together|Both|All|So|Sales|Q[1-4]|H[12])\b"
)
_BEHIND = regex(rf"(?:\s+[a-z]+){{0,4}}?\s+(?:in|at|for|from|by|with|on|to)\s+(?:the\s+)?(?P<name>{NAME})")
_CUT = regex(r"[,;:(]|\band\b|\bbut\b|[.!?]\s")


@record
class Item:
    value: Decimal
    start: int
    end: int
    text: str
    kind: str
    """What it is measured in, as far as the print says: a sign, percent, the noun behind it."""
    names: frozenset[str] = frozenset()


def passage(page: Page, sentence: Sentence, back: int, on: int) -> tuple[Sentence, ...]:
    """The sentence with so many before and behind it of its paragraph or the next; bullets above it belong to it as a whole."""
    found = [sentence]
    place, far = sentence.index - 1, back
    while (beside := page.sentences.get(place)) is not None and far > 0 and sentence.block - beside.block < _LINES:
        bullet = page.article.blocks[beside.block].kind in ("bullet", "list", "item") or _is_line(page, beside)
        if abs(found[0].block - beside.block) > 1 or not page.is_told(beside):
            break
        found.insert(0, beside)
        far -= not bullet
        place -= 1
    for n in range(1, on + 1):
        beside = page.sentences.get(sentence.index + n)
        if beside is None or beside.block - sentence.block > 1 or not page.is_told(beside):
            break
        found.append(beside)
    return tuple(found)


_LINES = 10


def _is_line(page: Page, sentence: Sentence) -> bool:
    return not page.text_of(sentence.index).rstrip().endswith((".", "!", "?", '"', "”"))


def figures_in(text: str, start: int, end: int) -> Iterator[Item]:
    """No years, no days of a month, no scores; what is bare has the measure of the one before it."""
    last = ""
    if _DIGIT.search(text, start, end) is None:
        return
    for m in FIGURE.finditer(text, start, end):
        plain = not (m["sign"] or m["unit"] or m["scale"])
        if plain and (
            _YEAR.fullmatch(m["n"])
            or _DAY_BEHIND.match(text, m.end(), end)
            or _DAY_BEFORE.search(text, max(start, m.start() - 12), m.start())
        ):
            continue
        value = Decimal(m["n"].replace(",", "")) * _SCALES.get((m["scale"] or "").strip(), 1)
        kind = m["sign"] or (m["unit"] or "").strip().replace("per cent", "percent").replace("percent", "%").rstrip("s")
        noun = _NOUN.match(text, m.end(), end)
        if not kind and noun and noun["noun"] not in _NO_NOUN and not _PREPOSITION.match(noun["noun"]):
            kind = noun["noun"]
        kind = kind or last
        last = last if kind == "%" else kind
        yield Item(value, m.start(), m.end(), m[0].strip(), kind)


_PREPOSITION = regex(r"(?:in|at|by|on|to|of|over|last|this|a|since|during|as|was|were|had|has|is|are|made|came|then)$")


def figures_of(page: Page, sentence: Sentence) -> list[Item]:
    """Those of a sentence; several inspections ask for them."""
    made: dict[int, list[Item]] = page.__dict__.setdefault("_listed", {})
    if (found := made.get(sentence.index)) is None:
        found = made[sentence.index] = list(figures_in(page.article.text, sentence.start, sentence.end))
    return found


def runs(page: Page, sentences: Sequence[Sentence], least: int = 3) -> list[list[Item]]:
    """The like figures of a passage, by their measure, where there are enough of them."""
    groups: dict[str, list[Item]] = {}
    for sentence in sentences:
        for item in figures_of(page, sentence):
            groups.setdefault(item.kind, []).append(item)
    for item in groups.pop("", []):
        before = [kind for kind, items in groups.items() if kind[-1:].isalpha() and items[0].start < item.start]
        nearest = max(before, key=lambda kind: max(x.start for x in groups[kind] if x.start < item.start), default="")
        groups.setdefault(nearest or (next(iter(groups)) if len(groups) == 1 else ""), []).append(item)
    for items in groups.values():
        items.sort(key=lambda item: item.start)
    return [items for items in groups.values() if len(items) >= least]


def named(page: Page, items: Sequence[Item], sentences: Sequence[Sentence]) -> list[Item]:
    """The figures with the names that they are of: all behind them, or all before them; one that has none belongs to what the text speaks of."""
    text = page.article.text
    found: list[tuple[Item, str, str]] = []
    for sentence in sentences:
        row = [x for x in items if sentence.start <= x.start < sentence.end]
        for k, item in enumerate(row):
            before = row[k - 1].end if k else sentence.start
            behind = row[k + 1].start if k + 1 < len(row) else sentence.end
            found.append((item, text[before : item.start], text[item.end : behind]))
    tails = [_BEHIND.match(tail) for _, _, tail in found]
    if all(tails):
        return [_with(item, m["name"] if m else "") for (item, _, _), m in zip(found, tails, strict=True)]
    return [_with(item, _last_named(lead)) for item, lead, _ in found]


def _last_named(lead: str) -> str:
    """The names of the last clause that has any."""
    for clause in reversed(_CUT.split(lead)):
        if names := names_in(clause):
            return " ".join(names)
    return ""


def names_in(text: str) -> list[str]:
    return [m[0] for m in _NAME.finditer(text) if not _NO_NAME.fullmatch(m[0])]


def _with(item: Item, names: str) -> Item:
    return Item(item.value, item.start, item.end, item.text, item.kind, words_of_name(names))


def words_of_name(name: str) -> frozenset[str]:
    return frozenset(
        re.sub(r"[’']s$", "", word) for word in name.split() if word[:1].isupper() and not _NO_NAME.fullmatch(word)
    )


def item_of(items: Sequence[Item], name: str) -> Item | None:
    """The one of the list that bears a word of the name which no other of them bears."""
    words = words_of_name(name)
    found = [x for x in items if words & x.names and not any(words & x.names <= y.names for y in items if y is not x)]
    return found[0] if len(found) == 1 else None
