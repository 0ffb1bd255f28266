"""Claims without a figure: offices, statements, comparisons and moves."""
