"""文档: the papers of the meeting."""
