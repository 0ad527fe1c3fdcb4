"""会前: the notice, the answers to it as they come in by phone, and whom to remind."""
