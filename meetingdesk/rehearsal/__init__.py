"""A case folder: read and checked whole, then played through the same commands as the window."""
