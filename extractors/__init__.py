"""From a file to evidence: reading, splitting, classifying and extracting. Never imports `pipeline`."""
