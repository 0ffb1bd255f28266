"""`factcheck demo`: the example article, offline."""

from __future__ import annotations

import sys
from pathlib import Path

from factcheck.cli.app import new_app
from factcheck.cli.options import Color, choice
from factcheck.cli.settings import COLOR

app = new_app()
EXAMPLE = "alibaba-ai-plan-draft.txt"


@app.command()
def demo(color: Color = "auto") -> int:
    """Checks an example draft with four planted errors, offline, and shows the report."""
    choice("--color", color, COLOR)

    from factcheck.cli import output as out
    from factcheck.cli.batch import Batch
    from factcheck.cli.bench import Bench, Order
    from factcheck.cli.inputs import Given
    from factcheck.read import read_file
    from factcheck.read.jsonl import Record

    path = examples_folder() / EXAMPLE
    bench = Bench(Order(exemptions=False, online=None), arguments=sys.argv[1:])
    target = out.standard_output("text", out.options(color, "unverified"), several=False)
    bench.show([target.shown])
    batch = Batch(bench, [target], bench.checker.run)
    batch.process([Given(Record(read_file(path, uri=f"examples/{EXAMPLE}")))])
    # What was asked for is to see a report, and the failing gate in it is the point: exit 0.
    print(f"\nThe same on your own text: factcheck ARTICLE. This example: {path}", file=sys.stderr)
    return 0


def examples_folder() -> Path:
    """The examples in the installed package, or beside the source tree of an editable install."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_examples"
    return installed if installed.is_dir() else package.parents[1] / "examples"
