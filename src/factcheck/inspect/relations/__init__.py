"""Sentences that say themselves how their figures hang together, recomputed.

The forms of words are data (`rules/vocabulary/relations.yaml`). A figure is found by its place in the form and not by what the
binder made of it, so that "a premium of 42% to Friday's closing price of $28" is understood without knowing any company.
"""
