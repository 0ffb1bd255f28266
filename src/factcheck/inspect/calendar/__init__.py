"""Days, weekdays, quarters, fiscal years, lives and tenures, as the article tells them."""
