"""更正定稿: why, on one card; the version that was final stays as it was."""

from __future__ import annotations

from meetingdesk.foundation.wording import _
from meetingdesk.minutes.commands import AmendMinutes
from meetingdesk.minutes.facts import Facts
from meetingdesk.minutes.section import Paper
from meetingdesk.ui.asking import AskCard, said


def amend_card(meeting_id: str, paper: Paper, facts: Facts) -> AskCard:
    """Asks for the reason."""
    card = AskCard(_("更正定稿"), _("作为新的一版定下"))
    reason = card.ask(_("理由"), _("更正的理由"))
    card.answer_with(
        lambda: AmendMinutes(meeting_id=meeting_id, paper=paper.value, facts=facts, reason=said(reason))
    )
    return card
