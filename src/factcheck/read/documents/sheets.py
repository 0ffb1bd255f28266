"""CSV, TSV and XLSX: one table a sheet, its caption the lines above the header."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from factcheck.errors import InputError
from factcheck.patterns import regex
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
    rows = _with_whole_comments(rows)
    if _has_decimal_commas(rows):
        rows = [[grids.EUROPEAN.sub(grids.pointed, cell) for cell in row] for row in rows]
        notes = (*notes, "figures are read with decimal commas")
    passages, found = _sheet(rows, "", uri)
    return passages, found, notes


def _with_whole_comments(rows: list[list[str]]) -> list[list[str]]:
    """ "# Overnight stays, by country (thousands)": a comment is one cell, whatever commas it has; the last may be the header."""
    told = [i for i, row in enumerate(rows) if row and _COMMENT.match(row[0])]
    table = next((i for i, row in enumerate(rows) if i not in told and any(map(str.strip, row))), len(rows))
    is_headed = table < len(rows) and not any(map(grids.is_figure, rows[table][1:]))
    out = list(rows)
    for i in told:
        if i != table - 1 or is_headed or len(rows[i]) != len(rows[table]):
            out[i] = [",".join(rows[i]).lstrip("# ").strip('"“” ')]
    return out


_COMMENT = regex(r"\s*#+\s*[\"“'‘]?\s*[^\W\d_]{2}")


def _has_decimal_commas(rows: Sequence[Sequence[str]]) -> bool:
    """ "1.412,6" and "28,1": some figures can be read in no other way, and none in the English way only."""
    cells = [cell for row in rows[:500] for cell in row if "," in cell or "." in cell]
    return any(map(grids.DECIMAL_COMMA.search, cells)) and not any(map(grids.DECIMAL_POINT.search, cells))


def _delimiter(text: str) -> str:
    """The mark that divides lines into most cells, as many in each: a title has commas too, and figures may have one in each."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]

    def divided(mark: str) -> int:
        widths = Counter(map(len, csv.reader(lines, delimiter=mark)))
        return max(((width - 1) * times for width, times in widths.items()), default=0)

    return max(("\t", ";", ","), key=divided)


_LOOKED_AT = 40


def _sheet(rows: Iterable[list[str]], name: str, uri: str) -> tuple[list[Passage], list[Grid]]:
    """Blank rows, and headers in its midst, divide a sheet into tables; rows with one filled cell above a table are its caption, and
    sentences behind a label are text."""
    passages: list[Passage] = []
    found: list[Grid] = []
    title = ""
    filled = [list(row) for row in rows]
    left = min((i for row in filled for i, cell in enumerate(row) if cell.strip()), default=0)
    for block in _blocks(row[left:] for row in filled):
        above: list[str] = []
        notes = [_note(row) for row in block if _is_note(row)]
        block = [row for row in block if not _is_note(row)]
        if _is_title(block):
            block[0] = [", ".join(filter(None, map(str.strip, block[0])))]
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
        passages += [Passage(note, f"sheet {name}, notes" if name else "notes") for note in notes]
    return passages, found


def _is_title(block: Sequence[Sequence[str]]) -> bool:
    """ "Norrvik Airport,Traffic statistics,October 2025,,,": above the header of a wider table, with nothing behind it."""
    if (
        len(block) <= _PAIR
        or not block[0][0].strip()
        or any(any(map(grids.is_figure, row[1:])) for row in block[:_PAIR])
    ):
        return False
    first, second = ([bool(cell.strip()) for cell in row] for row in block[:_PAIR])
    return second[0] and sum(first) < sum(second) and all(first[: sum(first)]) and any(map(_DATED.search, block[0]))


def _is_note(row: Sequence[str]) -> bool:
    """ "Note,The fall reflects a failure on two days, when 96 flights were cancelled.,,,": a sentence, in a table of more columns."""
    told = [cell.strip() for cell in row[1:] if cell.strip()]
    return (
        len(row) > _PAIR and len(told) == 1 and row[1].strip() == told[0] and _SENTENCE.fullmatch(told[0]) is not None
    )


def _note(row: Sequence[str]) -> str:
    return row[1].strip() if _NOTE.fullmatch(row[0].strip()) else f"{row[0].strip()}: {row[1].strip()}"


_PAIR = 2
_DATED = regex(r"\b(?:19|20)\d\d\b")
_SENTENCE = regex(r"[\"“A-Z](?:[^\s]*\s+){5,}[^\s]*[.!?][\"”]?")
_NOTE = regex(r"(?:(?:foot)?notes?|remarks?|comments?|text)?[\s\d:*.)]*", re.IGNORECASE)
_HEADS = regex(r"\b(?:19|20)\d\d\b|\bchange\b|%|\bQ[1-4]\b|\bH[12]\b", re.IGNORECASE)


def _is_header(row: Sequence[str], before: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Airline,Passengers Oct 2025,Passengers Oct 2024,Change %", between rows of figures: what stands below it is another table."""
    told = [cell.strip() for cell in row[1:] if cell.strip()]
    if len(row) <= _PAIR or not row[0].strip() or not told or any(map(grids.is_figure, told)):
        return False
    have_figures = all(any(map(grids.is_figure, each[1:])) for each in (before, behind))
    return have_figures and any(map(_HEADS.search, told)) and not _is_note(row)


def _blocks(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    every = list(rows)
    for row, behind in zip(every, [*every[1:], []], strict=True):
        if any(cell.strip() for cell in row):
            if block and _is_header(row, block[-1], behind):
                yield block
                block = []
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
    notes: list[str] = []
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
            xml = _source(data, sheet)
            _spread(rows, _merged(xml))
            if empty := len(_WITHOUT_RESULT.findall(xml)):
                notes.append(
                    f"sheet {sheet.title}: {empty} formulas have no result in the file and are left out; open it in a "
                    "spreadsheet program and save it again"
                )
            more, tables = _sheet(rows, sheet.title, uri)
            passages += more
            found += tables
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"the Excel file is damaged: {type(error).__name__}: {error}", path=uri) from None
    finally:
        book.close()
    return passages, found, tuple(notes)


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
        return f"{_shown_as(round(value * 100, 6), form)}%"
    behind = next((unit for unit in _BEHIND.findall(form)), "")
    return f"{_mark(form)}{_shown_as(value, form)}{behind}"


def _shown_as(value: float, form: str) -> str:
    """The digits of a figure with the zeros that its format shows: 37 as "0.0" is 37.0; digits that it hides are told."""
    text = _plain(value)
    places = _PLACES.search(_BRACKETS.sub("", form).partition(";")[0])
    lacking = len(places[1]) - len(text.partition(".")[2]) if places else 0
    return f"{text}{'' if '.' in text else '.'}{'0' * lacking}" if lacking > 0 else text


_PLACES = regex(r"[0#]\.(0+)")
_BEHIND = regex(r'[0#]\s*\\?"?\s*(x|bps?|pp)"?(?=;|$)')
""" '0.0"x"'."""


_BRACKETS = regex(r"\[\$(?P<mark>[^\]-]*)(?:-[^\]]*)?\]")
_CODE = regex(r"(?<![A-Z])[A-Z]{3}(?![A-Z])")


def _mark(form: str) -> str:
    """The currency of a number format: "[$CHF-807] #,##0", "#,##0 [$€-407]", '"USD" 0.0'; "[$-409]" is a language alone."""
    told = _BRACKETS.search(form)
    if told is not None and told["mark"].strip():
        mark = told["mark"].strip()
        return f"{mark} " if mark[-1].isalnum() else mark
    plain = _BRACKETS.sub("", form)
    if sign := next((sign for sign in "€£¥$" if sign in plain), ""):
        return sign
    quoted = "".join(plain.split('"')[1::2])
    return f"{code[0]} " if (code := _CODE.search(quoted)) else ""


_MERGED = regex(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_YEAR = 4
"""Digits; a year over several columns is the year of each."""
_Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


def _source(data: bytes, sheet: Any) -> bytes:
    """A sheet as it is stored: what the library does not tell when it reads row by row stands there."""
    path = str(getattr(sheet, "_worksheet_path", ""))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(path) if path in archive.namelist() else b""


_WITHOUT_RESULT = regex(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")


def _merged(xml: bytes) -> list[_Range]:
    """The ranges that are one cell to the eye."""
    at = xml.rfind(b"mergeCells ")  # behind the cells
    found = _MERGED.finditer(xml, max(at, 0)) if at >= 0 or b"<mergeCells>" in xml else iter(())
    return [(int(m[2]) - 1, _column(m[1]), int(m[4]) - 1, _column(m[3])) for m in found]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _spread(rows: list[list[str]], ranges: Iterable[_Range]) -> None:
    """What stands in a merged cell counts for every column and row that it covers; a title over the whole table stands once."""
    for top, left, bottom, right in ranges:
        if top >= len(rows) or left >= len(rows[top]) or not (text := rows[top][left]):
            continue
        beside = any(cell for i, cell in enumerate(rows[top]) if not left <= i <= right)
        if grids.is_figure(text) and len(text) > _YEAR:
            continue  # a figure over three columns is one figure
        last = right if beside else left
        for row in rows[top : bottom + 1]:
            row += [""] * (min(last + 1, grids.WIDEST) - len(row))
            for i in range(left, min(last + 1, grids.WIDEST)):
                row[i] = row[i] or text


def _plain(value: float) -> str:
    """The digits that were typed: 0.1 + 0.2 is shown as 0.3; a figure keeps fifteen digits, as the program does."""
    text = f"{value:.15g}"
    return str(int(float(text))) if float(text) == int(float(text)) else (text if "e" not in text else f"{value:f}")
