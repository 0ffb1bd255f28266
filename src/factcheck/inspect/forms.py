"""Forms of words with places for figures, as `rules/vocabulary/relations.yaml` writes them.

They are matched against a sentence in which every figure is a marker that tells its kind and its number. Most sentences lack one
of the words that a form cannot do without, and are passed over by a look into the set of their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record

OPEN, CLOSE = "\ue000", "\ue001"
LETTERS = {"money": "m", "percent": "p", "count": "c", "multiple": "x", "pp": "b", "bps": "b"}
KINDS = {
    "money": "m",
    "percent": "p",
    "count": "c",
    "multiple": "x",
    "points": "b",
    "times": "[xc]",
    "amount": "[mc]",
    "any": "[mcp]",
    "range": "[mcp]~",
}
_PIECE = regex(r"\{(?P<slot>\w+):(?P<kind>\w+)\}|(?P<gap>\.\.\.?)|(?P<sign>[\[\]()|])|(?P<word>[^\s{}\[\]()|]+)|\s+")
_BETWEEN = r"[\s,(–—-]*"
_NAME = r"(?:(?!(?:on|with|and|against|from|as|by|or)\b)[\w'’&.-]+\s+){0,3}?"
_WORD = regex(r"[^\W_]+")


@record
class Form:
    text: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a sentence has all its words: there are more forms than a page has use for."""
        parts = []
        for m in _PIECE.finditer(self.text):
            if m["slot"]:
                parts.append(f"{OPEN}{KINDS[m['kind']]}(?P<{m['slot']}>\\d+){CLOSE}")
            elif m["gap"]:
                parts.append(f"[^{OPEN}.;:]{{0,60}}?" if m["gap"] == "..." else _NAME)
            elif m["sign"]:
                parts.append({"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}[m["sign"]])
            elif m["word"]:
                word = re.escape(m["word"]).replace(r"\*", r"\w*").replace("'", "['’]")
                parts.append(rf"(?<!\w){word}(?!\w)")
            else:
                parts.append(_BETWEEN)
        return re.compile("".join(parts), re.IGNORECASE)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The kinds of figure that it cannot do without."""
        kinds = (KINDS[m["kind"]] for m in _PIECE.finditer(self.text) if m["slot"])
        return frozenset(kind for kind in kinds if len(kind) == 1)

    @cached_property
    def anchors(self) -> tuple[frozenset[str], ...]:
        """Of each of these sets one word must stand in the sentence."""
        return tuple(_anchors(self.text))

    def may_match(self, letters: Iterable[str], words: frozenset[str]) -> bool:
        return self.letters.issubset(letters) and not any(anchor.isdisjoint(words) for anchor in self.anchors)


def _anchors(text: str) -> Iterable[frozenset[str]]:
    """What stands in no square bracket: single words, and the first words of what is chosen from."""
    optional, first, known = 0, False, True
    chosen: set[str] | None = None
    for m in _PIECE.finditer(text):
        sign = m["sign"]
        if sign in ("[", "]"):
            optional += 1 if sign == "[" else -1
        elif optional:
            continue
        elif sign == "(":
            chosen, first, known = set(), True, True
        elif sign == ")":
            if chosen and known:
                yield frozenset(chosen)
            chosen = None
        elif sign == "|":
            first = True
        elif m["word"] and (chosen is None or first):
            word = _WORD.search(m["word"].lower())
            if word is None or "*" in m["word"]:
                known = False
            elif chosen is None:
                yield frozenset({word[0]})
            else:
                chosen.add(word[0])
            first = False
        elif chosen is not None and first and (m["slot"] or m["gap"]):
            known, first = False, False


def words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def marked(text: str, start: int, quantities: list[Quantity]) -> str:
    """The sentence with a marker for every figure; an amount told again in another unit is left out."""
    parts, at = [], 0
    for number, q in sorted(enumerate(quantities), key=lambda item: item[1].start):
        if q.start - start < at:
            continue
        parts.append(text[at : q.start - start])
        if not q.alt_of:
            letter = LETTERS[q.kind] + ("~" if q.cmp == "range" else "")
            parts.append(f"{OPEN}{letter}{number}{CLOSE}")
        at = q.end - start
    return "".join((*parts, text[at:]))
