"""Web pages: the visible text in reading order, one line a paragraph; offsets are into that text.

Navigation, scripts, forms and footers are left out by their tags; the rest is classed by `text.blocks` as in any text.
"""

from __future__ import annotations

import json
import re
from typing import Final

from factcheck.model import Article
from factcheck.patterns import regex
from factcheck.read.decode import decode
from factcheck.read.markup import attributes, tokens
from factcheck.read.plain import digest, read_text
from factcheck.text.stamps import parse_stamp

_SKIPPED: Final = frozenset(
    "script style noscript template svg nav form button select option iframe object canvas dialog menu head footer aside audio video figcaption".split()
)
_BREAKING: Final = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table tr caption br hr figure address time title".split()
)
_CELLS: Final = frozenset(("td", "th"))
_ROWS: Final = frozenset(("tr", "table"))
_WIDEST: Final = 40
_LONGEST_CELL: Final = 200
"""A longer cell is a text: the table is the layout of a page."""
_DEEPEST: Final = 100
_ENDS_HEAD: Final = frozenset(("body", "p", "div", "article", "main", "h1"))
_LEADS: Final = {"li": "- ", "h1": "# ", "h2": "## ", "h3": "## ", "h4": "## "}
_DATE_METAS: Final = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publish-date",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
    "sailthru.date",
)
_TITLE_METAS: Final = ("og:title", "twitter:title")
_CHARSET = regex(rb"<meta[^>]{0,200}charset=[\"']?(?P<name>[\w-]{3,20})", re.IGNORECASE)
_SPACES = regex(r"[ \t\r\n\xa0\f]+")


def read_html(data: bytes, uri: str) -> Article:
    """The article on a page. The date and title that the page's head gives win over those found in the text."""
    text, notes = _decode(data, uri)
    page = _Page(text)
    body = page.text()
    stamp = next((stamp for said in page.dates if (stamp := parse_stamp(said)) and stamp.day), None)
    return read_text(
        body,
        uri,
        title=page.title,
        published=(stamp.moment or stamp.day) if stamp else None,
        digest=digest(data),
        notes=notes,
    )


def _decode(data: bytes, uri: str) -> tuple[str, tuple[str, ...]]:
    named = _CHARSET.search(data[:4096])
    if named and named["name"].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(named["name"].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass  # the page names its encoding wrongly: look at the bytes
    return decode(data, uri)


class _Row:
    """A row being read: which columns cells of the rows above still fill."""

    def __init__(self, spans: dict[int, int]) -> None:
        self.spans = {column: rows - 1 for column, rows in spans.items() if rows > 1}
        self._own: set[int] = set()
        self._column = 0
        self._tabs = 0

    def start(self, values: dict[str, str], line: list[str]) -> None:
        """Open a cell: as many tabs before it as there are columns to its left."""
        while self._column in self.spans and self._column not in self._own:
            self._column += 1
        line.append("\t" * (self._column - self._tabs))
        self._tabs = self._column
        wide, high = (_span(values.get(name)) for name in ("colspan", "rowspan"))
        for column in range(self._column, self._column + wide):
            if high > 1:
                self.spans[column] = high
                self._own.add(column)
        self._column += wide


def _span(value: str | None) -> int:
    return min(int(value), _WIDEST) if value and value.isdigit() and int(value) > 0 else 1


class _Page:
    """Collects visible text as lines, and what the head says."""

    def __init__(self, page: str) -> None:
        self.title: str | None = None
        self.dates: list[str] = []
        self._lines: list[str] = []
        self._line: list[str] = []
        self._open: list[str] = []
        self._linked_next = False
        self._lead = ""
        self._row: _Row | None = None
        for token in tokens(page):
            if token.kind == "text":
                if not self._open:
                    self._line.append(_SPACES.sub(" ", token.value))
            elif token.kind == "start":
                self._start(token.name, token.value)
            elif token.kind == "end":
                self._end(token.name)
            elif self._linked_next:
                self._linked(token.value)
        self._end_row()
        self._break()

    def text(self) -> str:
        return "\n".join(self._lines).rstrip("\n") + "\n" if self._lines else ""

    def _start(self, tag: str, source: str) -> None:
        self._linked_next = tag == "script" and "ld+json" in source
        if tag == "meta":
            self._meta(attributes(source))
        elif tag in _SKIPPED:
            if not source.endswith("/") and len(self._open) < _DEEPEST:
                self._open.append(tag)
        elif self._open and tag in _ENDS_HEAD and self._open[-1] == "head":
            self._open.clear()  # the end tag of the head may be missing
        elif self._open:
            return
        elif tag in _ROWS:
            self._end_row()
            self._break()
            self._row = _Row(self._row.spans if self._row and tag == "tr" else {}) if tag == "tr" else None
        elif tag in _CELLS:
            if self._row is not None:
                self._row.start(attributes(source), self._line)
            elif self._line:
                self._line.append("\t")
        elif tag in _BREAKING:
            if self._row is not None:
                # what stands in a cell is one line with its row, unless the row turns out to be the page's layout
                self._line.append("\n" + _LEADS.get(tag, ""))
                return
            self._break()
            self._lead = _LEADS.get(tag, "")

    def _end(self, tag: str) -> None:
        if tag in _SKIPPED:
            # An end tag closes what was left open inside it, and nothing when it was never opened.
            if tag in self._open:
                del self._open[self._open.index(tag) :]
        elif tag == "tr" and not self._open:
            self._end_row()
        elif tag == "table" and not self._open:
            self._end_row()
            self._row = None
            if self._lines and self._lines[-1]:
                self._lines.append("")
        elif tag in _BREAKING and not self._open:
            if self._row is not None and tag != "caption":
                self._line.append("\n")
                return
            self._break()

    def _end_row(self) -> None:
        """The row as one line of cells; as paragraphs where a cell holds a text."""
        if self._row is None or not self._line:
            return
        cells = [cell.strip() for cell in "".join(self._line).split("\t")]
        self._line = []
        told = [cell for cell in cells if cell]
        if any(len(cell) > _LONGEST_CELL or cell.count("\n") > 2 for cell in told):
            for cell in told:
                for line in filter(None, (_SPACES.sub(" ", line).strip() for line in cell.split("\n"))):
                    self._lines += [line, ""]
            return
        line = "\t".join(_SPACES.sub(" ", cell) for cell in cells).rstrip()
        if line:
            self._lines.append(line)

    def _break(self) -> None:
        cells = [_SPACES.sub(" ", cell).strip() for cell in "".join(self._line).split("\t")]
        line = "\t".join(cells).strip()
        if line:
            self._lines += [self._lead + line, ""] if "\t" not in line else [line]
            self._lead = ""
        self._line = []

    def _meta(self, values: dict[str, str]) -> None:
        name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        content = values.get("content", "").strip()
        if name in _DATE_METAS and content:
            self.dates.append(content)
        elif name in _TITLE_METAS and content:
            self.title = self.title or content

    def _linked(self, data: str) -> None:
        """`datePublished` of the page's structured data, which is for machines and names the moment."""
        try:
            found = json.loads(data)
        except ValueError:
            return
        entries = found if isinstance(found, list) else found.get("@graph", [found]) if isinstance(found, dict) else []
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("datePublished"), str):
                self.dates.insert(0, entry["datePublished"])
