"""Streams of articles: one JSON object a line, `{"id", "text", "published"?, "title"?, "evidence"?}`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from factcheck.errors import FactcheckError, InputError
from factcheck.model import Article
from factcheck.read.plain import read_text
from factcheck.records import record

KEYS = ("id", "text", "published", "title", "evidence")


@record
class Record:
    """An article to check. `evidence` counts for this record alone."""

    article: Article
    id: str | None = None
    evidence: tuple[Any, ...] = ()


@record
class Failure:
    """What stands in the place of an article that could not be read."""

    id: str | None
    code: str
    error: FactcheckError


def read_line(line: bytes, uri: str, number: int) -> Record | Failure:
    """The record in one line; the first may begin with a byte order mark."""
    id_: str | None = None
    try:
        found = _parse(line, uri, number)
        given = found.get("id")
        id_ = str(given) if isinstance(given, str | int) and not isinstance(given, bool) else None
        return _record(found, id_, uri, number)
    except FactcheckError as error:
        return Failure(id_, "json" if id_ is None and error.column is not None else "record", error)


def _parse(line: bytes, uri: str, number: int) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        raise InputError("the line is not UTF-8", path=uri, line=number, column=1) from None
    except json.JSONDecodeError as error:
        raise InputError(f"no valid JSON: {error.msg}", path=uri, line=number, column=error.colno) from None
    except RecursionError:
        raise InputError("the JSON is nested too deeply", path=uri, line=number, column=1) from None
    if not isinstance(found, dict):
        raise InputError('a record is an object: {"id": ..., "text": ...}', path=uri, line=number, column=1)
    return found


def _nearest(key: str) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, KEYS, n=1, cutoff=0.75)), None)


def _record(found: dict[str, Any], id_: str | None, uri: str, number: int) -> Record:
    where: Any = {"path": uri, "line": number}
    # Other keys belong to whoever made the stream; a misspelt one of ours would silently lose a date or evidence.
    for key in found.keys() - set(KEYS):
        if near := _nearest(str(key)):
            raise InputError(f'unknown key "{key}"', hint=f'did you mean "{near}"?', **where)
    text, title, evidence = found.get("text"), found.get("title"), found.get("evidence")
    if not isinstance(text, str):
        raise InputError('"text" is missing or no text', **where)
    if title is not None and not isinstance(title, str):
        raise InputError('"title" is no text', **where)
    if evidence is not None and not isinstance(evidence, list):
        raise InputError('"evidence" is a list', **where)
    article = read_text(
        _encodable(text), id_ or f"{uri}:{number}", title=title, published=_moment(found.get("published"), where)
    )
    return Record(article, id_, tuple(evidence or ()))


def _encodable(text: str) -> str:
    """JSON may hold halves of surrogate pairs, which no file can; each stands for one code point and stays one."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _moment(value: Any, where: Any) -> date | datetime | None:
    if value is None:
        return None
    if isinstance(value, str):
        for read in (date.fromisoformat, datetime.fromisoformat):
            try:
                return read(value.strip())
            except ValueError:
                continue
    raise InputError('"published" is no date', hint='write it as "2025-02-23" or "2025-02-23T22:24-05:00"', **where)
