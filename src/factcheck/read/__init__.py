"""Readers: from the bytes of an input to an `Article`. A new kind of input is one file here and one line in READERS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from factcheck.errors import InputError
from factcheck.model import Article
from factcheck.read.plain import looks_like_html, read_bytes, read_text

Reader = Callable[[bytes, str], Article]


def read_html(data: bytes, uri: str) -> Article:
    """The article on a web page; see `read.html`, which is loaded for the first one."""
    from factcheck.read import html

    return html.read_html(data, uri)


READERS: Final[dict[str, Reader]] = {
    "": read_bytes,
    ".txt": read_bytes,
    ".text": read_bytes,
    ".md": read_bytes,
    ".markdown": read_bytes,
    ".html": read_html,
    ".htm": read_html,
}
"""Reader by suffix in lower case; an unknown suffix is read as plain text."""

__all__ = ["READERS", "read_article", "read_bytes", "read_data", "read_file", "read_html", "read_text"]


def read_data(data: bytes, uri: str) -> Article:
    """The article in `data`, by the reader of the suffix of `uri`, or by its look when it is a web page."""
    reader = READERS.get(Path(uri.partition("?")[0]).suffix.lower(), read_bytes)
    return read_html(data, uri) if reader is read_bytes and looks_like_html(data) else reader(data, uri)


def read_file(path: Path, *, uri: str | None = None) -> Article:
    """The article in a file. InputError says why it cannot be read."""
    name = uri or path.as_posix()
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", path=name) from error
    except IsADirectoryError as error:
        raise InputError(
            "this is a folder, not a file", path=name, hint="name the files, or check the folder as a whole"
        ) from error
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}", path=name, hint="check its permissions"
        ) from error
    return read_data(data, name)


def read_article(article: Article | str | Path) -> Article:
    """An article as it is, the article in a file, or the one in a text."""
    if isinstance(article, Article):
        return article
    return read_file(article) if isinstance(article, Path) else read_text(article, "-")
