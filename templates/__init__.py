"""Data: the pages of the package (Typst), the report and the notice (Jinja2)."""
