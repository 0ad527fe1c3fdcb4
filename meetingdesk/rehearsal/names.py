"""The names of organisations in a case: units are written as name + kind, comments use short names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetingdesk.rehearsal.parts import Organisation
from meetingdesk.roster.units import same_unit, split_unit


class Names:
    """Finds full names of organisations: the roster's units in its order, then those of meeting.yaml."""

    def __init__(self, units: Sequence[str], organisations: Iterable[Organisation]) -> None:
        named = tuple(organisations)
        self._full: dict[str, str] = {}
        self._short: dict[str, str | None] = {}
        for name in [*units, *(each.full_name for each in named)]:
            self._full.setdefault(same_unit(name), name)
        self._places = {name: place for place, name in enumerate(self._full)}
        for each in named:
            for short in (each.name, *each.aliases, *([each.code] if each.code else [])):
                self._add_short(short, self._full[same_unit(each.full_name)])
        for name in self._full.values():
            self._add_short(split_unit(name)[0], name)

    def _add_short(self, short: str, full: str) -> None:
        """A short name that means two organisations means none."""
        known = self._short.setdefault(same_unit(short), full)
        if known != full:
            self._short[same_unit(short)] = None

    def full(self, text: str) -> str | None:
        """The organisation written out in full, or `None`."""
        return self._full.get(same_unit(text))

    def find(self, text: str) -> str | None:
        """The organisation by full name, name without kind, alias, or code; `None` if unknown or not sure."""
        return self.full(text) or self._short.get(same_unit(text))

    def place(self, full: str) -> int:
        """Where it stands in roster order."""
        return self._places[same_unit(full)]
