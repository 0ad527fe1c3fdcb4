"""The command line: the same commands and queries as the window, for scripts and for a look from outside."""
