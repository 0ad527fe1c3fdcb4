"""What stands behind the figures of a result: the people, what was odd, and the digest to compare."""

from __future__ import annotations

from meetingdesk.documents.blocks import Block, Code
from meetingdesk.documents.frame import groups
from meetingdesk.documents.snapshot import ReportRow, Results, Snapshot
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

STEPS = {"printed": N_("印制数"), "unused": N_("剩余数"), "sorted_valid": N_("分拣数")}
"""Numbers that may be left uncounted."""

def account(snapshot: Snapshot, poll_id: str) -> ReportRow | None:
    """The account of a poll's papers; None in a snapshot without forms."""
    return next((one.report for one in snapshot.forms if one.report.poll_id == poll_id), None)


def hands(report: ReportRow, prose: Prose) -> list[tuple[str, str]]:
    """Who typed and who watched, as far as it has come."""
    typed, watched = [], []
    for each in report.typists:
        names = prose.text("第{number}遍{names}", number=each.number, names=prose.listed(each.operators))
        seen = prose.text("（{witness}在场）", witness=each.witness) if each.witness else ""
        typed.append(names + seen)
    if report.shuffled_by:
        watched.append(prose.text("打乱编号{names}", names=prose.listed(report.shuffled_by)))
    if report.confirmed_by:
        watched.append(prose.text("复核确认{names}", names=prose.listed(report.confirmed_by)))
    told = [(prose.text("录入"), prose.clauses(typed)), (prose.text("监督"), prose.clauses(watched))]
    return [(label, words) for label, words in told if words]


def _uncounted(code: str, step: str, prose: Prose) -> str:
    words = prose.text(STEPS[step])
    return prose.text("{code}类{step}", code=code, step=words) if code else words


def remarks(report: ReportRow, prose: Prose) -> list[str]:
    """What nobody counted and what rules of the form voided: neither is passed over in silence."""
    told = []
    if report.uncounted:
        alone = len(report.classes) == 1
        names = [_uncounted("" if alone else one.class_code, one.step, prose) for one in report.uncounted]
        told.append(prose.text("没有清点的数：{names}", names=prose.listed(names)))
    told += [
        prose.text("{code}类有{count}处因“{rule}”判为无效", code=one.class_code, count=one.count,
                   rule=prose.text(one.words))
        for one in report.rulings
    ]  # fmt: skip
    return told


def payload(digest: str) -> str:
    """What the QR code says."""
    return f"meetingdesk-result:sha256:{digest}"


def proof(poll: Results, prose: Prose) -> list[Block]:
    """The digest to be compared by eye and by machine (reliability.md 3.4)."""
    if poll.closing is None:
        return []
    whole = groups(poll.closing.digest)
    lines = (
        prose.text("封存校验码"), whole[:39], whole[40:],
        prose.text("附件是供机器读取的同一结果；核对：meetingdesk verify 文件名"),
    )  # fmt: skip
    return [Code(payload(poll.closing.digest), lines)]
