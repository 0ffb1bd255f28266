"""The SEC's companyfacts and submissions: what their bodies look like, and companyfacts as observations.

Rows are keyed by concept, unit and exact window; `fy`, `fp` and `frame` name the filing, not the period, and are not read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from factcheck.model import Observation
from factcheck.patterns import regex
from factcheck.sources.pack import ID, filing_url
from factcheck.sources.rows import alike

_LARGEST = Decimal(10) ** 18
"""No company reports so much, in any currency; a row beyond it is a slip of the filer's."""
_FORM = regex(r"(?:10-[KQ]T?|20-F|40-F|8-K|6-K)(?:/A)?")
_ACCESSION = regex(r"\d{10}-\d{2}-\d{6}")
_DATE = regex(r"\d{4}-\d\d-\d\d")
_UNIT = regex(r"(?:[A-Z]{3}|shares)(?:/shares)?")


class Meaning(NamedTuple):
    """What a concept is asked for: the metric, and whether it is measured at an instant."""

    metric: str
    is_stock: bool


def concepts_of(reference: Any) -> dict[str, Meaning]:
    """Concept -> meaning, from the reference rule of the SEC; nothing without one."""
    metrics = reference.metrics if reference is not None else {}
    return {
        concept: Meaning(name, measured.period == "stock")
        for name, measured in metrics.items()
        for concept in measured.concepts
    }


def facts_shape(cik: str) -> Callable[[bytes], date | None]:
    """Checks a companyfacts body of one company and says when its newest fact was filed."""
    return partial(_check_facts, cik)


def submissions_shape(cik: str) -> Callable[[bytes], date | None]:
    """Checks a submissions body of one company and says when its newest filing was made."""
    return partial(_check_submissions, cik)


def parsed(body: bytes) -> Any:
    """JSON with exact numbers. Raises ValueError for what is none, and RecursionError for what is nested to make us fall."""
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        what = "a web page" if body.lstrip()[:1] == b"<" else f"no JSON ({error})" if body.strip() else "nothing"
        raise ValueError(f"it is {what}") from None


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _check_facts(cik: str, body: bytes) -> date | None:
    whole = parsed(body)
    if not isinstance(whole, dict) or not isinstance(whole.get("facts"), dict):
        raise ValueError("no facts of a company")
    # an integer in most bodies, a text in some
    if str(whole.get("cik", "")).lstrip("0") != cik.lstrip("0"):
        raise ValueError("facts of another company")
    for taxonomy in whole["facts"].values():
        for concept in taxonomy.values() if isinstance(taxonomy, dict) else [None]:
            if not isinstance(concept, dict) or not isinstance(concept.get("units"), dict):
                raise ValueError("a concept without units")
    filed = (row.get("filed") for _, _, rows in _series(whole["facts"], None) for row in rows if isinstance(row, dict))
    newest = max((text for text in filed if isinstance(text, str) and _DATE.fullmatch(text)), default=None)
    return date.fromisoformat(newest) if newest else None


def _check_submissions(cik: str, body: bytes) -> date | None:
    whole = parsed(body)
    if not isinstance(whole, dict) or not isinstance(whole.get("name"), str):
        raise ValueError("no submissions of a company")
    if str(whole.get("cik", "")).lstrip("0") != cik.lstrip("0"):
        raise ValueError("submissions of another company")
    filings = whole.get("filings")
    recent = filings.get("recent") if isinstance(filings, dict) else None
    columns = (
        [recent.get(name) for name in ("accessionNumber", "form", "filingDate")] if isinstance(recent, dict) else []
    )
    if (
        not columns
        or not all(isinstance(column, list) for column in columns)
        or len({len(c) for c in columns if c}) > 1
    ):
        raise ValueError("no list of filings")
    return date.fromisoformat(max(columns[2])) if columns[2] else None


def _series(facts: Mapping[str, Any], wanted: Mapping[str, Meaning] | None) -> Iterator[tuple[str, str, list[Any]]]:
    """(concept, unit, rows) of the wanted concepts, or of all."""
    for taxonomy, concepts in facts.items():
        for name, concept in concepts.items():
            full = f"{taxonomy}:{name}"
            if wanted is None or full in wanted:
                for unit, rows in concept["units"].items():
                    if isinstance(rows, list):
                        yield full, unit, rows


def observations(
    key: str, body: bytes, digest: str, goes_to: date, concepts: Mapping[str, Meaning]
) -> tuple[Observation, ...]:
    """The usable rows of the wanted concepts in a checked body, in a fixed order. `goes_to` is the day up to which it goes.

    Left out: proxy statements and prospectuses (one was scaled 1000 times wrong), rows without provenance, instants of flows and
    the other way round, windows of less than a week or more than a year, and what is filed before its own period ends.
    """
    made = alike(Observation.model_construct(source=ID, key="", subject=key, metric="", digest=digest, checked=goes_to))
    days: dict[str, date] = {}
    urls: dict[tuple[str, str], str] = {}
    found: dict[str, Observation] = {}
    for concept, unit, rows in _series(parsed(body)["facts"], concepts):
        if not _UNIT.fullmatch(unit):
            continue
        meaning = concepts[concept]
        shared = {
            "metric": meaning.metric,
            "concept": concept,
            "unit": unit.removesuffix("/shares"),
            "per": "share" if unit.endswith("/shares") else None,
        }
        for row in rows:
            if not _is_usable(row, meaning.is_stock, days):
                continue
            start, end, accession, form = row.get("start"), row["end"], row["accn"], row["form"]
            name = f"{concept}/{unit}/{start or 'instant'}/{end}/{accession}"
            if (accession, form) not in urls:
                urls[accession, form] = filing_url(key, accession, form)
            found[name] = made(
                {
                    **shared,
                    "key": name,
                    "value": Decimal(row["val"]),
                    "start": days[start] if start else None,
                    "end": days[end],
                    "published": days[row["filed"]],
                    "url": urls[accession, form],
                    "form": form,
                    "accession": accession,
                }
            )
    return tuple(sorted(found.values(), key=_order))


def _order(o: Observation) -> tuple[str, str, date, date, date, str]:
    assert o.end is not None
    assert o.published is not None
    return o.metric, o.unit or "", o.start or o.end, o.end, o.published, o.key


def _is_usable(row: Any, is_stock: bool, days: dict[str, date]) -> bool:
    """Fills `days`, so that every date is read once."""
    if not isinstance(row, dict):
        return False
    form, accession, value = row.get("form"), row.get("accn"), row.get("val")
    if not isinstance(form, str) or not _FORM.fullmatch(form):
        return False
    if not isinstance(accession, str) or not _ACCESSION.fullmatch(accession):
        return False
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not -_LARGEST <= value <= _LARGEST:
        return False
    start = row.get("start")
    if (start is None) != is_stock:
        return False
    for text in (start, row.get("end"), row.get("filed")):
        if text is None and text is start:
            continue
        if not isinstance(text, str):
            return False
        if text not in days:
            try:
                days[text] = date.fromisoformat(text)
            except ValueError:
                return False
    first, last = days[start] if start else None, days[row["end"]]
    return days[row["filed"]] >= last and (first is None or 7 <= (last - first).days + 1 <= 380)
