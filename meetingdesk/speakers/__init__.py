"""Who reports: turns on site with their clock, and reports handed in on paper."""
