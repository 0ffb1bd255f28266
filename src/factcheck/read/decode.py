"""From bytes to text, or to a message that says what the file is instead."""

from __future__ import annotations

import codecs
from typing import Final

from factcheck.errors import InputError
from factcheck.patterns import regex

_MARKS: Final = (
    # UTF-32 first: its mark begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_MAGIC: Final = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive (a Word, Excel or PowerPoint file is one)"), (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF document"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"SQLite format 3", "an SQLite database"), (b"BZh9", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"OggS", "an audio file"), (b"ID3", "an audio file"), (b"RIFF", "an audio, video or image file"),
)  # fmt: skip
_HINT: Final = "save the article as plain text (UTF-8) and check that file"
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CONTROL_BYTES: Final = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 27))


def decode(data: bytes, uri: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and what had to be assumed about it. Line ends stay as they are.

    UTF-8, with or without a byte order mark; UTF-16 and UTF-32 with one; Windows-1252 when the bytes are no UTF-8.
    InputError when the file is binary, or broken UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, uri), ()
    _refuse_binary(data, uri)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _fallback(data, uri, error)


def _strict(data: bytes, encoding: str, uri: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise InputError(
            f"the file is marked as {name}, but byte {error.start} is not valid in it", path=uri, hint=_HINT
        ) from error
    if "\x00" in text:
        raise InputError("the text holds NUL characters; this is no article", path=uri, hint=_HINT)
    return text


def _refuse_binary(data: bytes, uri: str) -> None:
    head = data.lstrip()[:16]
    kind = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if kind:
        raise InputError(f"this is {kind}, not a text", path=uri, hint=_HINT)
    zero = data.find(b"\x00")
    if zero >= 0:
        evenly = min(data[:400:2].count(0), 1) != min(data[1:400:2].count(0), 1)
        why = (
            "it looks like UTF-16 without a byte order mark"
            if evenly and len(data) > 3
            else "this is a binary file, not a text"
        )
        raise InputError(f"byte {zero} is NUL; {why}", path=uri, line=data.count(b"\n", 0, zero) + 1, hint=_HINT)
    sample = data[:65536]
    if sample and (len(sample) - len(sample.translate(None, _CONTROL_BYTES))) * 50 > len(sample):
        raise InputError(
            "the file is full of control characters; this is a binary file, not a text", path=uri, hint=_HINT
        )


def _fallback(data: bytes, uri: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    line = data.count(b"\n", 0, error.start) + 1
    place = f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8"
    if _mostly_utf8(data):
        raise InputError(
            f"{place}, though the rest is: the file is damaged", path=uri, line=line, hint=_HINT
        ) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(f"{place}, nor is the file Windows-1252", path=uri, line=line, hint=_HINT) from error
    if len(_CONTROL.findall(text[:65536])) * 50 > len(text[:65536]):
        raise InputError("this is a binary file, not a text", path=uri, hint=_HINT) from error
    return text, (f"{place}: read as Windows-1252",)


def _mostly_utf8(data: bytes) -> bool:
    """Whether sequences of several bytes that are valid UTF-8 outnumber the bytes that are not."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    return sum(1 for char in lenient if char > "\x7f") - broken > broken
