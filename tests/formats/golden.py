"""One small report and what each format makes of it, as files that can be opened."""

from __future__ import annotations

from pathlib import Path

from factcheck.model import Report
from factcheck.render import FORMATS
from tests.unit.render.samples import ACCEPTED, contradicted, finding, report, supported, unverified

HERE = Path(__file__).parent
RUN = HERE / "run.json"
_SUFFIX = {
    "text": "txt",
    "concise": "concise.txt",
    "markdown": "md",
    "junit": "xml",
    "github": "github.txt",
    "json": "json",
}
EXPECTED = {
    name: HERE / "expected" / f"report.{_SUFFIX.get(name, name)}" for name in FORMATS if name not in ("json", "jsonl")
}
TEXT = """Acme to spend 53 million

Acme earned $2 billion in 2024. It hired 4,000 people. Shares will double, says a bank.
阿里 𐐀 revenue fell 12% in 2024 & <more> | less.
Acme earned $2 billion in 2024.
"""


def saved() -> Report:
    if RUN.is_file():
        return Report.model_validate_json(RUN.read_text("utf-8"))
    claims = [
        contradicted("53 million", "c-00000001", "$53 billion", TEXT, rule="facts/acme-plan"),
        contradicted("fell 12%", "c-00000005", "rose 12%", TEXT, accepted=ACCEPTED),
        supported(TEXT), unverified("no-data", "hired 4,000 people", "c-00000003"),
        unverified("not-checkable", "Shares will double", "c-00000004"),
    ]  # fmt: skip
    findings = (
        finding("warning", "& <more> | less", text=TEXT),
        finding("error", "says a bank", "editorial/source", text=TEXT).model_copy(update={"accepted": ACCEPTED}),
        finding("note", "阿里", "editorial/name", text=TEXT).model_copy(update={"baselined": True}),
    )
    return report(claims, findings, text=TEXT)
