"""The question box and its filters: what can be chosen is what the index holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.filters import filters_of
from api.service import Service
from indexer.model import Filters
from web.contexts import Form, Option
from web.views import Views

FILTERS = ("year", "region", "department")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the text and the filters as written."""

    q: str
    filters: Mapping[str, str]

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Asked:
        """Read an address's parameters."""
        written = {name: parameters.get(name, "").strip() for name in FILTERS}
        return cls(parameters.get("q", "").strip(), {name: value for name, value in written.items() if value})

    def to_filters(self, service: Service) -> Filters:
        """Return the filters. Raises UsageError for what cannot be read or found."""
        return filters_of(service.index, self.filters)

    def parameters(self) -> list[tuple[str, str]]:
        """Return everything asked for as parameters of an address."""
        return [("q", self.q), *self.filters.items()]


def to_form(service: Service, views: Views, action: str, asked: Asked, has_text: bool = True) -> Form:
    """Return the form of a page, filled in with what was asked."""
    chosen = asked.filters
    catalogue = service.index.catalogue
    departments = [(code, views.name_of("department", code)) for code in catalogue.departments()]
    return Form(
        action=action,
        q=asked.q if has_text else None,
        years=_options(((str(year), str(year)) for year in reversed(catalogue.years())), chosen.get("year")),
        regions=_options(_regions(service), chosen.get("region")),
        departments=_options(departments, chosen.get("department")),
        narrowed=bool(chosen),
    )


def _options(choices: Iterable[tuple[str, str]], chosen: str | None) -> tuple[Option, ...]:
    options = [Option(value, label, value == chosen) for value, label in choices]
    if chosen and not any(option.selected for option in options):
        # A range of years or a place by its name, written in the address, stays as it is.
        options.insert(0, Option(chosen, chosen, True))
    return tuple(options)


def _regions(service: Service) -> list[tuple[str, str]]:
    """Return (code, name) of every place with a report and all above it, each below what contains it."""
    gazetteer = service.index.gazetteer
    codes = set(service.index.catalogue.region_codes())
    codes |= {above for code in codes for above in gazetteer.ancestors(code)}
    paths = sorted((gazetteer.lineage(code), code) for code in codes if gazetteer.get(code) is not None)
    return [(code, "\N{IDEOGRAPHIC SPACE}" * (len(path) - 1) + path[-1]) for path, code in paths]
