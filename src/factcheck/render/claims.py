"""The listing of `factcheck claims`: what was found in every sentence and how it was read."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Extraction, Report
from factcheck.render import Options
from factcheck.render.layout import Paint, plain, width, wrap
from factcheck.render.text import claim_line, coverage
from factcheck.render.working import read_figure
from factcheck.text.lines import LineIndex


def render(report: Report, options: Options) -> str:
    paint = Paint(options.color, options.glyphs)
    article = report.article
    head = " · ".join([plain(article.uri), f"published {article.published}" if article.published else "no date"])
    lines = [paint(line, "bold") for line in wrap(head, options.width)] + wrap(coverage(report), options.width)
    places = LineIndex(article.text)
    mentions = Extraction(quantities=report.mentions.quantities, times=report.mentions.times)
    for claim in report.claims:
        lines += ["", *_claim(claim, mentions, places, options, paint)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _claim(claim: Claim, mentions: Extraction, places: LineIndex, options: Options, paint: Paint) -> Iterator[str]:
    line, column = places.line_col(claim.start)
    left = f"{line}:{column}".ljust(8)
    first, *rest = wrap(f'"{plain(claim.text)}"', options.width - width(left))
    yield paint(left + first)
    for more in rest:
        yield paint(" " * width(left) + more)
    details = [claim_line(claim), _read_as(claim, mentions), _context(claim)]
    again = ", ".join("{}:{}".format(*places.line_col(span.start)) for span in claim.repeats)
    details.append(f"again at {again}" if again else "")
    if options.traces:
        details += _traces(claim, mentions)
    details.append(claim.id)
    for detail in filter(None, details):
        for more in wrap(plain(detail), options.width - width(left)):
            yield paint(" " * width(left) + more, "dim")


def _read_as(claim: Claim, mentions: Extraction) -> str:
    quantity, time = mentions.quantity(claim.quantity), mentions.time(claim.period)
    parts = []
    if quantity is not None:
        parts.append(read_figure(quantity))
    if time is not None:
        window = f" ({time.window.start or '...'} to {time.window.end})" if time.window else ""
        parts.append(f"period {time.value}{window}")
    if claim.compare_to:
        parts.append(f"compared with {claim.compare_to}")
    if claim.object is not None:
        parts.append(f'about "{claim.object.text}"')
    return " · ".join(parts)


def _context(claim: Claim) -> str:
    taken = [f"{context.field} from {context.source}" for context in claim.context]
    if claim.unbound:
        taken.append(f"unsure: {claim.unbound}")
    return "; ".join(taken)


def _traces(claim: Claim, mentions: Extraction) -> list[str]:
    quantity, time = mentions.quantity(claim.quantity), mentions.time(claim.period)
    traces = [f"pattern: {claim.rule_trace}" if claim.rule_trace else ""]
    traces += [f'"{m.text}": {m.rule}' for m in (quantity, time) if m is not None and m.rule]
    return traces
