"""Where what is missing is entered: the meeting's facts, another page, or the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meetingdesk.foundation.wording import LANGUAGES, N_, Wording, _
from meetingdesk.minutes.model import SectionState
from meetingdesk.minutes.queries import SectionRow

FACTS = {
    N_("主持人"): "host",
    N_("记录人"): "recorder",
    N_("地点"): "venue",
    N_("日期"): "date",
    N_("开始时间"): "start",
}
HEAD = (N_("发文机关"), N_("编号"), N_("成文日期"))  # of a red head
PAGES = {
    N_("到会人数"): "signin",
    N_("代会人姓名"): "signin",
    N_("发言人"): "agenda",
    N_("学习内容"): "agenda",
    N_("答疑人"): "agenda",
    N_("会议号召的内容"): "commentary",
}


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: its name as the paper says it, the section, and where it is entered.

    `fact` names a fact of the meeting, `page` a page; neither = the words of the section themselves.
    """

    name: str
    key: str
    fact: str = ""
    page: str = ""


def missing_of(rows: Sequence[SectionRow], language: str) -> tuple[Missing, ...]:
    """All that is missing, in the order of the paper, each once."""
    words = Wording(language).text
    facts = {words(name): fact for name, fact in FACTS.items()}
    pages = {words(name): page for name, page in PAGES.items()}
    found: dict[str, Missing] = {}
    for row in rows:
        for name in row.section.pending if row.state == SectionState.MISSING else ():
            place = Missing(said_here(name), row.key, facts.get(name, ""), pages.get(name, ""))
            found.setdefault(name, place)
    return tuple(found.values())


def said_here(name: str) -> str:
    """What a paper in any language calls missing, in the language of the window."""
    known = {Wording(one).text(msgid): msgid for one in LANGUAGES for msgid in (*FACTS, *PAGES, *HEAD)}
    return _(known[name]) if name in known else name
