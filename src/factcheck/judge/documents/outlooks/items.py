"""The forecasts of a document, each with the version before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from factcheck.judge.documents.meanings import Meanings
from factcheck.judge.documents.printed import Printed, figures_of
from factcheck.judge.documents.verdicts import cite, quoted
from factcheck.model import Evidence, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days
from factcheck.sources.documents.words import Stems
from factcheck.text.numerals import MONTHS

Moved = Literal["up", "down", "kept"]
Version = Literal["now", "before", "done"]

_MONTH: Final = "|".join(MONTHS)
_OLD: Final = regex(
    rf"^\W*(?:(?:and\s+)?(?:the|our|its|their)\s+(?=previous|prior|earlier|former|old|initial|original))?(?:previous(?:ly)?|prior|earlier|old|until\s+now|so\s+far|before|originally?|initial|former(?:ly)?|last|given\s+(?:in|on|at)\b|(?:as\s+of\s+|in\s+|on\s+|from\s+)?(?:\d{{1,2}}\s+)?(?:{_MONTH})\b)",
    re.IGNORECASE,
)
_NEW: Final = regex(
    r"^\W*(?:new|now|current(?:ly)?|updated?|revised|latest|today|present)\b|\b(?:outlook|guidance|forecast|target|expected|new\s+range)\b",
    re.IGNORECASE,
)
_DONE: Final = regex(r"\b(?:actual|to\s+date|so\s+far|achieved|results?|first\s+\w+\s+months|YTD)\b", re.IGNORECASE)
FORESEEN: Final = regex(
    r"\b(?:guidance|outlook|targets?|forecasts?|expectations?|projections?|goals?)\b", re.IGNORECASE
)
FORESEES: Final = regex(
    r"(?<!had )(?<!than )\b(?:expects?|sees|foresees|forecasts?|guid(?:es?|ing)|plans?|anticipates?|projects?|aims?|targets?|pencils?|predicts?|budgets?"
    r"|intends?|reckons?|looks?\s+for|counts?\s+on|continues?\s+to\s+(?:expect|see|forecast|anticipate))\b(?!['’])"
    r"|\b(?:is|are)\s+(?:now\s+|still\s+)?(?:expected|planned|forecast|targeted|projected|budgeted|seen|estimated|likely|set|due|put\s+at|budgeting|planning|targeting|guiding|forecasting|projecting|expecting|aiming|looking|counting\s+on|to\s+(?:be|come|reach|amount|total|stay|remain|rise|grow|fall|cost))\b"
    r"|\b(?:should|will)\s+(?:not\s+|still\s+|now\s+)?(?:be|come|reach|amount|total|stay|remain|exceed|rise|grow|fall|increase|decrease|decline|cost|lie)\b|\bplanned\b|\bstaff\s+(?:now\s+)?see\b|\b(?:for|of)ecast\s+(?:of|for)\b",
    re.IGNORECASE,
)
"""What a sentence says of the time to come in the name of the one of whom it tells."""
KEPT: Final = regex(
    r"\b(?:unchanged|un(?:altered|touched|moved)|kept|keeps?|keeping|confirm\w*|reaffirm\w*|reiterat\w*|maintain\w*|st[iu]ck|sticks|sticking|st(?:ands|ood|anding)\s+by|holds?\s+to|held\s+to|repeat\w*"
    r"|left\s+(?:\w+\s+){0,4}?(?:alone|as\s+(?:it|they)\s+\w+|where\s+it\s+was|in\s+place)|(?:do(?:es)?|did|has|have|was|were|is|are)\s+not\s+(?:been\s+)?(?:mov\w+|chang\w+|alter\w*|touch\w*|revis\w+)|(?:remain|stay)s?(?:ed)?\s+(?:at|the\s+same|as\s+\w+\s+\w+|in\s+place|valid|unchanged))\b",
    re.IGNORECASE,
)
RAISED: Final = regex(
    r"\b(?:rais\w+|lift\w*|upgrad\w+|increas\w+|up(?:ped|ping)|hik(?:ed|es|ing)|boost\w*|improv\w+|higher|mov\w+\s+up|up\s+from\s+(?:an?\s+|its\s+|the\s+)?(?:previous|prior|earlier|former|old|original|initial)|go(?:es|ne)?\s+up|went\s+up|ris(?:es|en|ing|e)|rose|nudg\w+\s+up)\b",
    re.IGNORECASE,
)
LOWERED: Final = regex(
    r"\b(?:lower\w*|cut(?:s|ting)?|trim\w*|reduc\w+|downgrad\w+|slash\w*|scal\w+\s+(?:back|down)|shav\w+|pull\w+\s+back|drops?|dropped|fall(?:s|en|ing)?|fell|mov\w+\s+down|down\s+from\s+(?:an?\s+|its\s+|the\s+)?(?:previous|prior|earlier|former|old|original|initial)|go(?:es|ne)?\s+down|went\s+down|nudg\w+\s+down|tak(?:es|en|ing)\s+down|took\s+down)\b",
    re.IGNORECASE,
)
_BEFORE: Final = regex(
    r"\b(?:previously|until\s+now|formerly|originally|earlier|before|up\s+to\s+now|so\s+far|instead\s+of|had\s+(?:\w+\s+){0,3}?(?:of|for|at|to)|(?:before|previously|earlier|until\s+now|so\s+far),?\s+(?:we|it|they)\s+(?:had\s+)?(?:said|expected|guided|forecast|saw|promised|looked\s+for|aimed\s+(?:at|for)))\b:?\s*(?:(?:for|to|at)\s+)?(?:(?:an?|the|about|some|around|of|between|at|in|below|above|over|under|at\s+least)\s+){0,3}$",
    re.IGNORECASE,
)


@record(eq=False)
class Outlook:
    """`words` are the stems of its label and of what stands with its figures; `moved` says which way it went, where the document tells."""

    label: str
    words: Stems
    now: Quantity
    before: Quantity | None
    moved: Moved | None
    done: Quantity | None
    """What has been reached of it so far, or was in the year before."""
    evidence: Evidence
    is_total: bool
    windows: tuple[Days, ...] = ()
    """Of which year it is, where a table foresees several."""


def outlooks_of(held: Held, meanings: Meanings, vocabulary: object) -> Sequence[Outlook]:
    if "outlooks" not in held.memo:
        found = [*_of_tables(held, meanings), *_of_brackets(held, meanings)] if len(held.facts) <= _MANY else []
        rows = {_PLACE.sub("", item.evidence.key) for item in found}
        others = _of_sentences(held, meanings, vocabulary) if len(held.facts) <= _MANY else ()
        held.memo["outlooks"] = [*found, *(item for item in others if item.evidence.key not in rows)]
    return held.memo["outlooks"]  # type: ignore[no-any-return]


_MANY: Final = 4000
_PLACE: Final = regex(r" \(.*$")


# ---------------------------------------------------------------- tables
def _of_tables(held: Held, meanings: Meanings) -> Iterator[Outlook]:
    rows: dict[tuple[int, str], dict[Version, Fact]] = {}
    for fact in held.facts:
        if not fact.in_table or fact.quantity is None or (at := _ROW.search(fact.place)) is None:
            continue
        version = _version(fact)
        if version is not None:
            rows.setdefault((fact.index, at["row"]), {}).setdefault(version, fact)
    status = {(text.table, text.row): text.text for text in held.texts if text.text.isalpha() and _moved_in(text.text)}
    for (index, row), versions in rows.items():
        now = versions.get("now")
        if now is None or now.quantity is None:
            continue
        before = versions["before"].quantity if "before" in versions else None
        done = versions["done"].quantity if "done" in versions else None
        label = now.clause.removesuffix(now.column or "").strip()
        moved = _moved(now.quantity, before) or _moved_in(status.get((index, row), ""))
        total = _TOTAL.search(label) is not None
        words = meanings.stems(label) | {f"={now.metric}"}
        yield Outlook(label, words, now.quantity, before, moved, done, cite(held, now), total)


def _of_brackets(held: Held, meanings: Meanings) -> Iterator[Outlook]:
    """ "2.4 (2.1)", under "2026", in a table whose brackets are told to hold the projections before: of each year the two."""
    cells = {(fact.index, fact.place, fact.column or ""): fact for fact in held.facts if fact.in_table}
    for (index, place, column), was in cells.items():
        now = cells.get((index, place, told["own"])) if (told := _IN_BRACKETS.fullmatch(column)) is not None else None
        if now is None or now.quantity is None or was.quantity is None or not now.windows:
            continue
        if now.modality not in ("guidance", "forecast") and FORESEEN.search(now.text.partition("|")[0]) is None:
            continue
        label = now.clause.removesuffix(now.column or "").strip()
        words = meanings.stems(label) | {f"={now.metric}"}
        moved = _moved(now.quantity, was.quantity)
        evidence = cite(held, now)
        yield Outlook(
            label,
            words,
            now.quantity,
            was.quantity,
            moved,
            None,
            evidence,
            _TOTAL.search(label) is not None,
            now.windows,
        )


_IN_BRACKETS: Final = regex(
    r"(?P<own>.+?)\s*\((?=[^)]*\b(?:projections?|forecasts?|estimates?|previous|earlier|before|prior|last)\b)[^)]*\)",
    re.IGNORECASE,
)
_ROW: Final = regex(r"row (?P<row>\d+) \(")
_TOTAL: Final = regex(r"\b(?:total|group|overall|consolidated|whole)\b", re.IGNORECASE)


def _version(fact: Fact) -> Version | None:
    """Which version a column holds, of a table that foresees."""
    column, over = fact.column or "", fact.text.partition("|")[0]
    if _DONE.search(column):
        return "done" if FORESEEN.search(over) else None
    is_foreseen = FORESEEN.search(over) is not None or fact.modality in ("guidance", "forecast")
    if not is_foreseen:
        return None
    return "before" if _OLD.search(column) else "now" if _NEW.search(column) else None


# ---------------------------------------------------------------- sentences
def _of_sentences(held: Held, meanings: Meanings, vocabulary: object) -> Iterator[Outlook]:
    """Rows told as sentences ("Targets for 2025: Combined ratio: New below 96%; Until now below 97%") and sentences of the text."""
    for text, places in _texts(held).items():
        figures, _ = figures_of(text, held, vocabulary, meanings)
        figures = tuple(f for f in figures if f.quantity.kind in ("money", "percent", "count", "bps", "pp"))
        if not figures:
            continue
        reached = [f for f in figures if _REACHED.search(text[: f.start])]
        figures = tuple(
            f for f in figures if f not in reached and not (_BY.search(text[: f.start]) and len(figures) > 1)
        )
        old = [f for f in figures if is_old(text[: f.start])]
        new = [f for f in figures if f not in old]
        if not new or len(new) > 1 or len(old) > 1:
            continue
        is_pair = bool(old) and FORESEEN.search(text[: new[0].start]) is not None
        if not (is_pair or _SAYS.search(text) or _OF_ROW.search(places)):
            continue
        before = _in_terms(old[0].quantity, new[0].quantity) if old else None
        moved = _moved(new[0].quantity, before) or (_moved_in(text) if before is None else None)
        if _OF_ROW.search(places) is None and (
            (moved is None and before is None) or not (is_pair or _is_foreseen(text, new[0]))
        ):
            continue
        label = _LABEL.sub("", text[: new[0].start])
        words = meanings.stems(f"{label} {text[new[0].quantity.end :]}")
        evidence = quoted(held, text, places)
        done = reached[0].quantity if len(reached) == 1 else None
        yield Outlook(label, words, new[0].quantity, before, moved, done, evidence, _TOTAL.search(label) is not None)


_REACHED: Final = regex(r"\blast\s+(?:fiscal\s+|financial\s+)?year(?:['’]s)?\b[^.;,]*$", re.IGNORECASE)
""" "Last year's figure was": no forecast."""
_BY: Final = regex(r"\bby\s+(?:(?:a\s+further|another|about|some)\s+)?$", re.IGNORECASE)
""" "Raising the low end by $5 million, so that the range is now": a step."""


def _in_terms(old: Quantity, new: Quantity) -> Quantity:
    """ "Four to five percent; before, we said three to five": percent, too."""
    if new.kind != "percent" or old.kind != "count" or old.unit:
        return old
    return old.model_copy(update={"kind": new.kind, "unit": new.unit})


def _is_foreseen(text: str, figure: Printed) -> bool:
    """ "An operating profit of 413 million, and raised its targets": what was, and no target."""
    behind, before = text[figure.quantity.end :], text[: figure.start]
    return _BRACKETED.match(behind) is not None or (
        (told := _FORESEES.search(before)) is not None and not _ENDS.search(before[told.end() :])
    )


_BRACKETED: Final = regex(
    r"[^.;,()]{0,30}\((?:previously|until|formerly|before|earlier|was|unchanged|raised|lowered|confirmed|new|prior)\b",
    re.IGNORECASE,
)
_FORESEES: Final = regex(
    r"\bnow\s+(?:expect|plan|see|forecast|anticipat|aim|target|guid|project)\w*|\b(?:expectation|forecast|target|guidance|outlook|goal|range)s?\b",
    re.IGNORECASE,
)
_ENDS: Final = regex(r"[;:]|\b(?:and|but|while)\b")
_OF_ROW: Final = regex(r"\btable \d+, row \d+$")
_LABEL: Final = regex(
    r"^[^:]*\b(?:guidance|outlook|targets?|forecasts?)\b[^:]*:\s*|[:;,]?\s*(?:new|now|current)\s*$", re.IGNORECASE
)
_SAYS: Final = regex(
    r"\((?:previously|until\s+now|formerly|before|earlier|was|unchanged|raised|lowered|confirmed|new|prior)\b|\bnow\s+(?:expect|plan|see|forecast|anticipat|aim|target|guid|project)\w*"
    r"|\b(?:hold|stick|keep)s?\s+to\s+(?:its|the|their|our)\s+(?:expectation|forecast|target|guidance|outlook|goal)|\b(?:confirm|reaffirm|reiterat|maintain|rais|lift|lower|cut|reduc|trim)\w*\s+(?:its|the|their|our)\s+(?:[\w-]+\s+){0,7}?(?:expectation|forecast|target|guidance|outlook|goal|range)",
    re.IGNORECASE,
)


def _texts(held: Held) -> dict[str, str]:
    """The sentences with figures that are of no table's cells, with their places."""
    out: dict[str, str] = {}
    last = ""
    for fact in held.facts:
        if fact.in_table or fact.quantity is None or not fact.text or fact.text == last:
            continue
        text = fact.text
        if _GOES_ON.match(text) and out.get(last) == fact.place:
            out.pop(last)
            text = f"{last.rstrip(' .')}; {text[:1].lower()}{text[1:]}"
        out[text] = fact.place
        last = fact.text if text == fact.text else last
    return out


_GOES_ON: Final = regex(
    r"^\W*(?:the|our|its|their)\s+(?:previous|prior|earlier|former|old|original)\s+(?:[a-z]+\s+)?(?:range|guidance|forecast|outlook|target|expectation|projection|estimate)\b",
    re.IGNORECASE,
)
""" "We now expect ... . Our previous guidance was ...": one forecast, and what it was."""


def is_old(before: str) -> bool:
    piece = _CUT.split(before)[-1]
    return _BEFORE.search(before) is not None or _OLD.match(piece) is not None


_CUT: Final = regex(r"[;:(]\s*|,\s+")


# ---------------------------------------------------------------- which way
def middle(quantity: Quantity) -> Decimal | None:
    if quantity.value is not None:
        return quantity.value
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


def _moved(now: Quantity, before: Quantity | None) -> Moved | None:
    """ "kept" where both ends are as they were; None of a range that was only narrowed."""
    if before is None or now.kind != before.kind:
        return None
    one, other = middle(now), middle(before)
    if one is None or other is None:
        return None
    if one != other:
        return "up" if one > other else "down"
    return "kept" if (now.low, now.high) == (before.low, before.high) else None


def _moved_in(text: str) -> Moved | None:
    told = [way for way, pattern in _WAYS if pattern.search(text)]
    return told[0] if len(told) == 1 else None


_WAYS: Final[tuple[tuple[Moved, re.Pattern[str]], ...]] = (("kept", KEPT), ("up", RAISED), ("down", LOWERED))
