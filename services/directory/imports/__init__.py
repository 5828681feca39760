"""Reading the files of a source, and what came of each row."""
