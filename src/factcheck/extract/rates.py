"""Exchange rates: of which money, in which other, a figure is the price.

"The euro climbed to $1.0886", "149.3 yen to the dollar", "USD/JPY at 151.2": the subject is a pair, "fx:EUR/USD", whose rate is how
many of the second one of the first costs. A pass over the claims, because a later figure goes on with the pair of an earlier one.
Words of money stand in `currencies`, those around a rate in `rate_words` of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim, Quantity, Sentence, Subject
from factcheck.patterns import compiled
from factcheck.records import record

PAIR = "fx:"
_MOST = 100_000
"""No currency costs more of another: what is larger is an amount of money."""
_RATES = frozenset({"fx_rate", "unknown", "price", "share_price", "commodity_price"})


@record
class _Pairs:
    """The expressions of a vocabulary. Groups named `c..` hold a name of money."""

    gate: re.Pattern[str]
    told: re.Pattern[str]
    """Money, and behind it what a rate does: "the euro climbed to"."""
    slashed: re.Pattern[str]
    behind: re.Pattern[str]
    """Behind the figure: "per dollar", "against the euro"."""
    codes: Mapping[str, str]
    from_: re.Pattern[str]


@once_per_vocabulary
def _pairs_of(vocabulary: Any) -> _Pairs | None:
    words = vocabulary.rate_words
    if not words:
        return None
    codes: dict[str, str] = {}
    for code, entry in vocabulary.currencies.items():
        for word in (*entry.called, *(w for w in entry.words if w not in entry.bare or code in ("USD", "INR"))):
            codes.setdefault(word.lower(), code)
        for word in entry.codes:
            codes[word.lower()] = code

    def either(section: str) -> str:
        return "|".join(re.escape(word) for word in sorted(words[section].words, key=len, reverse=True))

    names = "|".join(re.escape(word) for word in sorted(codes, key=len, reverse=True))
    of_codes = "|".join(sorted(code for code in vocabulary.currencies if len(code) == 3))
    told_of = r"(?:(?:U\.?S\.?|American|strong|weak|stronger|weaker|mighty|battered|embattled|beleaguered|ailing)\s+)?"
    article = rf"(?:(?:the|a|an|one|each|every)\s+)?{told_of}"
    return _Pairs(
        gate=compiled(rf"\b(?:{names})\b", re.I),
        told=compiled(
            rf"(?:\b(?:the|a|one|each|offshore|onshore|spot)\s+{told_of}|^\s*|[,;:(]\s*|\b(?:and|while|but)\s+)(?P<c>{names})\b"
            rf"(?:\s+against\s+{article}(?P<c2>{names})\b)?"
            rf"(?P<how>(?:[\s,]+[\w’'%.-]+){{0,9}}?)\s*(?:\b(?:{either('moves')})\b)(?P<rest>(?:[\s,]+[\w’'-]+){{0,6}})\s*[(]?$",
            re.I,
        ),
        slashed=compiled(rf"\b(?P<a>{of_codes})\s?[/-]\s?(?P<b>{of_codes})\b|\b(?P<c1>{names})[/-](?P<c2>{names})\b", re.I),
        behind=compiled(
            rf"^\s*(?:(?P<own>{names})\s+)?(?:per|to|against|versus|vs\.?|a)\s+{article}(?P<c>{names})\b", re.I
        ),
        codes=codes,
        from_=compiled(rf"\b(?:{either('before')})\s+(?:[\w’'-]+\s+){{0,3}}$", re.I),
    )


def of_rates(
    claims: Sequence[Claim],
    quantities: Mapping[str, Quantity],
    sentences: Sequence[Sentence],
    text: str,
    vocabulary: Any,
) -> list[Claim]:
    """The same claims; a figure that is a rate of exchange with its pair as subject."""
    told = [k for k, claim in enumerate(claims) if (claim.metric in _RATES or claim.unbound) and not claim.cell]
    if not told or (known := _pairs_of(vocabulary)) is None:
        return list(claims)
    out = list(claims)
    last: tuple[int, str] | None = None
    for k in told:
        claim, quantity = claims[k], quantities.get(claims[k].quantity or "")
        if quantity is None or not _may_be_rate(quantity):
            continue
        sentence = sentences[claim.sentence]
        pair = _pair(known, text, sentence, quantity)
        if pair is None and last is not None and last[0] == claim.sentence:
            pair = _goes_on(known, last[1], text, sentence, quantity)
        if pair is None:
            continue
        last = claim.sentence, pair
        out[k] = _told_as(claim, pair, quantity, text, sentence)
    return out


def _told_as(claim: Claim, pair: str, quantity: Quantity, text: str, sentence: Sentence) -> Claim:
    subject = Subject(text=claim.subject.text, name=pair.removeprefix(PAIR), id=pair)
    role = claim.role if claim.role in ("level", "from") else "level"
    context = tuple(c for c in claim.context if c.field != "subject")
    update = {"metric": "fx_rate", "subject": subject, "unbound": None, "segment": None, "kind": "amount", "role": role}
    return claim.model_copy(update={**update, "context": context, "rivals": ()})


def _may_be_rate(quantity: Quantity) -> bool:
    """A money amount or a bare number of a rate's size; one told in millions is none, nor a count of things."""
    if quantity.value is None or not 0 < quantity.value < _MOST or quantity.incidental:
        return False
    bare = quantity.kind == "count" and not quantity.unit or quantity.kind == "multiple" and quantity.text[-1:].isdigit()
    return bare or quantity.kind == "money" and quantity.per in (None, *_PER)


_PER = ("dollar", "USD", "euro", "EUR")


def _pair(known: _Pairs, text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    """ "fx:BASE/QUOTE", or "fx:A~B" where a bare number does not tell which of the two is priced."""
    before, after = text[sentence.start : quantity.start], text[quantity.end : sentence.end]
    quote = quantity.unit if quantity.kind == "money" else None
    slashes = list(known.slashed.finditer(before))
    if slashes:
        m = slashes[-1]
        a, b = (m["a"], m["b"]) if m["a"] else (m["c1"], m["c2"])
        base, other = known.codes[a.lower()], known.codes[b.lower()]
        if base != other and quote in (None, other):
            return f"{PAIR}{base}/{other}"
    behind = known.behind.match(after)
    told = known.told.search(before)
    subject = known.codes[told["c"].lower()] if told is not None else None
    if behind is not None:
        base = known.codes[behind["c"].lower()]
        quote = quote or (known.codes[behind["own"].lower()] if behind["own"] else None)
        if quote is not None:
            return _of(base, quote)
        return f"{PAIR}{subject}~{base}" if subject not in (None, base) else None
    if subject is None:
        return None
    against = known.codes[told["c2"].lower()] if told is not None and told["c2"] else None
    if quote is not None and quote != subject:
        return _of(subject, quote)
    if quote is not None:
        return _of(against, quote) if against else None
    return f"{PAIR}{subject}~{against}" if against not in (None, subject) else None


def _of(base: str, quote: str) -> str | None:
    return f"{PAIR}{base}/{quote}" if base != quote else None


def _goes_on(known: _Pairs, pair: str, text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    """ "up from $1.0340 a month earlier": a second figure of the same pair in the same sentence"""
    if known.from_.search(text[sentence.start : quantity.start]) is None:
        return None
    quote = pair[-3:]
    return pair if quantity.kind != "money" or quantity.unit == quote else None
