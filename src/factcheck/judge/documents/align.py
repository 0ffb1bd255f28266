"""Whether a document's fact is about what the claim is about: subject, metric, part of the whole, period and basis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from factcheck.judge.compare import Hedge
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.reporting_period import is_unclear, so_far, standing, windows_told
from factcheck.judge.hedges import hedge_of
from factcheck.model import Claim, Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING, Fact
from factcheck.sources.documents.periods import Days
from factcheck.sources.documents.words import FUNCTION, Stems, name_stems, names, of_place, stem

COVERED = 0.75
"""So much of the claim's words must stand in a passage whose metric the extractor does not know."""
_WHOLE = frozenset(
    map(
        stem,
        "total overall whole entire combined consolidated aggregate selected full time new forward gross regular ordinary".split(),
    )
)
_SHARE = frozenset((stem("share"),))
_PEOPLE = regex(
    r"(?:[A-Z][a-z]+(?:ers|ors|ists|ents|ants)|People|Clients|Passengers|Patients|Prices|Fewer|More|Nearly|Almost|About)$"
)
_DESCRIBED = regex(r"(?i:the|its|this)\s+(?:[A-Z][\w-]*(?:ese|ish|an|ch|based|ss|ic)\s+)?[a-z-]+$")
""" "The Portuguese operator", "the insurer": the one of whom the article speaks."""
_COMMON = frozenset(map(stem, "bank group company government ministry".split()))
_UNITED = regex(r"[^\W\d_]+")
_GENERAL = frozenset("unknown growth".split())
BROAD = frozenset(("cpi", "price", "cost", "production", "unknown"))
"""Metrics whose own words tell of what: prices of food are none of energy."""
_PLACED = regex(
    r"\b(?:in|In|at|At|from|of|for|within|Within|inside|Inside|across|Across)\s+(?:the\s+)?(?:(?:neighbou?ring|nearby|rival|northern|southern|eastern|western)\s+)?(?P<name>[A-Z][^\W\d_]{3,}(?:\s+[A-Z][^\W\d_]+)*)"
)
_OWNED = regex(r"['’]s\s+[A-Z]")
_TOWARDS = regex(r"\b(?:to|into|in|from|with)\s+(?:the\s+)?$")
_DIVIDED = frozenset("revenue profit operating_income net_income employees investment capex orders cost".split())
"""What a part has as well as the whole, so that the part must be named."""
_PAIRS = (
    ("imports", "exports"),
    ("assets", "liabilities"),
    ("inflows", "outflows"),
    ("arrivals", "departures"),
    ("income", "spending"),
)
_OPPOSITES = tuple((stem(a), stem(b)) for one, other in _PAIRS for a, b in ((one, other), (other, one)))
_FEW = 200
OUTLOOK = frozenset(("guidance", "forecast", "plan"))
FORESEEN = regex(
    r"\b(?:promis\w+|pledg\w+|hop(?:es?|ing)|goal|reckon\w*|(?:now|staff|bank|we)\s+sees?|foresee\w*|predict\w*|estimates?|pencil\w*|(?:is|are|was|were)\s+(?:put|seen|pegged)\s+at)\b",
    re.IGNORECASE,
)
"""Beside what tells an outlook by itself."""
_FAMILIES = (
    frozenset(("investment", "capex", "funding")),
    frozenset(("profit", "net_income")),
    frozenset(("pretax_income", "pretax_profit")),
    frozenset(("customers", "users", "subscribers")),
    frozenset(("total_debt", "debt")),
    frozenset(("orders", "bookings")),
)


def metrics_agree(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def are_opposed(one: str, other: str) -> bool:
    """What is owed, and what is left when everything owed is paid: never the same amount."""
    return {one, other} == {"net_debt", "net_cash"}


@record
class Asked:
    """One claim, put to one document."""

    claim: Claim
    fact: Fact
    held: Held
    rules: Any
    sentence: str
    period_time: Time | None = None

    @property
    def quantity(self) -> Quantity | None:
        return self.fact.quantity

    @cached_property
    def hedge(self) -> Hedge:
        assert self.quantity is not None
        return hedge_of(self.rules, self.quantity)

    # ------------------------------------------------------------ whose
    @cached_property
    def who(self) -> Stems | None:
        """The name that the claim is about, in the document's own words; None for one that the document does not know."""
        subject = self.in_its_words(self.fact.subject)
        if subject and not subject <= _titles() and not _DESCRIBED.match(self.claim.subject.text or ""):
            found = self._known(subject)
            if found is not None:
                return found
            if not subject & self.held.known:
                return None
            if not subject <= self.held.known:
                return None
        person = name_stems(self.fact.object or "") if self.fact.kind == "office" else NOTHING
        for start, run in names(self.sentence):
            stems = self.in_its_words(name_stems(run))
            if person and (stems <= person or person <= stems):
                continue
            if not stems or (found := self._known(stems)) is None:
                first = run.split()[0]
                if (
                    stems
                    and start == 0
                    and not stems & self.held.known
                    and (len(run.split()) > 1 or first.lower() not in FUNCTION)
                    and not self.is_common(run)
                ):
                    return None
                continue
            return found
        return self.held.issuer

    def is_common(self, run: str) -> bool:
        """A word that begins a sentence with a capital and is no name: known to the document, or what shareholders and buyers are called."""
        if len(run.split()) > 1 or name_stems(run) <= self.fact.subject:
            return False
        if stem(run) in self.roots or stem(run) in self.fact.measured or _PEOPLE.match(run) is not None:
            return True
        # "Bad loans fell", "Together they held": the extractor has taken it for no name, and nothing is said to be its own
        return run not in (self.claim.subject.text or "") and not self.sentence[len(run) :].startswith(
            ("'s", "’s", "'", "’")
        )

    @cached_property
    def stranger(self) -> str | None:
        """A place or body in the claim's clause of which the document does not speak ("hotels in Paris")."""
        opening = self.sentence.partition(",")[0] if _PLACED.match(self.sentence) else ""
        text = f"{opening}; {self.fact.clause or self.sentence}"
        for found in _PLACED.finditer(text):
            stems = frozenset(of_place(word, self.held.known) for word in name_stems(found["name"]))
            if _OWNED.match(text, found.end()):
                continue  # "of Italy's Orlanda": where a known name is from
            if stems and not stems <= self.held.known and not stems & (self.fact.subject & self.held.known):
                return found["name"]
        return None

    def in_its_words(self, name: Stems) -> Stems:
        """A name as the document writes it: "Sarmenian" is of Sarmenia, and "Greeks" are of Greece."""
        known = self.held.known
        words = (of_place(word, known) for word in name)
        return frozenset(
            word if word in known else meanings_of(self.rules.vocabulary).place_in(word, known) for word in words
        )

    def _known(self, subject: Stems) -> Stems | None:
        for name in (self.held.issuer, *self.held.others):
            if name and (subject <= name or name <= subject):
                unknown = subject - name - self.held.known
                return name if not unknown else None
        return None

    def of(self, fact: Fact) -> Stems:
        """The name that a fact of the document is about."""
        if fact.subject:
            found = self._known(fact.subject)
            if found is not None:
                return found
        if self.held.others and not fact.in_table and fact.kind != "office":
            before = fact.clause
            if fact.quantity is not None and (at := before.find(fact.quantity.text)) > 0:
                before = before[:at]
            inside = name_stems(" ".join(run for _, run in names(before)))
            for name in (self.held.issuer, *self.held.others):
                if name and name <= inside:
                    return name
            near = [name for name in self.held.others if name & inside and not name & self.held.issuer]
            if near:
                return near[0]
        return self.held.issuer

    # ------------------------------------------------------------ of what
    @cached_property
    def roots(self) -> Stems:
        """Every stem of the document."""
        return self.held.roots

    @cached_property
    def issuer(self) -> Stems:
        return frozenset(map(stem, self.held.issuer))

    @cached_property
    def named(self) -> Stems:
        """The stems of the names that the whole document is about."""
        return frozenset(stem(word) for name in (self.held.issuer, *self.held.others) for word in name)

    @cached_property
    def part(self) -> Stems:
        near = self._near(self.fact) | self.fact.part
        own = (near | {stem(word) for word in self.in_its_words(near)}) & self.held.parts
        return (own | self.own_part) - self.named - _WHOLE - self.fact.measured

    @cached_property
    def own_part(self) -> Stems:
        """ "Bakery's profit", in an article that calls its divisions by name alone: the subject, where the document knows a part so named."""
        subject = frozenset(map(stem, self.fact.subject)) - _WHOLE
        return NOTHING if subject & self.named else subject & self.held.parts

    def part_of(self, fact: Fact) -> Stems:
        own = fact.part | (self._near(fact) & self.held.parts)
        return own - self.named - _WHOLE - self.fact.measured - fact.measured

    def _near(self, fact: Fact) -> Stems:
        """ "Calloway Bank" names no bank of its own, beside "Consumer banking"."""
        common = fact.near & _COMMON
        if not common or fact.in_table:
            return fact.near
        runs = [run for _, run in names(fact.clause) if name_stems(run) & self.held.issuer]
        return fact.near - (common & frozenset(stem(word) for run in runs for word in run.split()))

    @cached_property
    def foreign_part(self) -> bool:
        """The claim names a part that the document does not know."""
        return bool(self.fact.part - self.roots - self.named)

    @cached_property
    def words(self) -> Stems:
        """What the claim is about, without names of the issuer, units and what only tells a figure."""
        shares = (
            _SHARE if self.fact.role == "share" or self.quantity and self.quantity.kind in ("pp", "bps") else NOTHING
        )
        return self.fact.near - self.named - self._unit_words(self.fact) - _WHOLE - shares

    def _unit_words(self, fact: Fact) -> Stems:
        if fact.quantity is None:
            return NOTHING
        text = f"{fact.quantity.unit if fact.quantity.kind != 'count' else ''} {fact.quantity.text if fact.quantity.kind != 'count' else ''} {_measure_words(fact.quantity)}"
        return frozenset(stem(word) for word in _UNITED.findall(text))

    def metric(self, fact: Fact) -> bool:
        """The same metric by name, or by words where one of the two has none."""
        mine, its = self.fact.metric, fact.metric
        if mine not in _GENERAL and its not in _GENERAL:
            return metrics_agree(mine, its)
        return self.covers(fact) >= COVERED and bool(self.words & (fact.near | fact.wide))

    def covers(self, fact: Fact) -> float:
        """The part of the claim's words that stands in the fact's clause or labels."""
        if not self.words or any(a in self.fact.near and b in fact.near for a, b in _OPPOSITES):
            return 0.0  # "exports exceeded imports: 5.2 and 4.6": which is which, the words do not tell
        around = fact.near | fact.measured | (fact.wide if fact.in_table or not fact.near else NOTHING)
        return len(self.words & around) / len(self.words)

    def about(self, fact: Fact) -> bool:
        """Metric, part and name agree; the period is another question."""
        if self.who is None or self.foreign_part or not self.metric(fact):
            return False
        return self.same_part(fact) and self.same_who(fact)

    def same_part(self, fact: Fact) -> bool:
        """Of one part: what a clause of the document leaves out ("and employs 3,100 people") its sentence may have said."""
        if self._is_namesake(fact):
            return False
        mine, its = self.part, self.part_of(fact)
        if not self.fact.measured and fact.metric == self.fact.metric != "unknown":
            mine -= fact.measured  # "on a core one, $1.24": a word of the metric, and no part
        return mine == its or (not fact.in_table and its < mine and mine - its <= fact.wide) or self.is_only_part(fact)

    def _is_namesake(self, fact: Fact) -> bool:
        """A row "Hartwell" beside that of the whole, in the results of Hartwell Brands: a division, where the claim names the company in full."""
        if not fact.in_table or not fact.part or not fact.part < self.issuer or not self.in_full:
            return False
        beside = self.held.facts.of_metrics([fact.metric])
        return any(f.in_table and f.index == fact.index and not f.part and f.windows == fact.windows for f in beside)

    @cached_property
    def in_full(self) -> bool:
        """The issuer is never called by a part of its name."""
        runs = [name_stems(run) & self.held.issuer for _, run in names(self.sentence)]
        return bool(runs) and all(run in (NOTHING, self.held.issuer) for run in runs) and self.held.issuer in runs

    def is_only_part(self, fact: Fact) -> bool:
        """The claim names no part, and the document gives this metric of one part alone ("the non-life business")."""
        if (
            self.part
            or self.claim.segment
            or fact.in_table
            or not self.part_of(fact)
            or fact.metric in (*_GENERAL, *BROAD, *_DIVIDED)
        ):
            return False
        known = self._parts_told
        if fact.metric not in known:
            known[fact.metric] = {self.part_of(f) for f in self.held.facts.of_metrics([fact.metric])}
        return known[fact.metric] == {self.part_of(fact)}

    @cached_property
    def _parts_told(self) -> dict[str, set[Stems]]:
        return {}

    @cached_property
    def values(self) -> frozenset[Decimal | None]:
        """Every figure that the document gives for what the claim is about, of whatever time."""
        return frozenset(f.quantity.value for f in self.levels() if f.quantity is not None and self.about(f))

    def same_who(self, fact: Fact) -> bool:
        """Whether a fact is about the claim's name."""
        own = self.of(fact)
        if self.fact.metric == "deal_value" and self.names(fact):
            return True  # a deal is of both who make it
        return own == self.who or not self.held.issuer or (self.who == self.held.issuer and own in self._towards)

    def names(self, fact: Fact) -> bool:
        """The claim's sentence holds the name that the fact is about."""
        return self.of(fact) <= name_stems(self.sentence)

    @cached_property
    def _towards(self) -> tuple[Stems, ...]:
        """Other names behind a preposition: "shipments to Ostmark" are the issuer's."""
        found = [name_stems(run) for at, run in names(self.sentence) if _TOWARDS.search(self.sentence[:at])]
        return tuple(name for name in self.held.others if any(name <= stems for stems in found))

    # ------------------------------------------------------------ when
    @cached_property
    def windows(self) -> tuple[Days, ...]:
        """The claim's period; where it names none, the document's own."""
        return windows_told(self.fact, self.held, self.sentence)

    @cached_property
    def so_far(self) -> Days | None:
        return so_far(self.fact, self.held, self.sentence)

    @property
    def dated(self) -> bool:
        return bool(self.fact.windows)

    @cached_property
    def unclear_time(self) -> bool:
        return is_unclear(self.fact, self.held, self.sentence)

    def period(self, fact: Fact, windows: Iterable[Days] | None = None) -> str:
        """ "same", "maybe" where it is a guess, or "other"."""
        return standing(tuple(self.windows if windows is None else windows), fact, self.held.calendar.main)

    # ------------------------------------------------------------ candidates
    @cached_property
    def candidates(self) -> list[Fact]:
        """Facts that could be of the claim's metric: of the same name, or sharing words where one has none."""
        metric = self.fact.metric
        if metric in _GENERAL:
            return self.held.facts.near(self.words)
        family = {metric, *(other for each in _FAMILIES if metric in each for other in each)}
        found = self.held.facts.of_metrics(family, self.fact.near | self.fact.part)
        unnamed = self.held.facts.of_metrics(_GENERAL)
        if len(unnamed) > _FEW:
            unnamed = [fact for fact in self.held.facts.near(self.words) if fact.metric in _GENERAL]
        return [*found, *unnamed]

    def _is_rate(self, fact: Fact) -> bool:
        """ "Consumer prices were 4.7% higher than a year earlier": the rate of inflation."""
        if fact.metric != "cpi" or self.fact.metric != "cpi" or fact.role != "delta" or fact.direction == "down":
            return False
        is_percent = fact.quantity is not None and fact.quantity.kind == "percent"
        return is_percent and fact.bases in ((), ("YOY",)) and not fact.part

    def levels(self) -> Iterator[Fact]:
        return self.levels_among(self.candidates)

    def levels_among(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            if (
                fact.quantity is not None
                and (fact.role in ("level", "from", None) or self._is_rate(fact))
                and not fact.negated
                and fact.modality not in ("hypothetical", "opinion")
            ):
                yield fact


def _measure_words(quantity: Quantity) -> str:
    from factcheck.sources.documents.units import measure

    return f"{quantity.unit} {quantity.text}".replace("-", " ") if measure(quantity.unit) else ""


def _titles() -> Stems:
    return frozenset(("company", "group", "firm"))
