"""What needs a look at everything: readiness, the meeting as it runs, what is left to close, the timeline."""
