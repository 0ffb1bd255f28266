"""Many articles, one after the other: each is read, checked, written out and forgotten."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.cli import complain, report_bug
from factcheck.cli.output import Target
from factcheck.cli.runs import Keeper
from factcheck.errors import FactcheckError, InputError
from factcheck.exits import HOLDS, MUST_CHANGE, worst
from factcheck.model import Report, Run, Summary
from factcheck.read.jsonl import Failure, Record
from factcheck.report import total


@dataclass
class Batch:
    """`check` turns a record into a report; it may raise FactcheckError, which costs only that record."""

    check: Callable[[Record], Report]
    targets: Sequence[Target]
    run: Run
    quiet: bool = False
    arguments: Sequence[str] = ()
    keep: bool = True

    def process(self, records: Iterable[Record | Failure]) -> int:
        """The exit code of the whole."""
        self._sums: Summary | None = None
        self._codes: list[int] = []
        try:
            with Keeper() as keeper:
                for record in records:
                    self._one(record, keeper)
            for target in self.targets:
                target.close(self.run, self._total())
        except BrokenPipeError:
            # The reader has seen enough (`| head`); what was earned so far is the answer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return self._total().exit_code

    def _one(self, record: Record | Failure, keeper: Keeper) -> None:
        if isinstance(record, Failure):
            self._failed(record.id, record.code, record.error)
            return
        try:
            report = self.check(record)
        except FactcheckError as error:
            self._failed(record.id or record.article.uri, "input", error)
            return
        except Exception as error:  # a bug in one article must not cost the others
            self._codes.append(report_bug(error, self.arguments))
            for target in self.targets:
                target.error(record.id or record.article.uri, "internal", f"{type(error).__name__}: {error}")
            return
        if not self.quiet:
            for note in record.article.notes:
                print(f"factcheck: {record.article.uri}: {note}", file=sys.stderr)
        if not report.claims and report.summary.exit_code == MUST_CHANGE:
            what = "no claim found" if report.article.text.strip() else "the text is empty"
            complain(InputError(what, path=record.article.uri, hint="--allow-empty if that is right"))
        for target in self.targets:
            target.add(report)
        if self.keep:
            keeper.add(report)
        # summed as it goes, so that memory does not grow with the number of articles
        self._sums = report.summary if self._sums is None else total([self._sums, report.summary])

    def _failed(self, id: str | None, code: str, error: FactcheckError) -> None:
        complain(error)
        self._codes.append(MUST_CHANGE)
        for target in self.targets:
            target.error(id, code, error.message)

    def _total(self) -> Summary:
        codes = [worst(self._codes)] if self._codes else [HOLDS]
        return total([self._sums] if self._sums else [], codes)
