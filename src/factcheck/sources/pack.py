"""Source `sec` without a network: the facts of the embedded pack, one small table a company.

Figures are in full units. Money flows out of a company are positive, as the SEC's `PaymentsTo...` concepts are.
"""

from __future__ import annotations

import os
from contextlib import nullcontext, suppress
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from factcheck import caches
from factcheck.errors import StoreError
from factcheck.model import Observation, PackInfo, SourceFailure
from factcheck.pack import checks, tables
from factcheck.sources.rows import alike

ID = "sec"
PACK = "embedded"
ATTRIBUTION = "U.S. Securities and Exchange Commission, EDGAR (public domain)"
_ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
_BROWSE = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany"


def lookup(key: str) -> tuple[Observation, ...] | SourceFailure:
    """Every fact of the company "cik:##########", in the table's order; () for a company that is not in the pack.

    A company of the user's own pack is answered from there: its table holds every filing. One that is damaged is left aside.
    What it filed before or after a reorganisation, under another number, is its own.
    """
    path, own = _table(key), str(own_folder())
    if os.path.isdir(own):  # most users have none, and every article asks
        with suppress(StoreError, ValueError, ArithmeticError, OSError):
            return _own_observations(key, own)
    try:
        return _observations(key, path)
    except FileNotFoundError:
        return ()
    except (StoreError, ValueError, ArithmeticError) as error:
        return SourceFailure(source=ID, key=key, kind="malformed", message=f"{path}: {error}")


@cache
def pack_info() -> PackInfo:
    return PackInfo(name=PACK, as_of=checks.as_of(tables.read(checks.embedded() / checks.MANIFEST)))


def own_folder() -> Path:
    """Of the user's own pack: FACTCHECK_PACK, else `pack/` beside the other parts of the cache."""
    return _folder_for(os.environ.get("FACTCHECK_PACK"), *map(os.environ.get, _PLACES))


_PLACES = ("FACTCHECK_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE")
"""What decides where the cache is."""


@lru_cache(maxsize=8)
def _folder_for(given: str | None, *_places: str | None) -> Path:
    if given:
        return Path(given)
    try:
        return caches.folder("pack")
    except RuntimeError:  # a user without a home directory
        return Path(os.devnull) / "pack"


def _table(key: str) -> str:
    return f"sec/CIK{key.removeprefix('cik:')}.tsv"


@cache
def _own_observations(key: str, folder: str) -> tuple[Observation, ...]:
    """Of the user's own pack; its rows say up to which day they go. Raises FileNotFoundError for a company that it lacks."""
    from factcheck.sources.companies import registrants

    found: tuple[Observation, ...] = ()
    for registrant in registrants(key):
        path = str(Path(folder) / _table(registrant))
        with nullcontext() if registrant == key else suppress(StoreError, ValueError, ArithmeticError, OSError):
            found += _made(key, registrant, path, Path(path).read_bytes(), is_own=True)
    return found


@cache
def _observations(key: str, path: str) -> tuple[Observation, ...]:
    if not key.removeprefix("cik:").isdigit():
        return ()
    return _made(key, key, path, (checks.embedded() / path).read_bytes())


def _made(key: str, registrant: str, path: str, content: bytes, *, is_own: bool = False) -> tuple[Observation, ...]:
    """The rows of the table of a registrant, as figures of the company `key`."""
    table = tables.decode(content, path)
    table_digest = tables.digest(content)
    days: dict[str, date] = {}

    def day(text: str) -> date:
        if text not in days:
            days[text] = date.fromisoformat(text)
        return days[text]

    newest = day(max(cells[7] for cells in table.rows)) if is_own and table.rows else None
    # The table is checked when the pack is built; validating every row again would cost most of the look-up.
    row = alike(
        Observation.model_construct(source=ID, key="", subject=key, metric="", digest=table_digest, checked=newest)
    )
    urls: dict[tuple[str, str], str] = {}
    found = []
    for metric, concept, unit, start, end, value, form, filed, accession, _ in table.rows:
        if (accession, form) not in urls:
            urls[accession, form] = filing_url(registrant, accession, form)
        found.append(
            row(
                {
                    "key": "/".join((concept, unit, start or "instant", end, accession or f"{form} {filed}")),
                    "metric": metric,
                    "value": Decimal(value),
                    "unit": unit.removesuffix("/shares"),
                    "per": "share" if unit.endswith("/shares") else None,
                    "start": day(start) if start else None,
                    "end": day(end),
                    "published": day(filed),
                    "url": urls[accession, form],
                    "form": form,
                    "accession": accession or None,
                    "concept": concept,
                }
            )
        )
    return tuple(found)


def filing_url(key: str, accession: str | None, form: str) -> str:
    """The filing's folder where its accession is known, else the list of the company's filings of that form."""
    cik = key.removeprefix("cik:")
    if accession:
        return f"{_ARCHIVES}/{int(cik)}/{accession.replace('-', '')}/"
    return f"{_BROWSE}&CIK={cik}&type={form}"
