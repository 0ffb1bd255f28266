"""Documents by address: asked for as any service is, from public addresses only, and kept with the other snapshots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from factcheck.errors import InputError, UsageError
from factcheck.model import SourceFailure
from factcheck.read.documents import kind_of
from factcheck.read.documents.bounds import BYTES
from factcheck.records import record

if TYPE_CHECKING:
    from factcheck.sources.network import Network

SOURCE = "documents"


@record
class Fetched:
    body: bytes
    name: str
    """The address without its secrets, for messages and as the name of the document."""
    url: str
    published: date | None = None


def fetch(url: str, network: Network | None) -> Fetched | SourceFailure:
    """The body under an address; a failure where nobody answers. UsageError for an address that is never asked."""
    from factcheck.sources._http import redact

    scheme = url.partition("://")[0].lower()
    plain = network is not None and network.allow_http
    if scheme != "https" and not (scheme == "http" and plain):
        hint = "--allow-http asks it nevertheless" if scheme == "http" else "save the document and give the file"
        raise UsageError(f"--evidence {redact(url)}: only https addresses are asked", hint=hint)
    if network is None:
        raise UsageError(
            f"--evidence {redact(url)}: nobody is contacted here", hint="give a file, or check with offline=False"
        )
    got = network.page(SOURCE, url, _shape(url))
    if got.snapshot is None:
        failure = got.failure or SourceFailure(
            source=SOURCE, key=redact(url), kind="refused", message="there is no such page"
        )
        if failure.kind == "refused":
            raise InputError(
                failure.message, path=redact(url), hint="give another address, or save the document and give the file"
            )
        return failure
    return Fetched(got.snapshot.body, redact(url), redact(url))


def _shape(url: str) -> Callable[[bytes], date | None]:
    def check(body: bytes) -> date | None:
        if not body:
            raise ValueError("the answer is empty")
        if len(body) > BYTES:
            raise ValueError("the document is too large")
        try:
            kind = kind_of(body, url)
            if kind in ("text", "csv", "html"):
                from factcheck.read.decode import decode

                if kind != "html":
                    decode(body[:65536].rsplit(b"\n", 1)[0] or body[:65536], url)
        except InputError as error:
            raise ValueError(error.message) from None
        return None

    return check
