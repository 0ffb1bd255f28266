"""Units that cannot be: two currencies in one amount, a share above the whole, points told as percent, a lost scale."""
