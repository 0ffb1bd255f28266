"""A clause of a claim as a frame: the words, names, numbers and times that a document has to account for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from factcheck.extract.mentions import find_mentions
from factcheck.judge.documents.frames.named import TITLES, called, runs_with_models, with_models
from factcheck.judge.documents.frames.senses import Senses, Word
from factcheck.model import Quantity, Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import FUNCTION, MONTHS, Stems, name_stems, of_place, tokens
from factcheck.text.numerals import CARDINALS, ORDINALS

_BARE = regex(
    r"(?<![\w.,-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|\d{1,3}(?:,\d{3})*)(?![\w,.%-]*\d)(?!-)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = regex(r"\b(?:the|these|those)\s+(?:other\s+)?$", re.IGNORECASE)
""" "The two companies": who is spoken of is not counted."""
_DATED = ("date", "period", "fiscal", "duration")
_COUNTED = frozenset(("count", "ordinal"))
"""Kinds whose text holds the words for what is counted."""


@record(slots=True)
class Number:
    """A figure, or a number word without what it counts; then `quantity` is None."""

    text: str
    start: int
    quantity: Quantity | None
    value: Decimal | None

    @property
    def kind(self) -> str:
        return self.quantity.kind if self.quantity is not None else "count"


@record(slots=True)
class Frame:
    text: str
    words: tuple[Word, ...]
    names: tuple[Stems, ...]
    """Of others than the document's own subject."""
    own: bool
    """The document's own subject is named."""
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    idle: tuple[Word, ...]
    """What counts where the document says it as well, and need not be found."""


def mentions(text: str, held: Held, vocabulary: Any) -> tuple[list[Number], list[Time], str]:
    """Numbers and times of a text, and the text without them; what a count counts stays."""
    sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(text), "class": "none"})
    day = held.published or (held.calendar.main[1] if held.calendar.main else None)
    quantities, times, _ = find_mentions(text, sentence, vocabulary, day)
    bare = text
    numbers: list[Number] = []
    for time in times:
        if time.type in _DATED:
            bare = _blanked(bare, time.start, time.end)
    for quantity in quantities:
        if quantity.alt_of:
            bare = _blanked(bare, quantity.start, quantity.end)
            continue
        numbers.append(Number(quantity.text, quantity.start, quantity, quantity.value))
        if quantity.kind in _COUNTED:
            digits = regex(r"[\d.,]+").search(quantity.text)
            if digits:
                bare = _blanked(bare, quantity.start + digits.start(), quantity.start + digits.end())
            for found in regex(r"[A-Za-z]+").finditer(quantity.text):
                if found[0].lower() in CARDINALS or found[0].lower() in ORDINALS:
                    bare = _blanked(bare, quantity.start + found.start(), quantity.start + found.end())
        else:
            bare = _blanked(bare, quantity.start, quantity.end)
    for found in _BARE.finditer(bare):
        word = found[0].lower()
        value = Decimal(CARDINALS[word]) if word in CARDINALS else Decimal(word.replace(",", ""))
        if not _SPOKEN_OF.search(bare[: found.start()]):
            numbers.append(Number(found[0], found.start(), None, value))
        bare = _blanked(bare, found.start(), found.end())
    return numbers, times, bare


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def frame_of(held: Held, clause: str, times: Sequence[Time], senses: Senses, vocabulary: Any) -> Frame:
    """`times` are those of the whole sentence, as the article's day dates them."""
    numbers, _, bare = mentions(clause, held, vocabulary)
    bare = with_models(clause, bare)
    stated = [t for t in times if t.text in clause]
    mine = tuple(t for t in stated if not _BASE.fullmatch(t.text) and not t.value.startswith("PREV:"))
    for time in stated:
        at = bare.find(time.text)
        if at >= 0:
            bare = _blanked(bare, at, at + len(time.text))
    bodies: list[Stems] = []
    own = False
    spans: list[tuple[int, int]] = []
    described = _DESCRIBED.match(bare)
    if described is not None:
        own, bare = True, _blanked(bare, 0, described.end())
    for start, run in _runs(bare):
        start, run = without_opening(held, start, run, bare)
        stems = frozenset(of_place(word, held.known) for word in called(run))
        if not stems:
            continue
        spans.append((start, start + len(run)))
        if is_own(held, stems):
            own = True
        else:
            bodies.append(stems)
    numbers = [number for number in numbers if not any(a <= number.start < b for a, b in spans)]
    told = [w for w in senses.words(bare) if not any(a <= w.start < b for a, b in spans) and _tells(w)]
    light = [word for word in told if senses.is_idle(word) or ("~head" in word.ways and _AS.match(bare, word.start))]
    words = _distinct([word for word in told if word not in light])
    idle = _distinct(light)
    if not words and not numbers:
        words, idle = _distinct(told), ()  # "can make calls": what is told in words that else say nothing
    return Frame(clause, words, tuple(dict.fromkeys(bodies)), own, tuple(numbers), mine, idle)


def is_own(held: Held, name: Stems) -> bool:
    """The document is about it: the name stands in the title, and is not one of several that the document tells apart."""
    if "title words" not in held.memo:
        first = next((passage.text for passage in held.passages if passage.text.strip()), "")[:_HEAD]
        held.memo["title words"] = frozenset(word.lower() for word in tokens(f"{held.title or ''} {first}"))
    title = held.memo["title words"]
    if name <= held.issuer or (name & held.issuer and name - held.issuer <= _BODIES):
        return bool(held.issuer & title)
    if (name & title) - _GENERIC and name <= held.known_at_head and not any(name & other for other in held.others):
        return any(name <= run for run in at_head(held))
    return name - _BODIES <= title and not any(name & other for other in held.others) and not name <= small(held)


def at_head(held: Held) -> tuple[Stems, ...]:
    """The names in the title and in the passage that opens the document."""
    if "names at head" not in held.memo:
        opening = [held.title or "", *(passage.text[:_HEAD] for passage in held.passages[:_OPENING])]
        held.memo["names at head"] = tuple(name_stems(run) for text in opening for _, run in runs_with_models(text))
    return held.memo["names at head"]  # type: ignore[no-any-return]


_OPENING = 3


_BASE = regex(
    r"(?:an?|the|one)?\s*(?:same\s+)?(?:year|quarter|month|week|period|half)\s*(?:before|earlier|ago|previously)?",
    re.IGNORECASE,
)
""" "From the month before" is what is compared with; "last quarter" is the document's own where it was just told."""
_AS = regex(
    r"(?:run|runs|lead|leads|head|heads)\b[^,.;]*?\bas\s+(?:[a-z]+\s+){0,2}?(?:chair|chief|head|president|director|boss)"
)
""" "Will run Whitlow as executive chair": the office says what is done."""
_HEAD = 120
_BODIES = frozenset(
    "bank company group government ministry board system systems office agency authority commission partners".split()
)


_GENERIC = _BODIES | frozenset("court council committee house party union university".split())


def _distinct(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple({word.ways: word for word in words}.values())


def _tells(word: Word) -> bool:
    low = word.text.lower()
    if word.text[0].isupper() and low in TITLES:
        return False
    return low not in MONTHS and not (
        low in FUNCTION
        and low not in ("more", "most", "less", "fewer", "all", "every", "only", "above", "below", "before", "after")
    )


_DESCRIBED = regex(
    r"(?:The|Its)\s+(?:[a-z][\w-]*\s+){0,3}?(?:maker|manufacturer|group|company|firm|retailer|lender|insurer|carrier|airline|operator|producer|developer|brewer|chain|utility|giant|carmaker|drugmaker|chipmaker|miner|trader)\b(?!['’]s)"
)
""" "The lift maker": the document's own subject."""
_POSSESSIVE = regex(r"['’]s\s+")


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Names, one for each owner: "Hale's European" are two."""
    for start, run in runs_with_models(text):
        at = 0
        for part in _POSSESSIVE.split(run):
            place = run.index(part, at)
            at = place + len(part)
            if part:
                yield start + place, part


def without_opening(held: Held, start: int, run: str, text: str) -> tuple[int, str]:
    """A sentence begins with a capital: a word that the document prints small is no name."""
    if text[:start].strip():
        return start, run
    first = run.split()[0]
    low = first.lower().removesuffix("'s").removesuffix("’s")
    rest = run[len(first) :].lstrip()
    is_of = rest.startswith("of ") and low not in held.issuer
    if (
        low in FUNCTION
        or low in small(held)
        or low not in held.known
        or is_of
        or (not rest and low not in capital(held))
        or low in TITLES
    ):
        rest = rest.removeprefix("of ").removeprefix("the ") if is_of else rest
        return start + len(run) - len(rest), rest
    return start, run


def capital(held: Held) -> frozenset[str]:
    """The words that the document prints with a capital inside a sentence or a short heading."""
    if "capital" not in held.memo:
        inside = (found[0].lower() for passage in held.passages for found in _INSIDE.finditer(passage.text))
        own = (word for name in (held.issuer, *held.others) for word in name)
        held.memo["capital"] = frozenset((*inside, *own))
    return held.memo["capital"]  # type: ignore[no-any-return]


_INSIDE = regex(r"(?<=[\w,] )[A-Z][^\W_]+")


def small(held: Held) -> frozenset[str]:
    """The words that the document prints in small letters."""
    if "small" not in held.memo:
        held.memo["small"] = frozenset(
            word for passage in held.passages for word in tokens(passage.text) if word[0].islower()
        )
    return held.memo["small"]  # type: ignore[no-any-return]
