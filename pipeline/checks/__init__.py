"""One module a rule; its stem is the rule's name. Each has `CITATION` and `check(view) -> Iterator[Finding]`."""
