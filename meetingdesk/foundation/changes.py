"""News of what an act changed: published after the commit, never before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """What kinds of thing changed, by which act, from which window.

    `kinds` are capability names (the prefix of the tables written); `origin` is whatever the caller of
    `desk.do` passed, so that a page can tell its own acts from others'.
    """

    kinds: frozenset[str]
    act: str
    seq: int
    origin: object | None = None


Listener = Callable[[Changes], None]


class ChangeFeed:
    """Subscribe and publish; a listener that fails must not keep the others from hearing."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every change from now on; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def publish(self, changes: Changes) -> None:
        """Tell all listeners; the first error is raised after everyone has heard."""
        failed: list[Exception] = []
        for listener in list(self._listeners):
            try:
                listener(changes)
            except Exception as error:  # noqa: BLE001  every listener must hear before we complain
                failed.append(error)
        if failed:
            raise failed[0]
