"""From the files of a working directory to what a report is exempted from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import durable, records
from factcheck.cli.tree import Tree
from factcheck.errors import ConfigError
from factcheck.exempt import DECISIONS
from factcheck.model import Report
from factcheck.report import Policy

if TYPE_CHECKING:  # where nothing is exempted, nothing of it is loaded
    from factcheck.exempt import baseline as baselines
    from factcheck.exempt.decisions import Decision, Decisions


@records.record
class Used:
    """What one report needed of the decisions and the baseline, as positions in their files, and under which name."""

    file: str | None = None
    name: str = ""
    decisions: frozenset[int] = frozenset()
    baseline: frozenset[int] = frozenset()
    baseline_name: str = ""
    rejected: frozenset[str] = frozenset()


@records.record(frozen=False)
class Exemptions:
    """Decisions of the nearest file of each article, or of the one given; and the baseline, if any."""

    tree: Tree
    policy: Policy
    accepted: Path | None = None
    baseline: Path | None = None
    _files: dict[Path, Decisions] = field(default_factory=dict)
    _nearest: dict[Path, Path | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known: baselines.Baseline | None = None
        if self.accepted is not None:
            self._file(self.accepted, must_exist=True)
        if self.baseline is not None:
            self._known = load_baseline(self.tree, self.baseline)

    def apply(self, report: Report) -> tuple[Report, Used]:
        """Acceptances first: what an editor has decided is no part of the baseline."""
        place = self.place_of(report)
        used = Used()
        if place is not None:
            from factcheck.exempt.decisions import decide

            name = name_in(place, report)
            done = decide(report, self._file(place), name, self.policy)
            report, used = done.report, Used(str(place), name, done.used, rejected=done.rejected)
        if self._known is not None and self.baseline is not None:
            from factcheck.exempt.baseline import compare

            name = name_in(self.baseline, report)
            report, known = compare(report, self._known, name, self.policy)
            used = records.replace(used, baseline=known, baseline_name=name)
        return report, used

    def place_of(self, report: Report) -> Path | None:
        """The file of decisions that counts for an article."""
        if self.accepted is not None:
            return self.accepted
        folder = folder_of(report)
        if folder not in self._nearest:
            self._nearest[folder] = self.tree.nearest(DECISIONS, folder)
        return self._nearest[folder]

    def notes(self, used: Iterable[Used], today: date) -> Iterator[str]:
        """What is to be said of the files after a run, for people."""
        used = list(used)
        yield from self._notes_of_decisions([one for one in used if one.file], today)
        if self._known is not None:
            from factcheck.exempt.baseline import shrunk

            seen = {position for one in used for position in one.baseline}
            left = shrunk(self._known, seen, {one.baseline_name for one in used})
            if fixed := len(self._known.entries) - len(left):
                yield f"{fixed} of the baseline are fixed; factcheck baseline update takes them out"

    def _notes_of_decisions(self, used: list[Used], today: date) -> Iterator[str]:
        if not used:
            return
        from factcheck.exempt.decisions import unused

        for place in dict.fromkeys(one.file for one in used if one.file):
            of_file = [one for one in used if one.file == place]
            needed = {position for one in of_file for position in one.decisions}
            found = self._file(Path(place))
            for entry in unused(found, needed, {one.name for one in of_file}):
                yield f'{place}: the decision on {entry.id} in {entry.article} is not needed any more ("{entry.text}")'
            entries = (found.entries[position] for position in sorted(needed))
            ended = [entry for entry in entries if entry.until and entry.until < today and entry.decision == "accepted"]
            for entry in ended:
                yield (
                    f"{place}: the decision on {entry.id} in {entry.article} ended on {entry.until}; it counts only for "
                    "articles judged as of a day before that"
                )

    def forget(self) -> None:
        """Files of decisions are read again; one may have been written."""
        self._files.clear()
        self._nearest.clear()

    def _file(self, place: Path, *, must_exist: bool = False) -> Decisions:
        if place not in self._files:
            from factcheck.exempt import files
            from factcheck.exempt.decisions import Decisions

            data = self.tree.read(place)
            if data is None and must_exist:
                raise ConfigError("there is no such file of decisions", path=str(place))
            entries = files.read(data, str(place)) if data and data.strip() else ()
            self._files[place] = Decisions(entries, gone(place, (entry.article for entry in entries)))
        return self._files[place]


def load_baseline(tree: Tree, path: Path) -> baselines.Baseline:
    from factcheck.exempt import baseline as baselines

    data = tree.read(path)
    if data is None:
        hint = "make one with: factcheck baseline create ARTICLE..."
        raise ConfigError("there is no such baseline", path=str(path), hint=hint)
    known = baselines.read(data, str(path))
    return baselines.Baseline(known, gone(path, (entry.article for entry in known)))


def gone(file: Path, articles: Iterable[str]) -> frozenset[str]:
    """The articles, named relative to the file, that are no longer there."""
    return frozenset(article for article in set(articles) if not (file.parent / article).exists())


def folder_of(report: Report) -> Path:
    return Path(report.article.uri).parent if report.id is None and "://" not in report.article.uri else Path()


def name_in(file: Path, report: Report) -> str:
    """The name of an article in a file of decisions or a baseline: its path from there; a record's is its own."""
    uri = report.article.uri
    if report.id is not None or "://" in uri:
        return uri
    try:
        return Path(os.path.relpath(uri, file.parent)).as_posix()
    except ValueError:  # on another drive
        return uri


def file_for(report: Report, accepted: str | None) -> Path:
    """Where a decision about this article is written: the file that counts for it, else a new one beside it."""
    if accepted is not None:
        return Path(accepted)
    folder = folder_of(report)
    found = Tree().nearest(DECISIONS, folder)
    return found or folder / DECISIONS


def record(place: Path, entry: Decision) -> None:
    """Adds a decision to its file, in one piece or not at all."""
    from factcheck.exempt import files

    data = Tree().read(place) or b""
    write(place, files.added(data, entry, str(place)))


def write(place: Path, data: bytes) -> None:
    """In one piece or not at all, whatever happens meanwhile. ConfigError where it cannot be."""
    try:
        durable.write(place, data)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=str(place)) from None


def say(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"factcheck: {note}", file=sys.stderr)
