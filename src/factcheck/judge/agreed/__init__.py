"""Of whom and when a sentence tells that leaves it open: what its figures together agree with, or what is told around it.

"The chip designer generated $1.38 billion from operations and $1.14 billion of free cash flow over the same months." One figure may
be that of another period by chance or by mistake; two of three digits that are both right of one period say which it is. A single
one is right of a period of which the text around it tells, if it has three digits. `slipped` calls wrong what is right of none of these
readings and a slip of exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.extract.economy import ISO, PAIR
from factcheck.judge.agreed.around import by_its_level, by_others, by_ratio, by_whom
from factcheck.judge.agreed.mainly import begun, main_windows, of_main, right_windows
from factcheck.judge.agreed.reading import Read, Reader
from factcheck.judge.agreed.slips import by_level_before, by_slip, earlier
from factcheck.judge.agreed.together import by_themselves, of_rows, wrong_of_rows
from factcheck.judge.agreed.ways import is_anybodys, is_of_part, is_of_row, is_understood, ways
from factcheck.judge.backward import turns_back
from factcheck.judge.beside import CLOSE, window_of
from factcheck.judge.two_levels import went_otherwise
from factcheck.judge.windows import Candidate
from factcheck.memo import cached_property
from factcheck.model import Claim, Contradicted, Extraction, Supported, Unverified
from factcheck.patterns import regex

_OPEN = frozenset({"ambiguous", "no-data", "no-rule", "not-checkable", "not-comparable", "unbound"})

_Told = Mapping[str | None, Sequence[Candidate]]
"""By company, the windows of which figures are right."""


def agreed(claims: Sequence[Claim], judged: Sequence[Claim], reader: Reader, rules: Any) -> Read:
    """The open claims, by their places, that are right of what their sentence or those around it show to be meant."""
    told, found, known = list(judged), Read(), None
    for _ in range(_PASSES):
        if (main := main_windows(told)) == known:
            break
        known = main
        now = _open_ones(claims, told, main, reader, rules)
        found |= now
        told = [found.get(k, claim) for k, claim in enumerate(told)]
        mainly = of_main(claims, told, main_windows(told) if now else main, reader)
        if not now and not mainly:
            break
        found |= mainly
        told = [found.get(k, claim) for k, claim in enumerate(told)]
    found |= _moved_along(claims, told, found, reader)
    return {k: _said(claim) for k, claim in found.items()}


def _moved_along(claims: Sequence[Claim], judged: Sequence[Claim], found: Read, reader: Reader) -> Read:
    """ "Earnings were $12.4 billion, 5% more": where the level turned out to be of the nine months, so is its change."""
    moved: Read = {}
    for k, claim in enumerate(judged):
        if claim.role != "delta" or not isinstance(claim.verdict, Contradicted) or _has_own(claim, reader.extraction):
            continue
        taken = (claim.sentence, claim.metric, claim.subject.id, claim.segment, claims[k].period)
        for n, level in found.items():
            of = claims[n]
            if level.role != "level" or taken != (of.sentence, of.metric, level.subject.id, of.segment, of.period):
                continue
            read = reader.right(claims[k], window_of(level))
            if read is None and isinstance(reader.asked(claims[k], window_of(level)).verdict, Contradicted):
                break  # wrong of that period as well
            detail = f"{claim.verdict.detail} But the amount beside it is of another period."
            doubt = Unverified(
                reason="ambiguous", detail=detail, evidence=claim.verdict.evidence, working=claim.verdict.working
            )
            moved[k] = read or claim.model_copy(update={"verdict": doubt})
            break
    return moved


def slipped(claims: Sequence[Claim], judged: Sequence[Claim], reader: Reader, rules: Any) -> Read:
    """The claims that no reading makes right, by their places, and one a slip; what may be said against it is asked elsewhere."""
    sentences, read = _sentences(judged), dict[int, Claim | None]()
    places = [k for k, claim in enumerate(judged) if _is_open(claim) and claim.subject.id in reader.held]
    if places:
        sight = _Sight(claims, judged, sentences, main_windows(judged), reader, rules)
        for k in places:
            ways, windows = sight.ways(k), sight.windows(k)
            read[k] = by_slip(claims[k], ways, windows, reader) or by_level_before(
                claims[k], sight.before(k), ways, windows, reader
            )
    rows = [[(k, claims[k]) for k in told if is_of_row(claims[k])] for told in sentences.values()]
    of_years = {k: claim for row in rows for k, claim in wrong_of_rows(row, reader).items()}
    return {k: claim for k, claim in read.items() if claim is not None} | of_years


_PASSES = 2
"""Figures that are read so may tell what the article is mainly about, and that more of them."""


def _open_ones(claims: Sequence[Claim], judged: Sequence[Claim], main: _Told, reader: Reader, rules: Any) -> Read:
    found: Read = {}
    if not any(map(_is_open, judged)):
        return found
    sentences = _sentences(judged)
    sight = _Sight(claims, judged, sentences, main, reader, rules)
    for index, places in sentences.items():
        open_ = [k for k in places if _is_open(judged[k])]
        if not open_:
            continue
        plain = [(k, claims[k]) for k in open_ if is_understood(judged[k]) or is_anybodys(judged[k])]
        found |= _not_before(by_themselves(plain, reader), [judged[k] for k in places])
        found |= by_themselves([(k, claims[k]) for k in open_ if is_of_part(judged[k])], reader)
        found |= of_rows([(k, claims[k]) for k in open_ if is_of_row(claims[k])], reader)
        around = [judged[k] for k in (*sentences.get(index - 1, []), *places)]
        for k in (k for k in open_ if k not in found):
            windows = sight.windows(k)
            here = [found.get(n, judged[n]) for n in places]
            read = by_others(claims[k], sight.ways(k), windows, reader, here)
            if read is None and is_understood(judged[k]) and not _of_part_before(claims[k], reader.extraction):
                read = by_its_level(claims[k], around, windows, reader)
            if read is None and (then := earlier(claims[k], sight.before(k), sight.ways(k), reader)) is not None:
                read = reader.right(*then)
            if read is None and is_anybodys(judged[k]):
                read = by_whom(claims[k], sight.near(k), reader)
            if read is not None and not sight.falls_back(k, read):
                found[k] = read
        told = [found.get(k, judged[k]) for k in places]
        sight.shown[index] = right_windows(told)
        for k in (k for k in open_ if k not in found):
            if (read := by_ratio(claims[k], told, reader)) is not None:
                found[k] = read
    found = {k: read for k, read in found.items() if reader.ends_as_told(claims[k], window_of(read))}
    found = {k: read for k, read in found.items() if not _is_before_its_base(k, read, claims, sight)}
    found = {k: read for k, read in found.items() if read.role != "delta" or not sight.falls_back(k, read)}
    return {k: read for k, read in found.items() if read.role != "from" or not _goes_otherwise(k, read, judged, reader)}


def _not_before(read: Read, here: Sequence[Claim]) -> Read:
    """None of them where a right figure of the sentence is of a later period: "edged down to $21.7 billion, or 13.5% of sales" """
    ends = {c.subject.id: w for c in read.values() if c.role == "level" and (w := window_of(c)) and w.start}
    for claim in here:
        own, told = window_of(claim) if isinstance(claim.verdict, Supported) else None, ends.get(claim.subject.id)
        if (
            claim.role not in ("level", "share")
            or own is None
            or own.start is None
            or told is None
            or told.start is None
        ):
            continue
        alike = abs((own.end - own.start) - (told.end - told.start)) < CLOSE
        if alike and own.end > told.end + CLOSE and not _names_time(claim):
            return {}
    return read


def _names_time(claim: Claim) -> bool:
    return claim.period is not None and not any(c.field == "period" for c in claim.context)


def _is_before_its_base(k: int, read: Claim, claims: Sequence[Claim], sight: _Sight) -> bool:
    """ "Free cash flow hardly grew: $69.5 billion after $72.8 billion": no figure of 2023, where that behind it is of 2024"""
    own, base = window_of(read), claims[k + 1] if k + 1 < len(claims) else None
    if own is None or base is None or read.role != "level" or base.role != "from":
        return False
    if (base.sentence, base.metric, base.subject.id) != (read.sentence, read.metric, read.subject.id):
        return False
    later = [w for w in sight.windows(k) if w.end > own.end]
    level = base.model_copy(update={"role": "level", "base": None, "period": None})
    return any(sight.reader.right(level, w) is not None for w in later)


def _goes_otherwise(k: int, read: Claim, judged: Sequence[Claim], reader: Reader) -> bool:
    """ "EPS rose to $11.09 from $11.21": of an earlier year that agrees with the figure, but not with the verb.

    Of the year or quarter right before, the verb is what is wrong.
    """
    pairs = (
        (judged[n], (judged[n], read) if n < k else (read, judged[n])) for n in (k - 1, k + 1) if 0 <= n < len(judged)
    )
    otherwise = (level for level, pair in pairs if went_otherwise(*pair, reader.extraction, reader.text) is not None)
    return any(not _is_right_before(read, level) for level in otherwise)


def _is_right_before(read: Claim, level: Claim) -> bool:
    then, now = window_of(read), window_of(level) if isinstance(level.verdict, Supported) else None
    return then is not None and now is not None and (now.end - then.end).days in _BEFORE


_BEFORE = frozenset((*range(84, 99), *range(357, 378)))
"""Days between the ends of a quarter or year and the one before, 52 and 53 weeks."""


class _Sight:
    """What is in sight of an open figure: the times shown around it and the ways in which it may be read."""

    def __init__(
        self,
        claims: Sequence[Claim],
        judged: Sequence[Claim],
        sentences: Mapping[int, Sequence[int]],
        main: _Told,
        reader: Reader,
        rules: Any,
    ) -> None:
        self.claims, self.judged, self.sentences, self.main, self.reader = claims, judged, sentences, main, reader
        self.rules = rules
        self.shown: dict[int, _Told] = {i: right_windows(judged[k] for k in told) for i, told in sentences.items()}
        self._blocks = {s.index: s.block for s in reader.extraction.sentences}

    @cached_property
    def _begun(self) -> dict[str | None, int]:
        """Asked for by few figures, so that most articles never work it out."""
        return begun(self.main, self.judged)

    def near(self, k: int) -> list[_Told]:
        """The times of right figures of its sentence, of the one before in its paragraph, and the article's main ones."""
        index, blocks = self.claims[k].sentence, self._blocks
        beside = self.shown.get(index - 1, {}) if blocks.get(index - 1) == blocks.get(index) else {}
        own = _has_own(self.claims[k], self.reader.extraction) or _is_headed(self.claims[k], self.reader)
        return [self.shown[index], beside, {} if own else self._main(k)]

    def _main(self, k: int) -> _Told:
        """What the article mainly tells of, as far as it has come to that where the figure stands."""
        place = self.claims[k]
        early = place.sentence < self._begun.get(place.subject.id, 0)
        return {**self.main, place.subject.id: ()} if early else self.main

    def windows(self, k: int) -> list[Candidate]:
        """The times that the figures around show to be its own, the same of a year before first where its words say so."""
        claim = self.claims[k]
        windows = dict.fromkeys(w for told in self.near(k) for w in told.get(claim.subject.id, ()))
        return list(dict.fromkeys((*self.reader.year_before(claim, tuple(windows)), *windows)))

    def falls_back(self, k: int, read: Claim) -> bool:
        """A present balance that is right only of an earlier day: "equity's up, at $72.9 billion", which it was at New Year"""
        own, claim, reader = window_of(read) if read.role == "level" else None, self.claims[k], self.reader
        if read.role == "delta" and (now := window_of(read)) is not None and _is_of_now(claim, reader):
            later = (w for told in (*self.near(k), self.main) for w in told.get(read.subject.id, ()))
            return any(now.end < w.end - CLOSE and w.start is not None for w in later)
        if own is None or own.start is not None or _has_own(claim, reader.extraction):
            return False
        near = [w for told in (*self.near(k), self.main) for w in told.get(read.subject.id, ()) if w.start is not None]
        back = turns_back(read, reader.extraction, reader.text)
        return not back and any(own.end < w.end - CLOSE for w in near)

    def before(self, k: int) -> list[Claim]:
        """The figures of its sentence before it, and of the one before that."""
        place = self.claims[k]
        near = (self.judged[n] for i in (1, 0) for n in self.sentences.get(place.sentence - i, ()))
        return [c for c in near if c.quantity is not None and c.end <= place.start]

    def ways(self, k: int) -> list[Claim]:
        """The readings of its words."""
        here, before = (self.sentences.get(self.claims[k].sentence - n, ()) for n in (0, 1))
        measures = _measures([self.judged[n] for n in here], [self.judged[n] for n in before])
        reader = self.reader
        return list(
            ways(self.claims[k], self.judged[k], measures, reader.extraction, reader.text, self.rules, reader.held)
        )


def _is_of_now(claim: Claim, reader: Reader) -> bool:
    """ "Looking two years back, earnings are down by 11.4%": up to now"""
    sentence = reader.extraction.sentence(claim.sentence)
    own = reader.text[sentence.start : claim.start] if sentence is not None else ""
    return not _has_own(claim, reader.extraction) and _NOW.search(re.split(r"[;:]|\bbut\b", own)[-1]) is not None


_NOW = regex(r"\b(?:is|are) (?:up|down|higher|lower)\b")


def _sentences(judged: Sequence[Claim]) -> dict[int, list[int]]:
    """The sentences in their order, each with the places of its claims."""
    told: dict[int, list[int]] = {}
    for k, claim in sorted(enumerate(judged), key=lambda told: told[1].sentence):
        told.setdefault(claim.sentence, []).append(k)
    return told


def _is_open(claim: Claim) -> bool:
    """A figure that no one has decided yet."""
    figure = claim.quantity is not None and not claim.cell and claim.bound is None
    if (claim.subject.id or "").startswith((ISO, PAIR)):
        return False  # rates of the next month or day are alike: that one of them agrees shows nothing
    return figure and getattr(claim.verdict, "reason", None) in _OPEN


def _measures(here: Sequence[Claim], before: Sequence[Claim]) -> tuple[str, ...]:
    """The measures of the levels that are right in a sentence and the one before, the last of each first."""
    right = (c for told in (here, before) for c in reversed(told) if isinstance(c.verdict, Supported))
    return tuple(c.metric for c in right if c.role == "level")


def _of_part_before(claim: Claim, extraction: Extraction) -> bool:
    """ "In the quarter before that it had managed $160 million": told so, it is no figure of a year before"""
    time = extraction.time(claim.period)
    return time is not None and time.value in ("PREV:Q", "QOQ", "PREV:M")


def _has_own(claim: Claim, extraction: Extraction) -> bool:
    """A time in the sentence itself, or that of the level that it is earlier than."""
    told = extraction.time(claim.period) is not None and not any(c.field == "period" for c in claim.context)
    return told or claim.role == "from"


def _is_headed(claim: Claim, reader: Reader) -> bool:
    """ "**Fiscal 2023** ... Operating income held at $21.5 billion": of the year over it, whatever the article is mainly about

    "Remember 2022?" over a text is none that it goes on with.
    """
    over, time = (
        any(c.field == "period" and c.source == "heading" for c in claim.context),
        reader.extraction.time(claim.period),
    )
    if not over or time is None or _A_YEAR.fullmatch(time.value) is None:
        return False
    sentence = reader.extraction.sentences[time.sentence]
    return not reader.text[sentence.start : sentence.end].rstrip().endswith("?")


_A_YEAR = regex(r"(?:FY)?\d{4}")


def _said(claim: Claim) -> Claim:
    verdict = claim.verdict
    if not isinstance(verdict, Supported):
        return claim
    how = "What the sentence leaves open was taken so that it agrees with its figures and those around it."
    return claim.model_copy(update={"verdict": verdict.model_copy(update={"detail": f"{verdict.detail} {how}"})})
