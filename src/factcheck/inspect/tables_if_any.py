"""The inspections of tables, imported when an article has one."""

from __future__ import annotations

from factcheck.inspect.page import Draft, Page


def inspect_tables(page: Page) -> list[Draft]:
    """Totals and columns of changes that do not follow."""
    if not _has_table(page):
        return []
    from factcheck.inspect import table_rows

    return table_rows.inspect_tables(page)


def inspect_table_and_text(page: Page) -> list[Draft]:
    """A metric of one period in the text that no cell of the table's row for it can be."""
    if not _has_table(page):
        return []
    from factcheck.inspect import table_checks

    return table_checks.inspect_table_and_text(page)


def _has_table(page: Page) -> bool:
    return any(block.kind == "table" for block in page.article.blocks)
