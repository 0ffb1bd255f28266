"""One claim or finding with everything that is known about it, for `factcheck explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.model import Claim, Evidence, Extraction, Finding, Quantity, Report
from factcheck.render import Options
from factcheck.render.layout import Paint, plain, wrap
from factcheck.render.terms import TERMS
from factcheck.render.text import amount, claim_line
from factcheck.text.lines import LineIndex


def render_claim(report: Report, claim: Claim, options: Options) -> str:
    paint = Paint(options.color, options.glyphs)
    line, column = LineIndex(report.article.text).line_col(claim.start)
    sentence = next((s for s in report.sentences if s.index == claim.sentence), None)
    parts: list[tuple[str, Iterable[str]]] = [
        ("claim", [f"{claim.id} · {report.article.uri}:{line}:{column}"]),
        ("text", [f'"{claim.text}"']),
        ("sentence", [report.article.text[sentence.start : sentence.end]] if sentence else []),
        ("read as", _read_as(report, claim)),
        (
            "judged",
            [f"as of {report.run.as_of}" if report.run.as_of else "without a date", f"rule {claim.rule or 'none'}"],
        ),
    ]
    verdict = claim.verdict
    if verdict is not None:
        code = verdict.reason or (verdict.diagnosis.code if verdict.diagnosis else "")
        parts += [
            ("verdict", [f"{verdict.status}{f' ({code})' if code else ''}: {verdict.detail}"]),
            ("meaning", [TERMS[code]] if code in TERMS else []),
            ("working", verdict.working.splitlines()),
            ("diagnosis", [verdict.diagnosis.text] if verdict.diagnosis else []),
            ("suggested", [f'"{verdict.fix.replacement}"'] if verdict.fix else []),
            ("notes", [f"{note.code}: {note.text}" for note in verdict.notes]),
        ]
        for evidence in verdict.evidence:
            parts.append(("evidence", _evidence(evidence)))
    return _table(parts, options, paint)


def render_finding(report: Report, finding: Finding, options: Options) -> str:
    line, column = LineIndex(report.article.text).line_col(finding.start)
    parts: list[tuple[str, Iterable[str]]] = [
        ("finding", [f"{finding.id} · {report.article.uri}:{line}:{column}"]),
        ("text", [f'"{report.article.text[finding.start : finding.end]}"']),
        ("rule", [f"{finding.rule} ({finding.severity})"]),
        ("message", [finding.message]),
        ("meaning", [TERMS[finding.code]] if finding.code else []),
        ("compared", list(_compared(report, finding))),
        ("consistent", [finding.consistent] if finding.consistent else []),
    ]
    return _table(parts, options, Paint(options.color, options.glyphs))


def _compared(report: Report, finding: Finding) -> Iterator[str]:
    """Everything that the finding rests on, with its place."""
    places = LineIndex(report.article.text)
    for shown in finding.figures if len(finding.figures) > 1 else ():
        line, column = places.line_col(shown.start)
        yield f'"{" ".join(shown.text.split())}" at {line}:{column}'


def _read_as(report: Report, claim: Claim) -> Iterator[str]:
    mentions = Extraction(quantities=report.mentions.quantities, times=report.mentions.times)
    yield claim_line(claim)
    if quantity := mentions.quantity(claim.quantity):
        yield f'"{quantity.text}": {read_figure(quantity)}'
    for name, id_ in (("period", claim.period), ("compared with", claim.base)):
        if time := mentions.time(id_):
            window = f", {time.window.start or '...'} to {time.window.end}" if time.window else ""
            yield f'{name} "{time.text}": {time.value}{window}'
    for context in claim.context:
        yield f"{context.field} taken from the {context.source}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    figure = amount(evidence)
    yield " · ".join(filter(None, [evidence.source, evidence.key, figure, evidence.period]))
    if evidence.published:
        yield f"public since {evidence.published}"
    yield from filter(None, [evidence.url, f'"{evidence.excerpt}"' if evidence.excerpt else None, evidence.digest])


def _table(parts: Iterable[tuple[str, Iterable[str]]], options: Options, paint: Paint) -> str:
    lines = []
    for name, values in parts:
        label = name
        for value in values:
            for text in wrap(plain(value), options.width - 12):
                lines.append(paint(f"{label:<10}", "dim") + "  " + paint(text))
                label = ""
    return "".join(f"{line.rstrip()}\n" for line in lines)


def read_figure(quantity: Quantity) -> str:
    """How a figure was read: "eq 412600000 CHF", "range 3 to 5 percent"."""
    if quantity.value is not None:
        value = _digits(quantity.value)
    elif quantity.low == quantity.high:
        value = _digits(quantity.low)
    else:
        value = f"{_digits(quantity.low)} to {_digits(quantity.high)}"
    return f"{quantity.cmp} {value} {quantity.unit}"


def _digits(value: Decimal | None) -> str:
    text = "..." if value is None else f"{value:f}"
    return text.rstrip("0").rstrip(".") if text.rpartition(".")[0].lstrip("-").isdigit() else text
