"""Documents given as evidence, read once: their facts, their passages, and whose they are."""

from __future__ import annotations

from factcheck.sources.documents.held import Held, hold

__all__ = ["Held", "hold"]
