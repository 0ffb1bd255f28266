"""One document as it is held for checking: facts of prose and tables, passages for quotes, names, and its calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, Final

from factcheck.patterns import regex
from factcheck.read.documents import Document, Passage
from factcheck.records import record, replace
from factcheck.sources.documents.calendars import calendar_of
from factcheck.sources.documents.cells import CellReader
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.frames import texts_of
from factcheck.sources.documents.naming import whose
from factcheck.sources.documents.periods import Calendar
from factcheck.sources.documents.prose import joined, read_prose
from factcheck.sources.documents.rows import with_rows
from factcheck.sources.documents.table import Facts, made
from factcheck.sources.documents.unrolled import unrolled
from factcheck.sources.documents.words import Stems, all_stems, tokens

Say = Callable[[str], None]
_FIRST, _HEAD = 4, 120
"""So many passages at the head, and so much of them, say what a document is about."""
_MANY: Final = 4000
"""Facts, above which a document is too long for its rows to be picked by what stands in them."""
_OPENING: Final = 60
"""Passages in which the units of all tables may be said."""


@record(slots=True)
class Text:
    """A cell of a table that holds words or a date, in a row with figures."""

    table: int
    row: str
    column: str
    text: str


@record(eq=False)
class Held:
    """`issuer` are the words of the name whose figures they are where no other name stands; `others` further names."""

    uri: str
    digest: str
    title: str | None
    published: date | None
    url: str | None
    calendar: Calendar
    passages: tuple[Passage, ...]
    facts: Facts
    issuer: Stems
    others: tuple[Stems, ...]
    known: Stems
    """Every word of the document, in small letters."""
    parts: Stems
    """The stems that tell one figure's part of the whole from another's: of row labels, segments, places."""
    roots: Stems
    """The stems of `known`."""
    notes: tuple[str, ...] = ()
    texts: tuple[Text, ...] = ()
    """The cells of its tables that are no figures; of a long document none."""

    @property
    def name(self) -> str:
        return self.uri.rsplit("/", 1)[-1]

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What was made of the document while it was judged, by what it is and with whose words; gone with the document."""
        return {}

    @cached_property
    def known_at_head(self) -> Stems:
        """The words, in small letters, of the title and of the passages that say what and whose the document is."""
        heads = (self.title or "", *(passage.text[:_HEAD] for passage in self.passages[:_FIRST]))
        return frozenset(word.lower() for word in tokens(" ".join(heads)))


def hold(document: Document, vocabulary: Any, *, url: str | None = None, say: Say = lambda _: None) -> Held:
    """Extracts a document. Pure: the same document and vocabulary give the same facts."""
    title = document.title or ""
    document = unrolled(document, vocabulary)
    calendar = calendar_of(document, title, vocabulary)
    document = with_rows(document)
    say("reading its text")
    prose = read_prose(document, vocabulary, calendar)
    facts = prose.facts
    texts: list[Text] = []
    if document.grids:
        say(f"reading {len(document.grids)} tables")
        heads = [passage.text for passage in document.passages[:_FIRST]]
        cells = CellReader(vocabulary, calendar, document.published, title, _units_said(document))
        facts += [
            replace(fact, index=prose.sentences + fact.index) for fact in cells.facts(list(document.grids), heads)
        ]
        if len(facts) <= _MANY:
            texts += (Text(prose.sentences + number, *each) for number, each in texts_of(document.grids))
    text, _, _ = joined(document.passages)
    persons = [fact.object or "" for fact in facts if fact.kind == "office"]
    issuer, others = whose(document, text, prose.named, persons)
    known = frozenset(word.lower() for word in tokens(" ".join((title, text, *_table_words(document)))))
    return Held(
        uri=document.uri,
        digest=document.digest,
        title=document.title,
        published=document.published,
        url=url or document.url,
        calendar=calendar,
        passages=document.passages,
        facts=made(facts),
        roots=all_stems(" ".join(sorted(known))),
        issuer=issuer,
        others=others,
        known=known,
        parts=_parts(facts, issuer),
        notes=document.notes,
        texts=tuple(texts),
    )


def _units_said(document: Document) -> str:
    """ "All amounts in £ thousands; amounts in brackets are costs": what the text says of every table."""
    # "Table 2. Placements (thousands)" tells of no other table
    of_one = [grid.caption for n, grid in enumerate(document.grids) if n or _NUMBERED.match(grid.caption)]
    told = [p for p in document.passages[:_OPENING] if not any(caption and caption in p.text for caption in of_one)]
    for passage in told:
        if found := _ALL_IN.search(passage.text):
            return found["unit"]
    heads = (piece.strip() for passage in told[:_HEADS] for piece in _PIECES.split(passage.text[:_LONG]))
    return next((piece for piece in heads if _STANDS_ALONE.fullmatch(piece)), "")


_NUMBERED = regex(r"\W*table\s+1\b", re.IGNORECASE)
_HEADS, _LONG = 8, 300
_PIECES = regex(r"[·;()|,*]|\s[-–—]\s|(?<!\bRs)\.\s")
_STANDS_ALONE = regex(
    r"(?:(?:all\s+)?(?:amounts|figures)\s+)?(?:in\s+)?(?:(?:[A-Z]{3}|Rs\.?|[€$£¥₹])\s*)?(?:in\s+)?(?:thousands?|millions?|billions?|crores?|lakhs?)(?:\s+of\s+(?:[A-Za-z]+\s*){1,3})?(?:\s+(?:unless|except)\b.*)?",
    re.IGNORECASE,
)
""" "Millions of yen, rounded down", "(Rs in crore unless stated)": over all the tables."""


_ALL_IN = regex(
    r"\b(?<!changes in )(?<!change in )(?<!differences in )(?:amounts|figures|numbers|values|sums|data|tables|prices|rents|rates|fees)\s+(?:(?:in (?:this|the) \w+|below)\s+)?(?:are\s+)?(?:(?:stated|given|shown|expressed|presented|reported)\s+)?in\s+(?P<unit>[^.;,()]{3,40})",
    re.IGNORECASE,
)


def _parts(facts: list[Fact], issuer: Stems) -> Stems:
    found: set[str] = set()
    for fact in facts:
        if fact.kind != "office":
            found |= fact.part
    return frozenset(found) - issuer


def _table_words(document: Document) -> Iterable[str]:
    for grid in document.grids:
        yield grid.caption
        for row in grid.rows:
            yield from (cell for cell in row if cell and not cell[0].isdigit())
