"""One meeting: its facts, who belongs to it, where it stands, and who sits at the keyboard."""
