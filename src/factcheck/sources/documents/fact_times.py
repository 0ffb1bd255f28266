"""When a figure is of: its own time, that of the figure it is compared with, or that of a stretch to come."""

from __future__ import annotations

import re
from typing import Any, Final

from factcheck.model import Article, Claim, Extraction, Quantity, Time
from factcheck.patterns import regex
from factcheck.sources.documents import periods
from factcheck.sources.documents.periods import Calendar, Days

EVERY = regex(r"(?:annual|quarterly|monthly)(?:ly)?$", re.IGNORECASE)
"""Of no year: "annual bleeds", "a quarterly dividend"."""
DATED = regex(r"\d|XXXX|PREV")
_SPENT = regex(r"\b(?:over|for|within)\s+(?:a\s+|the\s+)?$", re.IGNORECASE)
_FROM_TO = regex(r"\b(?:from|between)\b|\b(?:to|and|until)\b|[-–—]", re.IGNORECASE)
_SPAN = regex(r"(\d{4}(?:-\d\d)?)/(\d{4}(?:-\d\d)?)")
_YEAR_AGO = regex(r"(?<!from )(?<!than )(?<!on )(?<!over )\b(?:a|the) year (?:earlier|ago|before)\b", re.IGNORECASE)
_JOINT = regex(
    r"\s*\(?(?:(?:in|at|on|for|as of|during|of)\s+)?(?:the\s+)?(?:(?:end|close)\s+of\s+)?(?:the\s+)?", re.IGNORECASE
)
_AGAINST = regex(
    r"\b(?:compared\s+(?:with|to)|against|versus|vs\.?|from|down\s+from|up\s+from|after(?=\s+(?:[A-Z]{0,3}[\d$€£¥]|an?\s)))\s",
    re.IGNORECASE,
)
_COMPARISONS = regex(r"\b(?:comparisons?|compares?|comparatives?)\b[^.;]{0,40}\b(?:with|to|against)\s", re.IGNORECASE)
""" "All comparisons are with the thirteen weeks ended November 2, 2024"."""
_SINCE = regex(r"\bsince\s+(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?$", re.IGNORECASE)
_OPENS_COMPARED = regex(
    r"(?:when\s+)?(?:compared\s+(?:with|to)|against|relative\s+to|set\s+against|measured\s+against|versus)\s+(?:the\s+)?(?:same\s+\w+\s+of\s+)?",
    re.IGNORECASE,
)
_GOES_ON = regex(
    r"[;:]\s|\s\(|\b(?:while|whereas|but|because|although|to|was|were|is|fell|rose|grew|came|stood|had|has|dropped|climbed|increased|declined)\b"
)
"""Behind these another assertion has begun, which is compared with nothing."""
_MEASURED = regex(r"\b(?:from|than in|than at|compared (?:with|to)|against|versus)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE: Final = 24
_DIFFERENCE: Final = 12
"""Days."""
_THE_NEXT = regex(r"\s+(?:for|in)\s+the\s+(?:next|following|coming)\b", re.IGNORECASE)
_FORECAST = regex(r"\b(?:forecast|guidance|outlook|target|projection)s?\b", re.IGNORECASE)
_LABEL = regex(r"\s*:\s*")
_CLOSES = regex(r"[;:]\s|\s\(|\b(?:while|whereas|but|because|although)\b")
_REACH: Final = 80
_YEAR: Final = 300
_OPENING: Final = 24
"""Code points: a time that stands so near the start of its sentence is that of the whole."""
_LONG_AGO: Final = 800
"""Days: an earlier sentence's time that lies so far back is a founding or the start of a series."""

_PAID_OUT: Final = frozenset(("dividend", "payout"))
_PAID_ON = regex(
    r"\b(?:pays?|paid|payable|payment|payout|receives?|gets?|collects?|distribut\w+|falls?\s+due)\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:on|in|by|from)\s+(?:the\s+)?(?:(?:end|middle|beginning)\s+of\s+|early\s+|late\s+|mid-)?$",
    re.IGNORECASE,
)
_A_MONTH: Final = 31


class TimeReader:
    """The times of the claims of one extraction, in days of a document's calendar."""

    def __init__(self, article: Article, extraction: Extraction, calendar: Calendar) -> None:
        self.article, self.extraction, self.calendar = article, extraction, calendar
        self._figures: dict[int, list[tuple[int, int]]] = {}
        for quantity in extraction.quantities:
            self._figures.setdefault(quantity.sentence, []).append((quantity.start, quantity.end))
        self._times_of: dict[int, list[Any]] | None = None

    def _times(
        self, claim: Claim, role: str | None, time: Any, base: Any, quantity: Quantity | None, clause: str
    ) -> tuple[tuple[Days, ...], tuple[str, ...], int | None, bool]:
        months = periods.horizon(time.value) if time is not None and time.type == "duration" else None
        if months is None:
            months = self._ahead(claim.sentence, quantity)
            # what is planned over a stretch of time is of no period that the sentence names for another figure
            windows_time = None if months is not None and claim.modality == "plan" else time
        else:
            windows_time = None
        main = self.calendar.main
        windows = periods.of_time(windows_time, self.calendar)
        if time is not None and "XXXX" in time.value and len(windows) > 1:
            windows = windows[-1:] if claim.modality in ("plan", "guidance", "forecast") else windows[:1]
        is_ahead = claim.modality in ("plan", "guidance", "forecast") or _FORECAST.search(clause)
        if time is not None and time.value in ("REF:Y", "REF:FY") and main and is_ahead:
            # "2.8% for the year and 2.2% for the next", of a quarter or a month
            is_next = quantity is not None and _THE_NEXT.match(self.article.text, quantity.end)
            windows = (periods.shifted(self.calendar.year_of(main[1]), 12 if is_next else 0),)
        if windows and (windows[0] == (None, self.calendar.day) or self._is_day_of_payment(claim, time, windows[0])):
            windows = ()  # "today"; "nine cents a share, to be paid in October"
        bases = (base.value,) if base is not None else ()
        behind = self._time_behind(quantity)
        if role == "from" and behind is not None and (own := periods.of_time(behind, self.calendar)):
            return own[:1], (), months, False
        labelled = self._labelled(quantity, main) if role in ("level", "from") else ()
        if labelled:
            return labelled, (), months, False
        against = self._compared(quantity, main) if role in ("level", "from") else ()
        if against:
            return against, (), months, False
        if role == "level" and quantity is not None and (windows or main) and self._year_ago(quantity, clause):
            own = windows or ((main,) if main else ())
            return tuple(periods.shifted(w, -12) for w in own[:1]), (), months, False
        span = next((t for t in (time, base) if t is not None and _SPAN.fullmatch(t.value)), None)
        if role == "delta" and span is not None:
            return *self._over(span, base), months, False
        if role == "delta" and time is None and base is not None and base.value not in periods.BASES:
            if self._opened_by_since(base):
                return ((main,) if main else ()), bases, months, False  # "has doubled since 2021"
            if main and self._is_measured_from(base, main):
                return (main,), bases, months, False  # "fell by a fifth from the second quarter of 2025"
            # "doubled in the third quarter from a year earlier": the period may be read as the basis
            windows, bases = periods.of_time(base, self.calendar), ()
        if role == "from":
            own = windows or ((main,) if main else ())
            value = base.value if base is not None else None
            if base is None and windows and not any(c.field == "period" for c in claim.context):
                return windows, (), months, False
            shifted = [w for each in own for w in periods.base_windows(value, each, self.calendar)]
            return tuple(shifted), (), months, base is None and not main
        if time is not None and time.value in ("PREV:Y", "PREV:FY") and main:
            windows = (periods.shifted(main, -12),)
        inherited = any(c.field == "period" and c.source != "same sentence" for c in claim.context)
        if inherited and main and windows and (main[1] - windows[0][1]).days > _LONG_AGO:
            return (main,), bases, months, False
        if inherited and main and windows and not any(periods.same(main, w) for w in windows):
            return (main, *windows), bases, months, True
        return windows, bases, months, False

    def _is_day_of_payment(self, claim: Claim, time: Any, window: Days) -> bool:
        """When a dividend is paid out is not what it is paid for."""
        if claim.metric not in _PAID_OUT or time is None or periods.length(window) > _A_MONTH:
            return False
        return _PAID_ON.search(self.article.text, max(0, time.start - _REACH), time.start) is not None

    def _over(self, span: Time, base: Any) -> tuple[tuple[Days, ...], tuple[str, ...]]:
        """The period and the basis of a change over two times: "from 2021 to 2024", but "in the final three months of 2024" is one,
        and so is "between January and August, 5% more than a year earlier"."""
        is_of_span = base is not None and base is not span and base.value in periods.BASES
        found = _SPAN.fullmatch(span.value)
        if found is None or not _FROM_TO.search(span.text) or is_of_span:
            return periods.windows(span.value, self.calendar), ()
        return periods.windows(found[2], self.calendar), (found[1],)

    def _is_measured_from(self, base: Any, main: Days) -> bool:
        """The one time of a change is named as what it is compared with, and lies before the document's own, in its length."""
        windows = periods.of_time(base, self.calendar)
        if not windows or windows[0][1] >= main[1] or not _MEASURED.search(self.article.text[: base.start][-_BEFORE:]):
            return False
        return abs(periods.length(windows[0]) - periods.length(main)) <= _DIFFERENCE

    def _only_time(self, sentence: int, start: int) -> Any:
        """ "At the end of 2024 the fleet numbered": the one time of a sentence that begins with it."""
        found = [
            t for t in self._of_sentence(sentence) if t.type in ("period", "fiscal", "date") and not EVERY.match(t.text)
        ]
        if len(found) != 1 or _SINCE.search(self.article.text[start : found[0].start]):
            return None
        if _OPENS_COMPARED.fullmatch(self.article.text, start, found[0].start):
            return None
        return found[0] if found[0].start - start < _OPENING else None

    def _ahead(self, sentence: int, quantity: Quantity | None) -> int | None:
        """Months of the one stretch of time to come that a sentence names ("over the next four years"), or that stands behind a figure."""
        found = {t.value for t in self._of_sentence(sentence) if t.type == "duration" and self._spent(t, quantity)}
        return periods.horizon(found.pop()) if len(found) == 1 else None

    def _spent(self, time: Any, quantity: Quantity | None) -> bool:
        if time.value.startswith("NEXT:"):
            return True
        if quantity is None or time.start < quantity.end or time.start - quantity.end > _REACH:
            return False
        between = self.article.text[quantity.end : time.start]
        others = self._figures.get(time.sentence, ())
        return bool(_SPENT.search(between)) and not any(quantity.end <= a < time.start for a, _ in others)

    def _of_sentence(self, sentence: int) -> list[Any]:
        if self._times_of is None:
            self._times_of = {}
            for time in self.extraction.times:
                self._times_of.setdefault(time.sentence, []).append(time)
        return self._times_of.get(sentence, [])

    def _labelled(self, quantity: Quantity | None, main: Days | None) -> tuple[Days, ...]:
        """ "(2024: 1,211 million)", "(Q4 2023: 35.3%)": the time right before a figure is its own."""
        if quantity is None:
            return ()
        for time in self._of_sentence(quantity.sentence):
            if not _LABEL.fullmatch(self.article.text[time.end : quantity.start][:4]):
                continue
            found = periods.of_time(time, self.calendar)
            if main and found and periods.length(main) < _YEAR <= periods.length(found[0]):
                found = periods.base_windows(time.value, main, self.calendar)
            return found[:1]
        return ()

    def _bracketed(self, time: Any, claim: Claim) -> bool:
        """A time in a bracket that the claim stands before is that of the figures in the bracket."""
        if time is None or time.start < claim.end:
            return False
        between = self.article.text[claim.end : time.start]
        return between.count("(") > between.count(")") and len(between) < _REACH

    def _of_the_other(self, time: Any, claim: Claim) -> bool:
        """ "A loss of 71 million, compared to 77 million for the second quarter of 2024": the time is that of the second figure."""
        main = self.calendar.main
        if time is None or main is None or time.start < claim.end or time.sentence != claim.sentence:
            return False
        marker = _AGAINST.search(self.article.text, claim.end, time.start)
        if marker is None or not any(marker.end() <= a < time.start for a, _ in self._figures.get(claim.sentence, ())):
            return False
        found = periods.of_time(time, self.calendar)
        return bool(found) and found[0][1] < main[1]

    def _since(self, time: Any, claim: Claim) -> bool:
        """ "Fell to 5.9 billion since the end of last year": the time is that of the figure before."""
        if time is None or time.sentence != claim.sentence:
            return False
        return self._opened_by_since(time)

    def _opens_compared(self, time: Any, claim: Claim, start: int) -> bool:
        """ "Compared with the third quarter of 2024, the margin widened to 2.94 percent": the time is that of the figure before."""
        return (
            time.sentence == claim.sentence
            and _OPENS_COMPARED.fullmatch(self.article.text, start, time.start) is not None
        )

    def _opened_by_since(self, time: Any) -> bool:
        if time.text.lower().startswith("since"):
            return True
        return _SINCE.search(self.article.text[max(0, time.start - 24) : time.start]) is not None

    def _onward(self, claim: Claim, role: str | None) -> Days | None:
        """ "Containers came to 164,220 since January": of all months from then to the end of the document's own time."""
        time, main = self.extraction.time(claim.period), self.calendar.main
        if (
            time is None
            or main is None
            or role != "level"
            or claim.direction is not None
            or not self._since(time, claim)
        ):
            return None
        start = next((window[0] for window in periods.of_time(time, self.calendar)), None)
        return (start, main[1]) if start is not None and main[0] is not None and start < main[0] else None

    def _is_basis(self, time: Any, claim: Claim) -> bool:
        """A time taken over from a sentence before, where it only told what is compared with."""
        main = self.calendar.main
        if time is None or main is None or time.sentence == claim.sentence:
            return False
        start = self.extraction.sentences[time.sentence].start
        found = periods.of_time(time, self.calendar)
        if not found or found[0][1] >= main[1]:
            return False
        text = self.article.text
        return any(pattern.search(text, start, time.start) for pattern in (_AGAINST, _COMPARISONS))

    def _year_ago(self, quantity: Quantity, clause: str) -> bool:
        """ "A loss of 97 million a year earlier", and no other figure between."""
        if not _YEAR_AGO.search(clause):
            return False
        following = [a for a, _ in self._figures.get(quantity.sentence, ()) if a >= quantity.end]
        sentence = self.extraction.sentences[quantity.sentence]
        behind = self.article.text[quantity.end : min(following, default=sentence.end)]
        before = self.article.text[sentence.start : quantity.start]
        return bool(_YEAR_AGO.search(behind)) or not following and bool(_YEAR_AGO.search(before))

    def _compared(self, quantity: Quantity | None, main: Days | None) -> tuple[Days, ...]:
        """The period of a figure behind "compared with", "from", "against": that of the next time in its sentence."""
        if quantity is None or main is None:
            return ()
        sentence = self.extraction.sentences[quantity.sentence]
        before = self.article.text[sentence.start : quantity.start]
        markers = list(_AGAINST.finditer(before))
        if not markers or len(before) - markers[-1].end() > 2 * _REACH or _GOES_ON.search(before, markers[-1].end()):
            return ()
        for time in self._of_sentence(quantity.sentence):
            if time.start < quantity.end or time.type not in ("period", "fiscal", "date", "base"):
                continue
            between = self.article.text[quantity.end : time.start]
            if _CLOSES.search(between) or len(between) > _REACH:
                return ()
            if time.type == "base" or time.value in periods.BASES:
                found = periods.base_windows(time.value, main, self.calendar) if time.value in periods.BASES else ()
            else:
                found = periods.of_time(time, self.calendar)
                if periods.length(main) < _YEAR <= max(map(periods.length, found), default=0):
                    found = periods.base_windows(time.value, main, self.calendar)
            # "to 5 billion from 4 billion in the third quarter": the time is that of the whole
            return found[:1] if found and found[0][1] < main[1] else ()
        return ()

    def _time_behind(self, quantity: Quantity | None) -> Any:
        """The time that stands right behind a figure ("from 6.6 billion at the end of 2024")."""
        if quantity is None:
            return None
        for time in self._of_sentence(quantity.sentence):
            between = self.article.text[quantity.end : time.start]
            if (
                0 <= time.start - quantity.end <= 24
                and _JOINT.fullmatch(between)
                and time.type in ("period", "fiscal", "date")
            ):
                return time
        return None
