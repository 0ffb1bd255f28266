"""Many articles, one after the other or several at a time: each is checked, written out in its turn and forgotten."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field

from factcheck.cli.bench import Bench, Outcome
from factcheck.cli.exemptions import Used
from factcheck.cli.inputs import Source
from factcheck.cli.output import Target
from factcheck.cli.progress import Progress
from factcheck.cli.runs import KEPT_REPORTS, Keeper
from factcheck.exits import INTERRUPTED
from factcheck.model import Run, Summary
from factcheck.records import record
from factcheck.report import total


@record(frozen=False)
class Batch:
    """Writes what a bench makes of each input. `jobs` processes share the work; the output is the same whatever their number."""

    bench: Bench
    targets: Sequence[Target]
    run: Run
    keep: bool = True
    jobs: int = 1
    progress: Progress | None = None
    used: list[Used] = field(default_factory=list)
    """What the reports needed of decisions and baseline."""
    counts: Counter[str] = field(default_factory=Counter)
    """Codes of claims and findings, for `--statistics`."""
    seconds: dict[str, float] = field(default_factory=dict)
    requests: int = 0
    undated: int = 0
    interrupted: bool = False

    def process(self, sources: Iterable[Source]) -> int:
        """The exit code of the whole. An interruption leaves valid reports, marked incomplete."""
        self._sums: Summary | None = None
        self._codes: set[int] = set()
        try:
            with Keeper() as keeper:
                try:
                    for outcome in self._outcomes(sources):
                        self._write(outcome, keeper)
                except KeyboardInterrupt:
                    self.interrupted = True
                    self._codes.add(INTERRUPTED)
                    print("factcheck: interrupted; what was checked until then is reported", file=sys.stderr)
            with _undisturbed() as pressed:
                if self.progress:
                    self.progress.end()
                for target in self.targets:
                    target.close(self.run, self.total())
            if pressed:
                self._codes.add(INTERRUPTED)  # the reports are whole, but whoever waits is to end
        except BrokenPipeError:
            # The reader has seen enough (`| head`); what was earned so far is the answer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return self.total().exit_code

    def total(self) -> Summary:
        return total([self._sums] if self._sums else [], sorted(self._codes))

    def _outcomes(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        if self.jobs > 1:
            from factcheck.cli.parallel import outcomes

            yield from outcomes(
                self.bench, [target.shown for target in self.targets], sources, self.jobs, self._keeping
            )
            return
        for number, source in enumerate(sources):
            yield self.bench.handle(source, keep=self._keeping(number))

    def _keeping(self, number: int) -> bool:
        return self.keep and number < KEPT_REPORTS

    def _write(self, outcome: Outcome, keeper: Keeper) -> None:
        if self.progress:
            self.progress.step(outcome.id)
        sys.stderr.write(outcome.said)
        self.requests += outcome.requests
        for stage, spent in outcome.seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
        if outcome.summary is None:
            self._codes.add(outcome.code)
            for target in self.targets:
                target.error(outcome.id or None, *(outcome.error or ("internal", "")))
            return
        for target, piece in zip(self.targets, outcome.pieces, strict=True):
            target.write(piece, outcome.summary)
        if outcome.kept is not None:
            keeper.add(outcome.kept)
        if outcome.used is not None and (outcome.used.file or outcome.used.baseline_name):
            self.used.append(outcome.used)
        self.counts.update(outcome.statistics)
        self.undated += outcome.undated
        # summed as it goes, so that memory does not grow with the number of articles
        self._sums = outcome.summary if self._sums is None else total([self._sums, outcome.summary])


@contextmanager
def _undisturbed() -> Iterator[list[int]]:
    """A Ctrl-C must not cut a report that is being closed; the list tells that one came."""
    pressed: list[int] = []
    before = None
    if threading.current_thread() is threading.main_thread():
        with suppress(ValueError):
            before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield pressed
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
