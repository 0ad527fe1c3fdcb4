"""Run as a program: does recorded steps again, each time in a child that may be killed.

Argument: the folder of a recording. Each line read is a database, the first step, the step to end before, and
where to die by its own hand, separated by tabs. The last is empty, or scrub, vacuumed, scrubbed (inside the
seal, before, in and after its second step) or sealed (before the third commits). Says PID, OPEN once the
program is open, DONE with the number of each step that was acknowledged, then END with the status.

What is imported is imported once: a child is a fork, and has no connection to any database when it begins.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from meetingdesk.bootstrap import load_models, open_all
from meetingdesk.evaluation.sealing import Sealed
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.storage import safety
from tests.builders import MORNING
from tests.prove import program


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def die(*_what: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(moment: str) -> None:
    """Make this process die inside the seal."""
    scrub = safety.scrub
    if moment == "scrub":
        safety.scrub = die
    elif moment == "vacuumed":
        safety.scrub = lambda engine, *_where: (vacuum(engine), die())
    elif moment == "scrubbed":
        safety.scrub = lambda *what: (scrub(*what), die())
    elif moment == "sealed":
        Sealed.apply = die


def vacuum(engine: Any) -> None:
    engine.dispose()
    engine.raw_connection().driver_connection.execute("VACUUM")


def child(steps: list[program.Step], database: Path, first: int, end: int) -> None:
    """Go on until the end or until killed."""
    keyed = program.keyed(program.KeyedDesk)
    with keyed, open_all(database, FixedClock(MORNING), when=program.OFTEN) as opened:
        say("OPEN")
        for number in range(first, end):
            program.carry_out(opened.desk, steps[number])
            say(f"DONE {number}")


def serve(steps: list[program.Step]) -> None:
    """One child for each line."""
    for line in sys.stdin:
        database, first, end, moment = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                arm(moment)
                child(steps, Path(database), int(first), int(end))
                status = 0
            except BaseException:  # noqa: BLE001  whatever it was, the parent must see it
                traceback.print_exc()
            finally:
                os._exit(status)
        say(f"PID {pid}")
        say(f"END {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}")


if __name__ == "__main__":
    load_models()
    serve(program.read(Path(sys.argv[1])))
