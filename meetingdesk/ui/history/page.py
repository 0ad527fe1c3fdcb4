"""history"""

from __future__ import annotations

from typing import ClassVar

from meetingdesk.foundation.wording import _
from meetingdesk.ui.later.page import LaterPage


class ThePage(LaterPage):
    """Says where papers are made meanwhile."""

    icon: ClassVar[str] = "folder-open"

    def words(self) -> tuple[str, str, str]:
        """Title, what will come, what helps until then."""
        return (
            _("文档"),
            _("所有文件会在这里列出、预览和打印"),
            _("现在可以在“纪要”页导出纪要和记录，其他文件用命令 meetingdesk export 输出"),
        )
