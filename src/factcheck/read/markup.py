"""Tags and text of a web page, in order, in time linear in the page.

The standard library's HTML parser takes the square of the length on unclosed tags, so that a page of 300 kB hangs a run.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.patterns import regex

_TAG = regex(r"""<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*+)(?P<attrs>(?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""")
_ATTR = regex(r"""(?P<key>[^\s=/>"']++)(?:\s*+=\s*+(?:"(?P<d>[^"]*+)"|'(?P<s>[^']*+)'|(?P<u>[^\s>"']++)))?""")
_LONGEST_TAG: Final = 20_000
_RAW: Final = ("script", "style", "textarea", "template", "noscript")
_CLOSERS: Final = {name: regex(rf"</{name}\b[^<>]*+>", re.IGNORECASE) for name in _RAW}


class Token(NamedTuple):
    """A start tag, an end tag, text with its references resolved, or the raw content of a script."""

    kind: str  # "start", "end", "text" or "raw"
    name: str
    value: str


def attributes(source: str) -> dict[str, str]:
    return {
        found["key"].lower(): html.unescape(found["d"] or found["s"] or found["u"] or "")
        for found in _ATTR.finditer(source)
    }


def tokens(page: str) -> Iterator[Token]:
    """The tokens of a page; what only looks like markup is text, and what never ends is left out."""
    place = 0
    while place < len(page):
        opening = page.find("<", place)
        if opening < 0:
            opening = len(page)
        if opening > place:
            yield Token("text", "", html.unescape(page[place:opening]))
        if opening == len(page):
            return
        found = _TAG.match(page, opening, min(len(page), opening + _LONGEST_TAG))
        if found is None:
            place = _skipped(page, opening)
            if place == opening:
                yield Token("text", "", "<")
                place += 1
            continue
        name, place = found["name"].lower(), found.end()
        yield Token("end" if found["end"] else "start", name, found["attrs"])
        if name in _CLOSERS and not found["end"]:
            closing = _CLOSERS[name].search(page, place)
            stop = closing.start() if closing else len(page)
            yield Token("raw", name, page[place:stop])
            place = stop


def _skipped(page: str, place: int) -> int:
    """The end of a comment, declaration or instruction that begins here; the same place when none does."""
    for start, end in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
        if page.startswith(start, place):
            stop = page.find(end, place + len(start))
            return stop + len(end) if stop >= 0 else len(page)
    return place
