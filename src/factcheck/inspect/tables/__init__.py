"""The inspections of tables, imported when an article has one."""

from __future__ import annotations

from factcheck.inspect.page import Draft, Page


def inspect_tables(page: Page) -> list[Draft]:
    """Totals and columns of changes that do not follow."""
    if not _has_table(page):
        return []
    from factcheck.inspect.tables import rows

    return rows.inspect_tables(page)


def inspect_table_and_text(page: Page) -> list[Draft]:
    """A figure of the text that no cell of the table's row for it can be: by its metric, and by the words of the row's label."""
    if not _has_table(page):
        return []
    from factcheck.inspect.tables import against_text, told_cells

    drafts = against_text.inspect_table_and_text(page)
    known = {draft.start for draft in drafts}
    return [*drafts, *(draft for draft in told_cells.inspect_told_cells(page) if draft.start not in known)]


def _has_table(page: Page) -> bool:
    return any(block.kind == "table" for block in page.article.blocks)
