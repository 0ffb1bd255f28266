"""Lines of whole pages against what each is: the half to develop on, and the half that is only counted.

A page is written with the kind of every line before it ("prompt | Sign in"); without the kinds it is the page that is read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from factcheck.model import BOILERPLATE, Block, BlockKind
from factcheck.text.blocks import split_blocks
from tests.eval.corpus import HERE, Count

HALVES = ("develop", "held")
_LINE = re.compile(r"(?P<kind>[a-z_]+) *\| (?P<text>.*\S)")


class Page(NamedTuple):
    name: str
    lines: tuple[tuple[str, str], ...]
    """Kind and text; both empty for an empty line."""

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.lines) + "\n"


@cache
def pages(half: str) -> tuple[Page, ...]:
    """ValueError for a line that is none of the form, or of a kind that no page has."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for number, line in enumerate((HERE / "pages" / f"{half}.txt").read_text(encoding="utf-8").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if line.startswith("=== "):
            found.append((line[4:], []))
        elif not line and found:
            found[-1][1].append(("", ""))
        elif match is not None and match["kind"] in get_args(BlockKind) and found:
            found[-1][1].append((match["kind"], match["text"]))
        else:
            raise ValueError(f"pages/{half}.txt:{number}: {line!r}")
    return tuple(Page(name, tuple(lines)) for name, lines in found)


def run(halves: tuple[str, ...] = HALVES) -> list[Count]:
    return [count for half in halves for count in _half(half)]


def _half(half: str) -> list[Count]:
    kinds, kept = Count(f"{half}: lines with their kind"), Count(f"{half}: lines of content kept")
    dropped = Count(f"{half}: lines of the page's own dropped")
    agreed = Count(f"{half}: F1 of the lines dropped")
    for page in pages(half):
        for wanted, told, text in _lines(page):
            case = f"{page.name}: {told} for {wanted}: {text[:60]!r}"
            kinds.add(told == wanted, case)
            (dropped if wanted in BOILERPLATE else kept).add((wanted in BOILERPLATE) == (told in BOILERPLATE), case)
            agreed.total += (wanted in BOILERPLATE) + (told in BOILERPLATE)
            agreed.hits += 2 * (wanted in BOILERPLATE and told in BOILERPLATE)
    return [kinds, kept, dropped, agreed]


def _lines(page: Page) -> Iterator[tuple[str, str, str]]:
    """Every line with the kind that it has and the one that it is given: that of the block of which it holds most."""
    blocks, start = split_blocks(page.text), 0
    for kind, text in page.lines:
        if kind:
            yield kind, _kind(blocks, start, start + len(text)), text
        start += len(text) + 1


def _kind(blocks: tuple[Block, ...], start: int, end: int) -> str:
    return max(blocks, key=lambda block: min(block.end, end) - max(block.start, start)).kind


if __name__ == "__main__":
    for half in HALVES:
        print(
            half, len(pages(half)), "pages,", sum(bool(kind) for page in pages(half) for kind, _ in page.lines), "lines"
        )
    sys.exit(0)
