"""What a table says its figures are in: "(in millions, except per share data)", "US$m", ", $bn", "(bps)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from factcheck.patterns import regex
from factcheck.records import record

K, M, B, T = (Decimal(10) ** n for n in (3, 6, 9, 12))
SCALES = {
    "thousand": K, "thousands": K, "000s": K, "000": K, "k": K, "million": M, "millions": M, "mn": M, "mln": M, "mio": M, "mm": M, "m": M,
    "lakh": 100 * K, "lakhs": 100 * K, "lacs": 100 * K, "crore": 10 * M, "crores": 10 * M, "cr": 10 * M,
    "mil": M, "billion": B, "billions": B, "bn": B, "bln": B, "b": B, "trillion": T, "trillions": T, "tn": T, "trn": T,
}  # fmt: skip
_LETTERS = frozenset("kmb")
_KINDS = {
    "%": "percent", "percent": "percent", "pct": "percent", "bps": "bps", "bp": "bps", "pp": "pp", "ppt": "pp", "ppts": "pp",
    "pts": "pp", "x": "x",
}  # fmt: skip
_FILLERS = frozenset(
    """
    in of and for the are is all as unaudited unless otherwise stated noted figures amounts amount expressed presented shown data where
    indicated reported number numbers us
    """.split()
)
_TOKEN = regex(
    r"(?P<sign>[A-Za-z]{0,3}\$|[€£¥￥₹₩]|(?i:rmb)(?=[a-z]|\b))|(?P<percent>%)|(?P<thousand>['’]?000s?\b)|(?P<number>\d[\d.,]*)"
    r"|(?P<word>[A-Za-z]+(?:[./][A-Za-z]+)*\.?)|(?P<other>\S)"
)


@record(slots=True)
class Unit:
    """Each part is None where it is not said. `kind` is percent, pp, bps, x or count."""

    currency: str | None = None
    bare: bool = False
    scale: Decimal | None = None
    kind: str | None = None

    def within(self, outer: Unit) -> Unit:
        """What this leaves open is as the outer unit says."""
        return Unit(
            self.currency or outer.currency,
            self.bare if self.currency else outer.bare,
            outer.scale if self.scale is None else self.scale,
            self.kind or outer.kind,
        )

    def __bool__(self) -> bool:
        return self.currency is not None or self.scale is not None or self.kind is not None


NOTHING = Unit()


class _Token(NamedTuple):
    text: str
    low: str
    start: int
    end: int
    kind: str


def _said(scales: Mapping[str, Any]) -> dict[str, Decimal]:
    """The words of scales; letters are those of a currency, and have their own rule."""
    return {word.lower(): entry.factor for entry in scales.values() for word in (*entry.words, *entry.plural)}


class UnitReader:
    """Units by the currencies of a vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        self._currencies: dict[str, tuple[str, bool]] = {}
        for code, entry in (getattr(vocabulary, "currencies", None) or {}).items():
            for word in (*entry.signs, *entry.codes, *entry.words):
                if word not in entry.minor and (len(word) > 1 or not word.isalpha()):
                    self._currencies[word.lower()] = (code, word in entry.bare)
        self._scales = {**SCALES, **_said(getattr(vocabulary, "scales", None) or {})}
        units = (getattr(vocabulary, "units", None) or {}).values()
        self._multiples = {
            word.lower().replace(" ", ""): u.factor for u in units if u.factor != 1 for word in (*u.words, *u.letters)
        }
        """Nouns that are a multiple of another one ("kt": 1000 tonnes)."""
        signs = sorted((w for w in self._currencies if not w.isalpha() or len(w) < 4), key=len, reverse=True)
        self.signs = "|".join(re.escape(sign) for sign in signs)
        """A pattern of the marks that may stand at a figure."""

    def currency(self, text: str) -> tuple[str, bool] | None:
        return self._currencies.get(text.strip().lower())

    def whole(self, text: str) -> Unit | None:
        """The unit that is all a text says; None if it says anything else, or nothing of the kind."""
        return self._of(self._tokens(text))

    def _tokens(self, text: str) -> list[_Token]:
        return [_Token(m[0], m[0].lower(), *m.span(), m.lastgroup or "") for m in _TOKEN.finditer(text)]

    def _of(self, tokens: list[_Token]) -> Unit | None:
        unit, skipped = NOTHING, -1
        for i, token in enumerate(tokens):
            low = token.low.strip(".'’")
            if low in ("except", "excluding", "other"):
                break
            if token.text == "/" or low == "per":
                skipped = i + 1  # "$/oz", "$ per barrel"
                continue
            if i == skipped:
                continue
            glued = (
                len(tokens) == 1 or i > 0 and (tokens[i - 1].kind == "sign" or tokens[i - 1].low in self._currencies)
            )
            if (found := self._currencies.get(token.low) or self._currencies.get(low)) is not None:
                if unit.currency is None:
                    unit = Unit(found[0], found[1], unit.scale, unit.kind)
            elif low in self._scales and (low not in _LETTERS or glued or i > 0 and tokens[i - 1].low == "in"):
                unit = Unit(unit.currency, unit.bare, unit.scale or self._scales[low], unit.kind)
            elif low in _KINDS:
                unit = Unit(unit.currency, unit.bare, unit.scale, unit.kind or _KINDS[low])
            elif low in self._multiples:
                unit = Unit(None, False, self._multiples[low], "count")
            elif low in ("basis", "percentage") and i + 1 < len(tokens) and tokens[i + 1].low.startswith("point"):
                unit = Unit(unit.currency, unit.bare, unit.scale, "bps" if low == "basis" else "pp")
            elif low.startswith("point") and i > 0 and tokens[i - 1].low in ("basis", "percentage"):
                continue
            elif low not in _FILLERS and token.kind != "other":
                return None
        return unit or None

    def split(self, label: str) -> tuple[Unit, list[tuple[int, int]]]:
        """The unit of a label and the pieces of it that say so: brackets, what follows a comma or "in", a sign at the edge."""
        unit = NOTHING
        pieces: list[tuple[int, int]] = []
        for found in re.finditer(r"\(([^()]*)\)|\[([^\[\]]*)\]", label):
            inner = self.whole(found[1] if found[1] is not None else found[2])
            if inner is not None:
                unit, pieces = unit.within(inner), [*pieces, found.span()]
        rest = list(label)
        for a, b in pieces:
            rest[a:b] = " " * (b - a)
        edge = self._edge("".join(rest))
        if edge is not None:
            unit, pieces = unit.within(edge[0]), [*pieces, edge[1]]
        return unit, pieces

    def _edge(self, label: str) -> tuple[Unit, tuple[int, int]] | None:
        tokens = self._tokens(label)
        while tokens and tokens[-1].kind == "other":
            tokens.pop()
        if not tokens:
            return None
        if (unit := self._of(tokens)) is not None:
            return unit, (tokens[0].start, tokens[-1].end)
        for first in range(max(1, len(tokens) - 5), len(tokens)):
            tail = tokens[first:]
            before = tokens[first - 1]
            opens = (
                before.text == "," or tail[0].low == "in" or tail[0].kind in ("sign", "percent") or tail[0].low == "bps"
            )
            if opens and before.low not in ("of", "per") and (unit := self._of(tail)) is not None:
                return unit, (tail[0].start, tail[-1].end)
        if tokens[0].kind == "percent" and tokens[1].low != "of":
            return Unit(kind="percent"), (tokens[0].start, tokens[0].end)
        return None

    def of_caption(self, text: str) -> Unit:
        """The unit that a caption or the sentence above a table gives to it; an amount with its own scale gives none."""
        tokens = self._tokens(text)
        for i, token in enumerate(tokens):
            low = token.low.strip(".'’")
            if low not in self._scales or i and tokens[i - 1].kind == "number":
                continue
            if low in _LETTERS and (not i or tokens[i - 1].low not in self._currencies):
                continue  # "(quarters to 30 April; $m)" gives a scale, "K" alone none
            near = [t for t in tokens[max(0, i - 4) : i + 5] if t.low.rstrip(".") in self._currencies]
            before = tokens[i - 1].low if i else ""
            opens = before == "in" or before in self._currencies or i == 0 or before in ("(", "[")
            if not opens or i == 0 and not (near or "except" in text.lower()):
                continue
            if tokens[i + 1 : i + 2] and tokens[i + 1].low == "of" and not near:
                continue  # "in millions of homes"
            found = self._currencies[near[0].low.rstrip(".")] if near else (None, False)
            return Unit(found[0], found[1], self._scales[low])
        words = [token.low.strip(".'’") for token in tokens]
        named = (w for i, w in enumerate(words) if w in self._currencies and "in" in words[max(0, i - 2) : i])
        return Unit(*self._currencies[word]) if (word := next(named, None)) is not None else NOTHING  # "in US dollars"


def distinct(units: Iterator[Unit]) -> Unit:
    """Of several captions the nearest that says anything, each part by itself."""
    unit = NOTHING
    for each in units:
        unit = unit.within(each)
    return unit
