"""`factcheck pack build --bulk|--from|--companies`: a pack of the user's own."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.sources import pack, user_pack
from factcheck.sources.user_pack import Body


def build_own(
    bulk: Path | None, bodies: Path | None, companies: str | None, out: Path | None, email: str | None
) -> int:
    """0 if all were built, 1 if some bodies were none, 3 if the SEC could not be asked for some."""
    from factcheck.rules.loader import load_rules

    if bulk is not None and bodies is not None:
        raise UsageError("--bulk and --from are two sources", hint="give one of them")
    wanted = _ciks(companies) if companies is not None else None
    out = out or pack.own_folder()
    missing: list[str] = []
    found: Iterable[Body]
    if bulk is not None or bodies is not None:
        listed = (
            user_pack.in_archive(bulk, wanted) if bulk is not None else user_pack.in_folder(bodies or Path(), wanted)
        )
        found, of = listed, len(listed)
    else:
        found, of = _asked(wanted or frozenset(), email, missing), len(wanted or ())
    if not of:
        raise UsageError("none of these companies is in it", hint="leave out --companies to build all")
    shown = _Bar(of)
    try:
        built = user_pack.build(found, out, load_rules().reference.sec, shown.step)
    finally:
        shown.clear()
    for name, why in built.failed:
        print(f"factcheck: {name} is left out: {why}", file=sys.stderr)
    for why in missing:
        print(f"factcheck: {why}", file=sys.stderr)
    day = f", last filing {built.as_of}" if built.as_of else ""
    print(
        f"{built.companies:,} compan{'y' if built.companies == 1 else 'ies'}, {built.rows:,} facts{day}; {built.made:,} made anew; in {out}"
    )
    return 3 if missing else 1 if built.failed else 0


def _ciks(given: str) -> frozenset[str]:
    """Ten digits each, from tickers that the register knows and CIKs."""
    from factcheck.pack.registry import registered_companies

    tickers = {ticker.upper(): company.ref[4:] for company in registered_companies() for ticker in company.tickers}
    found = set()
    for each in filter(None, (part.strip() for part in given.split(","))):
        digits = each.upper().removeprefix("CIK")
        cik = (
            digits.zfill(10) if digits.isdigit() and len(digits) <= 10 else tickers.get(each.upper().replace("-", "."))
        )
        if cik is None:
            raise UsageError(
                f'--companies: "{each}" is no ticker that is known', hint="give its CIK, for example 320193"
            )
        found.add(cik)
    if not found:
        raise UsageError("--companies names none", hint="for example AAPL,MSFT")
    return frozenset(found)


def _asked(ciks: Iterable[str], email: str | None, missing: list[str]) -> Iterator[Body]:
    """The bodies that the SEC's service gives, one request a company, by way of the cache."""
    from factcheck.cli.network import network
    from factcheck.sources import companyfacts, sec

    asking = network(email=email)
    for cik in sorted(ciks):
        got = asking.get(
            pack.ID,
            f"cik:{cik}",
            sec.FACTS_URL.format(cik=cik),
            companyfacts.facts_shape(cik),
            hosts=sec.HOSTS,
            day=None,
        )
        if got.snapshot is None:
            missing.append(got.failure.message if got.failure else f"the SEC holds no facts of CIK {cik}")
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
