from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.read.decode import decode

TEXT = "Profit rose 5%.\r\nThe firm’s shares fell to €3.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_text_comes_back_without_mark_and_with_its_line_ends(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, ())


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_in_both_byte_orders(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "a.txt")[0] == TEXT


def test_other_bytes_are_read_as_windows_1252_with_a_note() -> None:
    text, notes = decode(TEXT.encode("cp1252"), "a.txt")
    assert text == TEXT
    assert notes == ("byte 0x92 in line 2 is not UTF-8: read as Windows-1252",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Profit\nrose\x00 5%.", "byte 11 is NUL"),
        ("Profit".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"%PDF-1.7\nxx", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"ok\n\x81\x8d", "nor is the file Windows-1252"),
        ("naïve café crème\n".encode() * 3 + b"\xff\n", "damaged"),
        (b"\xff\xfeA", "marked as UTF-16"),
        (b"\xef\xbb\xbf\xff", "marked as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_what_where_and_what_next(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "drafts/a.txt")
    assert what in caught.value.message
    assert caught.value.path == "drafts/a.txt"
    assert caught.value.hint == "save the article as plain text (UTF-8) and check that file"


def test_the_line_of_a_bad_byte_is_named() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"one\ntwo\nthr\x00ee", "a.txt")
    assert caught.value.line == 3


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", "a.txt") == ("", ())
