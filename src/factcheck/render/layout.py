"""Text in terminal columns: widths, wrapping, colour. Standard library only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

from factcheck.records import record

Style = Literal["bad", "warn", "good", "dim", "bold"]
_SGR: dict[Style, str] = {"bad": "31;1", "warn": "33", "good": "32", "dim": "2", "bold": "1"}
ASCII_GLYPHS = str.maketrans({"✗": "x", "✓": "+", "│": "|", "└": "`", "·": "-", "…": ".", "“": '"', "”": '"'})


def char_width(char: str) -> int:
    """Terminal columns of one character: 0 for combining and format characters, 2 for wide ones."""
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(char_width, text))


def plain(text: str) -> str:
    """One line, safe for a terminal: an article must not be able to move the cursor, colour or reorder the report."""
    # most text is plain already, and a page asks for tens of thousands of pieces
    shown = text if text.isascii() and text.isprintable() else "".join(_shown(char) for char in text)
    return " ".join(shown.split())


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc" or category in ("Zl", "Zp"):
        return " " if char in "\t\n\r\v\f\x85" or category != "Cc" else "\ufffd"
    # Cf holds the bidirectional overrides as well as the harmless joiners; none of them is needed to read a report
    return "" if category in ("Cf", "Cs") else char


def cut(text: str, columns: int) -> tuple[str, str]:
    """As much of the text as fits into the columns (at least one character), and the rest."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > columns and index:
            return text[:index], text[index:]
    return text, ""


def shorten(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    return cut(text, columns - 1)[0].rstrip() + "…"


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns, broken at spaces where there is one, within words where there is none."""
    columns = max(columns, 2)
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        candidate = f"{current} {word}" if current else word
        if width(candidate) <= columns:
            current = candidate
            continue
        if current:
            lines.append(current)
        *full, current = _pieces(word, columns)
        lines.extend(full)
    if current:
        lines.append(current)
    return lines or [""]


def _pieces(word: str, columns: int) -> Iterator[str]:
    while width(word) > columns:
        piece, word = cut(word, columns)
        yield piece
    yield word


@record
class Paint:
    """Colour where it is wanted, ASCII where nothing else can be shown."""

    color: bool
    glyphs: bool

    def __call__(self, text: str, style: Style | None = None) -> str:
        if not self.glyphs:
            text = text.translate(ASCII_GLYPHS)
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.color and style and text else text
