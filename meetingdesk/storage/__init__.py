"""Where records are kept: the engine, one transaction a gesture, the journal, copies and migrations."""
