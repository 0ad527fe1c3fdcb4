"""The window: PySide6 lives here and nowhere else."""

import meetingdesk.ui.plain_imports  # noqa: F401  because it comes before whatever else the window imports
