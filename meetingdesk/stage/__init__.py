"""The audience screen's facts: what the room may see, and nothing else."""
