"""Which metric a quantity measures, and of which part of the company."""
