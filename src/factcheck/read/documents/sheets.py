"""CSV, TSV and XLSX: one table a sheet, its caption the lines above the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from factcheck.errors import InputError
from factcheck.read.decode import decode
from factcheck.read.documents import bounds, grids
from factcheck.read.documents.parts import Grid, Passage


def read_csv(data: bytes, uri: str) -> tuple[list[Passage], list[Grid], tuple[str, ...]]:
    """Commas, semicolons or tabs, whichever the lines agree on."""
    text, notes = decode(data, uri)
    bounds.check_text(len(text), uri)
    csv.field_size_limit(1 << 20)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise InputError(f"no valid CSV: {error}", path=uri) from None
    passages, found = _sheet(rows, "", uri)
    return passages, found, notes


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    return max(("\t", ";", ","), key=lambda mark: sum(1 for line in lines if mark in line), default=",")


def _sheet(rows: Iterable[list[str]], name: str, uri: str) -> tuple[list[Passage], list[Grid]]:
    """Blank rows divide a sheet into tables; rows with one filled cell above a table are its caption."""
    passages: list[Passage] = []
    found: list[Grid] = []
    title = ""
    for block in _blocks(rows):
        above: list[str] = []
        while block and block[0][0].strip() and sum(1 for cell in block[0] if cell.strip()) == 1:
            above.append(block[0][0].strip())
            block = block[1:]
        title = title or (above[0] if above else "")
        number = f"table {len(found) + 1}"
        place = f"sheet {name}, {number}" if name else number
        caption = ". ".join(dict.fromkeys(filter(None, (title, *above))))
        made = grids.grid(block, caption, place) if block else None
        if made is not None:
            found.append(made)
        passages += [Passage(line, name and f"sheet {name}") for line in above]
        if made is None:
            passages += [
                Passage(" ".join(filter(None, map(str.strip, row))), name and f"sheet {name}") for row in block
            ]
    return passages, found


def _blocks(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    for row in rows:
        if any(cell.strip() for cell in row):
            block.append(row)
        elif len(block) > 2 or (block and any(map(grids.is_figure, block[-1][1:]))):
            yield block
            block = []
    if block:
        yield block


# ---------------------------------------------------------------- XLSX
def read_xlsx(data: bytes, uri: str) -> tuple[list[Passage], list[Grid], tuple[str, ...]]:
    """The values of every visible sheet as they are shown: percentages as percent, dates as days."""
    openpyxl = bounds.library("openpyxl", "xlsx", uri, "an Excel file")
    bounds.check_archive(data, uri, "Excel file")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise InputError(f"the Excel file cannot be read: {type(error).__name__}: {error}", path=uri) from None
    passages: list[Passage] = []
    found: list[Grid] = []
    left = bounds.CELLS
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            rows: list[list[str]] = []
            for row in sheet.iter_rows():
                left -= len(row)
                if left < 0:
                    raise InputError(
                        f"the Excel file has more than {bounds.CELLS:,} cells",
                        path=uri,
                        hint="give the sheet that the article is about",
                    )
                rows.append([_shown(cell) for cell in row[: grids.WIDEST]])
            more, tables = _sheet(rows, sheet.title, uri)
            passages += more
            found += tables
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"the Excel file is damaged: {type(error).__name__}: {error}", path=uri) from None
    finally:
        book.close()
    return passages, found, ()


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return f"{day:%B} {day.day}, {day.year}"
    if not isinstance(value, int | float):
        return str(value)
    form = str(cell.number_format or "")
    if "%" in form:
        return f"{_plain(round(value * 100, 6))}%"
    mark = next((sign for sign in "€£¥$" if sign in form), "")
    return f"{mark}{_plain(value)}"


def _plain(value: float) -> str:
    """The digits that were typed: 0.1 + 0.2 is shown as 0.3; a figure keeps fifteen digits, as the program does."""
    text = f"{value:.15g}"
    return str(int(float(text))) if float(text) == int(float(text)) else (text if "e" not in text else f"{value:f}")
