"""Self-evaluation: indicators with their targets, weights, points and grades."""
