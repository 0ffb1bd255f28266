"""The expressions by which money and its price are found, from `currencies` and `economy_words` of a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any

from factcheck.extract.economy.words import any_of, first_words, places_of
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import compiled, regex

UNKNOWN = "?"
"""For a currency that its name does not tell."""


class Pairs:
    """The expressions of a vocabulary, each made when it is first used. Groups named `c..` hold a name of money."""

    def __init__(self, currencies: Mapping[str, Any], economies: Mapping[str, Any], words: Mapping[str, Any]) -> None:
        self.codes: dict[str, str] = {}
        self._nouns: dict[str, set[str]] = {}
        """The last words of currencies' names ("dollar", "crown"), and whose money goes by each."""
        for code, entry in currencies.items():
            for name in (*entry.called, *entry.words, *entry.there):
                self._nouns.setdefault(name.lower().rpartition(" ")[2], set()).add(code)
            for word in (*entry.called, *(w for w in entry.words if w not in entry.bare or code in ("USD", "INR"))):
                self.codes.setdefault(word.lower(), code)
            for word in entry.codes:
                self.codes[word.lower()] = code
        self._words = words
        shared = (w for entry in currencies.values() for w in entry.there)
        names = {*self.codes, *(w.lower() for w in shared)}
        self._names, self._told_by = any_of(names), first_words((*names, *currencies, *words["cable"].words))
        self._iso = "|".join(sorted(code for code in currencies if len(code) == 3))
        self._of = {name.lower(): code for code, e in economies.items() for name in (*e.words, *e.adjectives)}
        of = any_of({name for e in economies.values() for name in e.adjectives})
        self._told_of = rf"(?:(?:{self._either('epithets')}|{of})\s+)*"
        self._article = rf"(?:(?:the|a|an|one|each|every)\s+)?{self._told_of}"

    def code(self, m: re.Match[str], group: str = "c") -> str:
        """The currency that a group of a match names: by itself, or with whose it is before it ("the Czech crown", "Mexico's peso").

        UNKNOWN for one of an economy that has no such money, and for a name that many have.
        """
        name = m[group].lower()
        codes = self._nouns.get(name, set())
        of = _WHOSE.search(m.string, max(0, m.start(group) - _AHEAD), m.start(group)) if len(codes) > 1 else None
        words = (of[1].lower(), of[1].lower().rpartition(" ")[2]) if of is not None else ()
        whose = next((self._of[w] for w in words if w in self._of), None)
        if whose is None:
            return self.codes.get(name, UNKNOWN)
        return next((code for code in sorted(codes) if code[:2] == whose), UNKNOWN)

    def _either(self, section: str) -> str:
        return any_of(self._words[section].words)

    def are_told(self, text: str, words: frozenset[str]) -> bool:
        """Whether money stands there as something that has a price: "the euro", "per dollar", "USD/JPY", "sterling at"."""
        return any(map(partial(self._is_priced, text), places_of(self._told_by & words, text)))

    def _is_priced(self, text: str, at: int) -> bool:
        """Whether the name of money that stands there, if one does, is spoken of as what has a price."""
        ahead = max(0, at - _AHEAD)
        name = self._name.match(text, at)
        return (
            self._crossed.match(text, at) is not None
            or (name is not None and name["sum"] is None and self._against.search(text, ahead, at) is not None)
            or (self._opens.match(text, at) is not None and _OPENED.search(text, ahead, at) is not None)
        )

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return compiled(rf"(?:{self._names})\b(?P<sum>\s*\d)?", re.I)

    @cached_property
    def _crossed(self) -> re.Pattern[str]:
        return compiled(rf"(?:{self._iso})\s?/\s?(?:{self._iso})\b", re.I)

    @cached_property
    def _against(self) -> re.Pattern[str]:
        """What stands before money that has a price."""
        return compiled(rf"\b(?:the|a|one|per|to|against|versus|and|[a-z]+['’]s)\s+(?:the\s+)?{self._told_of}\Z", re.I)

    @cached_property
    def _opens(self) -> re.Pattern[str]:
        """Money, or a pair by a name of its own, with no figure behind it."""
        return compiled(rf"(?:{self._names}|{self._either('cable')})(?:[/:]|\s+(?!\d))", re.I)

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
            rf"\b(?P<a>{self._iso})\s?[/-]\s?(?P<b>{self._iso})\b|\b(?P<c1>{names})[/-](?P<c2>{names})\b"
            rf"|(?-i:\b{self._either('cable')}\b)(?=\s*[:\d]|\s+(?:at|was|is)\b)",
            re.I,
        )

    def slashed_of(self, m: re.Match[str]) -> tuple[str, str]:
        """The codes of what `slashed` found; a name of its own is that of sterling in dollars."""
        a, b = (m["a"], m["b"]) if m["a"] else (m["c1"], m["c2"])
        one, other = (self.codes.get(word.lower(), UNKNOWN) if word else "" for word in (a, b))
        return (one, other) if a else ("GBP", "USD")

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """Behind the figure: "per dollar", "against the euro"."""
        names = self._names
        return compiled(
            rf"\s*(?:(?P<own>{names})\s+)?(?:per|to(?:\s+(?:buy|get|purchase))?|for(?=\s+(?:a|an|one|each|every)\s)|against|versus|vs\.?|a)\s+{self._article}(?P<c>{names})\b",
            re.I,
        )

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """Before a further figure of the same pair: "it stood at", "from", "the average for June was"."""
        return compiled(
            rf"(?:\b(?:{self._either('before')})\b(?:[\s,]+[\w’'-]+){{0,4}},?|^[\s,;(\u2013\u2014]+(?:[\w’'-]+[\s,]+){{0,6}}|^)\s*$",
            re.I,
        )

    @cached_property
    def same_money(self) -> re.Pattern[str]:
        """Behind a figure: whose money of the same name it is, the name left out ("11.09 Swedish kronor, 11.79 Norwegian ones")."""
        return compiled(
            rf"\s+(?P<of>{any_of(self._of)})(?:\s+ones?)?(?=\s*(?:[.,;:)]|$)|\s+(?:and|but|while|per|to)\b)", re.I
        )

    def money_of(self, m: re.Match[str]) -> str:
        """The currency of the economy that `same_money` found."""
        economy = self._of[m["of"].lower()]
        return next((code for code in sorted(set(self.codes.values())) if code[:2] == economy), UNKNOWN)

    @cached_property
    def measured(self) -> re.Pattern[str]:
        """Behind a change: "against the dollar"."""
        return compiled(rf"\b(?:against|versus|vs\.?)\s+{self._article}(?P<c>{self._names})\b", re.I)

    @cached_property
    def no_money(self) -> re.Pattern[str]:
        """Behind a currency: what is no currency ("the dollar index")."""
        return compiled(rf"\b(?:{self._either('no_money')})\b", re.I)

    @cached_property
    def it(self) -> re.Pattern[str]:
        """The currency last spoken of, as a sentence goes on with it."""
        return compiled(rf"(?:(?:the|its|that)\s+)?(?:{self._either('it')})\b", re.I)

    @cached_property
    def now(self) -> re.Pattern[str]:
        """What has come since the time that was told before."""
        return compiled(rf"\b(?:{self._either('to_now')})\b", re.I)

    @cached_property
    def since(self) -> re.Pattern[str]:
        return compiled(r"\bsince\b", re.I)

    @cached_property
    def ways(self) -> re.Pattern[str]:
        return compiled(rf"\b(?:(?P<down>{self._either('fell')})|{self._either('rose')})\b", re.I)

    @cached_property
    def says_it(self) -> re.Pattern[str]:
        return compiled(rf"\b(?:{self._either('it')})\b", re.I)

    @cached_property
    def label(self) -> re.Pattern[str]:
        """Money with a colon, or as the first cell of a row: "Sterling: "."""
        return compiled(
            rf"[^\w]*(?:the\s+)?{self._told_of}(?P<c>{self._names})(?:\s*[:\u2013\u2014|]|\s+(?:at|now))\s*", re.I
        )

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Money of any kind."""
        return compiled(rf"\b(?P<c>{self._names})\b", re.I)

    @cached_property
    def row(self) -> re.Pattern[str]:
        """Money as the head of a row: "Euro", "Norwegian krone"."""
        return compiled(rf"(?:the\s+)?{self._told_of}(?P<c>{self._names})", re.I)

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """Money as the first word of a sentence."""
        names = self._names
        return compiled(
            rf"\W*(?:[A-Z]{{3,}}\W+)?(?:(?:and|but|so|as\s+for|(?:and\s+)?(?:what|how)\s+about)\s+)?(?:(?:the|a)\s+{self._told_of}(?P<c>{names})\b(?![/-])|(?P<alone>{names})\W*$)",
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
    return Pairs(vocabulary.currencies, vocabulary.economies, words) if words else None


_WHOSE = regex(r"\b((?-i:[A-Z])[\w.]*(?: [A-Z][\w.]*)?)(?:['\u2019]s)?\s+$")
_AHEAD = 32
_OPENED = regex(r"(?:^|[.:;(|]\s+)\Z", re.M)
"""Where a sentence, a cell or a part of it begins."""
"""Characters before a currency's name in which it is told whose it is."""
