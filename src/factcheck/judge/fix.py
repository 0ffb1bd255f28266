"""Replacement text in the article's own style, for the span of a mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from factcheck.model import Fix, Object, Quantity, Time
from factcheck.patterns import compiled, regex
from factcheck.text.numerals import CARDINALS, ORDINALS

_NUMBER = regex(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_SCALES = (
    ("trillion", Decimal(10) ** 12, ("trillion", "tn", "trn", "t")),
    ("billion", Decimal(10) ** 9, ("billion", "bn", "b")),
    ("million", Decimal(10) ** 6, ("million", "mn", "mln", "m")),
    ("thousand", Decimal(10) ** 3, ("thousand", "k")),
)
_SCALE = regex(r"(?<![a-z])(trillion|billion|million|thousand|tn|trn|bn|mn|mln|[tbmk])(?![a-z])", re.IGNORECASE)
_CARDINALS = ("zero", *CARDINALS)[:13]
_ORDINALS = ("zeroth", *ORDINALS)
_SUFFIX = regex(r"(\d+)(st|nd|rd|th)\b", re.IGNORECASE)
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "RMB "}
_MARK = regex(r"US\$|HK\$|NT\$|A\$|C\$|S\$|R\$|RMB|CNY|USD|EUR|GBP|JPY|HKD|[$€£¥]", re.IGNORECASE)
_CURRENCY_WORDS = regex(r"\b(?:U\.?S\.?\s+)?(?:dollars?|yuan|renminbi|euros?|pounds?|yen)\b", re.IGNORECASE)


def quantity_fix(quantity: Quantity, value: Decimal | None, unit: str | None = None) -> Fix | None:
    """The right figure, printed with as many places, the same scale word and the same currency mark as the wrong one."""
    if value is None:
        return None
    text = restyle(quantity, value, unit)
    return (
        None if text is None or text == quantity.text else Fix(start=quantity.start, end=quantity.end, replacement=text)
    )


def points_fix(quantity: Quantity) -> Fix | None:
    """ "by 6.8 percent" -> "by 6.8 percentage points"."""
    match = _NUMBER.search(quantity.text)
    text = f"{quantity.text[: match.end()]} percentage points" if match else None
    return Fix(start=quantity.start, end=quantity.end, replacement=text) if text else None


def restyle(quantity: Quantity, value: Decimal, unit: str | None = None) -> str | None:
    text = quantity.text
    if quantity.kind in {"ordinal", "rank"}:
        return _counted(text, value)
    match = _NUMBER.search(text)
    if match is None or text.count("(") or quantity.cmp == "range" or (value < 0) != ((quantity.value or value) < 0):
        return None
    scale = _SCALE.search(text, match.end())
    shared = Decimal(1) if scale else _shared_scale(match.group(), quantity)
    number, word = _number(match.group(), scale.group() if scale else None, value / shared)
    if scale:
        text = text[: scale.start()] + word + text[scale.end() :]
    text = text[: match.start()] + number + text[match.end() :]
    return text if unit in {None, quantity.unit} else _with_currency(text, number, unit or "")


def _shared_scale(printed: str, quantity: Quantity) -> Decimal:
    """What a number without a scale word is told in: the head of its column says billions, or the figure behind it does."""
    digits = Decimal(printed.replace(",", ""))
    factor = abs(quantity.value) / digits if quantity.value and digits else Decimal(1)
    return factor if factor in {scale for _, scale, _ in _SCALES} else Decimal(1)


def _number(printed: str, scale: str | None, value: Decimal) -> tuple[str, str]:
    """The digits and the scale word; another scale word only where the value needs it."""
    places = len(printed.partition(".")[2])
    size = abs(value)
    factor, word = Decimal(1), ""
    if scale:
        factor, word = next((f, scale) for _, f, forms in _SCALES if scale.lower() in forms)
        if not 1 <= size / factor < 1000 and not ("," in printed and size >= factor):
            factor, word = _other_scale(scale, size, (factor, word))
    shown = (size / factor).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if places == 0 and size / factor < 10 and size / factor != shown:
        shown = (size / factor).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return (f"{shown:,f}" if "," in printed or not scale else f"{shown:f}"), word


def _other_scale(printed: str, size: Decimal, default: tuple[Decimal, str]) -> tuple[Decimal, str]:
    for name, factor, forms in _SCALES:
        if size >= factor:
            if printed.lower() in {"trillion", "billion", "million", "thousand"}:
                return factor, _like(printed, name)
            # "$53m" goes with "$53bn", "$53M" with "$53B"
            return factor, _like(printed, forms[-1] if printed.isupper() and len(printed) == 1 else forms[1])
    return default


def _like(printed: str, word: str) -> str:
    if printed.isupper():
        return word.upper()
    return word.capitalize() if printed[0].isupper() else word


def _with_currency(text: str, number: str, unit: str) -> str | None:
    if unit not in _SIGNS:
        return None
    without = _CURRENCY_WORDS.sub("", _MARK.sub("", text)).strip()
    at = without.find(number)
    return f"{_SIGNS[unit]}{without[at:]}".strip() if at >= 0 else None


def _counted(text: str, value: Decimal) -> str | None:
    """ "sixth", "6th", "#7", "six", as the article writes it."""
    n = int(value)
    if _SUFFIX.search(text):
        return _SUFFIX.sub(f"{n}{_ending(n)}", text, count=1)
    if match := _NUMBER.search(text):
        return text[: match.start()] + str(n) + text[match.end() :]
    return swap_number_word(text, n)


def _ending(n: int) -> str:
    if 10 <= n % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def swap_number_word(text: str, n: int) -> str | None:
    """Another number in place of the first number word of a text."""
    if not 0 <= n < len(_CARDINALS):
        return None
    for words in (_ORDINALS, _CARDINALS):
        pattern = compiled(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        match = pattern.search(text)
        if match:
            return text[: match.start()] + _like(match.group(), words[n]) + text[match.end() :]
    return None


def duration_fix(time: Time, n: int) -> Fix | None:
    """ "next five years" -> "next three years"."""
    match = _NUMBER.search(time.text)
    text = time.text[: match.start()] + str(n) + time.text[match.end() :] if match else swap_number_word(time.text, n)
    return Fix(start=time.start, end=time.end, replacement=text) if text and text != time.text else None


def person_fix(person: Object, names: Sequence[str]) -> Fix | None:
    return Fix(start=person.start, end=person.end, replacement=names[0]) if names else None
