"""`factcheck pack`: the embedded reference pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import day

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
        Path, typer.Argument(metavar="FOLDER", help="Holds sec_facts.tsv, and the other tables if there are any.")
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Where the pack is written.")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Day of the newest record.")] = None,
) -> int:
    """Build a pack from tables of public figures. The same input gives the same bytes."""
    from factcheck.pack import build as packs

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
    print(f"{len(problems)} problems" if problems else "the pack is whole")
    return 1 if problems else 0
