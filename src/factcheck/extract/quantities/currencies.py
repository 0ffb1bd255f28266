"""What a bare "$" or "¥", "crowns" and "cents" mean in an article: the currency that it names, or that of the one place that it names."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.model import Quantity
from factcheck.patterns import regex

_LAST_WORD = regex(r"[^\W\d_]+$")
_FIRST_WORD = regex(r"[^\W\d_]+")
_BACK = 160
"""So far before a rate of exchange the currency is named that it is the price of."""


def settled(quantities: list[Quantity], text: str, lexicon: LeafLexicon) -> list[Quantity]:
    """The quantities of an article with the currencies that it leaves open."""
    if not any(q.kind == "money" for q in quantities):
        return quantities
    meanings = list(map(_Article(quantities, text, lexicon).settled, quantities))
    return _followed(quantities, meanings)


def _followed(before: list[Quantity], after: list[Quantity]) -> list[Quantity]:
    """ "1.27 billion crowns ..., where it had earned 84 million": what took its currency from another amount takes what that was settled to"""
    last: dict[str, Quantity] = {}
    followed: list[Quantity] = []
    for was, now in zip(before, after, strict=True):
        if was is not now:
            last[was.unit] = now
        elif was.kind == "money" and was.rule.startswith("bare/") and (told := last.get(was.unit)) is not None:
            now = was.model_copy(update={"unit": told.unit, "bare_sign": told.bare_sign})
        followed.append(now)
    return followed


class _Article:
    def __init__(self, quantities: list[Quantity], text: str, lexicon: LeafLexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._named = {q.unit for q in quantities if q.kind == "money" and not q.bare_sign}
        signed = any(q.bare_sign and q.kind == "money" and "$" in q.text for q in quantities)
        alone = len(self._named) == 1 and not signed and self._named <= lexicon.of_cents
        self._of_cents = next(iter(self._named)) if alone else None
        self._meaning: dict[str, str | None] = {}

    def settled(self, q: Quantity) -> Quantity:
        if q.kind != "money":
            return q
        if q.bare_sign and q.unit == "JPY" and "CNY" in self._named and "JPY" not in self._named:
            return q.model_copy(update={"unit": "CNY"})
        if q.bare_sign and q.unit == "USD" and self._of_cents is not None and "cent" in q.text:
            return q.model_copy(update={"unit": self._of_cents, "bare_sign": False})
        word = self._word(q)
        if word not in self._lexicon.open_words:
            return q
        if word not in self._meaning:
            self._meaning[word] = self._of_place(word)
        code = self._meaning[word]
        return q.model_copy(update={"unit": code, "bare_sign": False}) if code else q

    def _word(self, q: Quantity) -> str:
        """The word for money in the amount; for a rate ("the peso traded at 57.3 to the dollar") the last one before it."""
        found = _LAST_WORD.search(q.text) or _FIRST_WORD.match(q.text)
        if found is not None:
            return found[0].lower()
        if not q.text[:1].isdigit():
            return ""
        words = _FIRST_WORD.findall(self._text[max(0, q.start - _BACK) : q.start].lower())
        return next((word for word in reversed(words) if word in self._lexicon.open_words), "")

    def _of_place(self, word: str) -> str | None:
        """The currency that a word means in an article which names the places of only one that it could mean, or only one of them."""
        open_ = self._lexicon.open_words[word]
        named = [code for code, places in open_.items() if any(self._names(place) for place in places)]
        named = named or [code for code in open_ if code in self._named]
        return named[0] if len(named) == 1 else None

    def _names(self, place: str) -> bool:
        return self._holds(place) or self._holds(place.upper())  # "OSLO, Jan 28 -"

    def _holds(self, place: str) -> bool:
        text, at = self._text, self._text.find(place)
        while at >= 0:
            if not text[at - 1 : at].isalnum() and not text[at + len(place) : at + len(place) + 1].isalnum():
                return True
            at = text.find(place, at + 1)
        return False
