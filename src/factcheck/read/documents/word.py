"""DOCX: paragraphs and tables in their order."""

from __future__ import annotations

import io
from typing import Any

from factcheck.errors import InputError
from factcheck.read.documents import bounds, grids
from factcheck.read.documents.parts import Grid, Passage
from factcheck.read.documents.prose import is_caption


def read_docx(data: bytes, uri: str) -> tuple[list[Passage], list[Grid], tuple[str, ...]]:
    docx = bounds.library("docx", "docx", uri, "a Word file")
    bounds.check_archive(data, uri, "Word file")
    passages: list[Passage] = []
    found: list[Grid] = []
    try:
        document = docx.Document(io.BytesIO(data))
        for item in document.iter_inner_content():
            if hasattr(item, "rows"):
                _table(item, passages, found)
            elif item.text.strip():
                passages.append(Passage(" ".join(item.text.split()), f"paragraph {len(passages) + 1}"))
    except Exception as error:  # python-docx raises whatever its parsers do
        raise InputError(f"the Word file cannot be read: {type(error).__name__}: {error}", path=uri) from None
    bounds.check_text(sum(len(passage.text) for passage in passages), uri)
    return passages, found, ()


def _table(table: Any, passages: list[Passage], found: list[Grid]) -> None:
    above = passages[-1].text if passages else ""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    made = grids.grid(rows, above if is_caption(above) else "", f"table {len(found) + 1}")
    if made is not None:
        found.append(made)
    else:
        lines = (" ".join(dict.fromkeys(" ".join(cell.split()) for cell in row)) for row in rows)
        passages += [Passage(line, f"paragraph {len(passages) + 1}") for line in lines if line.strip()]
