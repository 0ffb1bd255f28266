"""A service of this machine in the place of a real one, and a run of the program that asks it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from factcheck.model import Lookup, Observation, SourceFailure
from factcheck.rules.loader import Rules
from factcheck.sources import NETWORK, _http, gather
from factcheck.sources.network import Network
from tests.unit.sources.local_server import Behaviour, LocalServer

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUICK = _http.Limits(connect=0.5, read=0.5, total=3.0, pace=0.0, pause=0.01, patience=0.5)


class Service:
    def __init__(self, source: str, hosts: Iterable[str], folder: Path, behave: Behaviour, rules: Rules) -> None:
        self.source, self.hosts, self.folder, self.behave, self.rules = source, hosts, folder, behave, rules
        self.server = LocalServer(lambda asked: self.behave(asked)).__enter__()
        self._runs: list[Network] = []
        self.network = self.run()

    def run(self, **options: Any) -> Network:
        """The next run, with the same cache folder."""
        origins = dict.fromkeys(self.hosts, self.server.origin)
        self.network = Network(options.pop("now", NOW), self.folder, **{"limits": QUICK, "origins": origins, **options})
        self._runs.append(self.network)
        return self.network

    def ask(self, *keys: str, day: date | None) -> dict[Lookup, Any]:
        return gather([Lookup(source=self.source, key=key) for key in keys], self.rules, self.network, day)

    def answer(self, key: str, day: date | None) -> tuple[tuple[Observation, ...], SourceFailure | None]:
        """What is known under a key, and what went wrong with the service."""
        answers = self.ask(key, day=day)
        held = answers[Lookup(source=self.source, key=key)]
        beside = answers.get(Lookup(source=self.source + NETWORK, key=key))
        assert beside is None or isinstance(beside, SourceFailure)
        return ((), held) if isinstance(held, SourceFailure) else (held, beside)

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.server.asked]

    def close(self) -> None:
        for network in self._runs:
            network.close()
        self.server.__exit__()
