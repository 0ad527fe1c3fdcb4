"""Agenda, speakers and the room, in full.

House rules for a migration: see 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was chosen for the reports, questions in their midst, files of reports on paper."""
    _speakers_choice()
    _speakers_interposed()
    _speakers_file()


def _speakers_choice() -> None:
    op.create_table(
        "speakers_choice",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("only_present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_choice_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_choice"),
        sa.UniqueConstraint("meeting_id", name="uq_speakers_choice_meeting_id"),
    )


def _speakers_interposed() -> None:
    op.create_table(
        "speakers_interposed",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("began_at", sa.String(19), nullable=False),
        sa.Column("used_seconds", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_interposed_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_speakers_interposed_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_interposed"),
    )
    op.create_index("ix_speakers_interposed_meeting_id", "speakers_interposed", ["meeting_id"], unique=False)
    op.create_index(
        "ix_speakers_interposed_organisation_id", "speakers_interposed", ["organisation_id"], unique=False
    )


def _speakers_file() -> None:
    op.create_table(
        "speakers_file",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(19), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_file_meeting_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_speakers_file_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_file"),
    )
    op.create_index("ix_speakers_file_meeting_id", "speakers_file", ["meeting_id"], unique=False)
    op.create_index("ix_speakers_file_organisation_id", "speakers_file", ["organisation_id"], unique=False)
