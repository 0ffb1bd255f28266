"""Building the reference pack from tables of public figures, and looking at a built one.

`build` reads `sec_facts.tsv` (required), `sp500_constituents.csv`, `gdp_since_2010.csv` and `cpi_u.tsv` of one folder.
The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from factcheck.errors import InputError
from factcheck.pack import checks, tables
from factcheck.pack.checks import Info, info, verify
from factcheck.patterns import regex
from factcheck.records import record

__all__ = ["AS_OF", "Built", "Info", "build", "info", "verify"]

AS_OF = date(2026, 7, 9)
"""Day of the newest public record that the embedded pack was made from."""
METRICS = {
    "eps_diluted": "eps",
    "shares_outstanding_cover": "shares_outstanding",
    "buybacks": "buyback",
    "operating_cash_flow": "ocf",
    "r_and_d": "rnd",
    "long_term_debt": "debt",
}
"""Names of the figures' table that differ from annotation.md's."""
AGGREGATES = frozenset({
    "AFE", "AFW", "ARB", "CSS", "CEB", "EAR", "EAS", "TEA", "EAP", "EMU", "ECS", "TEC", "ECA", "EUU",
    "FCS", "HPC", "HIC", "IBD", "IBT", "IDB", "IDX", "IDA", "INX", "LTE", "LCN", "LAC", "TLA", "LDC",
    "LMY", "LIC", "LMC", "MEA", "TMN", "MNA", "MIC", "NAC", "OED", "OSS", "PSS", "PST", "PRE", "SST",
    "SAS", "TSA", "SSF", "TSS", "SSA", "UMC", "WLD",
})  # fmt: skip
"""World Bank codes that are groups of economies; a ranking of countries must leave them out."""

_SHARE_CLASS = regex(r" \(Class [A-Z]\)$")
_FACTS = "sec_facts.tsv"
_FACT_SOURCE = ("cik", "name", "concept", "metric", "unit", "start", "end", "val", "form", "filed", "accn", "origin")


@record
class Built:
    """What `build` wrote: paths relative to the pack, and the number of rows of each."""

    as_of: date
    files: Mapping[str, int]

    @property
    def rows(self) -> int:
        return sum(self.files.values())


def build(from_dir: Path, out: Path, as_of: date = AS_OF) -> Built:
    """Write a pack into `out`. Raises `InputError` for a table that is missing or wrong, `StoreError` where `out` cannot be written."""
    content: dict[str, bytes] = {}
    facts = _facts(from_dir / _FACTS)
    curated = {row["cik"]: row for row in _curated().dicts()}
    for cik, rows in facts.items():
        content[f"sec/CIK{int(cik):010d}.tsv"] = _company_table(cik, rows, curated, as_of)
    content["companies.tsv"] = _companies(facts, curated, as_of)
    content["registry.tsv"] = _registry(from_dir / "sp500_constituents.csv", facts, curated)
    for name, make, source in (("worldbank/gdp.tsv", _gdp, "gdp_since_2010.csv"), ("bls/cpi_u.tsv", _cpi, "cpi_u.tsv")):
        if (from_dir / source).exists():
            content[name] = make(from_dir / source, as_of)
    counts = {name: len(tables.decode(data, name).rows) for name, data in sorted(content.items())}
    for name, data in content.items():
        tables.write(out / name, data)
    for stale in (out / "sec").glob("CIK*.tsv"):
        if f"sec/{stale.name}" not in content:
            stale.unlink()
    listed = [(name, tables.digest(content[name]), str(counts[name])) for name in counts]
    tables.write(out / checks.MANIFEST, tables.encode([f"as of {as_of}"], tables.MANIFEST_COLUMNS, listed))
    return Built(as_of, counts)


def _curated() -> tables.Table:
    return tables.read(Path(__file__).with_name("curated.tsv"))


def _facts(path: Path) -> dict[str, list[dict[str, str]]]:
    """Rows by CIK in the pack's columns, sorted, each checked."""
    by_cik: dict[str, list[dict[str, str]]] = {}
    for row in tables.source_rows(path, "\t", _FACT_SOURCE):
        fact = {
            **{name: row[name] for name in ("concept", "unit", "start", "end", "form", "filed", "name")},
            "metric": METRICS.get(row["metric"], row["metric"]),
            "value": row["val"],
            "accession": row["accn"],
            "origin": row["origin"].removesuffix(".html"),
        }
        if problem := checks.fact_problem(fact):
            raise InputError(problem, path=str(path), line=int(row["line"]))
        by_cik.setdefault(row["cik"], []).append(fact)
    for rows in by_cik.values():
        rows.sort(
            key=lambda fact: tuple(
                fact[name] for name in ("metric", "unit", "start", "end", "filed", "concept", "accession")
            )
        )
    return dict(sorted(by_cik.items(), key=lambda item: int(item[0])))


def _company_table(
    cik: str, rows: list[dict[str, str]], curated: Mapping[str, Mapping[str, str]], as_of: date
) -> bytes:
    comments = (
        f"{_name(cik, rows, curated)}, CIK {int(cik):010d}",
        "source: U.S. Securities and Exchange Commission, XBRL facts of EDGAR filings; public domain",
        f"as of {as_of}; last filing {max(row['filed'] for row in rows)}; where accession is empty, form and filed name the filing",
    )
    return tables.encode(comments, tables.FACT_COLUMNS, ([row[c] for c in tables.FACT_COLUMNS] for row in rows))


def _name(cik: str, rows: list[dict[str, str]], curated: Mapping[str, Mapping[str, str]]) -> str:
    """The curated name, else the name in the last filing."""
    return curated[cik]["name"] if cik in curated else max(rows, key=lambda row: row["filed"])["name"]


def _companies(
    facts: Mapping[str, list[dict[str, str]]], curated: Mapping[str, Mapping[str, str]], as_of: date
) -> bytes:
    def row(cik: str, rows: list[dict[str, str]]) -> list[str]:
        known = curated.get(cik, {})
        ends = [fact["end"] for fact in rows]
        return [
            cik,
            _name(cik, rows, curated),
            known.get("tickers", ""),
            known.get("exchanges", ""),
            _fiscal_year_end(rows),
            known.get("fiscal_year_naming", "end-year"),
            min(ends),
            max(ends),
            max(fact["filed"] for fact in rows),
            str(len(rows)),
            known.get("other_ciks", ""),
            known.get("former_names", ""),
            tables.LIST_SEPARATOR.join(sorted({fact["name"] for fact in rows})),
        ]

    comments = (
        "Companies of the pack. source: SEC filings (facts, names) and curated.tsv (the rest); public domain",
        f"as of {as_of}; fiscal_year_end is month-day of the last 10-K year, empty where no 10-K year is in the pack",
    )
    return tables.encode(comments, tables.COMPANY_COLUMNS, (row(cik, rows) for cik, rows in facts.items()))


def _fiscal_year_end(rows: Iterable[Mapping[str, str]]) -> str:
    ends = [row["end"] for row in rows if row["start"] and row["form"].startswith("10-K") and checks.length(row) > 340]
    return max(ends)[5:] if ends else ""


def _registry(path: Path, facts: Mapping[str, object], curated: Mapping[str, Mapping[str, str]]) -> bytes:
    """Listed companies; those with facts stand under the CIK of the facts, wherever their successor is registered."""
    same = {other: cik for cik, row in curated.items() for other in tables.split_list(row["other_ciks"])}
    listings: dict[str, tuple[str, str, str, str]] = {}
    if path.exists():
        for row in tables.source_rows(path, ",", ("Symbol", "Security", "CIK", "Headquarters Location")):
            cik = same.get(row["CIK"], row["CIK"])
            name = _SHARE_CLASS.sub("", row["Security"].replace("\u2013", "-"))
            listings[row["Symbol"]] = (row["Symbol"], name, cik, row["Headquarters Location"])
    for cik, known in curated.items():
        for ticker in tables.split_list(known["tickers"]) if cik in facts else ():
            listings.setdefault(ticker, (ticker, known["name"], cik, ""))
    comments = (
        "Listed companies for recognising a name or ticker: members of the S&P 500 and the companies of the pack.",
        "source: public list of constituents (names, tickers and CIKs are facts); an exchange's class share is written BRK.B",
    )
    return tables.encode(comments, tables.REGISTRY_COLUMNS, sorted(listings.values()))


def _gdp(path: Path, as_of: date) -> bytes:
    rows = [
        (
            row["Country Code"],
            row["Country Name"],
            "aggregate" if row["Country Code"] in AGGREGATES else "country",
            row["Year"],
            row["Value"],
        )
        for row in tables.source_rows(path, ",", ("Country Name", "Country Code", "Year", "Value"))
        if row["Value"]
    ]
    comments = (
        "GDP in current US dollars, indicator NY.GDP.MKTP.CD. kind: country (ranked) or aggregate (a group, never ranked)",
        "source: World Bank, World Development Indicators, CC BY 4.0; revised silently and no vintages kept: the vintage is unknown",
        f"as of {as_of}; last year {max(row[3] for row in rows)}",
    )
    return tables.encode(comments, tables.GDP_COLUMNS, sorted(rows))


def _cpi(path: Path, _: date) -> bytes:
    rows = []
    for row in tables.source_rows(path, "\t", ("series", "year", "period", "value")):
        month = row["period"].removeprefix("M")
        annual = month == "13"
        rows.append(
            (
                row["series"],
                row["year"] if annual else f"{row['year']}-{month}",
                "annual-average" if annual else "month",
                row["value"],
            )
        )
    comments = (
        "US consumer price index, all items, all urban consumers, 1982-84 = 100. CUUR0000SA0 not seasonally adjusted, CUSR0000SA0 adjusted",
        "source: U.S. Bureau of Labor Statistics; public domain; no vintages kept (adjusted figures are revised): the vintage is unknown",
        f"last month {max(row[1] for row in rows)}; kind annual-average is the mean of the year's months",
    )
    return tables.encode(comments, tables.CPI_COLUMNS, sorted(rows))
