"""The parts of pages. Each paints itself from the theme's tokens; words are the caller's."""
