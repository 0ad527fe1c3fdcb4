"""座次: who sits where."""
