"""Forms, the ladder of papers, blind double entry, comparison, seal; the tally is pure."""
