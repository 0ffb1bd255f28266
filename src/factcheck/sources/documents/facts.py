"""What a text asserts, in terms in which an article's claim and a document's figure can be compared: one `Fact` for each.

The same extractor reads both sides; here its claims are completed by the words around them and the days of their periods.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, Final

from factcheck.extract.lexicon import Lexicon, tokenize
from factcheck.model import Article, Claim, Extraction, Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.documents.clauses import clauses
from factcheck.sources.documents.fact_times import DATED, EVERY, TimeReader
from factcheck.sources.documents.offices import Holder
from factcheck.sources.documents.periods import Calendar, Days
from factcheck.sources.documents.words import Stems, content, name_stems

NOTHING: Final[Stems] = frozenset()
LOSSES: Final = {
    "net_loss": "net_income",
    "operating_loss": "operating_income",
    "eps_loss": "eps",
    "net_debt_": "net_debt",
}
"""Told as a positive amount, it is the negative of the other."""


@record(slots=True, eq=False)
class Fact:
    """One assertion with its figure, or without one (an office, a statement).

    `near` are the stems of its own clause or cell labels, `wide` those of the whole sentence or table head. `measured` are the
    stems that name its metric. `windows` are the days that its period may mean, () where none is said.
    """

    kind: str
    role: str | None
    metric: str
    near: Stems
    wide: Stems
    measured: Stems
    part: Stems
    """The words of the segment that the extractor found, or of a row's label beside the metric."""
    subject: Stems
    """The words of the name that the assertion is about; () where its text does not say it."""
    quantity: Quantity | None
    windows: tuple[Days, ...]
    loose: bool
    """Which of the windows is meant is a guess; such a fact may support and never accuses."""
    bases: tuple[str, ...]
    """The time with which it is compared, as in `Time.value`."""
    horizon: int | None
    direction: str | None
    modality: str
    negated: bool
    attribution: str | None
    object: str | None
    office: str | None
    text: str
    clause: str
    place: str
    column: str | None = None
    index: int = 0
    """The sentence or table that it stands in."""
    section: str = ""
    """The row without figures above it in its table, which names several rows at once."""
    aside: Stems = frozenset()
    """The words of the other texts in its row ("Norway", in a column of countries)."""

    @property
    def in_table(self) -> bool:
        return self.column is not None


_NEAR = 40
_OUTFLOW = regex(r"\boutflows?\s+(?:of|was|were|came to|totall?ed|reached)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
""" "A cash outflow of 58.7 million": a flow below nothing."""
_EARNS = regex(r"income|profit|eps|ebit|earnings|fcf|cash_flow|ocf|result")
_MORE = regex(r"\b(?:more|fewer|less|extra|additional)\b", re.IGNORECASE)
""" "1,200 more flights" are a change of their number."""
_STOCKS: Final = frozenset("store_count employees customers subscribers users fleet passengers".split())
_FLOWS = regex(
    r"\b(?:(?P<up>open(?:ed|s|ing)?|add(?:ed|s|ing)?|hir(?:ed|es|ing)|gain(?:ed|s|ing)?|won|sign(?:ed|s|ing) up|recruit(?:ed|s|ing))|"
    r"clos(?:ed|es|ing)|cut(?:s|ting)?|lost|los(?:es|ing)|shed(?:s|ding)?|laid off|eliminat(?:ed|es|ing)|dismiss(?:ed|es))"
    r"\s+(?:about|some|nearly|almost|around|roughly|more than|over|another|a further|up to|at least|a net|net|only|just)?\s*$",
    re.IGNORECASE,
)
_FLOWED = regex(
    r"\s+(?!went\s+into\b)(?:has\s+|have\s+|had\s+|was\s+|were\s+|been\s+)*(?:flow(?:ed|n)?|drain(?:ed)?|pour(?:ed)?|leak(?:ed)?|seep(?:ed)?|trickl(?:ed)?|stream(?:ed)?|mov(?:ed)?|ran|went|c[ao]me|withdrawn|pulled|taken)\s+(?:(?P<out>out\s+of|from|away\s+from)|into)\s+(?P<what>[^.;,]{3,40})",
    re.IGNORECASE,
)
""" "1.7 billion drained out of current accounts": by so much they changed; what "went into tracks" was spent."""
_RELATIVE = regex(r",\s+(?:which|who|that)\b[^,;]*,")
_CENTS = regex(r"^[\d.,\s\w-]*\bcents?\b", re.IGNORECASE)
"""Cents of which currency is not said."""
_DOWN = regex(
    r"\b(?:reduc|lower|cut|fell|fall|shr[aiu]nk|declin|trim|narrow|drop|slash|shed|slow|eas(?:ed|es))", re.IGNORECASE
)
_BEYOND_OLD = regex(
    r"\s+(?:(?P<up>above|higher than|more than)|below|lower than|less than)\s+(?:the|its|their)\s+(?:old|previous|prior|earlier|former|original|initial)\b",
    re.IGNORECASE,
)
""" "The midpoint is $20 million above the old one": how far an outlook was moved."""
_BY = regex(
    r"\bby\s+(?:(?:about|some|nearly|almost|around|roughly|approximately|more than|less than|over|at least|up to)\s+)?$",
    re.IGNORECASE,
)
_MOVES = regex(
    r"\b(?:slow|eas|reduc|increas|rais|lower|cut|grew|grow|rose|fell|shr[aiu]nk|declin|lift|trim|boost|widen|narrow|climb|drop)",
    re.IGNORECASE,
)


_NO_THING = regex(r"\b(?:no|without(?: any)?|neither)\s+[a-z]", re.IGNORECASE)
_JOINED = regex(r"\b(?:and|but|while)\b|;|,\s")
_OWN_VERB = regex(
    r"\b(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|slipped|jumped|shrank|widened|narrowed|gained|surged|plunged|soared|were|was|stood|came|"
    r"reached|totalled|totaled|amounted)\b",
    re.IGNORECASE,
)
_NOUN_FIRST = regex(r"^(?:while|whereas|and|but|although|though)?\s*(?:the\s+|its\s+)?(?-i:[a-z])", re.IGNORECASE)
_BEFORE_TAX = frozenset(("profit", "net_income", "operating_income"))
_TAX = regex(r"\s+before\s+tax(?:es|ation)?\b", re.IGNORECASE)
_EVALUATED = regex(r"\b(?:(?P<better>improv\w+|better)|(?P<worse>worse\w*|deteriorat\w+))\b", re.IGNORECASE)
LESS_IS_BETTER = frozenset(
    "cost_income_ratio combined_ratio operating_ratio expense_ratio churn npl unemployment net_debt total_debt leverage inflation cpi cost opex net_loss provision loss_ratio".split()
)


def _has_own_noun(before: str, measured: Stems) -> bool:
    """The clause names what moves with a noun of its own, which is no word of the metric that was carried over."""
    verb = _OWN_VERB.search(before)
    if verb is None or not _NOUN_FIRST.match(before) or not measured:
        return False
    nouns = content(before[: verb.start()])
    return bool(nouns) and not nouns & measured


_TAKEN_OFF = regex(
    r"\b(?:took|takes?|taking|taken|knock(?:ed|s|ing)?|shav(?:ed?|es|ing)|wip(?:ed?|es|ing)|sliced?)\b[^;]{0,40}?\d[^;]{0,40}?\boff\b",
    re.IGNORECASE,
)


def _turned(direction: str | None, metric: str, clause: str) -> str | None:
    """A cost ratio that improves goes down, and so does output from which a drought takes points off."""
    if direction == "up" and _TAKEN_OFF.search(clause):
        return "down"
    found = _EVALUATED.search(clause)
    if found is None or metric not in LESS_IS_BETTER or direction not in ("up", "down"):
        return direction
    return "down" if found["better"] else "up"


def _of_loss(claim: Claim, quantity: Quantity | None, clause: str) -> str | None:
    """A loss that narrows by an amount lifts the net income by it; "better" and "worse" are told of the result itself."""
    if (
        claim.metric not in LOSSES
        or claim.role != "delta"
        or quantity is None
        or quantity.kind in ("percent", "multiple", "fraction")
    ):
        return None
    found = _EVALUATED.search(clause)
    if found is not None and not found[0].lower().startswith("improv"):
        return None
    return {"up": "down", "down": "up"}.get(claim.direction or "")


class FactReader(TimeReader):
    """Turns the claims of one extraction into facts."""

    def __init__(self, article: Article, extraction: Extraction, calendar: Calendar, lexicon: Lexicon) -> None:
        super().__init__(article, extraction, calendar)
        self.lexicon = lexicon
        self._hits: dict[int, list[Any]] = {}

    def facts(self, place: Any = None) -> list[tuple[Claim, Fact]]:
        """`place` names the place of an offset."""
        claims = self.extraction.claims
        made = [self.fact(claim, place(claim.start) if place else "") for claim in claims]
        return list(zip(claims, _outlooks(zip(made, map(self._is_timed, claims), strict=True)), strict=True))

    def restated(self, facts: list[tuple[Claim, Fact]]) -> list[Fact]:
        """The same amounts in other currencies ("INR 120 billion, or US$1.4 billion"), which raise no claims."""
        by_id = {claim.quantity: fact for claim, fact in facts if claim.quantity}
        return [
            replace(by_id[q.alt_of], quantity=q) for q in self.extraction.quantities if q.alt_of and q.alt_of in by_id
        ]

    def sentence_of(self, claim: Claim) -> tuple[int, int]:
        sentence = self.extraction.sentences[claim.sentence]
        return sentence.start, sentence.end

    def _is_timed(self, claim: Claim) -> bool:
        time, figure = self.extraction.time(claim.period), self.extraction.quantity(claim.quantity)
        return time is not None and figure is not None and time.start >= figure.end

    def fact(self, claim: Claim, place: str) -> Fact:
        start, end = self.sentence_of(claim)
        text = self.article.text[start:end]
        begin, stop = self._clause(claim, start, end)
        clause = self.article.text[begin:stop]
        metric, measured, quantity = self._measure(claim, start, end, begin)
        if quantity is not None and claim.bound is not None and quantity.cmp == "eq":
            quantity = quantity.model_copy(update={"cmp": claim.bound})  # "sales passed EUR 400 million"
        time, base, own_time, is_open = self._time_and_base(claim, start)
        role, kind, way = self._role(claim, quantity, start)
        windows, bases, month_count, loose = self._times(claim, role, time, base, quantity, clause)
        subject = claim.subject.text or ""
        flowed = _FLOWED.match(self.article.text, quantity.end) if quantity is not None and role == "delta" else None
        if own_time and not windows and self.calendar.main and not is_open:
            windows = (self._onward(claim, role) or self.calendar.main,)
        if not windows and not loose and time is not None and time.type in ("period", "fiscal") and not month_count:
            loose = DATED.search(time.value) is not None  # a time that is not understood is not the document's own
        return Fact(
            kind=kind,
            role=role,
            metric=metric,
            near=content(_RELATIVE.sub(" ", clause)),
            wide=content(text),
            measured=measured,
            part=content(flowed["what"] if flowed is not None else claim.segment or ""),
            subject=capitalised(subject),
            quantity=quantity,
            windows=windows,
            loose=loose,
            bases=bases,
            horizon=month_count,
            direction=_turned(_of_loss(claim, quantity, clause) or claim.direction or way, metric, clause),
            modality=claim.modality,
            negated=claim.negated and not self._denies_another(claim, start),
            attribution=claim.attribution,
            object=claim.object.text if claim.object else None,
            office=claim.segment if claim.kind == "office" else None,
            text=" ".join(text.split()),
            clause=clause,
            place=place,
            index=claim.sentence,
        )

    def _measure(self, claim: Claim, start: int, end: int, begin: int) -> tuple[str, Stems, Quantity | None]:
        """Metric, the words for it, and the figure with its sign and for what it is. `begin` is where the claim's clause begins."""
        metric, quantity = self._signed(claim, self.extraction.quantity(claim.quantity))
        measured = self._measured(claim.metric, start, end)
        if quantity is None:
            return metric, measured, None
        if begin > start and _has_own_noun(self.article.text[begin : quantity.start], measured):
            metric, measured = "unknown", NOTHING  # "while fees rose 8%": no metric of the clause before
        if metric in _BEFORE_TAX and _TAX.match(self.article.text, quantity.end):
            metric = "pretax_profit"
        if quantity.kind == "money":
            if quantity.per is None and _is_per_share(metric, quantity):
                quantity = quantity.model_copy(update={"per": "share"})
            if _CENTS.search(quantity.text) or (quantity.unit == "USD" and quantity.rule.startswith("bare/")):
                quantity = quantity.model_copy(update={"unit": ""})
        return metric, measured, quantity

    def _time_and_base(self, claim: Claim, start: int) -> tuple[Time | None, Time | None, bool, bool]:
        """The claim's time and with what it compares; whether a time of its sentence is another's, and whether it is open to this day."""
        time = self.extraction.time(claim.antecedent or claim.period)
        base = self.extraction.time(claim.base)
        if time is not None and EVERY.match(time.text):
            time = None
        is_others, is_open = False, False
        if time is not None:
            since = self._since(time, claim)
            opens = self._opens_compared(time, claim, start)
            if opens and base is None and claim.role == "delta":
                base = time
            is_others = (
                opens
                or self._bracketed(time, claim)
                or self._of_the_other(time, claim)
                or self._is_basis(time, claim)
                or since
            )
            if is_others:
                is_open = time.start < claim.start and since
                if base is None and claim.role == "delta" and is_open:
                    base = time  # "since March it has cut its debt by 50 million"
                time = None
        if time is None and base is None:
            time = self._only_time(claim.sentence, start)
        return time, base, is_others, is_open

    def _denies_another(self, claim: Claim, start: int) -> bool:
        """ "Has no debt and 1.1 billion in cash": what is denied stands before the conjunction."""
        found = list(_NO_THING.finditer(self.article.text, start, claim.start))
        return bool(found) and _JOINED.search(self.article.text, found[-1].end(), claim.start) is not None

    def _clause(self, claim: Claim, start: int, end: int) -> tuple[int, int]:
        text = self.article.text[start:end]
        figures = [(a - start, b - start) for a, b in self._figures.get(claim.sentence, ()) if start <= a < end]
        at = claim.start - start
        for begin, stop in clauses(text, figures):
            if begin <= at < stop:
                return start + begin, start + stop
        return start, end

    def _measured(self, metric: str, start: int, end: int) -> Stems:
        if start not in self._hits:
            if len(self._hits) > 8:
                self._hits.clear()
            self._hits[start] = self.lexicon.find(tokenize(self.article.text, start, end))
        found: set[str] = set()
        for hit in self._hits[start]:
            if any(s.section == "metrics" and s.id == metric and s.form != "units" for s in hit.senses):
                found |= content(self.article.text[hit.start : hit.end].replace("-", " "))
        return frozenset(found)

    def _signed(self, claim: Claim, quantity: Quantity | None) -> tuple[str, Quantity | None]:
        metric = claim.metric
        # "set aside 412 million for credit losses" is no loss of that amount
        lost = metric in LOSSES or (claim.loss and _EARNS.search(metric) is not None)
        if metric == "cash_flow" and quantity is not None:
            lost = (
                lost or _OUTFLOW.search(self.article.text[max(0, quantity.start - _NEAR) : quantity.start]) is not None
            )
        metric = LOSSES.get(metric, metric)
        if lost and quantity is not None and claim.role in ("level", "from") and quantity.value and quantity.value > 0:
            quantity = negative(quantity)
        return metric, quantity

    def _role(self, claim: Claim, quantity: Quantity | None, start: int) -> tuple[str | None, str, str | None]:
        """ "reduced operating costs by 45 million" tells a change, "a loss of 97 million a year earlier" an earlier level."""
        if quantity is None:
            return claim.role, claim.kind, None
        if claim.role == "delta" and claim.direction == "flat" and quantity.kind == "percent":
            return "level", "ratio", None  # "left its rate unchanged at 4.25%"
        before = self.article.text[max(start, quantity.start - 40) : quantity.start]
        if claim.role == "level" and (flowed := _FLOWED.match(self.article.text, quantity.end)):
            return "delta", "change", "down" if flowed["out"] else "up"
        if claim.role == "level" and (more := _MORE.search(quantity.text)):
            return "delta", "change", "down" if more[0].lower() in ("fewer", "less") else "up"
        if claim.role == "level" and quantity.kind == "count" and claim.metric in _STOCKS:
            flow = _FLOWS.search(before)
            if flow is not None:
                return "delta", "change", "up" if flow["up"] else "down"
        moves = claim.direction or claim.modality in _OUTLOOK or _MOVES.search(before)
        if claim.role == "level" and _BY.search(before) and moves:
            return "delta", "change", _moved(self.article.text[start : quantity.start]) or "up"
        if claim.role == "level" and (beyond := _BEYOND_OLD.match(self.article.text, quantity.end)):
            return "delta", "change", "up" if beyond["up"] else "down"
        if claim.role == "delta" and claim.direction is None:
            return claim.role, claim.kind, _moved(self.article.text[start : quantity.start])
        return claim.role, claim.kind, None


def _moved(before: str) -> str | None:
    """The way that the words tell; of "Harrow Falls' gate rose" the verb, and not the name."""
    told = [hit[0] for way in (_DOWN, _MOVES) for hit in way.finditer(before)]
    told = [word for word in told if word.islower()] or told
    return ("down" if any(_DOWN.match(word) for word in told) else "up") if told else None


_OUTLOOK: Final = frozenset(("guidance", "forecast", "plan"))


def _outlooks(facts: Iterable[tuple[Fact, bool]]) -> list[Fact]:
    """ "We forecast revenue of 2.02 billion and a margin of 23%": what follows in the sentence is foreseen as well.

    With each fact, whether its time stands behind its figure ("a margin above 50% in 2026").
    """
    out: list[Fact] = []
    for fact, timed in facts:
        last = out[-1] if out else None
        if last is not None and last.index == fact.index - 1 and _goes_on(last, fact):
            fact = replace(fact, metric=last.metric, measured=last.measured)
        before = last if last is not None and last.index == fact.index else None
        if before is not None and before.modality in _OUTLOOK and fact.modality == "fact" and fact.quantity is not None:
            if fact.role == "level" and not _TOLD.search(fact.clause):
                # what has a stretch of time of its own ("over eighteen months") is of no other period
                windows = fact.windows if fact.horizon or timed else before.windows
                fact = replace(fact, modality=before.modality, windows=windows, horizon=fact.horizon or before.horizon)
        elif (
            fact.modality == "fact"
            and fact.role == "level"
            and fact.quantity is not None
            and _GUIDANCE.search(fact.text)
        ):
            fact = replace(fact, modality="guidance")
        out.append(fact)
    return out


def _goes_on(last: Fact, fact: Fact) -> bool:
    """ "We guide to revenue of 171 to 173 million. For the full year we expect 702 to 710 million": of revenue, too."""
    one, other = last.quantity, fact.quantity
    if one is None or other is None or fact.metric != "unknown" or last.metric == "unknown":
        return False
    foreseen = last.modality in _OUTLOOK and fact.modality in _OUTLOOK
    return foreseen and one.cmp == other.cmp == "range" and (one.kind, one.unit) == (other.kind, other.unit)


_TOLD = regex(r"\b(?:was|were|had|has|reported|compared|rose|fell|earned|posted|expected to)\b", re.IGNORECASE)
_GUIDANCE = regex(r"\b(?:our|its|their|the) (?:[\w-]+ ){0,3}(?:guidance|outlook|forecast) for\b", re.IGNORECASE)


def _is_per_share(metric: str, quantity: Quantity) -> bool:
    """ "A dividend of 31.5 cents" is one of a share; what a company pays in all runs to millions."""
    value = quantity.value if quantity.value is not None else quantity.high
    if value is None or abs(value) >= _A_SHARE:
        return False
    return metric.startswith("eps") or metric == "dividend" or metric.endswith("_per_share")


_A_SHARE = 1000


def capitalised(text: str) -> Stems:
    """The words of a name that are written as names are."""
    return name_stems(" ".join(word for word in text.split() if word[:1].isupper() or not word[:1].isalpha()))


def office_fact(text: str, holder: Holder, place: str, index: int) -> Fact:
    stems = content(text)
    return Fact(
        kind="office", role=None, metric="office", near=stems, wide=stems, measured=NOTHING, part=NOTHING, subject=NOTHING, quantity=None, windows=(), loose=False,
        bases=(), horizon=None, direction=None, modality="fact", negated=False, attribution=None, object=holder.person, office=holder.office,
        text=" ".join(text.split()), clause=text, place=place, index=index,
    )  # fmt: skip


def negative(quantity: Quantity) -> Quantity:
    turned = {
        "value": None if quantity.value is None else -quantity.value,
        "low": None if quantity.high is None else -quantity.high,
        "high": None if quantity.low is None else -quantity.low,
    }
    return quantity.model_copy(update=turned)


def places(offsets: list[int], names: list[str]) -> Any:
    """From an offset to the name of the place that it stands in."""
    return lambda at: names[bisect_right(offsets, at) - 1] if names else ""
