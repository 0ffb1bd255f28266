"""The way to others that the command line's settings give."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from factcheck.sources.network import Network


def network(
    now: datetime | None = None,
    *,
    email: str | None = None,
    offline: bool = False,
    refresh: bool = False,
    max_age: str | None = None,
    allow_http: bool = False,
    share: int = 1,
) -> Network:
    """Contacts nobody yet. `now` is the start of the run, else this moment. `share` processes do as this one, each at that part of the pace.

    Raises UsageError for what cannot be meant.
    """
    from datetime import UTC, datetime

    from factcheck.sources.network import Network, contact_problem, default_folder, duration
    from factcheck.sources.progress import waiting_on

    age = duration(max_age) if max_age is not None else None
    if max_age is not None and age is None:
        raise UsageError(f'--max-age: "{max_age}" is no duration', hint="for example 12h, 7d or 2w")
    if refresh and offline:
        raise UsageError("--refresh asks again and --offline asks nobody", hint="give one of them")
    if email and (problem := contact_problem(email)):
        raise UsageError(f"--email: {problem}")
    return Network(
        now or datetime.now(UTC).replace(microsecond=0),
        default_folder(),
        contact=email,
        offline=offline,
        refresh=refresh,
        max_age=age,
        allow_http=allow_http,
        share=share,
        say=lambda message: print(f"factcheck: {message}", file=sys.stderr),
        waiting=waiting_on(sys.stderr),
    )
