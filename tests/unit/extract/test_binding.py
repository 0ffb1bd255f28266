"""Each case is a sentence and what annotation.md says of its figures; the article is about Apple and dated 2025-05-05."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.extract import extract
from factcheck.model import Claim, Extraction
from factcheck.read.plain import read_bytes
from factcheck.rules.loader import load_rules
from factcheck.text import split

APPLE, NVIDIA, WALMART = "cik:0000320193", "cik:0001045810", "cik:0000104169"


def claims_in(sentence: str, title: str = "Apple reports its results") -> tuple[Extraction, str]:
    text = f"{title}\nPublished: May 5, 2025\n\n{sentence}\n"
    article = read_bytes(text.encode(), "a.txt")
    return extract(article, split(article), load_rules(None).vocabulary), text


def at(extraction: Extraction, figure: str) -> Claim:
    for claim in extraction.claims:
        q = extraction.quantity(claim.quantity)
        if q is not None and claim.kind != "statement" and (q.text == figure or figure in q.text):
            return claim
    raise AssertionError(f"no claim for {figure!r} among {[(q.text) for q in extraction.quantities]}")


CASES: list[tuple[str, str, dict[str, Any]]] = [
    # levels, changes, earlier levels
    ("Revenue rose 5% to $95.4 billion from $90.8 billion a year earlier.", "5%", {"metric": "revenue", "role": "delta", "direction": "up"}),
    ("Revenue rose 5% to $95.4 billion from $90.8 billion a year earlier.", "$95.4 billion", {"metric": "revenue", "role": "level"}),
    ("Revenue rose 5% to $95.4 billion from $90.8 billion a year earlier.", "$90.8 billion", {"metric": "revenue", "role": "from"}),
    ("Net income fell by 3.2% to $23.6 billion.", "3.2%", {"metric": "net_income", "role": "delta", "direction": "down"}),
    ("An 8% drop in operating income surprised investors.", "8%", {"metric": "operating_income", "role": "delta", "direction": "down"}),
    ("Operating income was 8% higher.", "8%", {"metric": "operating_income", "role": "delta", "direction": "up"}),
    ("Operating cash flow came in at $24.0 billion, up 6%.", "$24.0 billion", {"metric": "ocf", "role": "level"}),
    ("Operating cash flow came in at $24.0 billion, up 6%.", "6%", {"metric": "ocf", "role": "delta", "direction": "up"}),
    ("Sales growth of 8% lifted the stock.", "8%", {"metric": "revenue", "role": "delta", "direction": "up"}),
    # rates: a percentage is the level
    ("Gross margin widened to 47.1% from 46.6%.", "47.1%", {"metric": "gross_margin", "role": "level"}),
    ("Gross margin widened to 47.1% from 46.6%.", "46.6%", {"metric": "gross_margin", "role": "from"}),
    ("The company posted a 46.9% gross margin.", "46.9%", {"metric": "gross_margin", "role": "level"}),
    ("Gross margin expanded by 130 basis points.", "130 basis points", {"metric": "gross_margin", "role": "delta", "direction": "up"}),
    # the metric behind the figure
    ("Apple reported $95.4 billion in quarterly revenue.", "$95.4 billion", {"metric": "revenue", "segment": None}),
    ("It spent $3.1 billion on research and development.", "$3.1 billion", {"metric": "rnd"}),
    ("The company used $25.0 billion to repurchase stock.", "$25.0 billion", {"metric": "buyback"}),
    ("The company bought back $25.0 billion of its own shares.", "$25.0 billion", {"metric": "buyback"}),
    ("Apple earned $1.65 per share in the quarter.", "$1.65", {"metric": "eps"}),
    ("R&D devoured 9% of revenue.", "9%", {"metric": "rnd", "role": "share"}),
    # parts of a company are not the company
    ("iPhone revenue was $46.8 billion.", "$46.8 billion", {"metric": "revenue", "segment": "iPhone"}),
    ("Services revenue reached $26.6 billion.", "$26.6 billion", {"metric": "revenue", "segment": "Services"}),
    ("Sales in China fell 2%.", "2%", {"metric": "revenue", "segment": "China"}),
    ("Its wearables business shrank 5%.", "5%", {"metric": "revenue", "segment": "wearables business"}),
    # two metrics, two companies
    ("Revenue and net income rose 12% and 8%, respectively.", "12%", {"metric": "revenue", "role": "delta"}),
    ("Revenue and net income rose 12% and 8%, respectively.", "8%", {"metric": "net_income", "role": "delta", "direction": "up"}),
    ("Revenue rose 5%, while net income fell 2%.", "2%", {"metric": "net_income", "direction": "down"}),
    ("Nvidia's revenue was $44.1 billion.", "$44.1 billion", {"subject": NVIDIA}),
    ("Walmart earned $4.5 billion, while Nvidia posted net income of $18.8 billion.", "$18.8 billion", {"subject": NVIDIA, "metric": "net_income"}),
    ("Walmart earned $4.5 billion, while Nvidia posted net income of $18.8 billion.", "$4.5 billion", {"subject": WALMART}),
    # pronouns, descriptions, silence
    ("The Cupertino company's revenue was $95.4 billion.", "$95.4 billion", {"subject": APPLE}),
    ("Its revenue was $95.4 billion.", "$95.4 billion", {"subject": APPLE}),
    ("Revenue was $95.4 billion.", "$95.4 billion", {"subject": APPLE}),
    # a rival that nobody knows is not the article's company
    ("Rival Quixotronics said its revenue was $2.1 billion.", "$2.1 billion", {"subject": "name:quixotronics"}),
    # modality, negation, attribution
    ("Apple expects revenue of $90 billion.", "$90 billion", {"modality": "guidance"}),
    ("Analysts expect revenue of $90 billion.", "$90 billion", {"modality": "forecast"}),
    ("Revenue could reach $100 billion.", "$100 billion", {"modality": "hypothetical"}),
    ("Revenue of $95.4 billion beat estimates of $94.6 billion.", "$94.6 billion", {"modality": "forecast"}),
    ("Revenue of $95.4 billion beat estimates of $94.6 billion.", "$95.4 billion", {"modality": "fact"}),
    ("Apple plans to invest $500 billion in the United States.", "$500 billion", {"metric": "investment", "modality": "plan"}),
    ("Apple did not report revenue of $99 billion.", "$99 billion", {"negated": True}),
    ("Apple didn't just beat expectations; it grew revenue 5%.", "5%", {"negated": False, "metric": "revenue"}),
    ("Diluted EPS declined to $1.53.", "$1.53", {"negated": False, "direction": "down"}),
    ("Adjusted net income was $2.0 billion.", "$2.0 billion", {"metric": "net_income_adj"}),
    ("A net loss of $22 million was recorded.", "$22 million", {"metric": "net_loss", "role": "level"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "figure", "expected"), CASES, ids=[f"{f} in {s[:40]}" for s, f, _ in CASES])
def test_figure_is_bound_as_the_standard_says(sentence: str, figure: str, expected: dict[str, Any]) -> None:
    extraction, _ = claims_in(sentence)
    claim = at(extraction, figure)
    got = {name: claim.subject.id if name == "subject" else getattr(claim, name) for name in expected}
    assert got == expected, claim.rule_trace


def test_every_span_is_the_printed_piece() -> None:
    extraction, text = claims_in(
        "Apple's CEO, Tim Cook, said that revenue rose 5% to $95.4 billion in the March quarter."
    )
    for item in (*extraction.quantities, *extraction.times, *extraction.entities, *extraction.claims):
        assert text[item.start : item.end] == item.text
    for claim in extraction.claims:
        if claim.object:
            assert text[claim.object.start : claim.object.end] == claim.object.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Apple's CEO, Tim Cook, visited Texas.",
        "Apple CEO Tim Cook visited Texas.",
        "Tim Cook, chief executive of Apple, visited Texas.",
        "Tim Cook, Apple's chief executive officer, visited Texas.",
    ],
)
def test_office_is_bound_to_person_and_company(sentence: str) -> None:
    extraction, _ = claims_in(sentence)
    (office,) = [c for c in extraction.claims if c.kind == "office"]
    assert (office.segment, office.object and office.object.text, office.subject.id) == ("ceo", "Tim Cook", APPLE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Former Apple CEO Steve Jobs liked it.",
        "Apple's then-CEO, Steve Jobs, liked it.",
        "Jane Roe will succeed CEO Tim Cook.",
    ],
)
def test_a_past_or_coming_holder_raises_no_office_claim(sentence: str) -> None:
    extraction, _ = claims_in(sentence)
    assert not [c for c in extraction.claims if c.kind == "office"]


def test_silent_period_comes_from_the_sentence_before_and_says_so() -> None:
    extraction, _ = claims_in("Revenue for fiscal 2024 was $391.0 billion. Net income was $93.7 billion.")
    claim = at(extraction, "$93.7 billion")
    time = extraction.time(claim.period)
    assert time is not None
    assert time.value == "FY2024"
    assert [c.source for c in claim.context if c.field == "period"] == ["previous sentence"]


def test_ids_survive_a_move_and_not_a_changed_figure() -> None:
    a, _ = claims_in("Revenue was $95.4 billion.")
    b, _ = claims_in("It was a quiet spring.\n\nRevenue was $95.4 billion.")
    c, _ = claims_in("Revenue was $95.5 billion.")
    assert at(a, "$95.4 billion").id == at(b, "$95.4 billion").id != at(c, "$95.5 billion").id
