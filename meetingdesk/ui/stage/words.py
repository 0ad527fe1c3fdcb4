"""What the scenes are called in the operator's language."""

from __future__ import annotations

from meetingdesk.foundation.wording import N_, _
from meetingdesk.stage.facts import Scene

NAMES = {
    Scene.TITLE: N_("会议标题"),
    Scene.BOARD: N_("签到墙"),
    Scene.AGENDA: N_("议程进度"),
    Scene.SPEAKER: N_("述职计时"),
    Scene.EVALUATION: N_("测评说明"),
    Scene.COMMENT: N_("点评"),
    Scene.RESULTS: N_("测评结果"),
    Scene.BREAK: N_("休息倒计时"),
    Scene.BLANK: N_("黑屏"),
}


def name_of(scene: Scene) -> str:
    """The scene's name in the language in use."""
    return _(NAMES[scene])
