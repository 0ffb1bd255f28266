"""Names: companies, people with their offices, tickers, products, indices, bodies and places."""
