"""Rates and shares, and what they are of."""
