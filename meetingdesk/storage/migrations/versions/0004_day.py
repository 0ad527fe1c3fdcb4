"""Agenda, speakers and the room, in full.

House rules for a migration: see 0001.
"""

from __future__ import annotations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables come with the commands that fill them."""
