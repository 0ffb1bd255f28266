"""Issues: what the formats for other programs say of a report. Selected here once, so that all have the same exemptions.

An issue is an item (see items.py), or a trouble of the run as a whole, with a path, a level and words without layout.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from typing import Literal

from factcheck.exits import MUST_CHANGE
from factcheck.model import Article, Evidence, Fix, Report, Summary
from factcheck.records import record
from factcheck.render import Show
from factcheck.render.items import Item, Status, items
from factcheck.render.layout import plain, shorten
from factcheck.render.terms import INSPECTED, OF_RUNS, TERMS
from factcheck.render.text import cited
from factcheck.text.lines import LineIndex

Level = Literal["error", "warning", "note", "none"]
_LEVEL: dict[Status, Level] = {
    "contradicted": "error", "error": "error", "warning": "warning", "unverified": "note", "note": "note",
    "accepted": "none", "baselined": "none", "supported": "none", "not-checkable": "none", "claim": "none",
}  # fmt: skip
CITED = 3
"""Pieces of evidence in a message; JSON and HTML have all."""
_QUOTE = 160
"""Columns of a quotation in a message; the whole words are in the region that the issue points to."""


@record
class Region:
    """A half-open range of the file; lines, columns and `bytes_` (columns counted in UTF-8) start at 1."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    start_bytes: int
    end_bytes: int


@record
class Issue:
    code: str
    level: Level
    path: str
    detail: str
    """What the evidence says, with the words in question before it."""
    item: Item | None = None
    region: Region | None = None
    """None where the text is no file, or only extracted from one: a place in it would be a wrong place in the file."""
    repeats: tuple[Region, ...] = ()
    fix_region: Region | None = None
    compared: tuple[tuple[str, Region], ...] = ()
    """What a finding rests on besides its own place: the words and where they stand."""

    @property
    def status(self) -> Status | None:
        return self.item.status if self.item else None

    @property
    def fix(self) -> Fix | None:
        return self.item.fix if self.item else None

    @property
    def fingerprint(self) -> str:
        """Bound to content: neither moving nor re-wrapping nor renaming changes it; another figure or verdict does."""
        return hashlib.sha256(f"factcheck/1\0{self.code}\0{self.item.id if self.item else ''}".encode()).hexdigest()

    def explained(self) -> list[str]:
        """What went wrong, and the notes: a line each."""
        verdict = self.item.claim.verdict if self.item and self.item.claim else None
        if verdict is None:
            return []
        diagnosis = verdict.diagnosis
        lines = [diagnosis.text] if diagnosis and diagnosis.text not in verdict.detail else []
        return [
            plain(line) for line in (*lines, *(f"{note.code}: {note.text}" for note in verdict.notes)) if line.strip()
        ]

    def message(self) -> list[str]:
        """Detail, what went wrong, what to write instead, and the evidence: a line each, without layout."""
        lines = [plain(self.detail), *self.explained()]
        if self.fix:
            lines.append(plain(f'Suggested: "{self.fix.replacement}"'))
        if self.item and self.item.finding and self.item.finding.consistent:
            lines.append(plain(f"Would agree: {self.item.finding.consistent}"))
        evidence = self.item.evidence[:CITED] if self.item else ()
        lines += [plain(f"Evidence: {' · '.join(cited(one))}") for one in evidence]
        return list(dict.fromkeys(lines))


def _compared(item: Item, regions: Regions) -> Iterator[tuple[str, Region]]:
    for shown in item.finding.figures if item.finding else ():
        if (shown.start, shown.end) != (item.start, item.end):
            yield plain(shown.text), regions.of(shown.start, shown.end)


def issues(report: Report, show: Show) -> Iterator[Issue]:
    """Troubles of the run first, then the worst."""
    path = file_path(report.article.uri)
    for code, text in troubles(report):
        level: Level = "error" if report.summary.exit_code else "warning"
        yield Issue(code, level, path, text)
    regions = Regions(report) if is_verbatim(report) else None
    for item in items(report, show):
        fix = item.fix
        yield Issue(
            item.code,
            _LEVEL[item.status],
            path,
            f'"{shorten(plain(item.quote), _QUOTE)}": {item.message}' if item.quote.strip() else item.message,
            item,
            regions.of(item.start, item.end) if regions else None,
            tuple(regions.of(s.start, s.end) for s in item.claim.repeats) if regions and item.claim else (),
            regions.of(fix.start, fix.end) if regions and fix else None,
            tuple(_compared(item, regions)) if regions else (),
        )


def troubles(report: Report) -> Iterator[tuple[str, str]]:
    """What keeps the run from being an answer, as code and text: no format may pass over it."""
    summary = report.summary
    if not summary.claims and summary.exit_code == MUST_CHANGE:
        yield "run/empty", "Nothing was checked: no claim was found."
    if not summary.complete:
        failures = [f"{source.id}: {failure}" for source in report.sources for failure in source.failures]
        told = "; ".join(plain(failure) for failure in failures)
        yield "run/incomplete", f"Incomplete: a source could not be consulted{f' ({told})' if told else ''}."


def of_run(summary: Summary) -> Iterator[Issue]:
    """What is wrong with a run over several articles and with none of them; the path is that of the whole."""
    if "interrupted" in summary.because:
        yield Issue("run/interrupted", "error", ".", "Interrupted: what is not listed here was not checked.")


def about(code: str) -> str:
    """What a code means, in a sentence."""
    return (
        OF_RUNS.get(code)
        or INSPECTED.get(code)
        or TERMS.get(code.partition("/")[2])
        or TERMS.get(code)
        or f"Reported by the rule {code}."
    )


def file_path(uri: str) -> str:
    """The path as tools compare it: forward slashes, no "./" before it."""
    path = uri if "://" in uri else uri.replace("\\", "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def web_link(evidence: Evidence) -> str | None:
    """The link of the evidence if it is one to a page; any other scheme could do more than open one."""
    url = evidence.url
    return url if url and url.lower().startswith(("https://", "http://")) else None


class Regions:
    """From offsets to lines and columns."""

    def __init__(self, report: Report) -> None:
        self._text = report.article.text
        self._lines = LineIndex(self._text)

    def of(self, start: int, end: int) -> Region:
        end = max(start, end)
        line, column = self._lines.line_col(start)
        last, beyond = self._lines.line_col(end)
        return Region(line, column, last, beyond, self._bytes(start, column), self._bytes(end, beyond))

    def _bytes(self, offset: int, column: int) -> int:
        return len(self._text[offset - column + 1 : offset].encode("utf-8", "surrogatepass")) + 1


def is_verbatim(report: Report) -> bool:
    """Whether the article's text is the file itself, so that lines and columns are those of the file.

    The text of a web page is extracted, and a record's text lies inside a JSON line. The digest is that of the bytes read.
    """
    return report.id is None and any(_digest(data) == report.article.digest for data in _encoded(report.article))


def _encoded(article: Article) -> Iterator[bytes]:
    """The text in every encoding that the reader knows, the usual first."""
    data = article.text.encode("utf-8", "surrogatepass")
    yield data
    yield codecs.BOM_UTF8 + data
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "cp1252"),
    ):  # fmt: skip
        try:
            yield mark + article.text.encode(encoding)
        except UnicodeEncodeError:
            continue


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
