"""The report for an editor: one glance the verdict, one line the reason, one command the next step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from factcheck.model import Because, Claim, Evidence, Report, Summary
from factcheck.render import Options
from factcheck.render.items import EXEMPT, Item, Status, items
from factcheck.render.layout import Paint, Style, plain, shorten, width, wrap
from factcheck.report import is_exempt

MARK: dict[Status, tuple[str, Style]] = {
    "contradicted": ("✗", "bad"), "error": ("!", "bad"), "warning": ("!", "warn"), "note": ("·", "dim"),
    "unverified": ("?", "warn"), "supported": ("✓", "good"), "not-checkable": ("·", "dim"), "claim": ("·", "dim"),
    "accepted": ("✓", "warn"), "baselined": ("·", "dim"),
}  # fmt: skip
_CITED = {
    "facts": "fact",
    "sec": "SEC filing",
    "ecb": "ECB reference rate",
    "worldbank": "World Bank",
    "bls": "BLS",
    "wikidata": "Wikidata",
}
_SHORT = {
    "facts": "fact files",
    "sec": "SEC",
    "ecb": "ECB",
    "worldbank": "World Bank",
    "bls": "BLS",
    "wikidata": "Wikidata",
}
_CMP = {"ge": "at least ", "gt": "more than ", "le": "at most ", "lt": "less than ", "approx": "about "}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SIGNS = {
    "percent": "{}%", "pp": "{} pp", "bps": "{} bps", "x": "{}x", "ratio": "{}", "rank": "#{}", "people": "{} people",
}  # fmt: skip
_PUBLISHED = {"sec": "filed", "facts": "published", "ecb": "fixing of"}
QUOTE_LINES = 3
_WHY: dict[Because, str] = {
    "unverified": "unverified claims", "max-unverified": "too many unverified", "require-review": "decisions missing",
}  # fmt: skip
"""What fails a gate and is not seen from the items."""


def render(report: Report, options: Options) -> str:
    paint = Paint(options.color, options.glyphs)
    shown = items(report, options.show)
    lines = [*_head(report, options, paint)]
    for item in shown:
        lines += ["", *item_lines(item, options, paint)]
    if shown:
        lines.append("")
    lines += _foot(report, options, paint, shown)
    return "".join(f"{line.rstrip()}\n" for line in lines)


# ---------------------------------------------------------------- head
def _head(report: Report, options: Options, paint: Paint) -> list[str]:
    article, as_of = report.article, report.run.as_of
    name, ticker = _company(report)
    parts = [f"{name} ({ticker})" if name and ticker else name or ticker]
    if article.published:
        parts.append(f"published {article.published}")
    if as_of:
        parts.append("judged as of that day" if as_of == article.published else f"judged as of {as_of}")
    else:
        parts.append("no date: give --as-of to judge what depends on one")
    if report.run.since:
        parts.append(f"only what changed since {report.run.since}")
    parts = [plain(article.uri), *filter(None, parts)]
    if ticker and width(" · ".join(parts)) > options.width:
        parts[1] = ticker
    lines = [paint(line, "bold") for line in _joined(parts, options.width)]
    word, style = state(report)
    counts = " · ".join(tally(report))
    gap = options.width - width(word) - width(counts) - width(coverage(report)) - 2
    if gap >= 3:
        return [*lines, f"{paint(word, style)}  {paint(counts)}{' ' * gap}{paint(coverage(report), 'dim')}"]
    first, *rest = wrap(counts, options.width - width(word) - 2)
    return [*lines, f"{paint(word, style)}  {paint(first)}", *(paint(f"  {line}") for line in rest)]


def _company(report: Report) -> tuple[str, str]:
    """Name and ticker of the company that most claims are about, else the article's tickers: a page about markets is about none."""
    told = [c.subject for c in report.claims if c.subject.name and not (c.subject.id or ":").startswith(_NO_COMPANY)]
    named = Counter((subject.name or "", subject.ticker or "") for subject in told)
    name, ticker = min(named, key=lambda key: (-named[key], key), default=("", ""))
    if named[name, ticker] * _MANY < len(report.claims):
        return "", plain(", ".join(report.article.tickers))
    return plain(name), plain(ticker)


_NO_COMPANY = ("iso3166:", "fx:", ":")
_MANY = 4
""" "About" a company is a page of which every fourth claim speaks of it."""


def state(report: Report) -> tuple[str, Style]:
    summary = report.summary
    if not summary.claims and summary.gate == "failed":
        return "NOTHING CHECKED", "bad"
    if summary.gate == "failed":
        why = [*(_WHY[word] for word in summary.because if word in _WHY), *([] if summary.complete else ["incomplete"])]
        return f"FAILED ({', '.join(why)})" if why else "FAILED", "bad"
    if not summary.complete:
        return "INCOMPLETE", "warn"
    return "PASSED", "good"


def tally(report: Report) -> list[str]:
    summary = report.summary
    checkless = summary.reasons.get("not-checkable", 0)
    exempt = [claim for claim in report.claims if is_exempt(claim) and claim.verdict]
    contradicted = sum(1 for claim in exempt if claim.verdict and claim.verdict.status == "contradicted")
    findings = sum(1 for finding in report.findings if not is_exempt(finding))
    counts = [
        (summary.contradicted - contradicted, "contradicted"),
        (summary.supported, "supported"),
        (summary.unverified - checkless - (len(exempt) - contradicted), "unverified"),
        (findings, "finding" if findings == 1 else "findings"),
        (summary.accepted, "accepted"),
        (summary.baselined, "in the baseline"),
    ]
    nothing = "nothing to report" if report.run.since else "no claim found" if not summary.claims else "no verdict"
    return [f"{count} {word}" for count, word in counts if count] or [nothing]


def coverage(report: Report) -> str:
    classes = Counter(sentence.cls for sentence in report.sentences)
    with_claims = len({claim.sentence for claim in report.claims})
    text = f"{_plural(report.summary.claims, 'claim')} in {_plural(with_claims, 'sentence')}"
    others = {name: classes[name] for name in ("opinion", "forecast", "hypothetical", "boilerplate") if classes[name]}
    if not others:
        return text
    *names, last = others
    count = sum(others.values())
    return f"{text}; {count} more {'is' if count == 1 else 'are'} {', '.join(names)}{' or ' if names else ''}{last}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# ---------------------------------------------------------------- items
def item_lines(item: Item, options: Options, paint: Paint) -> list[str]:
    """One claim or finding as the report shows it."""
    mark, style = MARK[item.status]
    place = f"{item.line}:{item.column}"
    left = f"{mark} {place:<7} "
    tag = plain(item.tag)
    lines = _quoted(plain(item.quote), width(left), tag, options.width)
    first = paint(mark, style) + paint(left[1:]) + _tagged(lines[0], tag, paint, style)
    rest = [" " * width(left) + _tagged(line, tag, paint, style) for line in lines[1:]]
    body = _body(item, options)
    tail = _tail(item, options.width - 4)
    bars = ["│"] * (len(body) + len(tail))
    if tail:
        bars[len(body)] = "└"
        bars[len(body) + 1 :] = [" "] * (len(tail) - 1)
    return [first, *rest, *(paint(f"  {bar} {line}") for bar, line in zip(bars, [*body, *tail], strict=True))]


def _quoted(quote: str, indent: int, tag: str, columns: int) -> list[str]:
    """The words in question, the tag at the right edge: beside them if it fits, else below."""
    room = columns - indent
    if not quote:
        return [tag.rjust(room) if width(tag) <= room else shorten(tag, room)]
    lines = wrap(f'"{quote}"', room)
    if len(lines) > QUOTE_LINES:
        lines = [*lines[: QUOTE_LINES - 1], shorten(f"{lines[QUOTE_LINES - 1]} …", room)]
    gap = room - width(lines[-1]) - width(tag)
    if gap >= 2:
        return [*lines[:-1], lines[-1] + " " * gap + tag]
    return [*lines, shorten(tag, room).rjust(room)]


def _tagged(line: str, tag: str, paint: Paint, style: Style) -> str:
    if tag and line.endswith(tag):
        return paint(line[: -len(tag)]) + paint(tag, style)
    return paint(line)


def _body(item: Item, options: Options) -> list[str]:
    room = options.width - 4
    paragraphs = [item.message]
    citations: list[list[str]] = []
    claim = item.claim
    if claim is not None and claim.verdict is not None:
        paragraphs += [f"{note.code}: {note.text}" for note in claim.verdict.notes]
        diagnosis = claim.verdict.diagnosis
        if diagnosis is not None and diagnosis.text not in claim.verdict.detail:
            paragraphs.append(diagnosis.text)
        citations = [cited(evidence) for evidence in item.evidence[:3]]
        places = ", ".join(f"{line}:{column}" for line, column in item.repeats)
        if places:
            paragraphs.append(f"It stands in the text again at {places}.")
    seen = dict.fromkeys(plain(paragraph) for paragraph in paragraphs if paragraph.strip())
    lines = [line for paragraph in seen for line in wrap(paragraph, room)]
    return lines + [line for parts in citations for line in _joined([plain(part) for part in parts], room)]


def _tail(item: Item, room: int) -> list[str]:
    claim = item.claim
    if item.finding is not None and item.finding.consistent and item.status not in EXEMPT:
        return _beside(f"would agree: {plain(item.finding.consistent)}", f"factcheck explain {item.finding.id}", room)
    if claim is None or claim.verdict is None or item.status not in ("contradicted", "warning", "unverified"):
        return []
    command = f"factcheck explain {claim.id}"
    if claim.verdict.fix is None:
        return wrap(command, room)
    return _beside(f'suggested: "{plain(claim.verdict.fix.replacement)}"', command, room)


def _beside(suggestion: str, command: str, room: int) -> list[str]:
    """On one line where both fit."""
    gap = room - width(suggestion) - width(command)
    if gap >= 3:
        return [suggestion + " " * gap + command]
    return [*wrap(suggestion, room), *wrap(command, room)]


def cited(evidence: Evidence) -> list[str]:
    """Evidence in parts: where, what, for when, since when public, link."""
    where = _CITED.get(evidence.source, evidence.source)
    parts = [f"{where} {evidence.key}" if evidence.key else where]
    figure = amount(evidence)
    if figure:
        parts.append(f"{figure}, {evidence.period}" if evidence.period else figure)
    if evidence.published:
        parts.append(f"{_PUBLISHED.get(evidence.source, 'published')} {evidence.published}")
    if evidence.url:
        parts.append(evidence.url)
    return parts


def amount(evidence: Evidence) -> str:
    """ "at least CNY 380 billion", "8%", "100% to 999%"; the value as it is where it is no number."""
    if evidence.value is None:
        return ""
    ends = evidence.value[1:].split("-", 1)  # the first sign may be a minus
    ends[0] = evidence.value[:1] + ends[0]
    try:
        shown = " to ".join(_with_unit(Decimal(end), evidence.unit or "") for end in ends)
    except InvalidOperation:
        return evidence.value
    return _CMP.get(evidence.cmp, "") + shown


def _with_unit(value: Decimal, unit: str) -> str:
    size = next((scale for scale in _SCALES if abs(value) >= scale[0]), None)
    number = _trimmed(value / size[0]) + f" {size[1]}" if size else _trimmed(value)
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {number}"
    if unit in _SIGNS:
        return _SIGNS[unit].format(number)
    # a counted noun: "6 quarters"
    return f"{number} {unit}".strip() + ("s" if unit and value != 1 and not unit.endswith("s") else "")


def _trimmed(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# ---------------------------------------------------------------- foot
def _foot(report: Report, options: Options, paint: Paint, shown: list[Item]) -> list[str]:
    parts = [part for part in (hidden(report, options), _sources(report)) if part]
    used = sum(width(part) for part in tally(report)) + 3 * len(tally(report)) + width(state(report)[0])
    if options.width - used - width(coverage(report)) < 3:
        parts.insert(0, coverage(report))
    for status in report.sources:
        parts += [f"{status.id}: {told}" for told in (*status.failures, *status.warnings)]
    return [paint(line, "dim") for line in _joined([plain(part) for part in parts], options.width, indent=2)]


def hidden(report: Report, options: Options) -> str:
    """What is not listed above, and how to see it."""
    if options.show == "all":
        return ""
    summary = report.summary
    checkless = summary.reasons.get("not-checkable", 0)
    doubled = sum(
        1 for claim in report.claims if claim.repeats and claim.verdict and claim.verdict.status == "supported"
    )
    again = f", {doubled} of them repeated" if doubled else ""
    counts = [f"{summary.supported} supported{again}" if summary.supported else ""]
    if options.show == "contradicted" and summary.unverified - checkless:
        counts.append(f"{summary.unverified - checkless} unverified")
    counts.append(f"{checkless} not checkable (forecasts, opinions)" if checkless else "")
    counts = [count for count in counts if count]
    return f"{' · '.join(counts)} (--show all to list)" if counts else ""


def _sources(report: Report) -> str:
    used = [s for s in report.sources if s.status not in ("unused",)]
    names = [_SHORT.get(s.id, s.id) + (f" {s.as_of}" if s.as_of else "") + _trouble(s.status) for s in used]
    return f"sources: {', '.join(names)}" if names else ""


def _trouble(status: str) -> str:
    return "" if status in ("ok",) else f" ({status})"


def _joined(parts: list[str], columns: int, indent: int = 0) -> list[str]:
    """Parts with dots between them, a new line where the next part would not fit whole."""
    room = columns - indent
    lines: list[str] = []
    for part in parts:
        if lines and width(lines[-1]) + 3 + width(part) <= room:
            lines[-1] += f" · {part}"
        else:
            lines += wrap(part, room)
    return [" " * indent + line for line in lines]


def total_line(outcomes: Mapping[str, int], *, broken: bool = False) -> str:
    """The last line under several reports, from the number of articles with each outcome."""
    counts = [f"{count} {outcome}" for outcome, count in sorted(outcomes.items())]
    end = ["INTERRUPTED: the rest was not checked"] if broken else []
    return " · ".join([_plural(sum(outcomes.values()), "article"), *counts, *end]) + "\n"


def sums(summary: Summary) -> str:
    """The line over several reports in one document, from their sums."""
    open_ = summary.unverified - summary.reasons.get("not-checkable", 0)
    counts = [
        (summary.contradicted, "contradicted"),
        (summary.supported, "supported"),
        (open_, "unverified"),
        (summary.findings, "finding" if summary.findings == 1 else "findings"),
        (summary.accepted, "accepted"),
        (summary.baselined, "in the baseline"),
    ]
    word = "FAILED" if summary.gate == "failed" else "PASSED" if summary.complete else "INCOMPLETE"
    return " · ".join([word, *(f"{count} {what}" for count, what in counts if count)])


def claim_line(claim: Claim) -> str:
    """How a claim was read, in one line: "revenue of Apple Inc. · level · 2024-Q4"."""
    # a name that only another sentence gives stands in the identity alone
    of = claim.subject.name or claim.subject.text or (claim.subject.id or "").rpartition(":")[2]
    parts = [
        f"{claim.metric}{f' of {of}' if of else ''}",
        claim.segment,
        claim.role or claim.kind,
        claim.direction,
        claim.modality if claim.modality != "fact" else None,
        "negated" if claim.negated else None,
        f"said by {claim.attribution}" if claim.attribution else None,
    ]
    return plain(" · ".join(part for part in parts if part))
