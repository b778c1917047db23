"""From evidence to the numbered package: case, chain, checks, exhibits, PDF, report."""
