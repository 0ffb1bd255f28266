"""Amounts of coins and notes that may be what one share gets, where the filings tell what the whole company paid."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [
        ("Nike (NKE) paid dividends of $1.60 in fiscal 2025.", "unverified", None),
        ("Nike (NKE) paid dividends of 40 cents in fiscal 2025.", "unverified", None),
        # its filing says $2.3 billion for the company
        ("Nike (NKE) paid dividends of $2.3 billion in fiscal 2025.", "supported", None),
        ("Nike (NKE) paid dividends of $1.6 billion in fiscal 2025.", "contradicted", "wrong-value"),
    ],
)
def test_a_small_amount_may_be_for_a_share(text: str, verdict: str, code: str | None) -> None:
    assert [found[1:] for found in verdicts(text, "2025-07-25")] == [(verdict, code)]
