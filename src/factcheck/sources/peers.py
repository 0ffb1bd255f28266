"""What other companies of the embedded pack filed for a period: where a wrong figure may have been taken from.

The tables are only scanned, and a company's facts are made when one of its rows is asked for: an article has few wrong figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

from factcheck.model import Observation, SourceFailure
from factcheck.pack import checks
from factcheck.records import record
from factcheck.sources import pack
from factcheck.sources.dates import TOLERANCE


@record
class Filed:
    """A row of another company, in full units; `start` is None for an instant."""

    id: str
    metric: str
    unit: str
    start: date | None
    end: date
    value: Decimal
    filed: date


_HALF_A_YEAR = timedelta(days=183)


def filed_by_others(
    metric: str, start: date | None, end: date, subject: str, day: date | None, *, years: bool = False
) -> Iterator[Filed]:
    """The latest rows, by `day`, of every company but `subject` on a window that ends about then and is as long.

    With `years`, on years that end at another time, up to half a year apart.
    """
    latest: dict[tuple[str, date], Filed] = {}
    far = _HALF_A_YEAR if years else TOLERANCE
    first, last = end - far, end + far
    for row in _filed(metric):
        if not first <= row.end <= last or row.id == subject or day is not None and row.filed > day:
            continue
        if (row.start is None) is not (start is None):
            continue
        if start is not None and row.start is not None:
            longer = (row.end - row.start) - (end - start)
            if abs(longer) > TOLERANCE or abs(row.start - start) > far + TOLERANCE:
                continue
        key = row.id, row.end
        if key not in latest or latest[key].filed <= row.filed:
            latest[key] = row
    yield from latest.values()


def observation(row: Filed) -> Observation | None:
    """The observation of a row."""
    answer = pack.lookup(row.id)
    if isinstance(answer, SourceFailure):
        return None
    same = (row.metric, row.start, row.end, row.value, row.filed)
    return next((o for o in answer if (o.metric, o.start, o.end, o.value, o.published) == same), None)


@cache
def _filed(metric: str) -> tuple[Filed, ...]:
    return tuple(row for line in _rows().get(metric, ()) if (row := _of(line)) is not None)


@cache
def _rows() -> dict[str, tuple[tuple[str, str], ...]]:
    """By metric the companies' ids and the lines of their tables."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((checks.embedded() / "sec").glob("CIK*.tsv")):
        id_ = f"cik:{path.stem.removeprefix('CIK')}"
        for line in path.read_text(encoding="utf-8").split("\n"):
            metric, tab, _ = line.partition("\t")
            if tab:
                found.setdefault(metric, []).append((id_, line))
    return {metric: tuple(lines) for metric, lines in found.items()}


def _of(line: tuple[str, str]) -> Filed | None:
    """None for what is no row of facts."""
    cells = line[1].split("\t")
    if len(cells) < 8:
        return None
    metric, _, unit, start, end, value, _, filed = cells[:8]
    try:
        began = date.fromisoformat(start) if start else None
        return Filed(line[0], metric, unit, began, date.fromisoformat(end), Decimal(value), date.fromisoformat(filed))
    except (InvalidOperation, ValueError):
        return None
