"""Fill the templates: the one home of Jinja2. Text of documents is escaped; an undefined name stops."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

_FOLDER = Path(__file__).resolve().parents[1] / "templates"


def template_text(name: str) -> str:
    """Source of a file in `templates/`."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(template_text),
        autoescape=lambda name: bool(name and ".html" in name),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render_text(name: str, data: Mapping[str, Any]) -> str:
    """A plain text template, filled."""
    return _environment().get_template(name).render(data)


def render_report(data: Mapping[str, Any]) -> str:
    """report.html: one file with its style in it, which the page's own policy allows by its hash and nothing else."""
    style = template_text("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().get_template("report.html.j2")
    return page.render({**data, "style": style, "style_hash": f"sha256-{digest}"})
