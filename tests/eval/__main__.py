"""`python -m tests.eval [-v] [planted|company|hard|mutations|inside|reading]`: print every figure with its denominator; -v lists the misses."""

from __future__ import annotations

import sys
from functools import partial

from tests.eval import company, inside, mutations, planted, reading

SUITES = {
    "planted": planted.run,
    "company": company.run,
    "hard": partial(company.run, "hard/articles"),
    "mutations": mutations.run,
    "inside": inside.run,
    "reading": reading.run,
}


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    names = [a for a in arguments if a in SUITES] or list(SUITES)
    if unknown := [a for a in arguments if a not in SUITES and a != "-v"]:
        print(f"unknown suite {unknown[0]!r}; there are {', '.join(SUITES)}", file=sys.stderr)
        return 2
    for name in names:
        print(f"\n{name}")
        for count in SUITES[name]():
            print(f"  {count}")
            for miss in count.misses if verbose else ():
                print(f"      - {miss}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
