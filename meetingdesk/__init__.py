"""MeetingDesk runs a formal meeting on one laptop, from the roster file to the filed minutes."""

__version__ = "0.1.0"
