"""Output, prices and other figures of economies: of which one, by which measure, and of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from factcheck.extract.economy.measures import WEAK, MeasureReader
from factcheck.extract.economy.places import WORLD, Economies, owner
from factcheck.extract.economy.ratios import RatioReader
from factcheck.extract.economy.spoken import BEFORE, UNDER_HEAD, Spoken, Topic
from factcheck.extract.economy.stretches import Stretches
from factcheck.extract.economy.words import EconomyWords
from factcheck.model import Claim, Context, Quantity, Subject, Time
from factcheck.patterns import regex

_JUDGED = frozenset({"gdp", "cpi"})
_TABLE = "table<"
_GUESSES = (
    "what this row measures is not known",
    "no place is named",
    "no company is named",
    "no metric stands near this figure",
)


class FigureReader:
    def __init__(self, known: Economies, words: EconomyWords, stretches: Stretches, of_places: frozenset[str]) -> None:
        self.known, self.words, self.stretches, self.of_places = known, words, stretches, of_places
        self.text, self.sentences = stretches.text, stretches.sentences
        self.ratios = RatioReader(known, words, stretches)
        self.spoken = Spoken(known, words, stretches)
        self.measures = MeasureReader(known, words, self.spoken, stretches, of_places)
        self._subject: Topic | None = None
        """Whose figure the sentence told before one that it is only set beside."""

    def read(self, claims: Sequence[Claim]) -> list[Claim]:
        return [self._one(claim) for claim in claims]

    def _one(self, claim: Claim) -> Claim:
        if self._subject is not None and self._subject.sentence != claim.sentence:
            self.spoken.topic, self._subject = self._subject, None
        self.spoken.read_to(claim.sentence)
        quantity = self.stretches.quantities.get(claim.quantity or "")
        measured = claim.role == "compare" and quantity is not None and quantity.kind == "multiple"
        apart = (
            claim.role == "diff"
            or claim.role == "compare"
            and not measured
            or quantity is not None
            and quantity.kind == "pp"
        )
        foreign = claim.cell and claim.metric not in _JUDGED
        if quantity is None or foreign or apart or (claim.subject.id or "").startswith("fx:"):
            return claim
        if (set_beside := self._set_beside(claim, quantity)) is not None or measured:
            return set_beside or claim
        metric = self.measures.of(claim, quantity)
        if metric is None:
            return claim
        place, how = self._place(claim, quantity, metric)
        if place is None:
            return claim
        told = self._told(claim, quantity, metric, place, how)
        if metric in _JUDGED:
            aside = told.role == "from" or self.stretches.stretch(quantity.id).compares
            keeps = aside and self.spoken.topic is not None and self.spoken.topic.place == place
            period = self.spoken.topic.period if keeps and self.spoken.topic is not None else told.period
            shared = told.kind == "share" and bool(told.compare_subjects)
            self.ratios.last = told if shared else self.ratios.last
            self._keep_subject(claim, quantity, metric, place)
            self.spoken.topic = Topic(metric, place, claim.sentence, quantity.end, period, shared)
        return told

    def _keep_subject(self, claim: Claim, quantity: Quantity, metric: str, place: str) -> None:
        """ "Its GDP was behind Germany's $4.5 trillion": the sentences behind it go on with whom it spoke of"""
        topic, start = self.spoken.topic, self._span(claim)[0]
        named = self.known.single(self.text, start, quantity.start)
        if not named or named[-1][2] != place or not self.known.is_set_beside(self.text, start, named[-1][0]):
            return
        others = {f[2] for f in named} - {place}
        if topic is not None and topic.sentence == claim.sentence and topic.place != place:
            self._subject = topic
        elif len(others) == 1:
            self._subject = Topic(metric, others.pop(), claim.sentence, quantity.end, None)

    def _set_beside(self, claim: Claim, quantity: Quantity) -> Claim | None:
        """ "Three times Japan's output": told of two economies"""
        if claim.metric not in WEAK and claim.metric != "gdp":
            return None
        compares = self.stretches.stretch(quantity.id).compares
        found = self.ratios.goes_on(claim, quantity) if compares or self._tells_it(quantity) else None
        found = found or self.ratios.read(
            claim, quantity, self.spoken.live(claim.sentence) == "gdp", lambda: self.spoken.just_before(claim.sentence)
        )
        if found is not None and found.role != "from" and found.subject.id is not None:
            shared = found.compare_subjects == (WORLD,)
            self.spoken.topic = Topic("gdp", found.subject.id, claim.sentence, quantity.end, found.period, shared)
        return found

    def _tells_it(self, quantity: Quantity) -> bool:
        """ "In 2010 it was 14%": of a time of its own"""
        return (
            bool(self.stretches.own_times(quantity.id))
            and _IT_WAS.search(self.stretches.words(quantity.id)) is not None
        )

    # -------------------------------------------------------- of which economy
    def _place(self, claim: Claim, quantity: Quantity, metric: str) -> tuple[str | None, str | None]:
        """The economy, and where it was taken from if its sentence does not name it."""
        start, end = self._span(claim)
        stretch = self.stretches.stretch(quantity.id)
        figure = quantity.start, quantity.end
        if claim.rule_trace.startswith(_TABLE):
            row = self.known.within(self.text, start, quantity.start)
            return (row[0][2], None) if row else (None, None)
        rank = metric == "gdp" and quantity.kind in ("rank", "ordinal", "percent", "fraction", "multiple")
        own = owner(self.known, self.text, stretch.start, figure, stretch.end, groups=not rank)
        if metric in _JUDGED and (told := self._of_clause(start, quantity.start)) is not None:
            own = told
        if metric in _JUDGED and self._is_of_unknown(start, quantity.start):
            return None, None
        if own == WORLD and (metric != "gdp" or rank):
            own = None
        if own is not None:
            return own, None
        if self._is_anybody(claim):
            return None, None
        if metric not in _JUDGED and (known := self.known.known(claim.subject.text)) is not None:
            return known, None
        singles = {id for _, _, id in self.known.single(self.text, start, quantity.start)}
        if rank and len(singles) > 1:
            return None, None  # "the pair stand for 43% of the world's"
        before = self.stretches.before(quantity.id)
        if (
            before is not None
            and self.spoken.topic is not None
            and self.spoken.topic.end == before.end
            and not self._named(before.end, quantity.start)
        ):
            return self.spoken.topic.place, None
        alone = len(self.stretches.figures(claim.sentence)) == 1
        named = [
            f
            for f in self.known.single(self.text, start, end if alone else quantity.start)
            if not self.known.is_set_beside(self.text, start, f[0])
        ]
        found = {id for _, _, id in named}
        if len(found) == 1:
            return found.pop(), None
        if found:
            return (
                (named[0][2], None)
                if self._opens(start, named[0][0]) and named[0][1] <= quantity.start
                else (None, None)
            )
        return self._taken_over(claim, start, metric)

    def _of_clause(self, start: int, figure: int) -> str | None:
        """ "Behind Hungary, whose output came to": the economy that the clause around the figure tells of"""
        opened = next(iter([*_CLAUSE_OF.finditer(self.text, start, figure)][-1:]), None)
        named = self.known.within(self.text, start, opened.start()) if opened is not None else []
        if (
            opened is None
            or not named
            or self.text[named[-1][1] : opened.start()] not in _OWN
            or ";" in self.text[opened.end() : figure]
        ):
            return None
        others = self.known.single(self.text, opened.end(), figure)
        return None if any(not self.known.is_set_beside(self.text, start, f[0]) for f in others) else named[-1][2]

    def _named_before(self, claim: Claim) -> set[str]:
        """The economies that the sentence before names."""
        if claim.sentence == 0:
            return set()
        sentence = self.sentences[claim.sentence - 1]
        named = self.known.single(self.text, sentence.start, sentence.end)
        return {id for at, _, id in named if not self.known.is_set_beside(self.text, sentence.start, at)}

    def _is_of_unknown(self, start: int, figure: int) -> bool:
        """ "California's output", "our GDP": whose measure it is has a name that is no economy"""
        owned = list(self.words.owned.finditer(self.text, start, figure))
        name = owned[-1]["name"] if owned else None
        return bool(owned) and (name is None or self.known.known(name) is None and name not in self.known.tellers)

    def _is_anybody(self, claim: Claim) -> bool:
        """ "California's economy": a name that is no economy, and no body that only tells of one"""
        text = claim.subject.text
        named = text is not None and text[:1].isupper() and text.lower() not in _PRONOUNS
        return named and self.known.known(text) is None and text not in self.known.tellers

    def _taken_over(self, claim: Claim, start: int, metric: str) -> tuple[str | None, str | None]:
        """The economy that the text has spoken of, where it names no other since; under a head of its own, that one."""
        topic, headed = self.spoken.topic, self.spoken.headed
        if (
            headed is not None
            and claim.sentence - headed[0].index <= UNDER_HEAD
            and (topic is None or headed[0].start > topic.end)
            and not self._others(headed[1], headed[0].start, start)
        ):
            return headed[1], BEFORE
        live = topic is not None and self.spoken.live(claim.sentence) is not None
        since = topic.end if topic is not None and live else self.sentences[max(0, claim.sentence - 2)].start
        named = {id for _, _, id in self.known.single(self.text, since, start)}
        if topic is not None and live and not named - {topic.place}:
            return topic.place, BEFORE
        if len(last := self._named_before(claim)) == 1:
            return last.pop(), BEFORE
        if len(named) == 1 and (not live or _ITS.search(self._sentence(claim))):
            return named.pop(), BEFORE
        if self.spoken.only is not None and metric in self.of_places:
            return self.spoken.only, "most named"
        return (self.spoken.main, "main economy") if metric == claim.metric == "cpi" else (None, None)

    def _opens(self, start: int, at: int) -> bool:
        return len(self.text[start:at].split()) <= _OPENING

    def _named(self, start: int, end: int) -> bool:
        return bool(self.known.single(self.text, start, end))

    def _others(self, place: str, since: int, start: int) -> bool:
        """Whether another economy is named in between."""
        return any(id != place for _, _, id in self.known.single(self.text, since, start))

    # -------------------------------------------------------- told anew
    def _told(self, claim: Claim, quantity: Quantity, metric: str, place: str, how: str | None) -> Claim:
        update: dict[str, Any] = {"subject": Subject(text=claim.subject.text, name=self.known.called[place], id=place)}
        context = [c for c in claim.context if c.field != "subject"]
        if how is not None:
            context.append(Context.model_validate({"field": "subject", "from": how}))
        if claim.unbound is not None and (claim.unbound in _GUESSES or metric != claim.metric):
            update["unbound"] = None
        if metric in _JUDGED:
            update |= self._as_judged(claim, quantity, metric, place)
            period, filled = self._period(claim, quantity, place, metric)
            base = self.stretches.base(quantity.id)
            if metric == "cpi" and (since := self.stretches.since(quantity.id)) is not None:
                base, period = since, None if period == since else period
            own = period is not None and not filled
            if update.get("role", claim.role) == "from" and own:
                base = None  # "after 3.3% in March": the earlier figure has its own time
            elif period is None and base is not None and self.spoken.topic is not None:
                period, filled = self.stretches.times.get(self.spoken.topic.period or ""), True
            update |= {
                "period": period.id if period else None,
                "base": base.id if base else None if update.get("role", claim.role) == "from" else claim.base,
            }
            context = [c for c in context if c.field != "period"]
            if filled:
                context.append(Context.model_validate({"field": "period", "from": "previous sentence"}))
            if claim.segment is not None and (metric != claim.metric or self.known.pattern.match(claim.segment)):
                update["segment"] = None
        return claim.model_copy(update={**update, "metric": metric, "context": tuple(context)})

    def _is_anothers(self, place: str) -> bool:
        """ "Compared with $4.21 trillion for Japan": the figure of another economy is no earlier one"""
        return self.spoken.topic is not None and self.spoken.topic.place != place

    def _as_judged(self, claim: Claim, quantity: Quantity, metric: str, place: str) -> dict[str, Any]:
        words = self.stretches.words(quantity.id)
        compares = self.stretches.stretch(quantity.id).compares and not self._is_anothers(place)
        compares = compares or _FROM.search(self.text[max(0, quantity.start - _AHEAD) : quantity.start]) is not None
        if quantity.kind in ("rank", "ordinal"):
            return {"kind": "rank", "role": "rank"}
        if metric == "gdp" and quantity.kind in ("percent", "fraction"):
            of_world = self.words.say("region_world", words)
            if not of_world and _OF.match(self.text, quantity.end):
                return {}  # "65% of the size of", "40% of its exports"
            of_world = of_world or self.spoken.topic is not None and self.spoken.topic.shared
            shared = claim.role == "share" or self.words.say("shares", words) and of_world
            earlier = _FROM.search(self.text[max(0, quantity.start - _AHEAD) : quantity.start]) is not None
            whole = (WORLD,) if of_world else ()
            return (
                {"kind": "share", "role": "from" if earlier else "share", "compare_subjects": whole} if shared else {}
            )
        if claim.metric == metric:
            if quantity.kind == "percent":
                if claim.direction is not None or claim.role != "level":
                    return {}
                return {"direction": self._moved(quantity), "role": "from" if compares else "level"}
            return (
                {"role": "from" if compares or claim.role == "from" and not self._is_anothers(place) else "level"}
                if claim.role in ("level", "from")
                else {}
            )
        if metric == "cpi" and quantity.kind == "percent":
            before = self.text[max(self._span(claim)[0], quantity.start - _CLAUSE) : quantity.start]
            moved = self.words.moved_by.search(before)
            if moved is not None:
                return {"kind": "change", "role": "delta", "direction": "down" if moved["down"] else "up"}
            rises = self.words.rises.search(self._sentence(claim)) is not None
            return (
                {"kind": "change", "role": "delta"}
                if rises
                else {"kind": "ratio", "role": "from" if compares else "level"}
            )
        return {"kind": "amount", "role": "from" if compares else "level"}

    def _moved(self, quantity: Quantity) -> Literal["up", "down"] | None:
        """Which way the verb before a level goes ("cooled to 2.4%")."""
        found = list(self.words.moved_to.finditer(self.text, max(0, quantity.start - _CLAUSE), quantity.start))
        return None if not found else "down" if found[-1]["down"] else "up"

    def _period(self, claim: Claim, quantity: Quantity, place: str, metric: str) -> tuple[Time | None, bool]:
        own, topic = self.stretches.period(quantity.id), self.spoken.topic
        if claim.rule_trace.startswith(_TABLE):
            return self.stretches.times.get(claim.period or ""), False
        if own is not None and own.value.startswith("REF:Y") and topic is not None and topic.period is not None:
            return self.stretches.times.get(topic.period), False  # "in that year"
        passed = own is not None and own not in self.stretches.own_times(quantity.id)
        if passed and own is not None and self.words.say("to_now", self.text[own.end : quantity.end]):
            return None, False  # "$30 billion in 2010, has grown to"
        if own is not None and self._is_reached(quantity, own):
            return None, False
        if own is not None:
            return own, False
        grown = metric == "gdp" and claim.kind == "change" and topic is not None and topic.sentence == claim.sentence
        if grown and topic is not None and topic.place == place and topic.period is not None:
            return self.stretches.times.get(topic.period), True  # "$473 billion, up 8.1%"
        if self.stretches.stretch(quantity.id).compares and not self._is_anothers(place):
            return None, False
        above = self.spoken.year if metric == "gdp" and self._opens_item(claim, quantity) else None
        if above is not None:
            return above, True
        if topic is None or topic.period is None or claim.sentence - topic.sentence > 1:
            listed = (
                metric == "gdp"
                and self.spoken.of_output(claim.sentence)
                and self.measures.is_bare(self._sentence(claim))
            )
            year = self.spoken.year if listed else None
            return year, year is not None
        return self.stretches.times.get(topic.period), True

    def _opens_item(self, claim: Claim, quantity: Quantity) -> bool:
        return self.spoken.opens_item(self.sentences[claim.sentence], quantity.start)

    def _is_reached(self, quantity: Quantity, time: Time) -> bool:
        """ "From $170 billion in 2010 to $351 billion": where it came to has not the time of where it came from"""
        before = self.stretches.before(quantity.id)
        if before is None or before.end > time.start:
            return False
        came = self.text[max(0, before.start - _AHEAD) : before.start]
        return _FROM.search(came) is not None and _TO.search(self.text, time.end, quantity.start) is not None

    def _span(self, claim: Claim) -> tuple[int, int]:
        sentence = self.sentences[claim.sentence]
        return sentence.start, sentence.end

    def _sentence(self, claim: Claim) -> str:
        return self.text[slice(*self._span(claim))]


_TO = regex(r"\bto\s+(?:just |only |about |around |some |nearly |almost )?$", re.I)
_OWN = ("", "'s", "\u2019s")
_CLAUSE_OF = regex(r",?\s+(?:whose|which|where)\b")
_IT_WAS = regex(r"\bit\s+(?:was|had been|stood at|came to)\b", re.I)
_ITS = regex(r"\b(?:its|it)\b", re.I)
_OF = regex(r"\s+of\b")
_FROM = regex(r"\bfrom\s+(?:just |only |about |around |some )?$", re.I)
_PRONOUNS = frozenset("it its this that they their these we our he she i there the".split())
_CLAUSE = 60
_AHEAD = 20
_OPENING = 4
