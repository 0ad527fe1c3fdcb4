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
    """Notes, numbers and templates of agendas; choices for reports, questions asked in them, their files."""
    _agenda_note()
    _agenda_style()
    _agenda_template()
    _speakers_choice()
    _speakers_interposed()
    _speakers_file()
    _speakers_draw()


def _speakers_draw() -> None:
    op.add_column("speakers_draw", sa.Column("number", sa.Integer(), nullable=True))


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


def _agenda_note() -> None:
    op.create_table(
        "agenda_note",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_agenda_note_meeting_id"),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name="fk_agenda_note_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_note"),
    )
    op.create_index("ix_agenda_note_meeting_id", "agenda_note", ["meeting_id"], unique=False)
    op.create_index("ix_agenda_note_item_id", "agenda_note", ["item_id"], unique=False)


def _agenda_style() -> None:
    op.create_table(
        "agenda_style",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("numbering", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_agenda_style_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_style"),
    )
    op.create_index("ix_agenda_style_meeting_id", "agenda_style", ["meeting_id"], unique=False)


def _agenda_template() -> None:
    op.create_table(
        "agenda_template",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_template"),
    )
