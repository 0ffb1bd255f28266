"""Documents that were read once, kept by their digest: one file each in the user's cache directory.

A file that is missing, damaged or unwritable costs time and nothing else. What the extractor or the vocabulary would read otherwise
has another key.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck import caches
from factcheck.durable import keep, opened, sealed
from factcheck.model import Quantity
from factcheck.read.documents import Passage
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.held import Held, Text
from factcheck.sources.documents.periods import Calendar, Days
from factcheck.sources.documents.table import Facts
from factcheck.sources.documents.words import Stems

KEPT = 64
"""So many documents stay; those used longest ago are removed."""
_FORMAT = "factcheck-document 8"


def folder() -> Path:
    return caches.folder("documents")


def key(digest: str, *told: str) -> str:
    """Names a reading: the document's digest, what the caller said of it, and the code and words that read it."""
    return hashlib.sha256("\0".join((_FORMAT, _code(), digest, *told)).encode()).hexdigest()[:40]


@lru_cache(maxsize=1)
def _code() -> str:
    """An editable install changes its readers without changing its version."""
    from factcheck._version import __version__

    root = Path(__file__).parents[2]
    state = hashlib.sha256(__version__.encode())
    for part in ("extract", "text", "read", "sources/documents"):
        for path in sorted((root / part).rglob("*.py")):
            status = path.stat()
            state.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return state.hexdigest()


def vocabulary_digest(files: Iterable[Any]) -> str:
    """Of the rule files whose words decide how a text is read."""
    named = [f"{file.path} {file.digest}" for file in files if "vocabulary" in file.path] or [
        file.digest for file in files
    ]
    return hashlib.sha256("\n".join(named).encode()).hexdigest()


def load(name: str, uri: str, url: str | None) -> Held | None:
    try:
        path = folder() / f"{name}.json"
        body = opened(_FORMAT, path.read_bytes())
        if body is None:
            return None
        # the facts stand behind the rest, a line each: as texts inside of it each of their quotation marks would be read twice
        head, _, rows = body.partition(b"\n")
        held = _unpacked(json.loads(head), rows.decode("utf-8", "surrogatepass").split("\n") if rows else [], uri, url)
        with contextlib.suppress(OSError):
            os.utime(path)
        return held
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, IndexError):
        return None


def save(name: str, held: Held) -> None:
    """Writes atomically; does nothing where it may not."""
    body = "\n".join(map(_dumped, (_packed(held), *map(_fact, held.facts)))).encode("utf-8", "surrogatepass")
    with contextlib.suppress(OSError, RuntimeError):
        keep(folder() / f"{name}.json", sealed(_FORMAT, body), KEPT)


# ---------------------------------------------------------------- packing
_PLAIN = ("kind", "role", "metric", "loose", "bases", "horizon", "direction", "modality", "negated", "attribution", "object", "office", "text", "clause", "place", "column", "index", "section")  # fmt: skip
_STEMS = ("near", "wide", "measured", "part", "subject", "aside")
_FIGURE = ("id", "text", "kind", "unit", "cmp", "mod", "per", "alt_of")
_NUMBERS = ("value", "low", "high", "step")


def _packed(held: Held) -> dict[str, Any]:
    calendar = held.calendar
    return {
        "digest": held.digest,
        "title": held.title,
        "published": _day(held.published),
        "calendar": [calendar.last_month, calendar.said, _days(calendar.main), _day(calendar.day), calendar.by_first],
        "passages": [[passage.text, passage.place] for passage in held.passages],
        "index": held.facts.index,
        "roots": " ".join(sorted(held.roots)),
        "issuer": sorted(held.issuer),
        "others": [sorted(name) for name in held.others],
        "known": sorted(held.known),
        "parts": sorted(held.parts),
        "notes": held.notes,
        "texts": [[each.table, each.row, each.column, each.text] for each in held.texts],
    }


def _dumped(tree: Any) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _fact(fact: Fact) -> list[Any]:
    q = fact.quantity
    figure = None if q is None else [*(getattr(q, n) for n in _FIGURE), *(_number(getattr(q, n)) for n in _NUMBERS)]
    return [
        [getattr(fact, name) for name in _PLAIN],
        [" ".join(sorted(getattr(fact, name))) for name in _STEMS],
        figure,
        [_days(window) for window in fact.windows],
    ]


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _days(window: Days | None) -> list[str | None] | None:
    return None if window is None else [_day(window[0]), _day(window[1])]


def _unpacked(tree: dict[str, Any], rows: list[str], uri: str, url: str | None) -> Held:
    month, said, main, day, by_first = tree["calendar"]
    return Held(
        uri=uri,
        digest=tree["digest"],
        title=tree["title"],
        published=_date(tree["published"]),
        url=url,
        calendar=Calendar(month, said, _window(main) if main else None, _date(day), by_first),
        passages=tuple(Passage(text, place) for text, place in tree["passages"]),
        facts=Facts(rows, tree["index"], _fact_of),
        roots=frozenset(tree["roots"].split()),
        issuer=frozenset(tree["issuer"]),
        others=tuple(map(frozenset, tree["others"])),
        known=frozenset(tree["known"]),
        parts=frozenset(tree["parts"]),
        notes=tuple(tree["notes"]),
        texts=tuple(Text(*each) for each in tree["texts"]),
    )


@lru_cache(maxsize=20000)
def _stems(text: str) -> Stems:
    return frozenset(text.split())


@lru_cache(maxsize=5000)
def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _window(pair: list[str | None]) -> Days:
    end = _date(pair[1])
    if end is None:
        raise ValueError("a window without an end")
    return _date(pair[0]), end


def _fact_of(row: str) -> Fact:
    plain, stems, figure, windows = json.loads(row)
    named: dict[str, Any] = dict(zip(_PLAIN, plain, strict=True))
    named["bases"] = tuple(named["bases"])
    named.update((name, _stems(text)) for name, text in zip(_STEMS, stems, strict=True))
    return Fact(
        **named,
        quantity=_quantity(figure) if figure is not None else None,
        windows=tuple(map(_window, windows)),
    )


def _quantity(figure: list[Any]) -> Quantity:
    plain: dict[str, Any] = dict(zip(_FIGURE, figure, strict=False))
    plain.update((n, None if t is None else Decimal(t)) for n, t in zip(_NUMBERS, figure[len(_FIGURE) :], strict=True))
    # unvalidated: these are our own rows, and their digest was checked
    return Quantity.model_construct(sentence=0, start=0, end=0, incidental=False, bare_sign=False, rule="", **plain)
