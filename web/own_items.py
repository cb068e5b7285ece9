"""`chazhang items`: what money is spent on in an index, and the owner's own items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages import message
from web.session import DONE, Session, write_lines

if TYPE_CHECKING:
    from api.item_listing import ItemRow

_SHOWN_YEARS = 3


def run_items(session: Session) -> int:
    """`chazhang items`: list them, or with `--add` add one of the owner's."""
    if session.arguments.add:
        return _add(session)
    from api.item_listing import items_of
    from web.listings import list_records

    index = session.open_index()
    rows = items_of(index, session.filters(index), session.arguments.like)
    concepts, lang = index.vocabulary.concepts, session.lang

    def row(item: ItemRow) -> list[str]:
        known = [concepts[code] for code in item.concepts if code in concepts]
        names = "、".join(each.zh if lang == "zh" else each.en for each in known)
        own = message("cli.items.own", lang) if item.own else ""
        years = "–".join(dict.fromkeys(str(year) for year in (item.first_year, item.last_year) if year is not None))
        sums = [
            message(
                "cli.items.sum", lang, year=each.year or "", measure=message(f"cli.items.{each.measure}", lang),
                yuan=f"{each.yuan:,f}", count=each.count,
            )
            for each in item.sums[-_SHOWN_YEARS:]
        ]  # fmt: skip
        example = item.examples[0]
        return [
            item.item, names + own, str(item.figures), str(item.reports), years, "；".join(sums),
            f"{example.file}:{example.start}",
        ]  # fmt: skip

    return list_records(
        session, "items", rows, ("item", "concept", "figures", "reports", "years", "sums", "where"), row
    )


def _add(session: Session) -> int:
    from indexer.own_items import OwnItem, add_own_item
    from indexer.store import Index
    from indexer.vocabulary import Vocabulary

    written = session.arguments
    session.open_index().close()  # says so where there is none, before anything is written
    forms = tuple(part.strip() for part in (written.forms or "").split(";") if part.strip())
    item = OwnItem(
        written.add, forms, written.parent or "", written.search_group or "", written.sum_group or "",
        written.zh or "", written.en or "",
    )  # fmt: skip
    own = add_own_item(session.index_path, Vocabulary.load(), item)
    index = Index.open(session.index_path)
    code = next(code for code, each in own.concepts.items() if item.concept in (code, each.zh))
    found = index.catalogue.figures(concepts=[code])
    session.say("cli.items.added", item=own.concepts[code].zh, figures=len(found), path=session.index_path)
    write_lines(sorted({figure.item for figure in found})[:10] if not session.arguments.json else ())
    return DONE
