"""JUnit XML: one suite an article, one case a claim or finding. A test report is complete, so `--show` changes nothing here.

A failure is a contradicted claim or a finding of severity error; an unverified, accepted or not checkable claim is skipped. Where
the gate failed for another reason, and where nothing was checked, a case of its own says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.model import Report, Run, Summary
from factcheck.patterns import regex
from factcheck.render import Options
from factcheck.render.issues import Issue, file_path, issues, of_run
from factcheck.render.items import EXEMPT

_FORBIDDEN = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) can hold in no form, not even escaped."""
_SKIPPED = ("unverified", *EXEMPT, "not-checkable")


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    path = _legal(file_path(report.article.uri))
    suite = Element("testsuite", name=path)
    for issue in issues(report, "all"):
        _case(suite, path, issue)
    if (
        report.summary.gate == "failed"
        and report.claims
        and not any(case.find("failure") is not None for case in suite)
    ):
        _gate(suite, path, report.summary)
    found = Counter(child.tag for case in suite for child in case)
    suite.attrib |= {
        "tests": str(len(suite)),
        "failures": str(found["failure"]),
        "errors": str(found["error"]),
        "skipped": str(found["skipped"]),
    }
    indent(suite, level=1)
    return f"  {tostring(suite, encoding='unicode')}\n"


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{run.tool}">\n'
    yield from parts
    for issue in of_run(summary):
        suite = Element("testsuite", name=run.tool, tests="1", failures="0", errors="1", skipped="0")
        _case(suite, run.tool, issue)
        indent(suite, level=1)
        yield f"  {tostring(suite, encoding='unicode')}\n"
    yield "</testsuites>\n"


def _case(suite: Element, path: str, issue: Issue) -> None:
    """A name that stays when lines move: the words and the id."""
    item, told = issue.item, _legal("\n".join(issue.message()))
    if item is None:
        case = SubElement(suite, "testcase", name=issue.code, classname=path, file=path)
        SubElement(case, "error", type=issue.code, message=_legal(issue.detail)).text = told
        return
    quote = " ".join(_legal(item.quote).split())
    case = SubElement(suite, "testcase", name=f"{quote} ({item.id})" if quote else item.id, classname=path, file=path)
    if issue.region:
        case.set("line", str(issue.region.start_line))
        told = f"{path}:{issue.region.start_line}:{issue.region.start_column}\n{told}"
    if issue.level == "error":
        SubElement(case, "failure", type=issue.code, message=_legal(item.message)).text = told
    elif item.status in _SKIPPED:
        SubElement(case, "skipped", message=_legal(f"{issue.code}: {item.message}"))
    else:
        SubElement(case, "system-out").text = told


def _gate(suite: Element, path: str, summary: Summary) -> None:
    open_claims = summary.unverified - summary.reasons.get("not-checkable", 0)
    text = f"The gate failed ({', '.join(summary.because)}): {open_claims} of {summary.claims} claims are unverified."
    case = SubElement(suite, "testcase", name="gate", classname=path, file=path)
    SubElement(case, "failure", type="gate", message=text).text = text


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
