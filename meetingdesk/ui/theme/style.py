"""What Qt draws by itself: the palette of Fusion, and a short sheet for fields, bars, tips and menus."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette

from meetingdesk.ui.theme.tokens import Tokens

_SHEET = Template("""
QToolTip { background: $toast; color: $on_toast; border: 0; padding: 4px 8px; font-size: 13px; }
QMenu { background: $surface; color: $text; border: 1px solid $line3; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 24px; }
QMenu::item:selected { background: $select; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $line2; border-radius: 6px;
  padding: 7px 9px; selection-background-color: $select; selection-color: $text; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 6px 8px; }
QPlainTextEdit:disabled, QTextEdit:disabled { color: $text3; border-color: $line; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line3; outline: 0;
  selection-background-color: $select; selection-color: $text; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }
QScrollArea, QAbstractItemView { border: 0; background: transparent; }
QHeaderView { background: transparent; }
QFileDialog QHeaderView, QFileDialog QHeaderView::section { background: $sunken; color: $text2; border: 0;
  padding: 4px 8px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line2; min-height: 32px; border-radius: 3px; margin: 2px 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line2; min-width: 32px; border-radius: 3px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet(tokens: Tokens) -> str:
    """The style sheet of the program in these colours."""
    return _SHEET.substitute(vars(tokens))


def palette(tokens: Tokens) -> QPalette:
    """Fusion's palette in these colours."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.Highlight: tokens.select,
        role.HighlightedText: tokens.text,
        role.Link: tokens.focus,
        role.LinkVisited: tokens.focus,
        role.ToolTipBase: tokens.toast,
        role.ToolTipText: tokens.on_toast,
        role.Light: tokens.surface,
        role.Mid: tokens.line3,
        role.Dark: tokens.line2,
        role.Shadow: tokens.line2,
        role.BrightText: tokens.bad,
        role.Accent: tokens.focus,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.text3))
    return made
