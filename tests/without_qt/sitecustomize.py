"""Put this folder on PYTHONPATH and Python behaves as if PySide6 were not installed (dev.py test)."""

from __future__ import annotations

import importlib.abc
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

HIDDEN = {"PySide6", "shiboken6", "pytestqt"}


class NotInstalled(importlib.abc.MetaPathFinder):
    """Asked before every other finder."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse the window's packages; leave the rest to the next finder."""
        if fullname.partition(".")[0] in HIDDEN:
            raise ModuleNotFoundError(f"No module named {fullname!r} (tests/without_qt)", name=fullname)
        return None


sys.meta_path.insert(0, NotInstalled())
