"""Documents as evidence: from the bytes of a release, filing, transcript or table to passages and grids with their places.

A new format is one file here and one line in KINDS.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Final

from factcheck.errors import InputError
from factcheck.patterns import regex
from factcheck.read.decode import decode
from factcheck.read.documents import bounds
from factcheck.read.documents.day import printed_day
from factcheck.read.documents.parts import Document, Grid, Passage
from factcheck.read.html import read_html
from factcheck.read.plain import looks_like_html, read_text

Say = Callable[[str], None]
Parts = tuple[list[Passage], list[Grid], tuple[str, ...]]
SUFFIXES: Final[dict[str, str]] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", "": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip
"""What a file is by its suffix; its first bytes decide where they say otherwise."""
_OLD: Final = {
    ".doc": "DOCX",
    ".xls": "XLSX",
    ".rtf": "DOCX",
    ".odt": "DOCX",
    ".ods": "XLSX",
    ".ppt": "PDF",
    ".pptx": "PDF",
}
_HEAD = 4000

__all__ = ["SUFFIXES", "Document", "Grid", "Passage", "digest_of", "kind_of", "read_document"]


def digest_of(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def kind_of(data: bytes, uri: str) -> str:
    """ "pdf", "xlsx", "docx", "html", "csv" or "text". InputError for a format that is not read."""
    suffix = Path(uri.partition("?")[0].partition("#")[0]).suffix.lower()
    if suffix in _OLD:
        raise InputError(f"{suffix} files are not read", path=uri, hint=f"save it as {_OLD[suffix]}")
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return "xlsx" if b"xl/" in data[:2000] or SUFFIXES.get(suffix) == "xlsx" else "docx"
    if looks_like_html(data):
        return "html"
    named = SUFFIXES.get(suffix, "text")
    if named in ("pdf", "xlsx", "docx"):
        raise InputError(f"the file is called {suffix} and is none", path=uri)
    return named


def read_document(
    data: bytes,
    uri: str,
    *,
    title: str | None = None,
    published: date | None = None,
    say: Say = lambda _: None,
) -> Document:
    """The passages and tables of a document, and the day on which it was published where it says so.

    A given title or date wins. InputError says why a document cannot be read.
    """
    bounds.check_size(data, uri)
    kind = kind_of(data, uri)
    said_title, said_day = None, None
    if kind == "html":
        head = read_html(data, uri)
        said_title, said_day = head.title, head.published
    passages, grids, notes = _parts(kind, data, uri, say)
    if kind == "html":
        said_day = said_day or printed_day(passages)
        called = _called(data, uri, (said_title or "", *(passage.text for passage in passages[:2])))
        passages = [Passage(called, "title"), *passages] if called else passages
    else:
        opening = "\n\n".join(passage.text for passage in passages[:30])[:_HEAD]
        said = read_text(opening, uri)
        said_title, said_day = said.title, said.published or printed_day(passages)
    if not passages and not grids:
        raise InputError("the document holds no text", path=uri)
    return Document(
        uri, digest_of(data), title or said_title, published or said_day, tuple(passages), tuple(grids), notes
    )


_TITLE = regex(r"<title[^>]*>\s*(?P<text>[^<]{3,200}?)\s*</title>", re.IGNORECASE)
_WORDS = regex(r"[^\W_]+")


def _called(data: bytes, uri: str, heads: tuple[str, ...]) -> str | None:
    """What the head of a page calls it, where that says more than its first lines: whose it is, and of which time."""
    found = _TITLE.search(_decoded(data[:_HEAD], uri)[0])
    if found is None:
        return None
    called = " ".join(unescape(found["text"]).split())
    known = {word.lower() for text in heads for word in _WORDS.findall(text)}
    return None if all(word.lower() in known for word in _WORDS.findall(called)) else called


def _parts(kind: str, data: bytes, uri: str, say: Say) -> Parts:
    if kind == "csv":
        from factcheck.read.documents.sheets import read_csv

        return read_csv(data, uri)
    if kind == "xlsx":
        from factcheck.read.documents.sheets import read_xlsx

        return read_xlsx(data, uri)
    if kind == "docx":
        from factcheck.read.documents.word import read_docx

        return read_docx(data, uri)
    if kind == "pdf":
        from factcheck.read.documents.pdf import read_pdf

        return read_pdf(data, uri, say)
    text, notes = decode(data, uri) if kind == "text" else _decoded(data, uri)
    bounds.check_text(len(text), uri)
    if kind == "html":
        from factcheck.read.documents.page import Page

        page = Page(text)
        return page.passages, page.grids, notes
    from factcheck.read.documents.prose import collect

    found = collect(text)
    return found.passages, found.grids, notes


def _decoded(data: bytes, uri: str) -> tuple[str, tuple[str, ...]]:
    from factcheck.read.html import _decode

    return _decode(data, uri)
