"""Who a company is: by CIK, ticker, name, former name or alias. An ambiguous name gives its candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cache, cached_property
from typing import Any

from factcheck.pack import checks, tables
from factcheck.pack.registry import short_names
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.fiscal import Naming

_OTHER = regex(r"[^0-9a-z&+]+")
_APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u02bc`")


@record
class Company:
    """`id` is "cik:##########"; the coverage is None where the pack holds no figures."""

    id: str
    name: str
    tickers: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    fiscal_year_end: str | None = None
    """"MM-DD" of the last annual report."""
    fiscal_year_naming: Naming = "end-year"
    first_end: date | None = None
    last_end: date | None = None
    last_filed: date | None = None
    headquarters: str | None = None
    other_ids: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    filed_as: tuple[str, ...] = ()


@record
class CompanyIndex:
    """`find` gives one company, several candidates, or none; never a guess."""

    companies: Mapping[str, Company]
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Curated names, by `name_key`, to ids: they decide where register names collide."""
    alias_tickers: Mapping[str, str] = field(default_factory=dict)

    def by_id(self, id: str) -> Company | None:
        """Also by the CIK of a predecessor or successor, and by a bare CIK."""
        key = id if id.startswith("cik:") else cik_id(id) if id.isdigit() else id
        return self.companies.get(self._other_ids.get(key, key))

    def by_ticker(self, ticker: str) -> Company | None:
        """ "BRK.B", "BRK-B" and "BRK/B" are one."""
        key = _ticker_key(ticker)
        if key in self.alias_tickers:
            return self.companies[self.alias_tickers[key]]
        found = self._tickers.get(key, ())
        return self.companies[found[0]] if len(found) == 1 else None

    def by_name(self, name: str) -> tuple[Company, ...]:
        key = name_key(name)
        if key in self.aliases:
            return (self.companies[self.aliases[key]],)
        return tuple(self.companies[id] for id in self._names.get(key, ()))

    def find(self, text: str) -> tuple[Company, ...]:
        """By id, then by ticker as written in capitals, then by name."""
        if company := self.by_id(text):
            return (company,)
        if text == text.upper() and (company := self.by_ticker(text)):
            return (company,)
        return self.by_name(text)

    # made when first asked for: most look-ups are by id
    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        return _inverted(
            (name_key(name), company.id) for company in self.companies.values() for name in _all_names(company)
        )

    @cached_property
    def _tickers(self) -> Mapping[str, list[str]]:
        return _inverted(
            (_ticker_key(ticker), company.id) for company in self.companies.values() for ticker in company.tickers
        )

    @cached_property
    def _other_ids(self) -> Mapping[str, str]:
        return {other: company.id for company in self.companies.values() for other in company.other_ids}


def cik_id(cik: str) -> str:
    return f"cik:{int(cik):010d}"


def name_key(name: str) -> str:
    """Lower case, apostrophes deleted (not turned into spaces: "McDonald's" is "mcdonalds"), other marks to spaces."""
    return _OTHER.sub(" ", name.lower().translate(_APOSTROPHES)).strip()


def _ticker_key(ticker: str) -> str:
    return ticker.upper().replace("-", ".").replace("/", ".").removeprefix("$")


@cache
def companies() -> CompanyIndex:
    """The companies of the embedded pack and register."""
    return index_with({})


def index_with(aliases: Mapping[str, Any]) -> CompanyIndex:
    """The same with the vocabulary's `companies` on top; a curated alias decides where register names collide."""
    known = {company.id: company for company in _registered()}
    known.update({company.id: company for company in _packed(known)})
    for entry in aliases.values():
        if entry.ref not in known:
            known[entry.ref] = Company(entry.ref, entry.name, tuple(entry.tickers))
    names = {name_key(name): entry.ref for entry in aliases.values() for name in (entry.name, *entry.names)}
    tickers = {_ticker_key(ticker): entry.ref for entry in aliases.values() for ticker in entry.tickers}
    return CompanyIndex(known, names, tickers)


def naming_of(id: str) -> Naming:
    """How a company names its fiscal years; after the year of the last day where the pack does not know better."""
    company = _by_id().get(id)
    return company.fiscal_year_naming if company else "end-year"


def registrants(id: str) -> tuple[str, ...]:
    """All identities under which a company files or filed: its own, then those before and after a reorganisation."""
    company = _by_id().get(id)
    return (id, *(company.other_ids if company is not None else ()))


@cache
def _by_id() -> Mapping[str, Company]:
    return {company.id: company for company in _packed({})}


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for key, id in pairs:
        if key and id not in index.setdefault(key, []):
            index[key].append(id)
    return index


def _all_names(company: Company) -> Iterable[str]:
    for name in (company.name, *company.former_names, *company.filed_as):
        yield from short_names(name)


def _registered() -> list[Company]:
    grouped = tables.by_key(tables.read(checks.embedded() / "registry.tsv").dicts(), "cik")
    return [
        Company(
            cik_id(cik),
            rows[0]["name"],
            tuple(row["ticker"] for row in rows),
            headquarters=rows[0]["headquarters"] or None,
        )
        for cik, rows in grouped.items()
    ]


def _packed(registered: Mapping[str, Company]) -> list[Company]:
    found = []
    for row in tables.read(checks.embedded() / "companies.tsv").dicts():
        id = cik_id(row["cik"])
        listed = registered.get(id)
        found.append(
            Company(
                id,
                row["name"],
                tables.split_list(row["tickers"]),
                tables.split_list(row["exchanges"]),
                row["fiscal_year_end"] or None,
                "mid-year" if row["fiscal_year_naming"] == "mid-year" else "end-year",
                date.fromisoformat(row["first_end"]),
                date.fromisoformat(row["last_end"]),
                date.fromisoformat(row["last_filed"]),
                listed.headquarters if listed else None,
                tuple(cik_id(cik) for cik in tables.split_list(row["other_ciks"])),
                tables.split_list(row["former_names"]),
                (*tables.split_list(row["filed_as"]), *((listed.name,) if listed else ())),
            )
        )
    return found
