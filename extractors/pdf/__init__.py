"""The adapter of PDF: words, objects and pixels of a page, its structure, and what its text layer hides."""
