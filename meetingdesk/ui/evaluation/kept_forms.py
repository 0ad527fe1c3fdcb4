"""Forms to begin a new poll with: those kept under a name, and those of earlier meetings."""

from __future__ import annotations

from typing import Any

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.queries import FormRow
from meetingdesk.evaluation.templates import templates
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.evaluation.panel import Host
from meetingdesk.ui.theme import Tone

MOST_EARLIER = 6


def specs_of_form(form: FormRow) -> dict[str, Any]:
    """The fields of CreatePoll that a poll's own form fills, all but title and subjects."""
    return {
        "kind": form.kind, "base": form.base, "self_rating": form.self_rating,
        "thresholds": form.thresholds, "neutral": form.neutral, "rules": form.rules,
        "grades": tuple(do.GradeSpec(grade.label, grade.points) for grade in form.grades),
        "classes": tuple(do.ClassSpec(k.code, k.weight, k.expected, k.colour) for k in form.classes),
        "aspects": tuple(do.AspectSpec(each.label, each.weight, each.overall) for each in form.aspects),
    }  # fmt: skip


def kept_forms(bridge: Bridge, meeting_id: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What is kept under a name first, then the forms of the latest other meetings."""
    kept = [(each.name, each.specs) for each in bridge.ask(templates)]
    earlier = [
        (_("{title}（{date}）", title=poll.title, date=meeting.date or meeting.title),
         specs_of_form(bridge.ask(queries.form, poll.id)))
        for meeting in sorted(bridge.ask(meetings.meetings), key=lambda m: str(m.date or ""), reverse=True)
        if meeting.id != meeting_id
        for poll in bridge.ask(queries.polls, meeting.id)
    ]  # fmt: skip
    return (*kept, *earlier[:MOST_EARLIER])


def keep_form(host: Host, form: FormRow | None, name: str) -> None:
    """A poll's form as it is saved, under a name, in place of the one that had it."""
    known = {each.name for each in host.bridge.ask(templates)}
    of = {"meeting_id": host.context.meeting_id, "poll_id": form.id if form else ""}
    if host.did(do.KeepTemplate(**of, name=name, replace=name in known)):
        host.tell(Tone.OK, _("已存为票样“{name}”", name=name))
