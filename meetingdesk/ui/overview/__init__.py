"""总览: before, during and after the meeting."""
