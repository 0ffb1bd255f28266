"""What several names have together: the sum of their figures in one document."""

from __future__ import annotations
