"""点评: praise, problems and notes on each organisation; common problems."""
