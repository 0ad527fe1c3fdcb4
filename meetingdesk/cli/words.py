"""click speaks the user's language here: its headings, its own option, and what it says of a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.wording import N_, _

PASSPHRASE_FILE, PASSPHRASE = "meetingdesk.passphrase_file", "meetingdesk.passphrase"
"""Where a call of the program keeps what it was told; it ends with the call."""
HEADINGS = {"Options": N_("选项"), "Commands": N_("命令")}


class Formatter(click.HelpFormatter):
    """Help with headings in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how it is called."""
        super().write_usage(prog, args, prefix or _("用法：") + " ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part of the help under its heading."""
        with super().section(_(HEADINGS[name]) if name in HEADINGS else name):
            yield


class Context(click.Context):
    """Takes our formatter."""

    formatter_class = Formatter


class Option(click.Option):
    """An option that says in the user's language that it must be given."""

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """What stands in brackets behind the help."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = _("必填")
        return extra


class Command(click.Command):
    """A command whose help is in the user's language."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("显示这份说明。")
        return option


class Group(click.Group):
    """The program itself: names its commands where one is not known."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("显示这份说明。")
        return option


def refusal(error: click.ClickException, names: list[str]) -> BadInput:
    """What click has to say, as one sentence of ours; `names` are the commands there are."""
    if isinstance(error, click.NoSuchOption):
        return BadInput("cli.no_option", option=error.option_name)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return BadInput("cli.no_command", command=error.command_name, known="、".join(names))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return BadInput("cli.missing", name=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return BadInput("cli.bad_value", name=_name(error.param), reason=error.message)
    return BadInput("cli.usage", reason=error.format_message())


def _name(param: click.Parameter) -> str:
    """What the user calls it: --out, CASE."""
    return str(param.metavar) if isinstance(param, click.Argument) else param.opts[0]
