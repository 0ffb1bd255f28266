"""Claims without a figure: offices, statements, comparisons, moves and records."""
