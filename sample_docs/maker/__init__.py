"""Makes the sample cases: invented companies, computed numbers, and papers that look like what suppliers send."""
