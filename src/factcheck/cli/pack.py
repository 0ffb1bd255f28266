"""`factcheck pack`: the embedded reference pack."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import Email, day

app = new_app(
    no_args_is_help=True,
    help="The embedded reference pack: figures from public records, with provenance for every row.",
)
Pack = Annotated[Path | None, typer.Option("--pack", metavar="FOLDER", help="Another pack than the embedded one.")]


@app.command()
def info(pack: Pack = None) -> int:
    """What the pack holds and how old it is."""
    from factcheck.pack import build as packs

    found = packs.info(pack)
    print(f"as of {found.as_of}: {found.facts:,} facts of {found.companies} companies")
    print(f"periods ending {found.first_end} to {found.last_end}, last filing {found.last_filed}")
    print(f"{found.without_accession:,} facts name their filing by form and date, without accession number")
    for path, rows in found.files.items():
        if not path.startswith("sec/"):
            print(f"  {path:<20} {rows:>7,} rows")
    return 0


@app.command()
def build(
    source: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER",
            help="Of tables: holds sec_facts.tsv, and the others if there are any.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT]", help="Where a pack of tables is written.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Day of the newest record of tables.")
    ] = None,
    bulk: Annotated[
        Path | None, typer.Option("--bulk", metavar="ZIP", help="Your own pack from the SEC's companyfacts.zip.")
    ] = None,
    bodies: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="Your own pack from files CIK##########.json.")
    ] = None,
    companies: Annotated[
        str | None,
        typer.Option(
            "--companies",
            metavar="LIST",
            help="Only these, tickers or CIKs; without --bulk or --from the SEC is asked.",
        ),
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FOLDER",
            help="Of your own pack; else FACTCHECK_PACK, else beside the cache, where `check` looks.",
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Configuration file that has the e-mail address.")
    ] = None,
    email: Email = None,
) -> int:
    """Build a pack: your own from the SEC's figures (--bulk, --from, --companies), or one from tables.

    A pack of your own is used by `check` before the embedded one. A build that was broken off goes on where it was.
    """
    if bulk is not None or bodies is not None or companies is not None:
        return _own(source, bulk, bodies, companies, target, config, email)
    return _of_tables(source, out, as_of)


def _own(
    source: Path | None,
    bulk: Path | None,
    bodies: Path | None,
    companies: str | None,
    target: Path | None,
    config: Path | None,
    email: str | None,
) -> int:
    from factcheck.cli import settings
    from factcheck.cli.user_pack import build_own
    from factcheck.errors import UsageError

    if source is not None:
        raise UsageError("FOLDER and OUT are for a pack of tables", hint="give --out FOLDER for your own pack")
    # read here and not into the defaults of all flags: the day that articles are judged as of is not the tables' own
    email = email or settings.load(config, os.environ, Path.cwd()).values.get("email")
    return build_own(bulk, bodies, companies, target, email)


def _of_tables(source: Path | None, out: Path | None, as_of: str | None) -> int:
    from factcheck.errors import UsageError
    from factcheck.pack import build as packs

    if source is None or out is None:
        raise UsageError(
            "nothing to build from", hint="give --bulk ZIP, --from DIR or --companies LIST; or FOLDER and OUT"
        )
    built = packs.build(source, out, day("--as-of", as_of) or packs.AS_OF)
    print(f"{len(built.files)} tables, {built.rows:,} rows, as of {built.as_of}, written to {out}")
    return 0


@app.command()
def verify(pack: Pack = None) -> int:
    """Check every table against the manifest and every row against its provenance."""
    from factcheck.pack import build as packs

    problems = packs.verify(pack)
    for problem in problems:
        print(problem)
    if not problems:
        print("the pack is whole")
        return 0
    print("1 problem" if len(problems) == 1 else f"{len(problems)} problems")
    if pack is not None:
        print("  remove the tables that are named here, and `factcheck pack build` makes them anew")
    return 1
