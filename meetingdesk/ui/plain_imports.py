"""Takes PySide's hook off the import statement.

The hook reads the source of every module that is loaded after PySide and keeps the lines, in case one asks
for other names by `from __feature__ import …`. None of ours or of the libraries does: without the hook the
core loads a sixth faster, in 20 MB less.
"""

import builtins

import PySide6.QtCore  # noqa: F401  because its import sets the hook

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
