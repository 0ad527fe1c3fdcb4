"""The program on the command line: what it can be told, and how it says no.

Exit codes: 0 done; 1 a rule or the machine said no, or `check` found something; 2 bad input.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from meetingdesk import __version__
from meetingdesk.cli import words
from meetingdesk.documents.choices import BadgeSheet, CardSize
from meetingdesk.foundation import paths, settings
from meetingdesk.foundation.errors import BadInput, Fault, MeetingDeskError
from meetingdesk.foundation.progress import Cancelled
from meetingdesk.foundation.stand_ins import loading
from meetingdesk.foundation.wording import LANGUAGES, _, sentence, use_language
from meetingdesk.roster.namesakes import Namesake

DONE, NO, BAD = 0, 1, 2
BAD_INPUT = frozenset(
    {"storage.missing", "storage.foreign", "storage.newer", "storage.too_old", "storage.exists"}
    | {"documents.unknown_paper", "storage.confidential", "storage.wrong_passphrase"}
)
"""What was named on the command line does not fit: bad input like a bad file."""


def run(args: Sequence[str]) -> int:
    """Do what was asked and return the exit code; whatever goes wrong is one sentence on standard error."""
    speak_utf8()
    use_language(_language(args))
    group = program()
    try:
        found = group.main(list(args), prog_name="meetingdesk", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return BAD
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  a sentence, never a traceback
        return _say(*_told(error, sorted(group.commands)))
    return found if isinstance(found, int) else DONE


def _told(error: BaseException, commands: list[str]) -> tuple[MeetingDeskError, int]:
    """What the user reads, and the exit code."""
    if isinstance(error, MeetingDeskError):
        bad = isinstance(error, BadInput) or error.key in BAD_INPUT
        return error, BAD if bad else NO
    if isinstance(error, click.Abort | Cancelled | KeyboardInterrupt):
        return BadInput("cli.stopped"), NO
    if isinstance(error, click.ClickException):
        return words.refusal(error, commands), BAD
    if isinstance(error, OSError):
        file = Path(str(error.filename or "")).name or "—"
        return Fault("cli.disk", file=file, reason=error.strerror or str(error)), NO
    return Fault("cli.crash", kind=type(error).__name__, place=_place(error)), NO


def _say(error: MeetingDeskError, code: int) -> int:
    click.echo(" ".join(sentence(error).split()), err=True)
    return code


def _place(error: BaseException) -> str:
    """Module and line that failed; nothing of what was being worked on."""
    if "MEETINGDESK_DEBUG" in os.environ:
        raise error
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def speak_utf8() -> None:
    """Files and pipes get UTF-8 on every system; a terminal that lacks a character shows a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", encoding=None if stream.isatty() else "utf-8")


def _language(args: Sequence[str]) -> str:
    """As told; else as chosen in the window; else that of the terminal, where it is English."""
    for place, word in enumerate(args):
        name, _equals, value = word.partition("=")
        if name == "--language":
            told = value or "".join(args[place + 1 : place + 2])
            return next((each for each in LANGUAGES if told and each.startswith(told[:2])), LANGUAGES[0])
    if paths.settings_file().exists():
        return settings.load(paths.settings_file()).language
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if spoken.startswith("en") else LANGUAGES[0]


def program() -> click.Group:
    """All commands, explained in the language in use."""
    return words.Group(
        "meetingdesk",
        help=_("会议台：一场会议，从名册到纪要。\n\n不带命令时打开窗口。"),
        params=[_database(), _choice_of_language(), _version(), _self_test()],
        commands=[*_playing(), *_tables(), *_care(), *_carrying()],
        callback=_remember,
        options_metavar=_("[选项]"),
        subcommand_metavar=_("命令 [参数]…"),
    )


def _command(
    name: str, callback: Callable[..., Any], short: str, text: str, *params: click.Parameter
) -> click.Command:
    def carry_out(**given: Any) -> Any:
        context = click.get_current_context()
        if given.get("database", 0) is None:
            given["database"] = context.find_root().params.get("database")
        if (database := given.get("database")) is not None and database.is_dir():
            raise BadInput("cli.database_folder", folder=str(database))
        given.pop("language", None)
        context.meta[words.PASSPHRASE_FILE] = given.pop("passphrase_file", None)
        return callback(**given)

    opens = any(param.name in {"database", "copy"} for param in params)
    every = [*params, *([_passphrase()] if opens else []), _choice_of_language()]
    return words.Command(name, callback=carry_out, short_help=short, help=f"{short}\n\n{text}", params=every,
                         options_metavar=_("[选项]"))  # fmt: skip


def _later(module: str, verb: str) -> Callable[..., Any]:
    """A command whose module is loaded when it is called: `export` needs nothing of what `rehearse` needs."""

    def call(**given: Any) -> Any:
        with loading():
            found = getattr(import_module(f"meetingdesk.cli.{module}"), verb)
        return found(**given)

    return call


def _playing() -> list[click.Command]:
    files = _("写出 figures.json、每个测评的结果和各种材料。\n同一案例再演练一次，不会改变任何内容。")
    case = click.Argument(["case"], type=_PATH, metavar="CASE")
    return [
        _command(
            "rehearse", _later("playing", "rehearse"), _("演练一个案例文件夹。"), files,
            case, _out(), _database(),
        ),
        _command("demo", _later("playing", "demo"), _("演练自带的演示会议。"), files, _out(), _database()),
    ]


def _tables() -> list[click.Command]:
    file = click.Argument(["file"], type=_PATH, metavar="FILE")
    papers = click.Argument(["papers"], nargs=-1, metavar="[PAPER]...")
    return [
        _command(
            "import-roster", _later("tables", "import_roster"), _("导入名册（.xlsx、.xls、.csv）。"),
            _("先列出每种情况的人数和有问题的行，再导入。"), file, _database(), *_how_to_import(),
        ),
        _command(
            "export", _later("exporting", "export"), _("导出会议材料。"),
            _("不写材料名时导出全部；带 .pdf、.docx 等后缀时只导出这一个文件。"),
            papers, _out(), _database(), _which_meeting(), *_of_papers(),
        ),
        _command(
            "results", _later("tables", "results"), _("显示已封存测评的结果。"),
            _("未封存的测评只显示状态。"), _database(), _which_meeting(),
            words.Option(["--json", "as_json"], is_flag=True, help=_("以 JSON 输出。")),
        ),
    ]  # fmt: skip


def _of_papers() -> list[click.Parameter]:
    """The names are those of `documents.choices.Choices`."""
    sizes = click.Choice([size.value for size in CardSize])
    sheets = click.Choice([sheet.value for sheet in BadgeSheet])
    return [
        words.Option(["--by-kind"], is_flag=True, help=_("签到表：党委、党支部分开排。")),
        words.Option(["--phone-column"], is_flag=True, help=_("签到表：加电话一栏（中间四位隐去）。")),
        words.Option(["--whole-phones"], is_flag=True, help=_("印完整的电话，并记入历史。")),
        words.Option(["--card"], type=sizes, default=CardSize.LOW.value, help=_("席卡一面的大小，毫米。")),
        words.Option(["--unit-cards"], is_flag=True, help=_("席卡：除领导外印单位名。")),
        words.Option(["--badges"], type=sheets, default=BadgeSheet.TEN.value, help=_("一页几张胸卡。")),
        words.Option(["--remarks"], is_flag=True, help=_("测评表：末尾留意见建议栏（笔迹可能认出人）。")),
        words.Option(
            ["--template"], type=click.Path(dir_okay=False, path_type=Path),
            help=_("会议纪要、新闻稿：套用本单位的 Word 模板。"),
        ),
        words.Option(["--each-slip"], is_flag=True, help=_("反馈表：每人单独一个文件。")),
    ]  # fmt: skip


def _how_to_import() -> list[click.Parameter]:
    return [
        words.Option(
            ["--namesakes"],
            type=click.Choice([each.value for each in Namesake]), default=Namesake.SKIP.value,
            help=_("同名而单位不同的人：skip 先不导入，new 作为另一人新增。"),
        ),
        words.Option(["--yes", "-y"], is_flag=True, help=_("不再询问。")),
        words.Option(["--dry-run"], is_flag=True, help=_("只看，不导入。")),
    ]  # fmt: skip


def _care() -> list[click.Command]:
    copy = click.Argument(["copy"], type=_PATH, metavar="COPY")
    result = click.Argument(["file"], type=_PATH, metavar="FILE")
    into = words.Option(["--to"], type=_PATH, metavar="DIR", help=_("副本写到哪个文件夹。"))
    new = words.Option(["--to"], type=_PATH, metavar="FILE", required=True, help=_("恢复成哪个新文件。"))
    return [
        _command(
            "check", _later("care", "check"), _("检查数据库。"),
            _("检查文件、记录链和旁边的小文件；有问题时退出码为 1。"), _database(),
        ),
        _command(
            "verify", _later("care", "verify"), _("核对一份测评结果的 PDF，或一份归档。"),
            _("页面文字、附件、校验码和数据库是否一致，哪一部分不一致；归档的文件是否齐全。"
              "不一致时退出码为 1，没法核对时为 2。"),
            result, _database(),
        ),
        _command("backup", _later("care", "backup"), _("写一份核对过的副本。"), "", _database(), into),
        _command(
            "restore", _later("care", "restore"), _("从副本恢复成新文件。"), _("不会覆盖已有的文件。"),
            copy, new,
        ),
    ]  # fmt: skip


def _carrying() -> list[click.Command]:
    file = click.Argument(["file"], type=_PATH, metavar="FILE")
    to = words.Option(["--to"], type=_PATH, metavar="FILE", required=True, help=_("存成哪个文件（.mdm）。"))
    return [
        _command(
            "export-meeting", _later("carrying", "export_meeting"),
            _("把一场会议存成一个文件，带到另一台电脑。"),
            _("会议的全部资料和附件；不含没有封存的选票和操作历史。文件不加密；不会覆盖已有的文件。"),
            to, _database(), _which_meeting(),
            words.Option(["--whole-phones"], is_flag=True, help=_("连完整的电话一起带走，并记入历史。")),
            words.Option(["--without-files"], is_flag=True, help=_("不带附件。")),
        ),
        _command(
            "import-meeting", _later("carrying", "import_meeting"), _("接收另一台电脑上存成的一场会议。"),
            _("先核对文件，列出里面有什么，再与名册合并；已有的人和单位不改动。"),
            file, _database(), *_how_to_import()[1:],
        ),
    ]  # fmt: skip


_PATH = click.Path(path_type=Path)


def _database() -> click.Option:
    return words.Option(
        ["--database"], type=_PATH, metavar="FILE", help=_("用这个数据库文件，而不是自己的那一个。")
    )


def _passphrase() -> click.Option:
    about = _("机密文件的口令在哪个文件的第一行（- 是标准输入）；不写就在终端里问，不会显示。")
    return words.Option(["--passphrase-file"], type=_PATH, metavar="FILE", help=about)


def _out() -> click.Option:
    return words.Option(["--out"], type=_PATH, metavar="DIR", required=True, help=_("写到哪个文件夹。"))


def _which_meeting() -> click.Option:
    about = _("数据库里有几场会议时：编号，或标题的一部分。")
    return words.Option(["--meeting"], metavar="TITLE", help=about)


def _choice_of_language() -> click.Option:
    choices = click.Choice([*LANGUAGES, "zh"])
    return words.Option(["--language"], type=choices, help=_("说明和提示所用的语言。"))


def _version() -> click.Option:
    def show(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(f"MeetingDesk {__version__}")
            context.exit()

    about = _("显示版本。")
    return words.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=about
    )


def _self_test() -> click.Option:
    about = _("检查这台电脑上的程序是否完整。")
    return words.Option(["--self-test"], is_flag=True, expose_value=False, help=about)


def _remember(**_given: Any) -> None:
    """The choices of the program itself are looked up by its commands."""
