"""Small numbers, places and months as English writes them out: the one list of them for all patterns and readers."""

from __future__ import annotations

from typing import Final

CARDINALS: Final = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
ORDINAL_WORDS: Final = ("", *ORDINALS)
"""The word of a place by its number."""
NUMBER: Final = rf"\d{{1,3}}|{'|'.join(sorted(CARDINALS, key=len, reverse=True))}"
"""The alternatives of a pattern for what `number` reads."""
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NAMES: Final = ("", *(name.capitalize() for name in MONTHS))
"""The name of a month by its number."""
_BY_LETTERS: Final = {name[:3]: n for n, name in enumerate(MONTHS, 1)}


def number(word: str) -> int:
    """Of digits or one of the words. KeyError for any other."""
    return int(word) if word.isdecimal() else CARDINALS[word.lower()]


def month_number(name: str) -> int:
    """1 to 12 by the first three letters, whatever follows them; 0 for no month."""
    return _BY_LETTERS.get(name[:3].lower(), 0)
