"""Writes a suggested replacement into the file of an article, and changes nothing else in it."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from factcheck.cli.exemptions import write
from factcheck.errors import InputError
from factcheck.model import Claim, Report
from factcheck.text.lines import LineIndex

_ENCODINGS = (
    (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "cp1252"),
)  # fmt: skip
"""Those that the reader knows."""


def apply(path: Path, report: Report, claim: Claim) -> list[tuple[int, int]]:
    """Writes the fix of a claim wherever the claim stands in the same words; the places, as line and column.

    InputError where there is no fix, the file is not what was checked, or its text is not the file itself (a web page).
    """
    fix = claim.verdict.fix if claim.verdict else None
    if fix is None:
        raise InputError("there is no suggestion", path=str(path))
    data = path.read_bytes()
    if f"sha256:{hashlib.sha256(data).hexdigest()}" != report.article.digest:
        raise InputError("the article has changed since it was checked", path=str(path), hint="check it again")
    text = report.article.text
    mark, encoding = _encoding(text, data, path)
    words = text[fix.start : fix.end]
    spans = [(fix.start, fix.end)]
    for again in claim.repeats:
        start = again.start + fix.start - claim.start
        if text[start : start + len(words)] == words and text[again.start : again.end] == claim.text:
            spans.append((start, start + len(words)))
    changed = text
    for start, end in sorted(set(spans), reverse=True):
        changed = changed[:start] + fix.replacement + changed[end:]
    try:
        new = mark + changed.encode(encoding)
    except UnicodeEncodeError:
        raise InputError(f"the suggestion cannot be written in {encoding}", path=str(path)) from None
    write(path, new)
    places = LineIndex(text)
    return [places.line_col(start) for start, _ in sorted(set(spans))]


def _encoding(text: str, data: bytes, path: Path) -> tuple[bytes, str]:
    for mark, encoding in _ENCODINGS:
        try:
            if mark + text.encode(encoding) == data:
                return mark, encoding
        except UnicodeEncodeError:
            continue
    raise InputError("the text is extracted from the file, so that nothing can be written into it", path=str(path))
