"""Lets an error in an override of Qt's end on the crash card, on Python 3.11 too.

An error raised by C code (`int("x")`, a widget that is gone) is kept half made by Python 3.11 until somebody
catches it. PySide 6.10 to 6.11.3 read it as it is: where one override led to the other, the program died
without a word and without the card. Caught once inside the override it is whole. Python 3.12 makes all so.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from inspect import CO_VARARGS
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject


def whole(override: FunctionType) -> Callable[..., Any]:
    """The same override; what it raises was caught once.

    A signal may bring more than the override takes: PySide leaves that out where it can see the signature.
    """
    takes = sys.maxsize if override.__code__.co_flags & CO_VARARGS else override.__code__.co_argcount

    @functools.wraps(override)
    def call(*given: Any, **named: Any) -> Any:
        try:
            return override(*given[:takes], **named)
        except BaseException:  # noqa: TRY203  catching is what completes it
            raise

    return call


def _complete(cls: type[QObject], **named: Any) -> None:
    super(QObject, cls).__init_subclass__(**named)
    qt = [base for base in cls.__mro__ if base.__module__.startswith("PySide6")]
    for name, value in list(vars(cls).items()):
        if isinstance(value, FunctionType) and any(name in vars(base) for base in qt):
            setattr(cls, name, whole(value))


if sys.version_info < (3, 12):
    QObject.__init_subclass__ = classmethod(_complete)  # type: ignore[assignment,arg-type]  # every class of the window
