"""Commentary, minutes and every paper, in full.

House rules for a migration: see 0001.
"""

from __future__ import annotations

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables come with the commands that fill them."""
