"""Sentences of a stretch of text: full stops, and what is none.

A candidate is a stop with the quotes and brackets that close behind it, and white space or the end after it. The word
before it and the word after it decide. Line breaks count as spaces: blocks have already separated what does not belong
together.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.patterns import regex
from factcheck.text.abbreviations import BEFORE_FIGURE, DOMAINS, MEASURES, MONTHS, NEVER, OPEN, STARTERS, TITLES

_CANDIDATE = regex(
    # Possessive, and never begun inside a row of stops: "!!!!!!..." must not cost its square.
    r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>["'”’»)\]*_]*+(?:\[\d{1,3}\])*+)(?:(?P<space>\s++)|(?=[A-Z“"(]|\d{1,2}[ ]min))"""
)
_WORD_START = regex(r"[^\w.&!'-]")
_NEXT_WORD = regex(r"[\"'“‘«(\[*_]*(?P<word>[\w$€£¥#%+.'’&-]*)")
_FIGURE = regex(r"[\d.,-]+|[QH][1-4]|FY\d+")
_LONGEST_WORD: Final = 40
_NUMBERING = regex(r"\(?(?:|\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]?$")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences between two offsets, without the white space around them. Linear in the text."""
    spans: list[tuple[int, int]] = []
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        cut = found.end("close")
        if cut < end and _is_boundary(text, begin, end, found):
            _add(spans, text, begin, cut)
            begin = found.end()
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    stripped = piece.strip()
    if stripped[:1].isalnum() or any(char.isalnum() for char in stripped):
        begin += len(piece) - len(piece.lstrip())
        spans.append((begin, begin + len(stripped)))


def _is_boundary(text: str, begin: int, end: int, found: re.Match[str]) -> bool:
    stop = found.start()
    after = _NEXT_WORD.match(text, found.end(), min(end, found.end() + _LONGEST_WORD))
    following = after["word"] if after else ""
    if found["space"] is None:
        return _is_glued(text, begin, found, following)
    if following[:1].islower() and not following[1:2].isupper():  # "iPhone" may open a sentence
        return False
    if found["stop"] != ".":
        return found["stop"][0] != "!" or _before(text, begin, stop).lower() + "!" not in NEVER
    word = _before(text, begin, stop)
    if found["close"].strip("*_"):
        # "(formerly Facebook Inc.) Chief ..." and "(9988.HK.) ..." are rare; a closed quotation ends its sentence.
        return not (found["close"][0] == ")" and word.lower() in OPEN)
    return _ends(text, begin, stop, word, following)


def _before(text: str, begin: int, stop: int) -> str:
    """The word that the stop stands behind, without the marks before it."""
    piece = text[max(begin, stop - _LONGEST_WORD) : stop]
    words = piece.split()
    if not words or piece[-1].isspace():
        return ""
    word = words[-1]
    return word if word.isalpha() else _WORD_START.split(word)[-1].lstrip("'-&.")


def _ends(text: str, begin: int, stop: int, word: str, following: str) -> bool:
    """Whether a single full stop with space behind it ends the sentence, by the words around it."""
    lower = word.lower()
    first = following.lower().rstrip(".'’")
    if lower in NEVER:
        return False
    figure = bool(following) and (following[0].isdigit() or following[0] in "$€£¥#+-%~.")
    if lower in BEFORE_FIGURE or lower in MONTHS:
        return not figure and (
            lower in ("no", "sec", "art", "sat", "sun", "min", "max", "app", "mar") or first in STARTERS
        )
    if stop - begin < 8 and _NUMBERING.match(text[begin:stop].strip()):
        return False  # the number of a list item
    if len(word) == 1 and word.isupper() or _is_initials(word):
        return (
            first in STARTERS and first not in ("i", "a") and not (len(word) == 1 and _is_name_part(text, begin, stop))
        )
    if lower in OPEN:
        if lower in ("a.m", "p.m"):
            return first in STARTERS or following[:1].isupper() and first not in _AFTER_HOUR and not following.isupper()
        told = lower in MEASURES and following[:1].isupper() and following[1:2].islower() and first not in MONTHS
        return told or first in STARTERS and first not in TITLES
    return True


_AFTER_HOUR: Final = (
    frozenset(
        "eastern pacific central mountain london beijing hong tokyo new local singapore monday tuesday wednesday thursday friday saturday sunday on".split()
    )
    | MONTHS
)


def _is_initials(word: str) -> bool:
    """ "J.P", "U.S", "S.A": single letters with stops between."""
    return "." in word and all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _is_name_part(text: str, begin: int, stop: int) -> bool:
    """A middle initial: the word before it is a name of one capital and small letters ("Jerome H. Powell")."""
    before = text[max(begin, stop - 24) : stop - 1].split()
    return (
        not before
        or before[-1].rstrip(".").istitle()
        and before[-1].lower()
        not in ("series", "class", "plan", "vitamin", "schedule", "tier", "group", "category", "grade")
    )


def _is_glued(text: str, begin: int, found: re.Match[str], following: str) -> bool:
    """A missing space: "demand.The company", "advice?Report an issue", and no address, name or decimal."""
    if found["close"] and found["close"][0] in '"”':
        return following[:1].isupper() and following[1:2].islower()
    if following[:1].isdigit():
        return True  # "ideas.4 min read"
    word = _before(text, begin, found.start())
    last = word[-1:] or text[found.start() - 1 : found.start()]
    if not (last.islower() or last.isdigit() or last in "%)") or found["stop"] not in (".", "?", "!"):
        return False
    name = re.split(r"\W", following, maxsplit=1)[0]
    if not (name[:1].isupper() and (name[1:].islower() or name.lower() in STARTERS)) or name.lower() in DOMAINS:
        return False
    tail = following[len(name) :]
    if last.isdigit() and not _FIGURE.fullmatch(word):
        return False  # "v2.Beta"
    return (
        (len(word) > 2 or last.isdigit() or last in "%)")
        and not word.lower().startswith("www")
        and "." not in word.strip("0123456789.")
        and not (tail[:1] == "." and tail[1:2].isalnum())
    )
