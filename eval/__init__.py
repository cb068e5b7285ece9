"""Measure the line against labelled reports: `python -m eval NAME --gold DIR`."""
