"""How the window looks: colours, type, icons. Parts ask `tokens()` while they paint, so changes show."""

from meetingdesk.ui.theme.fonts import Role, font, font_for, metrics, width
from meetingdesk.ui.theme.theme import Theme, install, theme, tokens
from meetingdesk.ui.theme.tokens import DARK, LIGHT, STAGE, StageTokens, Tokens, Tone

__all__ = [
    "DARK",
    "LIGHT",
    "STAGE",
    "Role",
    "StageTokens",
    "Theme",
    "Tokens",
    "Tone",
    "font",
    "font_for",
    "install",
    "metrics",
    "theme",
    "tokens",
    "width",
]
