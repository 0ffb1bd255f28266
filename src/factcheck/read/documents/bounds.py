"""What a document may cost, and the messages for those that cost more or need a library that is not there."""

from __future__ import annotations

import importlib
import io
import zipfile
from types import ModuleType
from typing import Final

from factcheck.errors import InputError

BYTES: Final = 64 << 20
"""The largest file that is read."""
UNPACKED: Final = 256 << 20
"""The most that an archive (DOCX, XLSX) may hold, unpacked."""
RATIO: Final = 200
"""More than this many bytes from one is no office file."""
PAGES: Final = 3000
CELLS: Final = 2_000_000
TEXT: Final = 32 << 20
"""The most characters that a document may hold in all."""


def check_size(data: bytes, uri: str) -> None:
    if len(data) > BYTES:
        raise InputError(
            f"the document has {len(data) >> 20} MB; at most {BYTES >> 20} are read",
            path=uri,
            hint="give the part that the article is about",
        )


def check_text(length: int, uri: str) -> None:
    if length > TEXT:
        raise InputError(
            f"the document holds more than {TEXT >> 20} million characters",
            path=uri,
            hint="give the part that the article is about",
        )


def library(name: str, extra: str, uri: str, what: str) -> ModuleType:
    """An optional library, or an InputError that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise InputError(
            f"reading {what} needs the library {name}, which is not installed",
            path=uri,
            hint=f"pip install 'market-factcheck[{extra}]', or give the document as text, HTML or CSV",
        ) from None


def check_archive(data: bytes, uri: str, what: str) -> None:
    """Refuses archives that unpack to far more than they are, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"this is no {what}, or it is damaged: {error}", path=uri) from None
    whole = sum(part.file_size for part in parts)
    if whole > UNPACKED or whole > RATIO * max(len(data), 1 << 16) or len(parts) > 20_000:
        raise InputError(
            f"the {what} unpacks to {whole >> 20} MB from {len(data) >> 10} kB; it is not opened",
            path=uri,
            hint="save it anew, or give the part that the article is about as CSV or text",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise InputError(f"the {what} is encrypted", path=uri, hint="save it without a password")
