"""Small ready-made records for tests; each capability adds what others need of it."""

from __future__ import annotations

from datetime import datetime

MORNING = datetime(2023, 3, 17, 8, 0, 0)
