"""Commentary, minutes and every paper, in full.

House rules for a migration: see 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is to be put right, and when things were said."""
    _commentary_remark_time()
    _commentary_task()
    _seating_plan()
    _filing_file()
    _minutes_look()


def _commentary_remark_time() -> None:
    op.create_table(
        "commentary_remark_time",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("remark_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(19), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["commentary_remark.id"], name="fk_commentary_remark_time_remark_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_remark_time"),
    )
    op.create_index(
        "ix_commentary_remark_time_remark_id", "commentary_remark_time", ["remark_id"], unique=False
    )


def _commentary_task() -> None:
    op.create_table(
        "commentary_task",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("due", sa.String(10), nullable=True),
        sa.Column("progress", sa.String(), nullable=True),
        sa.Column("done_on", sa.String(10), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_commentary_task_meeting_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_commentary_task_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_task"),
    )
    op.create_index("ix_commentary_task_meeting_id", "commentary_task", ["meeting_id"], unique=False)
    op.create_index(
        "ix_commentary_task_organisation_id", "commentary_task", ["organisation_id"], unique=False
    )


def _seating_plan() -> None:
    op.create_table(
        "seating_plan",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("across", sa.Integer(), nullable=False),
        sa.Column("podium", sa.Text(), nullable=False),
        sa.Column("floor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_seating_plan_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_seating_plan"),
    )
    op.create_index("ix_seating_plan_meeting_id", "seating_plan", ["meeting_id"], unique=False)


def _filing_file() -> None:
    op.create_table(
        "filing_file",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_filing_file_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_filing_file"),
    )
    op.create_index("ix_filing_file_meeting_id", "filing_file", ["meeting_id"], unique=False)


def _minutes_look() -> None:
    op.create_table(
        "minutes_look",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("red", sa.Boolean(), nullable=False),
        sa.Column("mark", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("day", sa.String(10), nullable=True),
        sa.Column("copies_to", sa.String(), nullable=True),
        sa.Column("printer", sa.String(), nullable=True),
        sa.Column("printed_on", sa.String(10), nullable=True),
        sa.Column("attach", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_minutes_look_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_minutes_look"),
    )
    op.create_index("ix_minutes_look_meeting_id", "minutes_look", ["meeting_id"], unique=False)
