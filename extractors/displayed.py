"""Readings made on the upright view of a page, put back on the page as displayed: every box, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from extractors.evidence import DocumentReading, Page, Place
from extractors.ocr.orient import displayed_box


def displayed_reading(reading: DocumentReading, pages: Sequence[Page]) -> DocumentReading:
    """The reading with the places and pages of the file's own pages (`pages`, as displayed)."""
    own = {page.number: page for page in pages}
    document = replace(reading.document, pages=tuple(own[p.number] for p in reading.document.pages))
    return replace(
        reading,
        document=document,
        fields=_placed(reading.fields, own),
        parties=_placed(reading.parties, own),
        origins=_placed(reading.origins, own),
        line_items=_placed(reading.line_items, own),
        requests=_placed(reading.requests, own),
    )


def _placed(things: tuple[Any, ...], pages: Mapping[int, Page]) -> tuple[Any, ...]:
    places = ((thing, _place(thing.place, pages)) for thing in things)
    return tuple(thing if place is thing.place else replace(thing, place=place) for thing, place in places)


def _place(place: Place, pages: Mapping[int, Page]) -> Place:
    page = pages.get(place.page)
    box = displayed_box(place.bbox, page) if page else place.bbox
    return place if box is place.bbox else replace(place, bbox=box)
