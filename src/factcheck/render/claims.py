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
    if options.traces:
        lines += _mentions(report, places, options, paint)
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
    if options.traces and claim.rule_trace:
        details.append(f"pattern: {claim.rule_trace}")
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


def _mentions(report: Report, places: LineIndex, options: Options, paint: Paint) -> list[str]:
    """Every quantity, time, name and trap in the order of the text, with what made it."""
    told = report.mentions
    rows: list[tuple[int, str, str, str]] = []
    rows += [(q.start, q.text, f"{q.kind} {read_figure(q)}", q.rule) for q in told.quantities]
    rows += [(t.start, t.text, f"{t.type} {t.value}", t.rule) for t in told.times]
    rows += [(e.start, e.text, " ".join(filter(None, (e.type, e.ref, *e.candidates))), e.rule) for e in told.entities]
    rows += [(x.start, x.text, "no quantity", x.rule or "by form") for x in told.traps]
    lines = ["", paint(f"{len(rows)} mentions" if len(rows) != 1 else "1 mention", "bold")] if rows else []
    for start, text, value, rule in sorted(rows):
        left = "{}:{}".format(*places.line_col(start)).ljust(8)
        first, *rest = wrap(plain(f'"{text}" {value} · {rule}'), options.width - width(left))
        lines += [left + first, *(" " * width(left) + more for more in rest)]
    return lines
