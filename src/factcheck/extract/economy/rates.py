"""Exchange rates: of which money, in which other, a figure is the price.

"The euro climbed to $1.0886", "149.3 yen to the dollar", "USD/JPY at 151.2": the subject is a pair, "fx:EUR/USD", whose rate is how
many of the second one of the first costs; "fx:INR~USD" where a bare number does not tell which of the two is priced. Words of money
stand in `currencies`, those around a rate in `economy_words` of the vocabulary.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from factcheck.extract.economy.instruments import THING
from factcheck.extract.economy.stretches import Stretches
from factcheck.extract.economy.words import any_of
from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim, Quantity, Subject
from factcheck.patterns import compiled, regex
from factcheck.records import record

PAIR = "fx:"
_MOST = 100_000
"""No currency costs more of another: what is larger is an amount of money."""
_RATES = frozenset({"fx_rate", "unknown", "price", "share_price", "commodity_price", "cost", "deal_value"})


class Pairs:
    """The expressions of a vocabulary, each made when it is first used. Groups named `c..` hold a name of money."""

    def __init__(self, currencies: Mapping[str, Any], words: Mapping[str, Any]) -> None:
        self.codes: dict[str, str] = {}
        for code, entry in currencies.items():
            for word in (*entry.called, *(w for w in entry.words if w not in entry.bare or code in ("USD", "INR"))):
                self.codes.setdefault(word.lower(), code)
            for word in entry.codes:
                self.codes[word.lower()] = code
        self._words = words
        self._names = any_of(self.codes)
        self._iso = "|".join(sorted(code for code in currencies if len(code) == 3))
        self._told_of = rf"(?:(?:{self._either('epithets')})\s+)*"
        self._article = rf"(?:(?:the|a|an|one|each|every)\s+)?{self._told_of}"

    def _either(self, section: str) -> str:
        return any_of(self._words[section].words)

    @cached_property
    def gate(self) -> re.Pattern[str]:
        """Money as something that has a price: "the euro", "per dollar", "USD/JPY", "sterling at"."""
        return compiled(
            rf"\b(?:the|a|one|per|to|against|versus|and|[a-z]+['’]s)\s+(?:the\s+)?{self._told_of}(?:{self._names})\b(?!\s*\d)|\b(?:{self._iso})\s?/\s?(?:{self._iso})\b"
            rf"|(?:^|[.:;(]\s+)(?:{self._names})(?:/|\s+(?!\d))",
            re.I | re.M,
        )

    @cached_property
    def told(self) -> re.Pattern[str]:
        """Money, and behind it what a rate does: "the euro climbed to"."""
        names, told_of = self._names, self._told_of
        return compiled(
            rf"(?:\b(?:the|a|an|one|each|every|[a-z]+['’]s)\s+{told_of}|(?:^|[,;:(]|\b(?:and|while|but|as|with))\s*{told_of})(?P<c>{names})\b(?!['’/-])"
            rf"(?:\s+against\s+{self._article}(?P<c2>{names})\b)?"
            rf"(?P<how>(?:[\s,]+[\w’'%.-]+){{0,12}}?)\s*\b(?:{self._either('moves')})\b(?P<rest>(?:[\s,]+[\w’'%.-]+){{0,6}})\s*[(]?$",
            re.I,
        )

    @cached_property
    def slashed(self) -> re.Pattern[str]:
        names = self._names
        return compiled(
            rf"\b(?P<a>{self._iso})\s?[/-]\s?(?P<b>{self._iso})\b|\b(?P<c1>{names})[/-](?P<c2>{names})\b", re.I
        )

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """Behind the figure: "per dollar", "against the euro"."""
        names = self._names
        return compiled(
            rf"\s*(?:(?P<own>{names})\s+)?(?:per|to|against|versus|vs\.?|a)\s+{self._article}(?P<c>{names})\b", re.I
        )

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """Before a further figure of the same pair: "it stood at", "from", "the average for June was"."""
        return compiled(rf"(?:\b(?:{self._either('before')})\b|^)(?:[\s,]+[\w’'-]+){{0,4}}\s*$", re.I)

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Money of any kind."""
        return compiled(rf"\b(?:{self._names})\b", re.I)

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """Money as the first word of a sentence."""
        names = self._names
        return compiled(
            rf"\W*(?:[A-Z]{{3,}}\W+)?(?:(?:the|a)\s+{self._told_of}(?P<c>{names})\b(?!['’/-])|(?P<alone>{names})\W*$)",
            re.I,
        )

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """Money and nothing else between two figures: "and the pound $1.43"."""
        return compiled(rf"\W*(?:and|while|but)?\s*(?:the|a|one)?\s*{self._told_of}(?P<c>{self._names})\s*", re.I)


@once_per_vocabulary
def pairs_of(vocabulary: Any) -> Pairs | None:
    """None where the vocabulary has no words of rates."""
    words = vocabulary.economy_words
    return Pairs(vocabulary.currencies, words) if words else None


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
                self.money = self.known.codes[(opens["c"] or opens["alone"]).lower()], sentence.index
            for quantity in figures:
                k = at.get(quantity.id)
                if k is not None and not _is_open_to_it(out[k]):
                    continue
                if not _may_be_rate(quantity) or (pair := self._pair(quantity)) is None:
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
        period, base = self.stretches.period(quantity.id, across=False), self.stretches.base(quantity.id)
        update = {
            "metric": "fx_rate",
            "subject": Subject(text=claim.subject.text, name=pair.removeprefix(PAIR).replace("~", "/"), id=pair),
            "unbound": None,
            "segment": None,
            "kind": "amount",
            "role": claim.role if claim.role in ("level", "from") else "level",
            "period": period.id if period is not None else None,
            "base": base.id if base is not None else None,
            "context": (),
            "rivals": (),
            "modality": "fact" if claim.modality == "hypothetical" and not _ASKS.search(claim.text) else claim.modality,
        }
        return claim.model_copy(update=update)

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
        behind = known.behind.match(after)
        told = known.told.search(before) or known.told.search(
            text[max(sentence.start, quantity.start - _AHEAD) : quantity.start]
        )
        subject = known.codes[told["c"].lower()] if told is not None else None
        if behind is not None:
            return self._against(known.codes[behind["c"].lower()], quote or self._own(behind), subject, quantity)
        against = known.codes[told["c2"].lower()] if told is not None and told["c2"] else None
        own = told is not None and known.other.search(before) is not None
        if subject is not None and (own or stretch.first or self._is_first_price(quantity)):
            if quote is None:
                base = against or self._usual(subject, quantity)
                return f"{PAIR}{subject}~{base}" if base not in (None, subject) else None
            return _of(subject, quote) if quote != subject else _of(against, quote) if against else None
        if (named := known.alone.fullmatch(before)) is not None and quote is not None and self._pairs(quantity, 0):
            return _of(known.codes[named["c"].lower()], quote)
        return self._goes_on(quantity, before, quote)

    def _is_first_price(self, quantity: Quantity) -> bool:
        """ "The pound rose 0.3% to $1.295": before the first price of a sentence there may be changes"""
        before = [q for q in self.stretches.figures(quantity.sentence) if q.end <= quantity.start]
        return all(q.kind in ("percent", "pp", "bps") for q in before)

    def _usual(self, subject: str, quantity: Quantity) -> str | None:
        """ "CAD firmer at 1.387" among rates of the dollar: a currency without another is priced in that"""
        near = self._pairs(quantity, 1)
        return "USD" if near and "USD" in _codes(near[-1]) and subject != "USD" else None

    def _own(self, behind: re.Match[str]) -> str | None:
        return self.known.codes[behind["own"].lower()] if behind["own"] else None

    def _slashed(self, before: str, quote: str | None) -> str | None:
        m = next(iter([*self.known.slashed.finditer(before)][-1:]), None)
        if m is None:
            return None
        a, b = (m["a"], m["b"]) if m["a"] else (m["c1"], m["c2"])
        base, other = self.known.codes[a.lower()], self.known.codes[b.lower()]
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
        named = {self.known.codes[m.group().lower()] for m in self.known.other.finditer(self._before(quantity))} - {
            base
        }
        if named:
            return f"{PAIR}{named.pop()}~{base}" if len(named) == 1 else None
        if (
            self.money is not None
            and quantity.sentence - self.money[1] <= 1
            and (not self._before(quantity).strip() or _IT.search(self._before(quantity)))
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
        near = self._pairs(quantity, 1)
        if not near or self.known.other.search(before) is not None or not self.known.goes_on.search(before):
            return None
        last = near[-1]
        return last if quote is None or quote == last[-3:] or "~" in last and quote in _codes(last) else None


_RECENT = 8
_AHEAD = 240
"""Characters before a figure in which the money is named whose price it is."""
_BARE = regex(r"[\d.,]+")
"""A number without a sign or word of money, whatever currency the article lends it."""
_IT = regex(r"\b(?:it|currency|unit)\b", re.I)
_ASKS = regex(r"\?")


def _is_open_to_it(claim: Claim) -> bool:
    """A level that is a rate already, or of which it is not known what it is; how far a rate moved is none."""
    moved = claim.kind == "change" or claim.role in ("delta", "diff")
    thing = (claim.subject.id or "").startswith(THING) and claim.metric != "unknown"
    if claim.cell or moved or thing:
        return False  # "the euro climbed to $1.1052. Ether fell to $1,800"
    return claim.metric in _RATES or claim.unbound is not None


def _codes(pair: str) -> list[str]:
    return pair.removeprefix(PAIR).replace("~", "/").split("/")


def _may_be_rate(quantity: Quantity) -> bool:
    """A money amount or a bare number of a rate's size; one told in millions is none, nor a count of things."""
    if quantity.value is None or not 0 < quantity.value < _MOST:
        return False
    bare = (
        quantity.kind in ("count", "money")
        and bool(_BARE.fullmatch(quantity.text))
        or quantity.kind == "multiple"
        and quantity.text[-1:].isdigit()
    )
    return bare and quantity.step < 1 or bare and quantity.value > _ROUND or quantity.kind == "money"


_ROUND = 20
"""A bare whole number below it counts something else than money."""


def _of(base: str | None, quote: str) -> str | None:
    return f"{PAIR}{base}/{quote}" if base is not None and base != quote else None
