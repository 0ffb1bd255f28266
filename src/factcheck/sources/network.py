"""When a run asks others, and what it keeps: snapshots first, then one conditional request, then the stale snapshot.

Nothing is imported and no folder is opened before a question needs it.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import caches
from factcheck.model import SourceFailure
from factcheck.patterns import regex
from factcheck.records import record, replace

if TYPE_CHECKING:
    from factcheck.sources._http import Client, Limits, Outcome, Shape
    from factcheck.sources.store import Snapshot, Store

FRESH = timedelta(days=1)
"""A snapshot younger than this is not asked for again, whatever the article's day."""
_RECENT = 8
"""So many snapshots stay in memory for the next articles of a run."""
_DURATION = regex(r"(\d{1,6})\s*(m|h|d|w)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# An address as a User-Agent header can carry it, perhaps with the name of its owner before it.
_CONTACT = regex(r"(?:[ -~]* )?<?[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+")


@record
class Got:
    """An answer: a snapshot, stale if a failure stands beside it; a failure alone; or neither, and there is no such thing."""

    snapshot: Snapshot | None = None
    failure: SourceFailure | None = None


@record(frozen=False)
class Network:
    """One run's way to others. `now` is the run's own clock, UTC.

    `contact` is what the User-Agent says about the user: an e-mail address, perhaps with a name. `refresh` asks again whatever is
    kept; snapshots younger than `max_age` are used without asking. `say` takes notes for the user; `waiting` is entered
    while a host is asked. `origins` and `limits` are those of `_http.Client`.
    """

    now: datetime
    folder: Path
    contact: str | None = None
    offline: bool = False
    refresh: bool = False
    max_age: timedelta | None = None
    allow_http: bool = False
    """Documents may come from http addresses as well; services never."""
    say: Callable[[str], None] = lambda _: None
    waiting: Callable[[str], AbstractContextManager[Any]] = lambda _: nullcontext()
    limits: Limits | None = None
    share: int = 1
    """So many of us run at once, and ask together no faster than one."""
    origins: Mapping[str, str] = field(default_factory=dict)
    requests: int = 0
    """How many questions were put to somebody."""
    _store: Store | None = None
    _clients: dict[frozenset[str] | None, Client] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _said: set[str] = field(default_factory=set)
    _recent: OrderedDict[str, Snapshot] = field(default_factory=OrderedDict)

    def get(
        self,
        source: str,
        key: str,
        url: str,
        shape: Shape,
        *,
        hosts: frozenset[str],
        day: date | None = None,
        introduced: bool = True,
    ) -> Got:
        """The body under `url`, as right for an article of `day` as can be had. `shape` as in `_http.Client.get`.

        Services that do not ask who their user is are not told it: then `introduced` is False.
        """
        # where nothing was ever kept, the store is not even imported
        kept = self._recent.get(url) or (self.store.get(url) if self.folder.is_dir() else None)
        got = self._got(source, key, url, shape, hosts, day, kept, introduced)
        if got.snapshot is not None:
            # the next article is likely to ask the same; unpacking and checking four megabytes takes 30 ms
            self._recent[url] = got.snapshot
            self._recent.move_to_end(url)
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        return got

    def page(self, source: str, url: str, shape: Shape) -> Got:
        """A document of any public host, which need not know who asks. It is fresh for a day, whatever the article's day."""
        from factcheck.sources._http import redact

        kept = self.store.get(redact(url)) if self.folder.is_dir() else None
        return self._got(source, redact(url), url, shape, None, None, kept, introduced=False)

    def _got(
        self,
        source: str,
        key: str,
        url: str,
        shape: Shape,
        hosts: frozenset[str] | None,
        day: date | None,
        kept: Snapshot | None,
        introduced: bool,
    ) -> Got:
        if kept is not None and self._is_fresh(kept, day):
            return Got(kept)
        if self.offline:
            failure = SourceFailure(source=source, key=key, kind="offline", message="not asked: --offline")
            return Got(kept) if kept else Got(failure=failure)
        if introduced and (problem := contact_problem(self.contact)):
            return Got(kept, SourceFailure(source=source, key=key, kind="not-configured", message=problem))
        return self._asked_for(source, key, url, shape, hosts, kept, introduced)

    def _asked_for(
        self,
        source: str,
        key: str,
        url: str,
        shape: Shape,
        hosts: frozenset[str] | None,
        kept: Snapshot | None,
        introduced: bool,
    ) -> Got:
        from factcheck.sources import _http
        from factcheck.sources.store import Snapshot

        outcome = self._outcome(url, shape, hosts, kept, introduced)
        if isinstance(outcome, _http.Failed):
            old = f"; used as it was on {kept.fetched.date()}" if kept else ""
            return Got(kept, SourceFailure(source=source, key=key, kind=outcome.kind, message=outcome.message + old))
        self._asked.add(url)
        if isinstance(outcome, _http.Absent):
            return Got()
        if isinstance(outcome, _http.Unchanged):
            assert kept is not None  # only a kept body makes a request conditional
            return Got(self.store.touch(kept, self.now))
        new = Snapshot(
            _http.redact(url) if hosts is None else url,
            outcome.body,
            self.now,
            outcome.published,
            outcome.etag,
            outcome.last_modified,
        )
        self.store.put(new)
        return Got(new)

    def _outcome(
        self, url: str, shape: Shape, hosts: frozenset[str] | None, kept: Snapshot | None, introduced: bool
    ) -> Outcome:
        from factcheck._version import __version__
        from factcheck.sources import _http

        if hosts not in self._clients:
            agent = f"factcheck/{__version__} {self.contact if introduced else ''}".rstrip()
            limits = self.limits or _http.Limits()
            limits = replace(limits, pace=limits.pace * self.share)
            self._clients[hosts] = _http.Client(
                agent, hosts, limits=limits, origins=self.origins, plain=hosts is None and self.allow_http
            )
        self.requests += 1
        with self.waiting(url.split("/")[2]):
            return self._clients[hosts].get(
                url, shape, etag=kept.etag if kept else None, last_modified=kept.last_modified if kept else None
            )

    def _is_fresh(self, kept: Snapshot, day: date | None) -> bool:
        """What was fetched after the article's day holds all that was public then, and never grows old for that article."""
        if kept.url in self._asked:
            return True
        if self.refresh:
            return False
        if self.max_age is not None:
            return self.now - kept.fetched < self.max_age
        return self.now - kept.fetched <= FRESH or (day is not None and kept.fetched.date() > day)

    @property
    def store(self) -> Store:
        if self._store is None:
            from factcheck.sources.store import Store

            self._store = Store(self.folder, self._say_once)
        return self._store

    def _say_once(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            self.say(message)

    def close(self) -> None:
        for client in self._clients.values():
            client.close()
        if self._store is not None:
            self._store.close()


def contact_problem(contact: str | None) -> str | None:
    """Why a contact cannot be told to a service, and what to do, or None."""
    if not contact:
        return 'the SEC answers only those who give an e-mail address, and Wikidata wants one: set email = "you@example.com" in factcheck.toml, or FACTCHECK_EMAIL'
    if not _CONTACT.fullmatch(contact):
        return "that is no e-mail address; write it as you@example.com"
    return None


def duration(text: str) -> timedelta | None:
    """ "30m", "12h", "7d" or "2w"; None for anything else."""
    found = _DURATION.fullmatch(text.strip().lower())
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


def default_folder() -> Path:
    """Beside the other parts of the cache (FACTCHECK_CACHE_DIR, else the platform's); one that cannot be made if there is none."""
    try:
        return caches.folder("sources")
    except RuntimeError:  # a user without a home directory
        return Path(os.devnull) / "sources"
