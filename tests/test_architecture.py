"""The laws of the house (docs/architecture.md), each one run; and a proof that each one can fail."""

from __future__ import annotations

import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

import meetingdesk

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
LAWS = [contract["id"] for contract in SETTINGS["importlinter"]["contracts"]]
BREACHES = {
    "storeys": ("roster/breach.py", "import meetingdesk.minutes\n"),
    "qt-only-in-ui": ("desk_breach.py", "from PySide6.QtCore import QObject\n"),
    "ui-knows-no-database": ("ui/breach.py", "def late():\n    import sqlalchemy.orm\n"),
    "writers-see-no-storage": ("documents/breach.py", "import meetingdesk.roster.model\n"),
    "the-room-sees-public-facts-only": ("ui/stage/breach.py", "import meetingdesk.public_facts\n"),
    "pages-are-independent": ("ui/signin/breach.py", "import meetingdesk.ui.roster\n"),
}


def lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run one contract on the package that lies in `folder`."""
    script = "from importlinter.cli import lint_imports_command as run; run()"
    return in_a_fresh_python(script, "--no-cache", "--no-logo", "--contract", contract, folder=folder)


def in_a_fresh_python(
    code: str, *words: str, folder: Path = ROOT, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own."""
    command = [sys.executable, "-c", code, *words]
    whole = {**os.environ, **env}
    return subprocess.run(command, cwd=folder, env=whole, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("law", LAWS)
def test_the_law_holds(law: str) -> None:
    done = lint(ROOT, law)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house without its furniture: sources and contracts only."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "meetingdesk", folder / "meetingdesk", ignore=unwanted)
    return folder


@pytest.mark.parametrize("law", LAWS)
def test_a_breach_of_the_law_is_noticed(copy: Path, law: str) -> None:
    place, line = BREACHES[law]
    breach = copy / "meetingdesk" / place
    breach.write_text(line, encoding="utf-8")
    try:
        done = lint(copy, law)
    finally:
        breach.unlink()
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout
    assert breach.stem in done.stdout


def test_a_new_folder_must_choose_its_floor(copy: Path) -> None:
    folder = copy / "meetingdesk" / "motions"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    try:
        done = lint(copy, "storeys")
    finally:
        shutil.rmtree(folder)
    assert done.returncode == 1
    assert "motions" in done.stdout


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = grimp.build_graph("meetingdesk", cache_dir=None)
    modules = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert list(TopologicalSorter(modules).static_order())


def core_modules() -> list[str]:
    """Every module outside ui/; migrations are run by Alembic, not imported."""
    found = pkgutil.walk_packages(meetingdesk.__path__, "meetingdesk.", onerror=lambda _: None)
    names = [module.name for module in found if not module.name.startswith("meetingdesk.ui")]
    return [name for name in names if ".migrations" not in name]


def test_the_core_imports_where_pyside6_is_not_installed() -> None:
    code = "import sys\n" + "\n".join(f"import {name}" for name in core_modules())
    code += "\nassert not [name for name in sys.modules if name.startswith('PySide6')]"
    done = in_a_fresh_python(code, PYTHONPATH=str(ROOT / "tests" / "without_qt"))
    assert done.returncode == 0, done.stderr


def test_pyside6_is_really_hidden_there() -> None:
    done = in_a_fresh_python("import PySide6", PYTHONPATH=str(ROOT / "tests" / "without_qt"))
    assert "ModuleNotFoundError: No module named 'PySide6'" in done.stderr


@pytest.mark.window
def test_the_window_stands_before_any_page_command_or_database_is_imported() -> None:
    code = "import sys, meetingdesk.ui.application, meetingdesk.ui.main_window\nprint(*sys.modules)"
    done = in_a_fresh_python(code, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    late = re.compile(r"sqlalchemy$|alembic$|reportlab$|sqlcipher3$|click$|meetingdesk\..*\b(commands|page)$")
    assert [name for name in loaded if late.search(name)] == []
