"""`factcheck pack build --bulk|--from|--companies`: a pack of the user's own."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.exits import FAILED, HOLDS, INCOMPLETE
from factcheck.sources import pack, user_pack
from factcheck.sources.user_pack import Body

if TYPE_CHECKING:
    from factcheck.sources.network import Network


def build_own(
    bulk: Path | None, bodies: Path | None, companies: str | None, out: Path | None, email: str | None
) -> int:
    """0 if all were built, 1 if there are none of some or they are no bodies, 3 if the SEC could not be asked for some."""
    from factcheck.rules.loader import load_rules

    if bulk is not None and bodies is not None:
        raise UsageError("--bulk and --from are two sources", hint="give one of them")
    asking = None
    if bulk is None and bodies is None:
        from factcheck.cli.network import network

        asking = network(email=email)
    wanted = _ciks(companies, asking) if companies is not None else None
    out = out or pack.own_folder()
    missing: dict[str, list[str]] = {}
    found: Iterable[Body]
    if asking is not None:
        found, of = _asked(wanted or frozenset(), asking, missing), len(wanted or ())
    else:
        listed = (
            user_pack.in_archive(bulk, wanted) if bulk is not None else user_pack.in_folder(bodies or Path(), wanted)
        )
        found, of = listed, len(listed)
    if not of:
        raise UsageError("none of these companies is in it", hint="leave out --companies to build all")
    shown = _Bar(of)
    try:
        built = user_pack.build(found, out, load_rules().reference.sec, shown.step)
    finally:
        shown.clear()
    for name, why in built.failed:
        print(f"factcheck: {name} is left out: {why}", file=sys.stderr)
    for why, ciks in missing.items():
        print(f"factcheck: CIK {', '.join(ciks)}: {why}", file=sys.stderr)
    day = f", last filing {built.as_of}" if built.as_of else ""
    print(
        f"{built.companies:,} compan{'y' if built.companies == 1 else 'ies'}, {built.rows:,} facts{day}; {built.made:,} made anew; in {out}"
    )
    if built.failed or _ABSENT in missing:
        return FAILED
    return INCOMPLETE if missing else HOLDS


_ABSENT = "the SEC holds no facts under this number"


def _ciks(given: str, asking: Network | None) -> frozenset[str]:
    """Ten digits each, from CIKs and tickers: those that the register knows, and those of the SEC's list where it may be asked."""
    from factcheck.pack.registry import registered_companies

    tickers = {ticker.upper(): company.ref[4:] for company in registered_companies() for ticker in company.tickers}
    found: set[str] = set()
    unknown: list[str] = []
    for each in filter(None, (part.strip() for part in given.split(","))):
        digits = each.upper().removeprefix("CIK").lstrip(":")
        cik = (
            digits.zfill(10) if digits.isdigit() and len(digits) <= 10 else tickers.get(each.upper().replace("-", "."))
        )
        if cik is None:
            unknown.append(each)
        else:
            found.add(cik)
    if unknown:
        found.update(_listed(unknown, asking))
    if not found:
        raise UsageError("--companies names none", hint="for example AAPL,MSFT")
    return frozenset(found)


def _listed(tickers: list[str], asking: Network | None) -> Iterator[str]:
    from factcheck.sources.identity import by_ticker

    known = by_ticker(tickers, asking) if asking is not None else None
    unknown = [each for each in tickers if known is None or each not in known.found]
    if unknown:
        named = ", ".join(f'"{each}"' for each in unknown)
        why = f"; {known.failure.message}" if known and known.failure else ""
        are = "is no ticker that is known" if len(unknown) == 1 else "are no tickers that are known"
        raise UsageError(f"--companies: {named} {are}{why}", hint="give the CIK, for example 320193")
    assert known is not None
    return (listing.id.removeprefix("cik:") for listing in known.found.values())


def _asked(ciks: Iterable[str], asking: Network, missing: dict[str, list[str]]) -> Iterator[Body]:
    """The bodies that the SEC's service gives, one request a company, by way of the cache."""
    from factcheck.sources import companyfacts, sec

    for cik in sorted(ciks):
        got = asking.get(
            pack.ID,
            f"cik:{cik}",
            sec.FACTS_URL.format(cik=cik),
            companyfacts.facts_shape(cik),
            hosts=sec.HOSTS,
            day=None,
        )
        if got.failure is not None or got.snapshot is None:
            why = got.failure.message if got.failure else _ABSENT
            missing.setdefault(why, []).append(cik.lstrip("0"))
        if got.snapshot is None:
            continue
        body = got.snapshot.body
        yield Body(cik, hashlib.sha256(body).hexdigest()[:16], lambda body=body: body)  # type: ignore[misc]


_CELLS = 30


class _Bar:
    """How far it is, on a terminal alone."""

    def __init__(self, of: int) -> None:
        self._of, self._is_shown = of, sys.stderr.isatty()
        self._count = self._width = 0

    def step(self, cik: str, made: bool) -> None:
        self._count += 1
        if self._is_shown and (made or self._count % 50 == 0):
            full = _CELLS * self._count // self._of
            line = f"[{'#' * full}{'.' * (_CELLS - full)}] {self._count:,} of {self._of:,}, CIK {cik}"
            sys.stderr.write("\r" + line.ljust(self._width))
            sys.stderr.flush()
            self._width = len(line)

    def clear(self) -> None:
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
