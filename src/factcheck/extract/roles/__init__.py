"""What a quantity is to its metric."""
