"""The leaf grammar: quantities, times and traps of one sentence.

Traps block first, then times, then names with digits, then quantities; what a digit belongs to is decided once.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens, fold, may_hold_figures, words_in
from factcheck.extract.quantities.grammar import QuantityGrammar, as_quantity
from factcheck.extract.times.grammar import TimeGrammar
from factcheck.extract.traps.grammar import TrapGrammar
from factcheck.memo import once_per_vocabulary
from factcheck.model import Quantity, Sentence, Time, Trap, made

_LEADING_ONLY = frozenset({"a", "an", "no", "down", "top"})
"""These begin figures in words and are none themselves."""


_LETTERS_OF_A_SCALE = 2
""" "bn" and "m" stand behind figures only."""


class Grammar:
    """The grammar of one vocabulary, compiled."""

    def __init__(self, vocabulary: Any) -> None:
        self.lexicon = LeafLexicon(vocabulary)
        self.traps = TrapGrammar(self.lexicon)
        self.times = TimeGrammar(self.lexicon)
        self.quantities = QuantityGrammar(self.lexicon)
        self._leading = self.traps.leading | self.times.leading | self.quantities.leading
        known = (self.quantities.in_words | self.times.triggers) - _LEADING_ONLY
        # "a crore", with no figure and no number word beside it
        known |= {word for word in self.lexicon.scales.first_words() if len(word) > _LETTERS_OF_A_SCALE}
        for phrases in (self.lexicon.named_times, self.lexicon.traps):
            known |= phrases.telling_words(known)
        self._triggers = frozenset(word for word in known if word[0].isalpha())
        """A sentence without any of these words and without a figure holds nothing."""

    def find(
        self,
        text: str,
        sentence: Sentence,
        published: date | None,
        before: tuple[int, int] = (0, 0),
        last: Time | None = None,
    ) -> tuple[list[Quantity], list[Time], list[Trap]]:
        """Mentions in order of their offsets; ids count on from `before`, `alt_of` refers to them. `last` is the time told last before."""
        folded = fold(text[sentence.start : sentence.end])
        if not may_hold_figures(folded) and self._triggers.isdisjoint(words_in(folded)):
            return [], [], []
        tokens = Tokens(text, sentence.start, folded, self._leading)
        traps = self.traps.first(tokens)
        found = self.times.find(tokens, published, last)
        traps += self.traps.names(tokens)
        amounts = self.quantities.find(tokens)
        traps += self._left_over(tokens)
        ids = {id(amount): f"q{n}" for n, amount in enumerate(amounts, before[0] + 1)}
        quantities = [
            as_quantity(a, tokens, sentence.index, ids[id(a)], ids.get(id(a.head)) if a.head else None) for a in amounts
        ]
        unowned = (t for t in found if tokens.owner[tokens.behind(t.start)] != "quantity")
        times = [t.as_time(text, sentence.index, f"t{n}") for n, t in enumerate(unowned, before[1] + 1)]
        return (
            quantities,
            times,
            [
                made(Trap, text=tokens.surface(i, j), start=tokens.start[i], end=tokens.end[j - 1])
                for i, j in sorted(traps)
            ],
        )

    def _left_over(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Digits that nothing has read: better a trap than a figure out of nowhere."""
        left = [k for k in tokens.numbers if not tokens.owner[k]]
        for k in left:
            tokens.take(k, k + 1, "trap")
        return [(k, k + 1) for k in left]


@once_per_vocabulary
def grammar_of(vocabulary: Any) -> Grammar:
    """The compiled grammar of a vocabulary."""
    return Grammar(vocabulary)


def find_mentions(
    text: str,
    sentence: Sentence,
    vocabulary: Any,
    published: date | None,
    before: tuple[int, int] = (0, 0),
    last: Time | None = None,
) -> tuple[list[Quantity], list[Time], list[Trap]]:
    """Quantities, times and traps of `text[sentence.start:sentence.end]`, with offsets in `text`.

    `published` anchors relative times; without it they stay relative ("REF:Y"). `before` are the numbers of
    quantities and times found so far, from which the ids go on ("q1", "t1"); `last` is the time that the sentence before told last.
    """
    return grammar_of(vocabulary).find(text, sentence, published, before, last)
