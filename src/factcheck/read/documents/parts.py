"""What a document is made of: passages of prose and grids of cells, each with its place."""

from __future__ import annotations

from datetime import date

from factcheck.records import record

Rows = tuple[tuple[str, ...], ...]


@record(slots=True)
class Passage:
    """A paragraph, list item or heading. `place` says where it stands ("page 12", "paragraph 4")."""

    text: str
    place: str


@record(slots=True)
class Grid:
    """A table as it is printed: every row as wide as the widest, cells that span several columns repeated.

    `caption` holds what stands right above and says of what, in which unit and of which period the figures are.
    """

    rows: Rows
    caption: str
    place: str


@record(slots=True)
class Document:
    """A document read once. `published` is None where it does not say its day."""

    uri: str
    digest: str
    title: str | None = None
    published: date | None = None
    passages: tuple[Passage, ...] = ()
    grids: tuple[Grid, ...] = ()
    notes: tuple[str, ...] = ()
    url: str | None = None
