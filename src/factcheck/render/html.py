"""One self-contained page for an editor: the article with every claim marked, and beside it what the evidence says.

No script, nothing loaded from anywhere, no inline handler; a content policy says so to the browser. The tree is built of elements and
serialised by the standard library, so that no word of an article can become markup. Everything is listed, whatever `--show` says.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from factcheck.model import Evidence, Report, Run, Summary
from factcheck.patterns import regex
from factcheck.render import Options
from factcheck.render.issues import Issue, file_path, issues, of_run, web_link
from factcheck.render.items import Status
from factcheck.render.layout import plain
from factcheck.render.page import CLOSING, opening
from factcheck.render.terms import TERMS
from factcheck.render.text import MARK, cited, claim_line, coverage, state, sums, tally

_CLASS: dict[Status, str] = {
    "contradicted": "bad", "error": "bad", "warning": "warn", "unverified": "open", "note": "dim", "accepted": "dim", "baselined": "dim",
    "supported": "good", "not-checkable": "dim", "claim": "dim",
}  # fmt: skip
_UNSAFE = regex(
    "[^\t\n\r\x20-\x7e\xa0-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters and the marks that reorder text."""


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    """The article's row in the index on the first line, then its section."""
    # anchors of equal claims in two articles must differ
    named = f"{report.article.uri}\0{report.id or ''}"
    prefix = "a" + hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:8]
    found = list(issues(report, "all"))
    section = Element("section", {"id": prefix})
    _head(section, report)
    columns = SubElement(section, "div", {"class": "columns"})
    _article(SubElement(columns, "div", {"class": "article", "dir": "auto"}), report, found, prefix)
    side = SubElement(columns, "div", {"class": "side"})
    for issue in found:
        _card(side, report, issue, prefix)
    if not found:
        SubElement(side, "p").text = "Nothing was found to check."
    _sources(section, report)
    return "".join(tostring(each, encoding="unicode", method="html") + "\n" for each in (_row(report, prefix), section))


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    yield opening(f"{run.tool} {run.version}", summary.gate)
    # the index stands before the articles and is known after them
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as sections:
        rows: list[str] = []
        for piece in parts:
            row, _, section = piece.partition("\n")
            rows.append(row)
            sections.write(section)
        if len(rows) > 1:
            yield f'<p class="sums">{sums(summary)}</p>\n'
        for issue in of_run(summary):
            card = Element("section")
            _add(SubElement(card, "div", {"class": "card bad"}), "p", issue.detail)
            yield tostring(card, encoding="unicode", method="html") + "\n"
        if len(rows) > 1:
            yield f'<nav id="{_INDEX}" aria-label="Articles"><table>\n'
            for row in sorted(rows, key=_severity):
                yield f"{row}\n"
            yield f'</table></nav>\n<a class="top" href="#{_INDEX}">All articles</a>\n'
        sections.seek(0)
        yield from iter(lambda: sections.read(_CHUNK), "")
    yield CLOSING


# ---------------------------------------------------------------- the index
_INDEX = "articles"
_ORDER = ("bad", "warn", "good")
_CHUNK = 1 << 16


def _row(report: Report, prefix: str) -> Element:
    word, style = state(report)
    row = Element("tr", {"class": style})
    _add(SubElement(row, "td"), "span", word.partition(" (")[0], {"class": f"state {style}"})
    name = SubElement(row, "td")
    _add(name, "a", file_path(report.article.uri), {"href": f"#{prefix}", "class": "uri"})
    if report.article.title:
        _add(name, "p", report.article.title, {"class": "dim"})
    _add(row, "td", " · ".join(tally(report)))
    return row


def _severity(row: str) -> int:
    """What fails first, else in the order of the run."""
    return next(place for place, style in enumerate(_ORDER) if row.startswith(f'<tr class="{style}"'))


# ---------------------------------------------------------------- head and foot
def _head(section: Element, report: Report) -> None:
    word, style = state(report)
    head = SubElement(section, "header")
    title = SubElement(head, "h1")
    _add(title, "span", word, {"class": f"state {style}"})
    _add(title, "span", file_path(report.article.uri), {"class": "uri"})
    article, as_of = report.article, report.run.as_of
    dates = [f"published {article.published}" if article.published else "no date in the article"]
    dates.append(f"judged as of {as_of}" if as_of else "no as-of date: what depends on one is ambiguous")
    _add(head, "p", " · ".join([*tally(report), coverage(report)]))
    _add(head, "p", " · ".join([*([article.title] if article.title else []), *dates]), {"class": "dim"})


def _sources(section: Element, report: Report) -> None:
    foot = SubElement(section, "footer")
    for source in report.sources:
        if source.status != "unused":
            age = f", as of {source.as_of}" if source.as_of else ""
            credit = f" · {source.attribution}" if source.attribution else ""
            _add(
                foot,
                "p",
                f"{source.id}: {source.status}{age}{credit}{''.join(f' · {f}' for f in (*source.failures, *source.warnings))}",
            )
    packs = ", ".join(f"{pack.name} of {pack.as_of}" for pack in report.run.packs)
    rules = f"{len(report.run.rules)} rule files"
    _add(
        foot,
        "p",
        " · ".join(filter(None, [f"{report.run.tool} {report.run.version}", rules, packs, article_id(report)])),
    )


def article_id(report: Report) -> str:
    return f"article {report.article.digest[:19]}"


# ---------------------------------------------------------------- the article
def _article(body: Element, report: Report, found: list[Issue], prefix: str) -> None:
    """The text in pieces between the borders of all marks; a piece that several cover is the worst one's."""
    text = report.article.text
    marks: list[tuple[int, int, Issue]] = []
    for issue in found:
        if issue.item and issue.item.end > issue.item.start:
            again = issue.item.claim.repeats if issue.item.claim else ()
            marks += [(issue.item.start, issue.item.end, issue), *((span.start, span.end, issue) for span in again)]
    quiet = [(s.start, s.end) for s in report.sentences if s.cls == "boilerplate"]
    borders = {
        0,
        len(text),
        *(b for start, end, _ in marks for b in (start, end)),
        *(b for span in quiet for b in span),
    }
    # by start, so that each piece looks only at what is open there; `found` is worst first, and its order decides
    order = {id(issue): number for number, issue in enumerate(found)}
    waiting = sorted(marks, key=lambda mark: mark[0], reverse=True)
    dim = sorted(quiet, reverse=True)
    open_: list[tuple[int, int, Issue]] = []
    for start, end in pairwise(sorted(border for border in borders if 0 <= border <= len(text))):
        while waiting and waiting[-1][0] <= start:
            open_.append(waiting.pop())
        open_ = [mark for mark in open_ if mark[1] > start]
        while dim and dim[-1][1] <= start:
            dim.pop()
        piece = text[start:end]
        if open_:
            issue = min((mark[2] for mark in open_), key=lambda issue: order[id(issue)])
            _mark(body, piece, issue, prefix)
        elif dim and dim[-1][0] <= start:
            _add(body, "span", piece, {"class": "chrome"}, verbatim=True)
        else:
            _append(body, _safe(piece))


def _mark(body: Element, piece: str, issue: Issue, prefix: str) -> None:
    if issue.item is None:
        return
    attributes = {"class": f"mark {_CLASS[issue.item.status]}", "href": f"#{prefix}-{issue.item.id}"}
    _add(body, "a", piece, attributes | {"title": f"{issue.code}: {plain(issue.item.message)}"}, verbatim=True)


# ---------------------------------------------------------------- the cards
def _card(side: Element, report: Report, issue: Issue, prefix: str) -> None:
    item = issue.item
    if item is None:
        _add(SubElement(side, "div", {"class": "card bad"}), "p", issue.detail)
        return
    kind = _CLASS[item.status]
    card = SubElement(side, "details", {"class": f"card {kind}"})
    if kind in ("bad", "warn", "open"):
        card.set("open", "")
    head = SubElement(card, "summary")
    _add(head, "span", MARK[item.status][0], {"class": "glyph"})
    _add(head, "q", plain(item.quote), {"dir": "auto"})
    _add(head, "span", item.tag or item.code, {"class": "tag", "title": TERMS.get(item.tag, "")})
    # the anchor is inside, because a browser opens what it has to show
    _add(card, "p", item.message, {"id": f"{prefix}-{item.id}"})
    for line in issue.explained():
        _add(card, "p", line)
    if item.fix:
        instead = SubElement(card, "p")
        instead.text = "Write instead: "
        _add(instead, "ins", item.fix.replacement)
    for evidence in item.evidence:
        _evidence(card, evidence)
    _working(card, issue, report)


def _evidence(card: Element, evidence: Evidence) -> None:
    url = web_link(evidence)
    line = SubElement(card, "p", {"class": "evidence"})
    line.text = plain(" · ".join(part for part in cited(evidence) if part != url))
    if url:
        _append(line, " · ")
        _add(line, "a", url, {"href": url, "rel": "noreferrer noopener"})
    if evidence.excerpt:
        _add(card, "blockquote", evidence.excerpt, {"dir": "auto"})


def _working(card: Element, issue: Issue, report: Report) -> None:
    item = issue.item
    if item is None:
        return
    place = f" · {item.line}:{item.column}" if issue.region else ""
    more = SubElement(card, "details", {"class": "working"})
    _add(more, "summary", f"{item.id}{place}{f' · rule {item.rule}' if item.rule else ''}")
    if item.claim:
        _add(more, "p", f"Read as: {claim_line(item.claim)}")
        for line in item.claim.verdict.working.splitlines() if item.claim.verdict else ():
            _add(more, "p", line)


# ---------------------------------------------------------------- building
def _add(
    parent: Element, tag: str, text: str, attributes: dict[str, str] | None = None, *, verbatim: bool = False
) -> Element:
    """A child with text: in one safe line, or as it stands in the article."""
    child = SubElement(parent, tag, {name: _safe(value) for name, value in (attributes or {}).items() if value})
    child.text = _safe(text) if verbatim else plain(text)
    return child


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _safe(text: str) -> str:
    return _UNSAFE.sub("", text)
