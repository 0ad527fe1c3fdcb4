"""归档: what is filed with the meeting."""
