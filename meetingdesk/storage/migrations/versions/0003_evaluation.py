"""Evaluation in every form, from the blank ballot to the signed sheet.

House rules for a migration: see 0001.
"""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
