"""The audience screen's pictures and window. They know the public facts and nothing of the records."""
