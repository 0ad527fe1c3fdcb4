"""The window: PySide6 lives here and nowhere else."""

import meetingdesk.ui.plain_imports  # these two come before whatever else the window imports
import meetingdesk.ui.whole_errors  # noqa: F401  because classes made before it would not be dressed
