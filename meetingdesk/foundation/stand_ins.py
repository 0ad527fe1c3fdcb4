"""Stands in for modules that a library imports and that nobody uses, as long as nobody does.

SQLAlchemy imports asyncio (with it ssl and sockets) and importlib.metadata (with it email and csv), a fifth
of its own time, for ways of working that MeetingDesk does not go. A stand-in has the module's name and
fetches the real one at the first question. `importlib.util.LazyLoader` does the same, but on Python 3.11 two
threads that ask first at once break it.
"""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

UNUSED = ("asyncio", "importlib.metadata")

_one_fetches = threading.RLock()


class StandIn(ModuleType):
    """A module that is imported when something of it is used."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._resting = True

    def wake(self) -> None:
        """From now on a name is answered by what the real module has under it, not by a promise."""
        self._resting = False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import statement asks what kind of module this is
            raise AttributeError(name)
        return self._promised(name) if self._resting else getattr(self._fetched(), name)

    def _promised(self, name: str) -> Callable[..., Any]:
        """A function that is kept under another name while its library is imported."""

        def call(*given: Any, **named: Any) -> Any:
            return getattr(self._fetched(), name)(*given, **named)

        return call

    def _fetched(self) -> ModuleType:
        with _one_fetches:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
            return importlib.import_module(self.__name__)


@contextmanager
def standing_in(names: tuple[str, ...] = UNUSED) -> Iterator[None]:
    """While libraries are imported inside, modules of these names that are not loaded yet only stand there.

    Afterwards an import statement finds the real module again; what was imported inside keeps the stand-in.
    """
    placed = [StandIn(name) for name in names if name not in sys.modules]
    for one in placed:
        sys.modules[one.__name__] = one
        _put_into_package(one)
    try:
        yield
    finally:
        for one in placed:
            one.wake()
            if sys.modules.get(one.__name__) is one:
                del sys.modules[one.__name__]


@contextmanager
def loading() -> Iterator[None]:
    """For a command that is done in a moment: imports inside go without what libraries import in vain, and
    nobody looks for rubbish among modules, which all stay.
    """
    gc.disable()
    try:
        with standing_in():
            yield
    finally:
        gc.freeze()
        gc.enable()


def _put_into_package(one: StandIn) -> None:
    """`import package.name` reads the attribute of its package, where that is loaded already."""
    package, _, name = one.__name__.rpartition(".")
    if package in sys.modules:
        setattr(sys.modules[package], name, one)
