"""Exchange rates: of which money, in which other, a figure is the price.

"The euro climbed to $1.0886", "149.3 yen to the dollar", "USD/JPY at 151.2": the subject is a pair, "fx:EUR/USD", whose rate is how
many of the second one of the first costs; "fx:INR~USD" where a bare number does not tell which of the two is priced. Words of money
stand in `currencies`, those around a rate in `economy_words` of the vocabulary.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import Any

from factcheck.extract.economy.instruments import THING
from factcheck.extract.economy.pairs import UNKNOWN, Pairs
from factcheck.extract.economy.stretches import Stretches
from factcheck.model import Claim, Context, Quantity, Subject, Time
from factcheck.patterns import regex
from factcheck.records import record

PAIR = "fx:"
_TABLE = "table<"
_MOST = 100_000
"""No currency costs more of another: what is larger is an amount of money."""
_RATES = frozenset({"fx_rate", "unknown", "price", "share_price", "commodity_price", "cost", "deal_value"})


@record
class _Last:
    """The pair that the text has told last, and where."""

    pair: str
    sentence: int


class RateReader:
    def __init__(self, known: Pairs, stretches: Stretches) -> None:
        self.known, self.stretches, self.text = known, stretches, stretches.text
        self.told: deque[_Last] = deque(maxlen=_RECENT)
        """The pairs told last."""
        self.money: tuple[str, int] | None = None
        """The currency with which a sentence opened last, and which sentence."""

    def read(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims, those that are rates told as such, and behind them in each sentence the rates that none of them tells."""
        at = {claim.quantity: k for k, claim in enumerate(claims) if claim.quantity is not None}
        out = list(claims)
        new: list[Claim] = []
        for sentence in self.stretches.sentences:
            figures = self.stretches.figures(sentence.index)
            if (opens := self.known.opens.match(self.text, sentence.start, sentence.end)) is not None:
                self.money = self.known.code(opens, "c" if opens["c"] else "alone"), sentence.index
            for quantity in figures:
                k = at.get(quantity.id)
                if k is not None and out[k].rule_trace.startswith(_TABLE):
                    out[k] = self._of_row(out[k], quantity) or out[k]
                    continue
                if k is not None and quantity.kind == "percent" and (moved := self._move(quantity, out[k])) is not None:
                    out[k] = moved
                    continue
                if k is not None and not _is_open_to_it(out[k]):
                    continue
                if not _may_be_rate(quantity) or (pair := self._pair(quantity)) is None or UNKNOWN in pair:
                    continue
                self.told.append(_Last(pair, quantity.sentence))
                if k is not None:
                    out[k] = self._told(out[k], pair, quantity)
                else:
                    new.append(self._told(self._new(quantity), pair, quantity))
        return sorted([*out, *new], key=lambda claim: claim.sentence) if new else out

    def _new(self, quantity: Quantity) -> Claim:
        return Claim(
            id="", sentence=quantity.sentence, start=quantity.start, end=quantity.end, text=quantity.text, kind="amount",
            subject=Subject(text=None), metric="fx_rate", role="from" if self.stretches.stretch(quantity.id).compares else "level", quantity=quantity.id,
        )  # fmt: skip

    def _told(self, claim: Claim, pair: str, quantity: Quantity) -> Claim:
        base = self.stretches.base(quantity.id)
        rate = self._as_rate(claim, pair, quantity)
        asked = self._asked(quantity) if rate.period is None and base is None else None
        base = asked if asked is not None and asked.type == "base" else base
        return rate.model_copy(
            update={
                "kind": "amount",
                "role": claim.role if claim.role in ("level", "from") else "level",
                "base": base.id if base is not None else None,
            }
        )

    def _asked(self, quantity: Quantity) -> Time | None:
        """ "And a year ago? The euro stood at 169.2 yen": the time that a short question right before asks for"""
        if quantity.sentence == 0:
            return None
        before = self.stretches.sentences[quantity.sentence - 1]
        words = self.text[before.start : before.end].rstrip(" \n*_")
        short = words.endswith("?") and len(words.split()) <= _SHORT_QUESTION
        times = self.stretches.times_of(before.index) if short and not self.stretches.figures(before.index) else ()
        return times[0] if len(times) == 1 else None

    def _as_rate(self, claim: Claim, pair: str, quantity: Quantity) -> Claim:
        period = self.stretches.period(quantity.id, across=False)
        if period is not None and period.value.startswith("REF:Y"):
            period = self._year_before(quantity) or period  # "and the year's mean was"
        update = {
            "metric": "fx_rate",
            "subject": Subject(text=claim.subject.text, name=pair.removeprefix(PAIR).replace("~", "/"), id=pair),
            "unbound": None,
            "segment": None,
            "period": period.id if period is not None else None,
            "context": (),
            "rivals": (),
            "modality": "fact" if claim.modality == "hypothetical" and not _ASKS.search(claim.text) else claim.modality,
        }
        return claim.model_copy(update=update)

    def _of_row(self, claim: Claim, quantity: Quantity) -> Claim | None:
        """A cell of a row that a pair or a currency heads, of the time of its column; None for others.

        A currency without another is priced in dollars, unless the table says otherwise somewhere: that is a guess.
        """
        label = claim.rule_trace[len(_TABLE) :].rpartition(" x ")[0].strip()
        pair = self._slashed(label, None) if self.known.slashed.fullmatch(label) else None
        named = self.known.row.fullmatch(label) if pair is None else None
        if named is not None and (code := self.known.code(named)) != "USD":
            pair = f"{PAIR}{code}~USD"
        moved = quantity.kind == "percent" and claim.kind == "change"
        told = _may_be_rate(quantity) and claim.role in ("level", "from")
        if pair is None or UNKNOWN in pair or not (moved or told):
            return None
        found = self._as_rate(claim, pair.replace("~", "/") if moved else pair, quantity)
        guess = Context.model_validate({"field": "subject", "from": "table"})
        return found.model_copy(
            update={
                "kind": "change" if moved else "amount",
                "period": claim.period,
                "context": (guess,) if moved or named is not None else (),
            }
        )

    def _year_before(self, quantity: Quantity) -> Time | None:
        """The year that this sentence and the one before have told last."""
        told = [t for back in (1, 0) for t in self.stretches.times_of(quantity.sentence - back)]
        years = [t for t in told if t.end <= quantity.start and _is_year(t)]
        return max(years, key=lambda t: t.end, default=None)

    # -------------------------------------------------------- how far a currency moved
    def _move(self, quantity: Quantity, claim: Claim) -> Claim | None:
        """ "The euro gained 4% against the dollar in March": of which money in which other; without another, of its price in dollars."""
        moved = claim.kind == "change" and claim.role == "delta" or claim.kind == "share" and claim.metric == "fx_rate"
        if not moved or claim.cell or (claim.subject.id or "").startswith(THING):
            return None
        if claim.metric != "fx_rate" and claim.unbound is None:
            return None
        moved_pair = self._moved_pair(quantity)
        if moved_pair is None or UNKNOWN in moved_pair:
            return None
        subject, other = moved_pair
        self.told.append(_Last(f"{PAIR}{subject}~{other}", quantity.sentence))
        since = self.stretches.since(quantity.id) or self.stretches.base(quantity.id)
        told = any(t.window is not None for t in self.stretches.own_times(quantity.id))
        base = since.id if since is not None else None if told else claim.base  # "since April and 1.6% year to date"
        found = self._as_rate(claim, f"{PAIR}{subject}/{other}", quantity)
        own = self.stretches.times.get(claim.period or "")
        kept = found.period is None and own is not None and own.sentence == quantity.sentence
        update: dict[str, Any] = {
            "base": base,
            "kind": "change",
            "role": "delta",
            **({"period": claim.period} if kept else {}),
        }
        if since is None and self.known.since.search(self.stretches.words(quantity.id)):
            update |= {"period": None, "base": None}  # "since its September low"
        if claim.direction is None:
            way = next(iter([*self.known.ways.finditer(self._before(quantity))][-1:]), None)
            update["direction"] = None if way is None else "down" if way["down"] else "up"
        return found.model_copy(update=update)

    def _moved_pair(self, quantity: Quantity) -> tuple[str, str] | None:
        """Which currency moved, and against which."""
        before, known = self._before(quantity), self.known
        slashed = next(iter([*known.slashed.finditer(before)][-1:]), None)
        if slashed is not None:
            return known.slashed_of(slashed)
        told = next(iter([*known.told.finditer(before)][-1:]), None)
        subject = known.code(told) if told is not None else self._it(quantity, before)
        if subject is None or told is not None and known.no_money.search(told["how"]):
            return None
        sentence = self.stretches.sentences[quantity.sentence]
        figures = self.stretches.figures(quantity.sentence)
        stop = next((q.start for q in figures if q.start > quantity.end and q.kind == "percent"), sentence.end)
        behind = known.measured.search(self.text, quantity.end, stop)
        other = known.code(behind) if behind is not None else None
        if other is None:
            prices = {q.unit for q in figures if q.kind == "money" and q.unit != subject}
            other = prices.pop() if len(prices) == 1 else "USD" if not prices else None
        return (subject, other) if other not in (None, subject) and other is not None else None

    def _it(self, quantity: Quantity, before: str) -> str | None:
        """The currency that a sentence without one goes on with."""
        near = self.money is not None and quantity.sentence - self.money[1] <= _IT_BACK
        return self.money[0] if self.money is not None and near and self.known.it.match(before.lstrip()) else None

    def _pair(self, quantity: Quantity) -> str | None:
        sentence = self.stretches.sentences[quantity.sentence]
        stretch = self.stretches.stretch(quantity.id)
        known, text = self.known, self.text
        before = text[max(stretch.start, quantity.start - _AHEAD) : quantity.start]
        after = text[quantity.end : min(sentence.end, quantity.end + _AHEAD)]
        quote = quantity.unit if quantity.kind == "money" and not _BARE.fullmatch(quantity.text) else None
        if quote is not None and quote != "USD" and quantity.bare_sign:
            return None  # crowns, pesos: of which country, the article decides
        if (pair := self._slashed(before, quote)) is not None:
            return pair
        if quote is None and (same := known.same_money.match(after)) is not None:
            near = self._pairs(quantity, 0)
            return _of(_codes(near[-1])[0], known.money_of(same)) if near and "~" not in near[-1] else None
        behind = known.behind.match(after)
        told, ahead = self._told_before(before, text[max(sentence.start, quantity.start - _AHEAD) : quantity.start])
        subject = known.code(told) if told is not None else None
        if behind is not None:
            return self._against(known.code(behind), quote or self._own(behind), subject, quantity)
        against = known.code(told, "c2") if told is not None and told["c2"] else ahead
        own = told is not None and known.other.search(before) is not None
        if subject is not None and (own or stretch.first or self._is_first_price(quantity)):
            if quote is None:
                base = against or self._usual(subject, quantity)
                return f"{PAIR}{subject}~{base}" if base not in (None, subject) else None
            if quote != subject or against is not None:
                return _of(subject if quote != subject else against, quote)
        if (labelled := known.label.fullmatch(self._before(quantity))) is not None:
            base = known.code(labelled)
            return _of(base, quote) if quote is not None else f"{PAIR}{base}~USD" if base != "USD" else None
        if (named := known.alone.fullmatch(before)) is not None and quote is not None and self._pairs(quantity, 0):
            return _of(known.code(named), quote)
        return self._goes_on(quantity, before, quote)

    def _told_before(self, *heads: str) -> tuple[re.Match[str] | None, str | None]:
        """Which currency does what before a figure; and the one that stands ahead of it ("Against the euro the franc rose to")."""
        told = next(filter(None, map(self.known.told.search, heads)), None)
        if told is None or _AGAINST.search(told.string, 0, told.start()) is None:
            return told, None
        own = self.known.told.search(told.string, told.end("c"))
        return (own, self.known.code(told)) if own is not None else (told, None)

    def _is_first_price(self, quantity: Quantity) -> bool:
        """ "The pound rose 0.3% to $1.295", "One euro bought 4.34 zlotys": before the first price of a sentence there may be changes, and what is priced"""
        before = [q for q in self.stretches.figures(quantity.sentence) if q.end <= quantity.start]
        return all(q.kind in ("percent", "pp", "bps") or q.kind == "money" and q.value == 1 for q in before)

    def _usual(self, subject: str, quantity: Quantity) -> str | None:
        """ "CAD firmer at 1.387" among rates of the dollar, "the forint at 391" behind one of the euro: priced in that as well"""
        here = [code for pair in self._pairs(quantity, 0)[-1:] for code in ("USD", "EUR") if code in _codes(pair)]
        if here:
            return here[0] if subject != here[0] else None
        near = self._pairs(quantity, _USUAL_BACK)
        return "USD" if subject != "USD" and any("USD" in _codes(pair) for pair in near) else None

    def _own(self, behind: re.Match[str]) -> str | None:
        return self.known.code(behind, "own") if behind["own"] else None

    def _slashed(self, before: str, quote: str | None) -> str | None:
        m = next(iter([*self.known.slashed.finditer(before)][-1:]), None)
        if m is None:
            return None
        base, other = self.known.slashed_of(m)
        return _of(base, other) if quote in (None, other) else None

    def _against(self, base: str, quote: str | None, subject: str | None, quantity: Quantity) -> str | None:
        """ "149.3 yen to the dollar", "the euro at $1.0886 against the dollar", "the rupee at 83.4 to the dollar"."""
        if quote == base:
            return _of(subject, base) if subject is not None else None
        if quote is not None:
            weighs = base == "GBP" and subject is None and not self._pairs(quantity, 1)  # "$2.17 a pound" of copper
            return _of(base, quote) if not weighs else None
        if subject not in (None, base):
            return f"{PAIR}{subject}~{base}"
        named = {self.known.code(m, "c") for m in self.known.other.finditer(self._before(quantity))} - {base}
        if named:
            return f"{PAIR}{named.pop()}~{base}" if len(named) == 1 else None
        if (
            self.money is not None
            and quantity.sentence - self.money[1] <= 1
            and (not self._before(quantity).strip() or _GOES_ON.search(self._before(quantity)))
        ):
            return f"{PAIR}{self.money[0]}~{base}" if self.money[0] != base else None
        return next((pair for pair in reversed(self._pairs(quantity, 2)) if base in _codes(pair)), None)

    def _before(self, quantity: Quantity) -> str:
        start = self.stretches.sentences[quantity.sentence].start
        return self.text[max(start, quantity.start - _AHEAD) : quantity.start]

    def _pairs(self, quantity: Quantity, back: int) -> list[str]:
        """The pairs that this sentence and those before it have told."""
        return [told.pair for told in self.told if quantity.sentence - told.sentence <= back]

    def _goes_on(self, quantity: Quantity, before: str, quote: str | None) -> str | None:
        """ "Up from $1.0340 a month earlier", "It had stood at $1.4869": a further figure of the pair told last."""
        near = self._pairs(quantity, 1) or self._pairs(quantity, 2 if self._it(quantity, before) else 0)
        if near and quote is not None and "~" not in near[-1] and _OR.fullmatch(before) and self._pairs(quantity, 0):
            return _of(near[-1].removeprefix(PAIR)[:3], quote) if quote != near[-1][-3:] else near[-1]
        newer = self.money is not None and all(told.sentence < self.money[1] for told in self.told)
        if (not near or newer) and self.money is not None and self.money[0] != quote and quote is not None:
            near_money = quantity.sentence - self.money[1] <= 1 and self.known.says_it.search(before)
            return _of(self.money[0], quote) if near_money and not self.known.other.search(before) else None
        if not near or self.known.other.search(before) is not None or not self.known.goes_on.search(before):
            return None
        last = near[-1]
        measured = self.known.measured.search(self._before(quantity))
        if measured is not None and not self._pairs(quantity, 0) and self.known.code(measured) not in _codes(last):
            return None  # "Against the franc it went down too, from 0.93 to 0.94": behind a price in pence
        return last if quote is None or quote == last[-3:] or "~" in last and quote in _codes(last) else None


_AGAINST = regex(r"\b(?:[Aa]gainst|[Vv]ersus|[Oo]n)\s+$")
_RECENT = 8
_AHEAD = 240
"""Characters before a figure in which the money is named whose price it is."""
_BARE = regex(r"[\d.,]+")
"""A number without a sign or word of money, whatever currency the article lends it."""
_USUAL_BACK = 3
_IT_BACK = 2
"""Sentences over which a currency is meant by "it"."""
_GOES_ON = regex(r"^\W*(?:Having|After|Since|From)\b|\b(?:[Ii]ts?|the (?:currency|unit))\b")
"""How a sentence goes on with the currency that the one before spoke of."""
_OR = regex(r"[\s,]*(?:or|and|,)\s+(?:about |around |roughly )?", re.I)
"""Between two prices of one currency."""
_ASKS = regex(r"\?")
_SHORT_QUESTION = 8


def _is_open_to_it(claim: Claim) -> bool:
    """A level that is a rate already, or of which it is not known what it is; how far a rate moved is none."""
    moved = claim.kind == "change" or claim.role in ("delta", "diff")
    thing = (claim.subject.id or "").startswith(THING) and claim.metric != "unknown"
    if claim.cell or moved or thing:
        return False  # "the euro climbed to $1.1052. Ether fell to $1,800"
    return claim.metric in _RATES or claim.unbound is not None


def _is_year(time: Time) -> bool:
    window = time.window
    return window is not None and window.start is not None and (window.end - window.start).days > _YEAR_DAYS


_YEAR_DAYS = 350


def _codes(pair: str) -> list[str]:
    return pair.removeprefix(PAIR).replace("~", "/").split("/")


def _may_be_rate(quantity: Quantity) -> bool:
    """A money amount or a bare number of a rate's size; one told in millions is none, nor a count of things."""
    value = quantity.value if quantity.value is not None else quantity.high if quantity.cmp == "range" else None
    if value is None or not 0 < value < _MOST:
        return False
    bare = (
        quantity.kind in ("count", "money")
        and bool(_BARE.fullmatch(quantity.text))
        or quantity.kind == "multiple"
        and quantity.text[-1:].isdigit()
    )
    return bare and quantity.step < 1 or bare and value > _ROUND or quantity.kind == "money"


_ROUND = 20
"""A bare whole number below it counts something else than money."""


def _of(base: str | None, quote: str) -> str | None:
    return f"{PAIR}{base}/{quote}" if base is not None and base != quote else None
