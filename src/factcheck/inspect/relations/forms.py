"""Forms of words with places for figures, as `rules/vocabulary/relations.yaml` writes them.

They are matched against a sentence in which every figure is a marker that tells its kind and its number. Most sentences lack one
of the words that a form cannot do without, and are passed over by a look into the set of their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factcheck.memo import cached_property
from factcheck.model import Quantity
from factcheck.patterns import compiled, regex
from factcheck.records import record

OPEN, CLOSE, BOUND = "\ue000", "\ue001", "\ue002"
"""Around a figure, and between two sentences that are looked at together."""
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
_SEQUENCE = {name: kind.replace("[mcp]~", "r") for name, kind in KINDS.items()}
_PIECE = regex(
    r"\{(?P<slot>\w+):(?P<kind>\w+)\}|(?P<gap>\.{2,5}|~)|(?P<bound>/)|(?P<sign>[\[\]()|])|(?P<word>[^\s{}\[\]()|~/]+)|\s+"
)
_FIGURE = regex(r"\{\w+:(\w+)\}|/")
_BETWEEN = r"[\s,(–—-]*"
_GAPS = {
    "...": f"[^{OPEN}{BOUND};:]{{0,60}}?",
    ".....": f"[^{OPEN}{BOUND}]{{0,160}}?",
    "....": f"[^{OPEN}{BOUND};]{{0,80}}?",
    "..": r"(?:(?!(?:on|with|and|against|from|as|by|or)\b)[\w'’&.-]+\s+){0,3}?",
    # what goes with the figure before or behind it, and turns to nothing else
    "~": r"(?:\s+(?!(?:and|but|while|whereas|with|as|against|versus|compared|on(?!\s+(?:[A-Z]|the\b|[a-z]+\s+(?!of\b)))|after|or|which|from|than)\b)[\w'’&./-]+(?:,(?=\s(?:19|20)\d\d\b))?){0,9}?",
}
_END = rf"[\s.!?\"”’)]*{BOUND}\s*"
_WORD = regex(r"[^\W_]+")
_BEGINS = r"(?<!\w)"


class _Choices:
    """Looks once and not in each of its options whether a choice begins a word: most places of a text begin none.

    Asked before each piece of a form is written to `parts`.
    """

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._open: list[tuple[int, list[int]] | None] = []
        """Of each open bracket its place and those of the words that begin its options; None where one begins otherwise."""
        self._begins = False

    def take(self, piece: re.Match[str]) -> None:
        at, sign = len(self._parts), piece["sign"]
        if self._begins and piece[0].strip() and sign != "|":
            if piece["word"] and self._open[-1] is not None:
                self._open[-1][1].append(at)
            else:
                self._open[-1] = None
            self._begins = False
        if sign in ("(", "["):
            self._open.append((at, []) if sign == "(" else None)
            self._begins = True
        elif sign == "|" and self._open:
            self._begins = True
        elif sign in (")", "]") and self._open:
            self._close()

    def _close(self) -> None:
        choice, self._begins = self._open.pop(), False
        if choice is None:
            return
        place, words = choice
        self._parts[place] = f"{_BEGINS}(?:"
        for word in words:
            self._parts[word] = self._parts[word].removeprefix(_BEGINS)


@record
class Form:
    text: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a sentence has all its words: there are more forms than a page has use for."""
        parts: list[str] = []
        choices = _Choices(parts)
        for m in _PIECE.finditer(self.text):
            choices.take(m)
            if m["slot"]:
                parts.append(f"{OPEN}{KINDS[m['kind']]}(?P<{m['slot']}>\\d+){CLOSE}")
            elif m["gap"]:
                parts.append(_GAPS[m["gap"]])
            elif m["bound"]:
                parts.append(_END)
            elif m["sign"]:
                parts.append({"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}[m["sign"]])
            elif m["word"]:
                word = re.escape(m["word"]).replace(r"\*", r"\w*").replace("'", "['’]")
                parts.append(rf"{_BEGINS}{word}(?!\w)")
            else:
                parts.append(_BETWEEN)
        return compiled("".join(parts), re.IGNORECASE)

    @cached_property
    def sequence(self) -> re.Pattern[str]:
        """The kinds of its figures in order: no gap holds another figure, so that they follow one another in the text as well."""
        return compiled("".join(_SEQUENCE.get(kind, "/") for kind in _FIGURE.findall(self.text)))

    @cached_property
    def is_of_two(self) -> bool:
        """It goes over the end of a sentence."""
        return "/" in self.text

    @cached_property
    def anchors(self) -> tuple[frozenset[str], ...]:
        """Of each of these sets one word must stand in the sentence."""
        return tuple(_anchors(self.text))

    def may_match(self, words: frozenset[str]) -> bool:
        return not any(map(words.isdisjoint, self.anchors))


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


_ASIDE = regex(
    rf",\s+(?:according to [^,;{OPEN}]{{3,50}}|(?:as )?(?:it|he|she|they|(?:the |a |its )?[\w&.’' -]{{2,40}}?)\s+(?:said|says|showed|shows|told [^,;{OPEN}]{{3,30}}|reported|announced|added|estimates|data show(?:ed)?))"
    rf"(?:\s+(?:on|late on|early on)\s+\w+day)?(?:\s+in a (?:statement|filing|report|note))?(?=,|[.]?$)"
)
"""Who tells it, between two commas."""


def expanded(form: str, lists: Mapping[str, tuple[str, ...]]) -> str:
    """The form with its lists of phrases: `<than>` is any one of the list `than`."""
    depth, parts, at = 0, [], 0
    for m in _LIST.finditer(form):
        depth += form.count("(", at, m.start()) - form.count(")", at, m.start())
        choice = "|".join(lists[m[1]])
        parts += [form[at : m.start()], choice if depth else f"({choice})"]
        at = m.end()
    return "".join((*parts, form[at:]))


_LIST = regex(r"<(\w+)>")


def words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def kinds_of(quantities: list[Quantity]) -> str:
    """A letter for every figure in order, as a form's `sequence` is looked for in."""
    told = sorted((q for q in quantities if not q.alt_of), key=lambda q: q.start)
    return "".join(
        "r" if q.cmp == "range" and q.kind in ("money", "count", "percent") else LETTERS[q.kind] for q in told
    )


_MARKER = regex(rf"{OPEN}(?P<kind>[a-z])(?P<range>~?)\d+{CLOSE}|{BOUND}")


def kinds_in(sketch: str) -> str:
    """The same of a text whose figures are markers already."""
    return "".join(
        "/" if not m["kind"] else "r" if m["range"] and m["kind"] in "mcp" else m["kind"]
        for m in _MARKER.finditer(sketch)
    )


def marked(text: str, start: int, quantities: list[Quantity], first: int = 0) -> str:
    """The sentence with a marker for every figure, numbered from `first`; an amount told again in another unit is left out."""
    parts, at = [], 0
    for number, q in sorted(enumerate(quantities, first), key=lambda item: item[1].start):
        if q.start - start < at:
            continue
        parts.append(text[at : q.start - start])
        if not q.alt_of:
            letter = LETTERS[q.kind] + ("~" if q.cmp == "range" else "")
            parts.append(f"{OPEN}{letter}{number}{CLOSE}")
        at = q.end - start
    return _ASIDE.sub("", "".join((*parts, text[at:])))
