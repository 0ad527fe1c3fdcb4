"""Papers: what a meeting hands out and files, described once (blocks) and written in several formats."""
