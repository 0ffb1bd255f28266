"""A cell's figure as printed: sign, brackets, currency, scale and unit; what the headers add comes later."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.extract.tables.units import SCALES, UnitReader
from factcheck.model import Direction
from factcheck.patterns import compiled, regex
from factcheck.records import record

_FOOTNOTE: Final = r"(?:\*{1,3}|[†‡§#¹²³⁴]+|\((?:\d{1,2}|[a-z])\)|\[(?:\d{1,2}|[a-z])\])"
_SCALE: Final = "lakh|crore|thousand|million|billion|trillion|mln|bln|trn|mn|bn|tn|mm|m|b|k"
_UNIT: Final = "percentage points?|basis points?|%|pct|percent|ppts?|pps?|pts?|points?|bps?|x"
_LOOSE = regex(
    r"[~≈<>≤≥±$€£¥+(−-]*\s*(?:(?:US|HK|NT|A|C)\$|RMB)?\s*\d[\d.,]*\s*(?:[a-z%]{1,8}\s*){0,2}(?:(?:[-–—/]|\bto\b|\band\b)\s*[$€£¥+(−-]{0,3}\d[\d.,]*\s*(?:[a-z%]{1,8})?\)?)?$",
    re.IGNORECASE,
)
"""A range or a rough figure: "$1.95 billion to $2.05 billion", "~50.5%"."""
_YEAR = regex(r"(?:19|20)\d\d[AEFPaefp]?\*{0,2}$")
_PAIR = regex(r"([^()]*\d[^()]*?)\s*\(([^()]*\d[^()]*)\)$")
_PERIOD = regex(
    r"\d[QH]\d\d|(?:19|20)\d\d\s*[-–/]\s*\d\d|\d{1,2}\s*[a-z]+\s*(?:19|20)\d\d$|\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d+[- ](?:week|month|year|day|yr)",
    re.IGNORECASE,
)
_THOUSANDS = regex(r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{2,3})?\s?000s?$")
""" "£000" is the unit of the column below it, and no amount of nothing."""
_KEPT = 20_000
_LONGEST = 60
"""No figure has so many signs."""
_UP = frozenset(("up", "▲", "△", "↑"))
_DOWN = frozenset(("down", "▼", "▽", "↓"))


@record(slots=True)
class Figure:
    """`start` and `end` count from the start of the cell. `kind` is percent, pp, bps, x, points or None, `step` one unit of the last digit."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    currency: str | None = None
    bare: bool = False
    scale: Decimal | None = None
    kind: str | None = None
    direction: Direction | None = None
    signed: bool = False
    doubtful: bool = False
    """A footnote's digit may be glued to it."""


class CellReader:
    def __init__(self, units: UnitReader) -> None:
        self._units = units
        self._known: dict[str, Figure | None] = {}
        self._pattern = compiled(
            rf"""
            (?:(?P<word>up|down|flat|▲|△|▼|▽|↑|↓)\ *)?
            (?P<body>
              (?P<sign>[+±\-−–])?\ *(?P<open>\()?\ *(?P<sign2>[+\-−–])?\ *
              (?:(?P<currency>{units.signs})\ *)?(?P<open2>\()?\ *(?P<sign3>[+\-−–])?
              (?P<number>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<glued>(?<=,\d\d\d)\d)?
              (?:\ ?(?P<scale>{_SCALE})\b)?
              \ *(?P<close>\))?(?:\ *(?P<unit>{_UNIT})(?![a-z]))?\ *(?P<close2>\))?
              (?:\ *(?P<code>{units.signs})(?![a-z]))?
            )
            \ *(?P<foot>{_FOOTNOTE}\ *)*$
            """,
            re.VERBOSE | re.IGNORECASE,
        )

    def is_figure(self, text: str) -> bool:
        return self.read(text) is not None or self.is_loose(text) or self.pair(text) is not None

    def pair(self, text: str) -> tuple[Figure, Figure, int] | None:
        """A figure with another one in brackets behind it ("400,278 (371,622)"), and where that one begins."""
        found = _PAIR.match(text) if len(text) < _LONGEST else None
        if found is None:
            return None
        first, second = self.read(found[1]), self.read(found[2])
        return (first, second, found.start(2)) if first is not None and second is not None else None

    def is_loose(self, text: str) -> bool:
        """What the grammar of prose reads better: a range, or a figure with a hedge."""
        if len(text) >= _LONGEST or _LOOSE.match(text) is None or is_year(text):
            return False
        return _PERIOD.match(text) is None and _THOUSANDS.match(text) is None

    def read(self, text: str) -> Figure | None:
        """The figure of a cell that holds one and nothing else; a bare year is none."""
        if text not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> Figure | None:
        if len(text) >= _LONGEST or not any("0" <= char <= "9" for char in text) or _THOUSANDS.match(text):
            return None
        found = self._pattern.match(text)
        if found is None:
            return None
        opened = bool(found["open"] or found["open2"])
        if opened != bool(found["close"] or found["close2"]):
            return None
        digits = re.sub(r"[,\u00a0\u202f ]", "", found["number"])
        value = Decimal(digits)
        step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
        signs = {found["sign"], found["sign2"], found["sign3"]} - {None}
        if opened or signs & set("-−–"):
            value = -value
        mark = found["currency"] or found["code"]
        money = self._units.currency(mark) if mark else None
        word = (found["word"] or "").lower()
        return Figure(
            *found.span("body"),
            value,
            step,
            money[0] if money else None,
            money[1] if money else False,
            SCALES[found["scale"].lower()] if found["scale"] else None,
            _kind(found["unit"]),
            "up" if word in _UP else "down" if word in _DOWN else "flat" if word == "flat" else None,
            bool(signs) or opened,
            bool(found["glued"]),
        )


def _kind(unit: str | None) -> str | None:
    if unit is None:
        return None
    low = unit.lower()
    if low in ("%", "pct", "percent"):
        return "percent"
    if low.startswith(("bp", "basis")):
        return "bps"
    if low == "x":
        return "x"
    return "pp" if low.startswith(("pp", "percentage")) else "points"


def is_year(text: str) -> bool:
    return bool(_YEAR.match(text.strip("*_ ")))
