"""Claims against tables: the tables whose rows and columns a sentence names, and what it says of the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.meanings import Meaning, meanings_of
from factcheck.judge.documents.readings import OUTLOOK, is_moving
from factcheck.judge.documents.reporting_period import SPAN_WORDS
from factcheck.judge.documents.steps import years_back
from factcheck.judge.documents.tables.axes import tables_of
from factcheck.judge.documents.tables.changes import change
from factcheck.judge.documents.tables.crossed import crossed
from factcheck.judge.documents.tables.levels import level, share
from factcheck.judge.documents.tables.orders import against, compared
from factcheck.judge.documents.tables.ranks import placed
from factcheck.judge.documents.tables.those import those
from factcheck.judge.documents.tables.told import PLANNED, Place, Told, read
from factcheck.model import Quantity, Time
from factcheck.patterns import regex
from factcheck.text.sentences import split_sentences

_LEVEL = regex(r"\b(?:to|at|was|were|is|are|of)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
""" "Grew by 3.2 points to 21.3%"."""


def tabled(asked: Asked, times: Sequence[Time]) -> Judgement | None:
    """A claim with a figure; None where no cell is what it names."""
    quantity = asked.quantity
    if quantity is None or asked.fact.negated or denied(asked.sentence) or not asked.held.facts:
        return None
    if quantity.kind not in ("rank", "ordinal") and asked.who is None:
        return None
    told = read(asked, times, meanings_of(asked.rules.vocabulary))
    if quantity.kind == "rank":
        return placed(told)
    if quantity.kind == "ordinal":
        return None
    if (quantity.kind == "count" or quantity.cmp in ("gt", "ge", "lt", "le")) and _OF_ROWS.search(asked.sentence):
        found_ = those(told, quantity)
        if found_ is not None:
            return found_
    is_timeless = told.sides is not None and not asked.dated
    is_planned = any(
        PLANNED.search(name) for table in tables_of(asked.held, told.meanings, told.stems) for name in table.columns
    )
    if (OUTLOOK.search(asked.sentence) and not is_timeless and not is_planned) or (
        SPAN_WORDS.search(asked.sentence) and not asked.dated and years_back(asked.sentence) is None
    ):
        return None
    tables = tables_of(asked.held, told.meanings, told.stems)
    for table in tables if told.sides is not None else ():
        judged = against(told, quantity, table)
        if judged is not None:
            return judged
    places = [place for table in tables if (place := told.place(table)) is not None]
    aside = _told_aside(told)
    found = [([m for m in told.uncovered(place) if m not in (*told.strange, *aside)], place) for place in places]
    found = [
        (left, place) for left, place in found if len(left) < 2 and not any(_tells(m, place, quantity) for m in left)
    ]
    if not found:
        return crossed(told, quantity, tables, places)
    best = min(_rank(told, left, place) for left, place in found)
    chosen = [(left, place) for left, place in found if _rank(told, left, place) == best]
    judged_ = [
        each
        for left, place in chosen
        if (each := _judged(told, quantity, place, not told.uncovered(place))) is not None
    ]
    if len(chosen) > 1:
        # of several tables that may be meant, one that agrees is enough, and none accuses
        agreeing = next((each for each in judged_ if each.verdict.status == "supported"), None)
        return agreeing or crossed(told, quantity, tables, places)
    return judged_[0] if judged_ else crossed(told, quantity, tables, places)


_OF_ROWS = regex(
    r"^\W*(?:only\s+|just\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?:of|in|out of)?\s*(?:[\w'’-]+\s+){1,4}",
    re.IGNORECASE,
)
""" "Two of the six provinces", "Five advisers"."""


def _told_aside(told: Told) -> list[Meaning]:
    """The words of "Real Vallenor, new to the Masters Cup," where a sentence of the document has them with the name before them."""
    found = _ASIDE.match(told.text)
    if found is None or (told.asked.quantity is not None and told.asked.quantity.text in found["aside"]):
        return []
    words = [m for m in told.meanings.of(found["aside"]) if m in told.words]
    wanted = [*told.meanings.of(found["name"]), *words]
    if not words:
        return []
    for passage in told.asked.held.passages:
        if all(m.stands_in(told.meanings.stems(passage.text)) for m in wanted):
            for start, end in split_sentences(passage.text, 0, len(passage.text)):
                stems = told.meanings.stems(passage.text[start:end])
                if all(m.stands_in(stems) for m in wanted) and not denied(passage.text[start:end]):
                    return words
    return []


_ASIDE = regex(r"(?P<name>(?:[A-Z][\w’'-]*\s?){1,4}),\s+(?P<aside>[^,;]{3,80}),\s")


def _tells(word: Meaning, place: Place, quantity: Quantity) -> bool:
    """A word that the address leaves out must not be a name, nor what another row or column is called, but the whole of a share."""
    if word.is_name or quantity.kind in ("percent", "fraction"):
        return word.is_name
    items = (*place.table.rows.values(), *place.table.columns.values())
    return any(m.ways & word.ways for item in items for m in item.words)


def _rank(told: Told, left: Sequence[object], place: Place) -> tuple[int, bool, int]:
    return len(left), not place.is_full, -place.hits


def _judged(told: Told, quantity: Quantity, place: Place, is_covered: bool) -> Judgement | None:
    is_sure = is_covered and place.is_full and not _is_of_caption(told, place) and told.asked.fact.role != "diff"
    if told.asked.fact.role == "delta" or is_moving(told.asked):
        return change(told, quantity, place, is_sure)
    if (
        quantity.kind == "percent"
        and told.asked.fact.metric == "unknown"
        and told.asked.fact.role != "from"
        and told.way
        and not _LEVEL.search(told.before)
    ):
        return change(told, quantity, place, is_sure)
    if quantity.kind in ("percent", "fraction"):
        return share(told, quantity, place, is_sure) or level(told, quantity, place, is_sure)
    found = level(told, quantity, place, is_sure)
    if (
        quantity.kind == "count"
        and _FLOW.search(told.before)
        and (found is None or found.verdict.status == "contradicted")
    ):
        return change(told, quantity, place, is_sure) if told.way else None
    return found


def _is_of_caption(told: Told, place: Place) -> bool:
    """ "Gas" names no row of LNG, in a table of gas: the claim's word for the row is that for the whole table."""
    if place.rows is None or not place.rows.hits:
        return False
    around = place.table.around

    def is_aside(m: Meaning) -> bool:
        own = {way for way in m.ways if way[0] not in "~="}
        others = [w for w in told.meanings.of(told.text) if w.ways & m.ways and not w.ways & own]
        return (
            bool(own)
            and not own & told.stems
            and any(w.ways & around for w in others if any(way[0] not in "~=" for way in w.ways))
        )

    return all(map(is_aside, place.rows.hits))


_FLOW = regex(
    r"\b(?:added|shed|cut|lost|gained|created|hired|dismissed|opened|closed|laid off|let go|sacked|fired|recruited|took on|trained|scrapped|eliminated|axed|launched|shut)\s+(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
""" "Have added 26,600 jobs"."""


def told_of_rows(asked: Asked, times: Sequence[Time]) -> Judgement | None:
    """A sentence without a figure: a comparison of two rows, a rank, or how a row went."""
    if not asked.held.facts or OUTLOOK.search(asked.sentence):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    words = [m for m in meanings.of(asked.sentence) if not _is_own(asked, m.text)]
    told = Told(asked, tuple(times), asked.sentence, meanings, tuple(words), asked.sentence)
    return placed(told) or those(told) or compared(told)


def _is_own(asked: Asked, text: str) -> bool:
    from factcheck.sources.documents.words import name_stems

    stems = name_stems(text)
    if asked.sentence.startswith(text) and asked.is_common(text) and not stems <= asked.held.issuer:
        return False  # "Confidence is lowest in the North"
    return bool(stems) and text[:1].isupper() and stems <= asked.held.known_at_head
