"""Words to canonical values: numbers, dates, money, units, countries, identifiers. Pure functions over strings."""
