"""`factcheck sources`: where evidence comes from, how old it is, and what may be done with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Config, Email

if TYPE_CHECKING:
    from factcheck.sources.companies import Company
    from factcheck.sources.network import Network
    from factcheck.sources.store import Store

app = new_app(no_args_is_help=True, help="Where evidence comes from: list, show, refresh and verify.")


@app.command("list")
def list_sources() -> int:
    """Every source, how old what it holds is, and to whom thanks are due."""
    from factcheck.sources import SOURCES, provenance
    from factcheck.sources.ledger import LEDGER

    for id_ in SOURCES:
        entry = LEDGER[id_]
        day, _ = provenance(id_)
        age = f", as of {day}" if day else ""
        print(f"{id_:<9} {entry.what}{age} ({'asks ' + ', '.join(entry.hosts) if entry.hosts else 'contacts nobody'})")
        if entry.thanks:
            print(f"          {entry.thanks}")
    return 0


@app.command()
def show(source: Annotated[str, typer.Argument(metavar="SOURCE", help="A name of `factcheck sources list`.")]) -> int:
    """One source: its rights, what it asks of its users, and what is kept of it."""
    from factcheck.cli.settings import nearest
    from factcheck.errors import UsageError
    from factcheck.sources.ledger import LEDGER

    if source not in LEDGER:
        raise UsageError(
            f'there is no source "{source}"', hint=nearest(source, list(LEDGER)) or f"one of: {', '.join(LEDGER)}"
        )
    entry = LEDGER[source]
    lines = {
        "what": entry.what,
        "rights": entry.rights,
        "terms": entry.terms,
        "thanks": entry.thanks,
        "asks": entry.asks,
        "hosts": ", ".join(entry.hosts) or "none; nobody is contacted",
        "kept": entry.kept,
    }
    print(source)
    for name, text in lines.items():
        if text:
            print(f"  {name:<7} {text}")
    with _store() as store:
        for kept in store.snapshots() if entry.hosts else ():
            if kept.url.split("/")[2] in entry.hosts:
                print(
                    f"          {kept.url} fetched {kept.fetched.date()}, goes to {kept.published}, {kept.digest[:19]}"
                )
    return 0


@app.command()
def refresh(
    companies: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMPANY",
            help="Tickers, names or CIKs, or ecb, worldbank or wikidata; default: whatever answers are kept of.",
        ),
    ] = None,
    config: Config = None,
    email: Email = None,
) -> int:
    """Ask the services again and keep the answers: the SEC for companies' figures, the others for what is kept of theirs. What cannot be had leaves the old answer as it is."""
    from factcheck.cli.network import network
    from factcheck.exits import HOLDS, INCOMPLETE
    from factcheck.sources import companyfacts, sec
    from factcheck.sources.ledger import LEDGER
    from factcheck.sources.pack import ID

    way = network(email=email, refresh=True)
    kept = way.store.urls()
    named = companies or ()
    services = [name for name in _SERVICES if name in named or not named]
    wanted = [_company(text, way) for text in named if text not in _SERVICES] if named else _kept_companies(kept)
    again = [(name, url) for name in services for url in kept if url.split("/")[2] in LEDGER[name].hosts]
    if not wanted and not again:
        print("no answers are kept; name companies to fetch theirs")
        return HOLDS
    code = INCOMPLETE if not _refreshed(way, again) else HOLDS
    for id_, name in wanted:
        cik = id_.removeprefix("cik:")
        got = way.get(ID, id_, sec.FACTS_URL.format(cik=cik), companyfacts.facts_shape(cik), hosts=sec.HOSTS)
        if got.failure is not None:
            code = INCOMPLETE
            print(f"{name} ({id_}): {got.failure.message}")
        elif got.snapshot is None:
            print(f"{name} ({id_}): the SEC holds no figures under this number")
        else:
            print(f"{name} ({id_}): newest figure filed {got.snapshot.published}, {got.snapshot.digest[:19]}")
    way.close()
    return code


_SERVICES = ("ecb", "worldbank", "wikidata")
"""Whose answers are known by their addresses alone."""


def _refreshed(way: Network, again: list[tuple[str, str]]) -> bool:
    """Asks services again for kept answers; False if one could not be had."""
    from factcheck.sources import ecb_service, wikidata_service, worldbank_service
    from factcheck.sources.ledger import LEDGER

    shapes = {
        "ecb": ecb_service.shape_of,
        "worldbank": worldbank_service.shape_of,
        "wikidata": wikidata_service.shape_of,
    }
    whole = True
    for name, url in again:
        got = way.get(
            name, url, url, shapes[name](url), hosts=frozenset(LEDGER[name].hosts), introduced=name == "wikidata"
        )
        whole = whole and got.failure is None
        told = (
            got.failure.message if got.failure else f"goes to {got.snapshot.published}" if got.snapshot else "nothing"
        )
        print(f"{name}: {url}: {told}")
    return whole


@app.command()
def verify() -> int:
    """Check every table of the pack and every kept answer against its digest."""
    from factcheck.pack import build as packs

    with _store() as store:
        problems = [*packs.verify(), *store.problems()]
        kept = len(store.urls())
    for problem in problems:
        print(problem)
    if not problems:
        print(f"the pack is whole; kept answers checked: {kept}")
    else:
        print("1 problem" if len(problems) == 1 else f"{len(problems)} problems")
    return 1 if problems else 0


def _store() -> Store:
    import sys

    from factcheck.sources.network import default_folder
    from factcheck.sources.store import Store

    return Store(default_folder(), lambda message: print(f"factcheck: {message}", file=sys.stderr))


def _company(text: str, way: Network | None = None) -> tuple[str, str]:
    """Identity and name, by the register and, where it may be asked, the SEC's list of tickers. UsageError for one unknown or several."""
    from factcheck.errors import UsageError
    from factcheck.sources.companies import cik_id, companies

    found: tuple[Company, ...] = companies().find(text)
    if len(found) == 1:
        return found[0].id, found[0].name
    digits = text.removeprefix("cik:").removeprefix("CIK")
    if not found and digits.isascii() and digits.isdigit() and len(digits) <= 10:
        return cik_id(digits), "CIK " + digits.lstrip("0")
    if found:
        listed = ", ".join(f"{one.name} ({one.id})" for one in found[:5])
        raise UsageError(f'"{text}" may be {listed}', hint="give the ticker or the number behind cik:")
    if way is not None and re.fullmatch(r"[A-Za-z]{1,5}(?:[.-][A-Za-z])?", text):
        from factcheck.sources.identity import by_ticker

        listed_there = by_ticker([text], way)
        if (listing := listed_there.found.get(text)) is not None:
            return listing.id, listing.name
    raise UsageError(
        f'"{text}" is no company of the register', hint="give its ticker, or its CIK, the SEC's number for it"
    )


def _kept_companies(urls: list[str]) -> list[tuple[str, str]]:
    from factcheck.sources import sec

    before, after = sec.FACTS_URL.split("{cik}")
    kept = (url.removeprefix(before).removesuffix(after) for url in urls if url.startswith(before))
    return [_company(cik) for cik in kept]
