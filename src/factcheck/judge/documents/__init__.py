"""Claims against documents given as evidence: read with the same extractor on both sides, decisive only where they align."""

from __future__ import annotations

from factcheck.judge.documents.judge import against_documents

__all__ = ["against_documents"]
