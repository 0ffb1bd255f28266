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
from tests.eval.corpus import HERE, Count, sets_of

SUITES: dict[str, Callable[[], list[Count]]] = {
    "planted": partial(planted.run, "planted/first"),
    "company": partial(company.run, "company/first"),
    **{f"{name}-planted": partial(planted.run, at) for name, at in sets_of("planted").items() if name != "first"},
    **{name: partial(company.run, at) for name, at in sets_of("company").items() if name != "first"},
    "cells": cells.run,
    "plain": plain.run,
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
            floor = floors.get(name, {}).get(count.name.strip())
            if floor is None:  # a new set, of which nothing could be lost unseen
                print(f"  {count}   has no floor")
                below.append(f"{name}: {count.name.strip()} has no floor")
                continue
            print(f"  {count}" + (f"   below its floor of {floor}" if count.hits < floor else ""))
            for miss in count.misses if verbose else ():
                print(f"      - {miss}")
            below += [f"{name}: {count.name.strip()}"] * (count.hits < floor)
    if below:
        print(f"\nbelow the floor: {'; '.join(below)}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
