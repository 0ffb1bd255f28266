"""Quantities of a sentence: read at triggers, joined, and given the units that the sentence leaves out."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount, AmountReader
from factcheck.extract.quantities.joins import Joiner
from factcheck.extract.quantities.units import UnitFiller
from factcheck.extract.quantities.words import WordReader
from factcheck.model import Quantity, made

_ARTICLES = frozenset({"a", "an"})
_SYMBOLS = frozenset("(+-#")
# Behind a figure in digits these lead to readings in words: "1 in 4", "10-for-1", "6th", "7-day losing streak".
_WORDY = frozenset({":", "in", "out", "for", "-", "st", "nd", "rd", "th"})


class QuantityGrammar:
    """Which tokens start a quantity, and how one is read there."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        tables = (lexicon.multiples, lexicon.crowds, lexicon.bands)
        in_words = {word for table in tables for word in table.first_words()}
        in_words |= {*lexicon.numerals, *lexicon.ordinals, *lexicon.fractions, *lexicon.scale_plurals}
        self.in_words = frozenset(in_words | {"a", "an", "#", "no", "nos", "number", "flat", "down", "top", "every"})
        signs = {
            *lexicon.signs.first_words(),
            *(code.lower() for code in (*lexicon.codes, *lexicon.tight, *lexicon.coined)),
        }
        signs |= lexicon.words("sign_minus") | lexicon.words("sign_plus")
        self._plain = frozenset(signs | _SYMBOLS | {"plus"})
        self.leading = self.in_words | self._plain | frozenset((*lexicon.numerals, "half"))
        coins = {word for word in lexicon.money_words.first_words() if not word.endswith("s")}
        behind = coins | {
            *lexicon.multiples.first_words(),
            *lexicon.scales.first_words(),
            *lexicon.measures.first_words(),
        }
        self._after_a = frozenset(
            {
                *behind,
                *lexicon.fractions,
                *lexicon.numerals,
                *lexicon.words("fraction_sizes"),
                "point",
                "percentage",
                "couple",
                "-",
                "$",
            }
        )

    def find(self, tokens: Tokens) -> list[Amount]:
        """The quantities of the sentence in order, with their tokens taken."""
        reader = AmountReader(self.lexicon, tokens)
        words = WordReader(self.lexicon, tokens, reader)
        amounts: list[Amount] = []
        for i in tokens.leads(self.leading):
            amount = None if tokens.owner[i] else self._at(tokens, i, reader, words)
            if amount is not None and tokens.open(amount.i, amount.j):
                tokens.take(amount.i, amount.j, "quantity")
                amounts.append(amount)
        return self._joined(tokens, amounts) if amounts else amounts

    def _at(self, t: Tokens, i: int, reader: AmountReader, words: WordReader) -> Amount | None:
        word = t.low[i]
        if word in _ARTICLES and t.word(i + 1) not in self._after_a and not self.lexicon.tight_at(t, i):
            return None
        if t.numeric[i]:
            behind = t.word(i + 1)
            wordy = (
                behind in _WORDY
                or behind in self.lexicon.words("streak_words")
                or behind in self.lexicon.words("streak_units")
            )
            return (words.read(i) if wordy else None) or reader.read(i)
        amount = words.read(i) if word in self.in_words else None
        if amount is not None:
            return amount
        if word in self._plain or word in self.lexicon.numerals or word in ("a", "an", "half"):
            return reader.read(i)
        return None

    def _joined(self, t: Tokens, amounts: list[Amount]) -> list[Amount]:
        joiner = Joiner(self.lexicon, t)
        if len(amounts) > 1:
            amounts = joiner.ranges(amounts)
            joiner.lists(amounts)
        joiner.pers(amounts)
        joiner.hedges(amounts)
        for amount in (kept := UnitFiller(self.lexicon, t).fill(amounts)):
            t.take(amount.i, amount.j, "quantity")
        for amount in kept:
            if amount.kind == "count" and not amount.unit and amount.mod == "+":
                amount.kind = ""  # "the 65+ crowd"
            elif amount.rule.startswith("range") and not amount.unit and amount.incidental and _is_glued(t, amount):
                amount.kind = ""  # "the 737-800 freighter"
        kept = [amount for amount in kept if amount.kind]
        for dropped in amounts:
            if not dropped.kind:
                t.take(dropped.i, dropped.j, "")
        if len(kept) > 1:
            joiner.restatements(kept)
            joiner.dollars(kept)
        return kept


def _is_glued(t: Tokens, amount: Amount) -> bool:
    """Written in one piece, of whole figures without grouping."""
    return all(t.glued(k) and t.low[k].isdecimal() or t.low[k] == "-" for k in range(amount.i + 1, amount.j))


def as_quantity(amount: Amount, tokens: Tokens, sentence: int, id_: str, head: str | None) -> Quantity:
    """The amount as the model has it; bounds follow the comparator."""
    low, high = _bounds(amount)
    start, end = tokens.start[amount.i], tokens.end[amount.j - 1]
    return made(
        Quantity, id=id_, sentence=sentence, text=tokens.text[start:end], start=start, end=end, kind=amount.kind,
        value=amount.value, low=low, high=high, unit=amount.unit, cmp=amount.cmp, mod=amount.mod, per=amount.per, alt_of=head,
        incidental=amount.incidental, step=amount.step, bare_sign=amount.bare, rule=amount.rule,
    )  # fmt: skip


def _bounds(amount: Amount) -> tuple[Decimal | None, Decimal | None]:
    value, cmp = amount.value, amount.cmp
    if cmp == "range" or value is None:
        return amount.low, amount.high
    if cmp == "approx":
        return None, None
    low = value if cmp in ("eq", "gt", "ge", "near_above") else None
    high = value if cmp in ("eq", "lt", "le", "near_below") else None
    return low, high
