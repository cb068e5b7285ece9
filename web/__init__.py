"""Answers to people: the `chazhang` command and the pages."""
