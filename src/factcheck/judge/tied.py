"""What ties a figure to that which it was taken for: the words between it and its measure, and the time that stands with it.

"Net income rose 12% to $3.5 billion" can be told of nothing else. "Quality is better judged by cash: CFO of $639 million" stands
behind the word "cash" and is not told of it; "revenue of $1.5 billion exceeded that of the July quarter" is not of July.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from factcheck.extract.economy import ISO
from factcheck.extract.periods.senses import LAST_TIME
from factcheck.judge.beside import window_of
from factcheck.judge.level import SLIPS
from factcheck.model import RELATIVE, Claim, Contradicted, Extraction, Quantity, Supported, Time
from factcheck.patterns import regex

_TAKEN = frozenset({"inherited", "meant", "resumed", "in_the_red"})
"""Rules that take the metric from elsewhere: another figure of the sentence, one before, or a word that may mean several."""
_WORD = regex(r"[A-Za-z][\w'’&-]*")
_RELATIVE = RELATIVE | {"fraction"}
_BALANCES = frozenset({"cash", "debt", "equity", "total_assets", "total_debt"})
_COMPARED = regex(
    r"\b(?:than|following|against|versus|vs\.?|after|from|compared (?:with|to)|exceed(?:ed|s)|like|(?:same|just) as|that of|before|since)"
    r"(?: (?:in|at|on|for|of|the|a|its|their|those|that|same|all|\w+ of))*\W*$"
)
_APART = regex(
    r"\b(?:than|following|from(?! operat)|against|versus|after|before|since|exceed\w*|that of|same as|as in|like|would|but|with the|on the \S+ \w+ (?:reported|made|booked)"
    r"|reported for)\b(?! *$)"
)
_ELSEWHEN = regex(r"\W*(?:\w+ ){0,5}?(?:previous|older|newer|next|former|latter) (?:one\b|two\b|\w*(?=[,.]))")
_SHARE = regex(r"\s+of\s+(?!\d)(?!growth|an? )")
_ANAPHOR = regex(
    r"\b(?:a|the|that) (?:year|quarter|period|half) (?:which|that|when|in which)\b(?! (?:had )?(?:ended|closed|finished|ran|concluded|wrapped up)\b)"
)
_DESCRIBED = regex(
    r"\b(?:the|its|their|our) (?:record|best|worst|peak|strongest|weakest|biggest|largest) (?:year|quarter|half)\b"
    r"|\b(?:year|quarter|half) (?:with|of) (?:the|its|their) \w+|\bat (?:the|its|their) (?:peak|height|trough|low|high)\b(?! end)"
)
"""A time told by what happened in it, which may be any: "The year with the record? Net income was $17.1 billion"."""
_AT_ONCE = regex(r"\s*(?:(?:in|at|for|on|of|over|during|the|its) )*")
_TO = regex(r",? to (?:about |some |nearly |around )?")
_ASIDE = regex(r",(?! [\d$])[^,;:\d]*,")
_DEFINED = regex(r",\s+(?:which|that) is\b[^,;.]*$")
"""Free cash flow, which is to say operating cash flow minus capital expenditures, ..."""
_ASIDE_ENDS = regex(r",\s+[a-z]+ed\b")
_MARK = regex(r"[,;:(\u2014]")
_OWNER = regex(r"['\u2019]s (?:was|were|is|came|rose|fell|by|to|at|only|just| )+")
_YEARS = regex(r"P(?:[2-9]|\d\d+)Y")
_FULL = regex(r"\d{4}")
_CUT = regex(r"[(;]")
"""Behind it another figure is told, of a time of its own: "$76.7 billion of debt (three months earlier it was $78.3 billion)"."""
_CLAUSE = regex(r",? (?:and|while|but|whereas) (?:only |just |some |about |another )?")
_ACTS = regex(
    r"(?:, (?:which|or) [^,;.]{1,40},)? (?:[a-z]+ed|went|was|were|is|came|made|found|got|fell|flowed|stayed)\b"
)
""" "69% was gross profit, and $14.1 billion, which is 16%, reached the bottom" """
_PART_OF = regex(r"\bof (?:its |the |our )?$")
_SAME_TIME = regex(r"(?:,| \(|:|,? (?:or|that is|meaning)),? (?:the|its|a) (?:full )?")
"""Between two names of one time: the second says what the first is."""
OF_PART = regex(r" (?:a|per) (?:day|week|month|quarter)\b", re.I)
_ENDED = regex(r"\bend(?:ed|s|ing)(?: on)? $")


class Tie:
    """One claim in its sentence, among the claims that are judged already."""

    def __init__(
        self,
        claim: Claim,
        claims: Sequence[Claim],
        judged: Sequence[Claim],
        extraction: Extraction,
        text: str,
        glue: Collection[str],
        kin: Collection[str] = (),
    ) -> None:
        self.claim, self.extraction, self.text, self.glue, self.kin = claim, extraction, text, glue, kin
        self.quantity = extraction.quantity(claim.quantity)
        self.start, self.end = (
            (claim.start, claim.end) if self.quantity is None else (self.quantity.start, self.quantity.end)
        )
        self.others = [q for q in extraction.quantities_in(claim.sentence) if q.id != claim.quantity]
        self.beside = {
            told.quantity: (told.metric, found)
            for told, found in zip(claims, judged, strict=True)
            if told.sentence == claim.sentence and told.quantity != claim.quantity
        }
        """What the other figures of the sentence were told of, and how they were judged."""
        self.before = [c for c in judged if c.sentence == claim.sentence - 1 and c.quantity is not None]

    @cached_property
    def has_rival(self) -> bool:
        """Whether the sentence names another measure, or the figure's own goes by words that others go by as well."""
        named = {metric for metric, _ in self.beside.values()} | set(self.claim.beside)
        return bool(self.kin or named - {self.claim.metric, "unknown"})

    def misread(self) -> str | None:
        """Why it cannot be what it was taken for, whatever else it is."""
        amount = self.quantity is not None and self.quantity.kind not in _RELATIVE
        if amount:
            return _NAMELESS if self.of_measure() == _NAMELESS else None
        if self.claim.role != "delta" or self.quantity is None or self.quantity.kind != "percent":
            return None
        if _SHARE.match(self.text, self.end) is not None:
            return "it is told as a share"
        reached = next(
            (q for q in self.others if q.start > self.end and _TO.fullmatch(self.text, self.end, q.start)), None
        )
        other = self.beside.get(reached.id) if reached is not None else None
        part = reached is not None and OF_PART.match(self.text, reached.end) is not None
        wrong = part or (
            other is not None and other[0] != self.claim.metric and isinstance(other[1].verdict, Supported)
        )
        return f'"{reached.text}", to which it led, is of another measure' if reached is not None and wrong else None

    def loose(self) -> str | None:
        """Why the words tie the figure to no one measure and time; None where they do."""
        if BY_FORM in self.claim.rule_trace:
            return None  # which accounts for every word
        return self.of_measure() or self._of_time()

    def of_measure(self) -> str | None:
        claim = self.claim
        found = [step.partition("<")[2] for step in claim.rule_trace.split() if step.startswith("metric<")]
        of_economy = (claim.subject.id or "").startswith(ISO)
        taken = bool(found) and found[-1] in _TAKEN and not ((found[-1] == "meant" or of_economy) and self._goes_on())
        if self._is_shown() or taken and ("subject<owner_of_figure" in claim.rule_trace or self._is_owned()):
            return None
        if taken and claim.named is None:
            return _NAMELESS
        return self._of_words(*claim.named) if claim.named is not None else None

    def _of_words(self, first: int, last: int) -> str | None:
        """What stands between the figure and the words for its measure, or begins behind it."""
        if last <= self.start and _CLAUSE.fullmatch(self.text, last, self.start) and _ACTS.match(self.text, self.end):
            return "it opens a clause of its own"
        if last > self.start:
            mark = _MARK.search(self.text, self.end, first) if self.end <= first else None
            other = mark[0] if mark is not None else self._stray(self.end, first)
        else:
            other = self._stray(last, self.start)
        return None if other is None else f'"{other}" stands between it and its measure'

    def _is_owned(self) -> bool:
        """ "Cash came to $20.5 billion, Alphabet's to $27.9 billion" """
        ends = (e.end for e in self.extraction.entities_in(self.claim.sentence) if e.ref == self.claim.subject.id)
        return any(_OWNER.fullmatch(self.text, end, self.start) is not None for end in ends if end <= self.start)

    def _goes_on(self) -> bool:
        """ "The margin was 34.1%. For the six months it stood at 27.7%": the one measure of the sentence before, of a time of its own"""
        own, before = self.extraction.time(self.claim.period), self.before
        told = {c.metric for c in before}
        right = any(isinstance(c.verdict, Supported) for c in before)
        return right and told == {self.claim.metric} and own is not None and own.sentence == self.claim.sentence

    def _is_shown(self) -> bool:
        """Whether the amount right beside it is of the same measure: "net income was $3.24 billion, a drop of 42%"."""
        claim = self.claim
        if self.quantity is None:
            return False
        if claim.role == "from":
            return any(c.role == "level" and self._is_right(m, c, (claim.metric,)) for m, c in self.beside.values())
        own: tuple[str, ...] = (claim.metric,)
        if claim.metric in ("eps", "eps_loss"):
            own = (*own, "net_income", "net_loss", "profit")
        elif self.quantity.kind not in _RELATIVE:
            return False
        amounts = [q for q in self.others if q.kind not in _RELATIVE]
        before = max((q for q in amounts if q.end <= self.start), key=lambda q: q.end, default=None)
        after = min((q for q in amounts if q.start >= self.end), key=lambda q: q.start, default=None)
        near = [self.beside[q.id] for q in (before, after) if q is not None and q.id in self.beside]
        if self.quantity.kind in _RELATIVE:
            return any(
                metric == claim.metric and c.subject.id == claim.subject.id and not _is_doubtful(c)
                for metric, c in near
            )
        return any(self._is_right(metric, c, own) for metric, c in near)

    def _is_right(self, metric: str, other: Claim, metrics: Collection[str]) -> bool:
        told = self.extraction.quantity(other.quantity)
        same = isinstance(other.verdict, Supported) and metric in metrics
        if not same or other.subject.id != self.claim.subject.id or told is None or self.quantity is None:
            return False
        return self.quantity.kind in _RELATIVE or (told.kind, told.unit) == (self.quantity.kind, self.quantity.unit)

    def _stray(self, first: int, last: int) -> str | None:
        """Another amount between two places, or a word that ties nothing together."""
        if "subject<owner_of_figure" not in self.claim.rule_trace:
            for q in self.others:
                metric, told = self.beside.get(q.id, (None, self.claim))
                reached = self.claim.role == "from" or self.text.endswith(
                    " to ", 0, self.start
                )  # "from $391 billion to"
                same = metric == self.claim.metric and (told.role != "from" or reached)
                if first <= q.start < last and q.kind not in _RELATIVE and not same:
                    return q.text
        if (aside := _ASIDE.match(self.text, first, last)) is not None:
            return self._stray(aside.end(), last)  # "dividends, which continue, cost"
        defined = _DEFINED.search(self.text[max(0, first - _LONG) : first]) is not None
        if (
            not defined
            and self.text.count(",", first, last) == 1
            and (end := _ASIDE_ENDS.search(self.text, first, last)) is not None
        ):
            return end[0].lstrip(", ")  # "equity, long depressed by buybacks, climbed to"
        stray = next((w for w in self._words(first, last) if not self._ties(w.lower())), None)
        return stray if stray is None or self.has_rival else None

    def _ties(self, word: str) -> bool:
        whole = word in ("revenue", "sales") and self.quantity is not None and self.quantity.kind in _RELATIVE
        return whole or word in self.glue or word.endswith(("ed", "ly"))

    def _words(self, first: int, last: int) -> Iterator[str]:
        """Words of no figure, time or name."""
        place = self.claim.sentence
        spans = [(q.start, q.end) for q in self.others]
        spans += [(t.start, t.end) for t in self.extraction.times_in(place)]
        spans += [(e.start, e.end) for e in self.extraction.entities_in(place)]
        for m in _WORD.finditer(self.text, first, last):
            if not any(start <= m.start() < end for start, end in spans):
                yield m[0]

    def _of_time(self) -> str | None:
        claim, extraction = self.claim, self.extraction
        if claim.role == "from":
            return self._of_base()
        own, sentence = extraction.time(claim.period), extraction.sentence(claim.sentence)
        lead = self.text[sentence.start if sentence is not None else self.start : self.start].lower().rpartition(";")[2]
        if (back := _ANAPHOR.search(lead)) is not None:
            return f'"{back[0]}" points to another time'
        if (own is None or own.sentence != claim.sentence) and (worded := _DESCRIBED.search(self._asked() + lead)):
            return f'"{worded[0]}" may be another time'
        if _ELSEWHEN.match(self.text, self.end):
            return "the words behind it point to another time"
        times = [t for t in extraction.times_in(claim.sentence) if t.type in _TIMES]
        near = [t for t in times if t.id != claim.base and not self._is_of_other(t)]
        if own is not None and own.sentence == claim.sentence:
            return self._of_own(own, near)
        # not "10% more than the year before, and profit to $21 billion"
        told = (t for t in near if t.type != "duration" and not self._is_compared(t))
        other = next((t for t in told if own is None or _year(own) is None or _year(t) != _year(own)), None)
        return None if other is None or self._is_object(other) else f'"{other.text}" stands near it'

    def _asked(self) -> str:
        """The question right before, which the sentence answers."""
        before = self.extraction.sentence(self.claim.sentence - 1)
        asked = self.text[before.start : before.end].lower().rstrip() if before is not None else ""
        return f"{asked} " if asked.endswith("?") else ""

    def _is_object(self, time: Time) -> bool:
        """ "Because the separation had inflated 2023, net income plunged": what was done to it, and no time of anything"""
        return self.text[: time.start].endswith("ed ") and time.end < self.start

    def _of_own(self, own: Time, near: Sequence[Time]) -> str | None:
        """A time of the sentence itself: before the figure and no basis of comparison, or right behind it."""
        named = self.claim.named
        if named is not None and named[1] <= own.start < self.start:
            return None  # "long-term debt at quarter-end was"
        if own.end > self.start:
            apart = _APART.search(self.text[self.end : own.start].lower())
            return f'"{own.text}" stands with other words' if apart else None
        mark = next((k for k in range(self.end, len(self.text)) if self.text[k] in ",;."), self.end)
        other = next(
            (t for t in near if t.start < mark and self._is_another(t, own) and not self._is_compared(t)), None
        )
        if other is not None:
            return f'"{other.text}" stands near it as well'
        return f'"{own.text}" may be what something is compared with' if self._is_compared(own) else None

    def _is_compared(self, time: Time) -> bool:
        sentence = self.extraction.sentence(self.claim.sentence)
        return _COMPARED.search(self.text[sentence.start if sentence else 0 : time.start].lower()) is not None

    def _is_another(self, time: Time, own: Time) -> bool:
        """Not "fiscal 2025, which ended on January 31", nor "fourth-quarter" beside "2024", which tell one time together."""
        if time.value == own.value or _overlap(time, own) or time.type == "date":
            return False
        if _PART_OF.search(self.text[max(0, time.start - 12) : time.start]):
            return False  # "the July quarter of 2025, the second of its fiscal 2026"
        if _SAME_TIME.fullmatch(self.text, min(time.end, own.end), max(time.start, own.start)):
            return False  # "for its fiscal 2025, the year to January 31, 2025"
        return bool(_FULL.search(time.value) and _FULL.search(own.value)) and not _ENDED.search(
            self.text[max(0, time.start - 12) : time.start]
        )

    def _of_base(self) -> str | None:
        claim = self.claim
        base = self.extraction.time(claim.base) or self.extraction.time(claim.period)
        over = next((t for t in self.extraction.times_in(claim.sentence) if _YEARS.fullmatch(t.value)), None)
        if over is not None:
            return f'"{over.text}" may tell how much earlier'
        if base is None or base.sentence != claim.sentence:
            if (other := next((t for t in self._since_level() if t.end <= self.start), None)) is not None:
                return f'"{other.text}" stands before it'
            shown = claim.metric not in _BALANCES and self._is_shown()
            return None if shown else "the sentence does not say how much earlier"
        if base.text.lower() in LAST_TIME and not self._is_of_year():
            return f'"{base.text}" may be the same part of that year'
        return None

    def _since_level(self) -> Iterator[Time]:
        """The times told behind the level that it may be earlier than: "far below 2023, when they had risen from $6.7 billion"."""
        ends = [c.end for _, c in self.beside.values() if c.role == "level" and c.end <= self.start]
        times = self.extraction.times_in(self.claim.sentence)
        return (t for t in times if ends and t.start >= max(ends) and t.type in ("period", "fiscal"))

    def _is_of_year(self) -> bool:
        """Whether the level that it is earlier than is that of a year, or of no time that is known."""
        told = [window_of(c) for m, c in self.beside.values() if c.role == "level" and m == self.claim.metric]
        return not any(w is not None and w.start is not None and (w.end - w.start).days < _A_YEAR for w in told)

    def _is_of_other(self, time: Time) -> bool:
        """Another figure stands between the time and this one, or right before the time."""
        if any(q.end <= time.start and _AT_ONCE.fullmatch(self.text, q.end, time.start) for q in self.others):
            return True
        if time.end <= self.start:
            sentence = self.extraction.sentence(self.claim.sentence)
            if sentence is not None and not any(sentence.start <= q.start < time.start for q in self.others):
                head = self.text[sentence.start : time.start]
                if len(head.split()) < _HEAD:
                    return False  # "Four years ago it had been $3.81 on revenue of $592 million"
            return any(time.end <= q.start < self.start and q.kind not in _RELATIVE for q in self.others)
        cut = _CUT.search(self.text, self.end, time.start) is not None and any(q.start >= time.end for q in self.others)
        return cut or self._figure_between(self.end, time.start)

    def _figure_between(self, first: int, last: int) -> bool:
        return any(first <= q.start < last for q in self.others)


BY_FORM = "<form of words"
_A_YEAR = 340
_LONG = 120
_HEAD = 3
_NAMELESS = "its sentence does not name its measure"
_TIMES = frozenset({"period", "fiscal", "date", "duration"})


def _year(time: Time) -> str | None:
    found = _FULL.search(time.value)
    return found[0] if found is not None else None


def _is_doubtful(claim: Claim) -> bool:
    """It is called wrong, and by no slip that shows what it is."""
    return isinstance(claim.verdict, Contradicted) and claim.verdict.diagnosis.code not in SLIPS


def _overlap(a: Time | Quantity, b: Time) -> bool:
    return a.start < b.end and b.start < a.end
