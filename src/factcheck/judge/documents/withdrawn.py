"""Verdicts that are taken back: by a qualification that the evidence lacks, or by the very figure of the document under the sentence's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from factcheck.judge.documents import when
from factcheck.judge.documents.align import SPAN_WORDS
from factcheck.judge.documents.labelled.entries import Entry, entries_of
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric, meanings_of
from factcheck.judge.documents.printed import DATED, noun
from factcheck.judge.documents.qualified import is_of_other_kind
from factcheck.judge.documents.tables.axes import GENERIC
from factcheck.judge.documents.values import related, unbracketed, weigh
from factcheck.judge.documents.verdicts import excerpt, open_
from factcheck.judge.hedges import hedge_of
from factcheck.model import Article, Claim, Contradicted, Extraction, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.periods import Days, length, of_time, same
from factcheck.sources.documents.words import MONTHS, Stems, stem

READINGS: Final = frozenset(("wrong-value", "wrong-segment", "wrong-metric"))
_OF_FIGURES: Final = READINGS | {"wrong-company", "digits-transposed", "wrong-period"}


def withdrawn(claim: Claim, extraction: Extraction, article: Article, documents: Sequence[Held], rules: Any) -> Claim:
    """ "After tax it was left with 164 million" is neither right nor wrong by a profit before tax; nor is "It brought in 1.49 billion"
    by what came in elsewhere, where the document prints that figure: of what, the sentence before has told."""
    verdict = claim.verdict
    if claim.quantity is None or verdict is None or verdict.status == "unverified" or not verdict.evidence:
        return claim
    if isinstance(verdict, Contradicted) and verdict.diagnosis.code not in _OF_FIGURES:
        return claim
    is_read = not isinstance(verdict, Contradicted) or verdict.diagnosis.code in READINGS
    held = held_of(claim, documents)
    sentence = extraction.sentences[claim.sentence]
    cited = " ".join(f"{each.key} {each.excerpt or ''}" for each in verdict.evidence)
    text = article.text[sentence.start : sentence.end]
    if held is None:
        return claim
    if (
        verdict.status == "contradicted"
        and is_read
        and _GOES_ON.match(text)
        and _is_printed(extraction.quantity(claim.quantity), held)
    ):
        detail = f"{verdict.detail} Of what the sentence goes on to tell, is not sure."
    elif is_read and is_of_other_kind(text, cited):
        detail = f"{verdict.detail} That is qualified otherwise."
    elif verdict.status == "contradicted" and (figure := _told_so(claim, text, extraction, held, rules)) is not None:
        detail = f"{verdict.detail} But it has that figure, too: {figure}"
    else:
        return claim
    return claim.model_copy(update={"verdict": open_(held, "ambiguous", detail, verdict.evidence).verdict})


_GOES_ON = regex(
    r"(?:(?:And|But|So)\s+)?(?:It|They|That|This|These|Those|Its|Their|Both|The\s+(?:whole|total|sum|rest))\b"
)
_SAME = 0.9999


def _is_printed(quantity: Quantity | None, held: Held) -> bool:
    if quantity is None or not quantity.value:
        return False
    size = abs(float(quantity.value))
    facts = held.facts.valued(size * _SAME, size / _SAME)
    return any(fact.quantity is not None and fact.quantity.kind == quantity.kind for fact in facts)


def _told_so(claim: Claim, text: str, extraction: Extraction, held: Held, rules: Any) -> str | None:
    quantity = extraction.quantity(claim.quantity)
    if quantity is None:
        return None
    start = extraction.sentences[claim.sentence].start
    others = [(q.start - start, q.end - start) for q in extraction.quantities_in(claim.sentence) if q is not quantity]
    entry = _acquitting(
        text, quantity.start - start, quantity, others, stated(extraction, claim.sentence, held), held, rules
    )
    if entry is None:
        return None
    return (
        excerpt(entry.line.text.strip())
        if entry.line is not None
        else f"{excerpt(entry.fact.text)}"
        if entry.fact
        else ""
    )


def held_of(claim: Claim, documents: Sequence[Held]) -> Held | None:
    digests = {evidence.digest for evidence in claim.verdict.evidence} if claim.verdict is not None else set()
    return next((held for held in documents if held.digest in digests), None)


def stated(extraction: Extraction, index: int, held: Held) -> tuple[Days, ...]:
    """The days of the times that a sentence names."""
    dated = [t for t in when.plain_times(extraction, index) if t.type in DATED]
    return tuple(window for time in dated for window in of_time(time, held.calendar)[:1])


_CLAUSE = regex(r"[,;:]\s")
_EARLIER = regex(r"\b(?:from|against|after|compared (?:with|to)|versus|than)\s+(?:\w+\s+){0,2}$")
_LONGER: Final = 20
"""Days."""
_DIGITS, _SOME, _MOST, _NEARLY = 20, 3, 0.6, 0.8


def _acquitting(
    text: str,
    at: int,
    quantity: Quantity,
    others: Sequence[tuple[int, int]],
    windows: Sequence[Days],
    held: Held,
    rules: Any,
) -> Entry | None:
    """The figure of the document that is the claim's as far as the words around it tell. `others` are the places of the other figures of the sentence."""
    if quantity.value is None or not quantity.step or quantity.step * _DIGITS > abs(quantity.value):
        return None
    meanings = meanings_of(rules.vocabulary)
    stems = meanings.stems(text)
    wanted = tuple(meanings.of(text))
    entries = entries_of(held, meanings, rules.vocabulary, wanted, stems)
    own = meanings.of(_segment(text, at, at + len(quantity.text), others))
    counted = meanings.of(noun(quantity.text)) if quantity.kind == "count" else ()
    main = held.calendar.main
    is_earlier = _EARLIER.search(text[:at]) is not None
    bases = len(set(windows))
    for entry in entries:
        if entry.is_change and bases > 1:
            continue  # "dearer between the second and the third quarter", and a column of changes on the year
        if not _is_it(quantity, entry, rules) or not (
            _is_named(entry, stems, held) or _is_in_its_words(entry, own, stems)
        ):
            continue
        if not _is_of_time(entry, windows, main, is_earlier, SPAN_WORDS.search(text) is not None):
            continue
        if any(_is_anothers(m, entry, entries, meanings) for m in own):
            continue
        if any(
            m.ways & held.roots
            and not m.stands_in(_around(entry) | (entry.wide if entry.table is not None else NOTHING))
            for m in counted
        ):
            continue  # "412,000 electric vans", of 412,000 vans of which some are electric
        return entry
    return None


def _segment(text: str, start: int, end: int, others: Sequence[tuple[int, int]]) -> str:
    """The words that lead to a figure, and those behind it where no other figure follows."""
    before = max((stop for begin, stop in others if begin < start), default=0)
    behind = "" if any(begin > start for begin, _ in others) else _CLAUSE.split(text[end:])[0]
    return f"{text[before:start]} {behind}"


def _is_it(quantity: Quantity, entry: Entry, rules: Any) -> bool:
    hedge = hedge_of(rules, quantity)
    found = [entry.quantity]
    if entry.fact is not None and (bare := unbracketed(entry.fact)) is not None:
        found.append(bare)
    if any(related(quantity, each)[0] == "same" and weigh(quantity, each, hedge).outcome == "match" for each in found):
        return True
    # a cell, or a number in a row that was read as no table, of which neither unit nor scale is known
    is_bare = entry.quantity.kind == "count" and not (entry.quantity.unit or noun(entry.quantity.text))
    return is_bare and _digits(quantity) == _digits(entry.quantity)


def _digits(quantity: Quantity) -> str:
    return "".join(c for c in quantity.text if c.isdigit() or c == ".")


def _is_named(entry: Entry, stems: frozenset[str], held: Held) -> bool:
    """The sentence has every word of the label that tells something, and at least one."""
    label = _label(entry)
    tells = [m for m in label if not _is_idle(m.text) and not m.ways <= held.issuer]
    if entry.table is not None:
        row, column = entry.table.rows[entry.at[0]], entry.table.columns[entry.at[1]]
        rest = frozenset().union(*(item.rest for item in (row, column) if not item.is_total))
        if not rest - _UNIT_STEMS <= stems:
            return False  # "Three rooms", of a sentence about two
    there = [m for m in tells if m.stands_in(stems)]
    if any(m not in there for m in tells if is_metric(m) or m.is_name or entry.table is not None):
        return False
    if not there:
        return entry.table is not None and bool(entry.told & stems)
    return len(there) >= _MOST * len(tells)


def _is_in_its_words(entry: Entry, own: Sequence[Meaning], stems: Stems) -> bool:
    """Most of the words that lead to the figure in the sentence stand in the sentence of the document, and no other name there."""
    if entry.line is None or any(m.is_name and not m.stands_in(stems) for m in entry.words):
        return False
    return len(own) >= _SOME and sum(m.stands_in(entry.line.stems) for m in own) >= _NEARLY * len(own)


def _is_idle(word: str) -> bool:
    """Times, units and words that a label has for any figure."""
    parts = word.lower().split("-")
    return word.lower() in GENERIC or word in _UNITS or all(part in MONTHS for part in parts)


_UNITS: Final = frozenset("EUR USD GBP NOK SEK DKK CHF JPY units unit Units number Number m bn".split())


_UNIT_STEMS: Final = frozenset(map(stem, _UNITS))


def _label(entry: Entry) -> tuple[Meaning, ...]:
    if entry.table is None:
        return entry.words
    row, column = entry.table.rows[entry.at[0]], entry.table.columns[entry.at[1]]
    return (*(() if row.is_total else row.words), *row.above, *(() if column.is_total else column.words))


def _is_of_time(entry: Entry, windows: Sequence[Days], main: Days | None, is_earlier: bool, span: bool) -> bool:
    if not entry.windows or is_earlier:
        return True
    wanted = windows or ((main,) if main is not None else ())
    if not wanted or any(same(a, b) for a in wanted for b in entry.windows):
        return True
    # "over nine months": of a table of the quarter and the year to its end
    longer = length(main) + _LONGER if main is not None else 0
    return span and main is not None and any(w[1] == main[1] and length(w) > longer for w in entry.windows)


def _is_anothers(word: Meaning, entry: Entry, entries: Sequence[Entry], meanings: Meanings) -> bool:
    """A word before the figure that the label of another figure has, and neither its label nor what stands around it."""
    if word.stands_in(_around(entry)) or not any(word.stands_in(other.own) for other in entries):
        return False
    # "Dunross had revenue of 684 and a profit of 151": whose it is, its sentence has told before it
    if not word.is_name or entry.line is None or entry.figure is None:
        return True
    return not word.stands_in(meanings.stems(entry.line.text[: entry.figure.start]))


def _around(entry: Entry) -> Stems:
    return entry.own | entry.near | (entry.told if entry.table is not None else NOTHING)
