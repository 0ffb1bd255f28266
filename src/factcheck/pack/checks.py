"""What must hold of a pack: digests, row counts, and a sane window, value and provenance in every row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from factcheck.errors import InputError, StoreError
from factcheck.pack import tables
from factcheck.patterns import regex
from factcheck.records import record

MANIFEST = "MANIFEST.tsv"
UNITS = frozenset({"USD", "USD/shares", "shares"})
STOCKS = frozenset({
    "cash", "debt", "equity", "total_assets", "shares_outstanding", "securities", "securities_noncurrent", "inventory",
    "current_assets", "goodwill", "current_liabilities", "debt_with_leases", "debt_whole", "debt_current",
    "short_borrowings", "liabilities", "rpo", "deposits",
})  # fmt: skip
"""Measured at an instant; every other metric has a first and a last day."""
FLOWS = frozenset({
    "revenue", "net_income", "net_income_incl_nci", "eps", "eps_basic", "operating_income", "gross_profit",
    "ocf", "capex", "buyback", "dividends_paid", "rnd", "diluted_shares", "pretax_profit", "taxes", "interest_expense",
    "stock_compensation", "net_interest_income", "provision", "premiums",
})  # fmt: skip
_FOREIGN = regex(r"[A-Z]{3}(?:/shares)?")
_ACCESSION = regex(r"\d{10}-\d{2}-\d{6}")
_FORM = regex(r"(?:10-[KQ]T?|20-F|40-F|8-K|6-K)(?:/A)?")


@record
class Info:
    """A pack at a glance; dates are those of windows and filings."""

    as_of: date
    companies: int
    facts: int
    first_end: date
    last_end: date
    last_filed: date
    without_accession: int
    files: Mapping[str, int]


def embedded() -> Path:
    return Path(__file__).parent


def info(pack: Path | None = None) -> Info:
    root = pack or embedded()
    manifest = _manifest(root)
    companies = list(tables.read(root / "companies.tsv").dicts())
    files = {row["path"]: int(row["rows"]) for row in manifest.dicts()}
    facts = [row for name in files if name.startswith("sec/") for row in tables.read(root / name).dicts()]
    return Info(
        as_of=as_of(manifest),
        companies=len(companies),
        facts=len(facts),
        first_end=date.fromisoformat(min(row["first_end"] for row in companies)),
        last_end=date.fromisoformat(max(row["last_end"] for row in companies)),
        last_filed=date.fromisoformat(max(row["last_filed"] for row in companies)),
        without_accession=sum(not row["accession"] for row in facts),
        files=files,
    )


def _manifest(root: Path) -> tables.Table:
    """Raises `InputError` for a folder that is no pack."""
    try:
        return tables.read(root / MANIFEST)
    except FileNotFoundError:
        hint = "`factcheck pack build` makes one"
        raise InputError(f"no pack: it has no {MANIFEST}", path=str(root), hint=hint) from None


def as_of(manifest: tables.Table) -> date:
    for comment in manifest.comments:
        if comment.startswith("as of "):
            return date.fromisoformat(comment[6:16])
    raise StoreError("the manifest has no as-of date", path=MANIFEST)


def verify(pack: Path | None = None) -> tuple[str, ...]:
    """Every problem of a pack, "path:line: what"; nothing when it is whole."""
    root = pack or embedded()
    manifest = _manifest(root)
    problems: list[str] = []
    for row in manifest.dicts():
        try:
            content = (root / row["path"]).read_bytes()
        except OSError:
            problems.append(f"{row['path']}: missing")
            continue
        if tables.digest(content) != row["sha256"]:
            problems.append(f"{row['path']}: changed since the pack was built")
        problems += _table_problems(row["path"], content, int(row["rows"]), as_of(manifest))
    listed = {row["path"] for row in manifest.dicts()}
    found = {f"sec/{item.name}" for item in (root / "sec").iterdir() if item.name.endswith(".tsv")}
    return (*problems, *(f"{name}: not in the manifest" for name in sorted(found - listed)))


def _table_problems(path: str, content: bytes, rows: int, day: date) -> list[str]:
    try:
        table = tables.decode(content, path)
    except StoreError as error:
        return [str(error)]
    problems = [] if len(table.rows) == rows else [f"{path}: {len(table.rows)} rows, expected {rows}"]
    if path.startswith("sec/"):
        first_line = len(table.comments) + 2
        seen: set[tuple[str, ...]] = set()
        for line, row in enumerate(table.dicts(), first_line):
            problem = fact_problem(row) or (f"filed after {day}" if row["filed"] > day.isoformat() else None)
            key = tuple(row[name] for name in ("concept", "unit", "start", "end", "form", "filed", "accession"))
            if problem is None and key in seen:
                problem = "stands twice"
            seen.add(key)
            if problem:
                problems.append(f"{path}:{line}: {problem}")
    return problems


def fact_problem(row: Mapping[str, str]) -> str | None:
    """What is wrong with a row, or None."""
    return _window_problem(row) or _value_problem(row) or _provenance_problem(row)


def length(row: Mapping[str, str]) -> int:
    return (date.fromisoformat(row["end"]) - date.fromisoformat(row["start"])).days + 1


def _window_problem(row: Mapping[str, str]) -> str | None:
    metric = row["metric"]
    if metric not in STOCKS | FLOWS:
        return f"unknown metric {metric!r}"
    try:
        end = date.fromisoformat(row["end"])
        filed = date.fromisoformat(row["filed"])
        days = length(row) if row["start"] else 0
    except ValueError as error:
        return str(error)
    if (metric in STOCKS) != (not row["start"]):
        return f"{metric} is {'an instant' if metric in STOCKS else 'a duration'}"
    # a stub before or after a merger may be of a few weeks
    if row["start"] and not 7 <= days <= 380:
        return f"a window of {days} days"
    return "filed before the window's end" if filed < end else None


def _value_problem(row: Mapping[str, str]) -> str | None:
    try:
        value = Decimal(row["value"])
    except InvalidOperation:
        return f"not a number: {row['value']!r}"
    if not value.is_finite() or "e" in row["value"].lower():
        return f"not a plain number: {row['value']!r}"
    if row["unit"] not in UNITS and not _FOREIGN.fullmatch(row["unit"]):
        return f"unknown unit {row['unit']!r}"
    if row["unit"] == "USD/shares" and abs(value) >= 10_000:
        return f"{value} a share"
    return None


def _provenance_problem(row: Mapping[str, str]) -> str | None:
    if not _FORM.fullmatch(row["form"]):
        return f"form {row['form']!r}"
    if row["accession"] and not _ACCESSION.fullmatch(row["accession"]):
        return f"accession {row['accession']!r}"
    return None if row["origin"] else "no origin"
