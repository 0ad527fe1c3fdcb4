"""Modules that stand by until something of theirs is used; each case in a Python of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from meetingdesk.bootstrap import open_desk

HEAD = "import sys\nfrom meetingdesk.foundation.stand_ins import standing_in\n"


def outcome(script: str, *given: Path) -> str:
    words = [sys.executable, "-c", HEAD + dedent(script), *map(str, given)]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def test_a_file_is_opened_without_what_the_libraries_import_in_vain(tmp_path: Path) -> None:
    a_file = tmp_path / "a.db"
    with open_desk(a_file):
        pass
    said = outcome(
        """
        from pathlib import Path
        with standing_in():
            import meetingdesk.bootstrap
        with meetingdesk.bootstrap.open_desk(Path(sys.argv[1])) as desk:
            desk.tops()
        unused = {"asyncio", "ssl", "email", "importlib.metadata"}
        print(sorted(unused & set(sys.modules)))
        """,
        a_file,
    )
    assert said == "[]"


def test_afterwards_the_real_module_is_imported_and_the_stand_in_answers_from_it() -> None:
    said = outcome(
        """
        with standing_in():
            import importlib.metadata
            import asyncio as kept
            promise = kept.iscoroutine
        import asyncio
        print(kept is asyncio, kept.TimeoutError is asyncio.TimeoutError, promise(1))
        print(importlib.metadata.version("SQLAlchemy") != "")
        """
    )
    assert said.splitlines() == ["False True False", "True"]


def test_a_command_loads_without_them_and_looks_for_rubbish_again_afterwards() -> None:
    said = outcome(
        """
        import gc
        from meetingdesk.foundation.stand_ins import loading
        try:
            with loading():
                import asyncio
                print(gc.isenabled(), "ssl" in sys.modules)
                raise ValueError
        except ValueError:
            print(gc.isenabled())
        """
    )
    assert said.splitlines() == ["False False", "True"]


def test_a_module_that_is_loaded_already_stays_itself() -> None:
    said = outcome(
        """
        import asyncio
        with standing_in():
            import asyncio as again
        print(again is asyncio, sys.modules["asyncio"] is asyncio)
        """
    )
    assert said == "True True"


def test_two_threads_that_ask_at_once_get_the_same_module() -> None:
    said = outcome(
        """
        import threading
        with standing_in():
            import asyncio as kept
        found, begin = [], threading.Barrier(8)
        def ask():
            begin.wait()
            found.append(kept.Runner)
        threads = [threading.Thread(target=ask) for _ in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        print(len(found), len(set(found)))
        """
    )
    assert said == "8 1"


def test_sqlalchemy_still_knows_an_interrupted_task_from_an_error() -> None:
    said = outcome(
        """
        with standing_in():
            from sqlalchemy.util import concurrency
        import asyncio
        told = [asyncio.CancelledError(), asyncio.TimeoutError(), KeyboardInterrupt(), ValueError()]
        print([concurrency.is_exit_exception(one) for one in told])
        """
    )
    assert said == "[True, True, True, False]"
