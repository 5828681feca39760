"""The index inside the process: words by tantivy, everything else by numpy columns beside it."""
