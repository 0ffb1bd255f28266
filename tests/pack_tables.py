"""Figures for the embedded pack beyond those of `sec_facts.tsv`, taken from recorded answers of the SEC and from single filings.

    python -m tests.pack_tables REFERENCE RECORDINGS FOLDER
    factcheck pack build FOLDER src/factcheck/pack

FOLDER gets the tables of REFERENCE, `sec_facts.tsv` with the added rows at its end. Which concepts are added says
`rules/reference/sec.yaml`; whose, and since when, says the table: the same companies, filings and first day. Like there, a value is
listed when it was first filed and whenever it was filed differently. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COLUMNS = ("cik", "name", "concept", "metric", "unit", "start", "end", "val", "form", "filed", "accn", "origin")
PERIODIC = ("10-K", "10-Q", "10-K/A", "10-Q/A")
Row = dict[str, str]


def added(reference: Path, recordings: Path) -> list[Row]:
    """The rows of concepts that the reference's table does not hold."""
    from factcheck.rules.loader import load_rules
    from factcheck.sources import companyfacts

    with (reference / "sec_facts.tsv").open(encoding="utf-8", newline="") as file:
        held = list(csv.DictReader(file, delimiter="\t"))
    there = {row["concept"] for row in held}
    wanted = {c: m for c, m in companyfacts.concepts_of(load_rules().reference.sec).items() if c not in there}
    since: dict[str, str] = {}
    for row in held:
        since[row["cik"]] = min(since.get(row["cik"], "9"), row["end"])
    whole = {row["cik"] for row in held if row["origin"] == "companyfacts"}
    found: list[Row] = []
    for path in sorted((recordings / "sec_companyfacts").glob("*.json")):
        body = json.loads(path.read_bytes(), parse_float=str, parse_int=str) if ".http" not in path.name else {}
        if (cik := str(body.get("cik", "")).lstrip("0")) in whole:
            found += _first_filed(_of_body(cik, body, wanted), since[cik])
    for path in sorted((recordings / "sec_ixbrl_facts").glob("*.json")):
        filing = json.loads(path.read_bytes(), parse_float=str, parse_int=str)
        cik = str(filing["dei"].get("EntityCentralIndexKey", ["0"])[0]).lstrip("0")
        if cik in since and cik not in whole:
            found += _of_filing(cik, filing, wanted)
    # what two filings of a company say alike is listed once, by the earlier one
    return _first_filed(found, "")


def _of_body(cik: str, body: Any, wanted: Any) -> Iterator[Row]:
    for concept, meaning in wanted.items():
        taxonomy, _, name = concept.partition(":")
        for unit, rows in body["facts"].get(taxonomy, {}).get(name, {}).get("units", {}).items():
            for row in rows:
                if row["form"] in PERIODIC and ("start" in row) is not meaning.is_stock:
                    yield _row(cik, body["entityName"], concept, meaning, unit, row) | {
                        "form": row["form"], "filed": row["filed"], "accn": row["accn"], "origin": "companyfacts",
                    }  # fmt: skip


def _of_filing(cik: str, filing: Any, wanted: Any) -> Iterator[Row]:
    for row in filing["facts"]:
        meaning = wanted.get(row["concept"])
        # "alt" are figures of one window that differ by more than rounding in one filing: none of them is taken
        if meaning is not None and "alt" not in row and ("start" in row) is not meaning.is_stock:
            yield _row(cik, filing["dei"]["EntityRegistrantName"][0], row["concept"], meaning, row["unit"], row) | {
                "form": filing["form"], "filed": filing["filed"], "accn": "", "origin": f"ixbrl:{filing['source_file']}",
            }  # fmt: skip


def _row(cik: str, name: str, concept: str, meaning: Any, unit: str, row: Any) -> Row:
    return {"cik": cik, "name": " ".join(name.split()), "concept": concept, "metric": meaning.metric, "unit": unit,
            "start": row.get("start", ""), "end": row["end"], "val": str(row["val"])}  # fmt: skip


def _first_filed(rows: Any, since: str) -> list[Row]:
    """In the order of filing: the first figure of every concept and window, and every later one that differs from the one before."""
    last: dict[tuple[str, ...], str] = {}
    kept = []
    for row in sorted(rows, key=lambda r: (r["cik"], r["filed"], r["accn"], r["concept"], r["end"], r["start"])):
        window = tuple(row[key] for key in ("cik", "concept", "unit", "start", "end"))
        if row["end"] >= since and row["unit"] in ("USD", "USD/shares", "shares") and last.get(window) != row["val"]:
            last[window] = row["val"]
            if _is_sound(row):
                kept.append(row)
    return kept


def _is_sound(row: Row) -> bool:
    from factcheck.pack.checks import fact_problem

    return fact_problem({**row, "value": row["val"], "accession": row["accn"]}) is None


def write(reference: Path, recordings: Path, folder: Path) -> int:
    """How many rows were added."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in ("sp500_constituents.csv", "gdp_since_2010.csv", "cpi_u.tsv"):
        shutil.copyfile(reference / table, folder / table)
    rows = added(reference, recordings)
    text = (reference / "sec_facts.tsv").read_text(encoding="utf-8").rstrip("\n")
    lines = ["\t".join(row[column] for column in COLUMNS) for row in rows]
    (folder / "sec_facts.tsv").write_text("\n".join([text, *lines]) + "\n", encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    print(f"{write(*map(Path, sys.argv[1:4])):,} rows added")
