"""The sign-in desk and the days before the meeting.

House rules for a migration: see 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is answered to the notice, and what it says; badges, signatures, times away."""
    _signin_away()
    _signin_badge()
    _signin_signature()
    _meeting_attendee_found()
    _invitation_notice()
    _invitation_reply()
    _meeting_figure_source()


def _invitation_notice() -> None:
    op.create_table(
        "invitation_notice",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("contact_phone", sa.String(), nullable=True),
        sa.Column("dress", sa.String(), nullable=True),
        sa.Column("early_minutes", sa.Integer(), nullable=True),
        sa.Column("reply_by", sa.String(19), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("sent_at", sa.String(19), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_invitation_notice_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitation_notice"),
        sa.UniqueConstraint("meeting_id", name="uq_invitation_notice_meeting_id"),
    )


def _invitation_reply() -> None:
    op.create_table(
        "invitation_reply",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("attendee_id", sa.String(32), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("substitute_name", sa.String(), nullable=True),
        sa.Column("substitute_post", sa.String(), nullable=True),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=True),
        sa.Column("taken_at", sa.String(19), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_invitation_reply_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_invitation_reply_attendee_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitation_reply"),
        sa.UniqueConstraint("attendee_id", name="uq_invitation_reply_attendee_id"),
    )
    op.create_index("ix_invitation_reply_meeting_id", "invitation_reply", ["meeting_id"], unique=False)


def _signin_away() -> None:
    op.create_table(
        "signin_away",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("attendee_id", sa.String(32), nullable=False),
        sa.Column("left_at", sa.String(19), nullable=False),
        sa.Column("returned_at", sa.String(19), nullable=False),
        sa.ForeignKeyConstraint(["attendee_id"], ["meeting_attendee.id"], name="fk_signin_away_attendee_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_signin_away_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signin_away"),
    )
    op.create_index("ix_signin_away_attendee_id", "signin_away", ["attendee_id"], unique=False)
    op.create_index("ix_signin_away_meeting_id", "signin_away", ["meeting_id"], unique=False)


def _signin_badge() -> None:
    op.create_table(
        "signin_badge",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("attendee_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.String(19), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_signin_badge"),
        sa.UniqueConstraint("code", name="uq_signin_badge_code"),
    )
    op.create_index("ix_signin_badge_attendee_id", "signin_badge", ["attendee_id"], unique=False)
    op.create_index("ix_signin_badge_meeting_id", "signin_badge", ["meeting_id"], unique=False)


def _signin_signature() -> None:
    op.create_table(
        "signin_signature",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("attendee_id", sa.String(32), nullable=False),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(19), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_signin_signature_attendee_id"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_signin_signature_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_signin_signature"),
        sa.UniqueConstraint("attendee_id", name="uq_signin_signature_attendee_id"),
    )
    op.create_index("ix_signin_signature_meeting_id", "signin_signature", ["meeting_id"], unique=False)


def _meeting_attendee_found() -> None:
    """Adding someone to a list of 10,000 looks up their number, name and place instead of reading all."""
    columns = (("number",), ("position",), ("name", "unit"))
    for several in columns:
        name = f"ix_meeting_attendee_meeting_id_{'_'.join(several)}"
        op.create_index(name, "meeting_attendee", ["meeting_id", *several], unique=False)


def _meeting_figure_source() -> None:
    op.create_table(
        "meeting_figure_source",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("figure_id", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_meeting_figure_source_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["meeting_figure.id"], name="fk_meeting_figure_source_figure_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_figure_source"),
        sa.UniqueConstraint("figure_id", name="uq_meeting_figure_source_figure_id"),
    )
    op.create_index(
        "ix_meeting_figure_source_meeting_id", "meeting_figure_source", ["meeting_id"], unique=False
    )
