"""A sentence as it speaks of a table: its figures and times apart from its words, and the words of one of its sides."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Any

from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import THAN, way_of
from factcheck.judge.documents.frames.senses import Senses
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric
from factcheck.judge.documents.printed import DATED, FIGURES, Printed, figures_of, noun
from factcheck.judge.documents.readings import OUTLOOK
from factcheck.judge.documents.steps import years_back
from factcheck.judge.documents.tables.axes import GENERIC, tables_of
from factcheck.model import Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import BASES, Days, of_time, season
from factcheck.sources.documents.words import Stems, name_stems, names, stem, tokens

_LESS = frozenset(
    "less fewer lower smaller shorter slower cheaper lighter weaker younger worse poorer emptier sooner earlier narrower thinner".split()
)
_BEFORE = regex(
    r"\b(?:before|previous(?:ly)?|earlier|until (?:now|then)|so far|up to now|used to|a year ago|last (?:year|quarter|month|season|sale|time)|once)\b",
    re.IGNORECASE,
)
_WHAT = regex(r"\s(?:what|that of|those of|compared with|compared to|relative to)\s+(?P<right>[^.;,]+)", re.IGNORECASE)
""" "Pays fourteen times what a motorcycle does", "halved compared with placebo"."""
_BEATS = regex(
    r"\b(?:beat|beats|beaten|outsold|outsells?|outpaced?|outearn(?:ed|s)?|exceed(?:ed|s)?|topped|tops|surpass(?:ed|es)?|outnumber(?:ed|s)?|(?P<less>trail(?:ed|s)?|lag(?:ged|s)?(?: behind)?))\s+(?P<right>[^.;,]+)",
    re.IGNORECASE,
)
""" "Montrel outsold Zephyros by 75,000"."""
_ADDED = regex(
    r"\b(?:added|adding|gained|gaining|put on|(?P<less>lost|losing|shed|shedding))\s+(?:(?:far|many|much|slightly|a few)\s+)?(?:more|fewer|less)\b",
    re.IGNORECASE,
)
_BOUND = regex(r"\b(?:more|less|fewer|higher|lower)\s+than\s+$", re.IGNORECASE)
_OWN_STEMS = frozenset(map(stem, GENERIC))
_TURN = regex(r"\bturn of the year\b", re.IGNORECASE)
_AS_IT_IS = regex(r"\b(?:more|less|as|most|least)\s+([a-z]+)\b")
_BACK = regex(
    r"\b(?:(?:in|within)\s+(?:a|one)|(?:over|on|within)\s+(?:a|one|the)|in\s+the(?=\s+(?:month|year)))\s+(?P<unit>month|quarter|year)\b|\b(?P<unit2>month|quarter|year)[\s-](?:on|over)[\s-](?:month|quarter|year)\b",
    re.IGNORECASE,
)
""" "Fell in the quarter" is told of that time, and not from what."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_RELATIVE = regex(r"\b(?:years?|last|this|previous|prior|next|ago|earlier|before)\b", re.IGNORECASE)
""" "Two years before" has its year."""
_SHORT, _ENDING = 4, 3
_TIME_ALONE = regex(
    r"^\W*(?:in|at|on|it|they|he|she|was|were|did|had|has|have|do|does|done|been|is|are|second|first|third|fourth|the|a|an|one|last|previous|that|of|same|year|quarter|month|week|season|half|period|sale|time|auction|list|before|earlier|ago|now|today|"
    r"at present|until|then|january|february|march|april|may|june|july|august|september|october|november|december|prior|spring|summer|autumn|winter|\d{4}(?:/\d\d)?|\d{1,2}|\W)+$",
    re.IGNORECASE,
)


_CALLED = regex(r"\b(?:[Tt]he|[Aa]n?)\s+(?P<what>(?:[\w-]+\s+){0,3}[\w-]+)\s+$")
_APPOSED = regex(r"^,\s+(?:the|an?)\s+(?P<what>[^,;:.\d]{3,60}),")
_DESCRIBED = regex(
    r"\b(?:[Tt]he|[Tt]his)\s+(?:[A-Z][\w-]+\s+)?(?P<who>[a-z][a-z-]+)(?=\W*$|[,;:]|['’]s\b|\s+(?:now|still|also|itself|did|does|has|had|have|was|were|is|are|will|carr(?:y|ied)|sold|sells?|earn(?:s|ed)?|made|makes?|took|takes?|[a-z]+(?:ed|es))\b)"
)
_MOST = 4000
"""Cells of which the words are gathered."""
_SOURCE = regex(
    r"^\W*according to [^,.;]+,\s*|,?\s+according to [^,.;]+(?=[,.;]|$)"
    r"|,\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+){1,4}(?:says?|said|reports?|reported|shows?|showed|writes?|wrote|finds?|found)\W*$",
    re.IGNORECASE,
)
""" "According to Thermstat": whoever tells it."""
_BASE = regex(
    r"\b(?:since|from|compared (?:with|to)|against|versus|than in|than (?:at|on)|than between|as in|as at|over that of|up on|down on)\s+(?:at\s+|in\s+|the\s+)*(?:\w+\s+of\s+(?:the\s+)?)?$"
    r"|\b(?:from|than|against|versus|compared (?:with|to)|after|below|above)\s+(?:(?:the|its|an?|about|some|around|nearly|almost|over)\s+)*[A-Z$€£¥]*\s?\d[\d.,]*\s?%?(?:\s+[a-z]+){0,2}\s+(?:of|in|at|for|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
""" "Since 2022", "wider than the 21.5% of March": a time with which something is compared."""
_OF_TIME = regex(r"(?:years?|quarters?|months?|seasons?|halves|weeks?)(?: in a row| running)?", re.IGNORECASE)
LAST = regex(r"(?:the\s+)?(?:last|past)\s+(?:quarter|month|half|season|week)", re.IGNORECASE)
_NOBODY = frozenset("nothing nobody nowhere none".split())
_AT_COMMA = regex(r"[,;:(]\s?")
_NAMED = regex(r"\b[A-Z][^\W\d_]{3,}")


def _is_possessive(name: str, text: str) -> bool:
    return name.endswith(_APOSTROPHES) or text.partition(name)[2].startswith(_APOSTROPHES)


_APOSTROPHES = ("'s", "’s", "'", "’")


OF_A_PART = regex(
    r"(?:[A-Z][\w’'-]*\s+){0,2}(?:sales|revenues?|turnover|profits?|earnings|income|orders|output|production|prices|demand|margins?|exports|imports|volumes?|employment|headcount|costs|deliveries|bookings)"
    r"\s+(?:there|here)\s",
    re.IGNORECASE,
)
""" "Road bikes were the only ones to grow. Sales there rose 10 per cent": of what the sentence before names."""


@record
class Spoken:
    text: str
    held: Held
    meanings: Meanings
    senses: Senses
    rules: Any
    is_loose: bool = False
    """A row may be told by one word of its label."""

    @cached_property
    def counted(self) -> Stems:
        """The words of what its figures count."""
        return self.meanings.stems(" ".join(noun(q.text) for q in self.figures if q.kind == "count"))

    @cached_property
    def _read(self) -> tuple[tuple[Printed, ...], tuple[Time, ...]]:
        return figures_of(self.text, self.held, self.rules.vocabulary, self.meanings)

    @property
    def times(self) -> tuple[Time, ...]:
        return self._read[1]

    @cached_property
    def figures(self) -> list[Quantity]:
        return [f.quantity for f in self._read[0] if f.quantity.kind in FIGURES]

    @cached_property
    def figures_of_amounts(self) -> list[Quantity]:
        """Its figures but for those that count years."""
        return [q for q in self.figures if not (q.kind == "count" and _OF_TIME.fullmatch(noun(q.text)))]

    @cached_property
    def changes(self) -> frozenset[int]:
        """Where the figures stand that tell by how much something moved."""
        return frozenset(f.quantity.start for f in self._read[0] if f.is_change)

    @cached_property
    def windows(self) -> list[Days]:
        told = [t for t in self.times if t.type in DATED and not _TURN.search(t.text)]
        return [window for t in told for window in self._windows_of(t)]

    @cached_property
    def bases(self) -> list[Days]:
        """The times with which something is compared."""
        return [w for t in self.times if t.type in DATED and self._is_base(t) for w in self._windows_of(t)]

    @cached_property
    def nows(self) -> list[Days]:
        """The times of which something is told."""
        return [w for t in self.times if t.type in DATED and not self._is_base(t) for w in self._windows_of(t)]

    def _windows_of(self, time: Time) -> tuple[Days, ...]:
        main = self.held.calendar.main
        if main is not None and LAST.fullmatch(time.text):
            return (main,)  # "last quarter" is the one reported, on the day of the report
        own = season(time.value)
        return (own,) if own is not None else tuple(of_time(time, self.held.calendar)[:1])

    def _is_base(self, time: Time) -> bool:
        at = self.text.find(time.text)
        return at > 0 and _BASE.search(self.text[:at]) is not None

    @cached_property
    def yearless(self) -> list[Days]:
        calendar = self.held.calendar
        told = [t for t in self.times if t.type in DATED and not any(c.isdigit() for c in t.text)]
        return [w for t in told if not _RELATIVE.search(t.text) for w in of_time(t, calendar)[:1]]

    @cached_property
    def bare(self) -> str:
        """Without figures (what they count stays), times, the issuer's name and whoever tells it."""
        text = self.text
        for figure in sorted(self._read[0], key=lambda f: -f.start):
            q = figure.quantity
            kept = noun(q.text) if q.kind == "count" else q.text if q.kind in ("rank", "ordinal") else ""
            bound = _BOUND.search(text[: q.start])
            start = bound.start() if bound is not None else q.start
            text = f"{text[:start]}{kept:<{q.end - start}}{text[q.end :]}"
        for time in self.times:
            text = text.replace(time.text, " " * len(time.text), 1)
        for _, run in names(text):
            stems = name_stems(run)
            is_row = stems in self._labelled and not _is_possessive(run, text)
            if stems and stems <= self.held.issuer and not is_row:
                text = self._without(text, run)
        text = _DESCRIBED.sub(self._undescribed, text)
        return " ".join(_SOURCE.sub(" ", text).replace(" ' ", " ").split())

    def _undescribed(self, found: re.Match[str]) -> str:
        """ "The Norwegian airline": the issuer, where no row or column is called so."""
        word = stem(found["who"])
        is_label = word in self.held.parts or any(word == stem(label) for label in self._places)
        return found[0] if word not in self.meanings.callings or is_label else " "

    @cached_property
    def _labelled(self) -> frozenset[Stems]:
        """Names by which rows and columns are called ("Porthkerris", beside the company that it buys)."""
        if len(self.held.facts) > _MOST:
            return frozenset()
        tables = tables_of(self.held, self.meanings, frozenset())
        items = (item for table in tables for item in (*table.rows.values(), *table.columns.values()))
        return frozenset(name_stems(item.label) for item in items if not item.is_total)

    def _without(self, text: str, run: str) -> str:
        """Without a name, and what its bearer is called beside it ("the vet chain Vetessa")."""
        before, _, behind = text.partition(run)
        called, apposed = _CALLED.search(before), _APPOSED.match(behind)
        if called is not None and stem(called["what"].split()[-1]) in self.meanings.callings:
            before = before[: called.start()]
        if apposed is not None and not self.meanings.callings.isdisjoint(map(stem, apposed["what"].split())):
            behind = behind[apposed.end() :]
        return f"{before} {behind.replace(run, ' ')}"

    @cached_property
    def stems(self) -> Stems:
        return self.stems_of(self.bare)

    def stems_of(self, text: str) -> Stems:
        """With two words as one ("match days" of a column "Matchday"), and with those of whom others are ("Sarmenians", of Sarmenia)."""
        words = text.lower().split()
        return self.meanings.stems(text) | {
            stem(f"{one}{other}") for one, other in pairwise(words) if f"{one}{other}".isalpha()
        }

    @cached_property
    def _places(self) -> Stems:
        """The words of which the labels of rows and columns consist, in small letters."""
        if len(self.held.facts) > _MOST:
            return frozenset()
        tables = tables_of(self.held, self.meanings, frozenset())
        items = (item for table in tables for item in (*table.rows.values(), *table.columns.values()))
        return frozenset(word.lower() for item in items for word in _NAMED.findall(item.label))

    def read(self, text: str, light: bool = False) -> list[Meaning]:
        """The words of a text, an adjective of a place also as that place."""
        return list(self.meanings.of(text, light))

    @cached_property
    def words(self) -> list[Meaning]:
        """What says something: no verbs that say nothing beside a figure, no direction, none of whom the whole document tells."""
        return [m for m in self.read(self.bare) if not self._is_idle(m)]

    def _is_idle(self, m: Meaning) -> bool:
        if (
            m.ways & self.meanings.empty
            or not _OWN_STEMS.isdisjoint(
                (*m.ways, *(() if m.is_name and " " in m.text else (stem(m.text.split()[0]),)))
            )
            or way_of(m.text, self.meanings) is not None
        ):
            return True
        if m.text.lower() in _NOBODY:
            return True
        if m.is_name and not (is_metric(m) and len(m.parts) > 1):
            return self._is_at_head(m) and self._places.isdisjoint(name_stems(m.text))
        return (
            self.senses.comparative(m.text.lower()) is not None
            or (m.text in self._adjectives and not is_metric(m) and not m.text.endswith("s"))
            or all(self.senses.is_idle(word) for word in self.senses.words(m.text))
        )

    def _is_at_head(self, m: Meaning) -> bool:
        """Of whom and where the whole document tells ("Calvorra", of a table of Calvorran clubs)."""
        stems, heads = name_stems(m.text), self.held.issuer | self.held.known_at_head
        return bool(stems) and all(
            word in heads
            or any(
                len(word) > _SHORT and head.startswith(word[:-1]) and len(head) - len(word) <= _ENDING for head in heads
            )
            for word in stems
        )

    def is_of_whole(self, m: Meaning) -> bool:
        """The name stands in the title, or is the issuer's."""
        title = frozenset(map(str.lower, tokens(self.held.title or "")))
        return name_stems(m.text) <= self.held.issuer | title or not m.ways.isdisjoint(
            self.meanings.stems(self.held.title or "")
        )

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        """ "More common than": in what two rows are compared, where no label says it."""
        return frozenset(_AS_IT_IS.findall(self.bare))

    @cached_property
    def labels(self) -> list[Meaning]:
        """All its words, those too that may say nothing ("under contract")."""
        return self.read(self.bare, light=True)

    @cached_property
    def is_outlook(self) -> bool:
        return OUTLOOK.search(self.text) is not None

    @cached_property
    def is_denied(self) -> bool:
        return denied(self.text)

    @cached_property
    def speaks_of_before(self) -> bool:
        return _BEFORE.search(self.text) is not None

    @cached_property
    def months_back(self) -> int | None:
        """How far back lies what something is compared with; None where the sentence does not say."""
        told = [BASES[t.value] for t in self.times if t.type == "base" and t.value in BASES]
        found, years = _BACK.search(self.text), years_back(self.text)
        if years is not None:
            return 12 * years
        return told[0] if told else _MONTHS[(found["unit"] or found["unit2"]).lower()] if found is not None else None

    @cached_property
    def way(self) -> str | None:
        return way_of(self.bare, self.meanings)

    @cached_property
    def than(self) -> tuple[str, str, str] | None:
        """What stands before and behind "than", and the way ("up", "down") in which the first is told."""
        found = THAN.search(self.bare) or _WHAT.search(self.bare)
        beaten = _BEATS.search(self.bare)
        if beaten is not None and found is None:
            return self.bare[: beaten.start()], beaten["right"], "down" if beaten["less"] else "up"
        if found is None:
            return None
        if "way" not in found.groupdict():
            return self.bare[: found.start()], found["right"], "up"
        right = found["right"] or found["right2"] or found["right3"] or ""
        left = f"{self.bare[: found.start()]} {found['size'] or ''} {found['what'] or found['what2'] or ''}"
        told = (found["way"] or "").lower()
        right = _AT_COMMA.split(right)[0]
        is_less = told in _LESS or (self.senses.comparative(told) or ("", ""))[1] == "less"
        return f"{left} {told}", right, "down" if is_less else "up"

    @cached_property
    def step(self) -> str | None:
        """ "Added more shops than": what is compared is how much came to a figure ("up"), or went from it."""
        found = _ADDED.search(self.text)
        return None if found is None else "down" if found["less"] else "up"

    def is_time(self, side: str) -> bool:
        """ "Than a year ago": with which time, and not with whom."""
        return not side.strip() or _TIME_ALONE.match(side) is not None
