"""Several processes that check, and one that writes in the order of the inputs."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from factcheck.cli.bench import Bench, Order, Outcome, Shown
from factcheck.cli.inputs import Source

CHUNK = 4
"""Inputs that a worker gets at once: messages cost time, and the last worker should not be waited for."""
_bench: Bench | None = None


def outcomes(
    bench: Bench, shown: Sequence[Shown], sources: Iterable[Source], jobs: int, keeping: Callable[[int], bool]
) -> Iterator[Outcome]:
    """The outcomes in the order of the sources; no more than a few chunks are held for each worker."""
    numbered = ((source, keeping(number)) for number, source in enumerate(sources))
    method = "fork" if sys.platform == "linux" else "spawn"
    if method == "fork" and not bench.is_online:
        # the first one here: what it loads, the forks share. Online, a connection must not be shared.
        yield from (bench.handle(source, keep=keep) for source, keep in islice(numbered, 1))
        gc.freeze()
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context(method),
        initializer=_start,
        initargs=(bench.order, tuple(shown), bench.quiet, tuple(bench.arguments), jobs),
    )
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        while chunk := list(islice(numbered, CHUNK)):
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start(order: Order, shown: tuple[Shown, ...], quiet: bool, arguments: tuple[str, ...], jobs: int) -> None:
    global _bench
    # Ctrl-C reaches all processes of a terminal; the one that writes decides what is done
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bench = Bench(order, quiet=quiet, arguments=arguments, share=jobs)
    _bench.show(shown)


def _work(chunk: list[tuple[Source, bool]]) -> list[Outcome]:
    assert _bench is not None
    return [_bench.handle(source, keep=keep) for source, keep in chunk]
