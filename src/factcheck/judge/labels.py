"""Metrics and offices as an editor reads them."""

from __future__ import annotations

_NAMES = {
    "ceo": "CEO",
    "cfo": "CFO",
    "coo": "COO",
    "cto": "CTO",
    "eps": "EPS",
    "eps_basic": "basic EPS",
    "eps_loss": "loss per share",
    "ocf": "operating cash flow",
    "ocf_loss": "cash used in operations",
    "equity_loss": "shareholders' deficit",
    "gross_profit_loss": "gross loss",
    "fcf": "free cash flow",
    "fcf_loss": "negative free cash flow",
    "fcf_margin": "free-cash-flow margin",
    "fcf_conversion": "free-cash-flow conversion",
    "net_income_incl_nci": "net income with minority interests",
    "rnd": "R&D expense",
    "rpo": "remaining performance obligations",
}


def label(metric: str) -> str:
    """ "net_income" in words"""
    return _NAMES.get(metric, metric.replace("_", " "))
