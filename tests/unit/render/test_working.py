"""How figures and subjects are shown to whoever asks how a claim was read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factcheck.model import Claim, Quantity, Subject
from factcheck.render.text import claim_line
from factcheck.render.working import read_figure


def figure(**more: Any) -> Quantity:
    given = {"id": "q1", "sentence": 0, "text": "x", "start": 0, "end": 1, "kind": "money", "unit": "CHF", "cmp": "eq"}
    return Quantity.model_construct(**{**given, "value": None, "low": None, "high": None, **more})


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (figure(value=Decimal("412600000.0")), "eq 412600000 CHF"),
        (figure(value=Decimal("8.20"), unit="percent"), "eq 8.2 percent"),
        (figure(value=Decimal("-3.10")), "eq -3.1 CHF"),
        (figure(value=Decimal("5E+9")), "eq 5000000000 CHF"),
        (figure(value=Decimal("500")), "eq 500 CHF"),
        (figure(cmp="range", low=Decimal("3.0"), high=Decimal(5)), "range 3 to 5 CHF"),
        (figure(cmp="le", high=Decimal("2.50")), "le ... to 2.5 CHF"),
    ],
)
def test_a_figure_is_shown_without_zeros_that_say_nothing(quantity: Quantity, shown: str) -> None:
    assert read_figure(quantity) == shown


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        (Subject(text="Kestrel Foods AG", id="name:kestrel foods ag"), "revenue of Kestrel Foods AG"),
        (Subject(text=None, id="name:kestrel foods"), "revenue of kestrel foods"),
        (Subject(text=None), "revenue · level"),
    ],
)
def test_a_subject_that_another_sentence_names_is_shown(subject: Subject, shown: str) -> None:
    claim = Claim.model_construct(
        id="c-1", kind="amount", subject=subject, metric="revenue", segment=None, role="level", direction=None,
        modality="fact", negated=False, attribution=None,
    )  # fmt: skip
    assert claim_line(claim).startswith(shown)
