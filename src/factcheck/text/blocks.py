"""Blocks: what each line of a page is, for pages never seen before.

Lines are joined where a paragraph is hard-wrapped, then classed by phrase (`cues`), by form (`forms`, `stamps`), and by
the section they stand in. Whatever nothing speaks against is body: a boilerplate line taken for body costs a needless
"unverified", a body line taken for boilerplate hides a claim.
"""

from __future__ import annotations

from factcheck.model import Block, made
from factcheck.text.classes import Classifier
from factcheck.text.front import front_matter
from factcheck.text.pieces import Piece, pieces_of
from factcheck.text.repeats import mark_repeats


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order and without overlap, repeats marked. White space belongs to none."""
    front, body_start = front_matter(text)
    pieces = pieces_of(text, body_start)
    Classifier(pieces, titled=any(kind == "title" for kind, _, _ in front)).run()
    blocks = [made(Block, kind=kind, start=start, end=end) for kind, start, end in front]
    blocks += _blocks(pieces)
    return mark_repeats(text, tuple(blocks))


def _blocks(pieces: list[Piece]) -> list[Block]:
    """One block a piece; the rows of a table are one."""
    blocks: list[Block] = []
    start = -1
    for place, piece in enumerate(pieces):
        start = piece.start if start < 0 else start
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.kind == "table" and following and following.kind == "table" and not following.gap:
            continue
        blocks.append(made(Block, kind=piece.kind, start=start, end=piece.end))
        start = -1
    return blocks
