"""Plain text and Markdown: the text is the file, and every offset is into it."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime

from factcheck.errors import InputError
from factcheck.model import Article
from factcheck.patterns import regex
from factcheck.read.decode import decode
from factcheck.read.language import foreign_language
from factcheck.read.metadata import describe
from factcheck.text.blocks import split_blocks
from factcheck.text.flow import joined

_LOOK = regex(
    rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(data: bytes) -> bool:
    """Whether a file without a telling name is a web page."""
    return bool(_LOOK.match(data[:1024]))


def read_bytes(data: bytes, uri: str) -> Article:
    """The article in a file's bytes. An empty file gives an article of length 0.

    InputError when the bytes are no text, or the text is surely not English.
    """
    text, notes = decode(data, uri)
    return read_text(text, uri, digest=digest(data), notes=notes)


def read_text(
    text: str,
    uri: str,
    *,
    title: str | None = None,
    published: date | datetime | None = None,
    digest: str | None = None,
    notes: tuple[str, ...] = (),
) -> Article:
    """The article in a text. A given title or date wins over what the text says; a `datetime` must know its zone to count as a moment."""
    language = foreign_language(text)
    if language:
        raise InputError(
            f"the text is not English (it looks like {language})",
            path=uri,
            hint="only English articles can be checked; give a translation",
        )
    blocks = split_blocks(text)
    said = describe(*joined(text, blocks)[:2], uri)
    moment, day = _given(published)
    return Article(
        uri=uri,
        title=title or said.title,
        published=day or said.published,
        published_at=moment if day else said.published_at,
        byline=said.byline,
        tickers=said.tickers,
        digest=digest or _digest(text.encode("utf-8", "surrogatepass")),
        length=len(text),
        text=text,
        blocks=blocks,
        notes=notes if day else (*notes, *said.notes),
    )


def _given(published: date | datetime | None) -> tuple[datetime | None, date | None]:
    if isinstance(published, datetime):
        return (published if published.tzinfo else None), published.date()
    return None, published


def digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


_digest = digest
