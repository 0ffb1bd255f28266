"""PDF: the text of every page in its layout, so that columns stay columns. Scripts and attachments are never looked at."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from typing import Any

from factcheck.errors import InputError
from factcheck.read.documents import bounds
from factcheck.read.documents.parts import Grid, Passage
from factcheck.read.documents.prose import Collector

Progress = Callable[[str], None]


def read_pdf(data: bytes, uri: str, say: Progress) -> tuple[list[Passage], list[Grid], tuple[str, ...]]:
    """InputError for encrypted, damaged and scanned files."""
    pypdf = bounds.library("pypdf", "pdf", uri, "a PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every oddity of every file
    reader = _opened(pypdf, data, uri)
    try:
        count = len(reader.pages)
    except Exception as error:
        raise _damaged(error, uri) from None
    if count > bounds.PAGES:
        raise InputError(
            f"the PDF has {count} pages; at most {bounds.PAGES} are read",
            path=uri,
            hint="give the part that the article is about",
        )
    found = Collector()
    broken: list[int] = []
    length = 0
    for number in range(1, count + 1):
        if number % 20 == 0:
            say(f"page {number} of {count}")
        try:
            text = reader.pages[number - 1].extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
        except RecursionError as error:
            raise _damaged(error, uri) from None
        except Exception:  # one page that cannot be read costs only itself
            broken.append(number)
            continue
        length += len(text)
        bounds.check_text(length, uri)
        found.place = f"page {number}"
        for line in text.splitlines():
            found.line(line)
        found.close()
    if count and len(broken) == count:
        raise InputError("no page of the PDF can be read: it is damaged", path=uri, hint="save it anew")
    if length < 20 * max(count, 1):
        raise InputError(
            "the PDF holds next to no text: its pages are images",
            path=uri,
            hint="recognise its text (OCR) first, or give the document as text",
        )
    notes = (f"page {', '.join(map(str, broken[:5]))} cannot be read",) if broken else ()
    return found.passages, found.grids, notes


def _opened(pypdf: Any, data: bytes, uri: str) -> Any:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        # many files are encrypted with an empty password, which every reader tries
        locked = reader.is_encrypted and not reader.decrypt("")
    except pypdf.errors.DependencyError:
        locked = True
    except Exception as error:
        raise _damaged(error, uri) from None
    if locked:
        raise InputError("the PDF is encrypted", path=uri, hint="save it without a password")
    return reader


def _damaged(error: BaseException, uri: str) -> InputError:
    return InputError(f"the PDF is damaged: {type(error).__name__}: {str(error)[:120]}", path=uri, hint="save it anew")
