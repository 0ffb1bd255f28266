"""Of whom a claim speaks."""
