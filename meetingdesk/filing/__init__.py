"""What is filed with a meeting besides its own papers: photos, recordings, scans of what was signed."""
