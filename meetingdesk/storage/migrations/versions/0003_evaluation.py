"""Evaluation in every form, from the blank ballot to the signed sheet.

House rules for a migration: see 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Layouts with aspects and rules, forms kept by name; what the rules voided; what follows the count."""
    _evaluation_setting()
    _evaluation_aspect()
    _evaluation_template()
    _evaluation_ruling()
    _evaluation_release()
    _evaluation_feedback()
    _evaluation_component()
    _evaluation_daily()


def _evaluation_setting() -> None:
    op.create_table(
        "evaluation_setting",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("neutral", sa.String(40), nullable=False),
        sa.Column("colours", sa.Text(), nullable=False),
        sa.Column("blank_valid", sa.Boolean(), nullable=False),
        sa.Column("most_good", sa.Integer(), nullable=True),
        sa.Column("bands", sa.Text(), nullable=False),
        sa.Column("drop_extremes", sa.Boolean(), nullable=False),
        sa.Column("cap", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_setting_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_setting"),
    )
    op.create_index("ix_evaluation_setting_poll_id", "evaluation_setting", ["poll_id"], unique=False)


def _evaluation_aspect() -> None:
    op.create_table(
        "evaluation_aspect",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("weight", sa.String(40), nullable=False),
        sa.Column("overall", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_aspect_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_aspect"),
    )
    op.create_index("ix_evaluation_aspect_poll_id", "evaluation_aspect", ["poll_id"], unique=False)


def _evaluation_template() -> None:
    op.create_table(
        "evaluation_template",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_template"),
    )


def _evaluation_ruling() -> None:
    op.create_table(
        "evaluation_ruling",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("class_code", sa.String(20), nullable=False),
        sa.Column("rule", sa.String(20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_ruling_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_ruling"),
    )
    op.create_index("ix_evaluation_ruling_poll_id", "evaluation_ruling", ["poll_id"], unique=False)


def _evaluation_release() -> None:
    op.create_table(
        "evaluation_release",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("released_at", sa.String(19), nullable=False),
        sa.Column("released_by", sa.String(80), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_release_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_release"),
    )
    op.create_index("ix_evaluation_release_poll_id", "evaluation_release", ["poll_id"], unique=False)


def _evaluation_feedback() -> None:
    op.create_table(
        "evaluation_feedback",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.String(10), nullable=False),
        sa.Column("given_by", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_feedback_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_feedback"),
    )
    op.create_index("ix_evaluation_feedback_poll_id", "evaluation_feedback", ["poll_id"], unique=False)


def _evaluation_component() -> None:
    op.create_table(
        "evaluation_component",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("weight", sa.String(40), nullable=False),
        sa.Column("of_poll", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_component_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_component"),
    )
    op.create_index("ix_evaluation_component_poll_id", "evaluation_component", ["poll_id"], unique=False)


def _evaluation_daily() -> None:
    op.create_table(
        "evaluation_daily",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("component_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("score", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["component_id"], ["evaluation_component.id"], name="fk_evaluation_daily_component_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_daily"),
    )
    op.create_index("ix_evaluation_daily_component_id", "evaluation_daily", ["component_id"], unique=False)
