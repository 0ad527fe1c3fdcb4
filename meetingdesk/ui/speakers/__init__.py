"""Who reports, and the clock: 述职."""
