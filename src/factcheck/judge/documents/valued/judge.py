"""The verdict: what each figure of a sentence is, where the words leave one thing that it can be. Only support."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.figures import is_old_version
from factcheck.judge.documents.labelled import Entry
from factcheck.judge.documents.meanings import Meaning, is_metric
from factcheck.judge.documents.printed import Printed, noun
from factcheck.judge.documents.qualified import tells_which
from factcheck.judge.documents.readings import DOING, OUTLOOK
from factcheck.judge.documents.rows.findings import way_told
from factcheck.judge.documents.valued.dated import dated, may_tell_date
from factcheck.judge.documents.valued.forms import TOP, Found, base_of, found, is_step
from factcheck.judge.documents.valued.mistaken import mistaken
from factcheck.judge.documents.valued.sentence import NEAR, TOLD, Sentence, evidence_of
from factcheck.judge.documents.valued.timed import timed
from factcheck.judge.documents.verdicts import supported
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.sources.documents import Held

_MARKS: Final = frozenset('"“”')
_MANY: Final = 4
_TELLS: Final = 0.1
_MARGIN: Final = 0.15
_CHANCE: Final = Decimal("0.15")
_LOOSE: Final = Decimal("0.05")
_SHARP: Final = 100
_TRIED: Final = 3
_DISTANT: Final = 50
_BOUNDS: Final = frozenset(("gt", "ge", "lt", "le"))
_BEYOND = regex(
    r"\b(?:first time|for the first|since \d{4}|ever|record|never|than any|than all|unlike|despite|because|due to|thanks to|driven by|if|unless|in a row|running|consecutive|succession|straight|alone|only (?:one|part|group|division|region)|no longer|still|again)\b",
    re.IGNORECASE,
)
""" What a sentence tells besides its figures, which they do not bear out."""
_TWO: Final = 2
_TOGETHER = regex(r"\b(?:together|combined|between them|jointly)\b", re.IGNORECASE)
""" "The two together made nine tenths": of their sum, and not the one of the other."""
_BEST = regex(
    r"\b(?:most|least|worst|best|(?!latest|interest|forest|west|guest|request|invest|test|harvest|contest|protest|northwest|southwest|midwest|rest|nest|quest|modest|honest|priest|arrest|chest|digest|suggest)[a-z]{2,}est)\b",
    re.IGNORECASE,
)
_AHEAD = regex(
    r"\b(?:should|going to|looks? set|set to|likely|at this rate|by 20[3-9]\d|may|might|could)\b", re.IGNORECASE
)


def judge_valued(held: Held, text: str, rules: Any) -> Judgement | None:
    """None where a figure can be nothing of the document, or several things."""
    if not held.facts or _MARKS & {*text} or denied(text) or _BEYOND.search(text):
        return None
    s = Sentence(text, held, rules)
    if not 1 <= len(s.figures) <= _MANY or _BEST.search(TOP.sub(" ", s.spoken.bare)):
        return None
    if any(f.quantity.value is None and f.quantity.cmp != "range" for f in s.figures):
        return None
    chosen: list[Found] = []
    for f in s.figures:
        best = base_of(s, f, chosen) or _best(s, f)
        if best is None:
            return None
        chosen.append(best)
    if not chosen or not _is_told(s, chosen):
        return None
    if (
        len(s.figures) == 1
        and _TOGETHER.search(text)
        and any(
            f.quantity.kind in ("percent", "fraction") and len(c.entries) == _TWO and c.form == "share"
            for f, c in zip(s.figures, chosen, strict=True)
        )
    ):
        return None
    entries = dict.fromkeys(e for c in chosen for e in c.entries)
    evidence = [evidence_of(held, e) for e in entries]
    detail = "; ".join(c.told for c in chosen)
    notes = [note("derived", detail)] if any(len(c.entries) > 1 for c in chosen) else []
    return supported(held, evidence, f"{held.name}: {detail}.", (), notes)


def judge_mistaken(held: Held, text: str, rules: Any) -> tuple[tuple[int, int], Judgement] | None:
    """A figure of the sentence that is another of the document's, and where it stands in the sentence."""
    if not held.facts or _MARKS & {*text} or denied(text) or _BEYOND.search(text) or _BEST.search(text):
        return None
    s = Sentence(text, held, rules)
    if (late := timed(s)) is not None:
        return late
    if not 1 <= len(s.figures) <= _MANY:
        return None
    found = [((f.quantity.start, f.quantity.end), judged) for f in s.figures if (judged := mistaken(s, f)) is not None]
    return found[0] if found else None


def judge_dated(held: Held, text: str, rules: Any) -> Judgement | None:
    """A date that is another one of the document's than the words of the sentence lead to."""
    if _MARKS & {*text} or not may_tell_date(text):
        return None
    wrong = dated(Sentence(text, held, rules))
    return wrong[1] if wrong is not None else None


# ---------------------------------------------------------------- what a figure is
def _best(s: Sentence, f: Printed) -> Found | None:
    """The agreeing candidate that nothing else outdoes by its words."""
    tried = list(found(s, f))
    agreeing = sorted((c for c in tried if c.agrees and _are_named(s, c)), key=lambda c: -s.score(c.entries))
    before = s.spoken.text[: f.quantity.start]
    for c in agreeing[:_TRIED]:
        if any(e.table is not None and is_old_version(e.table.columns[e.at[1]].label, before) for e in c.entries[:1]):
            continue
        others = [r for r in tried if r.form == c.form and not r.agrees]
        if any(_beats(s, r, c) for r in others if not _is_far(s, f, r, c)):
            continue
        own = _words_at(s, c.entries, NEAR)
        equals = [r for r in others if _words_at(s, r.entries, NEAR) >= own and _are_named(s, r)]
        chance = (len({r.value for r in equals}) + 1) * _width(f.quantity)
        if not equals or (
            chance <= _CHANCE and s.score(c.entries) >= max(s.score(r.entries) for r in equals) - _MARGIN
        ):
            return c
    return None


def _width(q: Quantity) -> Decimal:
    """The part of the size of a figure that its last digit or its hedge leaves open."""
    own = q.step / abs(q.value) / 2 if q.value else Decimal(1)
    return max(own, _LOOSE if q.cmp != "eq" or q.kind in ("multiple", "fraction") else Decimal(0))


def _words_at(s: Sentence, entries: Sequence[Entry], least: float) -> frozenset[str]:
    return frozenset(m.text for m in s.words if any(s.near(m, e) >= least for e in entries))


def _beats(s: Sentence, r: Found, c: Found) -> bool:
    """It has a word of the sentence that the other has not: in the same table any, elsewhere more than the other has."""
    more = _words_at(s, r.entries, NEAR) - _words_at(s, c.entries, TOLD)
    if r.entries[0].table is c.entries[0].table is not None:
        return any(s.weights[w] > _TELLS for w in more)
    return sum(s.weights[w] for w in more) > sum(s.weights[w] for w in _words_at(s, c.entries, NEAR))


def _is_far(s: Sentence, f: Printed, r: Found, c: Found) -> bool:
    """So far from the figure that it is hardly meant, beside one that agrees and goes by a word of its own."""
    small, large = sorted((abs(f.quantity.value or r.value), abs(r.value)))
    own = _words_at(s, c.entries, NEAR) - _words_at(s, r.entries, NEAR)
    return large > _DISTANT * small and any(s.weights[w] > _TELLS for w in own)


def _are_named(s: Sentence, c: Found) -> bool:
    """Each row is named by a word of its own, or is the total or the only one; of two that are compared each has its own."""
    for e in c.entries:
        if e.table is None:
            if not any(s.near(m, e) >= NEAR for m in s.words):
                return False
        elif c.form != "top" and len(e.table.rows) > 1 and not e.is_total and not s.names(e.table.rows[e.at[0]]):
            return False
    return c.form != "gap"


# ---------------------------------------------------------------- whether the sentence says that
def _is_told(s: Sentence, chosen: Sequence[Found]) -> bool:
    entries = [e for c in chosen for e in c.entries]
    is_outlook = OUTLOOK.search(s.text) is not None or _AHEAD.search(s.text) is not None
    if any(e.is_outlook != is_outlook or (e.line is not None and denied(e.line.text)) for e in entries):
        return False
    is_level = all(c.form == "level" for c in chosen)
    if is_level and len(chosen) == 1 and entries[0].table is None:
        return False  # one figure of one sentence: read better by its structure
    if not any(is_step(s, f) for f in s.figures) and s.spoken.than is None and not _went_so(s, chosen[0]):
        return False
    near = [m for m in s.words if any(s.near(m, e) >= (NEAR if is_metric(m) else TOLD) for e in entries)]
    left = [m for m in s.words if m not in near]
    strange = [m for m in left if not any(s.near(m, e) for e in entries)]
    if any(is_metric(m) and s.weights[m.text] for m in left) or any(
        s.matters(m) or tells_which(s.text, m.text) for m in strange
    ):
        return False
    counted = s.meanings.stems(" ".join(f"{noun(f.quantity.text)} {f.quantity.per or ''}" for f in s.figures))
    if any(c.form == "level" for c in chosen) and any(m.ways & counted for m in strange):
        return False  # neither bags nor kilowatt-hours
    counts = any(c.form == "level" and c.entries[0].quantity.kind == "count" for c in chosen)
    done = [m for m in (s.spoken.labels if counts else strange) if m.ways & DOING]
    if any(not m.stands_in(e.own | e.told) for m in done for e in entries) or (
        strange and is_level and len(chosen) == 1
    ):
        return False  # what was done with it, or what it was spent on, is of another figure
    sharp = any(f.quantity.value and abs(f.quantity.value) >= _SHARP * f.quantity.step for f in s.figures)
    hits = [m for m in near if s.weights[m.text] > _TELLS]
    is_wide = all(f.quantity.cmp in _BOUNDS or f.quantity.kind == "fraction" for f in s.figures)
    if is_wide and len(strange) > 1 and not all(_is_said(e, near) for e in entries):
        return False  # so much lies above "a fifth" that a row which is only brought to mind is no answer
    return bool(hits) and len(strange) <= len(near) + (2 if sharp or len(chosen) > 1 else 0)


def _is_said(e: Entry, words: Sequence[Meaning]) -> bool:
    """In the letters of its row, and not only by a notion that both are of."""
    if e.table is None or e.is_total:
        return True
    stems = e.table.rows[e.at[0]].stems
    return any(way in stems for m in words for way in m.ways if way[0] not in "~=")


def _went_so(s: Sentence, c: Found) -> bool:
    """A level that is told to have risen or fallen did so by the document."""
    way, entry = way_told(s.spoken), c.entries[0]
    if way is None:
        return True
    if entry.figure is not None:
        bases = [e for e in s.entries if e.line is entry.line and e.is_base and e.quantity.kind == entry.quantity.kind]
    else:
        row = [e for e in s.rows[id(entry.table), entry.at[0]] if e.windows and e.is_change == entry.is_change]
        bases = [e for e in row if e.quantity.kind == entry.quantity.kind and s.is_earlier(entry, e)]
        bases = sorted(bases, key=lambda e: e.windows[0][1])[-1:]
    if len(bases) != 1:
        return False
    now, then = entry.quantity.value, bases[0].quantity.value
    if now is None or then is None:
        return False
    if now < 0 > then and any((f.quantity.value or 0) > 0 for f in s.figures):
        now, then = -now, -then  # a deficit that the table prints as negative
    return (now > then) == (way == "up")
