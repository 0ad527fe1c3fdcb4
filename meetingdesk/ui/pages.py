"""The pages of the rail, in the order in which a meeting runs; a page is imported when it is opened."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetingdesk.foundation.wording import N_

if TYPE_CHECKING:
    from meetingdesk.ui.page import Context, Page


@dataclass(frozen=True)
class Place:
    """One page: its name in code and tests, its icon, its word."""

    name: str
    icon: str
    word: str


RAIL = (
    Place("overview", "layout-dashboard", N_("总览")),
    Place("roster", "users", N_("名册")),
    Place("agenda", "list-ordered", N_("议程")),
    Place("signin", "clipboard-check", N_("签到")),
    Place("speakers", "mic", N_("述职")),
    Place("evaluation", "vote", N_("测评")),
    Place("commentary", "message-square-text", N_("点评")),
    Place("minutes", "file-text", N_("纪要")),
    Place("documents", "folder-open", N_("文档")),
    Place("history", "history", N_("历史")),
)
INVITATION = Place("invitation", "calendar-clock", N_("会前"))
"""The days before: opened from 总览 and 名册, stands under 总览 in the rail."""
SEATING = Place("seating", "landmark", N_("座次"))
"""Who sits where: opened from 文档, stands under it in the rail."""
FILING = Place("filing", "archive", N_("归档"))
"""What is filed: opened from 文档."""
CARE = Place("care", "shield-check", N_("保管"))
"""Copies, passphrase, telephones: opened from the settings, the search and the red line."""
BEHIND = {
    INVITATION.name: RAIL[0].name, SEATING.name: "documents", FILING.name: "documents",
    CARE.name: "settings",
}  # fmt: skip
"""Pages that have no row of their own in the rail, and whose row is marked instead."""
SETTINGS = Place("settings", "settings", N_("设置"))
PAGES = frozenset(place.name for place in (*RAIL, INVITATION, SETTINGS))


RESTORE = "care"
"""Safety copies and the spare laptop: reached without a meeting, from the page that begins one."""
LEAST = (880, 480)
"""The smallest window: 1366x768 at 150 % leaves 911x512. A page that needs more room is scrolled."""


def make(name: str, context: Context) -> Page:
    """Import and build one page. The module of a page has a class `ThePage`."""
    module = importlib.import_module(f"meetingdesk.ui.{name}.page")
    made: Page = module.ThePage(context)
    return made


def is_built(name: str) -> bool:
    """Whether there is a page of that name."""
    return importlib.util.find_spec(f"meetingdesk.ui.{name}") is not None


def word_of(name: str) -> str:
    """The untranslated word of a page."""
    places = (*RAIL, INVITATION, SEATING, FILING, SETTINGS, CARE)
    return next(place.word for place in places if place.name == name)
