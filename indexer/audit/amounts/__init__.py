"""Sums of money and balances: totals and their parts, what came in, was spent and is left, and their units."""
