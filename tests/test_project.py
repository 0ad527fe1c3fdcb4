"""The project as a newcomer finds it: measures of tidiness, one version, a lock that fits, no leaks."""

from __future__ import annotations

import ast
import importlib
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import meetingdesk
from meetingdesk.storage.base import Base

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXT = set(".py .md .toml .txt .cfg .yaml .yml .json .spec .sh .ini .lock .po .csv".split())


def tracked() -> list[Path]:
    """Every file of the project, as git knows it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def sources(*folders: str) -> list[Path]:
    """The Python files under some folders, written by hand."""
    found = [path for path in tracked() if path.suffix == ".py"]
    return [path for path in found if path.relative_to(ROOT).parts[0] in folders]


def functions(paths: list[Path]) -> Iterator[tuple[str, int]]:
    """Place and length in lines of every function."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                place = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                yield place, (node.end_lineno or node.lineno) - node.lineno + 1


# ---------------------------------------------------------------- measures (house.md 6)


def test_functions_are_short() -> None:
    lengths = [length for _, length in functions(sources("meetingdesk"))]
    assert statistics.median(lengths) <= 7
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


def test_no_function_is_over_60_lines() -> None:
    everywhere = sources("meetingdesk", "resources", "benchmarks", "tests", "dev.py")
    assert [place for place, length in functions(everywhere) if length > 60] == []


def test_no_file_is_over_400_lines() -> None:
    everywhere = sources("meetingdesk", "resources", "benchmarks", "tests", "dev.py")
    long = {path for path in everywhere if len(path.read_text(encoding="utf-8").splitlines()) > 400}
    assert {path for path in long if "migrations" not in path.parts} == set()


def test_no_file_is_called_by_what_it_has_no_name_for() -> None:
    vague = re.compile(r"(utils?|helpers?|common|misc|manager|managers)(\.py)?")
    paths = [path.relative_to(ROOT) for path in sources("meetingdesk", "tests")]
    assert [path for path in paths if any(vague.fullmatch(part) for part in path.parts)] == []


def test_no_class_is_a_manager() -> None:
    vague = re.compile(r"^class \w*(Manager|Helper|Utils)\b", re.MULTILINE)
    assert [path for path in sources("meetingdesk") if vague.search(path.read_text(encoding="utf-8"))] == []


def test_the_window_never_pumps_events_or_queries_tables_itself() -> None:
    banned = re.compile(r"processEvents|QSqlTableModel|QtSql|loadUi\b")
    assert [path for path in sources("meetingdesk") if banned.search(path.read_text(encoding="utf-8"))] == []


def test_every_exclusion_from_lint_says_why() -> None:
    bare = re.compile(r"#\s*(noqa(: [A-Z0-9, ]+)?|type: ignore)\s*$", re.MULTILINE)  # ignore[code] says it
    paths = sources("meetingdesk", "resources", "benchmarks", "dev.py")
    assert [path for path in paths if bare.search(path.read_text(encoding="utf-8"))] == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    marks = re.compile(r"\bsk" + r"ip(if)?\(|mark\.sk" + r"ip|xf" + r"ail\b(?!_)|import" + r"orskip")
    assert [path for path in sources("tests") if marks.search(path.read_text(encoding="utf-8"))] == []


# ---------------------------------------------------------------- nothing of this machine, nothing private


def test_no_file_names_a_machine_path_or_an_index_host() -> None:
    machine = r"(?<![\w.])/(wo" + r"rk|fa" + r"rm|ro" + r"ot|ho" + r"me)/"
    hosts = r"\bpy" + r"pi\.|python" + r"hosted|npm" + r"js|deb\.deb" + r"ian"
    leak = re.compile(f"{machine}|{hosts}")
    texts = [path for path in tracked() if path.suffix in TEXT or path.parent.name == ".ci"]
    assert [path for path in texts if leak.search(path.read_text(encoding="utf-8", errors="replace"))] == []


def test_nothing_that_is_made_by_running_is_committed() -> None:
    made = {".pyc", ".mo", ".db", ".part", ".log"}
    assert [path for path in tracked() if path.suffix in made] == []


def test_what_ships_names_no_organisation_of_the_real_case() -> None:
    case = (ROOT / "tests" / "cases" / "park-2022" / "meeting.yaml").read_text(encoding="utf-8")
    real = re.findall(r"\{code: O\d\d, name: ([^,]+),", case)
    assert len(real) == 12
    tests = ROOT / "tests"
    outside = [path for path in tracked() if not path.is_relative_to(tests) and path.suffix in TEXT]
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in outside}
    assert [path for path, text in texts.items() if any(name in text for name in real)] == []


# ---------------------------------------------------------------- one version, one lock


def test_the_version_is_the_same_everywhere() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert meetingdesk.__version__ == PROJECT["project"]["version"] == newest[1]


def locked() -> dict[str, tuple[str, int]]:
    """Version and number of hashes of each package in the lock."""
    entries: dict[str, tuple[str, int]] = {}
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\S)", text):
        name, _, rest = block.partition("==")
        entries[canonicalize_name(name)] = (rest.split()[0], block.count("--hash=sha256:"))
    return entries


def wanted() -> list[Requirement]:
    """Everything that pyproject.toml asks for, groups included."""
    groups = PROJECT["dependency-groups"].values()
    words = [word for group in groups for word in group if isinstance(word, str)]
    return [Requirement(word) for word in (*PROJECT["project"]["dependencies"], *words)]


@pytest.mark.parametrize("requirement", wanted(), ids=lambda requirement: requirement.name)
def test_the_lock_holds_what_pyproject_asks_for(requirement: Requirement) -> None:
    version, hashes = locked()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)
    assert hashes >= 1


def test_the_lock_serves_every_system() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    markers = [Marker(found) for found in re.findall(r"^\S+ ; (.+?) \\$", lock, re.MULTILINE)]
    for system in ("win32", "darwin"):
        assert any(marker.evaluate({"sys_platform": system}) for marker in markers), system
    assert min(hashes for _, hashes in locked().values()) >= 1
    assert "--index" not in lock
    assert "://" not in lock


# ---------------------------------------------------------------- the journal's policy (house.md 4)


def test_every_table_says_how_the_journal_treats_it() -> None:
    for path in sources("meetingdesk"):
        if path.name == "model.py" or path.parent.name == "model":
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    policies = {table.name: table.info.get("journal") for table in Base.metadata.sorted_tables}
    assert {name for name, policy in policies.items() if policy not in {"full", "secret", "own"}} == set()
    assert len(policies) >= 15


def test_readme_opens_with_the_two_commands() -> None:
    opening = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25]
    assert "python3 dev.py demo" in opening
    assert "python3 dev.py test" in opening
