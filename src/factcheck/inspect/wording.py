"""Numbers and days in the messages."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from factcheck.model import Quantity
from factcheck.text.numerals import MONTH_NAMES

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "RMB ", "HKD": "HK$"}
_SCALES = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))


def plain_text(quantity: Quantity) -> str:
    """As printed, on one line."""
    return " ".join(quantity.text.split())


def plain_number(value: Decimal) -> str:
    """At most two decimals, thousands separated."""
    text = f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):,f}%"


def amount(value: Decimal, like: Quantity) -> str:
    """A computed amount in the unit of a printed one."""
    if like.kind == "percent":
        return percent(value)
    sign = "-" if value < 0 else ""
    size, scale = next(((abs(value) / s, name) for s, name in _SCALES if abs(value) >= s), (abs(value), ""))
    if like.kind != "money":
        return f"{sign}{plain_number(size)}{scale} {like.unit}".rstrip()
    return f"{sign}{_SIGNS.get(like.unit, like.unit + ' ')}{plain_number(size)}{scale}"


def day(value: date) -> str:
    return f"{value.day} {MONTH_NAMES[value.month]} {value.year}"
