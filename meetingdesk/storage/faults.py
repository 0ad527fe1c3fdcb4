"""What the machine's failures are called: from the driver's error name to the key of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from meetingdesk.foundation.errors import UNNAMED, Fault, Refused

KEYS = {
    "SQLITE_FULL": "storage.full",
    "SQLITE_READONLY_DBMOVED": "storage.file_gone",
    "SQLITE_READONLY": "storage.readonly",
    "SQLITE_CANTOPEN": "storage.cannot_open",
    "SQLITE_BUSY": "storage.busy",
    "SQLITE_LOCKED": "storage.busy",
    "SQLITE_IOERR": "storage.io",
    "SQLITE_CORRUPT": "storage.damaged",
    "SQLITE_NOTADB": "storage.damaged",
}


NO_TEXT = "Could not decode to UTF-8"
SPOILT = (dbapi2.DatabaseError, UnicodeDecodeError)
"""What a damaged file raises while it is read; the words of the error may be bytes that are no text."""
STOPS = frozenset({"storage.io", "storage.damaged"})
"""After one of these nothing more is written until the file was opened anew and compared."""


@contextmanager
def told_in_words(file: str = UNNAMED) -> Iterator[None]:
    """Turn the driver's failure into a Fault with a key; programming errors stay what they are.

    `file` is what the sentence calls the file. Refused: storage.linked, when a row that is named is gone, or
    one that is removed is still in use.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if getattr(cause, "sqlite_errorname", "") == "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise Refused("storage.linked") from error  # a page acted on what was just removed elsewhere
        fault = fault_of(cause)
        if fault is None:
            raise
        raise Fault(fault.key, **{**fault.values, "file": file}) from error
    except UnicodeDecodeError as error:
        if not _of_the_driver(error):
            raise
        raise Fault("storage.damaged", file=file) from error
    except Fault as fault:  # a value that is none of its column's
        if fault.values.get("file") != UNNAMED:
            raise
        raise Fault(fault.key, **{**fault.values, "file": file}) from fault


def fault_of(error: BaseException | None) -> Fault | None:
    """The Fault for a driver error, or None where the machine is not to blame."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if isinstance(error, dbapi2.Error) and str(error).startswith(NO_TEXT):
        return Fault("storage.damaged", file=UNNAMED)
    for prefix, key in KEYS.items():
        if name == prefix or name.startswith(prefix + "_"):
            return Fault(key, name=name)
    return None


def _of_the_driver(error: BaseException) -> bool:
    """Whether it was raised while a row was fetched, and not by a command that reads text of its own."""
    trace, module = error.__traceback__, ""
    while trace is not None:
        module, trace = str(trace.tb_frame.f_globals.get("__name__", "")), trace.tb_next
    return module.startswith(("sqlalchemy.", "meetingdesk.storage."))
