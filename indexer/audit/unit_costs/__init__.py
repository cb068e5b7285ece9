"""Standards and averages: so much for each of so many."""
