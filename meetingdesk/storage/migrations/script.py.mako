"""${message}

House rules for a migration: literal tables only, never import a model; the copy is made and verified before
it runs; raise storage.upgrade.SCHEMA by one; add a test with data of the step before.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    ${upgrades if upgrades else "pass"}
