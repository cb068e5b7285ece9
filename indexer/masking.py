"""Personal data in a text: numbers that reach a person, and the names of those who fill in or sign a form.

They are masked before anything is read from the text: `*` for a character, one for one, so every offset holds. Of a
name the surname stays, of a number its first two digits. What a number is, its form says (`indexer/privacy/numbers.py`)
or a label before it, on the same line or in the cell before or above (`indexer/privacy/labels.py`,
`indexer/privacy/columns.py`). Names are masked after a form's label only: a name in prose is what a public report says
of public life. Labels and surnames stand in `data/private_labels.tsv`.
"""

from __future__ import annotations

import re

from indexer.forms import fold
from indexer.privacy.columns import columns, stacked
from indexer.privacy.labels import labelled
from indexer.privacy.names import Private
from indexer.privacy.numbers import private_numbers

_ADDRESS = re.compile(r"(?<![\w.+*@-])([\w.+-]+)@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII)


def mask(text: str) -> str:
    """Return the text with personal data masked, character for character: length and line ends stay.

    Telephone numbers, identity-card and bank-card numbers, the local part of e-mail addresses, home addresses, and the
    names after a form's labels. Linear in the length of the text; masking a masked text changes nothing.
    """
    folded = fold(text)
    told = [*labelled(folded), *columns(folded), *stacked(folded)]
    harmless = {i for each in told if each.kind == "harmless" for i in range(each.start, each.end)}
    found = [each for each in told if each.kind != "harmless"]
    numbers = [Private("number", span.start, span.end) for span in private_numbers(folded)]
    found += [each for each in numbers if each.start not in harmless]
    if "@" in folded:
        found += [Private("address", *address.span(1)) for address in _ADDRESS.finditer(folded)]
    if not found:
        return text
    chars = list(text)
    for each in found:
        for position in each.hidden(folded):
            chars[position] = "*"
    return "".join(chars)
