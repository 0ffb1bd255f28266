"""The facts of a document's text. A long text is read in parts of a fixed size, by several processes where there are several processors."""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from typing import Any, Final

from factcheck.errors import InputError
from factcheck.extract import extract
from factcheck.extract.lexicon import lexicon_of
from factcheck.model import Article, Extraction
from factcheck.patterns import regex
from factcheck.read.documents import Document, Passage
from factcheck.read.plain import read_text
from factcheck.records import record, replace
from factcheck.sources.documents.facts import Fact, FactReader, office_fact, places
from factcheck.sources.documents.naming import Named, named_in
from factcheck.sources.documents.offices import OFFICES, SUCCEEDED, Holder, bare_name, holders, only_office
from factcheck.sources.documents.periods import Calendar, Days
from factcheck.text import split

_PART: Final = 150_000
"""Code points, some forty pages: what a sentence leaves out is never told so far away."""
_WORTH: Final = 3
"""Parts from which on other processes are worth their start."""
_MOST: Final = 4
_LONG, _OPENING = 400, 60
"""Sentences: of longer parts those behind the opening are passed over that tell nothing."""
_TELLS = regex(
    r"\d|[\"“”]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|millions?|billions?|trillions?|half|halved|third|quarter|"
    r"twice|doubl\w+|tripl\w+|quadrupl\w+|percent|record|consecutive|straight|most|largest|biggest|highest|lowest|smallest|exceed\w*|than|"
    r"chief|officer|president|chair\w*|director|governor|minister|head|ceo|cfo|coo|cto|secretary|said|says|told|announced|unchanged|\w+teen|\w+ty)\b",
    re.IGNORECASE,
)
"""A sentence without any of these raises no claim: in a filing most have none."""
_SILENT: Final = frozenset(("disclaimer", "chrome", "prompt"))
"""Blocks of which nothing can be evidence."""


@record(slots=True)
class Prose:
    """What a text, or a part of it, tells. The facts' sentences are counted from its beginning."""

    length: int
    sentences: int
    facts: list[Fact]
    named: Named


def read_prose(document: Document, vocabulary: Any, calendar: Calendar) -> Prose:
    """The same whatever the number of processes."""
    parts = list(_parts(document.passages))

    def read(part: Sequence[Passage]) -> Prose:
        return _read(part, document, vocabulary, calendar)

    found = list(_mapped(read, parts))
    firsts = accumulate((prose.sentences for prose in found), initial=0)
    facts = [
        fact if not first else replace(fact, index=first + fact.index)
        for first, prose in zip(firsts, found, strict=False)
        for fact in prose.facts
    ]
    length, named = found[0].length, found[0].named
    for prose in found[1:]:
        named = named.then(prose.named, length)
        length += prose.length
    return Prose(length, sum(prose.sentences for prose in found), facts, named)


def _parts(passages: Sequence[Passage]) -> Iterator[Sequence[Passage]]:
    """Runs of passages of about the same size; at least one, which may be empty."""
    start, size = 0, 0
    for number, passage in enumerate(passages):
        if size >= _PART:
            yield passages[start:number]
            start, size = number, 0
        size += len(passage.text)
    yield passages[start:]


_reading: list[Callable[[Sequence[Passage]], Prose]] = []
"""What the processes that are forked share: the words of a vocabulary are not sent anywhere."""


def _mapped(read: Callable[[Sequence[Passage]], Prose], parts: list[Sequence[Passage]]) -> Iterable[Prose]:
    count = min(_processors(), _MOST, len(parts))
    # a process that is one of several itself, or has threads, is not forked
    alone = multiprocessing.parent_process() is None and threading.active_count() == 1
    if len(parts) < _WORTH or count < 2 or sys.platform != "linux" or not alone:
        return map(read, parts)
    head = read(parts[0])  # what it loads, the forks share
    _reading.append(read)
    try:
        with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork")) as pool:
            return [head, *pool.map(_work, parts[1:])]
    finally:
        _reading.pop()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _work(part: Sequence[Passage]) -> Prose:
    return _reading[-1](part)


# ---------------------------------------------------------------- one part
def joined(passages: Iterable[Passage]) -> tuple[str, list[int], list[str]]:
    """The text of passages, where each begins in it, and the names of their places."""
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


def _read(passages: Sequence[Passage], document: Document, vocabulary: Any, calendar: Calendar) -> Prose:
    text, offsets, named = joined(passages)
    article = _article(text, document, calendar)
    extraction = _extracted(article, vocabulary)
    lexicon = lexicon_of(vocabulary)
    place = places(offsets, named)
    reader = FactReader(article, extraction, calendar, lexicon)
    read = reader.facts(place)
    facts = _unsettled([fact for _, fact in read], calendar.main) + reader.restated(read)
    told = _holders(facts, article, extraction, lexicon, place)
    offices = _by_sentence([*facts, *told])
    facts = [f for f in facts if not (_is_anothers(f, offices, lexicon) or _is_tolerance(f))] + told
    return Prose(len(text) + 2, len(extraction.sentences), facts, named_in(article, extraction))


def _is_tolerance(fact: Fact) -> bool:
    """ "A band of 3% ± 1.5 points": how wide it is, and nothing that moved."""
    return fact.quantity is not None and _TOLERANCE.search(fact.text.partition(fact.quantity.text)[0]) is not None


_TOLERANCE = regex(r"(?:±|\+/[-−–]|\bplus or minus)\s*$", re.IGNORECASE)


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


def _holders(
    facts: list[Fact], article: Article, extraction: Extraction, lexicon: Any, place: Callable[[int], str]
) -> list[Fact]:
    """Offices that the extractor passes over ("appoints X as", "X remains")."""
    known = {(fact.object, fact.office, fact.index) for fact in facts if fact.kind == "office"}
    told = {fact.index: fact.office for fact in facts if fact.kind == "office"}
    out: list[Fact] = []
    before = ""
    for sentence in extraction.sentences:
        text = article.text[sentence.start : sentence.end]
        heir = SUCCEEDED.match(text)
        office = told.get(sentence.index - 1) or (only_office(before, lexicon) if heir is not None else None)
        before = text
        if heir is not None and office is not None:
            holder = Holder(bare_name(heir["name"]), office, heir.start("name"), heir.end("name"))
            out.append(office_fact(text, holder, place(sentence.start), sentence.index))
        if not OFFICES.search(text):
            continue
        for holder in holders(text, lexicon):
            told.setdefault(sentence.index, holder.office)
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


def _unsettled(facts: list[Fact], main: Days | None) -> list[Fact]:
    """Two figures of one metric and one period in one sentence: one of the periods was read wrongly, and nobody knows which."""
    seen: dict[Any, list[int]] = {}
    for i, fact in enumerate(facts):
        if (
            fact.role in ("level", "from")
            and fact.quantity is not None
            and not fact.in_table
            and fact.metric != "unknown"
        ):
            seen.setdefault(
                (fact.index, fact.metric, fact.part, fact.quantity.unit, fact.subject, fact.windows), []
            ).append(i)
    out = list(facts)
    for group in seen.values():
        values = {str(facts[i].quantity.value) for i in group if facts[i].quantity is not None}  # type: ignore[union-attr]
        if len(group) > 1 and len(values) > 1:
            for i in group:
                if _is_part(facts[i], [facts[j] for j in group if j != i]):
                    continue
                windows = dict.fromkeys(((main,) if main else ()) + facts[i].windows)
                out[i] = replace(facts[i], loose=True, windows=tuple(windows))
    return out


def _is_part(fact: Fact, others: list[Fact]) -> bool:
    """ "1,350 of the company's 21,800 jobs": the first figure is no reading of the second."""
    own = fact.quantity.text if fact.quantity is not None else ""
    behind = fact.text.partition(own)[2] if own else ""
    return any(
        o.quantity is not None and re.match(rf"\s+of\s[^.,;]{{0,40}}{re.escape(o.quantity.text)}", behind)
        for o in others
    )
