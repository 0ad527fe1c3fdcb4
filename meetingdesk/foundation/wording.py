"""Words in the user's language: one gettext catalogue for core, documents, command line and window.

A plain message is its own Chinese text; the message of an error is its key ("signin.already").
The catalogue's sources are cut by area under resources/locale and built into one file a language.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache

from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import MeetingDeskError

DOMAIN = "meetingdesk"
LANGUAGES = ("zh_CN", "en")


@cache
def _catalogue_of(language: str) -> gettext.NullTranslations:
    """Read once: gettext asks the disk for the place of the file each time."""
    place = str(paths.resource("locale"))
    return gettext.translation(DOMAIN, localedir=place, languages=[language], fallback=True)


class Wording:
    """The words of one language. Documents carry their own: a meeting's papers have a language of theirs."""

    def __init__(self, language: str = "zh_CN") -> None:
        self.language = language if language in LANGUAGES else "zh_CN"
        self._catalogue = _catalogue_of(self.language)

    def text(self, msgid: str, /, **values: object) -> str:
        """The words for `msgid`, with `{names}` filled in."""
        found = self._catalogue.gettext(msgid) if msgid else ""
        return found.format(**values) if values else found

    def sentence(self, error: MeetingDeskError) -> str:
        """The sentence for a refusal or fault; its key stands for it in the catalogue."""
        found = self._catalogue.gettext(error.key)
        return _fill(found, error.values)


class _Missing(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def _fill(text: str, values: Mapping[str, object]) -> str:
    return text.format_map(_Missing(values)) if values else text


_current = Wording("zh_CN")


def use_language(language: str) -> None:
    """Switch the program's language; pages redraw themselves from the next call on."""
    global _current  # noqa: PLW0603  gettext's language is a property of the process
    _current = Wording(language)


def current_language() -> str:
    """The language in use: one of `LANGUAGES`."""
    return _current.language


def _(msgid: str, /, **values: object) -> str:
    """`msgid` in the program's language, `{names}` filled in."""
    return _current.text(msgid, **values)


def N_(msgid: str) -> str:  # noqa: N802  the name that gettext tools know
    """Mark a constant for the catalogue; it is translated where it is shown."""
    return msgid


def sentence(error: MeetingDeskError) -> str:
    """The sentence that tells the user what was refused or failed, and the way out."""
    return _current.sentence(error)
