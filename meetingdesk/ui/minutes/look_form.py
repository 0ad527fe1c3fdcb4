"""版式: how the circulated minutes look, on one card: red head, 版记, what is bound behind."""

from __future__ import annotations

from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.minutes.commands import SetLook
from meetingdesk.minutes.look import Look
from meetingdesk.minutes.summary import ATTACHMENTS
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.minutes.facts_form import day_of
from meetingdesk.ui.parts.checks import Check

TEXTS = ("mark", "issuer", "number", "copies_to", "printer")
DAYS = ("day", "printed_on")


def look_card(meeting_id: str, look: Look, organiser: str | None) -> AskCard:
    """The look as it is; a red head begins with the organiser as issuing body."""
    card = AskCard(_("纪要的版式"), _("记下"))
    head = card.choose(_("版头"), _("版头"), (_("普通，没有红头"), _("红头")), int(look.red))
    issuer = look.issuer or organiser or ""
    hint = _("年-月-日")
    fields = {
        "mark": card.ask(_("红头标志"), _("红头标志"), _("例如 会议纪要"), look.mark or ""),
        "issuer": card.ask(_("发文机关"), _("发文机关"), value=issuer),
        "number": card.ask(_("编号"), _("编号"), _("例如 〔2023〕3号 或 第3号"), look.number or ""),
        "day": card.ask(_("成文日期"), _("成文日期"), hint, str(look.day or "")),
        "copies_to": card.ask(_("抄送"), _("抄送"), _("写了就有版记"), look.copies_to or ""),
        "printer": card.ask(_("印发机关"), _("印发机关"), _("写了就有版记"), look.printer or ""),
        "printed_on": card.ask(_("印发日期"), _("印发日期"), hint, str(look.printed_on or "")),
    }
    checks = {key: Check(_(words), key in look.attach) for key, words in ATTACHMENTS.items()}
    for place, check in enumerate(checks.values()):
        card.form.add(_("附件") if place == 0 else "", check)

    def command() -> Command[None] | None:
        days: dict[str, Any] = {name: day_of(fields[name]) for name in DAYS}
        if any(fields[name].field.accessibleDescription() for name in DAYS):
            return None  # a date was refused beside its field
        texts: dict[str, Any] = {name: said(fields[name]) or None for name in TEXTS}
        if not head.currentIndex() and texts["issuer"] == organiser and look.issuer is None:
            texts["issuer"] = None  # only offered, not chosen
        chosen = tuple(key for key, check in checks.items() if check.isChecked())
        return SetLook(
            meeting_id=meeting_id, look=Look(red=bool(head.currentIndex()), attach=chosen, **texts, **days)
        )

    card.answer_with(command)
    return card
