"""The first tables.

House rules for a migration: literal tables only, never import a model; the copy is made and verified before
it runs; storage.upgrade.SCHEMA rises by one; a test brings data of the step before.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of every capability; a table comes after those it names."""
    _journal_act()
    _journal_meta()
    _journal_change()
    _roster_organisation()
    _roster_person()
    _roster_alias()
    _roster_post()
    _meeting_meeting()
    _meeting_operator()
    _meeting_attendee()
    _meeting_figure()
    _meeting_guest()
    _agenda_item()
    _signin_attendance()
    _speakers_draw()
    _speakers_note()
    _speakers_rules()
    _speakers_report()
    _speakers_turn()
    _evaluation_poll()
    _evaluation_class()
    _evaluation_closing()
    _evaluation_gesture()
    _evaluation_grade()
    _evaluation_pass()
    _evaluation_sealed_count()
    _evaluation_sealed_mark()
    _evaluation_settlement()
    _evaluation_sheet()
    _evaluation_subject()
    _evaluation_void()
    _commentary_comment()
    _commentary_place()
    _commentary_problem()
    _commentary_link()
    _commentary_remark()
    _minutes_section()
    _minutes_version()


def _journal_act() -> None:
    op.create_table(
        "journal_act",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(80), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("barrier", sa.Integer(), nullable=False),
        sa.Column("effects", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(80), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("content_key", sa.String(64), nullable=True),
        sa.Column("content_digest", sa.String(64), nullable=False),
        sa.Column("prev", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal_act"),
        sa.UniqueConstraint("nonce", name="uq_journal_act_nonce"),
        sa.UniqueConstraint("prev", name="uq_journal_act_prev"),
    )


def _journal_meta() -> None:
    op.create_table(
        "journal_meta",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_journal_meta"),
    )


def _journal_change() -> None:
    op.create_table(
        "journal_change",
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(80), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("image_key", sa.String(64), nullable=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["act"], ["journal_act.seq"], name="fk_journal_change_act"),
        sa.PrimaryKeyConstraint("act", "position", name="pk_journal_change"),
    )


def _roster_organisation() -> None:
    op.create_table(
        "roster_organisation",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("level", sa.String(40), nullable=True),
        sa.Column("parent_id", sa.String(32), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["roster_organisation.id"], name="fk_roster_organisation_parent_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_roster_organisation"),
    )
    op.create_index("ix_roster_organisation_parent_id", "roster_organisation", ["parent_id"], unique=False)


def _roster_person() -> None:
    op.create_table(
        "roster_person",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("reading", sa.String(120), nullable=True),
        sa.Column("phone", sa.String(40), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster_person"),
    )


def _roster_alias() -> None:
    op.create_table(
        "roster_alias",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("alias", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_roster_alias_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_roster_alias"),
    )
    op.create_index("ix_roster_alias_organisation_id", "roster_alias", ["organisation_id"], unique=False)


def _roster_post() -> None:
    op.create_table(
        "roster_post",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("title", sa.String(80), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_roster_post_organisation_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["roster_person.id"], name="fk_roster_post_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_roster_post"),
    )
    op.create_index("ix_roster_post_organisation_id", "roster_post", ["organisation_id"], unique=False)
    op.create_index("ix_roster_post_person_id", "roster_post", ["person_id"], unique=False)


def _meeting_meeting() -> None:
    op.create_table(
        "meeting_meeting",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("date", sa.String(10), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("start", sa.String(19), nullable=True),
        sa.Column("end", sa.String(19), nullable=True),
        sa.Column("venue", sa.String(), nullable=True),
        sa.Column("organiser", sa.String(), nullable=True),
        sa.Column("host", sa.String(), nullable=True),
        sa.Column("recorder", sa.String(), nullable=True),
        sa.Column("year_assessed", sa.Integer(), nullable=True),
        sa.Column("arrival_deadline", sa.String(19), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("began_at", sa.String(19), nullable=True),
        sa.Column("ended_at", sa.String(19), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_meeting"),
    )


def _meeting_operator() -> None:
    op.create_table(
        "meeting_operator",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_operator"),
    )


def _meeting_attendee() -> None:
    op.create_table(
        "meeting_attendee",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=True),
        sa.Column("organisation_id", sa.String(32), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("voter_class", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_meeting_attendee_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_meeting_attendee_organisation_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["roster_person.id"], name="fk_meeting_attendee_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_attendee"),
    )
    op.create_index("ix_meeting_attendee_meeting_id", "meeting_attendee", ["meeting_id"], unique=False)
    op.create_index(
        "ix_meeting_attendee_organisation_id", "meeting_attendee", ["organisation_id"], unique=False
    )
    op.create_index("ix_meeting_attendee_person_id", "meeting_attendee", ["person_id"], unique=False)


def _meeting_figure() -> None:
    op.create_table(
        "meeting_figure",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_meeting_figure_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_figure"),
    )
    op.create_index("ix_meeting_figure_meeting_id", "meeting_figure", ["meeting_id"], unique=False)


def _meeting_guest() -> None:
    op.create_table(
        "meeting_guest",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("did", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_meeting_guest_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_guest"),
    )
    op.create_index("ix_meeting_guest_meeting_id", "meeting_guest", ["meeting_id"], unique=False)


def _agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("parent_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("planned_start", sa.String(19), nullable=True),
        sa.Column("planned_end", sa.String(19), nullable=True),
        sa.Column("planned_minutes", sa.Integer(), nullable=True),
        sa.Column("unplanned", sa.Boolean(), nullable=False),
        sa.Column("began_at", sa.String(19), nullable=True),
        sa.Column("ended_at", sa.String(19), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_agenda_item_meeting_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["agenda_item.id"], name="fk_agenda_item_parent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_item"),
    )
    op.create_index("ix_agenda_item_meeting_id", "agenda_item", ["meeting_id"], unique=False)
    op.create_index("ix_agenda_item_parent_id", "agenda_item", ["parent_id"], unique=False)


def _signin_attendance() -> None:
    op.create_table(
        "signin_attendance",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("attendee_id", sa.String(32), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("arrived_at", sa.String(19), nullable=True),
        sa.Column("late_by_hand", sa.Boolean(), nullable=True),
        sa.Column("left_at", sa.String(19), nullable=True),
        sa.Column("excused", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("proxy_name", sa.String(), nullable=True),
        sa.Column("proxy_post", sa.String(), nullable=True),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("proxy_votes", sa.Boolean(), nullable=False),
        sa.Column("proxy_reports", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_signin_attendance_attendee_id"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_signin_attendance_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_signin_attendance"),
        sa.UniqueConstraint("attendee_id", name="uq_signin_attendance_attendee_id"),
    )
    op.create_index("ix_signin_attendance_meeting_id", "signin_attendance", ["meeting_id"], unique=False)


def _speakers_draw() -> None:
    op.create_table(
        "speakers_draw",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("drawn_at", sa.String(19), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_draw_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_draw"),
    )
    op.create_index("ix_speakers_draw_meeting_id", "speakers_draw", ["meeting_id"], unique=False)


def _speakers_note() -> None:
    op.create_table(
        "speakers_note",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("at", sa.String(19), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_note_meeting_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_speakers_note_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_note"),
    )
    op.create_index("ix_speakers_note_meeting_id", "speakers_note", ["meeting_id"], unique=False)
    op.create_index("ix_speakers_note_organisation_id", "speakers_note", ["organisation_id"], unique=False)


def _speakers_rules() -> None:
    op.create_table(
        "speakers_rules",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("planned_seconds", sa.Integer(), nullable=False),
        sa.Column("amber_seconds", sa.Integer(), nullable=False),
        sa.Column("reports_due", sa.String(19), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_rules_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_rules"),
        sa.UniqueConstraint("meeting_id", name="uq_speakers_rules_meeting_id"),
    )


def _speakers_report() -> None:
    op.create_table(
        "speakers_report",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("attendee_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(19), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("handed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_speakers_report_attendee_id"
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_report_meeting_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_speakers_report_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_report"),
    )
    op.create_index("ix_speakers_report_attendee_id", "speakers_report", ["attendee_id"], unique=False)
    op.create_index("ix_speakers_report_meeting_id", "speakers_report", ["meeting_id"], unique=False)
    op.create_index(
        "ix_speakers_report_organisation_id", "speakers_report", ["organisation_id"], unique=False
    )


def _speakers_turn() -> None:
    op.create_table(
        "speakers_turn",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("attendee_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("planned_seconds", sa.Integer(), nullable=False),
        sa.Column("added_seconds", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("began_at", sa.String(19), nullable=True),
        sa.Column("ended_at", sa.String(19), nullable=True),
        sa.Column("paused_at", sa.String(19), nullable=True),
        sa.Column("paused_seconds", sa.Integer(), nullable=False),
        sa.Column("used_seconds", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_speakers_turn_attendee_id"
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_speakers_turn_meeting_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_speakers_turn_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers_turn"),
    )
    op.create_index("ix_speakers_turn_attendee_id", "speakers_turn", ["attendee_id"], unique=False)
    op.create_index("ix_speakers_turn_meeting_id", "speakers_turn", ["meeting_id"], unique=False)
    op.create_index("ix_speakers_turn_organisation_id", "speakers_turn", ["organisation_id"], unique=False)


def _evaluation_poll() -> None:
    op.create_table(
        "evaluation_poll",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=True),
        sa.Column("stem", sa.String(80), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("base", sa.String(20), nullable=False),
        sa.Column("thresholds", sa.Text(), nullable=False),
        sa.Column("self_rating", sa.String(20), nullable=False),
        sa.Column("least_ballots", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("mismatch_reason", sa.String(), nullable=True),
        sa.Column("shuffled_by", sa.Text(), nullable=True),
        sa.Column("highest_paper", sa.Integer(), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("confirm_note", sa.String(), nullable=True),
        sa.Column("differences", sa.Integer(), nullable=True),
        sa.Column("sealed_at", sa.String(19), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=True),
        sa.Column("fixed_by", sa.String(), nullable=True),
        sa.Column("fixed_on", sa.String(10), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_evaluation_poll_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_poll"),
        sa.UniqueConstraint("serial", name="uq_evaluation_poll_serial"),
    )
    op.create_index("ix_evaluation_poll_meeting_id", "evaluation_poll", ["meeting_id"], unique=False)


def _evaluation_class() -> None:
    op.create_table(
        "evaluation_class",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("weight", sa.String(40), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("printed", sa.Integer(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("replaced", sa.Integer(), nullable=False),
        sa.Column("unused", sa.Integer(), nullable=True),
        sa.Column("not_returned", sa.Integer(), nullable=True),
        sa.Column("sorted_valid", sa.Integer(), nullable=True),
        sa.Column("sorted_void", sa.Integer(), nullable=True),
        sa.Column("valid", sa.Integer(), nullable=True),
        sa.Column("void", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_class_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_class"),
    )
    op.create_index("ix_evaluation_class_poll_id", "evaluation_class", ["poll_id"], unique=False)


def _evaluation_closing() -> None:
    op.create_table(
        "evaluation_closing",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("sealed_at", sa.String(19), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_closing_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_closing"),
    )
    op.create_index("ix_evaluation_closing_poll_id", "evaluation_closing", ["poll_id"], unique=False)


def _evaluation_gesture() -> None:
    op.create_table(
        "evaluation_gesture",
        sa.Column("nonce", sa.String(80), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("what", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_gesture_poll_id"),
        sa.PrimaryKeyConstraint("nonce", name="pk_evaluation_gesture"),
        sqlite_with_rowid=False,
    )


def _evaluation_grade() -> None:
    op.create_table(
        "evaluation_grade",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(40), nullable=False),
        sa.Column("points", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_grade_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_grade"),
    )
    op.create_index("ix_evaluation_grade_poll_id", "evaluation_grade", ["poll_id"], unique=False)


def _evaluation_pass() -> None:
    op.create_table(
        "evaluation_pass",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("operators", sa.Text(), nullable=False),
        sa.Column("witness", sa.String(), nullable=True),
        sa.Column("began_at", sa.String(19), nullable=False),
        sa.Column("finished_at", sa.String(19), nullable=True),
        sa.Column("sheets", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_pass_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_pass"),
    )
    op.create_index("ix_evaluation_pass_poll_id", "evaluation_pass", ["poll_id"], unique=False)


def _evaluation_sealed_count() -> None:
    op.create_table(
        "evaluation_sealed_count",
        sa.Column("poll", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("class_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["poll"], ["evaluation_poll.serial"], name="fk_evaluation_sealed_count_poll"),
        sa.PrimaryKeyConstraint("poll", "class_number", "subject", "mark", name="pk_evaluation_sealed_count"),
        sqlite_with_rowid=False,
    )


def _evaluation_sealed_mark() -> None:
    op.create_table(
        "evaluation_sealed_mark",
        sa.Column("key", sa.LargeBinary(16), nullable=False),
        sa.Column("poll", sa.Integer(), nullable=False),
        sa.Column("class_number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["poll"], ["evaluation_poll.serial"], name="fk_evaluation_sealed_mark_poll"),
        sa.PrimaryKeyConstraint("key", name="pk_evaluation_sealed_mark"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_evaluation_sealed_mark_poll_class_number_subject_mark",
        "evaluation_sealed_mark",
        ["poll", "class_number", "subject", "mark"],
        unique=False,
    )


def _evaluation_settlement() -> None:
    op.create_table(
        "evaluation_settlement",
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("paper", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(8), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("says", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_settlement_poll_id"),
        sa.PrimaryKeyConstraint("poll_id", "paper", "part", "row", name="pk_evaluation_settlement"),
        sqlite_with_rowid=False,
    )


def _evaluation_sheet() -> None:
    op.create_table(
        "evaluation_sheet",
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paper", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("class_code", sa.String(20), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_sheet_poll_id"),
        sa.PrimaryKeyConstraint("poll_id", "number", "paper", name="pk_evaluation_sheet"),
        sqlite_with_rowid=False,
    )


def _evaluation_subject() -> None:
    op.create_table(
        "evaluation_subject",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("person", sa.String(80), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=True),
        sa.Column("attendee_id", sa.String(32), nullable=True),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("fixed_grade", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_evaluation_subject_attendee_id"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_evaluation_subject_organisation_id"
        ),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_subject_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_subject"),
    )
    op.create_index("ix_evaluation_subject_attendee_id", "evaluation_subject", ["attendee_id"], unique=False)
    op.create_index(
        "ix_evaluation_subject_organisation_id", "evaluation_subject", ["organisation_id"], unique=False
    )
    op.create_index("ix_evaluation_subject_poll_id", "evaluation_subject", ["poll_id"], unique=False)


def _evaluation_void() -> None:
    op.create_table(
        "evaluation_void",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=False),
        sa.Column("class_code", sa.String(20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(120), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["evaluation_poll.id"], name="fk_evaluation_void_poll_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_void"),
    )
    op.create_index("ix_evaluation_void_poll_id", "evaluation_void", ["poll_id"], unique=False)


def _commentary_comment() -> None:
    op.create_table(
        "commentary_comment",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_commentary_comment_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_commentary_comment_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_comment"),
    )
    op.create_index("ix_commentary_comment_meeting_id", "commentary_comment", ["meeting_id"], unique=False)
    op.create_index(
        "ix_commentary_comment_organisation_id", "commentary_comment", ["organisation_id"], unique=False
    )


def _commentary_place() -> None:
    op.create_table(
        "commentary_place",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("commented_at", sa.String(19), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_commentary_place_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_commentary_place_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_place"),
    )
    op.create_index("ix_commentary_place_meeting_id", "commentary_place", ["meeting_id"], unique=False)
    op.create_index(
        "ix_commentary_place_organisation_id", "commentary_place", ["organisation_id"], unique=False
    )


def _commentary_problem() -> None:
    op.create_table(
        "commentary_problem",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_commentary_problem_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_problem"),
    )
    op.create_index("ix_commentary_problem_meeting_id", "commentary_problem", ["meeting_id"], unique=False)


def _commentary_link() -> None:
    op.create_table(
        "commentary_link",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("problem_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["roster_organisation.id"], name="fk_commentary_link_organisation_id"
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["commentary_problem.id"], name="fk_commentary_link_problem_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_link"),
    )
    op.create_index(
        "ix_commentary_link_organisation_id", "commentary_link", ["organisation_id"], unique=False
    )
    op.create_index("ix_commentary_link_problem_id", "commentary_link", ["problem_id"], unique=False)


def _commentary_remark() -> None:
    op.create_table(
        "commentary_remark",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("agenda_item_id", sa.String(32), nullable=True),
        sa.Column("guest_id", sa.String(32), nullable=True),
        sa.Column("attendee_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("verb", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name="fk_commentary_remark_agenda_item_id"
        ),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["meeting_attendee.id"], name="fk_commentary_remark_attendee_id"
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["meeting_guest.id"], name="fk_commentary_remark_guest_id"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_meeting.id"], name="fk_commentary_remark_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary_remark"),
    )
    op.create_index(
        "ix_commentary_remark_agenda_item_id", "commentary_remark", ["agenda_item_id"], unique=False
    )
    op.create_index("ix_commentary_remark_attendee_id", "commentary_remark", ["attendee_id"], unique=False)
    op.create_index("ix_commentary_remark_guest_id", "commentary_remark", ["guest_id"], unique=False)
    op.create_index("ix_commentary_remark_meeting_id", "commentary_remark", ["meeting_id"], unique=False)


def _minutes_section() -> None:
    op.create_table(
        "minutes_section",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_minutes_section_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_minutes_section"),
    )
    op.create_index("ix_minutes_section_meeting_id", "minutes_section", ["meeting_id"], unique=False)


def _minutes_version() -> None:
    op.create_table(
        "minutes_version",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("finalised_at", sa.String(19), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_meeting.id"], name="fk_minutes_version_meeting_id"),
        sa.PrimaryKeyConstraint("id", name="pk_minutes_version"),
    )
    op.create_index("ix_minutes_version_meeting_id", "minutes_version", ["meeting_id"], unique=False)
