"""Renderers: every output format is a pure function of the report.

A format is a module with `render(report, options) -> str` that ends in a newline, and a line in `FORMATS`. What several
articles look like together is the second value: `stream` (one after the other) or `envelope` (one JSON document).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, cast

from factcheck.model import Report

Show = Literal["contradicted", "unverified", "all"]
Shape = Literal["stream", "envelope"]

FORMATS: dict[str, tuple[str, Shape]] = {
    "text": ("factcheck.render.text", "stream"),
    "concise": ("factcheck.render.concise", "stream"),
    "json": ("factcheck.render.json", "envelope"),
    "jsonl": ("factcheck.render.jsonl", "stream"),
}
LISTING = "claims"
"""What `factcheck claims` writes in the place of text; not chosen by name."""


@dataclass(frozen=True)
class Options:
    """How to show, never what is true. `width` in terminal columns; `glyphs` False where the output can only show ASCII."""

    width: int = 100
    color: bool = False
    glyphs: bool = True
    show: Show = "unverified"
    traces: bool = False
    """`claims -v`: the patterns and vocabulary entries behind every claim."""


Render = Callable[[Report, Options], str]


def renderer(name: str) -> Render:
    """The function of a format; KeyError for an unknown one."""
    module = "factcheck.render.claims" if name == LISTING else FORMATS[name][0]
    return cast(Render, import_module(module).render)
