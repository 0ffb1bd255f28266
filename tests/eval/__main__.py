"""`python -m tests.eval [-v] [SUITE ...]`: print every figure with its denominator, and fail below a floor; -v lists the misses."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.eval import (
    cells,
    claims,
    company,
    documents,
    house,
    inside,
    mutations,
    pages,
    plain,
    planted,
    reading,
    tables,
)
from tests.eval.corpus import HERE, Count

SUITES: dict[str, Callable[[], list[Count]]] = {
    "planted": planted.run,
    "company": company.run,
    "hard": partial(company.run, "hard/articles"),
    "second": partial(company.run, "second/articles"),
    "second-planted": partial(planted.run, "second/planted"),
    "third": partial(company.run, "third/articles"),
    "fourth": partial(company.run, "fourth/articles"),
    "fifth": partial(company.run, "fifth/articles"),
    "fifth-human": partial(company.run, "fifth/human"),
    "sixth": partial(company.run, "sixth/articles"),
    "sixth-human": partial(company.run, "sixth/human"),
    "seventh": partial(company.run, "seventh/articles"),
    "seventh-human": partial(company.run, "seventh/human"),
    "eighth": partial(company.run, "eighth/articles"),
    "ninth": partial(company.run, "ninth/articles"),
    "tenth": partial(company.run, "tenth/articles"),
    "eleventh": partial(company.run, "eleventh/articles"),
    "twelfth": partial(company.run, "twelfth/articles"),
    "thirteenth": partial(company.run, "thirteenth/articles"),
    "fourteenth": partial(company.run, "fourteenth/articles"),
    "fifteenth": partial(company.run, "fifteenth/articles"),
    "sixteenth": partial(company.run, "sixteenth/articles"),
    "seventeenth": partial(company.run, "seventeenth/articles"),
    "eighteenth": partial(company.run, "eighteenth/articles"),
    "nineteenth": partial(company.run, "nineteenth/articles"),
    "twentieth": partial(company.run, "twentieth/articles"),
    "twenty-first": partial(company.run, "twenty_first/articles"),
    "twenty-second": partial(company.run, "twenty_second/articles"),
    "twenty-third": partial(company.run, "twenty_third/articles"),
    "twenty-fourth": partial(company.run, "twenty_fourth/articles"),
    "twenty-fifth": partial(company.run, "twenty_fifth/articles"),
    "twenty-sixth": partial(company.run, "twenty_sixth/articles"),
    "twenty-seventh": partial(company.run, "twenty_seventh/articles"),
    "twenty-eighth": partial(company.run, "twenty_eighth/articles"),
    "twenty-ninth": partial(company.run, "twenty_ninth/articles"),
    "thirtieth": partial(company.run, "thirtieth/articles"),
    "thirty-first": partial(company.run, "thirty_first/articles"),
    "thirty-second": partial(company.run, "thirty_second/articles"),
    "thirty-third": partial(company.run, "thirty_third/articles"),
    "thirty-fourth": partial(company.run, "thirty_fourth/articles"),
    "thirty-fifth": partial(company.run, "thirty_fifth/articles"),
    "thirty-sixth": partial(company.run, "thirty_sixth/articles"),
    "economy": partial(company.run, "economy/articles"),
    "economy-second": partial(company.run, "economy/second"),
    "economy-third": partial(company.run, "economy/third"),
    "economy-fourth": partial(company.run, "economy/fourth"),
    "cells": cells.run,
    "true": partial(company.run, "true/articles"),
    "plain": plain.run,
    "fresh": partial(company.run, "fresh/articles"),
    "fresh-planted": partial(planted.run, "fresh/planted"),
    "mutations": mutations.run,
    "inside": inside.run,
    "reading": reading.run,
    "pages": pages.run,
    "documents": documents.run,
    "tables": tables.run,
    "house": house.run,
    "claims": claims.run,
}


_LONGEST = ("documents", "inside", "claims", "true", "plain", "mutations", "reading")


def _counted(names: list[str]) -> Iterator[list[Count]]:
    """What the suites count, in their order, worked out by as many processes as there are processors."""
    if len(names) == 1:
        yield SUITES[names[0]]()
        return
    with ProcessPoolExecutor() as processes:
        # the longest first, so that no processor waits for the last one
        asked = {name: processes.submit(_run, name) for name in sorted(names, key=[*_LONGEST, *SUITES].index)}
        yield from (asked[name].result() for name in names)


def _run(name: str) -> list[Count]:
    return SUITES[name]()


def main(arguments: list[str]) -> int:
    # as the command line does: an article leaves no cycles behind, and looking for them took a twentieth of the time
    gc.set_threshold(250_000, *gc.get_threshold()[1:])
    verbose = "-v" in arguments
    if unknown := [a for a in arguments if a not in SUITES and a != "-v"]:
        print(f"unknown suite {unknown[0]!r}; there are {', '.join(SUITES)}", file=sys.stderr)
        return 2
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    below = []
    names = [a for a in arguments if a in SUITES] or list(SUITES)
    for name, counts in zip(names, _counted(names), strict=True):
        print(f"\n{name}", flush=True)
        for count in counts:
            floor = floors[name][count.name.strip()]
            print(f"  {count}" + (f"   below its floor of {floor}" if count.hits < floor else ""))
            for miss in count.misses if verbose else ():
                print(f"      - {miss}")
            below += [f"{name}: {count.name.strip()}"] * (count.hits < floor)
    if below:
        print(f"\nbelow the floor: {'; '.join(below)}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
