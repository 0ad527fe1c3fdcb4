"""The theme that the window wears: colours, icons, motion. The QApplication carries it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from meetingdesk.foundation import paths
from meetingdesk.ui.theme.fonts import Role, font, register
from meetingdesk.ui.theme.icons import Icons
from meetingdesk.ui.theme.style import palette, sheet
from meetingdesk.ui.theme.tokens import DARK, LIGHT, Tokens

_PROPERTY = "meetingdesk_theme"


class Theme(QObject):
    """Light or dark. `use()` changes it while the program runs; everything painted follows at once."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        super().__init__(app)
        self._app = app
        self.tokens: Tokens = LIGHT
        self._dressed = False
        self.icons = Icons(resources / "icons")
        self.still = False
        self.families = register(resources / "fonts")

    def use(self, dark: bool) -> None:
        """Puts on the light or the dark palette; worn already, nothing is dressed anew."""
        worn, self.tokens = self.tokens, DARK if dark else LIGHT
        if self._dressed and worn is self.tokens:
            return
        self._dressed = True
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(sheet(self.tokens))
        for window in self._app.topLevelWidgets():
            window.update()  # the parts in it repaint by themselves: palette and sheet are new
        self.changed.emit()

    def follow_system(self) -> None:
        """Dark when the desktop says dark, light otherwise."""
        self.use(self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark)

    def motion(self, milliseconds: int) -> int:
        """How long a movement may last: nothing at all while 减少动画 is on (`still`)."""
        return 0 if self.still else milliseconds


def install(app: QApplication, dark: bool = False, resources: Path | None = None) -> Theme:
    """Dresses the application: Fusion, bundled faces, palette. `resources` holds icons/ and fonts/."""
    app.setStyle("Fusion")
    theme = Theme(app, resources or paths.resource())
    app.setFont(font(Role.BODY))
    app.setProperty(_PROPERTY, theme)
    theme.use(dark)
    return theme


def theme() -> Theme:
    """The theme of the running application; `install` comes first."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app else None
    if found is None:
        raise RuntimeError("theme.install(app) comes before the first part")
    return cast("Theme", found)


def tokens() -> Tokens:
    """The colours worn now. Ask at paint time, never keep them."""
    return theme().tokens
