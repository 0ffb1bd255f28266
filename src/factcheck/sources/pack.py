"""Source `sec` without a network: the facts of the embedded pack, one small table a company.

Figures are in full units. Money flows out of a company are positive, as the SEC's `PaymentsTo...` concepts are.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.errors import StoreError
from factcheck.model import Observation, PackInfo, SourceFailure
from factcheck.pack import checks, tables

ID = "sec"
PACK = "embedded"
ATTRIBUTION = "U.S. Securities and Exchange Commission, EDGAR (public domain)"
_ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
_BROWSE = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany"


def lookup(key: str) -> tuple[Observation, ...] | SourceFailure:
    """Every fact of the company "cik:##########", in the table's order; () for a company that is not in the pack."""
    path = f"sec/CIK{key.removeprefix('cik:')}.tsv"
    try:
        return _observations(key, path)
    except FileNotFoundError:
        return ()
    except (StoreError, ValueError, ArithmeticError) as error:
        return SourceFailure(source=ID, key=key, kind="malformed", message=f"{path}: {error}")


@cache
def pack_info() -> PackInfo:
    return PackInfo(name=PACK, as_of=checks.as_of(tables.read(checks.embedded() / checks.MANIFEST)))


@cache
def _observations(key: str, path: str) -> tuple[Observation, ...]:
    if not key.removeprefix("cik:").isdigit():
        return ()
    content = (checks.embedded() / path).read_bytes()
    table = tables.decode(content, path)
    table_digest = tables.digest(content)
    days: dict[str, date] = {}

    def day(text: str) -> date:
        if text not in days:
            days[text] = date.fromisoformat(text)
        return days[text]

    # The table is checked when the pack is built; validating every row again would cost most of the look-up.
    blank = Observation.model_construct(source=ID, key="", subject=key, metric="", digest=table_digest)
    found = []
    for metric, concept, unit, start, end, value, form, filed, accession, _ in table.rows:
        found.append(
            blank.model_copy(
                update={
                    "key": "/".join((concept, unit, start or "instant", end, accession or f"{form} {filed}")),
                    "metric": metric,
                    "value": Decimal(value),
                    "unit": unit.removesuffix("/shares"),
                    "per": "share" if unit.endswith("/shares") else None,
                    "start": day(start) if start else None,
                    "end": day(end),
                    "published": day(filed),
                    "url": filing_url(key, accession, form),
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
