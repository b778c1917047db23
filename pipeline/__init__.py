"""From evidence to the numbered package: case, chain, checks, exhibits, PDF, report."""

__version__ = "0.1.0"
