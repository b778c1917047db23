"""Runs of a Word file whose words the paper does not say: struck out or hidden, by themselves or by a style.

ISO/IEC 29500-1, 17.7.2 and 17.7.3: a property of the run itself decides; else a toggle that stands in the document's
defaults is on, and those of the character, paragraph and table styles cancel each other two by two. Pure, over what
python-docx gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = ("strike", "vanish")
_NEAREST = ("dstrike",)  # no toggle: the nearest level that sets it decides
_STYLED_BY = (
    ("character", "r", f"{_W}rPr/{_W}rStyle"),
    ("paragraph", "p", f"{_W}pPr/{_W}pStyle"),
    ("table", "tbl", f"{_W}tblPr/{_W}tblStyle"),
)  # kind of a style, what takes it, and where that names it; the nearest first


def is_on(element: Any) -> bool:
    """Whether a property that is on or off is on: it is where nothing says otherwise."""
    return element.get(_VAL) not in _OFF


class StruckWords:
    """Tells runs that are struck out or hidden, by the root of a document's styles."""

    def __init__(self, styles: Any) -> None:
        named = [(style.get(f"{_W}type", "paragraph"), style) for style in styles.iterchildren(f"{_W}style")]
        self._styles = {(kind, style.get(f"{_W}styleId")): style for kind, style in named}
        self._usual = {kind: style for kind, style in named if style.get(f"{_W}default", "0") not in _OFF}
        self._defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault")
        self._known: dict[tuple[str, str | None, str], bool | None] = {}

    def hold(self, run: Any) -> bool:
        """Whether the words of a run are struck out or hidden."""
        return any(self._toggled(run, name) for name in _TOGGLES) or any(self._nearest(run, n) for n in _NEAREST)

    def _toggled(self, run: Any, name: str) -> bool:
        own = _said(run, name)
        if own is not None:
            return own
        by_default = self._defaults is not None and _said(self._defaults, name)
        return bool(by_default) or sum(bool(said) for said in self._by_styles(run, name)) % 2 == 1

    def _nearest(self, run: Any, name: str) -> bool:
        levels = [_said(run, name), *self._by_styles(run, name)]
        levels.append(None if self._defaults is None else _said(self._defaults, name))
        return next((said for said in levels if said is not None), False)

    def _by_styles(self, run: Any, name: str) -> Iterator[bool | None]:
        for kind, taker, named in _STYLED_BY:
            holder = run if taker == "r" else next(run.iterancestors(f"{_W}{taker}"), None)
            if holder is not None:
                style = holder.find(named)
                yield self._of_style(kind, None if style is None else style.get(_VAL), name)

    def _of_style(self, kind: str, style_id: str | None, name: str) -> bool | None:
        key = (kind, style_id, name)
        if key not in self._known:
            chain = self._chain(kind, style_id)
            said = (_said(style, name) for style in chain)
            # Which cells a condition of a table's style meets is not worked out: none of them says anything.
            unsure = any(_said(part, name) for style in chain for part in style.iterchildren(f"{_W}tblStylePr"))
            self._known[key] = True if unsure else next((one for one in said if one is not None), None)
        return self._known[key]

    def _chain(self, kind: str, style_id: str | None) -> list[Any]:
        """A style, or the usual one of its kind where none has that id, and those that it is based on."""
        found: list[Any] = []
        style = self._styles.get((kind, style_id), self._usual.get(kind))
        while style is not None and style not in found:
            found.append(style)
            based = style.find(f"{_W}basedOn")
            style = None if based is None else self._styles.get((kind, based.get(_VAL)))
        return found


def _said(holder: Any, name: str) -> bool | None:
    """Whether a run, a style or the defaults set a property on or off; None where they are silent."""
    found = holder.findall(f"{_W}rPr/{_W}{name}")
    return is_on(found[-1]) if found else None
