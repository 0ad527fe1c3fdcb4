"""The window as a product, and what keeps it safe.

House rules for a migration: see 0001.
"""

from __future__ import annotations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables come with the commands that fill them."""
