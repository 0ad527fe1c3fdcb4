#!/usr/bin/env python3
"""One door for whoever works on MeetingDesk: `python3 dev.py demo`, `python3 dev.py test`, and a few more.

Needs nothing but Python 3.11 or newer. The first call makes `.venv`, installs the locked dependencies (exact
versions, checked by hash) and checks the system libraries that Qt needs; later calls start at once.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import hashlib
import importlib.util
import io
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST = (3, 11)
SCRATCH = 2 << 30  # bytes that must be free in memory before the tests put their files there
PYTEST: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]

# Shared library -> Debian package. Qt blames libxcb-cursor0 whichever of the second group is missing.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Program -> Debian package: other programs as judges in the tests, a screen, a recorder of writes and syncs.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xrandr": "x11-xserver-utils",
    "pdftotext": "poppler-utils",
    "pdffonts": "poppler-utils",
    "strace": "strace",
}
# What a screen reader needs, for the proof that one can work the window.
READER_PROGRAMS = {
    "dbus-daemon": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
READER = ("/usr/bin/python3", "-c", "import gi; gi.require_version('Atspi', '2.0')")
READER_PACKAGES = ("python3-gi", "gir1.2-atspi-2.0")


class Stop(Exception):
    """Ends dev.py with one sentence for whoever called it."""


def say(text: str) -> None:
    """Print a line at once, so that it stands before what the next program prints."""
    print(text, flush=True)


# ---------------------------------------------------------------- the environment


def prepare() -> None:
    """Leave `.venv` holding exactly the locked dependencies and the project itself, catalogues compiled."""
    if not PYTHON.exists():
        make_venv()
    stamps = {"lock": digest(LOCK), "project": digest(ROOT / "pyproject.toml")}
    if read_stamp("lock") != stamps["lock"]:
        install_lock()
        write_stamp("lock", stamps["lock"])
        (VENV / "meetingdesk-project").unlink(missing_ok=True)
    if read_stamp("project") != stamps["project"]:
        install_project()
        write_stamp("project", stamps["project"])
    if catalogues_stale():
        run([PYTHON, ROOT / "resources" / "locale" / "build.py"])


def digest(path: Path) -> str:
    """What the stamp remembers of a file: its content, and the Python that read it."""
    content = path.read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def read_stamp(name: str) -> str:
    """What was installed last time, or an empty string."""
    path = VENV / f"meetingdesk-{name}"
    return path.read_text(encoding="ascii") if path.is_file() else ""


def write_stamp(name: str, value: str) -> None:
    """Remember what is installed now."""
    (VENV / f"meetingdesk-{name}").write_text(value, encoding="ascii")


def make_venv() -> None:
    """Create `.venv`; on Debian, where Python comes without ensurepip, get it first or say how."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        install_packages([package], f"This Python cannot make a virtual environment: {package} is missing.")
    say("Making .venv …")
    if VENV.exists():
        shutil.rmtree(VENV)  # half made by a call that was interrupted
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop("The virtual environment could not be made; what Python said stands above.")


def install_lock() -> None:
    """Install the locked dependencies, counting them on one line."""
    total = sum(1 for line in LOCK.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    say(f"Installing {total} locked packages (the first time only; some 200 MB) …")
    exact = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "-r", str(LOCK)]
    command = [*pip("install"), *exact]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    lines = show_progress(process, total)
    if process.wait():
        say("".join(lines[-15:]))
        raise Stop("The packages could not be installed; what pip said stands above. Is there a network?")


def show_progress(process: subprocess.Popen[str], total: int) -> list[str]:
    """Turn pip's lines into one counter; return them for the case that something fails."""
    lines: list[str] = []
    seen: set[str] = set()
    for line in process.stdout or ():
        lines.append(line)
        words = line.split()
        if words[:1] == ["Collecting"] or line.startswith("Requirement already satisfied"):
            seen.add(words[1] if words[0] == "Collecting" else words[3])
            show_counter(len(seen), total, words[1] if words[0] == "Collecting" else words[3])
        elif line.startswith("Installing collected"):
            show_counter(total, total, "unpacking")
    print(flush=True)
    return lines


def show_counter(done: int, total: int, what: str) -> None:
    """One line on a terminal, rewritten; a line each ten packages in a log."""
    name = what.partition("==")[0]
    if sys.stdout.isatty():
        print(f"\r  {min(done, total):3}/{total} {name:<40.40}", end="", flush=True)
    elif done % 10 == 0 or done == total:
        say(f"  {min(done, total):3}/{total} {name}")


def install_project() -> None:
    """Put the project itself into `.venv`, editable, with its catalogues compiled."""
    say("Installing the project into .venv …")
    run([*pip("install"), "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    run([PYTHON, "-m", "compileall", "-q", ROOT / "meetingdesk"])  # else the first start compiles it all


def pip(verb: str) -> list[str]:
    """How every call of pip begins."""
    return [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", verb]


def catalogues_stale() -> bool:
    """Whether a wording source is newer than its compiled catalogue."""
    for folder in (ROOT / "resources" / "locale").iterdir():
        sources = [path.stat().st_mtime for path in folder.glob("*.po")]
        compiled = folder / "LC_MESSAGES" / "meetingdesk.mo"
        if sources and (not compiled.is_file() or compiled.stat().st_mtime < max(sources)):
            return True
    return False


# ---------------------------------------------------------------- the system


def check_libraries() -> None:
    """Qt's system libraries: installed as root on Debian, otherwise named in one command."""
    if sys.platform.startswith("linux"):
        missing = sorted({package for name, package in QT_LIBRARIES.items() if not loadable(name)})
        install_packages(missing, f"The window's system libraries are not all here: {', '.join(missing)}.")


def check_programs() -> None:
    """The other programs that judge our papers and our storage in the tests."""
    if sys.platform.startswith("linux"):
        missing = sorted({package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)})
        install_packages(missing, f"The tests need programs that are missing: {', '.join(missing)}.")


def check_reader() -> None:
    """The bus and the library that a screen reader talks over; the proofs need them, the tests do not."""
    if sys.platform.startswith("linux"):
        missing = {package for name, package in READER_PROGRAMS.items() if not shutil.which(name)}
        if not answers(READER):
            missing.update(READER_PACKAGES)
        install_packages(sorted(missing), f"A screen reader needs: {', '.join(sorted(missing))}.")


def answers(command: Sequence[str]) -> bool:
    """Whether a program is there and ends well."""
    there = shutil.which(command[0])
    return bool(there) and not subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode


def loadable(name: str) -> bool:
    """Whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages where that is ours to do; otherwise stop and give the one command that does."""
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (root and shutil.which("apt-get")):
        raise Stop(f"{reason}\nThis command installs them (Debian, Ubuntu):\n  sudo {shlex.join(install)}")
    say(f"Installing system packages: {' '.join(packages)} …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            said = done.stderr.strip() or done.stdout[-800:]
            raise Stop(f"{reason}\n`{shlex.join(command)}` failed:\n{said}")


def has_screen() -> bool:
    """Whether a window can be shown here."""
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(command: Sequence[str | Path], env: dict[str, str] | None = None) -> None:
    """Run a program in the project's folder; stop with its exit code when it fails."""
    words = [str(word) for word in command]
    code = subprocess.run(words, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode
    if code:
        raise SystemExit(code if code > 0 else 1)


@contextlib.contextmanager
def scratch() -> Iterator[dict[str, str]]:
    """A folder in memory for the files of tests, where there is room: they make thousands of commits."""
    memory = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it, for us alone to read
    if not (memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > SCRATCH):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="meetingdesk-", dir=memory) as folder:
        yield {"TMPDIR": folder}


# ---------------------------------------------------------------- the verbs


def demo(rest: list[str]) -> None:
    """Play the sample meeting into out/, then open the window on it where there is a screen."""
    out = ROOT / "out"
    database = out / "demo.db"
    run([PYTHON, "-m", "meetingdesk", "demo", "--out", out, "--database", database, *rest])
    say(f"The papers and figures of the sample meeting (演示数据) are in {out}")
    if has_screen():
        check_libraries()
        run([PYTHON, "-m", "meetingdesk", "--database", database])
    else:
        say("There is no screen here, so the window stays closed; `python3 dev.py screens` draws it.")


def start(rest: list[str]) -> None:
    """Start the program; what follows the verb goes to it."""
    check_libraries()
    run([PYTHON, "-m", "meetingdesk", *rest])


def test(rest: list[str]) -> None:
    """All tests but the long proofs, on 2 cores: the core where there is no PySide6, then the window."""
    check_libraries()
    check_programs()
    with scratch() as quick:
        if rest:
            run([*PYTEST, "-m", "not prove", *rest], env=quick)
            return
        test_without_qt(quick)
        say("The window, and what needs it:")
        run([*PYTEST, "-m", "not prove", "tests/ui"], env=quick)
        run([PYTHON, "-m", "pytest", "-q", "-m", "window and not prove", "--ignore=tests/ui"], env=quick)


def test_without_qt(quick: dict[str, str]) -> None:
    """The core's tests where PySide6 cannot be imported, in the programs that they start neither."""
    say("The core, in an environment without PySide6:")
    hidden = quick | {"PYTHONPATH": str(ROOT / "tests" / "without_qt")}  # its sitecustomize.py hides it
    probe = [str(PYTHON), "-c", "import PySide6"]
    seen = subprocess.run(probe, env={**os.environ, **hidden}, stderr=subprocess.DEVNULL, check=False)
    if seen.returncode == 0:
        raise Stop("PySide6 can still be imported: the run would prove nothing.")
    run([*PYTEST, "-p", "no:pytest-qt", "-m", "not prove and not window", "--ignore=tests/ui"], env=hidden)


def prove(rest: list[str]) -> None:
    """The long proofs: kills, power cuts, hostile files, monkeys, other programs as judges."""
    check_libraries()
    check_programs()
    check_reader()
    with scratch() as quick:
        run([*PYTEST, "-m", "prove", *rest], env=quick | {"MEETINGDESK_EXAMPLES": "searching"})


def lint(rest: list[str]) -> None:
    """Style, types, the laws of the house, and wordings that lack a translation."""
    if rest:
        raise Stop("lint takes no further words.")
    checks: tuple[list[str | Path], ...] = (
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "mypy"],
        [BIN / "lint-imports", "--no-logo"],
        [PYTHON, ROOT / "resources" / "locale" / "build.py", "--check"],
    )
    failed = 0
    for command in checks:
        say("— " + " ".join(part.name if isinstance(part, Path) else part for part in command))
        failed += subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode != 0
    if failed:
        raise Stop(f"{failed} of {len(checks)} checks found something; it stands above.")


def bench(rest: list[str]) -> None:
    """What is measured, each with its floor measured in the same run."""
    check_libraries()
    run([PYTHON, "-m", "benchmarks", *rest])


def screens(rest: list[str]) -> None:
    """Pictures of every page into out/screens; `--manual` makes those of README and manual anew."""
    check_libraries()
    kind = ("manual_pictures", "docs/pictures") if rest == ["--manual"] else ("screens", "out/screens", *rest)
    run([PYTHON, "-m", f"meetingdesk.ui.{kind[0]}", "--out", ROOT / kind[1], *kind[2:]])


VERBS: dict[str, Callable[[list[str]], None]] = {
    "demo": demo,
    "run": start,
    "test": test,
    "prove": prove,
    "lint": lint,
    "bench": bench,
    "screens": screens,
}


def parse(words: Sequence[str]) -> tuple[str, list[str]]:
    """The verb, and what follows it for the program it starts."""
    about = "Work on MeetingDesk. The first call sets everything up; later ones start at once."
    parser = argparse.ArgumentParser(prog="dev.py", description=about)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, act in VERBS.items():
        verbs.add_parser(name, help=act.__doc__, description=act.__doc__)
    known, rest = parser.parse_known_args(words)
    return known.verb, rest


def main(words: Sequence[str]) -> int:
    """Set up what is missing, then do what was asked."""
    if sys.version_info < OLDEST:
        have = ".".join(str(part) for part in sys.version_info[:3])
        print(f"MeetingDesk needs Python 3.11 or newer; this is {have}. Use a newer one: python3.12 dev.py")
        return 1
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console without Chinese is no reason to stop
    verb, rest = parse(words)
    try:
        prepare()
        VERBS[verb](rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
