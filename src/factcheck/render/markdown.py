"""Markdown for a comment on a pull request, and for a job summary: a table of what needs a look, the worst first.

Every word of an article is escaped by character references, which can form no markup, and cannot notify anybody or link an issue
("@name" and "#7" are cut by an empty comment, "$" stands in a span because two of them would be a formula).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from factcheck.model import Evidence, Report, Run, Summary
from factcheck.render import Options
from factcheck.render.issues import CITED, Issue, file_path, issues, of_run, web_link
from factcheck.render.layout import plain
from factcheck.render.text import MARK, cited, coverage, hidden, state, sums, tally

LIMIT = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""
_BAD = "### ✗"
_IN_URL = ":/?#[]@!$&'()*+,;=%~"
_ESCAPED = {ord(char): f"&#{ord(char)};" for char in "&<>\\`*_[]|~{}"} | {
    ord("@"): "@<!-- -->", ord("#"): "#<!-- -->", ord("$"): "<span>$</span>",
}  # fmt: skip


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    lines = [*_head(report), ""]
    found = list(issues(report, options.show))
    if found:
        lines += ["| | place | words | what the evidence says | write instead |", "|---|---|---|---|---|"]
    used = sum(map(len, lines))
    for number, issue in enumerate(found):
        row = _row(issue)
        used += len(row)
        if used > LIMIT * 3 // 4:
            lines += ["", f"{len(found) - number} more are in the full report."]
            break
        lines.append(row)
    if told := hidden(report, options):
        lines += ["", _text(told)]
    return "\n".join(lines).rstrip() + "\n"


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    """Articles that fail first; at the limit the rest is counted. The first line lets a bot find its own comment again."""
    failed: list[str] = []
    others: list[str] = []
    size = left = 0
    for piece in parts:
        group = failed if piece.startswith(_BAD) else others
        while group is failed and others and size + len(piece) > LIMIT:
            size -= len(others.pop())
            left += 1
        if size + len(piece) > LIMIT:
            left += 1
        else:
            group.append(piece)
            size += len(piece)
    yield f"<!-- {run.tool} -->\n"
    if len(failed) + len(others) + left > 1:
        yield f"**{sums(summary)}**\n\n"
    for issue in of_run(summary):
        yield f"\n**{_text(issue.detail)}**\n\n"
    if not failed and not others and not left:
        yield "Nothing was checked.\n"
    for number, piece in enumerate([*failed, *others]):
        yield ("\n" if number else "") + piece
    if left:
        yield f"\n{left} more {'article is' if left == 1 else 'articles are'} in the full report.\n"


def _head(report: Report) -> Iterator[str]:
    word, style = state(report)
    mark = {"bad": "✗", "good": "✓"}.get(style, "!")
    yield f"### {mark} {word} · {_text(file_path(report.article.uri))}"
    yield ""
    as_of = f" · judged as of {report.run.as_of}" if report.run.as_of else " · no date"
    yield f"{' · '.join(tally(report))} · {coverage(report)}{as_of}"


def _row(issue: Issue) -> str:
    mark = MARK[issue.status][0] if issue.status else "!"
    place = f"{issue.region.start_line}:{issue.region.start_column}" if issue.region else ""
    if issue.item is None:
        return f"| {mark} | | | **{_text(issue.code)}** {_text(issue.detail)} | |"
    lines = [*map(_text, issue.explained()), *map(_evidence, issue.item.evidence[:CITED])]
    lines.append(f"factcheck explain {_text(issue.item.id)}")
    told = f"**{_text(issue.code)}** {_text(issue.item.message)}<br><sub>{'<br>'.join(lines)}</sub>"
    fix = _code(issue.fix.replacement) if issue.fix else ""
    return f"| {mark} | {place} | {_code(issue.item.quote)} | {told} | {fix} |"


def _evidence(evidence: Evidence) -> str:
    url = web_link(evidence)
    told = _text(" · ".join(part for part in cited(evidence) if part != url))
    return f'<a href="{escape(quote(url, safe=_IN_URL))}">{told}</a>' if url else told


def _text(text: str) -> str:
    return plain(text).translate(_ESCAPED)


def _code(text: str) -> str:
    shown = plain(text)
    return f"<code>{shown.translate(_ESCAPED)}</code>" if shown else ""
