"""The one home of pycountry: codes and names of ISO 3166-1 (countries) and ISO 4217 (currencies)."""

from __future__ import annotations

from functools import cache

import pycountry


@cache
def country_names() -> tuple[tuple[str, str], ...]:
    """Pairs of an English name (short, official or common) and its alpha-2 code."""
    keys = ("name", "official_name", "common_name")
    named = ((getattr(country, key, None), str(country.alpha_2)) for country in pycountry.countries for key in keys)
    return tuple((str(name), code) for name, code in named if name)


@cache
def country_codes() -> frozenset[str]:
    """The alpha-2 codes."""
    return frozenset(str(country.alpha_2) for country in pycountry.countries)


@cache
def alpha3_codes() -> dict[str, str]:
    """Alpha-3 code -> alpha-2 code."""
    return {str(country.alpha_3): str(country.alpha_2) for country in pycountry.countries}


@cache
def currency_codes() -> frozenset[str]:
    """The alphabetic codes of ISO 4217."""
    return frozenset(str(currency.alpha_3) for currency in pycountry.currencies)


def usual_name(code: str) -> str | None:
    """The usual English name of an alpha-2 code ("VN" -> "Vietnam"), or None when it is unknown."""
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)) if found else None
