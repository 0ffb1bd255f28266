"""Writes the golden files again: `python -m tests.formats`. Look at what changed, each file in its own kind of viewer."""

from __future__ import annotations

from factcheck.render import Options, renderer
from tests.formats.golden import EXPECTED, RUN, saved

if __name__ == "__main__":
    RUN.write_text(renderer("json")(saved(), Options()), encoding="utf-8", newline="\n")
    for name, path in EXPECTED.items():
        path.write_text(renderer(name)(saved(), Options(show="all")), encoding="utf-8", newline="\n")
