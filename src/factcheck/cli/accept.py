"""`factcheck accept`: an editor's decision about claims and findings of the last run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.cli.options import AcceptedFile, Config, day
from factcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from factcheck.exempt.decisions import Decision
    from factcheck.model import Claim, Finding, Report

app = new_app()
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; default: the name that git signs commits with.")
]


@app.command()
def accept(
    items: Annotated[
        list[str],
        typer.Argument(metavar="CLAIM|FINDING", help='Ids of a report, as "c-9b1e2f00"; a beginning will do.'),
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it may stand.")],
    by: By = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="The last as-of day for which it counts; default: no end."),
    ] = None,
    run: Annotated[
        Path | None, typer.Option("--run", metavar="FILE", help="A JSON report; default: the last run of this folder.")
    ] = None,
    config: Config = None,
    accepted: AcceptedFile = None,
) -> int:
    """Let claims or findings stand as they are: the gate passes over them, and every report says who decided it and why.

    The decision is written to factcheck-accepted.yaml beside the article. It is bound to the sentence, the verdict and the
    evidence, so that it ends by itself when any of these changes.
    """
    from factcheck.cli import runs
    from factcheck.cli.exemptions import file_for, record

    end = day("--until", until)
    name = who(by)
    if not reason.strip():
        raise UsageError(
            "--reason: a decision needs a reason", hint='for example --reason "confirmed by the company on 3 March"'
        )
    reports = runs.read(run or _own_run()).reports
    chosen = [pair for id_ in items for pair in find(reports, id_)]
    for report, item in chosen:
        entry = decision(report, item, file_for(report, accepted), by=name, reason=reason, until=end)
        place = file_for(report, accepted)
        record(place, entry)
        ends = f" until {end}" if end else ""
        print(f'accepted {entry.id} "{entry.text}" in {report.article.uri}{ends}: {place}')
    return 0


def find(reports: list[Report], id_: str) -> Iterator[tuple[Report, Claim | Finding]]:
    """The items whose id begins so, in every article. UsageError for none, for several, and for what needs no decision."""
    from factcheck.cli.settings import nearest
    from factcheck.exempt.binding import base

    known: list[tuple[Report, Claim | Finding]] = [(report, claim) for report in reports for claim in report.claims]
    known += [(report, finding) for report in reports for finding in report.findings]
    found = [pair for pair in known if pair[1].id == id_] or [pair for pair in known if pair[1].id.startswith(id_)]
    ids = list(dict.fromkeys(base(item.id) for _, item in found))
    if not ids or not id_.startswith(("c-", "f-")):
        hint = nearest(id_, [item.id for _, item in known]) or "check the article again, or give --run FILE"
        raise UsageError(f"{id_} is not in the last run", hint=hint)
    if len(ids) > 1:
        raise UsageError(f"{id_} may be {', '.join(ids[:5])}", hint="write more of it")
    yield from found


def decision(
    report: Report,
    item: Claim | Finding,
    place: Path,
    *,
    by: str,
    reason: str,
    until: date | None,
    rejected: bool = False,
) -> Decision:
    """The entry for a file of decisions. Raises where there is nothing to decide, or the article is not what was checked."""
    from datetime import datetime

    from factcheck.cli.exemptions import name_in
    from factcheck.exempt.decisions import entry_of

    _refuse_changed(report)
    entry = entry_of(report, item, name_in(place, report))
    if entry is None:
        raise UsageError(f"{item.id} needs no decision: it is supported or cannot be checked")
    as_of = report.run.as_of
    if until is not None and as_of is not None and until < as_of:
        raise UsageError(f"--until: {until} is before {as_of}, the day that the article is judged as of")
    told = {
        "decision": "rejected" if rejected else "accepted", "by": by, "reason": " ".join(reason.split()), "until": until,
        "on": datetime.now().astimezone().date(),
    }  # fmt: skip
    return entry.model_copy(update=told)


def who(by: str | None) -> str:
    """A name, for the record."""
    from factcheck.cli.git import user

    name = (by or user() or "").strip()
    if not name:
        raise UsageError("a decision needs a name", hint='--by "Kim Lee", or git config user.name "Kim Lee"')
    return name


def _own_run() -> Path:
    from factcheck.cli import runs

    found = runs.of_here()
    if found is None:
        raise UsageError(
            "no run of this folder is kept", hint="check an article first, or give a report with --run FILE"
        )
    return found


def _refuse_changed(report: Report) -> None:
    """A decision about words that are no longer there would be about nothing."""
    import hashlib

    path = Path(report.article.uri)
    if report.id is None and path.is_file():
        digest = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        if digest != report.article.digest:
            raise InputError("the article has changed since it was checked", path=str(path), hint="check it again")
