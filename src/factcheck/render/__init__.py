"""Renderers: every output format is a pure function of the report.

A format is a module with `render(report, options) -> str` that ends in a newline, and a line in `FORMATS`. What several
articles look like together is the second value: `stream` (one after the other) or `envelope` (one document). An envelope
format has two functions more, so that no more than one report is ever held: `part(report, options) -> str`, what one article
contributes, and `envelope(run, summary, parts, options) -> Iterator[str]`, the document in pieces around those parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from factcheck.records import record

if TYPE_CHECKING:  # the command line reads the names of the formats before it knows whether it needs the model
    from factcheck.model import Report, Run, Summary

Show = Literal["contradicted", "unverified", "all"]
Shape = Literal["stream", "envelope"]

FORMATS: dict[str, tuple[str, Shape]] = {
    "text": ("factcheck.render.text", "stream"),
    "concise": ("factcheck.render.concise", "stream"),
    "json": ("factcheck.render.json", "envelope"),
    "jsonl": ("factcheck.render.jsonl", "stream"),
    "markdown": ("factcheck.render.markdown", "envelope"),
    "html": ("factcheck.render.html", "envelope"),
    "sarif": ("factcheck.render.sarif", "envelope"),
    "junit": ("factcheck.render.junit", "envelope"),
    "github": ("factcheck.render.github", "envelope"),
    "gitlab": ("factcheck.render.gitlab", "envelope"),
    "rdjson": ("factcheck.render.rdjson", "envelope"),
    "claimreview": ("factcheck.render.claimreview", "envelope"),
}
LISTING = "claims"
"""What `factcheck claims` writes in the place of text; not chosen by name."""


@record
class Options:
    """How to show, never what is true. `width` in terminal columns; `glyphs` False where the output can only show ASCII."""

    width: int = 100
    color: bool = False
    glyphs: bool = True
    show: Show = "unverified"
    traces: bool = False
    """`claims -v`: the patterns of every claim, and all mentions with the vocabulary entries behind them."""


Render = Callable[["Report", Options], str]
Envelope = Callable[["Run", "Summary", Iterable[str], Options], Iterator[str]]


def renderer(name: str) -> Render:
    """The function that renders one article; KeyError for an unknown format."""
    module = "factcheck.render.claims" if name == LISTING else FORMATS[name][0]
    return cast(Render, import_module(module).render)


def enveloper(name: str) -> tuple[Render, Envelope] | None:
    """For several articles: the function of a part and the one that puts parts together; None for a stream."""
    if name == LISTING or FORMATS[name][1] == "stream":
        return None
    module = import_module(FORMATS[name][0])
    return cast(Render, module.part), cast(Envelope, module.envelope)
