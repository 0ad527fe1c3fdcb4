"""议程: items with planned, expected and actual times."""
