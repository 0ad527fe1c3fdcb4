"""Compiles the catalogues whenever the project is built or installed, so that no wheel lacks its words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Called by hatchling before it collects files; `build.py` needs Babel, which the build asks for."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's signature
        """Make the `.mo` files that the wheel's force-include then picks up."""
        script = Path(self.root) / "resources" / "locale" / "build.py"
        subprocess.run([sys.executable, str(script)], check=True)
