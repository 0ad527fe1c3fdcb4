"""Pages that are not built yet say so."""
