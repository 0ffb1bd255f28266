"""The names of columns as machines write them, told as they are printed: "sales_gbp_m" is "sales (GBP million)"."""

from __future__ import annotations

from typing import Any, Final

from factcheck.patterns import regex

_APART: Final = regex(r"_|(?<=[a-z])(?=[A-Z][a-z])|(?<=[^\W\d])\.(?=[^\W\d])")
_MADE: Final = regex(r"[^\W_][\w.%]*")
"""One word, without a blank: only such a name is made of several."""
_TIME: Final = regex(r"(?:fy|cy)?(?:19|20)\d\d(?:[qhm]\d{1,2})?|[qh][1-4](?:(?:19|20)\d\d)?")
_SHORT: Final = 2
"""Letters: "No" over a column is the number of a row."""
_PAIR: Final = 2
_SCALES: Final = frozenset(
    ("thousand", "thousands", "million", "millions", "billion", "billions", "trillion", "crore", "lakh")
)
_CAMEL: Final = regex(r"[a-z]{2,}[A-Z]")


class ColumnNames:
    """Reads them by the words for units and measures of the vocabulary (`column_units`, `column_words`) and its currencies."""

    def __init__(self, vocabulary: Any) -> None:
        self._units = {
            word: name for name, entry in getattr(vocabulary, "column_units", {}).items() for word in entry.words
        }
        self._codes = frozenset(getattr(vocabulary, "currencies", {}))
        for code, entry in getattr(vocabulary, "currencies", {}).items():
            self._units |= {each.lower(): code for each in (code, *entry.codes)}
        self._words: dict[tuple[str, ...], str] = {
            tuple(word.split()): name.replace("_", " ")
            for name, entry in getattr(vocabulary, "column_words", {}).items()
            for word in entry.words
        }
        self._longest = max(map(len, self._words), default=0)

    def unit(self, text: str) -> str:
        """ "gbp_m" -> "GBP million"; a unit that is not known stays as it is."""
        words = [word for word in text.replace("_", " ").split() if word]
        told = [self._units.get(word.lower()) for word in words]
        return " ".join(map(str, told)) if told and all(told) else text

    def printed(self, text: str) -> str:
        """A name of several words in one, or a short form alone; any other stays as it is."""
        if len(text) > _SHORT and (text.lower(),) in self._words:
            return self._words[(text.lower(),)]
        if not _MADE.fullmatch(text) or not ("_" in text or "." in text or _CAMEL.match(text)):
            return text
        words = _APART.split(text)
        if text.isupper():
            words = [word.lower() for word in words]
        behind: list[str] = []
        while len(words) > 1 and _TIME.fullmatch(words[-1].lower()):
            behind.insert(0, words.pop())
        units: list[str] = []
        while len(words) > 1 and words[-1].lower() in self._units:
            units.insert(0, self._units[words.pop().lower()])
        if behind and not units:
            words, behind = [*words, *behind], []
        told = " ".join(filter(None, (*self._spelt(words), *behind)))
        return told + (f" ({self._joined(units)})" if units else "")

    def _joined(self, units: list[str]) -> str:
        """ "EUR/MWh" of "eur_mwh": money of one measure; "GBP million" stays."""
        if len(units) == _PAIR and units[0] in self._codes and units[1].lower() not in _SCALES:
            return "/".join(units)
        return " ".join(units)

    def _spelt(self, words: list[str]) -> list[str]:
        """With the words that short names stand for: "lfl" are like-for-like sales."""
        out: list[str] = []
        at = 0
        while at < len(words):
            low = tuple(word.lower() for word in words[at : at + self._longest])
            size = next((n for n in range(len(low), 0, -1) if low[:n] in self._words), 0)
            out.append(self._words[low[:size]] if size else words[at])
            at += size or 1
        return out
