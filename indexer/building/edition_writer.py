"""The editions that were found among the reports of a generation are recorded in its catalogue."""

from __future__ import annotations

from collections.abc import Callable

from indexer.building.catalogue_writer import CatalogueWriter
from indexer.editions import Editions
from indexer.editions.differences import differences, repeated_passages
from indexer.model import Document


def record_editions(writer: CatalogueWriter, editions: Editions, load: Callable[[str], Document]) -> None:
    """Find the editions, and write which report each is of, what it prints differently and what it repeats.

    `load` gives a report's document by its id; at most two are held at a time.
    """
    found = editions.find()
    for group in found.groups:
        first = load(group.first)
        for other_id in group.others:
            other = load(other_id)
            begin = editions.features(other_id).first_passage
            repeated = [begin + position for position in repeated_passages(first, other)]
            writer.add_edition(other_id, group.first, differences(first, other), repeated)
    writer.add_possible_editions(found.possible)
