"""What a sentence about a part of a company tells is of that part, and no total of the company."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

_HEAD = "Apple by region\n\nMay 12, 2025\n\nApple had revenue of $391.0 billion in fiscal 2024.\n\n"


def _of(text: str, figure: str) -> Claim:
    report = check(read_text(_HEAD + text + "\n", "article.txt"), offline=True)
    return next(claim for claim in report.claims if claim.text.startswith(figure))


@pytest.mark.parametrize(
    ("text", "figure", "part"),
    [
        ("Greater China is the weak spot, with sales down 8% to $66.95 billion.", "$66.95 billion", "Greater China"),
        ("Greater China is the weak spot, with sales down 8% to $66.95 billion.", "8%", "Greater China"),
        ("China was a disappointment: sales fell 8% to $66.95 billion.", "$66.95 billion", "China"),
        ("The picture in China is gloomier: revenue slid 8%.", "8%", "China"),
        ("Services is the star, with revenue of $96.2 billion.", "$96.2 billion", "Services"),
        ("Its largest market is the Americas, with $167.0 billion of revenue.", "$167.0 billion", "Americas"),
        ("Margins held; but China was a disappointment, with sales down 8%.", "8%", "China"),
        ("Japan was no better. Sales there were $25.1 billion.", "$25.1 billion", "Japan"),
        ("Overseas, revenue was $248.9 billion.", "$248.9 billion", "Overseas"),
        ("Outside the United States it had revenue of $248.9 billion.", "$248.9 billion", "Outside the United States"),
        ("Tesla's energy unit had a record year: revenue jumped 67% to $10.1 billion.", "67%", "energy unit"),
        ("Meta's Reality Labs remains a drag. The operating loss was $17.7 billion.", "$17.7 billion", "Reality Labs"),
        ("Amazon's cloud arm is the engine, with sales of $107.6 billion in 2024.", "$107.6 billion", "cloud arm"),
    ],
)
def test_a_part_that_a_sentence_is_about_has_its_figures(text: str, figure: str, part: str) -> None:
    claim = _of(text, figure)
    assert claim.segment == part
    assert claim.verdict is not None
    assert claim.verdict.status == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "Investors were pleased: revenue rose 2%.",
        "It was a fair year, with revenue up 2%.",
        "Cupertino, Calif. - Revenue rose 2%.",
        "Apple is a giant, with revenue up 2%.",
        "Apple's year was fair, with revenue up 2%.",
        "Apple's business is strong, with revenue up 2%.",
        "The operating business did well. Revenue rose 2%.",
    ],
)
def test_who_or_what_else_begins_a_sentence_is_no_part(text: str) -> None:
    assert _of(text, "2%").segment is None
