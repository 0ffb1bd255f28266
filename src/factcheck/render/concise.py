"""One line for each claim and finding that needs a look, as compilers print it: `file:line:col: verdict rule message`.

What keeps the run from being an answer stands at 1:1, as an error."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.render import Options
from factcheck.render.issues import troubles
from factcheck.render.items import Item, items
from factcheck.render.layout import plain


def render(report: Report, options: Options) -> str:
    lines = [plain(f"{report.article.uri}:1:1: error {code} {text}") for code, text in troubles(report)]
    lines += [_line(report, item) for item in sorted(items(report, options.show), key=lambda item: item.start)]
    return "".join(f"{line}\n" for line in lines)


def _line(report: Report, item: Item) -> str:
    message = (
        f"{item.tag}: {item.message}"
        if item.tag and item.status != "supported" and item.rule != item.tag
        else item.message
    )
    return plain(f"{report.article.uri}:{item.line}:{item.column}: {item.status} {item.rule or '-'} {message}")
