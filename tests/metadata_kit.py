"""What is read of a report's metadata, for the tests of titles, bodies and scores."""

from indexer.metadata import Metadata, to_metadata
from indexer.regions import Gazetteer
from indexer.sections import text_to_sections
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
GAZETTEER = Gazetteer.load()


def about(text: str, file: str = "report.txt", gazetteer: Gazetteer = GAZETTEER) -> Metadata:
    report = clean(RawText(text, "txt"))
    return to_metadata(file, report, text_to_sections("r0", report, VOCABULARY), gazetteer, VOCABULARY)
