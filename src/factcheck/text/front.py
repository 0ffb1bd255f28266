"""Front matter: the "key: value" lines between "---" (or "+++") at the top of a Markdown draft."""

from __future__ import annotations

import re
from typing import Final

from factcheck.patterns import regex

_FENCE = regex(r"\s{0,8}(?P<fence>---|\+\+\+)[ \t]*(?=[\r\n])")
_FIELD = regex(r"^(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*[:=][ \t]*(?P<value>[^\r\n]*?)[ \t]*$", re.MULTILINE)
_LONGEST: Final = 20_000
_TITLE_KEYS: Final = ("title", "headline")


def front_matter(text: str) -> tuple[list[tuple[str, int, int]], int]:
    """The pieces (kind, start, end) of the front matter, and where the text behind it begins.

    The value of `title` is a piece of its own, so that what the title claims is checked.
    """
    end = _end(text)
    if not end:
        return [], 0
    pieces: list[tuple[str, int, int]] = []
    done = len(text) - len(text.lstrip())
    for key, start, stop in _fields(text, end):
        if key in _TITLE_KEYS and stop > start:
            if text[done:start].strip():
                pieces.append(("chrome", done, done + len(text[done:start].rstrip())))
            pieces.append(("title", start, stop))
            done = stop
            break
    while done < end and text[done] in " \t\r\n":
        done += 1
    stop = done + len(text[done:end].rstrip())
    if stop > done:
        pieces.append(("chrome", done, stop))
    return pieces, end


def front_fields(text: str) -> dict[str, str]:
    """The single-line fields of the front matter, keys in lower case, quotes removed."""
    end = _end(text)
    return {key: text[start:stop] for key, start, stop in reversed(_fields(text, end))} if end else {}


def _fields(text: str, end: int) -> list[tuple[str, int, int]]:
    fields = []
    for found in _FIELD.finditer(text, 0, end):
        start, stop = found.span("value")
        if stop - start > 1 and text[start] in "\"'" and text[stop - 1] == text[start]:
            start, stop = start + 1, stop - 1
        fields.append((found["key"].lower(), start, stop))
    return fields


def _end(text: str) -> int:
    """Where the closing fence ends, 0 when there is no front matter."""
    opened = _FENCE.match(text)
    if opened is None:
        return 0
    closing = re.compile(
        rf"^{re.escape(opened['fence'])}[ \t]*$|^{re.escape(opened['fence'])}[ \t]*(?=\r)", re.MULTILINE
    )
    closed = closing.search(text, opened.end(), opened.end() + _LONGEST)
    if closed is None or not _FIELD.search(text, opened.end(), closed.start()):
        return 0
    return closed.end()
