"""What was said about organisations, about problems they share, and on items of the agenda."""
