"""One document as it is held for checking: facts of prose and tables, passages for quotes, names, and its calendar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from factcheck.errors import InputError
from factcheck.extract import extract
from factcheck.extract.lexicon import lexicon_of
from factcheck.extract.mentions import find_mentions
from factcheck.model import Article, Extraction, Sentence
from factcheck.patterns import regex
from factcheck.read.documents import Document, Passage
from factcheck.read.plain import read_text
from factcheck.records import record, replace
from factcheck.sources.documents import periods
from factcheck.sources.documents.cells import CellReader
from factcheck.sources.documents.facts import Fact, FactReader, capitalised, office_fact, places, unsettled
from factcheck.sources.documents.offices import OFFICES, holders
from factcheck.sources.documents.periods import Calendar, Days
from factcheck.sources.documents.table import Facts, made
from factcheck.sources.documents.words import FUNCTION, TELLING, Stems, all_stems, name_stems, names, tokens
from factcheck.text import split

Say = Callable[[str], None]
_FIRST: Final = 4
"""So many passages at the head say what a document is about."""
_HEAD_PERIOD = regex(
    r"(?:FY)?(?:\d{4}|XXXX)-(?:Q[1-4]|H[12]|9M)|(?:QE|YE|\d{1,2}ME|\d{1,2}WE).*|\d{4}-\d\d(?:/\d{4}-\d\d)?"
)
_YEAR = regex(r"(?:FY)?\d{4}")
_MODIFIES = regex(r"\b(?:its|our|his|her|their|in|at|near|from|the)\s$", re.IGNORECASE)
"""What stands behind these is a place or a thing ("its Austin site")."""
_LONG, _OPENING = 400, 60
"""Sentences: of longer documents those behind the opening are passed over that tell nothing."""
_TELLS = regex(
    r"\d|[\"“”]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|millions?|billions?|trillions?|half|halved|third|quarter|"
    r"twice|doubl\w+|tripl\w+|quadrupl\w+|percent|record|consecutive|straight|most|largest|biggest|highest|lowest|smallest|exceed\w*|than|"
    r"chief|officer|president|chair\w*|director|governor|minister|head|ceo|cfo|coo|cto|secretary|said|says|told|announced|unchanged|\w+teen|\w+ty)\b",
    re.IGNORECASE,
)
"""A sentence without any of these raises no claim: in a filing most have none."""
_COMMON: Final = frozenset("the company bank group government ministry".split())
_SILENT: Final = frozenset(("disclaimer", "chrome", "prompt"))
"""Blocks of which nothing can be evidence."""


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

    @property
    def name(self) -> str:
        return self.uri.rsplit("/", 1)[-1]

    @cached_property
    def known_at_head(self) -> Stems:
        """The words, in small letters, of the title and of the passages that say what and whose the document is."""
        heads = (self.title or "", *(passage.text[:_HEAD] for passage in self.passages[:_FIRST]))
        return frozenset(word.lower() for word in tokens(" ".join(heads)))


def hold(document: Document, vocabulary: Any, *, url: str | None = None, say: Say = lambda _: None) -> Held:
    """Extracts a document. Pure: the same document and vocabulary give the same facts."""
    text, offsets, named = _joined(document.passages)
    title = document.title or ""
    calendar = _calendar(document, title, vocabulary)
    article = _article(text, document, calendar)
    say("reading its text")
    extraction = _extracted(article, vocabulary)
    lexicon = lexicon_of(vocabulary)
    reader = FactReader(article, extraction, calendar, lexicon)
    read = reader.facts(places(offsets, named))
    facts = unsettled([fact for _, fact in read], calendar.main) + reader.restated(read)
    told = _holders(facts, article, extraction, lexicon, places(offsets, named))
    offices = _by_sentence([*facts, *told])
    facts = [fact for fact in facts if not _is_anothers(fact, offices, lexicon)] + told
    if document.grids:
        say(f"reading {len(document.grids)} tables")
        count = len(extraction.sentences)
        cells = CellReader(vocabulary, calendar, document.published, title, _units_said(document))
        facts += [replace(fact, index=count + fact.index) for fact in cells.facts(list(document.grids))]
    issuer, others = _names(
        title, article, extraction, document, [fact.object or "" for fact in facts if fact.kind == "office"]
    )
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
    )


def _joined(passages: Iterable[Passage]) -> tuple[str, list[int], list[str]]:
    parts: list[str] = []
    offsets: list[int] = []
    named: list[str] = []
    at = 0
    for passage in passages:
        offsets.append(at)
        named.append(passage.place)
        parts.append(passage.text)
        at += len(passage.text) + 2
    return "\n\n".join(parts), offsets, named


def _article(text: str, document: Document, calendar: Calendar) -> Article:
    day = document.published or (calendar.main[1] if calendar.main else None)
    try:
        return read_text(text, document.uri, title=document.title, published=day, digest=document.digest)
    except InputError as error:
        raise InputError(error.message, path=document.uri, hint="only English documents can be evidence") from None


def _extracted(article: Article, vocabulary: Any) -> Extraction:
    """The extractor passes over what no article says itself; in a document "About" is evidence too."""
    blocks = article.blocks
    sentences = []
    found = split(article)
    for s in found:
        silent = 0 <= s.block < len(blocks) and blocks[s.block].kind in _SILENT
        if len(found) > _LONG and s.index > _OPENING and not _TELLS.search(article.text, s.start, s.end):
            s = s.model_copy(update={"cls": "boilerplate"})  # nothing in it could be a claim
        elif s.cls == "boilerplate" and not silent:
            s = s.model_copy(update={"cls": "none", "repeat_of": None})
        sentences.append(s)
    return extract(article, tuple(sentences), vocabulary)


def _units_said(document: Document) -> str:
    """ "All amounts in £ thousands; amounts in brackets are costs": what the text says of every table."""
    for passage in document.passages[:_OPENING]:
        if found := _ALL_IN.search(passage.text):
            return found["unit"]
    return ""


_ALL_IN = regex(
    r"\b(?:amounts|figures|numbers|values|sums|data|tables)\s+(?:(?:in (?:this|the) \w+|below)\s+)?(?:are\s+)?(?:(?:stated|given|shown|expressed|presented|reported)\s+)?in\s+(?P<unit>[^.;,()]{3,40})",
    re.IGNORECASE,
)


# ---------------------------------------------------------------- calendar
def _calendar(document: Document, title: str, vocabulary: Any) -> Calendar:
    heads = [title, *(passage.text[:600] for passage in document.passages[:_FIRST])]
    heads += [grid.caption for grid in document.grids[:2]]
    month = periods.fiscal_month([*heads, *(passage.text for passage in document.passages[_FIRST:200])])
    calendar = Calendar(month or 12, month is not None, None, document.published)
    if month is None and calendar.day is not None and any(_FISCAL.search(head) for head in heads[:3]):
        calendar = _guessed(heads, calendar, vocabulary)
    main = _main(heads, calendar, vocabulary)
    if main is None:
        main = _latest_column(document, calendar, vocabulary) or _year_of_letter(heads, document, calendar)
    if main is not None and main[0] is not None and any(_THREE_AND.search(head) for head in heads):
        main = periods.shifted((None, main[1]), -3)[1] + timedelta(days=1), main[1]
    return replace(calendar, main=main)


_STALE: Final = 400
"""Days: what a document tells of so long ago is not what it is about."""
_THREE_AND = regex(r"\bthree\s+(?:months\s+)?and\s+(?:the\s+)?(?:six|nine|twelve)\s+months\s+ended\b", re.IGNORECASE)
""" "Results for the three and six months ended June 30" are first of all of the quarter."""
_LETTER = regex(r"\b(?:dear\s+(?:\w+\s+)?\w+|letter to|to (?:the|our) (?:\w+ )?\w+s of)\b", re.IGNORECASE)


def _year_of_letter(heads: list[str], document: Document, calendar: Calendar) -> Days | None:
    """A letter to owners tells of the year that ended before it, where its text names that year."""
    day = calendar.day
    if day is None or not any(_LETTER.search(head[:_HEAD]) for head in heads):
        return None
    number = next(n for n in range(day.year + 1, day.year - 2, -1) if calendar.year(n)[1] <= day)
    told = any(str(number) in passage.text for passage in document.passages[: 2 * _FIRST])
    return calendar.year(number) if told else None


def _latest_column(document: Document, calendar: Calendar, vocabulary: Any) -> Days | None:
    """A table without a period above it is about the latest of its columns, or of its rows."""
    for grid in document.grids[:1]:
        columns, rows = grid.rows[0][1:_COLUMNS], [row[0] for row in grid.rows[1:_COLUMNS]]
        for cells in (columns, rows):
            found = [main for cell in cells if cell and (main := _main([cell], calendar, vocabulary, running=True))]
            if found:
                return max(found, key=lambda window: window[1])
    return None


_COLUMNS: Final = 40
_FISCAL = regex(r"\bfiscal\b|\bFY\s?\d\d", re.IGNORECASE)


def _guessed(heads: list[str], calendar: Calendar, vocabulary: Any) -> Calendar:
    """A fiscal year of which no day is said: such that the period reported had just ended. Both sides are read by it alike."""
    for month in (12, 9, 6, 3, 1, 2, 4, 5, 7, 8, 10, 11):
        tried = replace(calendar, last_month=month)
        main = _main(heads, tried, vocabulary, open_year=False)
        if main is not None and calendar.day is not None and 10 <= (calendar.day - main[1]).days <= 110:
            return tried
    return calendar


def _main(
    heads: list[str],
    calendar: Calendar,
    vocabulary: Any,
    *,
    years: bool = True,
    open_year: bool = True,
    running: bool = False,
) -> Days | None:
    """The first period that the head names and that had ended when the document was published."""
    found_year: Days | None = None
    for number, head in enumerate(heads):
        if not head:
            continue
        sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(head), "class": "none"})
        _, times, _ = find_mentions(head, sentence, vocabulary, calendar.day)
        year = next((int(t.value[-4:]) for t in times if _YEAR.fullmatch(t.value)), None)
        for time in times:
            short = _HEAD_PERIOD.fullmatch(time.value)
            whole = _YEAR.fullmatch(time.value) and (time.value.startswith("FY") or (years and number == 0))
            if not short and not whole:
                continue
            if "XXXX" in time.value and year is None and not open_year:
                continue
            for window in periods.of_time(time, calendar, year):
                # a column "2025" in a report of September is of what had been by then
                begun = running and not short and window[0] is not None and window[0] <= (calendar.day or window[1])
                if calendar.day is not None and window[1] > calendar.day and not begun:
                    continue
                if calendar.day is not None and number and (calendar.day - window[1]).days > _STALE:
                    continue  # "the rate peaked in June 2024"
                if short:
                    return window
                found_year = found_year or window
                break
        if found_year:
            return found_year
    return None


# ---------------------------------------------------------------- names
def _names(
    title: str, article: Article, extraction: Extraction, document: Document, persons: list[str]
) -> tuple[Stems, tuple[Stems, ...]]:
    """Whose document it is, and who else is named in it as one that has figures, offices or says something."""
    said = Counter[Stems]()
    where: dict[Stems, int] = {}
    places_of: dict[Stems, int] = {}
    people: Stems = frozenset().union(*(name_stems(e.text) for e in extraction.entities if e.type in ("PERSON", "GPE")))
    people |= frozenset().union(*map(name_stems, persons))
    for entity in extraction.entities:
        name = entity.text
        if name.isupper() and article.text[max(0, entity.start - 4) : entity.start] == " TO ":
            name = name.partition(" ")[2]  # "CALVERRA TO BUY ENSIGN"
        if entity.type == "ORG" and (stems := capitalised(name) - _COMMON) and not stems <= people:
            if _MODIFIES.search(article.text[max(0, entity.start - 12) : entity.start]):
                places_of.setdefault(stems, entity.start)
                continue
            said[stems] += 1
            where.setdefault(stems, entity.start)
    for claim in extraction.claims:
        text = claim.subject.text
        if text and claim.kind != "statement" and (stems := capitalised(text) - _COMMON) and not stems <= people:
            at = article.text.find(text, max(0, claim.start - 400))
            if at > 0 and _MODIFIES.search(article.text[max(0, at - 12) : at]):
                continue
            said[stems] += 1
            where.setdefault(stems, claim.start)
    if not said:
        # a country's statistics are about the place that they name
        said.update(places_of.keys())
        where = places_of
    said = Counter({stems: n for stems, n in said.items() if any(len(word) > 1 for word in stems)})
    clusters: list[set[str]] = []
    for stems in sorted(said, key=lambda s: (-len(s), where[s])):
        home = next((c for c in clusters if stems <= c), None)
        if home is None:
            clusters.append(set(stems))
    clusters.sort(key=lambda c: min(where[s] for s in said if s <= c))
    clusters = [c for c in clusters if len(c) > 1 or _is_inside(next(iter(c)), article.text, title)]
    rows = [name_stems(row[0]) for grid in document.grids for row in grid.rows[1:]]
    head = name_stems(
        f"{title} {' '.join(p.text for p in document.passages[:2])} {' '.join(g.caption for g in document.grids[:1])}"
    )
    mine = next((c for c in clusters if c & head), None)
    formed = _with_legal_form(title, document)
    if formed and not (mine and mine & formed):
        return formed, tuple(frozenset(c) for c in clusters if not c & formed and not any(c <= row for row in rows))
    if mine is None:
        return _most_named(title, article, document), tuple(frozenset(c) for c in clusters)
    return _whole_name(_bare_name(frozenset(mine)), title, article, document), tuple(
        frozenset(c) for c in clusters if c is not mine and not any(c <= row for row in rows)
    )


def _is_inside(word: str, text: str, title: str) -> bool:
    """Written with a capital inside a sentence as well: "Membership stood at 20,400" names nobody."""
    name = re.escape(word)
    pattern = rf"(?:[a-z,;:'’)\d]|\bthe|&)\s+(?-i:[A-Z]){name[1:]}\b"
    return (
        word in title.lower()
        or re.search(pattern, text) is not None
        or re.search(rf"\b{name.upper()}\b", text) is not None
    )


def _with_legal_form(title: str, document: Document) -> Stems:
    """The one name of the head that is printed with its legal form ("LARKMERE FOODS PLC")."""
    heads = [title, *(p.text[:_HEAD] for p in document.passages[:_FIRST]), *(g.caption for g in document.grids[:1])]
    found = {name_stems(match["name"]): None for head in heads for match in _FORMED.finditer(head)}
    return next(iter(found)) if len(found) == 1 else frozenset()


_FORMED = regex(
    r"(?P<name>(?:[A-Z][\w&’'-]*\s+){1,4}?)(?:plc|PLC|Inc|INC|Incorporated|Corp|Corporation|CORPORATION|Ltd|LTD|Limited|LIMITED|AG|N\.V\.|S\.A\.|S\.p\.A\.|ASA|SE)(?![\w])"
)


def _bare_name(stems: Stems) -> Stems:
    """ "Verity Genomics Reports Second Quarter" names Verity Genomics."""
    return frozenset(word for word in stems if word not in TELLING and word.rstrip("s") not in TELLING) or stems


def _whole_name(stems: Stems, title: str, article: Article, document: Document) -> Stems:
    """ "Software" of "Cobalt Software", where the head has both words side by side and the text again."""
    text = article.text
    for head in (title, *(p.text[:_HEAD] for p in document.passages[:2])):
        for _, run in names(head):
            words = run.split()
            for before, word in zip(words, words[1:], strict=False):
                pair = name_stems(before)
                if name_stems(word) == stems and pair and not pair & TELLING and text.count(f"{before} {word}") > 1:
                    return stems | pair
    return stems


def _most_named(title: str, article: Article, document: Document) -> Stems:
    """The name in the head of a document whose first word comes up most often."""
    heads = [title, *(p.text[:_HEAD] for p in document.passages[:2]), *(g.caption for g in document.grids[:1])]
    runs = [run for head in heads for _, run in names(head) if name_stems(run)]
    if not runs:
        return frozenset()
    counts = Counter(word.lower() for word in tokens(article.text))
    best = max(runs, key=lambda run: max(counts[word] for word in name_stems(run)))
    return _bare_name(name_stems(best))


_HEAD: Final = 120


def _holders(
    facts: list[Fact], article: Article, extraction: Extraction, lexicon: Any, place: Callable[[int], str]
) -> list[Fact]:
    """Offices that the extractor passes over ("appoints X as", "X remains")."""
    known = {(fact.object, fact.office, fact.index) for fact in facts if fact.kind == "office"}
    out: list[Fact] = []
    for sentence in extraction.sentences:
        text = article.text[sentence.start : sentence.end]
        if not OFFICES.search(text):
            continue
        for holder in holders(text, lexicon):
            if (holder.person, holder.office, sentence.index) not in known:
                out.append(office_fact(text, holder, place(sentence.start), sentence.index))
    return out


def _by_sentence(facts: list[Fact]) -> dict[int, list[Fact]]:
    """The offices of each sentence."""
    out: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.kind == "office":
            out.setdefault(fact.index, []).append(fact)
    return out


def _is_anothers(fact: Fact, offices: dict[int, list[Fact]], lexicon: Any) -> bool:
    """ "A, Chief Executive, and B, Chief Financial Officer": the office that stands at another's name, and B has one of his own."""
    if fact.kind != "office":
        return False
    beside = [f for f in offices.get(fact.index, ()) if f is not fact]
    if not any(f.object == fact.object and f.office != fact.office for f in beside):
        return False
    apposed = [holder.person for holder in holders(fact.text, lexicon) if holder.office == fact.office]
    return bool(apposed) and fact.object not in apposed


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


def is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in FUNCTION
