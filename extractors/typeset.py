"""Sets pages with Typst: our renditions of office files and mail, and the front matter of the package.

Text always goes in as data, never as markup, and the fonts are those of the installed packages, so that the same
data gives the same bytes on every machine.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

import typst

TEXT_FONTS = ("Noto Sans", "Noto Sans CJK SC")
MONO_FONTS = ("DejaVu Sans Mono", "Noto Sans CJK SC")
_FONT_PACKAGES = ("fontpkg_noto_sans", "manimgx_fonts_cjk")


class TypesettingFailed(RuntimeError):
    """A template that does not compile with its data: a defect of ours, never of a received file."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    paths = [str(files(package)) for package in _FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def typeset(template: str, data: object) -> bytes:
    """PDF bytes of a Typst source text, which reads its data by `json(bytes(sys.inputs.data))`.

    Same template and data give the same bytes: fixed fonts, fixed timestamp, no system fonts.
    Raises TypesettingFailed when the template does not compile.
    """
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True)
    try:
        return bytes(
            typst.compile(
                template.encode(),
                font_paths=_fonts(),
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"data": plain},
                timestamp=0,
            )
        )
    except typst.TypstError as error:
        raise TypesettingFailed(str(error)) from error
