"""What stands over every page, for the pictures: the manual, and the curtain."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from meetingdesk.ui import shell_scenes
from meetingdesk.ui.parts.overlay import Scrim
from meetingdesk.ui.shell import Shell


def manual(shell: Shell, _props: Path) -> None:
    """F1 on the sign-in page."""
    shell.help()


def curtain(shell: Shell, _props: Path) -> None:
    """Ctrl+L."""
    shell.lock()


def stage(shell: Shell, _props: Path) -> None:
    """The scenes of the audience screen, one seen before the room sees it."""
    shell.choose_scene()


def leave(shell: Shell) -> None:
    """The page alone again, for the next picture."""
    for card in shell.window.findChildren(Scrim):
        card.close_card()
    if shell.locking.curtain is not None:
        shell.locking.curtain.opened.emit("")
    for dialog in shell.window.findChildren(QDialog):
        dialog.reject()
    shell_scenes.leave(shell)


SCENES = (("manual", manual), ("stage-panel", stage), ("curtain", curtain))
