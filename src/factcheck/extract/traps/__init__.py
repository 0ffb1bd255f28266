"""What looks like a quantity or a time and is none: `grammar` finds it, `labels` are names with a number behind them."""
