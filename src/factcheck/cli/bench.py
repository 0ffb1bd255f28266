"""Where one article is checked: everything that a worker needs, made from an order that can be sent to another process."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import field
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.cli import complain, report_bug
from factcheck.cli.exemptions import Exemptions, Used
from factcheck.cli.reading import reading_on
from factcheck.cli.settings import SHIPPED
from factcheck.cli.tree import Tree
from factcheck.errors import FactcheckError, InputError
from factcheck.exits import HOLDS, MUST_CHANGE
from factcheck.model import Report, Summary
from factcheck.read.jsonl import Failure, Record
from factcheck.records import record, replace
from factcheck.render import Options, enveloper, renderer
from factcheck.report import Policy

if TYPE_CHECKING:
    from factcheck.cli.inputs import Source
    from factcheck.pipeline import Checker
    from factcheck.rules.holding import Holding, Override
    from factcheck.sources.network import Network


@record
class Order:
    """What `check` was asked to do, in plain values."""

    policy: Policy = Policy()
    rules: tuple[str, ...] | None = None
    evidence: tuple[str, ...] = ()
    as_of: date | None = None
    started: datetime | None = None
    holding: Holding | None = None
    overrides: tuple[Override, ...] = ()
    online: dict[str, Any] | None = field(default_factory=dict)
    """Arguments of `cli.network.network`; None where not even kept answers are read."""
    accepted: str | None = None
    baseline: str | None = None
    exemptions: bool = True
    since: str | None = None
    policy_from: str | None = None
    listing: bool = False
    """Claims alone, nothing judged."""
    traces: bool = False
    """With the entries of the vocabulary behind every mention."""
    statistics: bool = False


@record
class Shown:
    """A target as a worker sees it: how a report is to be written for it."""

    form: str
    options: Options
    several: bool


@record(frozen=False)
class Outcome:
    """What became of one input: its piece for every target, in their order, and what is to be said of it."""

    id: str
    pieces: tuple[str, ...] = ()
    summary: Summary | None = None
    code: int = HOLDS
    """Exit code of what could not be checked; that of a report is in its summary."""
    error: tuple[str, str] | None = None
    """Code and message for formats that have a line for it."""
    said: str = ""
    """For standard error."""
    kept: str | None = None
    used: Used | None = None
    statistics: dict[str, int] = field(default_factory=dict)
    """How often each code occurs."""
    seconds: dict[str, float] = field(default_factory=dict)
    requests: int = 0
    undated: bool = False
    report: Report | None = None


class Bench:
    """Checks one input after the other. `close` it in the end."""

    def __init__(
        self,
        order: Order,
        *,
        quiet: bool = False,
        arguments: Sequence[str] = (),
        share: int = 1,
    ) -> None:
        """`share` is the number of benches that ask the same services, so that together they keep the pace of one."""
        self.order, self.quiet, self.arguments, self.share = order, quiet, arguments, share
        self.tree = Tree(_ref("--policy-from", order.policy_from))
        self._since = _ref("--since", order.since)
        self.exemptions: Exemptions | None = None
        if order.exemptions and not order.listing:
            accepted = Path(order.accepted) if order.accepted else None
            baseline = Path(order.baseline) if order.baseline else None
            self.exemptions = Exemptions(self.tree, order.policy, accepted, baseline)
        self.network: Network | None = None
        self.checker = self._checker()
        self.checker.run = self.checker.run.model_copy(update={"since": order.since})
        self._render: list[Callable[[Report], str]] = []

    def show(self, shown: Sequence[Shown]) -> None:
        """For which targets outcomes have pieces."""
        self._render = [piece_renderer(one) for one in shown]

    def handle(self, source: Source, *, keep: bool = True, whole: bool = False) -> Outcome:
        """Never raises for what one article can be to blame for. `whole` returns the report as well."""
        said = StringIO()
        before, asked = dict(self.checker.seconds), self.requests
        with redirect_stderr(said):
            outcome = self._handle(source.load(), keep=keep, whole=whole)
        outcome.said = said.getvalue()
        outcome.seconds = {stage: spent - before.get(stage, 0.0) for stage, spent in self.checker.seconds.items()}
        outcome.requests = self.requests - asked
        return outcome

    @property
    def is_online(self) -> bool:
        return self.network is not None and not self.network.offline

    @property
    def requests(self) -> int:
        return self.network.requests if self.network else 0

    def _handle(self, record: Record | Failure, *, keep: bool, whole: bool) -> Outcome:
        if isinstance(record, Failure):
            complain(record.error)
            return Outcome(record.id or "", code=MUST_CHANGE, error=(record.code, record.error.message))
        name = record.id or record.article.uri
        try:
            report, used = self.check(record)
        except FactcheckError as error:
            complain(error)
            return Outcome(name, code=MUST_CHANGE, error=("input", error.message))
        except Exception as error:  # a bug in one article must not cost the others
            code = report_bug(error, self.arguments)
            return Outcome(name, code=code, error=("internal", f"{type(error).__name__}: {error}"))
        if not self.quiet:
            for note in record.article.notes:
                complain(FactcheckError(f"{record.article.uri}: {note}"))
        if "empty" in report.summary.because:
            what = "no claim found" if report.article.text.strip() else "the text is empty"
            complain(InputError(what, path=record.article.uri, hint="--allow-empty if that is right"))
        return Outcome(
            name,
            tuple(render(report) for render in self._render),
            report.summary,
            kept=report.model_dump_json() + "\n" if keep else None,
            used=used,
            statistics=statistics(report) if self.order.statistics else {},
            undated=report.run.as_of is None,
            report=report if whole else None,
        )

    def check(self, record: Record) -> tuple[Report, Used | None]:
        if self.order.listing:
            return self.checker.list_claims(record, traces=self.order.traces), None
        report = self.checker.check_record(record)
        if self._since is not None:
            report = self._changed(report, record)
        return self.exemptions.apply(report) if self.exemptions else (report, None)

    def _changed(self, report: Report, record: Record) -> Report:
        from factcheck.exempt.since import changed
        from factcheck.read import read_data

        assert self._since is not None
        if record.id is not None or "://" in record.article.uri:
            raise InputError("--since needs files of a repository", path=record.article.uri)
        data = self._since.earlier(Path(record.article.uri))
        if data is None:
            return report
        try:
            before = read_data(data, record.article.uri)
        except FactcheckError:  # what could not be read then holds nothing that stood
            return report
        # as of its own day: where only the date was changed, what it makes of the claims is a change
        return changed(report, self.checker.check_record(replace(record, article=before)), self.order.policy)

    def _checker(self) -> Checker:
        from factcheck.pipeline import Checker

        order = self.order
        if not order.listing and order.online is not None:
            from factcheck.cli.network import network

            self.network = network(order.started, **order.online, share=self.share)
        addresses = [item for item in order.evidence if "://" in item]
        files = [item for item in order.evidence if "://" not in item]
        own = [path for path in order.rules or () if path != SHIPPED]
        shipped = [SHIPPED] * (len(own) < len(order.rules or ()))
        with self.tree.entered([*own, *files]) as paths:
            count = len(own)
            return Checker(
                [*shipped, *paths[:count]] if order.rules else None,
                evidence=[*paths[count:], *addresses],
                say=None if self.quiet else reading_on(sys.stderr),
                as_of=order.as_of,
                network=self.network,
                policy=order.policy,
                holding=order.holding,
                overrides=order.overrides,
                started=order.started,
            )

    def close(self) -> None:
        if self.network is not None:
            self.network.close()


def statistics(report: Report) -> dict[str, int]:
    """How often each code occurs, accepted and known ones apart."""
    from factcheck.render.items import items

    return Counter(
        f"{item.status}: {item.code}" if item.status in ("accepted", "baselined") else item.code
        for item in items(report, "all")
    )


def _ref(flag: str, name: str | None) -> Any:
    if name is None:
        return None
    from factcheck.cli.git import ref

    return ref(flag, name)


def piece_renderer(shown: Shown) -> Callable[[Report], str]:
    """What one report contributes to a target."""
    render = renderer(shown.form)
    if shown.several and (pair := enveloper(shown.form)):
        render = pair[0]
    return lambda report: render(report, shown.options)
