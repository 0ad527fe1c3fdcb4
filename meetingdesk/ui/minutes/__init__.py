"""纪要: sections with what they rest on, and the page as it will print."""
